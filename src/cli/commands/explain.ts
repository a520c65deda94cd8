import type { Argv } from 'yargs';
import { askedBy } from '../../batch/entries.ts';
import { fileSpan } from '../../container/origin.ts';
import type { Question } from '../../decide/questions.ts';
import { UsageProblem } from '../../disk/failure.ts';
import type { InputFile } from '../../disk/inputs.ts';
import { INSTALLED_RULES, loadRulebook } from '../../disk/rulebook.ts';
import { bodyOf, type Portion } from '../../model/cable.ts';
import type { Claim, Decision } from '../../model/claim.ts';
import type { Encoding } from '../../model/encoding.ts';
import type { Message } from '../../model/message.ts';
import { intersect, overlap, type Span } from '../../model/span.ts';
import { type Review, type Rulebook, read, review, type Setting } from '../../pipeline.ts';
import { actionsFrom, dayFrom, evidenceFrom } from '../circumstances.ts';
import { lookingKey } from '../key.ts';
import { ENCODING, inputsOrTell, openOrTell, plainSetting } from '../one-cable.ts';
import { out, paint, plural, visible } from '../terminal.ts';
import { messageLines, placesIn, toldOf } from '../view/messages.ts';
import { table } from '../view/table.ts';

export const command = 'explain <file>';
export const describe = 'why each passage is released, held or withheld';

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
    .option('rules', { type: 'string', default: INSTALLED_RULES, describe: 'folder of rules' });

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
  const asked = given.paragraph === undefined ? done.questions : done.questions.filter(asksAbout(portions));
  const found = {
    passages: passagesOf(done, portions),
    questions: asked,
    messages: given.paragraph === undefined ? done.messages : done.messages.filter(speaksOf(portions)),
  };
  out(
    given.format === 'json'
      ? JSON.stringify({
          mrn: done.mrn,
          passages: found.passages,
          questions: asked.map((question) => inFile(done, question)),
        })
      : forReading(done, found),
  );
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
    actions: actionsFrom(given.decisions),
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

/** What was settled for one piece of a portion; places are offsets into the file, and its line and column. */
interface Settled {
  readonly from: number;
  readonly to: number;
  readonly place: string;
  readonly effect: string;
  readonly bases: readonly string[];
  readonly claims: readonly Claim[];
}

interface Passage {
  readonly portion: string;
  readonly mark: string | null;
  readonly level: string | null;
  /** In the order of the text. */
  readonly decisions: readonly Settled[];
}

interface Found {
  readonly passages: readonly Passage[];
  readonly questions: readonly Question[];
  readonly messages: readonly Message[];
}

function passagesOf(done: Review, portions: readonly Portion[]): Passage[] {
  const place = placesIn(done.record);
  const byId = new Map(done.claims.map((claim) => [claim.id, claim]));
  const settledAt = ({ effect, bases, claims }: Decision, here: Span): Settled => ({
    ...fileSpan(done.record, here),
    place: place(here.from),
    effect,
    bases: bases.map(({ code }) => code),
    claims: claims.flatMap((id) => byId.get(id) ?? []),
  });
  return portions.map((portion) => ({
    portion: portion.id,
    mark: portion.mark?.printed ?? null,
    level: portion.marking.level,
    decisions: done.decisions.flatMap((decision) => {
      const here = wordsOf(done, portion, decision);
      return here === undefined ? [] : [settledAt(decision, here)];
    }),
  }));
}

/** Where a decision first meets words of a portion. */
const wordsOf = ({ cable }: Review, portion: Portion, { span }: Decision): Span | undefined =>
  bodyOf(portion, cable.text)
    .flatMap((body) => intersect(body, span) ?? [])
    .find(({ from, to }) => cable.text.slice(from, to).trim() !== '');

function forReading(done: Review, { passages, questions, messages }: Found): string {
  const { status } = done.assessment;
  return [
    `${done.mrn}: ${done.state}. On ${status.asOf} ${status.state}.`,
    ...status.reasons.map(({ text, provision }) => `  ${text} (${provision})`),
    ...messageLines(toldOf(done.record.file, messages, done.record)),
    ...passages.flatMap((passage) => ['', ...passageLines(done, passage)]),
    ...(questions.length === 0 ? [] : ['', questionTable(done, questions)]),
  ].join('\n');
}

/** A question with its places as the file has them, which `decide --on` takes. */
function inFile({ record }: Review, question: Question): Question {
  const [, from, to] = /^(\d+)-(\d+)$/.exec(question.on) ?? [];
  const place = from === undefined ? undefined : fileSpan(record, { from: Number(from), to: Number(to) });
  return {
    ...question,
    on: place === undefined ? question.on : `${place.from}-${place.to}`,
    spans: question.spans.map((span) => fileSpan(record, span)),
  };
}

/** What is open, in the words `decide --on` takes. */
function questionTable(done: Review, questions: readonly Question[]): string {
  const { persons, cable } = done;
  const nameOf = (on: string) => persons.find(({ id }) => on === `person:${id}`)?.name ?? '';
  return table(
    [{ head: 'Question', as: 'name' }, 'Who', 'In', 'Basis', 'To be decided'],
    questions
      .map((question) => ({ ...question, place: inFile(done, question).on }))
      .map(({ on, place, spans, bases, reason }) => [
        place,
        visible(nameOf(on)),
        cable.portions
          .filter((portion) => spans.some((span) => touches([portion], span)))
          .map(({ id }) => id)
          .join(', '),
        bases.map(({ code }) => code).join(', '),
        reason,
      ]),
  );
}

const COLOURS: Readonly<Record<string, 'green' | 'yellow' | 'red'>> = {
  release: 'green',
  hold: 'yellow',
  withhold: 'red',
};

function passageLines(done: Review, { portion, mark, level, decisions }: Passage): string[] {
  const told = new Set<string>();
  return [
    paint('bold', `${portion}  ${visible(mark ?? 'unmarked')}, level ${level ?? 'unknown'}`),
    ...decisions.flatMap(({ place, effect, bases, claims }) => [
      `  ${place}  ${paint(COLOURS[effect] ?? 'red', effect)} ${bases.join(', ')}`.trimEnd(),
      ...claims.flatMap((claim) => claimLines(done, claim, told)),
      ...(claims.length === 0 ? ['    nobody spoke for this text, and silence is not consent'] : []),
    ]),
  ];
}

/** A claim, in full where it is first met in a passage. */
function claimLines({ persons }: Review, claim: Claim, told: Set<string>): string[] {
  const { by } = claim;
  const person =
    by.kind === 'role' || by.kind === 'echo' ? persons.find(({ id }) => id === by.person) : undefined;
  const who = askedBy(claim).map((asked) => asked.by);
  if (person !== undefined) who.push(`${visible(person.name)}, ${person.role} (${person.id})`);
  const first = `    ${who.join(': ')}  [claim ${claim.id}]`;
  const said = [
    claim.reason,
    ...claim.bases.map(({ code, provision, reason }) => `${code}: ${provision}. ${reason}`),
  ];
  const known = told.has(said.join());
  told.add(said.join());
  return known ? [first] : [first, ...said.map((line) => `      ${line}`)];
}
