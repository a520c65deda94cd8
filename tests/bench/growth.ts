import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeCorpus } from './corpus/write.ts';
import { measured, type Took } from './measured.ts';

export type Cost = Omit<Took, 'out'>;

/** What was measured of a collection of one size. */
export interface Grown {
  readonly cables: number;
  /** Bytes of all sources. */
  readonly bytes: number;
  readonly files: number;
  /** Bytes of all files of the run. */
  readonly written: number;
  readonly log: number;
  readonly entries: number;
  readonly states: string;
  readonly release: Cost;
  /** Reading, hashing and writing as many files of the same sizes by the same protocol. */
  readonly baseline: Cost;
  readonly verify: Cost;
  readonly replay: Cost;
  /** Bytes of the proof of one entry, beside the entry. */
  readonly proof: number;
}

const PROGRAM = join(import.meta.dirname, '../../dist/cli/main.js');
const BASELINE = join(import.meta.dirname, 'baseline.mjs');
const FORMATS = ['--formats', 'txt,json', '--variants', 'redacted'];

/** Makes a collection in `place`, releases it by the command of every day, and checks its log. */
export async function grow(cables: number, place: string, jobs: readonly string[]): Promise<Grown> {
  const sources = join(place, 'cables');
  const run = join(place, 'run');
  const bytes = writeCorpus(sources, cables);
  const meter = join(place, 'meter.json');
  const env = { TEARLINE_KEY: join(place, 'key') };
  const cost = async (args: readonly string[], codes = [0]): Promise<Took> =>
    measured([PROGRAM, ...args], meter, { env, codes });
  const release = await cost(['release', sources, '--out', run, ...FORMATS, ...jobs], [0, 1]);
  const verify = await cost(['audit', 'verify', run]);
  const replay = await cost(['audit', 'verify', run, '--replay', '--sources', sources]);
  const { size: log } = statSync(join(run, 'restricted/audit.jsonl'));
  const entries = Number(/([\d,]+) entries/.exec(verify.out)?.[1]?.replaceAll(',', ''));
  const prove = await cost(['audit', 'prove', run, String(entries >> 1), '--to', join(place, 'proof')]);
  const files = filesIn(run);
  const plan = { files, log, entries, sources: filesIn(sources).map(([name]) => join(sources, name)) };
  // Both do not fit on a small disk.
  rmSync(run, { recursive: true });
  writeFileSync(join(place, 'plan.json'), JSON.stringify({ ...plan, to: folderIn(place, 'plain') }));
  const baseline = await measured([BASELINE, join(place, 'plan.json')], meter);
  return {
    ...{ cables, bytes, files: files.length, entries, log },
    written: files.reduce((sum, [, size]) => sum + size, 0),
    states: /\d+ inputs?: (.*)/.exec(release.out)?.[1] ?? '',
    release: costOf(release),
    baseline: costOf(baseline),
    verify: costOf(verify),
    replay: costOf(replay),
    proof: Number(/: ([\d,]+) bytes? beside/.exec(prove.out)?.[1]?.replaceAll(',', '') ?? Number.NaN),
  };
}

const costOf = ({ cpu, wall, peak }: Took): Cost => ({ cpu, wall, peak });

/** A folder of its own, without what an earlier measure left in it. */
function folderIn(place: string, name: string): string {
  const folder = join(place, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  return folder;
}

/** Names and sizes of all that a run wrote as whole files: its log is written in lines. */
function filesIn(folder: string): [string, number][] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'audit.jsonl')
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => [file.slice(folder.length + 1), statSync(file).size]);
}
