import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { Aside } from '../../src/disk/aside.ts';
import { writeWhole } from '../../src/disk/write-whole.ts';

/** What a write does to the bytes that it says it took. */
const disk = vi.hoisted(() => ({ taking: (bytes: Uint8Array): Uint8Array => bytes }));
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  const writeSync = (file: number, bytes: Uint8Array, at = 0): number => {
    const left = bytes.subarray(at);
    fs.writeSync(file, disk.taking(left));
    return left.length;
  };
  return { ...fs, writeSync };
});

const place = mkdtempSync(join(tmpdir(), 'tearline-lying-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));
const FILE = join(place, '07OSLO412.txt');
const OLD = 'what stood there';
beforeEach(() => writeFileSync(FILE, OLD));

describe('a file on a disk that says it took bytes', () => {
  test('is there where it took them', () => {
    disk.taking = (bytes) => bytes;
    writeWhole(FILE, 'a copy');
    expect(readFileSync(FILE, 'utf8')).toBe('a copy');
  });

  test.each<[string, (bytes: Uint8Array) => Uint8Array]>([
    ['and took none', () => new Uint8Array()],
    ['and took half', (bytes) => bytes.subarray(0, bytes.length >> 1)],
    ['and kept others', (bytes) => bytes.map((byte) => byte ^ 1)],
  ])('%s is refused, and what stood there stays', (_, taking) => {
    disk.taking = taking;
    expect(() => writeWhole(FILE, 'a copy')).toThrow(/other bytes than it was given/);
    disk.taking = (bytes) => bytes;
    expect(readFileSync(FILE, 'utf8')).toBe(OLD);
    expect(existsSync(`${FILE}.part`)).toBe(false);
  });
});

describe('what a run puts aside', () => {
  const text = 'a row of the index\n'.repeat(9000);
  const put = (): Aside => {
    const aside = new Aside(join(place, 'index.jsonl.aside'));
    for (const line of text.split(/(?<=\n)/)) aside.add(line);
    return aside;
  };

  test('is what was added, line by line, and whole in its place', () => {
    disk.taking = (bytes) => bytes;
    const aside = put();
    expect([...aside.lines()]).toEqual(text.trimEnd().split('\n'));
    aside.add('one more\n');
    expect([...aside.lines()].at(-1)).toBe('one more');
    aside.moveTo(FILE);
    expect(readFileSync(FILE, 'utf8')).toBe(`${text}one more\n`);
  });

  test.each<[string, (aside: Aside) => unknown]>([
    ['is not put in its place', (aside) => aside.moveTo(FILE)],
    ['is not read', (aside) => [...aside.lines()]],
    ['has no digest', (aside) => aside.digest()],
  ])('%s where the disk kept other bytes', (_, use) => {
    let times = 0;
    disk.taking = (bytes) => (++times === 2 ? bytes.map((byte) => byte ^ 1) : bytes);
    const aside = put();
    expect(() => use(aside)).toThrow(/other bytes than it was given/);
    expect(readFileSync(FILE, 'utf8')).toBe(OLD);
  });
});
