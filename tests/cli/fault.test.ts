import { expect, test } from 'vitest';
import { faultLines } from '../../src/cli/fault.ts';

const NEEDLE = 'Minister Poe said in private';

test('a fault is told by its class and its places, without its words', () => {
  const lines = faultLines(new RangeError(NEEDLE));
  expect(lines[0]).toBe('RangeError');
  expect(lines[1]).toMatch(/^ {4}at .*fault\.test\.ts:\d+:\d+\)?$/);
  expect(lines.join('\n')).not.toContain(NEEDLE);
});

test.each([
  ['of several lines', `one\n    at ${NEEDLE} (cable.txt:1:1)\nthree`],
  ['that repeats itself', `${NEEDLE}\n${NEEDLE}`],
  ['of nothing', ''],
])('a message %s stays out', (_, message) => {
  const lines = faultLines(new TypeError(message));
  expect(lines.length).toBeGreaterThan(1);
  expect(lines.join('\n')).not.toContain(NEEDLE);
});

test('where the message was changed later, no places are told', () => {
  const fault = new Error(NEEDLE);
  expect(fault.stack).toContain(NEEDLE);
  fault.message = 'other';
  expect(faultLines(fault)).toEqual(['Error']);
});

test('what is no error is told by its type', () => {
  expect(faultLines(NEEDLE)).toEqual(['string']);
});
