import { existsSync, mkdtempSync, promises, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { DiskFailure } from '../../src/disk/failure.ts';
import { Unsynced } from '../../src/disk/unsynced.ts';

const place = mkdtempSync(join(tmpdir(), 'tearline-unsynced-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));
afterEach(() => vi.restoreAllMocks());

function written(name: string): string {
  const path = join(place, name);
  writeFileSync(path, 'a copy');
  return path;
}

/** Sees each file that is synced, and says of some that the device failed. */
function watched(fails: (path: string) => boolean): string[] {
  const synced: string[] = [];
  const { open } = promises;
  vi.spyOn(promises, 'open').mockImplementation(async (path, flags) => {
    const file = await open(path, flags);
    const sync = file.sync.bind(file);
    file.sync = async () => {
      if (fails(String(path))) throw Object.assign(new Error('EIO'), { code: 'EIO', syscall: 'fsync' });
      await sync();
      synced.push(String(path));
    };
    return file;
  });
  return synced;
}

describe('what was written', () => {
  test('is synced file by file, each once, whatever their number, and those that are gone are passed over', async () => {
    const synced = watched(() => false);
    const unsynced = new Unsynced();
    const paths = Array.from({ length: 600 }, (_, n) => written(`${n}.txt`));
    for (const path of [...paths, ...paths.slice(-3), join(place, 'gone.txt')]) unsynced.note(path);
    await unsynced.all();
    expect(synced.sort()).toEqual(paths.sort());
  });

  test('and was not taken by the device is told, and removed, lest it be believed to be there', async () => {
    const [good, bad] = [written('good.txt'), written('bad.txt')];
    watched((path) => path === bad);
    const unsynced = new Unsynced();
    for (const path of [good, bad]) unsynced.note(path);
    await expect(unsynced.all()).rejects.toThrow(DiskFailure);
    expect([existsSync(good), existsSync(bad)]).toEqual([true, false]);
    await expect(unsynced.all()).rejects.toThrow(/bad.txt for good: the device reported an error/);
  });

  test('is told at the end where it was not taken long before', async () => {
    const unsynced = new Unsynced();
    watched((path) => path.endsWith('0.txt'));
    for (let n = 0; n < 300; n += 1) unsynced.note(written(`${n}.txt`));
    await new Promise((settle) => setTimeout(settle, 50));
    await expect(unsynced.all()).rejects.toThrow(DiskFailure);
  });
});
