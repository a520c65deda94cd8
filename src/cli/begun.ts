import type { Made } from '../batch/close.ts';
import { CheckFailure, UsageProblem } from '../disk/failure.ts';
import { BEGUN, RunFolder } from '../disk/run-folder.ts';
import { keyedDigest } from '../model/digest.ts';
import type { Setting } from '../pipeline.ts';

/** With what a run was begun, as far as its log does not say: one that goes on must be told the same. */
export interface Begun {
  readonly today: string;
  readonly asOf: string;
  readonly formats: readonly string[];
  readonly marked: boolean;
  readonly encoding: string | null;
  /** Keyed digest of the decisions that were given. */
  readonly decisions: string;
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
  { today, asOf, actions, key }: Setting,
  { formats, marked, encoding }: Made,
): Begun => ({
  ...{ today, asOf, formats, marked },
  encoding: encoding ?? null,
  decisions: keyedDigest(key, 'tearline-begun/1', '', JSON.stringify(actions)),
});

const NAMED: Readonly<Record<keyof Begun, string>> = {
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
        `The interrupted run was begun with another ${option}. Give the same again, or make the run anew, with --replace.`,
      );
}
