import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { takeLock } from '../../src/disk/lock.ts';

const place = mkdtempSync(join(tmpdir(), 'tearline-lock-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));
const LOCK = join(place, 'running');
const OTHER = { pid: 99_999_999, boot: 'this start' };
const US = { pid: 4, boot: 'this start' };
const everybody = (): boolean => true;
const nobody = (): boolean => false;

beforeEach(() => writeFileSync(LOCK, JSON.stringify(OTHER)));

describe('a folder that somebody writes to', () => {
  test('is refused, and the lock stays', () => {
    expect(() => takeLock(LOCK, US, everybody)).toThrow(/Process 99999999 writes to this run now/);
    expect(JSON.parse(readFileSync(LOCK, 'utf8'))).toEqual(OTHER);
  });

  test.each([
    ['who is gone', US, nobody],
    ['before the machine was started anew', { ...US, boot: 'a later start' }, everybody],
    ['who is ourselves', { ...US, pid: OTHER.pid }, everybody],
  ])('by one %s is taken over', (_, holder, isAlive) => {
    takeLock(LOCK, holder, isAlive);
    expect(JSON.parse(readFileSync(LOCK, 'utf8'))).toEqual(holder);
  });

  test('is free again once the lock is gone, and nothing lies beside it', () => {
    rmSync(LOCK);
    takeLock(LOCK, US, everybody);
    expect(readdirSync(place)).toEqual(['running']);
    expect(() => takeLock(LOCK, OTHER, everybody)).toThrow(/Process 4 writes/);
    expect(readdirSync(place)).toEqual(['running']);
  });

  test('by a lock that was torn is taken over', () => {
    writeFileSync(LOCK, '{"pid":99');
    takeLock(LOCK, US, everybody);
    expect(JSON.parse(readFileSync(LOCK, 'utf8'))).toEqual(US);
  });
});
