import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { UsageProblem } from './failure.ts';
import { writeWhole } from './write-whole.ts';

/** Where the key of keyed digests lies unless `--key` says otherwise: apart from every run. */
export function defaultKeyPath(env: Readonly<Record<string, string | undefined>>): string {
  return env.TEARLINE_KEY ?? join(env.XDG_CONFIG_HOME ?? join(homedir(), '.config'), 'tearline', 'key');
}

/** The key where there is one: for commands that only look, and must not make any. */
export const keyIfThere = (path: string): string | undefined =>
  existsSync(path) ? loadKey(path) : undefined;

/** The key, made on first use, readable by its owner alone. Lines begin so that it is never mistaken. */
export function loadKey(path: string): string {
  if (!existsSync(path)) {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeWhole(path, `TEARLINE+PRIVATE+KEY+${randomBytes(32).toString('hex')}\n`, {
      mode: 0o600,
      durable: true,
    });
  }
  const found = /^TEARLINE\+PRIVATE\+KEY\+([0-9a-f]{64})\n?$/.exec(readFileSync(path, 'utf8'));
  if (found === null) throw new UsageProblem(`${path} is not a Tearline key. Name another file with --key.`);
  if ((statSync(path).mode & 0o077) !== 0)
    throw new UsageProblem(`${path} can be read by others. Make it yours alone: chmod 600 ${path}`);
  return found[1] as string;
}
