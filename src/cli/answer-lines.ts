import { createInterface } from 'node:readline';
import type { ZodType } from 'zod';
import { STANDARD_INPUT } from '../disk/standard-input.ts';
import { readJsonLine } from '../notation/ndjson.ts';
import { formatProblem } from '../notation/yaml.ts';
import { out, tell } from './terminal.ts';

/**
 * Answers questions that come as NDJSON, each in its place as it comes. One that cannot be read is answered with
 * what is wrong with it, and takes nothing from the others. `isOpen` says which answers leave a question.
 */
export async function answerLines<Q, A extends object>(
  schema: ZodType<Q>,
  answer: (question: Q) => A,
  isOpen: (answer: A) => boolean,
): Promise<void> {
  const lines = { read: 0, open: 0, bad: 0 };
  for await (const text of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    lines.read += 1;
    if (text.trim() === '') continue;
    const asked = readJsonLine(text, schema);
    if ('reason' in asked) {
      lines.bad += 1;
      out(JSON.stringify({ line: lines.read, error: asked.reason }));
      tell(formatProblem({ file: STANDARD_INPUT, line: lines.read, column: 1, reason: asked.reason }));
      continue;
    }
    const found = answer(asked.value);
    if (isOpen(found)) lines.open += 1;
    out(JSON.stringify(found));
  }
  if (lines.bad > 0) process.exitCode = 2;
  else if (lines.open > 0) process.exitCode = 1;
}
