import type { Argv } from 'yargs';
import { z } from 'zod';
import { type Calculated, CalculatorFlag, calculate } from '../../declassification/calculator.ts';
import { UsageProblem } from '../../disk/failure.ts';
import { loadOrders } from '../../disk/rulebook.ts';
import { CivilDate } from '../../model/civil-date.ts';
import { LEVELS, Level } from '../../model/marking.ts';
import { answerLines } from '../answer-lines.ts';
import { dayFrom, today } from '../circumstances.ts';
import { RULES } from '../options.ts';
import { out } from '../terminal.ts';

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
    .option('rules', RULES)
    .example(
      '$0 when "E.O. 12958: DECL: 08/20/2017" --dated 2007-08-24 --level C',
      'status of one line, today',
    );

/** One question of `when --stdin`. */
const Question = z.object({
  lines: z.array(z.string()),
  dated: CivilDate.nullable(),
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

export async function handler(given: WhenArguments): Promise<void> {
  const asOf = given.asOf === undefined ? today() : dayFrom(given.asOf, '--as-of');
  const orders = loadOrders(given.rules);
  const answer = (question: Question): Calculated =>
    calculate({ ...question, asOf: question.asOf ?? asOf }, orders);
  if (given.stdin) return answerLines(Question, answer, isConflict);
  const found = answer(questionFrom(given));
  out(given.format === 'json' ? JSON.stringify(found) : forReading(found).join('\n'));
  if (isConflict(found)) process.exitCode = 1;
}

const isConflict = ({ status }: Calculated): boolean => status.state === 'conflict';

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
