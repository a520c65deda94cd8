import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { bytesBetween, linesFrom, linesOf } from '../../src/disk/pieces.ts';

const place = mkdtempSync(join(tmpdir(), 'tearline-pieces-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));
const FILE = join(place, 'long');
/** Lines that lie across the ends of what is read at once, one longer than all of it. */
const LINES = ['a'.repeat(700_000), 'b'.repeat(700_000), '', 'c'.repeat(1 << 20), 'd'.repeat(2_500_000), 'e'];
writeFileSync(FILE, `${LINES.join('\n')}\nno end`);

test('lines are whole wherever a file is cut to be read, and a last one without its end is none', () => {
  expect(Array.from(linesOf(FILE), (line) => line.toString('latin1'))).toEqual(LINES);
});

test('each line is told with the place where it ends, from any line on', () => {
  const file = openSync(FILE, 'r');
  const ends = LINES.map((_, i) => LINES.slice(0, i + 1).join('\n').length + 1);
  expect(Array.from(linesFrom(file, 0), ({ end }) => end)).toEqual(ends);
  expect(Array.from(linesFrom(file, ends[1] ?? 0), ({ end }) => end)).toEqual(ends.slice(2));
  closeSync(file);
});

test('bytes between two places are those, and fewer where the file has no more', () => {
  expect(bytesBetween(FILE, 699_998, 700_003).toString()).toBe('aa\nbb');
  const size = LINES.join('\n').length + 7;
  expect(bytesBetween(FILE, size - 6, size + 100).toString()).toBe('no end');
});
