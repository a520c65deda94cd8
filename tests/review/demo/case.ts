import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeCorpus } from '../../bench/corpus/write.ts';

const PROGRAM = join(import.meta.dirname, '../../../dist/cli/main.js');

const FIXTURES = join(import.meta.dirname, '../../../fixtures');

/** So many invented cables make the case that the review is shown on: one for each thing that can be asked, the others of any kind. */
export const CABLES = 40;

/** A case of invented cables as `release` proposes them, in `place`. */
export function makeCase(place: string, env: Readonly<Record<string, string>> = {}): string {
  const told = readdirSync(FIXTURES).filter((name) => /^\d/.test(name));
  const paths = told.map((name) => join(FIXTURES, name, 'cable.txt'));
  return makeRun(place, CABLES - told.length, paths, env);
}

/** A run of so many invented cables of any kind, and of these besides. */
export function makeRun(
  place: string,
  cables: number,
  paths: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): string {
  if (!existsSync(PROGRAM)) throw new Error('The program is not built. Run: npm run build');
  const [sources, run] = [join(place, 'cables'), join(place, 'run')];
  for (const folder of [sources, run]) rmSync(folder, { recursive: true, force: true });
  writeCorpus(sources, cables);
  const args = ['release', ...paths, sources, '--out', run, '--formats', 'txt,html,json'];
  const { status, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  if (status !== 0 && status !== 1) throw new Error(stderr);
  return run;
}

/** A review that is open, with the link of each person. */
export interface Opened {
  readonly process: ChildProcess;
  readonly links: ReadonlyMap<string, string>;
  /** Ends it as Ctrl-C does, and waits until it is gone. */
  close(): Promise<number | null>;
}

/** Opens the review of a run for these persons, each as `Ann Poe:reviewer`, by the command that a person types. */
export async function openReview(
  run: string,
  persons: readonly string[],
  {
    args = [],
    env = {},
  }: { readonly args?: readonly string[]; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<Opened> {
  const people = persons.flatMap((person) => ['--person', person]);
  const server = spawn(process.execPath, [PROGRAM, 'review', run, ...people, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => server.once('exit', (code) => resolve(code)));
  return {
    process: server,
    links: await linksOf(server, persons.length, ended),
    close: () => {
      server.kill('SIGINT');
      return ended;
    },
  };
}

/** The links that a review prints, once all of them are there. */
function linksOf(server: ChildProcess, count: number, ended: Promise<unknown>): Promise<Map<string, string>> {
  let [out, err] = ['', ''];
  server.stderr?.on('data', (piece) => {
    err += piece;
  });
  return new Promise((resolve, reject) => {
    server.stdout?.on('data', (piece) => {
      out += piece;
      const links = [...out.matchAll(/^(.+): (http:\S+)$/gm)].map(
        ([, name = '', link = '']) => [name, link] as const,
      );
      if (links.length >= count) resolve(new Map(links));
    });
    void ended.then(() => reject(new Error(`The review ended before it was open. ${err}`)));
  });
}
