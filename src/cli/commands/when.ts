import { createInterface } from 'node:readline';
import type { Argv } from 'yargs';
import { z } from 'zod';
import { type Calculated, CalculatorFlag, calculate } from '../../declassification/calculator.ts';
import { UsageProblem } from '../../disk/failure.ts';
import { STANDARD_INPUT } from '../../disk/inputs.ts';
import { INSTALLED_RULES, loadOrders } from '../../disk/rulebook.ts';
import { CivilDate } from '../../model/civil-date.ts';
import { LEVELS, Level } from '../../model/marking.ts';
import { readJsonLine } from '../../notation/ndjson.ts';
import { formatProblem } from '../../notation/yaml.ts';
import { dayFrom, today } from '../circumstances.ts';
import { out, tell } from '../terminal.ts';

export const command = 'when [line]';
export const describe = 'the calculator: one printed declassification line to a status';

export const builder = (yargs: Argv) =>
  yargs
    .positional('line', {
      type: 'string',
      describe: 'the line as printed, e.g. "E.O. 12958: DECL: 08/20/2017"',
    })
    .option('dated', { type: 'string', describe: 'day of the document' })
    .option('level', { choices: LEVELS, describe: 'overall level' })
    .option('as-of', { type: 'string', describe: 'the day; today in UTC unless given' })
    .option('stdin', {
      type: 'boolean',
      default: false,
      describe: 'read {lines, dated, level, flags, asOf} as NDJSON',
    })
    .option('format', {
      choices: ['text', 'json'] as const,
      default: 'text' as const,
      describe: 'text for reading, or one JSON object',
    })
    .option('rules', { type: 'string', default: INSTALLED_RULES, describe: 'folder of rules' })
    .example(
      '$0 when "E.O. 12958: DECL: 08/20/2017" --dated 2007-08-24 --level C',
      'status of one line, today',
    );

/** One question of `when --stdin`. */
const Question = z.object({
  lines: z.array(z.string()),
  dated: CivilDate,
  level: Level,
  flags: z.array(CalculatorFlag).default([]),
  asOf: CivilDate.optional(),
});
type Question = z.infer<typeof Question>;

export interface WhenArguments {
  readonly line?: string | undefined;
  readonly dated?: string | undefined;
  readonly level?: Level | undefined;
  readonly asOf?: string | undefined;
  readonly stdin: boolean;
  readonly format: 'text' | 'json';
  readonly rules: string;
}

type Answer = (question: Question) => Calculated;

export async function handler(given: WhenArguments): Promise<void> {
  const asOf = given.asOf === undefined ? today() : dayFrom(given.asOf, '--as-of');
  const orders = loadOrders(given.rules);
  const answer: Answer = (question) => calculate({ ...question, asOf: question.asOf ?? asOf }, orders);
  if (given.stdin) return answerLines(answer);
  const found = answer(questionFrom(given));
  out(given.format === 'json' ? JSON.stringify(found) : forReading(found).join('\n'));
  if (found.status.state === 'conflict') process.exitCode = 1;
}

/** Each line is answered as it comes, in its place; one that cannot be read takes nothing from the others. */
async function answerLines(answer: Answer): Promise<void> {
  const lines = { read: 0, conflicts: 0, bad: 0 };
  for await (const text of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    lines.read += 1;
    if (text.trim() === '') continue;
    const asked = readJsonLine(text, Question);
    if ('reason' in asked) {
      lines.bad += 1;
      out(JSON.stringify({ line: lines.read, error: asked.reason }));
      tell(formatProblem({ file: STANDARD_INPUT, line: lines.read, column: 1, reason: asked.reason }));
      continue;
    }
    const found = answer(asked.value);
    if (found.status.state === 'conflict') lines.conflicts += 1;
    out(JSON.stringify(found));
  }
  if (lines.bad > 0) process.exitCode = 2;
  else if (lines.conflicts > 0) process.exitCode = 1;
}

function questionFrom({ line, dated, level }: WhenArguments): Question {
  if (dated === undefined || level === undefined)
    throw new UsageProblem(
      `when needs --dated YYYY-MM-DD and --level ${LEVELS.join(', ')}: both decide the answer.`,
    );
  return { lines: line === undefined ? [] : [line], dated: dayFrom(dated, '--dated'), level, flags: [] };
}

function forReading({ instruction, status, messages }: Calculated): string[] {
  return [
    `On ${status.asOf}: ${status.state}, level ${status.level}`,
    `  instruction:            ${instruction.kind}`,
    `  by its own instruction: ${status.declassifyOn ?? 'no date'}`,
    `  outer date:             ${status.outerDate ?? 'none'}`,
    '',
    'Why',
    ...status.reasons.flatMap(({ provision, text }) => [`  ${text}`, `    ${provision}`]),
    ...(status.stillNeeded.length === 0 ? [] : ['', 'Still needed before release']),
    ...status.stillNeeded.map((need) => `  ${need}`),
    ...(messages.length === 0 ? [] : ['']),
    ...messages.map(({ severity, code, reason }) => `${severity} ${code}: ${reason}`),
  ];
}
