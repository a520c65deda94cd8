import type { Made } from '../batch/close.ts';
import { Journal } from '../batch/journal.ts';
import { CheckFailure, UsageProblem } from '../disk/failure.ts';
import type { Sealing } from '../disk/log-file.ts';
import { RunFolder } from '../disk/run-folder.ts';
import { BEGUN } from '../disk/run-place.ts';
import { keyedDigest } from '../model/digest.ts';
import type { Head } from '../model/entry.ts';
import type { RunRecord } from '../model/run-record.ts';
import type { Setting } from '../pipeline.ts';
import { openRun } from './finished-run.ts';
import { lockFor, refuseHeld, us } from './lock.ts';
import { exitCodeOf } from './report.ts';
import { out, tell } from './terminal.ts';

/** With what a run was begun, as far as its log does not say: one that goes on must be told the same. */
export interface Begun {
  readonly today: string;
  readonly asOf: string;
  readonly formats: readonly string[];
  readonly marked: boolean;
  readonly encoding: string | null;
  /** Keyed digest of the decisions that were given. */
  readonly decisions: string;
  /** The run that is superseded, by the head of its log. */
  readonly supersedes?: Head;
}

/** A run that was cut off, and with what it was begun. */
export interface Interrupted {
  readonly folder: RunFolder;
  readonly begun: Begun;
}

/** The run that `--resume` is to finish; nothing where none was begun there. */
export function interruptedAt(path: string): Interrupted | undefined {
  const folder = RunFolder.unclosed(path);
  if (folder === undefined) return undefined;
  try {
    return { folder, begun: JSON.parse(folder.readRestricted(BEGUN)) as Begun };
  } catch {
    throw new CheckFailure(`${path}/restricted/${BEGUN} cannot be read. Make the run anew, with --replace.`);
  }
}

export const begunWith = (
  { today, asOf, actions, supersedes, key }: Setting,
  { formats, marked, encoding }: Made,
): Begun => ({
  ...{ today, asOf, formats, marked },
  encoding: encoding ?? null,
  decisions: keyedDigest(key, 'tearline-begun/1', '', JSON.stringify(actions)),
  ...(supersedes === undefined ? {} : { supersedes }),
});

const NAMED: Readonly<Record<keyof Begun, string>> = {
  supersedes: '--supersedes',
  today: '--as-of',
  asOf: '--as-of',
  formats: '--formats',
  marked: '--variants',
  encoding: '--encoding',
  decisions: '--decisions',
};

/** Refuses to go on with other options than those a run was begun with: half of its copies would be of another kind. */
export function refuseOther(begun: Begun, now: Begun): void {
  for (const [name, option] of Object.entries(NAMED) as [keyof Begun, string][])
    if (JSON.stringify(begun[name]) !== JSON.stringify(now[name]))
      throw new UsageProblem(
        `The interrupted run was begun with another ${option}${sinceThen(name, now)}. Give the same again, or make the run anew, with --replace.`,
      );
}

/** A run that is superseded may go on meanwhile, and its review too. */
const sinceThen = (name: keyof Begun, { supersedes }: Begun): string =>
  supersedes !== undefined && (name === 'supersedes' || name === 'decisions')
    ? ', or the run that it supersedes was decided on since'
    : '';

interface Where {
  readonly out: string;
  readonly replace: boolean;
  readonly resume: boolean;
}

/** The folder of a new run, or of one that was cut off, with what it has done. */
export function begin(
  { out: path, replace, resume }: Where,
  interrupted: Interrupted | undefined,
  setting: Setting,
  made: Made,
  sealing: Sealing,
): { readonly folder: RunFolder; readonly journal: Journal | undefined } {
  const now = begunWith(setting, made);
  if (interrupted !== undefined) return goOn(interrupted, now, setting, sealing);
  refuseHeld(path);
  const folder = RunFolder.create(path, { replace: replace || resume }, us());
  // Without it nothing of the run could be finished.
  folder.writeRestricted(BEGUN, `${JSON.stringify(now)}\n`, { durable: true });
  folder.openLog(sealing);
  return { folder, journal: undefined };
}

function goOn({ folder, begun }: Interrupted, now: Begun, { key }: Setting, sealing: Sealing) {
  refuseOther(begun, now);
  lockFor(folder);
  if (RunFolder.unclosed(folder.path) === undefined) {
    folder.unlock();
    throw new UsageProblem(
      `Another process has ended or removed the run in ${folder.path} meanwhile. Look at it, then start again.`,
    );
  }
  tell('Goes on with the run that was cut off.');
  folder.openLog(sealing, 'its beginning');
  return { folder, journal: new Journal(key, folder) };
}

/** What a run of this record has ended with, or would have, had it not been cut off. */
function endOf({ counts, inputs, official }: RunRecord): number {
  const isBarred = official !== null && inputs.some(({ folder }) => folder === 'proposed');
  const isFaulty = inputs.some(({ messages }) => messages.includes('leak'));
  return exitCodeOf(counts, isBarred, isFaulty);
}

/** A run that was cut off behind its very end has only left what served to go on with it. */
export function clearFinished(path: string): void {
  const { folder, record } = openRun(path);
  lockFor(folder);
  folder.end();
  process.exitCode = endOf(record);
  out(`${path} holds a run that is finished. There is nothing to resume.`);
}
