import { describe, expect, test } from 'vitest';
import { changesBetween, circumstancesBetween, type Side, type Told } from '../../src/audit/between.ts';
import type {
  LoggedDecision,
  LoggedDeletion,
  LoggedOutcome,
  LoggedRun,
} from '../../src/audit/logged-cable.ts';

const TEXT = 'Ilse Karst met Ole Bakke at noon.';
const D = 'ab'.repeat(32);
const OLD = '11'.repeat(32);
const NEW = '22'.repeat(32);

const told = (words: string, some: Partial<LoggedDeletion>): Told => ({
  spans: [{ from: TEXT.indexOf(words), to: TEXT.indexOf(words) + words.length }],
  marker: '[name: B6]',
  entry: {
    ...{
      kind: 'deletion',
      seq: 3,
      mrn: 'A1',
      place: { portion: '1', at: 0 },
      extent: 'name',
      effect: 'withhold',
    },
    ...{ bases: ['B6'], authority: ['5 U.S.C. 552(b)(6)'], commitment: D },
    asked: [{ claim: 'c1', by: 'rule privacy/name', digest: OLD }],
    ...some,
  },
});

const RUN: LoggedRun = {
  ...{ kind: 'run', audience: 'foia', asOf: '2026-11-30', rehearsal: false, official: null, key: 'k' },
  ...{
    packs: [{ pack: 'privacy', version: '1.0.0', digest: OLD }],
    tables: [{ table: 'orders', digest: D }],
  },
};

interface Given {
  readonly run?: Partial<LoggedRun>;
  readonly status?: string;
  readonly decisions?: readonly LoggedDecision[];
}

const side = (
  deletions: readonly Told[],
  { run, status = 'classified', decisions = [] }: Given = {},
): Side => ({
  run: { ...RUN, ...run },
  cable: { outcome: { status } as LoggedOutcome, decisions },
  deletions,
});

const decision = (some: Partial<LoggedDecision>): LoggedDecision => ({
  ...{ kind: 'decision', mrn: 'A1', action: 'd1', effect: 'release', by: 'Ada', at: '2026-11-30T10:00:00Z' },
  ...{ answers: ['c1'], bases: [], content: D, applied: true, ...some },
});

const one = (before: Side, after: Side) => {
  const [change, ...others] = changesBetween(TEXT, before, after);
  return { kind: change?.kind, words: TEXT.slice(change?.from, change?.to), why: change?.why, others };
};

describe('what changed between two runs', () => {
  const name = told('Ilse Karst', {});

  test('is nothing where both delete the same on the same ground, whoever asked', () => {
    const other = told('Ilse Karst', { asked: [{ claim: 'c2', by: 'role private' }] });
    expect(changesBetween(TEXT, side([name]), side([other]))).toEqual([]);
  });

  test('is each of several deletions in the place of one, and what lies between them', () => {
    const wide = told('Ilse Karst met Ole', {});
    const narrow = [told('Karst', { bases: ['B3'] }), told('Ole', { bases: ['B5'] })];
    const changes = changesBetween(TEXT, side([wide]), side(narrow));
    expect(changes.map(({ kind, from, to }) => [kind, TEXT.slice(from, to)])).toEqual([
      ['released', 'Ilse '],
      ['other grounds', 'Karst'],
      ['released', ' met '],
      ['other grounds', 'Ole'],
    ]);
  });

  test('is only what is in one copy, where deletions overlap', () => {
    const wide = told('Ilse Karst met Ole', {});
    expect(one(side([wide]), side([name]))).toMatchObject({
      kind: 'released',
      words: ' met Ole',
      others: [],
    });
    expect(one(side([name]), side([wide]))).toMatchObject({
      kind: 'withheld',
      words: ' met Ole',
      others: [],
    });
  });

  test('is told by the decision that lifted the very claim, and by no other', () => {
    const lifted = one(side([name]), side([], { decisions: [decision({})] }));
    expect(lifted.why).toEqual(['lifted by decision d1 of Ada (2026-11-30T10:00:00Z)']);
    for (const not of [{ answers: ['c9'] }, { applied: false }, { effect: 'withhold' as const }])
      expect(one(side([name]), side([], { decisions: [decision(not)] })).why?.[0]).not.toContain('lifted');
  });

  test('is told by the withholding that stands in the place of the very claim', () => {
    const by = 'decision d1 of Ada';
    const after = told('Ilse Karst', { bases: ['B5'], asked: [{ claim: 'c7', by }] });
    const instead = decision({ effect: 'withhold', bases: ['B5'] });
    expect(one(side([name]), side([after], { decisions: [instead] })).why).toEqual([
      'now asked for by decision d1 of Ada',
      'in the place of rule privacy/name stands decision d1 of Ada (2026-11-30T10:00:00Z)',
    ]);
    const other = decision({ effect: 'withhold', bases: ['B5'], answers: ['c9'] });
    expect(one(side([name]), side([after], { decisions: [other] })).why?.join()).not.toContain('place');
  });

  test.each<[string, Given, string]>([
    [
      'no pack',
      { run: { packs: [] } },
      'no longer asked for by rule privacy/name (its pack is not in the second run)',
    ],
    [
      'a newer pack',
      { run: { packs: [{ pack: 'privacy', version: '1.1.0', digest: NEW }] } },
      'no longer asked for by rule privacy/name (pack privacy 1.0.0 is 1.1.0 in the second run)',
    ],
    [
      'a pack that was changed',
      { run: { packs: [{ pack: 'privacy', version: '1.0.0', digest: NEW }] } },
      'no longer asked for by rule privacy/name (pack privacy 1.0.0 has other rules in the second run)',
    ],
    [
      'another status',
      { status: 'declassified', run: { asOf: '2030-01-01' } },
      'no longer asked for by rule privacy/name (status classified → declassified, day 2026-11-30 → 2030-01-01)',
    ],
    ['nothing the log knows of', {}, 'no longer asked for by rule privacy/name'],
  ])('is told by %s', (_, given, why) => {
    expect(one(side([name]), side([], given)).why).toEqual([why]);
  });

  test('tells a person who withholds, and other grounds', () => {
    const asked = [{ claim: 'c3', by: 'decision d2 of Ada Reviewer' }];
    expect(one(side([]), side([told('Ole', { asked, effect: 'hold' })]))).toMatchObject({
      kind: 'held',
      why: ['now asked for by decision d2 of Ada Reviewer'],
    });
    expect(one(side([name]), side([told('Ilse Karst', { bases: ['B7(C)'], asked })]))).toMatchObject({
      kind: 'other grounds',
      why: ['now asked for by decision d2 of Ada Reviewer', 'no longer asked for by rule privacy/name'],
    });
  });

  test('names what is another for the run as a whole', () => {
    expect(circumstancesBetween(RUN, RUN)).toEqual([]);
    const packs = [{ pack: 'privacy', version: '1.0.0', digest: NEW }];
    const other = {
      ...RUN,
      asOf: '2030-01-01',
      packs,
      tables: [{ table: 'orders', digest: NEW }],
      official: 'Vale',
    };
    expect(circumstancesBetween(RUN, other)).toEqual([
      'day 2026-11-30 → 2030-01-01',
      'official nobody → Vale',
      'pack privacy 1.0.0 has other rules',
      'table orders is another',
    ]);
  });
});
