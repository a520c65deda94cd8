import { expect, test } from 'vitest';
import { FOIA_REVIEW } from '../../../src/declassification/still-needed.ts';
import type { Filed } from '../../../src/model/review.ts';
import type { QueueRow } from '../../../src/model/shown-case.ts';
import { caseView, type InCase, narrowedTo } from '../../../src/review/views/case.ts';
import { qualityShown } from '../../../src/review/views/quality.ts';
import { queueView } from '../../../src/review/views/queue.ts';
import { VOCABULARY } from '../../cable/invented.ts';

const row = (mrn: string, some: Partial<QueueRow> = {}): QueueRow => ({
  ...{ mrn, file: `${mrn}.txt`, dated: '2001-03-04', post: 'OSLO', subject: '', tags: [], banner: 'SECRET' },
  ...{ standing: 'ready', state: 'held', folder: null, risk: 'low', questions: 0, deletions: 0 },
  ...{ bases: [], rules: [], persons: [], signatures: 0, last: null },
  ...some,
});

/** What a queue is searched in, and what stands over it. */
const SEEN = { texts: { of: () => undefined, share: 1 }, banner: 'SECRET' };

const needing = (mrn: string, needs: string[], some: Partial<InCase> = {}): InCase => ({
  ...{ row: row(mrn), filed: { needs } as unknown as Filed, attested: [], referredTo: [] },
  ...some,
});

const viewOf = (...all: InCase[]) => viewOfRun({}, ...all);
const viewOfRun = (record: object, ...all: InCase[]) =>
  caseView(
    all,
    { audience: 'foia', asOf: '2026-03-01', today: '2026-03-01', ...record } as never,
    {
      audience: { title: 'A requester', signatures: { persons: 2 } },
      exemptions: [],
      vocabulary: VOCABULARY,
    } as never,
    { name: 'Ann Poe', roles: ['reviewer'] },
    {
      readOnly: null,
      notice: null,
      log: { size: 0, root: '' },
      quality: qualityShown(0, [], []),
      banner: 'SECRET',
    },
  );

test('a banner of compartmented information is known by the system that it prints first, and by no other control', () => {
  const { compartmented } = viewOf();
  expect(compartmented).toEqual(expect.arrayContaining(['SI', 'HCS', 'TK']));
  expect(
    compartmented.filter((word) => /[- ]/.test(word) || ['RD', 'NODIS', 'NOFORN'].includes(word)),
  ).toEqual([]);
});

const missingIn = (...all: InCase[]) => Object.fromEntries(viewOf(...all).missing);

test('what must still be attested is said with its words, and no more where somebody attested it', () => {
  const words = `not attested: foia-review. ${FOIA_REVIEW.text}`;
  const attested = needing('01OSLO2', ['foia-review'], { attested: ['foia-review'] });
  expect(missingIn(needing('01OSLO1', ['foia-review']), attested)).toEqual({
    'not enough persons stand behind it': 2,
    [words]: 1,
  });
});

test('a second look says of which run it is one', () => {
  const supersedes = { size: 41, digest: '0123456789ab' };
  expect(viewOfRun({ supersedes }).supersedes).toEqual({ seq: 40, digest: '0123456789ab' });
  expect(viewOf()).not.toHaveProperty('supersedes');
});

test('an answer that is still out is told once of a cable, whoever asked for it', () => {
  const both = needing('01OSLO1', ['referral-open'], { referredTo: ['Energy'] });
  expect(missingIn(both)['an agency has not answered']).toBe(1);
  expect(missingIn(needing('01OSLO1', ['referral-open']))['an agency has not answered']).toBe(1);
});

test('the queue can be narrowed to one disposition', () => {
  const rows = [row('01OSLO1'), row('01OSLO2', { state: 'denied-in-full' })];
  const view = queueView(rows, { state: ['denied-in-full'] }, SEEN);
  expect(view.rows.map(({ mrn }) => mrn)).toEqual(['01OSLO2']);
});

/** A cable that enough persons stand behind, with what the gate says of its copy. */
const signed = (mrn: string, barred: string[], some: Partial<Filed> = {}): InCase => ({
  ...needing(mrn, []),
  row: row(mrn, { standing: 'signed' }),
  filed: { needs: [], owners: [], barred, ...some } as unknown as Filed,
});

test('a signed cable is to be released only where nothing bars it; else it is told what does', () => {
  const bars = [
    'a withholding that somebody decided on no longer holds: decide anew',
    'it bears SECRET, and this audience gets at most UNCLASSIFIED',
    'it has no document number in the case',
    'it was read from a copy: release the cable itself',
  ];
  expect(missingIn(signed('01OSLO1', []), ...bars.map((why, i) => signed(`01OSLO${i + 2}`, [why])))).toEqual(
    Object.fromEntries([['to be released', 1], ...bars.map((why) => [why, 1])]),
  );
});

test('what the gate says is not said twice, but an attestation that came too early is', () => {
  const barred = ['questions are open', 'not attested: foia-review'];
  const words = `not attested: foia-review. ${FOIA_REVIEW.text}`;
  const open = {
    ...signed('01OSLO1', barred, { needs: ['foia-review'] }),
    row: row('01OSLO1', { questions: 1 }),
  };
  expect(Object.keys(missingIn(open))).toEqual(
    expect.arrayContaining(['questions are open', words, 'not enough persons stand behind it']),
  );
  expect(Object.keys(missingIn(open))).toHaveLength(3);
  expect(missingIn({ ...open, attested: ['foia-review'] })).toHaveProperty('not attested: foia-review', 1);
});

test('who owns text of a cable is counted among the referrals, and the queue can be narrowed to them and to what is missing', () => {
  const owned = signed('01OSLO1', [], { owners: ['DOE'] });
  const asked = { ...signed('01OSLO2', []), referredTo: ['CIA', 'DOE'] };
  const all = [owned, asked, signed('01OSLO3', [])];
  expect(viewOf(...all).referrals).toEqual([
    ['DOE', 2],
    ['CIA', 1],
  ]);
  expect(narrowedTo(() => all, { agency: 'CIA' })).toEqual(new Set(['01OSLO2']));
  expect(narrowedTo(() => all, { missing: 'to be released' })).toEqual(new Set(['01OSLO3']));
  expect(narrowedTo(() => all, {})).toBeUndefined();
  const rows = all.map((each) => each.row);
  const view = queueView(rows, {}, SEEN, new Set(['01OSLO2']));
  expect([view.total, view.counts.signed]).toEqual([1, 3]);
});
