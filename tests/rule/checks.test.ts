import { describe, expect, test } from 'vitest';
import type { CivilDate } from '../../src/model/civil-date.ts';
import { type CheckName, passes } from '../../src/rule/checks.ts';

const DATED = '2007-08-24' as CivilDate;
const passing = (name: CheckName, texts: readonly string[], dated: CivilDate | null = DATED): string[] =>
  texts.filter((text) => passes(name, text, dated));

// Numbers of the standards themselves and of test cards; no real person has them.
const VALID: Readonly<Record<CheckName, readonly string[]>> = {
  luhn: ['4111 1111 1111 1111', '5555-5555-5555-4444', '378282246310005'],
  iban: ['DE89 3704 0044 0532 0130 00', 'gb82 west 1234 5698 7654 32', 'NO93 8601 1117 947'],
  ssn: ['123-45-6789', '001 01 0001', '899-99-9999'],
  imei: ['49-015420-323751-8', '490154203237518'],
  mrz: [
    'L898902C36UTO7408122F1204159ZE184226B<<<<<10',
    'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<< L898902C36UTO7408122F1204159ZE184226B<<<<<10',
    'I<UTOD231458907<<<<<<<<<<<<<<< 7408122F1204159UTO<<<<<<<<<<<6 ERIKSSON<<ANNA<MARIA<<<<<<<<<<',
    'D231458907UTO7408122F1204159<<<<<<<6',
  ],
  'birth-date': [
    '12 March 1961',
    'MARCH 12TH, 1961',
    '12-MAR-61',
    '1961-03-12',
    '03/25/1961',
    '25.3.1961',
    '610312',
    '29 Feb 1960',
  ],
  'adult-birth-date': ['12 March 1961', '12-MAR-61', '24 August 1992', '25.3.1961', '610312'],
};
const INVALID: Readonly<Record<CheckName, readonly string[]>> = {
  luhn: ['4111 1111 1111 1112', '0000 0000 0000 0000', '41111111111', '1411 1111 1111 1111'],
  iban: ['DE88 3704 0044 0532 0130 00', '8937040044053201300000', 'DE89 3704'],
  ssn: ['000-45-6789', '666-45-6789', '900-45-6789', '123-00-6789', '123-45-0000', '123-45-678'],
  imei: ['490154203237519', '49015420323751', '000000000000000'],
  mrz: [
    'L898902C46UTO7408122F1204159ZE184226B<<<<<10',
    'L898902C36UTO7408132F1204159ZE184226B<<<<<10',
    'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<',
    'L898902C36UTO',
  ],
  'birth-date': [
    '31 June 1961',
    '12 March 2008',
    '25 August 2007',
    '12 March 1886',
    '1961-13-12',
    '33/25/1961',
    '29 Feb 1961',
    'March 1961',
    '61',
  ],
  'adult-birth-date': ['12 March 1993', '12-MAR-95', '12 March 1886', '31 June 1961', '03/25/2005'],
};

describe.each(Object.keys(VALID) as CheckName[])('the check %s', (name) => {
  test('passes what is one', () => expect(passing(name, VALID[name])).toEqual(VALID[name]));
  test('passes nothing that only looks like one', () => expect(passing(name, INVALID[name])).toEqual([]));
});

describe('one wrong figure', () => {
  test.each(['luhn', 'iban', 'imei'] as const)('is noticed by %s wherever it stands', (name) => {
    const [number = ''] = VALID[name];
    const wrong = [...number].flatMap((figure, i) =>
      /\d/.test(figure) ? [`${number.slice(0, i)}${(Number(figure) + 1) % 10}${number.slice(i + 1)}`] : [],
    );
    expect(passing(name, wrong)).toEqual([]);
  });
});

test('a date of birth in a cable without a date is judged by the calendar alone', () => {
  expect(passing('birth-date', ['12 March 1886', '31 June 1961', '12 March 2008'], null)).toEqual([
    '12 March 1886',
    '12 March 2008',
  ]);
});
