import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bannered, patchOf } from '../../src/audit/diff.ts';
import { replay, unreplay } from '../../src/verify/replay.ts';
import { applyDiff, reverseDiff } from '../audit/applied.ts';
import { nastyChange } from '../audit/texts.ts';

const SOURCE = 'a\nb\nc\nd\ne\nf\ng\nh\ni\n';
const PATCH = patchOf('09OSLO901', SOURCE, [
  { from: 2, to: 3, put: 'B' },
  { from: 16, to: 17, put: 'I' },
]);

describe('replaying a patch', () => {
  test('agrees with another library, in both directions, banner or none', () => {
    fc.assert(
      fc.property(nastyChange, fc.boolean(), ({ source, changes, body }, banner) => {
        const patch = patchOf('09OSLO901', source, changes);
        const file = banner ? bannered(patch, 'SECRET') : patch;
        expect(replay(source, file)).toEqual({ ok: true, text: applyDiff(source, patch) });
        expect(replay(source, file)).toEqual({ ok: true, text: body });
        expect(unreplay(body, file)).toEqual({ ok: true, text: reverseDiff(body, patch) });
        expect(unreplay(body, file)).toEqual({ ok: true, text: source });
      }),
      { numRuns: 1000 },
    );
  });

  test.each([
    ['a line that is not there', SOURCE.replace('b', 'x')],
    ['a context line that differs', SOURCE.replace('c', 'x')],
    ['a line more before the hunk', `z\n${SOURCE}`],
    ['no final line end', SOURCE.slice(0, -1)],
    ['nothing', ''],
  ])('is refused on another text: %s', (_, text) => {
    expect(replay(text, PATCH)).toMatchObject({ ok: false, code: 'other-text' });
  });

  const lines = PATCH.split('\n');
  test.each([
    ['an empty file', ''],
    ['no header', lines.slice(2).join('\n')],
    ['one line lost', [...lines.slice(0, 4), ...lines.slice(5)].join('\n')],
    ['a last banner only', `${PATCH}SECRET\n`],
    ['two banners that differ', `SECRET\n${PATCH}CONFIDENTIAL\n`],
    ['no final line end', PATCH.slice(0, -1)],
    ['a count too high', PATCH.replace(/-1,\d+/, '-1,40')],
    [
      'hunks in the wrong order',
      [...lines.slice(0, 2), ...lines.slice(8, -1), ...lines.slice(2, 8), ''].join('\n'),
    ],
  ])('is refused where the patch has %s', (_, patch) => {
    expect(replay(SOURCE, patch)).toMatchObject({ ok: false, code: 'patch-form' });
  });
});
