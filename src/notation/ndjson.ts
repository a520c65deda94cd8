import type { ZodType } from 'zod';
import type { Problem, Reading } from './problem.ts';
import { shortcomings } from './shortcomings.ts';

/** One JSON value a line, each checked; blank lines are passed over. */
export function readNdjson<T>(file: string, text: string, schema: ZodType<T>): Reading<T[]> {
  const value: T[] = [];
  const problems: Problem[] = [];
  for (const [i, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const read = readJsonLine(line, schema);
    if ('value' in read) value.push(read.value);
    else problems.push({ file, line: i + 1, column: 1, reason: read.reason });
  }
  return problems.length > 0 ? { problems } : { value };
}

/** One line of NDJSON: the checked value, or what is wrong with it. */
export function readJsonLine<T>(line: string, schema: ZodType<T>): { value: T } | { reason: string } {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    return { reason: 'The line is not JSON.' };
  }
  const checked = schema.safeParse(parsed);
  if (checked.success) return { value: checked.data };
  const [first] = shortcomings(schema, parsed, checked.error.issues);
  return { reason: first?.reason ?? 'The line is not what was expected.' };
}
