import { rmSync } from 'node:fs';
import {
  type Came,
  type Fault,
  faultsAt,
  hasStrace,
  KINDS,
  pointsOf,
  type Stage,
  stageOf,
  trial,
} from './faults.ts';
import { Host } from './host.ts';
import { crewScene, place, scenesAt } from './scenes.ts';

/** Every call about the folder of a run fails once, in every way, and once the program is killed in it. */
const CABLES = [
  '01-declassified-by-its-own-date',
  '02-still-classified',
  '05-portions-of-three-levels',
  '10-protected-source',
];
/** A process that was told to fail keeps what it had open, so after so many it is let go. */
const A_LIFE = 150;

interface Tried {
  readonly stage: Stage;
  readonly fault: Fault;
}

/** `npm run faults -- EVERY WORKERS SCENE`: of every so many of the faults one, by so many at once, of one scene or of all. */
async function main(): Promise<void> {
  if (!hasStrace()) throw new Error('strace is not there. Install it: apt-get install strace');
  const [every = 1, workers = 2] = process.argv.slice(2, 4).map(Number);
  const [scene] = process.argv.slice(4);
  const at = place(CABLES);
  const tried = await allFaults(at, scene);
  const chosen = tried.filter((_, i) => i % every === 0);
  console.log(`${tried.length} faults, ${chosen.length} of them tried`);
  const came = await Promise.all(
    Array.from({ length: workers }, (_, id) =>
      triedBy(
        id,
        chosen.filter((_, i) => i % workers === id),
      ),
    ),
  );
  rmSync(at, { recursive: true, force: true });
  tell(came.flat());
}

async function allFaults(at: string, only: string | undefined): Promise<Tried[]> {
  const host = new Host();
  const tried: Tried[] = [];
  for (const scene of [...scenesAt(at), crewScene(at)]) {
    if (only !== undefined && scene.name !== only) continue;
    const stage = await stageOf(scene, at, host);
    const faults = faultsAt(await pointsOf(stage, host));
    console.log(`${scene.name}: ${faults.length} faults`);
    tried.push(...faults.map((fault) => ({ stage, fault })));
  }
  host.end();
  return tried;
}

async function triedBy(id: number, mine: readonly Tried[]): Promise<(Tried & Came)[]> {
  const host = new Host();
  const came: (Tried & Came)[] = [];
  for (const [n, { stage, fault }] of mine.entries()) {
    if (n % A_LIFE === A_LIFE - 1) host.end();
    const one = { stage, fault, ...(await trial(stage, fault, host, String(id))) };
    came.push(one);
    if (one.wrong !== undefined) console.error(said(one));
    if (id === 0 && n % 50 === 49) console.error(`${n + 1} of ${mine.length}`);
  }
  host.end();
  return came;
}

const said = ({ stage, fault, wrong }: Tried & Came): string =>
  `${stage.scene.name}, ${fault.kind} at ${fault.syscall} ${fault.n} of ${fault.path}: the run ${wrong}`;

function tell(came: readonly (Tried & Came)[]): void {
  const ends = [...new Set(came.map(({ end }) => end))].sort();
  const syscalls = [...new Set(came.map(({ fault }) => fault.syscall))].sort();
  const line = (name: string, cells: readonly (string | number)[]): string =>
    name.padEnd(20) + cells.map((cell) => String(cell).padStart(19)).join('');
  const row = (name: string, of: readonly Came[]): string =>
    line(name, [
      of.length,
      ...ends.map((each) => of.filter(({ end }) => end === each).length),
      of.filter(({ wrong }) => wrong === undefined).length,
    ]);
  console.log(line('', ['faults', ...ends, 'as it must be']));
  for (const syscall of syscalls)
    for (const kind of KINDS) {
      const of = came.filter(({ fault }) => fault.syscall === syscall && fault.kind === kind);
      if (of.length > 0) console.log(row(`${syscall} ${kind}`, of));
    }
  for (const scene of new Set(came.map(({ stage }) => stage.scene.name)))
    console.log(
      row(
        scene,
        came.filter(({ stage }) => stage.scene.name === scene),
      ),
    );
  console.log(row('all', came));
  const wrong = came.filter((each) => each.wrong !== undefined);
  for (const each of wrong) console.log(said(each));
  console.log(`${came.length} faults: ${wrong.length} left something torn, missing or different`);
  process.exitCode = wrong.length === 0 ? 0 : 1;
}

await main();
