import { CheckFailure } from '../disk/failure.ts';
import type { RunFolder } from '../disk/run-folder.ts';
import { keyedDigest } from '../model/digest.ts';
import type { Head } from '../model/entry.ts';
import type { Making } from './remake.ts';

/** What is being recorded of cables of a run, and the head of its log before that. */
export interface Deciding extends Making {
  readonly head: Head;
}

/** In `restricted/` from before the log speaks of a decision, or of a release, until the record does: by it one that was cut off is finished. */
export const DECIDING = 'deciding.json';

const macOf = (key: string, said: string): string => keyedDigest(key, 'tearline-deciding/1', '', said);

/** Notes what is about to be recorded; it is on the device when this returns. */
export function noteDeciding(folder: RunFolder, key: string, deciding: Deciding): void {
  const said = JSON.stringify(deciding);
  folder.writeRestricted(DECIDING, `${macOf(key, said)} ${said}\n`, { durable: true });
}

/** What was being recorded when a command was cut off; nothing where none was. */
export function decidingIn(folder: RunFolder, key: string): Deciding | undefined {
  if (!folder.hasRestricted(DECIDING)) return undefined;
  const [mac = '', said = ''] = folder.readRestricted(DECIDING).trimEnd().split(/ (.*)/s);
  if (macOf(key, said) === mac) return JSON.parse(said) as Deciding;
  throw new CheckFailure(
    `restricted/${DECIDING}, by which a decision that was cut off is finished, was changed, or --key is another key.`,
  );
}
