import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { filesIn, isWhole, odd } from './faults.ts';
import { CLOCK, PROGRAM } from './host.ts';
import { place, type Scene, scenesAt } from './scenes.ts';

const at = place(['02-still-classified', '05-portions-of-three-levels', '10-protected-source']);
const mounted: string[] = [];
afterAll(() => {
  for (const folder of mounted) spawnSync('umount', [folder]);
  rmSync(at, { recursive: true, force: true });
});

const scene = scenesAt(at)[0] as Scene;
const clean = join(at, 'clean');
const whole = { before: join(at, 'nothing'), clean };

/** A command under a limit of the shell, which it cannot lift. */
function ran(args: readonly string[], limit = ':'): { code: number | null; err: string } {
  const command = [process.execPath, '--import', CLOCK, PROGRAM, ...args];
  const { status, stderr } = spawnSync('bash', ['-c', `${limit} && exec "$@"`, 'bash', ...command], {
    encoding: 'utf8',
    timeout: 60_000,
  });
  return { code: status, err: stderr };
}

let code: number | null;
beforeAll(() => {
  code = ran(scene.args(clean)).code;
  expect(code).toBeLessThan(2);
}, 120_000);

/** What a run came to that met trouble, and the same command again once that is over, with `--resume`. */
function expectRefused(out: string, met: { code: number | null; err: string }, why: RegExp): void {
  expect([met.code, met.err.split('\n').at(-2)]).toEqual([4, expect.stringMatching(why)]);
  expect(odd(whole, out)).toBeUndefined();
}

function expectFinished(out: string): void {
  const again = ran(scene.again(out));
  expect([again.code, again.err], again.err).toEqual([code, expect.any(String)]);
  expect(isWhole(clean, out)).toBe(true);
}

describe('a limit on the size of files', () => {
  test.each([1, 8])('of %i blocks is told, and leaves nothing torn', (blocks) => {
    const out = join(at, `limited-${blocks}`);
    expectRefused(
      out,
      ran(scene.args(out), `ulimit -f ${blocks}`),
      /the file grew beyond the limit set for it/,
    );
    expectFinished(out);
  });
});

test('a run of many cables that fails ends all the same, its progress with it', () => {
  const many = join(at, 'many');
  mkdirSync(many);
  for (let n = 0; n < 220; n++)
    writeFileSync(
      join(many, `${n}.txt`),
      `UNCLAS OSLO ${1000 + n}\n\nTAGS: PREL, NO\n\n1. The harbour was calm.\n`,
    );
  const { code: met, err } = ran(
    ['release', many, '--out', join(at, 'many-out'), '--formats', 'txt'],
    'ulimit -f 8',
  );
  expect([met, err.split('\n').at(-2)]).toEqual([4, expect.stringMatching(/grew beyond the limit/)]);
});

describe('too many open files', () => {
  /** With the fewest the program cannot be loaded, with more it cannot be loaded whole. */
  test.each([24, 60])('a limit of %i is told, or is no trouble', (most) => {
    const out = join(at, `open-${most}`);
    const met = ran(scene.args(out), `ulimit -n ${most}`);
    if (met.code === code && isWhole(clean, out)) return;
    expectRefused(out, met, /too many open files|ulimit -n/);
    expectFinished(out);
  });
});

/** A file system of its own; nothing where mounting is not allowed. */
function fileSystem(name: string, options: string): string | undefined {
  const folder = join(at, name);
  mkdirSync(folder, { recursive: true });
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder]);
  if (status !== 0) return undefined;
  mounted.push(folder);
  return folder;
}

const remount = (folder: string, options: string): void => {
  expect(spawnSync('mount', ['-o', `remount,${options}`, folder]).status).toBe(0);
};

const canMount = fileSystem('probe', 'size=64k') !== undefined;

describe.skipIf(!canMount)('a file system of its own (skipped where mount is refused)', () => {
  test.each([
    ['of 64 KiB', 'size=64k', 'size=64m', /the disk is full/],
    ['with 14 inodes', 'nr_inodes=14', 'nr_inodes=1000', /the disk is full/],
  ])(
    '%s is too small: that is told, nothing is torn, and with more the run is finished',
    (name, less, more, why) => {
      const out = join(fileSystem(name.replaceAll(' ', '-'), less) ?? '', 'run');
      expectRefused(out, ran(scene.args(out)), why);
      remount(out.slice(0, -4), more);
      expectFinished(out);
    },
  );

  test('that is read-only takes no run', () => {
    const folder = fileSystem('read-only', 'size=64m,ro') ?? '';
    const out = join(folder, 'run');
    expectRefused(out, ran(scene.args(out)), /the file system is read-only/);
    expect(existsSync(out)).toBe(false);
    remount(folder, 'rw');
    expectFinished(out);
  });

  test('that became read-only under a finished run leaves it as it is', () => {
    const folder = fileSystem('became-read-only', 'size=64m') ?? '';
    const out = join(folder, 'run');
    cpSync(clean, out, { recursive: true });
    remount(folder, 'ro');
    const met = ran([...scene.args(out), '--replace']);
    expect([met.code, met.err]).toEqual([4, expect.stringContaining('the file system is read-only')]);
    expect(filesIn(out)).toEqual(filesIn(clean));
    expect(isWhole(clean, out)).toBe(true);
  });
});
