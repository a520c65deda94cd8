import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inspect } from '../../src/cable/inspect.ts';
import { readCable } from '../../src/cable/read-cable.ts';
import { decode } from '../../src/container/decode.ts';
import { openRecord } from '../../src/container/open.ts';
import { civilDate } from '../../src/model/civil-date.ts';
import { VOCABULARY } from './invented.ts';

const DATA = '../shared/data';
const FILE = '07MOSCOW4141.txt';

describe.skipIf(!existsSync(join(DATA, FILE)))('the example cable (needs the shared test data)', () => {
  it('is inspected exactly as its expected result says', () => {
    const { persons: _persons, messages: expectedMessages, ...expected } = expectedResult();
    const { persons: _none, messages, ...found } = inspectExample();
    expect(found).toEqual(expected);
    expect(messages.map(({ severity, code }) => ({ severity, code }))).toEqual(expectedMessages);
  });
});

function expectedResult() {
  return JSON.parse(readFileSync(join(DATA, '07MOSCOW4141.inspect.json'), 'utf8'));
}

function inspectExample() {
  const decoded = decode(FILE, readFileSync(join(DATA, FILE)));
  if ('failure' in decoded) throw new Error(decoded.failure.reason);
  const record = openRecord(FILE, decoded.text);
  const cable = readCable(record, VOCABULARY);
  const printed = cable.fields.declassification[0]?.printed ?? '';
  const instruction = { printed, order: '12958', kind: 'date', date: civilDate(2017, 8, 20) };
  return inspect(record, cable, [], [], instruction, VOCABULARY);
}
