import { existsSync, mkdtempSync, promises, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { Unsynced } from '../../src/disk/unsynced.ts';

/** What the program of the system was asked, and how it ended. */
const system = vi.hoisted(() => ({ asked: [] as string[][], status: 0 as number | null }));
vi.mock('node:child_process', () => ({
  spawnSync: (program: string, args: readonly string[]) => {
    system.asked.push([program, ...args]);
    return { status: system.status };
  },
}));

const folder = mkdtempSync(join(tmpdir(), 'tearline-unsynced-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const FILES = ['a.txt', 'b.txt', 'c.txt'].map((name) => join(folder, name));
for (const file of FILES) writeFileSync(file, 'a copy');

/** The files that were opened to be synced, each by itself, of so many that were noted. */
async function openedOf(notes: number): Promise<Set<unknown>> {
  const open = vi.spyOn(promises, 'open');
  const unsynced = new Unsynced();
  for (let n = 0; n < notes; n++) unsynced.note(FILES[n % FILES.length] as string);
  const before = open.mock.calls.length;
  await unsynced.all();
  const opened = new Set(open.mock.calls.slice(before).map(([path]) => path));
  open.mockRestore();
  return opened;
}

describe('what may not be on the device yet', () => {
  beforeEach(() => {
    system.asked.length = 0;
    system.status = 0;
  });

  test('is synced file by file where it is little', async () => {
    expect(await openedOf(3)).toEqual(new Set(FILES));
    expect(system.asked).toEqual([]);
  });

  test('is synced in one call where it is very much', async () => {
    expect((await openedOf(5000)).size).toBe(0);
    expect(system.asked).toEqual([['sync', '-f', '--', folder]]);
  });

  test.each([1, null])('and file by file again where the system cannot (%s)', async (status) => {
    system.status = status;
    expect(await openedOf(5000)).toEqual(new Set(FILES));
  });

  test.each([
    ['fsync', false],
    ['open', true],
  ])('is a failure where the device refuses, and what it did not take goes (%s)', async (syscall, stays) => {
    const lost = join(folder, `lost-${syscall}.txt`);
    writeFileSync(lost, 'a copy');
    const refused = Object.assign(new Error('refused'), { code: 'EIO', syscall });
    const file = { sync: () => Promise.reject(refused), close: () => Promise.resolve() };
    const open = vi
      .spyOn(promises, 'open')
      .mockImplementation(() =>
        syscall === 'open' ? Promise.reject(refused) : Promise.resolve(file as never),
      );
    const unsynced = new Unsynced();
    unsynced.note(lost);
    await expect(unsynced.all()).rejects.toThrow(
      `did not take ${lost} for good: the device reported an error`,
    );
    open.mockRestore();
    expect(existsSync(lost)).toBe(stays);
  });
});
