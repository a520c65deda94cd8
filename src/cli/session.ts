import { userInfo } from 'node:os';
import { CheckFailure } from '../disk/failure.ts';
import type { RunFolder } from '../disk/run-folder.ts';
import { SESSIONS } from '../disk/run-place.ts';
import { Head } from '../model/entry.ts';
import { now } from './circumstances.ts';

/** Where the log of a review is kept. */
export type Keeper = 'run' | 'database';

/** The log of a review as a command left it: its head, and who keeps it. */
export interface ReviewLeft {
  readonly head: Head;
  readonly keeper: Keeper;
}

/** The account of the system that runs this. Not every number has a name. */
export function account(): string {
  try {
    return userInfo().username;
  } catch {
    return `uid ${process.getuid?.() ?? 'unknown'}`;
  }
}

/**
 * Notes who ran a command on a run, when and on what: outside the log, whose entries carry no clock (law 7). `left` is the log of its
 * review as the command left it.
 */
export function recordSession(folder: RunFolder, command: string, left?: ReviewLeft): void {
  const session = {
    command,
    at: now(),
    by: account(),
    node: process.version,
    on: process.platform,
    ...(left === undefined ? {} : { review: left.head, keeper: left.keeper }),
  };
  const sessions = [...sessionsIn(folder), session];
  folder.writeRestricted(SESSIONS, `${JSON.stringify(sessions, null, 2)}\n`, { durable: true });
}

/** The log of the review as the last session left it; nothing where none did. */
export function reviewLeftIn(folder: RunFolder): ReviewLeft | undefined {
  return sessionsIn(folder)
    .flatMap((session) => {
      const { review, keeper } = (session ?? {}) as { readonly review?: unknown; readonly keeper?: unknown };
      const head = Head.safeParse(review).data;
      return head === undefined ? [] : [{ head, keeper: keeper === 'database' ? keeper : 'run' } as const];
    })
    .at(-1);
}

function sessionsIn(folder: RunFolder): unknown[] {
  if (!folder.hasRestricted(SESSIONS)) return [];
  try {
    const before: unknown = JSON.parse(folder.readRestricted(SESSIONS));
    if (Array.isArray(before)) return before;
  } catch {}
  throw new CheckFailure(
    `restricted/${SESSIONS} is not what was written there. Restore it, or take it away.`,
  );
}
