import { describe, expect, it } from 'vitest';
import { INSTALLED_RULES, loadExemptions } from '../../src/disk/rulebook.ts';
import type { CivilDate } from '../../src/model/civil-date.ts';
import { exemptionsOn } from '../../src/model/exemption.ts';
import { isAvailable } from '../../src/rule/availability.ts';

const rows = loadExemptions(INSTALLED_RULES);
const day = (text: string): CivilDate => text as CivilDate;
const on = (code: string, asOf: string) => {
  const found = exemptionsOn(rows, day(asOf)).find((row) => row.code === code);
  if (found === undefined) throw new Error(`There is no row for ${code}.`);
  return found;
};
const available = (
  code: string,
  dated: string | null,
  asOf: string,
  { classified = true, approved = [] }: { classified?: boolean; approved?: string[] } = {},
): boolean =>
  isAvailable(on(code, asOf), {
    ...{ classified, approved, until: null },
    ...{ dated: dated === null ? null : day(dated), asOf: day(asOf) },
  });

describe('an exemption', () => {
  it('is the row of the order in force on the day', () => {
    expect(on('1.4(d)', '2026-11-24').provision).toBe('E.O. 13526 section 1.4(d)');
    expect(on('1.4(d)', '2010-06-27').provision).toBe('E.O. 13526 section 1.4(d)');
    expect(on('1.4(d)', '2010-06-26').provision).toBe('E.O. 12958 section 1.4(d), as amended by E.O. 13292');
    expect(on('1.4(d)', '1999-01-01').provision).toBe('E.O. 12958 section 1.5(d)');
  });

  it('that is not in force yet on the day cannot be cited', () => {
    expect(available('3.3(b)(1)', '1970-01-01', '2009-01-01', { approved: ['3.3(b)(1)'] })).toBe(false);
    expect(available('1.4(h)', '2002-01-01', '2003-03-24')).toBe(false);
    expect(available('1.4(h)', '2002-01-01', '2003-03-25')).toBe(true);
  });

  it('by letter ends where the record is 25 years old, and the one by number begins there', () => {
    const at = (asOf: string) => [
      available('1.4(b)', '2001-03-05', asOf),
      available('3.3(b)(6)', '2001-03-05', asOf, { approved: ['3.3(b)(6)'] }),
    ];
    expect(at('2026-03-04')).toEqual([true, false]);
    expect(at('2026-03-05')).toEqual([false, true]);
    expect(available('1.4(b)', null, '2026-03-05')).toBe(false);
  });

  it('by number needs the approval of that number, however old the record is', () => {
    expect(available('3.3(b)(6)', '1990-01-01', '2026-01-01')).toBe(false);
    expect(available('3.3(b)(6)', '1990-01-01', '2026-01-01', { approved: ['3.3(b)(1)'] })).toBe(false);
    expect(available('3.3(b)(6)', null, '2026-01-01', { approved: ['3.3(b)(6)'] })).toBe(false);
  });

  it('that rests on classification needs it on the day', () => {
    expect([
      available('B1', '2007-01-01', '2026-01-01'),
      available('B1', '2007-01-01', '2026-01-01', { classified: false }),
    ]).toEqual([true, false]);
    expect(
      available('3.3(b)(6)', '1990-01-01', '2026-01-01', { classified: false, approved: ['3.3(b)(6)'] }),
    ).toBe(false);
    expect(available('B6', '1966-01-01', '2026-01-01', { classified: false })).toBe(true);
  });

  it('for deliberation ends at 25 years', () => {
    expect(available('B5', '2001-11-24', '2026-11-23', { classified: false })).toBe(true);
    expect(available('B5', '2001-11-24', '2026-11-24', { classified: false })).toBe(false);
  });
});
