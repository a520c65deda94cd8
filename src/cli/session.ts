import { userInfo } from 'node:os';
import type { RunFolder } from '../disk/run-folder.ts';
import { now } from './circumstances.ts';

const FILE = 'sessions.json';

/** Notes who ran a command on a run, when and on what: outside the log, whose entries carry no clock (law 7). */
export function recordSession(folder: RunFolder, command: string): void {
  const before: unknown = folder.hasRestricted(FILE) ? JSON.parse(folder.readRestricted(FILE)) : [];
  const sessions = Array.isArray(before) ? before : [];
  const session = {
    command,
    at: now(),
    by: userInfo().username,
    node: process.version,
    on: process.platform,
  };
  folder.writeRestricted(FILE, `${JSON.stringify([...sessions, session], null, 2)}\n`, { durable: true });
}
