import { rmSync } from 'node:fs';
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { DiskFailure } from '../../../src/disk/failure.ts';
import { storeInFile } from '../../../src/review/record/in-file.ts';
import { keptOf, OPENING } from '../acts/acting.ts';
import { everywhere, note, OPTIONS, place } from './run.ts';

/** Which call fails, counted from now; with which error; and what was called. */
const disk = vi.hoisted(() => ({ fails: Number.POSITIVE_INFINITY, code: 'ENOSPC', calls: [] as string[] }));
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  const failing =
    <A extends unknown[], R>(name: string, call: (...args: A) => R) =>
    (...args: A): R => {
      disk.calls.push(name);
      if (disk.calls.length > disk.fails)
        throw Object.assign(new Error(disk.code), { code: disk.code, syscall: name });
      return call(...args);
    };
  return {
    ...fs,
    openSync: (path: string, flags: number, mode?: number) =>
      ((flags & fs.constants.O_RDWR) === 0 ? fs.openSync : failing('open', fs.openSync))(path, flags, mode),
    writeSync: failing('write', fs.writeSync as (file: number, bytes: Uint8Array, at: number) => number),
    fsyncSync: failing('fsync', fs.fsyncSync),
  };
});

const failAfter = (calls: number, code: string): void => {
  Object.assign(disk, { fails: calls, code, calls: [] });
};
const works = (): void => failAfter(Number.POSITIVE_INFINITY, '');

let run: string;
const runs: string[] = [];
beforeEach(() => {
  works();
  run = place();
  runs.push(run);
});
afterAll(() => {
  for (const each of runs) rmSync(each, { recursive: true, force: true });
});

/** What an act takes of the disk, one call after the other. */
const CALLS = ['write', 'fsync', 'write', 'fsync', 'write', 'fsync'];

describe('a disk that fails while an act is recorded', () => {
  test('waits for the device three times: contents, entries, checkpoint', async () => {
    const store = storeInFile(run, OPTIONS);
    await store.append(0, () => OPENING);
    disk.calls = [];
    await store.append(0, () => everywhere(1, 30));
    expect(disk.calls).toEqual(CALLS);
    await store.close();
  });

  test.each(CALLS.map((call, n) => [n, call] as const))(
    'at call %i, a %s: nothing is acknowledged, nothing is tried again, and it says why',
    async (n) => {
      const store = storeInFile(run, OPTIONS);
      await store.append(0, () => OPENING);
      await store.append(0, () => note(1));
      const { root } = store;
      failAfter(n, 'ENOSPC');
      await expect(store.append(0, () => everywhere(2, 3))).rejects.toThrow(DiskFailure);
      expect(store.readOnly).toMatch(/the disk is full/);
      works();
      await expect(store.append(0, () => note(3))).rejects.toThrow(/the disk is full/);
      expect(await store.since(0)).toEqual(keptOf([OPENING, note(1)]));
      expect(store.root).toBe(root);
      await store.close();
      expect(disk.calls).toEqual([]);

      const again = storeInFile(run, OPTIONS);
      const kept = await again.since(0);
      // What was written whole before the last wait may be there; half of an act never is.
      const all = keptOf([OPENING, note(1), everywhere(2, 3)]);
      expect(kept).toEqual(n < CALLS.length - 1 ? all.slice(0, 2) : all);
      await again.append(0, () => note(4));
      await again.close();
    },
  );
});

describe('a folder that cannot be written', () => {
  test.each(['EROFS', 'EACCES', 'ENOSPC'])('is read all the same, and says why: %s', async (code) => {
    const store = storeInFile(run, OPTIONS);
    await store.append(0, () => OPENING);
    await store.close();
    failAfter(0, code);
    const other = storeInFile(run, OPTIONS);
    expect(await other.since(0)).toEqual(keptOf([OPENING]));
    expect(other.readOnly).toMatch(/^Nothing can be recorded\. .*(read-only|no permission|disk is full)/);
    await expect(other.append(0, () => note(1))).rejects.toThrow(DiskFailure);
    await other.close();
    works();
    expect(await other.since(0)).toEqual(keptOf([OPENING]));
  });
});
