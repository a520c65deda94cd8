import { describe, expect, it } from 'vitest';
import { readCable } from '../../src/cable/read-cable.ts';
import type { Cable } from '../../src/model/cable.ts';
import { sliceOf } from '../../src/model/span.ts';
import { codes, recordOf, VOCABULARY } from './invented.ts';

const SENT = ['R 020834Z APR 73', 'FM SECSTATE WASHDC', 'TO AMEMBASSY NORDHAVEN'];
const read = (...lines: string[]): Cable =>
  readCable(recordOf([...lines, ...SENT, 'BT', 'SECRET STATE 5113', ''].join('\n')), VOCABULARY);
const unread = ({ text, messages }: Cable): string[] =>
  messages.flatMap(({ code, span }) => (code === 'unread' && span ? [sliceOf(text, span)] : []));
const values = (fields: Cable['fields']['drafted']): string[] => (fields ?? []).map(({ value }) => value);

describe('the distribution of a copy of State', () => {
  it.each([
    ['DRAFTED BY EB/TT/MA:RQLANDER:JK', 'APPROVED BY EB:MTHORNE', 'COMMERCE:SBOYCE (INFO)'],
    ['DRAFTED BY: EB/TT: RQLANDER:JK -- 05/19/88', 'APPROVED BY: EB: MTHORNE', 'S/S: SBOYCE'],
    ['DRAFTED BY EB:MR. RQLANDER', 'APPROVED BY EB - MR. MTHORNE', 'S/S:SBOYCE'],
  ])('names who drafted, approved and cleared: %s', (...lines) => {
    const { fields, ...cable } = read(...lines);
    expect(unread({ fields, ...cable })).toEqual([]);
    expect([fields.drafted, fields.approved, fields.cleared].map(values)).toEqual([
      ['RQLANDER'],
      ['MTHORNE'],
      ['SBOYCE'],
    ]);
  });

  it('takes a subject below the drafters for no office', () => {
    const { fields } = read('DRAFTED BY EB:RQLANDER', 'SUBJECT: BRIDGES');
    expect(values(fields.cleared)).toEqual([]);
  });

  it('has offices with their copies, over several lines', () => {
    const cable = read('46', 'ACTION EUR-12', '', 'INFO  OCT-01 ISO-00', '      DODE-00 INR-07 /020 W');
    expect(unread(cable)).toEqual([]);
    expect(codes(cable)).not.toContain('copies-differ');
    expect(cable.fields.distribution?.value).toEqual({
      action: [{ office: 'EUR', copies: 12 }],
      info: [
        { office: 'OCT', copies: 1 },
        { office: 'ISO', copies: 0 },
        { office: 'DODE', copies: 0 },
        { office: 'INR', copies: 7 },
      ],
      total: 20,
    });
  });

  it.each([
    ['1960s', 'ACTION ARA 16', 'INFO SS 20,L 03,NSC 10,CIAE 00,INR 07,NSAE 00,RSC 01 /057 W'],
    ['telegrams sent', 'ORIGIN SS-25', 'INFO  OCT-01 ISO-00 /026 R'],
  ])('of %s is read, and its sum agrees', (_when, ...lines) => {
    const cable = read(...lines);
    expect(unread(cable)).toEqual([]);
    expect(cable.fields.distribution?.value.action).toHaveLength(1);
    expect(codes(cable)).not.toContain('copies-differ');
  });

  it('is told where its sum differs', () =>
    expect(codes(read('ACTION ARA 16', 'INFO SS 20,L 03 /068 W'))).toContain('copies-differ'));

  it('is no address: the posts behind it are', () => {
    const cable = read('ACTION EUR-12', 'INFO  OCT-01 ISO-00 /013 W');
    expect(cable.fields.info).toEqual([]);
    expect(cable.fields.to.map(({ value }) => value.address)).toEqual(['AMEMBASSY NORDHAVEN']);
  });

  it('names who drafted, approved and cleared', () => {
    const cable = read(
      ...['ORIGIN SS-25', 'DRAFTED BY EUR/PP:WPEELE', 'APPROVED BY THE SECRETARY', 'C:AHOLM', 'S/S:RMOE'],
      '--------------------- 054819',
    );
    expect(unread(cable)).toEqual([]);
    const { drafted, approved, cleared } = cable.fields;
    expect(values(drafted)).toEqual(['WPEELE']);
    expect(values(approved)).toEqual(['THE SECRETARY']);
    expect(values(cleared)).toEqual(['AHOLM', 'RMOE']);
    for (const { printed, span } of [...(drafted ?? []), ...(approved ?? []), ...(cleared ?? [])])
      expect(sliceOf(cable.text, span)).toBe(printed);
  });

  it.each([
    '--------------------- 003526',
    '---------------------     003526',
    '------------------201212Z 109980 /20',
    '------------------507B47  271033Z /38',
  ])('has a dash counter: %s', (line) => expect(unread(read('ACTION EUR-12', line))).toEqual([]));
});
