import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Ended, Host } from './host.ts';
import type { Scene } from './scenes.ts';
import { callsIn } from './trace.ts';

/** Calls that change what is on disk, or open what is to be changed. */
const SYSCALLS = [
  ...['openat', 'write', 'pwrite64', 'fsync', 'rename', 'close', 'mkdir', 'unlink', 'ftruncate'],
  ...['link', 'rmdir'],
];
/** A lie says that a byte was written, and writes none. */
export const KINDS = ['EIO', 'ENOSPC', 'KILL', 'LIE'] as const;

const INJECTED: Readonly<Record<(typeof KINDS)[number], string>> = {
  EIO: 'error=EIO',
  ENOSPC: 'error=ENOSPC',
  KILL: 'signal=KILL',
  LIE: 'retval=1',
};

/**
 * The n-th call of its kind of a thread that is about a path below the folder of the run. strace counts by threads: where two come to
 * an n-th call, it fails in both.
 */
export interface Point {
  readonly syscall: string;
  readonly path: string;
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

/** A scene with the folder that it starts from, and the one it must come to. */
export interface Stage {
  readonly scene: Scene;
  readonly at: string;
  readonly before: string;
  readonly clean: string;
  /** What the command exits with where nothing happens to it. */
  readonly code: number;
}

/** Runs a scene once without faults: what every other must come to. */
export async function stageOf(scene: Scene, at: string, host: Host): Promise<Stage> {
  const [before, clean] = ['before', 'clean'].map((each) => join(at, `${each} ${scene.name}`)) as [
    string,
    string,
  ];
  await scene.before?.(before, async (args) => (await done(host, args)).out);
  const stage = { scene, at, before, clean };
  layBefore(stage, clean);
  return { ...stage, code: (await done(host, scene.args(clean))).code };
}

async function done(host: Host, args: readonly string[]): Promise<Ended & { readonly code: number }> {
  const { code, ...said } = await host.run(args);
  if (code !== 0 && code !== 1) throw new Error(`Without any fault: ended with ${code}. ${said.err}`);
  return { code, ...said };
}

function layBefore({ before }: Pick<Stage, 'before'>, out: string): void {
  rmSync(out, { recursive: true, force: true });
  if (existsSync(before)) cpSync(before, out, { recursive: true });
}

/** The calls of a run that are about its folder. */
export async function pointsOf(stage: Stage, host: Host): Promise<Point[]> {
  const [out, trace] = [join(stage.at, 'traced'), join(stage.at, 'trace')];
  layBefore(stage, out);
  const pid = host.pid();
  await host.traced(['-y', '-o', trace, '-e', `trace=${SYSCALLS.join()}`], stage.scene.args(out));
  const calls = callsIn(readFileSync(trace, 'utf8'));
  rmSync(out, { recursive: true, force: true });
  const seen = new Map<string, number>();
  const points = calls.flatMap(({ name, path, to, thread }) => {
    const counted = (each: string): string => `${thread} ${name} ${each}`;
    for (const each of new Set([path, to])) seen.set(counted(each), (seen.get(counted(each)) ?? 0) + 1);
    const n = seen.get(counted(path)) ?? 0;
    return path === out || path.startsWith(`${out}/`)
      ? [{ syscall: name, path: path.slice(out.length).replace(`.${pid}`, '.PID'), n }]
      : [];
  });
  return [...new Map(points.map((point) => [JSON.stringify(point), point])).values()];
}

/** What became of a run that a fault befell, and what is wrong with that, if anything. */
export interface Came {
  readonly end: 'done' | 'killed' | `refused, exit ${number}`;
  readonly wrong?: string;
}

export async function trial(stage: Stage, fault: Fault, host: Host, id: string): Promise<Came> {
  const out = join(stage.at, `run-${id}`);
  layBefore(stage, out);
  const broken = await struck(stage, fault, host, out);
  const [torn, whole] = [odd(stage, out), isWhole(stage.clean, out)];
  const isRecorded = isWhole(stage.clean, out, UNDER_WAY);
  const resumed = await host.run(stage.scene.again(out));
  const missed = broken.befell ? undefined : 'was not befallen';
  const wrong = missed ?? torn ?? lieOf(broken, stage, whole) ?? wrongAgain(stage, out, resumed, isRecorded);
  rmSync(out, { recursive: true, force: true });
  return { end: endOf(broken), ...(wrong === undefined ? {} : { wrong }) };
}

/** How a command ended, and whether the fault befell it at all. */
async function struck(
  { scene }: Stage,
  { syscall, path, n, kind }: Fault,
  host: Host,
  out: string,
): Promise<Ended & { readonly befell: boolean }> {
  const at = `${out}${path.replace('.PID', `.${host.pid()}`)}`;
  const inject = `inject=${syscall}:${INJECTED[kind]}:when=${n}`;
  const trace = `${out}.trace`;
  const ended = await host.traced(
    ['-o', trace, '-e', `trace=${syscall}`, '-P', at, '-e', inject],
    scene.args(out),
  );
  const befell = ended.code === null || readFileSync(trace, 'utf8').includes('INJECTED');
  rmSync(trace, { force: true });
  return { ...ended, befell };
}

const endOf = ({ code }: Ended): Came['end'] =>
  code === null ? 'killed' : code < 2 ? 'done' : `refused, exit ${code}`;

/** A run that says it is done must be, and one that refuses must say why. */
function lieOf({ code, err }: Ended, stage: Stage, whole: boolean): string | undefined {
  if (code === null) return undefined;
  if (code < 2) return whole && code === stage.code ? undefined : `ended with ${code}, and is not whole`;
  return err.trim() === '' || err.includes('Please report') ? `does not say what to do: ${err}` : undefined;
}

/** Where all was recorded already, a second attempt may be refused. */
function wrongAgain(
  { clean, code }: Stage,
  out: string,
  resumed: Ended,
  isRecorded: boolean,
): string | undefined {
  if (resumed.code !== code && !isRecorded)
    return `ended with ${resumed.code} the second time: ${resumed.err.split('\n').at(-2)}`;
  if (!isWhole(clean, out)) return 'is not the same the second time';
  return existsSync(join(clean, 'restricted')) ? conserved(out) : undefined;
}

/** Each input is in one of the five states, in the record once, and the log has an end of each. */
export function conserved(out: string): string | undefined {
  const record = JSON.parse(readFileSync(join(out, 'restricted/run.json'), 'utf8'));
  const counts = Object.values<number>(record.counts).reduce((sum, count) => sum + count, 0);
  const ends = new Set<string>(record.inputs.map(({ state }: { state: string }) => state));
  const log = readFileSync(join(out, 'restricted/audit.jsonl'), 'utf8');
  const told = new Set(
    log.split('\n').flatMap((line) => {
      const { entry } = line === '' ? { entry: {} } : JSON.parse(line);
      return entry.kind === 'cable' ? [entry.mrn] : entry.kind === 'failure' ? [entry.input] : [];
    }),
  );
  const isKept =
    counts === record.inputs.length &&
    told.size === counts &&
    [...ends].every((state) => state in record.counts);
  return isKept
    ? undefined
    : `has ${record.inputs.length} inputs, ${counts} ends, and ${told.size} in its log`;
}

/** Files under way, or of a command under way alone. */
const UNDER_WAY =
  /\.part$|\.aside$|\.torn$|restricted\/(?:(?:running|review\.lock)(?:\.[\w.]+)?|begun\.json|progress\.jsonl|sessions\.json|deciding\.json)$/;

/**
 * The first file that stands under its own name and is neither what it was nor what it is to be. The log grows to that, and
 * what stands in it behind its last checkpoint was never acknowledged.
 */
export function odd({ before, clean }: Pick<Stage, 'before' | 'clean'>, out: string): string | undefined {
  const found = filesIn(out).find((name) => {
    if (UNDER_WAY.test(name)) return false;
    const is = readFileSync(join(out, name));
    const must = [before, clean].flatMap((each) => bytesAt(join(each, name)));
    if (name === LOG) return !must.some((whole) => sealedOf(out, whole).equals(sealedOf(out, is)));
    return !must.some((whole) => (name === CHECKPOINTS ? whole.subarray(0, is.length) : whole).equals(is));
  });
  return found === undefined ? undefined : `${found} is not what it must be`;
}

const [LOG, CHECKPOINTS] = ['restricted/audit.jsonl', 'restricted/checkpoints'];

/** The lines of a log that the last checkpoint there seals. */
function sealedOf(out: string, log: Buffer): Buffer {
  const notes = bytesAt(join(out, CHECKPOINTS)).join('').split('\n\n');
  const sizes = notes.flatMap((note) => Number(/^\S+\n(\d+)\n/.exec(note)?.[1] ?? 0));
  return Buffer.from(String(log).split('\n').slice(0, sizes.at(-1)).join('\n'));
}

/** Sessions have a clock, and a torn tail that was not written again as it was is kept. */
const BESIDE = /restricted\/(?:sessions\.json|audit\.jsonl\.torn)$/;

export function isWhole(clean: string, out: string, beside = BESIDE): boolean {
  const names = (at: string): string[] => filesIn(at).filter((name) => !beside.test(name));
  return (
    names(out).join() === names(clean).join() &&
    names(clean).every((name) => readFileSync(join(clean, name)).equals(readFileSync(join(out, name))))
  );
}

const bytesAt = (path: string): Buffer[] => (existsSync(path) ? [readFileSync(path)] : []);

export const filesIn = (at: string): string[] =>
  existsSync(at)
    ? readdirSync(at, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(at.length + 1))
        .sort()
    : [];
