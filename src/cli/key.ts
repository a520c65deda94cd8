import { randomBytes } from 'node:crypto';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { keyForLooking, loadKey } from '../disk/key.ts';

/** Where the key of keyed digests lies unless `--key` says otherwise: apart from every run. */
function usualPath(): string {
  const { TEARLINE_KEY, XDG_CONFIG_HOME } = process.env;
  return TEARLINE_KEY ?? join(XDG_CONFIG_HOME ?? join(homedir(), '.config'), 'tearline', 'key');
}

/** The key of a command that records something: made on first use. */
export const recordingKey = (named: string | undefined): string =>
  loadKey(named ?? usualPath(), () => randomBytes(32).toString('hex'));

/** The key of a command that only looks, where there is one. */
export const lookingKey = (named: string | undefined): string | undefined =>
  keyForLooking(named, usualPath());
