import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { inputFiles, inputsAt, readOnce } from '../../src/disk/inputs.ts';
import { STANDARD_INPUT } from '../../src/disk/standard-input.ts';

const place = mkdtempSync(join(tmpdir(), 'tearline-inputs-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));

function folder(name: string, ...files: string[]): string {
  const path = join(place, name);
  for (const file of files) {
    mkdirSync(join(path, file, '..'), { recursive: true });
    writeFileSync(join(path, file), 'text');
  }
  return path;
}

describe('a folder', () => {
  test('gives its cables, and names what it holds beside them, at any depth', () => {
    const path = folder('mixed', 'b.txt', 'a/c.cable', 'a/d.doc', 'e.cbl');
    symlinkSync(join(path, 'b.txt'), join(path, 'link.txt'));
    const { files, passedOver } = inputsAt([path]);
    expect(files.map(({ file }) => file)).toEqual([join(path, 'a/c.cable'), join(path, 'b.txt')]);
    expect(passedOver).toEqual(['a/d.doc', 'e.cbl', 'link.txt'].map((name) => join(path, name)));
  });

  test('a file that is named is read, whatever its name', () => {
    const path = folder('named', 'd.cbl');
    expect(inputsAt([join(path, 'd.cbl')])).toMatchObject({ files: [{}], passedOver: [] });
  });

  test.each(['', 'proposed', 'restricted'])('of a run is refused: %s', (part) => {
    const path = folder('run', 'proposed/07OSLO1.txt', 'restricted/MARKING.txt', 'restricted/run.json');
    expect(() => inputFiles([join(path, part)])).toThrow('is the folder of a run');
  });

  test('that holds a run is refused, for its copies would be read as cables', () => {
    const path = folder('above', 'cable.txt', 'july/restricted/run.json', 'july/public/07OSLO1.txt');
    expect(() => inputFiles([path])).toThrow(/july is the folder of a run/);
  });

  test('called public is no run by its name alone', () => {
    const path = folder('public', 'cable.txt');
    expect(inputFiles([path])).toHaveLength(1);
  });
});

describe('a file by place', () => {
  const MB = 1024 * 1024;
  const bytes = Buffer.from(Array.from({ length: 2 * MB + 100 }, (_, i) => (i * 31) >> 8));
  const file = join(folder('by-place', 'a.zip'), 'a.zip');
  writeFileSync(file, bytes);
  const byPlace = () => inputFiles([file])[0]?.chunks?.().byPlace?.();

  test.each([
    ['one behind the other', [0, 40, 40, 100]],
    ['backward', [2 * MB, 2 * MB + 50, 3, 9]],
    ['from one block into the next', [MB - 3, MB + 3, 2 * MB - 3, 2 * MB + 3]],
    ['longer than a block', [5, MB + 700]],
    ['beyond its end', [2 * MB + 90, 2 * MB + 200, 3 * MB, 3 * MB + 1]],
  ])('is what lies there: %s', (_, places) => {
    const had = byPlace();
    expect(had?.length).toBe(bytes.length);
    for (let i = 0; i < places.length; i += 2) {
      const [from = 0, to = 0] = places.slice(i, i + 2);
      expect(had && Buffer.from(had.between(from, to)).equals(bytes.subarray(from, to))).toBe(true);
    }
  });

  test('that is gone is told', () => {
    const had = byPlace();
    rmSync(file);
    expect(() => had?.between(0, 10)).toThrow(`Cannot read ${file}`);
  });
});

describe('what can be read only once', () => {
  const stream = (...chunks: string[]) => vi.fn(() => chunks.map((chunk) => Buffer.from(chunk)));

  test('is read once, and given as often as it is asked for', () => {
    const given = stream('FM ', 'OSLO');
    const { once, read, chunks } = readOnce('(pipe)', given, 7);
    expect(once).toBe(true);
    for (const _ of [1, 2]) {
      expect(String(read())).toBe('FM OSLO');
      expect(Buffer.concat([...(chunks?.() ?? [])]).toString()).toBe('FM OSLO');
    }
    expect(given).toHaveBeenCalledTimes(1);
  });

  test('is refused where it is too much to be held, and what was left of it is not taken for all of it', () => {
    const { read, chunks } = readOnce('(pipe)', stream('FM ', 'OSLO'), 6);
    for (const ask of [read, chunks, read]) expect(ask).toThrow('(pipe) is past the limit of 0 MiB');
  });
});

test('standard input has a name to be reported by, and is never looked for on the disk', () => {
  expect(inputFiles([STANDARD_INPUT])).toMatchObject([{ file: '(standard input)', once: true }]);
});
