import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { DiskFailure, UsageProblem } from '../../src/disk/failure.ts';
import {
  DIGEST_KEY,
  keepPublicKey,
  keyForLooking,
  loadKey,
  publicKeyAt,
  SIGNATURE_KEY,
} from '../../src/disk/key.ts';
import { makeFolder } from '../../src/disk/make-folder.ts';
import { packNames } from '../../src/disk/rulebook.ts';
import { syncFolder } from '../../src/disk/write-whole.ts';

const place = mkdtempSync(join(tmpdir(), 'tearline-folders-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));

const FRESH = 'ab'.repeat(32);

describe('a folder is made', () => {
  test('with those above it', () => {
    makeFolder(join(place, 'a/b/c'), 0o700);
    makeFolder(join(place, 'a/b/c'));
    expect(statSync(join(place, 'a/b/c')).mode & 0o777).toBe(0o700);
  });

  test('or the failure says where and why', () => {
    writeFileSync(join(place, 'file'), '');
    expect(() => makeFolder(join(place, 'file/below'))).toThrow(DiskFailure);
    expect(() => makeFolder(join(place, 'file/below'))).toThrow(
      /file\/below: part of the path is not a folder/,
    );
  });

  test.skipIf(!existsSync('/proc/self'))('and where its names cannot be synced it is as it is', () => {
    expect(() => syncFolder('/proc/self')).not.toThrow();
    expect(() => syncFolder(join(place, 'absent'))).toThrow(/ENOENT/);
  });

  test.skipIf(!existsSync('/proc/self'))('and where the system takes none that is said, at once', () =>
    expect(() => makeFolder('/proc/tearline/out')).toThrow('this file system takes no new folders'),
  );
});

describe('the key', () => {
  test('that cannot be made says where and why', () => {
    writeFileSync(join(place, 'full'), '');
    expect(() => loadKey(join(place, 'full/key'), DIGEST_KEY, () => FRESH)).toThrow(
      /full\/key|folder .*full/,
    );
    expect(() => loadKey(join(place, 'full/below/key'), DIGEST_KEY, () => FRESH)).toThrow(DiskFailure);
  });

  test('that is a folder cannot be read, which is no fault of the program', () => {
    makeFolder(join(place, 'folder-key'));
    expect(() => loadKey(join(place, 'folder-key'), DIGEST_KEY, () => FRESH)).toThrow(
      /folder-key: it is a folder/,
    );
  });

  test('of one kind is not taken for the other', () => {
    const path = join(place, 'one-kind/key');
    loadKey(path, DIGEST_KEY, () => FRESH);
    expect(() => loadKey(path, SIGNATURE_KEY, () => FRESH)).toThrow(
      /not a Tearline key of this kind.*--signing-key/,
    );
  });

  test('that signs has its public half laid beside it', () => {
    keepPublicKey(join(place, 'half.pub'), 'tearline+00000000+AA');
    expect(publicKeyAt(join(place, 'half.pub'))).toBe('tearline+00000000+AA\n');
    expect(publicKeyAt(join(place, 'none.pub'))).toBeUndefined();
  });

  test('for looking is taken where it is, and never made', () => {
    const path = join(place, 'looking/key');
    expect(keyForLooking(undefined, path)).toBeUndefined();
    expect(() => keyForLooking(path, path)).toThrow(UsageProblem);
    expect(existsSync(path)).toBe(false);
    expect(keyForLooking(undefined, path.replace('looking', 'made'))).toBeUndefined();
    const made = loadKey(path, DIGEST_KEY, () => FRESH);
    expect([keyForLooking(undefined, path), keyForLooking(path, 'nowhere')]).toEqual([made, made]);
  });
});

test('rules in a folder that is not there are the mistake of the one who named it', () =>
  expect(() => packNames(join(place, 'nofolder'))).toThrow(/There is no folder .*nofolder/));
