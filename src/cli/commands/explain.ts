import type { Argv } from 'yargs';
import { askedBy } from '../../batch/entries.ts';
import { fileSpan } from '../../container/origin.ts';
import { UsageProblem } from '../../disk/failure.ts';
import { inputFiles } from '../../disk/inputs.ts';
import { INSTALLED_RULES, loadRulebook } from '../../disk/rulebook.ts';
import { bodyOf, type Portion } from '../../model/cable.ts';
import type { Claim, Decision } from '../../model/claim.ts';
import { intersect, overlap, type Span } from '../../model/span.ts';
import { type Review, review } from '../../pipeline.ts';
import { actionsFrom, dayFrom, evidenceFrom } from '../circumstances.ts';
import { openOrTell, plainSetting } from '../one-cable.ts';
import { out, paint, visible } from '../terminal.ts';
import { table } from '../view/table.ts';

export const command = 'explain <file>';
export const describe = 'why each passage is released, held or withheld';

export const builder = (yargs: Argv) =>
  yargs
    .positional('file', { type: 'string', demandOption: true, describe: 'one cable' })
    .option('paragraph', { type: 'string', describe: 'only this portion, e.g. 4 or subject' })
    .option('audience', { type: 'string', default: 'foia' })
    .option('as-of', { type: 'string', describe: 'the day; today in UTC unless given' })
    .option('evidence', { type: 'string' })
    .option('decisions', { type: 'string' })
    .option('format', { choices: ['text', 'json'] as const, default: 'text' as const })
    .option('rules', { type: 'string', default: INSTALLED_RULES, hidden: true });

export interface ExplainArguments {
  readonly file: string;
  readonly paragraph?: string | undefined;
  readonly audience: string;
  readonly asOf?: string | undefined;
  readonly evidence?: string | undefined;
  readonly decisions?: string | undefined;
  readonly format: 'text' | 'json';
  readonly rules: string;
}

export function handler(given: ExplainArguments): void {
  const [input] = inputFiles([given.file]);
  const record = input === undefined ? undefined : openOrTell(input);
  if (record === undefined) return;
  const plain = plainSetting();
  const asOf = given.asOf === undefined ? plain.asOf : dayFrom(given.asOf, '--as-of');
  const setting = {
    ...plain,
    asOf,
    evidence: evidenceFrom(given.evidence),
    actions: actionsFrom(given.decisions),
  };
  const done = review(record, setting, loadRulebook(given.rules, given.audience, asOf));
  const portions = done.cable.portions.filter(
    ({ id }) => given.paragraph === undefined || id === given.paragraph,
  );
  if (portions.length === 0)
    throw new UsageProblem(
      `This cable has no portion '${given.paragraph}'. It has: ${done.cable.portions.map(({ id }) => id).join(', ')}.`,
    );
  const passages = portions.map((portion) => passageOf(done, portion));
  out(
    given.format === 'json'
      ? JSON.stringify({ mrn: done.mrn, passages, questions: done.questions })
      : forReading(done, passages),
  );
}

interface Passage {
  readonly portion: string;
  readonly mark: string | null;
  readonly level: string | null;
  readonly decisions: readonly {
    readonly effect: string;
    readonly bases: readonly string[];
    readonly claims: readonly Claim[];
  }[];
}

function passageOf({ decisions, claims, cable }: Review, portion: Portion): Passage {
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  const here = decisions.filter(({ span }) =>
    bodyOf(portion, cable.text).some((body) => intersect(body, span) !== undefined),
  );
  return {
    portion: portion.id,
    mark: portion.mark?.printed ?? null,
    level: portion.marking.level,
    decisions: distinct(here).map(({ effect, bases, claims: ids }) => ({
      effect,
      bases: bases.map(({ code }) => code),
      claims: ids.flatMap((id) => byId.get(id) ?? []),
    })),
  };
}

/** The same decision at several places of one portion is told once. */
function distinct(decisions: readonly Decision[]): Decision[] {
  return [...new Map(decisions.map((d) => [`${d.effect} ${d.claims.join()}`, d])).values()];
}

function forReading(done: Review, passages: readonly Passage[]): string {
  const { mrn, assessment, state, messages } = done;
  const { status } = assessment;
  const head = [
    `${mrn}: ${state}. On ${status.asOf} ${status.state}.`,
    ...status.reasons.map(({ text, provision }) => `  ${text} (${provision})`),
    ...messages.map(({ severity, code, reason }) => `  ${severity} ${code}: ${reason}`),
  ];
  return [
    ...head,
    ...passages.flatMap((passage) => ['', ...passageLines(passage)]),
    ...(done.questions.length === 0 ? [] : ['', questionTable(done)]),
  ].join('\n');
}

/** What is open, in the words `decide --on` takes. Offsets are those of the file. */
function questionTable({ questions, persons, record, cable }: Review): string {
  const nameOf = (on: string) => persons.find(({ id }) => on === `person:${id}`)?.name ?? '';
  const placeIn = ({ from, to }: Span) => `${from}-${to}`;
  const portionsOf = (spans: readonly Span[]) =>
    cable.portions
      .filter((portion) => portion.spans.some((each) => spans.some((span) => overlap(each, span))))
      .map(({ id }) => id);
  return table(
    ['Question', 'Who', 'In', 'Basis', 'To be decided'],
    questions.map(({ on, spans, bases, reason }) => [
      /^\d+-/.test(on) && spans[0] !== undefined ? placeIn(fileSpan(record, spans[0])) : on,
      visible(nameOf(on)),
      portionsOf(spans).join(', '),
      bases.map(({ code }) => code).join(', '),
      reason,
    ]),
  );
}

function passageLines({ portion, mark, level, decisions }: Passage): string[] {
  return [
    paint('bold', `${portion}  ${mark ?? 'unmarked'}, level ${level ?? 'unknown'}`),
    ...decisions.flatMap(({ effect, bases, claims }) => [
      `  ${paint(effect === 'release' ? 'green' : effect === 'hold' ? 'yellow' : 'red', effect)} ${bases.join(', ')}`,
      ...claims.flatMap((claim) => [
        `    ${askedBy(claim)
          .map(({ by }) => by)
          .join()}  [claim ${claim.id}]`,
        `      ${claim.reason}`,
        ...claim.bases.map(({ code, provision, reason }) => `      ${code}: ${provision}. ${reason}`),
      ]),
      ...(claims.length === 0 ? ['    nobody spoke for this text, and silence is not consent'] : []),
    ]),
  ];
}
