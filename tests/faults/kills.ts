import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { conserved, isWhole, odd, type Stage, stageOf } from './faults.ts';
import { CLOCK, type Host, PROGRAM } from './host.ts';
import { crewScene, place } from './scenes.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures');

/** A run by workers, what it comes to, and how long it takes. */
export interface Target extends Stage {
  /** Milliseconds from its first file to its end. */
  readonly takes: number;
}

/** Ten fixtures, and the first again under its own number, so that there is one of each of the states. */
export async function target(host: Host): Promise<Target> {
  const names = readdirSync(FIXTURES)
    .filter((name) => /^[01]\d-/.test(name))
    .slice(0, 10);
  const at = place([...names, names[0] ?? '']);
  const scene = crewScene(at);
  const stage = await stageOf(scene, at, host);
  const out = join(at, 'timed');
  const { takes } = await killed(scene.args(out), out, Number.POSITIVE_INFINITY);
  rmSync(out, { recursive: true, force: true });
  return { ...stage, takes };
}

/** How often each end of a kill was met, and all that was wrong. */
export interface Tally {
  kills: number;
  /** Kills by the files outside `restricted/` that stood there then. */
  readonly met: Record<'nothing' | 'some' | 'all', number>;
  readonly wrong: string[];
}

/** One run that is killed once to three times, is gone on with each time, and at last comes to its end. */
export async function series(
  { clean, before, scene, takes, at, code }: Target,
  host: Host,
  id: string,
  kills: number,
  chance: () => number,
): Promise<Tally> {
  const out = join(at, `killed-${id}`);
  const tally: Tally = { kills: 0, met: { nothing: 0, some: 0, all: 0 }, wrong: [] };
  for (let n = 0; n < kills; n += 1) {
    const args = n === 0 ? scene.args(out) : scene.again(out);
    const { died } = await killed(args, out, chance() * takes);
    if (died) tally.kills += 1;
    tally.met[metBy(out, clean)] += 1;
    const torn = odd({ before, clean }, out);
    if (torn !== undefined) tally.wrong.push(`kill ${n + 1} of ${id}: ${torn}`);
  }
  const again = await host.run(scene.again(out));
  const wrong =
    again.code !== code
      ? `ended with ${again.code}: ${again.err.split('\n').at(-2)}`
      : isWhole(clean, out)
        ? conserved(out)
        : 'is not the same';
  if (wrong !== undefined) tally.wrong.push(`${id}, after ${kills} kills: ${wrong}`);
  else rmSync(out, { recursive: true, force: true });
  return tally;
}

function metBy(out: string, clean: string): keyof Tally['met'] {
  const copies = (at: string): number =>
    existsSync(join(at, 'proposed')) ? readdirSync(join(at, 'proposed')).length : 0;
  const [stand, all] = [copies(out), copies(clean)];
  return stand === 0 ? 'nothing' : stand < all ? 'some' : 'all';
}

/** Kills a run so many milliseconds after it took its folder for itself. */
function killed(
  args: readonly string[],
  out: string,
  after: number,
): Promise<{ died: boolean; takes: number }> {
  const child = spawn(process.execPath, ['--import', CLOCK, PROGRAM, ...args], { stdio: 'ignore' });
  let began = 0;
  let due: NodeJS.Timeout | undefined;
  const look = setInterval(() => {
    if (holderOf(out) !== child.pid) return;
    clearInterval(look);
    began = performance.now();
    if (Number.isFinite(after)) due = setTimeout(() => child.kill('SIGKILL'), after);
  }, 2);
  return new Promise((settle) =>
    child.once('exit', (_, signal) => {
      clearInterval(look);
      clearTimeout(due);
      settle({ died: signal === 'SIGKILL', takes: performance.now() - began });
    }),
  );
}

function holderOf(out: string): number | undefined {
  try {
    return JSON.parse(readFileSync(join(out, 'restricted/running'), 'utf8')).pid;
  } catch {
    return undefined;
  }
}

/** Chances that come again with the same seed. */
export function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
