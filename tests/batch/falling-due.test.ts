import { describe, expect, it } from 'vitest';
import { fallingDueIn } from '../../src/batch/falling-due.ts';
import { INSTALLED_RULES, loadExemptions } from '../../src/disk/rulebook.ts';
import type { CivilDate } from '../../src/model/civil-date.ts';
import { exemptionsOn } from '../../src/model/exemption.ts';
import { KeptGrounds } from '../../src/model/kept-grounds.ts';

const EXEMPTIONS = exemptionsOn(loadExemptions(INSTALLED_RULES), '2026-11-24' as CivilDate);
const basis = (code: string, until?: string) => ({
  ...{ code, provision: `provision of ${code}`, reason: 'why' },
  ...(until === undefined ? {} : { until }),
});
type Given = ReturnType<typeof basis>;

/** A cable of that day, with one deletion for each list of grounds, in paragraphs 1, 2 and so on. */
const cable = (dated: string | null, ...grounds: readonly (readonly Given[])[]): KeptGrounds =>
  KeptGrounds.parse({
    queue: { mrn: '07OSLO1', dated },
    decisions: grounds.flatMap((bases, n) => [
      { span: { from: n * 10, to: n * 10 + 5 }, effect: 'withhold', bases, claims: [] },
      { span: { from: n * 10 + 5, to: n * 10 + 10 }, effect: 'release', bases: [], claims: [] },
    ]),
    cuts: grounds.map((_, n) => ({
      spans: [{ from: n * 10, to: n * 10 + 5 }],
      ...{ portion: String(n + 1), effect: 'withhold', bases: [], claims: [], extent: 'name' },
    })),
  });
const due = (kept: KeptGrounds) => fallingDueIn('07OSLO1', kept, EXEMPTIONS);

describe('what falls due in a cable', () => {
  it('is what rests on classification, on the day that ends', () => {
    const kept = cable('2007-03-01', [basis('B1', '2027-01-01'), basis('1.4(d)', '2027-01-01')]);
    expect(due(kept)).toEqual([
      {
        ...{ mrn: '07OSLO1', portion: '1', on: '2027-01-01', codes: ['B1', '1.4(d)'], left: [] },
        provisions: ['provision of B1', 'provision of 1.4(d)'],
        because: 'its classification ends',
      },
    ]);
  });

  it('leaves what stands beyond that day, and says so', () => {
    const [only, ...more] = due(cable('2007-03-01', [basis('B1', '2027-01-01'), basis('B6')]));
    expect([only?.codes, only?.left, more]).toEqual([['B1'], ['B6'], []]);
  });

  it('is (b)(5) on the 25th anniversary, and of a record without a date never', () => {
    const [five] = due(cable('2007-03-01', [basis('B5')]));
    expect([five?.on, five?.because]).toEqual(['2032-03-01', '25 years from its date']);
    expect(due(cable(null, [basis('B5')]))).toEqual([]);
  });

  it('is a letter of section 1.4 after 25 years, though classification goes on', () => {
    const found = due(cable('2007-03-01', [basis('B1', '2057-12-31'), basis('1.4(d)', '2057-12-31')]));
    expect(found.map(({ on, codes, left }) => [on, codes, left])).toEqual([
      ['2032-03-01', ['1.4(d)'], ['B1']],
      ['2057-12-31', ['B1'], []],
    ]);
  });

  it('is no privacy, no open question and nothing that was released', () => {
    expect(due(cable('2007-03-01', [basis('B6')]))).toEqual([]);
    const kept = cable('2007-03-01', [basis('B1', '2027-01-01')]);
    expect(due({ ...kept, cuts: kept.cuts.map((cut) => ({ ...cut, effect: 'hold' })) })).toEqual([]);
    expect(due({ ...kept, cuts: [] })).toEqual([]);
  });

  it('is due when the first piece of a deletion is', () => {
    const kept = cable('2007-03-01', [basis('B1', '2030-01-01')], [basis('B1', '2027-01-01')]);
    const [first, second] = kept.cuts;
    const joined = { ...first, spans: [...(first?.spans ?? []), ...(second?.spans ?? [])] };
    expect(due({ ...kept, cuts: [joined as (typeof kept.cuts)[number]] }).map(({ on }) => on)).toEqual([
      '2027-01-01',
    ]);
  });

  it('keeps the day on record of a ground that the tables no longer know', () => {
    expect(due(cable('2007-03-01', [basis('1.9(z)', '2027-01-01')])).map(({ on }) => on)).toEqual([
      '2027-01-01',
    ]);
  });
});
