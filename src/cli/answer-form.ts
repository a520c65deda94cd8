import { type Input, recordsIn } from '../batch/records.ts';
import { numberIn } from '../batch/run.ts';
import { UsageProblem } from '../disk/failure.ts';
import { checked, loadExemptions, loadVocabulary } from '../disk/rulebook.ts';
import { Action } from '../model/action.ts';
import { AnswerForm, sealOf } from '../model/answer-form.ts';
import { keyedDigest } from '../model/digest.ts';
import type { Encoding } from '../model/encoding.ts';
import { type Exemption, exemptionsOn } from '../model/exemption.ts';
import { anonymous, type Setting } from '../pipeline.ts';
import { adoptedBases } from '../review/decision.ts';
import { readPdf } from './pdf-desk.ts';

/** One form, with the file it was read from. */
export interface ReadForm {
  readonly file: string;
  readonly form: AnswerForm;
}

/** Answers of agencies. A form of which more was changed than its answers is refused. */
export function formsFrom(files: readonly string[], key: string): ReadForm[] {
  return files.map((file) => {
    const form = checked(file, AnswerForm);
    if (sealOf(key, form) === form.seal) return { file, form };
    throw new UsageProblem(
      `${file}: its agency, cable, source or passages are not those that were sent, or --key is another key. Fill in the form that lies in restricted/referrals.`,
    );
  });
}

/** What a form comes to. `textOf` gives the source of its cable, for an answer that parts a passage. */
export function actionsOf(
  { file, form }: ReadForm,
  exemptions: readonly Exemption[],
  source: string | undefined,
  key: string,
): Action[] {
  return form.passages.flatMap((passage) => {
    const [from = 0, to = 0] = passage.span.split('-').map(Number);
    if (passage.answer === 'release') return [released(form, passage.id, { from, to }, key)];
    if (passage.answer === 'withhold') return [withheld(form, { from, to }, passage.bases, exemptions, key)];
    const parts = passage.withhold.map(({ text, bases }) => {
      const at = source === undefined ? -1 : source.slice(from, to).indexOf(text);
      if (source === undefined || at < 0 || source.slice(from, to).indexOf(text, at + 1) >= 0)
        throw new UsageProblem(
          `${file}: passage ${passage.id}: words to withhold must stand in it, once, as printed. Give more of the words around them.`,
        );
      return { from: from + at, to: from + at + text.length, bases };
    });
    return [
      ...parts.map((part) => withheld(form, part, part.bases, exemptions, key)),
      ...gapsOf({ from, to }, parts).map((span) => released(form, passage.id, span, key)),
    ];
  });
}

/** What agencies answered to the referrals of an earlier run. An answer that parts a passage needs the text of its cable. */
export function answersFrom(
  { answers = [], rules, encoding }: Answering,
  inputs: readonly Input[],
  { key, asOf }: Setting,
): Action[] {
  if (answers.length === 0) return [];
  const forms = formsFrom(answers, key);
  const exemptions = exemptionsOn(loadExemptions(rules), asOf);
  const parted = new Set(forms.flatMap(({ form }) => (isParted(form) ? [form.cable] : [])));
  const texts = new Map<string, string>();
  const vocabulary = loadVocabulary(rules);
  for (const found of parted.size === 0 ? [] : recordsIn(inputs, vocabulary.lexicon, { encoding, readPdf })) {
    if ('failure' in found) continue;
    const name = numberIn(found.record, vocabulary) ?? anonymous(found.record, key);
    if (parted.has(name)) texts.set(name, found.record.text);
  }
  return forms.flatMap((read) => actionsOf(read, exemptions, texts.get(read.form.cable), key));
}

interface Answering {
  readonly answers?: readonly string[] | undefined;
  readonly rules: string;
  readonly encoding?: Encoding | undefined;
}

const isParted = ({ passages }: AnswerForm): boolean =>
  passages.some(({ answer }) => answer === 'release-in-part');

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** What of a passage none of its parts takes. */
function gapsOf({ from, to }: Stretch, parts: readonly Stretch[]): Stretch[] {
  const gaps: Stretch[] = [];
  let at = from;
  for (const part of [...parts].sort((a, b) => a.from - b.from)) {
    if (part.from > at) gaps.push({ from: at, to: part.from });
    at = Math.max(at, part.to);
  }
  return at < to ? [...gaps, { from: at, to }] : gaps;
}

/** The agency lifts its own claims and no others. */
const released = (form: AnswerForm, claims: string, span: Stretch, key: string): Action =>
  action(form, key, {
    ...{
      on: { kind: 'span', from: span.from, to: span.to },
      effect: 'release',
      bases: [],
      answers: claims.split('.'),
    },
    ownerAnswer: { owner: form.agency, reference: form.reference, on: form.at },
  });

/** What the agency withholds stays its own: should its grounds fail on another day, its claim still holds the words. */
const withheld = (
  form: AnswerForm,
  { from, to }: Stretch,
  codes: readonly string[],
  exemptions: readonly Exemption[],
  key: string,
): Action =>
  action(form, key, {
    ...{ on: { kind: 'span', from, to }, effect: 'withhold', answers: [] },
    bases: adoptedBases(codes, exemptions),
  });

function action(
  { agency, cable, source, by, position, at, reference }: AnswerForm,
  key: string,
  said: Pick<Action, 'on' | 'effect' | 'bases' | 'answers'> & Partial<Pick<Action, 'ownerAnswer'>>,
): Action {
  const whole = {
    ...{ mrn: cable, source, ...said },
    reason: `The answer of ${agency} to a referral, ${reference}.`,
    ...{ by: `${by}, ${position}, ${agency}`, at: `${at}T00:00:00Z` },
  };
  // In the order of its schema, in which it is digested whenever it is read again.
  return Action.parse({
    id: `d-${keyedDigest(key, 'tearline-action/1', '', JSON.stringify(whole)).slice(0, 10)}`,
    ...whole,
  });
}
