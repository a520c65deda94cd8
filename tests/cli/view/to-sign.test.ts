import { expect, test } from 'vitest';
import { toSignLines } from '../../../src/cli/view/to-sign.ts';
import type { CableView, DiffView, DoneShown } from '../../../src/model/shown.ts';

const done = (seq: number | null, what: string): DoneShown => ({
  ...{ seq, kind: 'decision', id: `d-${seq}`, by: 'Ann Poe', at: '2026-12-01T03:45:59.246Z', what },
  ...{ reason: `Why ${seq}.`, stands: true, why: null, canBeUndone: true },
});
const VIEW = {
  ...{ mrn: '07OSLO414', banner: 'SECRET', standing: 'ready', state: 'released-in-part', lastSigned: null },
  ...{ copyBanner: 'UNCLASSIFIED', deletions: [], needs: [], cannotSign: null, shown: 'c13274fa17aa' },
  ...{ barred: ['not attested: foia-review', 'an agency has not answered'] },
  standsBehind: { needed: 2, persons: ['Ann Poe'] },
  history: [done(5, 'releases a passage'), done(null, 'withholds the subject')],
} as unknown as CableView;
const DIFF: DiffView = {
  ...{ mrn: '07OSLO414', banner: 'SECRET', from: -1, to: 6 },
  changes: [
    {
      ...{ kind: 'released', portion: '1', before: { marker: '[name: B6]', bases: ['B6'] }, after: null },
      why: ['Ann Poe: Why 5.'],
    },
  ],
  blocks: [
    { line: 1, parts: [{ left: 'SUBJECT: HARBOR\n', right: 'SUBJECT: HARBOR\n' }] },
    { line: 2, parts: [{ left: '[name: B6]', right: 'Magnus Tveit', of: 0 }] },
  ],
};
const linesFor = (some: Partial<CableView> = {}, diff = DIFF): string[] => [
  ...toSignLines({ ...VIEW, ...some }, diff, { dir: 'out/july', by: 'Ben Roe', width: 100 }),
];

test('a signer is shown all of the copy, what was released in it, and who said so and why', () => {
  const shown = linesFor().join('\n');
  for (const words of [
    'SUBJECT: HARBOR',
    '[-[name: B6]-]{+Magnus Tveit+}',
    'Ann Poe releases a passage',
    'Why 5.',
  ])
    expect(shown).toContain(words);
  expect(shown).toContain("since the machine's proposal");
  expect(shown).toContain('Why null.');
  expect(shown).toContain('--by "Ben Roe"');
});

test('who signed before is shown what was decided behind that; the copy whole where nothing was', () => {
  const shown = linesFor(
    { lastSigned: { seq: 6, at: '2026-12-01T04:00:00.000Z' } },
    { ...DIFF, changes: [] },
  );
  expect(shown.join('\n')).toContain('since you signed it, 2026-12-01 04:00 UTC');
  expect(shown.join('\n')).toContain('nothing changes in what is released');
  expect(shown.join('\n')).toContain('SUBJECT: HARBOR');
  expect(shown.join('\n')).not.toMatch(/Why (5|null)\./);
});

test('the level stands above and below, and what bars its release is told', () => {
  const shown = linesFor();
  expect([shown[0], shown.at(-1)]).toEqual(['SECRET', 'SECRET']);
  expect(shown.join('\n')).toContain('Still bars its release: an agency has not answered.');
});
