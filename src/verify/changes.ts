import { z } from 'zod';
import { fault, PASSED, type Verdict } from './verdict.ts';

const count = z.int().nonnegative();

/** What is said of one cable beside its earlier release: a day and counts. */
const Row = z.strictObject({
  mrn: z.string().regex(/^[A-Za-z0-9-]{1,60}$/),
  day: z.iso.date(),
  ...{ released: count, still: count, otherwise: count, newly: count },
});

/** Checks the form of `changes.jsonl`, line by line. */
export function checkChanges(text: string): Verdict {
  const lines = text.split('\n');
  const isForm = lines.at(-1) === '' && lines.slice(0, -1).every(isRow);
  return isForm
    ? PASSED
    : fault('changes-form', 'changes.jsonl says something else than what became of passages, in counts.');
}

function isRow(line: string): boolean {
  try {
    const read = Row.parse(JSON.parse(line));
    return JSON.stringify(read) === line;
  } catch {
    return false;
  }
}
