import { expect, test } from 'vitest';
import { FOIA_REVIEW } from '../../../src/declassification/still-needed.ts';
import type { Filed } from '../../../src/model/review.ts';
import type { QueueRow } from '../../../src/model/shown-case.ts';
import { caseView, type InCase } from '../../../src/review/views/case.ts';
import { qualityShown } from '../../../src/review/views/quality.ts';
import { queueView } from '../../../src/review/views/queue.ts';

const row = (mrn: string, some: Partial<QueueRow> = {}): QueueRow => ({
  ...{ mrn, file: `${mrn}.txt`, dated: '2001-03-04', post: 'OSLO', subject: '', tags: [], banner: 'SECRET' },
  ...{ standing: 'ready', state: 'held', folder: null, risk: 'low', questions: 0, deletions: 0 },
  ...{ bases: [], rules: [], persons: [], signatures: 0, last: null },
  ...some,
});

const needing = (mrn: string, needs: string[], some: Partial<InCase> = {}): InCase => ({
  ...{ row: row(mrn), filed: { needs } as unknown as Filed, attested: [], referredTo: [] },
  ...some,
});

const missingIn = (...all: InCase[]) =>
  Object.fromEntries(
    caseView(
      all,
      { audience: 'foia', asOf: '2026-03-01', today: '2026-03-01' } as never,
      { audience: { title: 'A requester', signatures: { persons: 2 } }, exemptions: [] } as never,
      { name: 'Ann Poe', roles: ['reviewer'] },
      { readOnly: null, notice: null, log: { size: 0, root: '' }, quality: qualityShown(0, [], []) },
    ).missing,
  );

test('what must still be attested is said with its words, and no more where somebody attested it', () => {
  const words = `not attested: foia-review. ${FOIA_REVIEW.text}`;
  const attested = needing('01OSLO2', ['foia-review'], { attested: ['foia-review'] });
  expect(missingIn(needing('01OSLO1', ['foia-review']), attested)).toEqual({
    'not enough persons stand behind it': 2,
    [words]: 1,
  });
});

test('an answer that is still out is told once of a cable, whoever asked for it', () => {
  const both = needing('01OSLO1', ['referral-open'], { referredTo: ['Energy'] });
  expect(missingIn(both)['an agency has not answered']).toBe(1);
  expect(missingIn(needing('01OSLO1', ['referral-open']))['an agency has not answered']).toBe(1);
});

test('the queue can be narrowed to one disposition', () => {
  const rows = [row('01OSLO1'), row('01OSLO2', { state: 'denied-in-full' })];
  const view = queueView(rows, { state: ['denied-in-full'] }, { of: () => undefined, share: 1 });
  expect(view.rows.map(({ mrn }) => mrn)).toEqual(['01OSLO2']);
});
