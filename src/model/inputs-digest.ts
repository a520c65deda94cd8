import { createHmac } from 'node:crypto';
import type { InputRecord } from './run-record.ts';

/**
 * Keyed digest of where every input of a run ended, in their order: all that a row of `run.json` says but its files and messages.
 * It speaks of rows that the log may not name, and without the key tells nothing of them.
 */
export function inputsDigest(key: string, inputs: Iterable<InputRecord>): string {
  const digest = createHmac('sha256', key).update('tearline-inputs/1\0\0');
  for (const { mrn, part, state, folder, openQuestions, document, pages } of inputs)
    digest.update(`${JSON.stringify([mrn, part, state, folder, openQuestions, document, pages])}\n`);
  return digest.digest('hex');
}
