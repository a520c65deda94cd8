import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
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
