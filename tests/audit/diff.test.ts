import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { bannered, patchOf, unbannered, wordDiff } from '../../src/audit/diff.ts';
import type { Change } from '../../src/audit/hunks.ts';
import { applyDiff, reverseDiff } from './applied.ts';
import { nastyChange, replaced } from './texts.ts';

const SOURCE =
  '1. (C) The minister met Ilse Karst at noon.\n2. (U) They spoke of trade.\n3. (C) Nothing else.\n';
const BODY =
  '1. (C) The minister met [name: B6] at noon.\n2. (U) They spoke of trade.\n3. (C) Nothing else.\n';

describe('a patch', () => {
  test('gives the body from the source and the source from the body, exactly, for 2,000 nasty changes', () => {
    fc.assert(
      fc.property(nastyChange, ({ source, changes, body }) => {
        const patch = patchOf('09OSLO901', source, changes);
        expect(applyDiff(source, patch)).toBe(body);
        expect(reverseDiff(body, patch)).toBe(source);
      }),
      { numRuns: 2000 },
    );
  });

  test('survives its banner', () => {
    fc.assert(
      fc.property(nastyChange, ({ source, changes }) => {
        const patch = patchOf('09OSLO901', source, changes);
        expect(unbannered(bannered(patch, 'TOP SECRET'))).toBe(patch);
      }),
    );
  });

  test('says nothing in its headers but the name it was given', () => {
    fc.assert(
      fc.property(nastyChange, ({ source, changes }) => {
        const [first, second, third] = patchOf('09OSLO901', source, changes).split('\n');
        expect([first, second]).toEqual(['--- 09OSLO901', '+++ 09OSLO901']);
        expect(third).toMatch(/^(?:@@ -\d+,\d+ \+\d+,\d+ @@)?$/);
      }),
    );
  });

  test('shows each changed line with three around it, and no other, however many there are', () => {
    const line = (i: number): string => `${i}. (C) x.\n`;
    const lines = Array.from({ length: 90_000 }, (_, i) => line(i));
    const source = lines.join('');
    let at = 0;
    const changes = lines.flatMap((text, i) => {
      at += text.length;
      return i % 9 === 4 ? [{ from: at - 3, to: at - 2, put: '[name: B6]' }] : [];
    });
    const said = patchOf('09OSLO901', source, changes).split('\n').slice(2, -1);
    const count = (sign: string): number => said.filter((text) => text.startsWith(sign)).length;
    expect([count('@@'), count('-'), count('+'), count(' ')]).toEqual([10_000, 10_000, 10_000, 60_000]);
    expect(said.slice(0, 9)).toEqual([
      '@@ -2,7 +2,7 @@',
      ' 1. (C) x.',
      ' 2. (C) x.',
      ' 3. (C) x.',
      '-4. (C) x.',
      '+4. (C) [name: B6].',
      ' 5. (C) x.',
      ' 6. (C) x.',
      ' 7. (C) x.',
    ]);
  });

  test('of two long texts replaces the whole', () => {
    const source = Array.from({ length: 200_000 }, (_, i) => `old ${i}\n`).join('');
    const body = Array.from({ length: 200_000 }, (_, i) => `new ${i}\n`).join('');
    const patch = patchOf('09OSLO901', source, replaced(source, body).changes);
    expect(applyDiff(source, patch)).toBe(body);
    expect(reverseDiff(body, patch)).toBe(source);
  });

  test('makes one hunk of changes that stand near each other', () => {
    const source = 'a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n';
    const at = (from: number) => ({ from, to: from + 1, put: 'X' });
    const hunks = (changes: readonly Change[]): number =>
      patchOf('09OSLO901', source, changes).split('\n@@ ').length - 1;
    expect([hunks([at(0), at(14)]), hunks([at(0), at(16)])]).toEqual([1, 2]);
  });

  test('fits no text that it was not made on', () => {
    const patch = patchOf('09OSLO901', SOURCE, replaced(SOURCE, BODY).changes);
    expect(applyDiff(SOURCE.replace('Karst', 'Kerst'), patch)).toBe(false);
    expect(reverseDiff(SOURCE, patch)).toBe(false);
  });
});

