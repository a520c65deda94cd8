import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PROGRAM = join(import.meta.dirname, '../../dist/cli/main.js');
const FIXTURES = join(import.meta.dirname, '../../fixtures');

/** Calls that change what is on disk, or open what is to be changed. */
const SYSCALLS = ['openat', 'write', 'pwrite64', 'fsync', 'rename', 'close', 'mkdir', 'unlink', 'ftruncate'];
/** A lie says that a byte was written, and writes none. */
export const KINDS = ['EIO', 'ENOSPC', 'KILL', 'LIE'] as const;

const INJECTED: Readonly<Record<(typeof KINDS)[number], string>> = {
  EIO: 'error=EIO',
  ENOSPC: 'error=ENOSPC',
  KILL: 'signal=KILL',
  LIE: 'retval=1',
};

/** The n-th call of its kind of a run, which touches the folder of the run. */
export interface Point {
  readonly syscall: string;
  readonly n: number;
}

export interface Fault extends Point {
  readonly kind: (typeof KINDS)[number];
}

/** Every way in which each call can fail; only a write can lie. */
export const faultsAt = (points: readonly Point[]): Fault[] =>
  points.flatMap((point) =>
    KINDS.filter((kind) => kind !== 'LIE' || point.syscall === 'write').map((kind) => ({ ...point, kind })),
  );

export const hasStrace = (): boolean => spawnSync('strace', ['--version']).status === 0;

/** Cables of which a run has every sort of file: a copy, a sheet, an opened source, a referral, a failure. */
export function place(cables: readonly string[]): string {
  const made = mkdtempSync(join(tmpdir(), 'tearline-faults-'));
  mkdirSync(join(made, 'in'));
  for (const name of cables) cpSync(join(FIXTURES, name, 'cable.txt'), join(made, 'in', `${name}.txt`));
  return made;
}

const argumentsOf = (at: string, out: string, more: readonly string[] = []): string[] => [
  ...[PROGRAM, 'release', join(at, 'in'), '--out', out, '--formats', 'txt,json', '--jobs', '1', ...more],
  ...['--key', join(at, 'key'), '--signing-key', join(at, 'signing-key')],
];

interface Ended {
  readonly code: number | null;
}

function ended(command: string, args: readonly string[]): Promise<Ended> {
  return new Promise((settle) => {
    const child = spawn(command, args, { stdio: 'ignore' });
    child.on('exit', (code) => settle({ code }));
  });
}

/** A run that nothing happens to: what every other must come to. */
export async function cleanRun(at: string): Promise<void> {
  const { code } = await ended(process.execPath, argumentsOf(at, join(at, 'clean')));
  if (code !== 0 && code !== 1) throw new Error(`The clean run ended with ${code}.`);
}

/** The calls of a run that touch its folder, counted as strace counts them: by thread. */
export function pointsOf(at: string): Point[] {
  const [out, trace] = [join(at, 'traced'), join(at, 'trace')];
  const traced = ['-f', '-qq', '-y', '-o', trace, '-e', `trace=${SYSCALLS.join()}`];
  spawnSync('strace', [...traced, process.execPath, ...argumentsOf(at, out)]);
  const seen = new Map<string, number>();
  const points: Point[] = [];
  const [main] = readFileSync(trace, 'utf8').split(' ');
  for (const line of readFileSync(trace, 'utf8').split('\n')) {
    const [, thread, syscall = ''] = /^(\d+) +([a-z0-9]+)\(/.exec(line) ?? [];
    if (thread !== main || syscall === '') continue;
    const n = (seen.get(syscall) ?? 0) + 1;
    seen.set(syscall, n);
    if (line.includes(out)) points.push({ syscall, n });
  }
  rmSync(out, { recursive: true, force: true });
  return points;
}

/** What a fault came to, in words, where it is not as it must be. */
export async function trial(
  at: string,
  { syscall, n, kind }: Fault,
  id: string,
): Promise<string | undefined> {
  const out = join(at, `run-${id}`);
  const injected = [
    '-f',
    '-qq',
    '-o',
    '/dev/null',
    '-e',
    `trace=${syscall}`,
    '-e',
    `inject=${syscall}:${INJECTED[kind]}:when=${n}`,
  ];
  const broken = await ended('strace', [...injected, process.execPath, ...argumentsOf(at, out)]);
  const torn = odd(join(at, 'clean'), out);
  const whole = isWhole(join(at, 'clean'), out);
  const resumed = await ended(process.execPath, argumentsOf(at, out, ['--resume']));
  const again = isWhole(join(at, 'clean'), out);
  rmSync(out, { recursive: true, force: true });
  if (torn !== undefined) return `${torn} is not what it must be`;
  if ((broken.code === 0 || broken.code === 1) && !whole)
    return `ended with ${broken.code}, and is not whole`;
  if (resumed.code !== 0 && resumed.code !== 1) return `ended with ${resumed.code} when it was resumed`;
  return again ? undefined : 'is not the same once it was resumed';
}

/** Files under way, or of a run under way alone. */
const UNDER_WAY = /\.part$|\.torn$|restricted\/(?:running|begun\.json|progress\.jsonl|sessions\.json)$/;
const GROWING = /restricted\/(?:audit\.jsonl|checkpoints)$/;

/** The first file that stands under its own name and is not whole. The log grows, so it may be a part of what it will be. */
function odd(clean: string, out: string): string | undefined {
  return filesIn(out).find((name) => {
    if (UNDER_WAY.test(name)) return false;
    const [is, must] = [readFileSync(join(out, name)), bytesAt(join(clean, name))];
    if (must === undefined) return true;
    return GROWING.test(name) ? !must.subarray(0, is.length).equals(is) : !is.equals(must);
  });
}

function isWhole(clean: string, out: string): boolean {
  const names = (at: string): string[] => filesIn(at).filter((name) => !/sessions\.json$/.test(name));
  return (
    names(out).join() === names(clean).join() &&
    names(clean).every((name) => readFileSync(join(clean, name)).equals(readFileSync(join(out, name))))
  );
}

const bytesAt = (path: string): Buffer | undefined => (existsSync(path) ? readFileSync(path) : undefined);

const filesIn = (at: string): string[] =>
  existsSync(at)
    ? readdirSync(at, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(at.length + 1))
        .sort()
    : [];
