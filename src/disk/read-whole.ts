import { readFileSync } from 'node:fs';
import { inWords, UsageProblem } from './failure.ts';

/** The bytes of a file that a person named. */
export function readWhole(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (thrown) {
    throw new UsageProblem(`Cannot read ${path}: ${inWords(thrown)}.`);
  }
}