describe('a patch file of restricted/', () => {
  const patch = patchOf('09OSLO901', SOURCE, replaced(SOURCE, BODY).changes);

  test('bears its level as first and last line', () => {
    const lines = bannered(patch, 'CONFIDENTIAL').split('\n');
    expect([lines[0], lines.at(-2), lines.at(-1)]).toEqual(['CONFIDENTIAL', 'CONFIDENTIAL', '']);
  });

  test.each([
    'CONFIDENTIAL',
    'SECRET//NOFORN//EXDIS',
    'CLASSIFICATION UNKNOWN',
    'SECRET//RD AND CLASSIFICATION UNKNOWN',
  ])('is taken out from between two lines of %s', (banner) => {
    expect(unbannered(bannered(patch, banner))).toBe(patch);
  });

  test.each([
    ['no banner', patch],
    ['only the first', `SECRET\n${patch}`],
    ['only the last', `${patch}SECRET\n`],
    ['two levels', `SECRET\n${patch}CONFIDENTIAL\n`],
    ['nothing else', 'SECRET\n'],
    ['nothing', ''],
    ['a word that begins as a level', `SECRETARY\n${patch}SECRETARY\n`],
  ])('with %s is refused', (_, text) => {
    expect(() => unbannered(text)).toThrow(/first and last line/);
  });
});

const hasPatch = spawnSync('patch', ['--version']).status === 0;

describe.skipIf(!hasPatch)('patch(1) (skipped where it is not installed)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tearline-patch-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function patched(text: string, patchFile: string, ...options: string[]): string {
    const at = (name: string): string => join(folder, name);
    writeFileSync(at('in'), text);
    writeFileSync(at('patch'), patchFile);
    execFileSync('patch', ['--binary', '--fuzz=0', '-s', ...options, '-o', at('out'), at('in'), at('patch')]);
    return readFileSync(at('out'), 'utf8');
  }

  test.each([
    ['a deletion', SOURCE, BODY],
    ['no change', SOURCE, SOURCE],
    ['no change without a final line end', 'one line', 'one line'],
    ['a final line end that goes', 'a\nb\n', 'a\nb'],
    ['a final line end that comes', 'a\nb', 'a\nb\n'],
    ['CR LF', 'a\r\nb\r\nc\r\n', 'a\r\n[1 line: B6]\r\nc\r\n'],
    ['mixed line ends', 'a\r\nb\nc\rd\n', 'a\r\nb\nc\r[name: B6]\n'],
    ['U+2028 and form feeds', 'a\u2028b\f\nc\n', 'a\u2028[name: B6]\f\nc\n'],
    ['an empty source', '', 'a\nb'],
    ['an empty body', 'a\nb', ''],
  ])('applies the bannered file forward and reversed: %s', (_, source, body) => {
    const file = bannered(patchOf('09OSLO901', source, replaced(source, body).changes), 'SECRET');
    expect(patched(source, file)).toBe(body);
    expect(patched(body, file, '-R')).toBe(source);
  });

  test('agrees on nasty pairs', () => {
    fc.assert(
      fc.property(nastyChange, ({ source, changes, body }) => {
        fc.pre(source !== '' || body !== '');
        const file = bannered(patchOf('09OSLO901', source, changes), 'SECRET');
        expect(patched(source, file)).toBe(body);
        expect(patched(body, file, '-R')).toBe(source);
      }),
      { numRuns: 150 },
    );
  });
});

describe('a word diff', () => {
  const read = (source: string, body: string): string =>
    wordDiff(source, body)
      .map(({ kind, text }) =>
        kind === 'same' ? text : kind === 'removed' ? `<del>${text}</del>` : `<ins>${text}</ins>`,
      )
      .join('');

  test('shows words, and lines that did not change as they are', () => {
    expect(read(SOURCE, BODY)).toContain('met <del>Ilse Karst </del><ins>[name: B6] </ins>at noon.\n2. (U)');
  });

  test('takes a marker for one word, so that no letter of it seems to have stood in the source', () => {
    expect(read('A lines B6 1, 2 B\n', 'A [2 lines: B6] B\n')).toBe(
      'A <del>lines B6 1, 2 </del><ins>[2 lines: B6] </ins>B\n',
    );
  });

  test('shows a struck marking as the signs that were put around it', () => {
    expect(read('CONFIDENTIAL OSLO\n', '~~CONFIDENTIAL~~ OSLO\n')).toBe(
      '<ins>~~</ins>CONFIDENTIAL<ins>~~</ins> OSLO\n',
    );
  });

  test('makes the source of same and removed, the body of same and added', () => {
    fc.assert(
      fc.property(nastyChange, ({ source, body }) => {
        const changes = wordDiff(source, body);
        const without = (kind: string): string =>
          changes.flatMap((change) => (change.kind === kind ? [] : [change.text])).join('');
        expect(without('added')).toBe(source);
        expect(without('removed')).toBe(body);
      }),
      { numRuns: 1000 },
    );
  });

  test('of two long texts that share nothing ends soon', () => {
    const changes = wordDiff('a b '.repeat(20_000), 'c d '.repeat(20_000));
    expect(changes.map(({ kind }) => kind)).toEqual(['removed', 'added']);
  });
});
