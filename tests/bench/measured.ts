import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a program took: seconds of all its processors, seconds, and MiB of memory at its most. */
export interface Took {
  readonly cpu: number;
  readonly wall: number;
  readonly peak: number;
  readonly out: string;
}

const METER = join(import.meta.dirname, 'meter.mjs');

/** Runs a program of Node's in a process of its own; an exit code that is not among `codes` is an error. */
export async function measured(
  args: readonly string[],
  meter: string,
  { env = {}, codes = [0] }: { env?: Record<string, string>; codes?: readonly number[] } = {},
): Promise<Took> {
  const child = spawn(process.execPath, ['--import', METER, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1', METER: meter, ...env },
  });
  const [out, err]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  const code = await new Promise<number | null>((settle) => child.on('close', settle));
  if (code === null || !codes.includes(code))
    throw new Error(`${args[0]} ended with ${code}: ${Buffer.concat(err).toString().slice(-2000)}`);
  return { ...JSON.parse(readFileSync(meter, 'utf8')), out: Buffer.concat(out).toString() };
}
