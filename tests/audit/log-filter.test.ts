import { describe, expect, test } from 'vitest';
import { type DiffFilter, fits } from '../../src/audit/diff-filter.ts';
import { keeps, type LogFilter, NamesSought } from '../../src/audit/log-filter.ts';
import { rowOf } from '../../src/audit/log-row.ts';
import type { Entry, EntryBody } from '../../src/model/entry.ts';

const D = 'ab'.repeat(32);
const deletion = (mrn: string, portion: string | null, bases: string[], ...by: string[]): EntryBody => ({
  ...{ kind: 'deletion', mrn, place: { portion, at: 10 }, extent: 'name', effect: 'withhold', bases },
  ...{ authority: bases.map((code) => `5 U.S.C. ${code}`), commitment: D },
  asked: by.map((each, i) => ({ claim: `c${i}`, by: each })),
});
const BODIES: EntryBody[] = [
  {
    ...{
      kind: 'run',
      audience: 'foia',
      asOf: '2026-11-30',
      rehearsal: true,
      official: 'Harriet Vale, Officer',
    },
    ...{ key: 'k', packs: [], tables: [] },
  },
  deletion('A1', '1', ['B6'], 'rule privacy/e-mail', 'role private'),
  deletion('A1', null, ['B1', '1.4(d)'], 'table row classified'),
  deletion('B2', '2.a', [], 'decision d7 of Ada Reviewer'),
  deletion('B2', 'subject', ['B6']),
  {
    ...{ kind: 'decision', mrn: 'B2', action: 'd7', effect: 'withhold', by: 'Ada Reviewer' },
    ...{ at: '2026-11-30T10:00:00Z', answers: [], bases: ['B5'], content: D, applied: false },
  },
  { kind: 'attestation', need: 'foia-review', by: 'Harriet Vale, Officer', on: '2026-11-29', cables: ['B2'] },
  {
    kind: 'attestation',
    need: 'extension-check',
    by: 'Harriet Vale, Officer',
    on: '2026-11-29',
    cables: 'all',
  },
  { kind: 'failure', input: 0, code: 'not-a-cable' },
];
const ROWS = BODIES.map((entry, seq) => rowOf({ v: 1, seq, prev: D, digest: D, entry } as Entry));
const OPEN: LogFilter = { kinds: [], cables: [], rules: [], bases: [], persons: [], from: 0, to: 99 };

describe('a filter of the log', () => {
  test.each<[string, Partial<LogFilter>, number[]]>([
    ['nothing', {}, [0, 1, 2, 3, 4, 5, 6, 7, 8]],
    ['a kind', { kinds: ['decision', 'failure'] }, [5, 8]],
    ['a cable, and what attests for it', { cables: ['B2'] }, [3, 4, 5, 6]],
    ['a rule', { rules: ['privacy/e-mail'] }, [1]],
    ['a pack', { rules: ['privacy'] }, [1]],
    ['a role', { rules: ['role private'] }, [1]],
    ['a row of the table', { rules: ['table row classified'] }, [2]],
    ['what no claim released', { rules: ['silence'] }, [4]],
    ['a decision', { rules: ['decision d7'] }, [3, 5]],
    ['a basis', { bases: ['1.4(d)', 'B5'] }, [2, 5]],
    ['a person', { persons: ['Ada Reviewer'] }, [3, 5]],
    ['numbers', { from: 2, to: 3 }, [2, 3]],
    ['two at once', { cables: ['A1'], bases: ['B6'] }, [1]],
    ['part of a name', { rules: ['privacy/e'], cables: [] }, []],
  ])('keeps by %s what fits and nothing else', (_, some, kept) => {
    const filter = { ...OPEN, ...some };
    expect(ROWS.filter((row) => keeps(filter, row)).map(({ entry }) => entry)).toEqual(kept);
  });

  test('knows which name no entry has, and what there is instead', () => {
    const sought = new NamesSought({ rules: ['privacy/e-mail'], bases: ['B66'], persons: [] });
    for (const row of ROWS) sought.see(row);
    expect([sought.isDone, sought.unknown()]).toEqual([
      false,
      { kind: 'basis', name: 'B66', known: ['1.4(d)', 'B1', 'B5', 'B6'] },
    ]);
    const found = new NamesSought({ rules: ['privacy'], bases: ['B6'], persons: ['Ada Reviewer'] });
    for (const row of ROWS) found.see(row);
    expect([found.isDone, found.unknown()]).toEqual([true, undefined]);
  });
});

describe('a row', () => {
  test('has the day, the person and what of the program asked, each in its cell', () => {
    expect(ROWS[0]).toMatchObject({
      when: '2026-11-30',
      what: 'rehearsal for foia',
      persons: ['Harriet Vale, Officer'],
    });
    expect(ROWS[3]).toMatchObject({ portion: '2.a', rules: ['decision d7'], persons: ['Ada Reviewer'] });
    expect(ROWS[5]).toMatchObject({ what: 'decision to withhold, REFUSED', when: '2026-11-30T10:00:00Z' });
    expect(ROWS[7]).toMatchObject({ what: 'attests extension-check of all cables', cables: [] });
  });
});

describe('a filter of a diff', () => {
  const entries = [1, 2, 3, 4].map((seq) => ({
    ...(BODIES[seq] as Extract<EntryBody, { kind: 'deletion' }>),
    seq,
  }));
  const none: DiffFilter = { rules: [], bases: [], paragraphs: [], persons: [] };
  test.each<[Partial<DiffFilter>, number[]]>([
    [{}, [1, 2, 3, 4]],
    [{ rules: ['privacy'] }, [1]],
    [{ persons: ['Ada Reviewer'] }, [3]],
    [{ rules: ['silence'] }, [4]],
    [{ bases: ['B6'] }, [1, 4]],
    [{ paragraphs: ['header', '2.a'] }, [2, 3]],
    [{ bases: ['B6'], paragraphs: ['1'] }, [1]],
  ])('%j keeps %j', (some, kept) => {
    expect(entries.filter((entry) => fits({ ...none, ...some }, entry)).map(({ seq }) => seq)).toEqual(kept);
  });
});
