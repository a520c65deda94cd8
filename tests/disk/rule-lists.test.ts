import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { UsageProblem } from '../../src/disk/failure.ts';
import { INSTALLED_RULES, loadExemptions, packFiles } from '../../src/disk/rulebook.ts';
import { compilePack } from '../../src/rule/compile.ts';
import { differingRules } from '../../src/rule/differing.ts';
import { testPack } from '../../src/rule/examples.ts';

const exemptions = loadExemptions(INSTALLED_RULES);
const HEAD = '# Invented names.\n# source: nobody\n# licence: CC0-1.0\n';

let rules: string;
beforeEach(() => {
  rules = mkdtempSync(join(tmpdir(), 'rules-'));
  mkdirSync(join(rules, 'p', 'lists'), { recursive: true });
});
afterEach(() => rmSync(rules, { recursive: true }));

function packWith(file: string, list?: string): void {
  const match = `{ kind: any, of: [{ kind: phrase, any: [zebra] }, { kind: list, file: ${file} }] }`;
  const rest =
    "effect: hold, bases: [{ code: B6 }], authority: a, reason: r, source: s, status: test, examples: { match: ['of [[Anna Vale]]'], miss: ['of Anna'] }";
  writeFileSync(
    join(rules, 'p', 'p.yaml'),
    `pack: p\nversion: '1'\ntitle: t\nrules:\n  - { id: p/one, title: One, match: ${match}, ${rest} }\n`,
  );
  if (list !== undefined) writeFileSync(join(rules, 'p', 'lists', 'x.txt'), list);
}

const load = () => {
  const [file] = packFiles(rules, 'p');
  if (file === undefined) throw new Error('There is no pack.');
  return file;
};
const problem = (): string => {
  try {
    load();
  } catch (thrown) {
    if (thrown instanceof UsageProblem) return thrown.message.replaceAll(rules, '');
    throw thrown;
  }
  return '';
};

describe('a list beside a pack', () => {
  test('is read with it, whatever ends its lines', () => {
    packWith('lists/x.txt', `\ufeff${HEAD}\nBela Moor\n Anna Vale \n`.replaceAll('\n', '\r\n'));
    const { pack } = load();
    expect(pack.lists?.get('lists/x.txt')).toEqual({
      ...{ source: 'nobody', licence: 'CC0-1.0', entries: ['Bela Moor', 'Anna Vale'] },
    });
    expect(testPack(pack, exemptions).map(({ ok }) => ok)).toEqual([true, true]);
  });

  test('changes the digest of its pack, and is told as a rule that differs', () => {
    packWith('lists/x.txt', `${HEAD}Anna Vale\n`);
    const before = load();
    packWith('lists/x.txt', `${HEAD}Anna Vale\nBela Moor\n`);
    const after = load();
    packWith('lists/x.txt', `${HEAD}Anna Vale\n`);
    expect(after.digest).not.toBe(before.digest);
    expect(load().digest).toBe(before.digest);
    const [old, now] = [before, after].map(({ pack, digest }) => compilePack(pack, digest, exemptions));
    expect(old && now && differingRules([now], [old]).map(({ rules: { length } }) => length)).toEqual([1]);
  });

  test.each([
    [
      'is not there',
      'lists/y.txt',
      'x',
      /p\.yaml: rule p\/one: the list lists\/y\.txt cannot be read: there is no such file/,
    ],
    ['is empty', 'lists/x.txt', HEAD, /x\.txt: it has no entry/],
    ['has no source', 'lists/x.txt', '# licence: CC0-1.0\nAnna', /x\.txt: its head names no `# source:`/],
    ['has no licence', 'lists/x.txt', '# source: nobody\nAnna', /no `# licence:`/],
    ['says nothing of its licence', 'lists/x.txt', '# source: nobody\n# licence:\nAnna', /says nothing/],
    [
      'has an entry of no letter',
      'lists/x.txt',
      `${HEAD}Anna\n---\n`,
      /x\.txt: line 5: the entry has no letter/,
    ],
    [
      'has an entry that is a text',
      'lists/x.txt',
      `${HEAD}${'a '.repeat(25)}\n`,
      /line 4: the entry has more than 24 words/,
    ],
    [
      'has too many entries',
      'lists/x.txt',
      HEAD + 'Anna\n'.repeat(100_001),
      /100001 entries, more than the 100000/,
    ],
    ['lies outside', '../other.txt', HEAD, /the list \.\.\/other\.txt lies outside the folder of the pack/],
    ['is no text file', 'lists/x.yaml', HEAD, /name a file that ends in \.txt/],
  ])('that %s is refused', (_, file, list, said) => {
    writeFileSync(join(rules, 'other.txt'), `${HEAD}Anna\n`);
    packWith(file, list);
    expect(problem()).toMatch(said);
  });

  test('that is a link to the outside is refused', () => {
    writeFileSync(join(rules, 'other.txt'), `${HEAD}Anna\n`);
    packWith('lists/link.txt');
    symlinkSync(join(rules, 'other.txt'), join(rules, 'p', 'lists', 'link.txt'));
    expect(problem()).toMatch(/lies outside/);
  });
});
