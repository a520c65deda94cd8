import { userInfo } from 'node:os';
import { CheckFailure } from '../disk/failure.ts';
import type { RunFolder } from '../disk/run-folder.ts';
import { Head } from '../model/entry.ts';
import { now } from './circumstances.ts';

const FILE = 'sessions.json';

/** The account of the system that runs this. Not every number has a name. */
export function account(): string {
  try {
    return userInfo().username;
  } catch {
    return `uid ${process.getuid?.() ?? 'unknown'}`;
  }
}

/**
 * Notes who ran a command on a run, when and on what: outside the log, whose entries carry no clock (law 7). `review` is the head of the
 * log of its review as the command left it.
 */
export function recordSession(folder: RunFolder, command: string, review?: Head): void {
  const session = {
    command,
    at: now(),
    by: account(),
    node: process.version,
    on: process.platform,
    ...(review === undefined ? {} : { review }),
  };
  const sessions = [...sessionsIn(folder), session];
  folder.writeRestricted(FILE, `${JSON.stringify(sessions, null, 2)}\n`, { durable: true });
}

/** The head of the log of the review as the last session left it; nothing where none did. */
export function reviewLeftIn(folder: RunFolder): Head | undefined {
  const heads = sessionsIn(folder).map(
    (session) => Head.safeParse((session as { readonly review?: unknown } | null)?.review).data,
  );
  return heads.findLast((head) => head !== undefined);
}

function sessionsIn(folder: RunFolder): unknown[] {
  if (!folder.hasRestricted(FILE)) return [];
  try {
    const before: unknown = JSON.parse(folder.readRestricted(FILE));
    if (Array.isArray(before)) return before;
  } catch {}
  throw new CheckFailure(`restricted/${FILE} is not what was written there. Restore it, or take it away.`);
}
