import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

export const PROGRAM = join(import.meta.dirname, '../../dist/cli/main.js');
export const FIXTURES = join(import.meta.dirname, '../../fixtures');
export const RULES = join(import.meta.dirname, '../../rules');

/** A folder of its own for the tests of one file, with a key in it; gone when they are done. */
export const place = mkdtempSync(join(tmpdir(), 'tearline-cli-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));

export const fixture = (name: string): string => join(FIXTURES, name, 'cable.txt');

/** A key of the test's own, and no colours. */
export const ENVIRONMENT = { TEARLINE_KEY: join(place, 'key'), NO_COLOR: '1' };

/** What a person types to withhold the second paragraph of a cable. */
export const WITHHELD = '--on 2 --effect withhold --basis B6 --reason Kept. --by Ada'.split(' ');

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the built program as a person would, in the folder of the test. */
export function tearline(args: readonly string[], { cwd = place, input = '', env = {} } = {}): Ran {
  if (!existsSync(PROGRAM)) throw new Error('The program is not built. Run: npm run build');
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], {
    cwd,
    input,
    encoding: 'utf8',
    env: { ...process.env, ...ENVIRONMENT, ...env },
  });
  return { code: status, out: stdout, err: stderr };
}

export const json = (...path: readonly string[]) => JSON.parse(readFileSync(join(place, ...path), 'utf8'));
export const textOf = (...path: readonly string[]): string => readFileSync(join(place, ...path), 'utf8');
export const today = (): string => new Date().toISOString().slice(0, 10);
