import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CopiesFolder } from './copies-folder.ts';
import { UsageProblem } from './failure.ts';

/** The files of a folder of copies that lies by itself, as whoever received it has it. */
export function releasedFiles(path: string): CopiesFolder {
  if (!existsSync(path)) throw new UsageProblem(`${path} is not there.`);
  if (!existsSync(join(path, 'manifest.json')))
    throw new UsageProblem(
      `${path} is neither the folder of a run, for it has no restricted/run.json, nor one of copies, for it has no manifest.json.`,
    );
  return new CopiesFolder(path);
}
