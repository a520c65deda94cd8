import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeFolder } from '../../src/disk/make-folder.ts';
import { bytesBetween, bytesIn, linesOf } from '../../src/disk/pieces.ts';
import { RunFolder } from '../../src/disk/run-folder.ts';
import { openGrowing } from '../../src/disk/write-whole.ts';

let place: string;
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'tearline-in-its-place-'));
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

describe('in the place of a file of a run', () => {
  /** A pipe that somebody opens after two seconds, so that whoever waits at it does so no longer. */
  function pipe(): string {
    const path = join(place, 'pipe');
    execFileSync('mkfifo', [path]);
    spawn('sh', ['-c', `sleep 2; : > ${path} & sleep 1; kill $! 2>/dev/null`], { stdio: 'ignore' }).unref();
    return path;
  }

  test('a pipe is not waited at', () => {
    const path = pipe();
    const began = performance.now();
    for (const read of [() => bytesIn(path), () => bytesBetween(path, 0, 9), () => [...linesOf(path)]])
      expect(read).toThrow(/is no file/);
    expect(performance.now() - began).toBeLessThan(1_500);
  });

  test('a pipe is not written to', () => {
    execFileSync('mkfifo', [join(place, 'log')]);
    expect(() => openGrowing(join(place, 'log'))).toThrow(/is no file, so nothing is written to it/);
  });

  test('a file with a second name is neither written to nor cut', () => {
    writeFileSync(join(place, 'theirs'), 'kept');
    linkSync(join(place, 'theirs'), join(place, 'log'));
    for (const anew of [false, true])
      expect(() => openGrowing(join(place, 'log'), { anew })).toThrow(/a file with a second name/);
    expect(readFileSync(join(place, 'theirs'), 'utf8')).toBe('kept');
  });
});

describe('a folder', () => {
  const WRITER = { holder: { pid: process.pid, boot: 'b', host: 'h' }, isAlive: () => true };

  test('that others may enter is none for what is restricted', () => {
    mkdirSync(join(place, 'run/restricted'), { recursive: true });
    chmodSync(join(place, 'run/restricted'), 0o755);
    expect(() => RunFolder.create(join(place, 'run'), { replace: false }, WRITER)).toThrow(
      /others may enter it/,
    );
    chmodSync(join(place, 'run/restricted'), 0o700);
    RunFolder.create(join(place, 'run'), { replace: false }, WRITER).unlock();
  });

  test('is written to by its owner alone, whatever the mask of the process lets through', () => {
    const before = process.umask(0);
    try {
      makeFolder(join(place, 'a/public'));
    } finally {
      process.umask(before);
    }
    for (const path of ['a', 'a/public']) expect(statSync(join(place, path)).mode & 0o022).toBe(0);
  });
});
