import { describe, expect, it } from 'vitest';
import { endOfInstruction } from '../../src/declassification/instruction-words.ts';
import { orders } from './orders.ts';

/** What of a line stands beyond the end of its instruction. */
const left = (line: string): string => line.slice(endOfInstruction(line));

/** The reader of headers has words of its own; these keep it of one mind with the orders. */
describe('the end of an instruction', () => {
  it.each(orders)('lies behind every code of E.O. $order', ({ order, codes }) => {
    const printed = codes
      .flatMap((row) => [row.code, ...row.printed])
      .map((code) => code.replace('{digit}', '7'));
    for (const code of printed) expect(left(`E.O. ${order}: DECL: ${code}`)).toBe('');
  });

  it.each(orders)('lies behind every event of E.O. $order', ({ order, events }) => {
    for (const word of events) expect(left(`E.O. ${order}: DECL: ${word} THE FERRY`)).toBe('');
  });

  it('lies behind every form of words of its own', () => {
    const fixed = orders
      .flatMap(({ forms }) => forms.map(({ form }) => form))
      .filter((form) => !form.includes('{'));
    for (const form of fixed) expect(left(`E.O. 11652: ${form}`)).toBe('');
  });

  it("lies before what is somebody's text", () => {
    expect(left('E.O. 12958: DECL: X1 THE FERRY SANK')).toBe(' THE FERRY SANK');
    expect(left('E.O. 12958: DECL: X1\nAFTER THE FERRY SANK')).toBe('\nAFTER THE FERRY SANK');
    expect(left('E.O. 12958: DECL: 08/20/2017\nUPON THE FERRY')).toBe('\nUPON THE FERRY');
    expect(left('E.O. 12958: DECL:\nAFTER THE FERRY TREATY')).toBe('');
  });
});

it.each([
  'E.O. 11652: XGDS-3 DECLAS 12/31/90',
  'E.O. 11652: XGDS 1',
  'E.O. 11652: XGDS-1 AND 3',
  'E.O. 11652: G.D.S.',
  'E.O. 12065: GDS 5 JUN 85',
  'E.O. 12065: GDS-6/5/86',
  'E.O. 12065: RDS-1, 2 6/5/00',
  'E.O. 12958: DECL: 10 YEARS FROM DATE OF ORIGIN',
  'E.O. 12958: DECL: (03/04/2016)',
  'E.O. 12958: DECL: 50X1 HUM',
])('nothing is left behind %s', (line) => {
  expect(left(line)).toBe('');
});
