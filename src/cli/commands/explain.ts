import type { Argv } from 'yargs';
import type { Question } from '../../decide/questions.ts';
import { UsageProblem } from '../../disk/failure.ts';
import type { InputFile } from '../../disk/inputs.ts';
import { loadRulebook } from '../../disk/rulebook.ts';
import type { Portion } from '../../model/cable.ts';
import type { Encoding } from '../../model/encoding.ts';
import type { Message } from '../../model/message.ts';
import { overlap, type Span } from '../../model/span.ts';
import { type Review, type Rulebook, read, review, type Setting } from '../../pipeline.ts';
import { dayFrom, evidenceFrom } from '../circumstances.ts';
import { decisionsFrom } from '../decisions-file.ts';
import { explanationOf } from '../explanation.ts';
import { lookingKey } from '../key.ts';
import { ENCODING, inputsOrTell, openOrTell, plainSetting } from '../one-cable.ts';
import { RULES } from '../options.ts';
import { out, plural } from '../terminal.ts';
import { explanationPage } from '../view/explanation.ts';

export const builder = (yargs: Argv) =>
  yargs
    .positional('file', {
      type: 'string',
      demandOption: true,
      describe: 'one cable: a file, or - for standard input',
    })
    .option('paragraph', { type: 'string', describe: 'only this portion, e.g. 4 or subject' })
    .option('audience', { type: 'string', default: 'foia', describe: 'who the release is for' })
    .option('as-of', { type: 'string', describe: 'the day; today in UTC unless given' })
    .option('evidence', {
      type: 'string',
      describe: 'what is known of records beside their text (YAML or CSV)',
    })
    .option('decisions', { type: 'string', describe: 'recorded decisions of people (NDJSON)' })
    .option('format', {
      choices: ['text', 'json'] as const,
      default: 'text' as const,
      describe: 'text for reading, or one JSON object',
    })
    .option('cable', { type: 'string', describe: 'message number, where the file holds several cables' })
    .option('encoding', ENCODING)
    .option('key', { type: 'string', describe: 'key file of keyed digests, as release has it' })
    .option('rules', RULES);

export interface ExplainArguments {
  readonly file: string;
  readonly cable?: string | undefined;
  readonly encoding?: Encoding | undefined;
  readonly paragraph?: string | undefined;
  readonly audience: string;
  readonly asOf?: string | undefined;
  readonly evidence?: string | undefined;
  readonly decisions?: string | undefined;
  readonly format: 'text' | 'json';
  readonly key?: string | undefined;
  readonly rules: string;
}

export function handler(given: ExplainArguments): void {
  const setting = settingFrom(given);
  const rulebook = loadRulebook(given.rules, given.audience, setting.asOf);
  const done = oneCable(given, setting, rulebook);
  if (done === undefined) return;
  const portions = portionsAsked(done, given.paragraph);
  const all = given.paragraph === undefined;
  const found = explanationOf(done, rulebook, {
    portions,
    questions: all ? done.questions : done.questions.filter(asksAbout(portions)),
    persons: all
      ? done.persons
      : done.persons.filter(({ mentions }) => mentions.some((span) => touches(portions, span))),
    messages: all ? done.messages : done.messages.filter(speaksOf(portions)),
  });
  out(given.format === 'json' ? JSON.stringify(found) : explanationPage(done, found).join('\n'));
}

/** Several cables would have to be told apart line by line, so one is asked for. */
function oneInput(path: string): InputFile {
  const inputs = inputsOrTell([path]);
  const [first] = inputs;
  if (first === undefined || first.file !== path)
    throw new UsageProblem(
      `explain takes one cable, and ${path} stands for ${plural(inputs.length, 'file')}. Name one of them, for example ${first?.file}.`,
    );
  return first;
}

/** The cable asked for, by its number where the file holds several. */
function oneCable(given: ExplainArguments, setting: Setting, rulebook: Rulebook): Review | undefined {
  const opened = openOrTell([oneInput(given.file)], { ...rulebook, encoding: given.encoding });
  const all = Array.from(opened, ({ record }) => record);
  const [first] = all;
  if (all.length < 2 && given.cable === undefined)
    return first === undefined ? undefined : review(first, setting, rulebook);
  const found = all.map((record) => read(record, setting, rulebook)).find(({ mrn }) => mrn === given.cable);
  if (found !== undefined) return review(found.record, setting, rulebook);
  const numbers = all.slice(0, 5).map((record) => read(record, setting, rulebook).mrn);
  throw new UsageProblem(
    `${given.file} holds ${plural(all.length, 'cable')}. Name one with --cable: ${numbers.join(', ')}${all.length > 5 ? ' and others' : ''}.`,
  );
}

function settingFrom(given: ExplainArguments): Setting {
  const plain = plainSetting(lookingKey(given.key));
  return {
    ...plain,
    asOf: given.asOf === undefined ? plain.asOf : dayFrom(given.asOf, '--as-of'),
    evidence: evidenceFrom(given.evidence),
    actions: decisionsFrom(given.decisions),
  };
}

function portionsAsked({ cable }: Review, paragraph: string | undefined): Portion[] {
  const portions = cable.portions.filter(({ id }) => paragraph === undefined || id === paragraph);
  if (portions.length === 0 && paragraph !== undefined)
    throw new UsageProblem(
      `This cable has no portion '${paragraph}'. It has: ${cable.portions.map(({ id }) => id).join(', ')}.`,
    );
  return portions;
}

const touches = (portions: readonly Portion[], span: Span): boolean =>
  portions.some(({ spans }) => spans.some((each) => overlap(each, span)));

const asksAbout =
  (portions: readonly Portion[]) =>
  ({ spans }: Question): boolean =>
    spans.some((span) => touches(portions, span));

/** An error without a place is about every portion. */
const speaksOf =
  (portions: readonly Portion[]) =>
  ({ severity, span }: Message): boolean =>
    span === undefined ? severity === 'error' : touches(portions, span);
