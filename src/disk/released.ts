import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UsageProblem } from './failure.ts';

/** The files of a folder of copies that lies by itself, as whoever received it has it. */
export function releasedFiles(path: string): Map<string, Uint8Array> {
  if (!existsSync(path)) throw new UsageProblem(`${path} is not there.`);
  if (!existsSync(join(path, 'manifest.json')))
    throw new UsageProblem(
      `${path} is neither the folder of a run, for it has no restricted/run.json, nor one of copies, for it has no manifest.json.`,
    );
  const names = readdirSync(path, { withFileTypes: true }).map((entry) =>
    entry.isFile() ? entry.name : `${entry.name}/`,
  );
  return new Map(
    names
      .sort()
      .map((name) => [name, name.endsWith('/') ? new Uint8Array() : readFileSync(join(path, name))]),
  );
}
