import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DiskFailure, inWords, UsageProblem } from './failure.ts';
import { makeFolder } from './make-folder.ts';
import { writeWhole } from './write-whole.ts';

/** The key, made from `fresh` on first use, readable by its owner alone. Lines begin so that it is never mistaken. */
export function loadKey(path: string, fresh: () => string): string {
  if (!existsSync(path)) makeKey(path, fresh());
  return keyAt(path);
}

function keyAt(path: string): string {
  const found = keyIn(path);
  if ((statSync(path).mode & 0o077) !== 0)
    throw new UsageProblem(`${path} can be read by others. Make it yours alone: chmod 600 ${path}`);
  return found;
}

/** The key for a command that only looks, which makes none: the one named must be there, the usual one may be. */
export function keyForLooking(named: string | undefined, usual: string): string | undefined {
  if (named === undefined) return existsSync(usual) ? keyAt(usual) : undefined;
  if (!existsSync(named)) throw new UsageProblem(`There is no key ${named}.`);
  return keyAt(named);
}

function makeKey(path: string, fresh: string): void {
  const text = `TEARLINE+PRIVATE+KEY+${fresh}\n`;
  try {
    makeFolder(dirname(path), 0o700);
    writeWhole(path, text, { mode: 0o600, durable: true });
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message : String(thrown);
    throw new DiskFailure(`The key of keyed digests cannot be made. ${why} Name another place with --key.`);
  }
}

function keyIn(path: string): string {
  const found = /^TEARLINE\+PRIVATE\+KEY\+([0-9a-f]{64})\n?$/.exec(textAt(path));
  if (found === null) throw new UsageProblem(`${path} is not a Tearline key. Name another file with --key.`);
  return found[1] as string;
}

function textAt(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (thrown) {
    throw new DiskFailure(`Cannot read the key ${path}: ${inWords(thrown)}. Name another file with --key.`);
  }
}
