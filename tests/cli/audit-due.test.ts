import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readCsv } from '../../src/notation/csv.ts';
import { fixture, place, textOf, today } from './tearline.ts';
import { tearline } from './warm.ts';

/** Classified until 2033-06-01, of 2 June 2009; unclassified, of 2008. */
const [SECRET, PLAIN] = ['09OSLO612', '08OSLO79'];
const due = (...more: readonly string[]) => tearline(['audit', 'due', 'run', ...more]);

beforeAll(() => {
  writeFileSync(
    join(place, 'attest.yaml'),
    `- { cables: all, need: foia-review, by: Harriet Vale, on: ${today()} }\n`,
  );
  const files = ['05-portions-of-three-levels', '11-telephone-and-mail'].map(fixture);
  tearline(['release', ...files, '--out', 'first', '--formats', 'txt']);
  const on = ['--on', 'subject', '--effect', 'withhold', '--basis', 'B5,B6'];
  tearline(['decide', 'first', PLAIN, ...on, '--reason', 'A draft.', '--by', 'Ada']);
  const official = ['--official', 'Harriet Vale, Declassification Officer', '--attest', 'attest.yaml'];
  tearline(['release', '--supersedes', 'first', '--out', 'run', '--formats', 'txt', ...official]);
}, 180_000);

describe('audit due', () => {
  it('tells that nothing is due, and the next day on which something is', () => {
    const { code, out } = due();
    expect([code, out]).toEqual([
      0,
      `Nothing falls due by ${today()}.\nNext on 2033-01-21: 1 withholding in ${PLAIN}.\n`,
    ]);
  });

  it('lists what is due by a day, sorted by day, each with the provision, what stands on, and what comes next', () => {
    const { code, out } = due('--by', '2033-06-01', '--format', 'csv');
    const heads = ['due', 'cable', 'portion', 'no longer', 'provisions', 'why', 'still'];
    const read = readCsv('due.csv', out, heads);
    const cells = 'value' in read ? read.value.map((row) => row.cells) : [];
    expect(code).toBe(0);
    expect(cells.map((row) => [row.due, row.cable, row.portion, row['no longer'], row.still])).toEqual([
      ['2033-01-21', PLAIN, 'subject', 'B5', 'B6'],
      ['2033-06-01', SECRET, '2', 'B1; 1.4(b); 1.4(d)', undefined],
      ['2033-06-01', SECRET, '3', 'B1; 1.4(b); 1.4(d)', undefined],
    ]);
    expect(cells.map(({ why }) => why)).toEqual([
      '25 years from its date',
      ...['its classification ends', 'its classification ends'],
    ]);
    expect(cells[0]?.provisions).toBe('5 U.S.C. 552(b)(5)');
  });

  it('counts a day that has come, and none before it', () => {
    expect(due('--by', '2033-01-20').out).toContain('Nothing falls due by 2033-01-20.');
    const { out } = due('--by', '2033-01-21');
    expect(out).toContain('1 withholding in 1 cable due by 2033-01-21.');
    expect(out).toContain(`Next on 2033-06-01: 2 withholdings in ${SECRET}.`);
    expect(due('--by', '2040-01-01').out).toContain('Of no other is a day known on which it falls due.');
  });

  it('is one JSON object a deletion, and says the rest beside it', () => {
    const { out, err } = due('--by', '2033-01-21', '--format', 'json');
    expect(
      out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      {
        ...{ due: '2033-01-21', mrn: PLAIN, portion: 'subject', codes: ['B5'], left: ['B6'] },
        ...{ provisions: ['5 U.S.C. 552(b)(5)'], why: '25 years from its date' },
      },
    ]);
    expect(err).toContain('Next on 2033-06-01');
  });

  it('speaks of copies that were not released only when asked', () => {
    const first = ['audit', 'due', 'first', '--by', '2033-01-21'];
    expect(tearline(first).out).toBe(
      'first has no copies in public/. With --all its other copies count too.\n',
    );
    expect(tearline([...first, '--all']).out).toContain('1 withholding in 1 cable due');
  });

  it('quotes nothing', () => {
    const { out } = due('--by', '2040-01-01');
    expect(textOf('run/restricted', `${PLAIN}.decisions.json`)).toContain('HOW TO APPLY');
    expect(out).not.toMatch(/apply|route/i);
  });

  it('refuses a day that is none, and ends with 3 where it cannot read what was settled', () => {
    expect(due('--by', 'soon')).toMatchObject({ code: 2, err: expect.stringContaining('--by takes a day') });
    rmSync(join(place, 'run/restricted', `${PLAIN}.decisions.json`));
    const { code, err } = due();
    expect([code, err]).toEqual([3, expect.stringContaining(`${PLAIN}: its decisions.json is not there`)]);
  });
});
