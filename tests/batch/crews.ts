import { existsSync } from 'node:fs';
import { digestOfRules } from '../../src/batch/brief.ts';
import { Crew, type Watch } from '../../src/batch/crew.ts';
import type { Start } from '../../src/batch/hand.ts';
import type { Input } from '../../src/batch/records.ts';
import type { Result } from '../../src/batch/result.ts';
import type { Sink } from '../../src/batch/run.ts';
import { runOnCrew } from '../../src/batch/run-on-crew.ts';
import { INSTALLED_RULES } from '../../src/disk/rulebook.ts';
import type { Head } from '../../src/model/entry.ts';
import type { Rulebook } from '../../src/pipeline.ts';
import { RULEBOOK, SETTING } from '../golden/cases.ts';

/** All that a run wrote, in the order in which it wrote it. */
export class Pages implements Sink {
  readonly log: string[] = [];
  readonly files = new Map<string, string>();
  /** Log lines and names of files as they came. */
  readonly order: string[] = [];

  appendLog(lines: readonly string[]): void {
    this.log.push(...lines);
    this.order.push(...lines);
  }

  note(): void {}

  writeCopy(folder: string, name: string, text: string): void {
    this.put(`${folder}/${name}`, text);
  }

  writeRestricted(name: string, text: string): void {
    this.put(`restricted/${name}`, text);
  }

  /** Files that are of one cable. */
  of(mrn: string): [string, string][] {
    return [...this.files].filter(([name]) => name.split('/')[1]?.startsWith(`${mrn}.`));
  }

  private put(name: string, text: string): void {
    this.files.set(name, text);
    this.order.push(name);
  }
}

export interface CrewRun {
  readonly results: readonly Result[];
  readonly pages: Pages;
  readonly head: Head;
}

/** Steps of the clock in tests; a cable is given four to five. */
const every =
  (milliseconds: number): Watch =>
  (look) => {
    const timer = setInterval(look, milliseconds);
    return () => clearInterval(timer);
  };

/** The worker of every run, as built. */
const BUILT = new URL('../../dist/batch/worker.js', import.meta.url);
if (!existsSync(BUILT)) throw new Error('The program is not built. Run: npm run build');

interface Ways {
  readonly jobs: number;
  readonly start?: Start;
  readonly rulebook?: Rulebook;
  readonly step?: number;
}

export function crewOf({ jobs, start = {}, step = 15_000 }: Ways): Crew {
  return new Crew({
    rules: INSTALLED_RULES,
    audience: 'foia',
    setting: SETTING,
    formats: ['txt', 'html', 'json'],
    marked: true,
    jobs,
    watch: every(step),
    start: { entry: BUILT, ...start },
  });
}

/** The inputs through a crew of workers, on the fixed day of the tests. */
export async function runByCrew(inputs: readonly Input[], ways: Ways): Promise<CrewRun> {
  const { rulebook = RULEBOOK } = ways;
  const crew = crewOf(ways);
  try {
    await crew.ready(digestOfRules(rulebook));
    const [pages, results]: [Pages, Result[]] = [new Pages(), []];
    const run = runOnCrew(inputs, SETTING, rulebook, {}, pages, crew);
    let step = await run.next();
    for (; !step.done; step = await run.next()) results.push(step.value);
    return { results, pages, head: step.value };
  } finally {
    await crew.dismiss();
  }
}
