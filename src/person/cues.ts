import type { PersonCapacity } from '../model/person.ts';
import { isFigure } from './figures.ts';
import type { Title } from './name-lists.ts';
import { isFull, isLoud, type NameRun } from './name-runs.ts';
import { titlesBeside } from './office.ts';
import { besides, type Reading } from './reading.ts';
import { titleEndingAt } from './title-phrases.ts';
import { isAddressed, isPlaced } from './titles.ts';
import { isPlace } from './unlisted.ts';

/** What says that a name is a person's. `kind` decides the evidence, a title also the role. */
export type Cue =
  | { readonly kind: 'title'; readonly title: Title }
  | { readonly kind: 'capacity'; readonly capacity: PersonCapacity }
  | {
      readonly kind:
        | 'classifier'
        | 'signer'
        | 'drafter'
        | 'addressed'
        | 'entry'
        | 'alias'
        | 'tag'
        | 'case'
        | 'protect'
        | 'figure'
        | 'protect-somebody'
        | 'confidence'
        | 'address'
        | 'speech'
        | 'company'
        | 'capitals'
        | 'unlisted'
        | 'listed'
        | 'namesake';
    };

/** All cues of one run, strongest first. */
export function cuesOf(reading: Reading, run: NameRun, noticed: boolean): Cue[] {
  const titles = isShortAcronym(reading, run) ? [] : titlesOf(reading, run);
  if (isAddressed(reading, run)) titles.push({ kind: 'address' });
  if (noticed && !titles.some(isOurs)) titles.push({ kind: 'protect' });
  if (!isOrganisation(reading, run) && isFigure(reading, run)) titles.push({ kind: 'figure' });
  if (titles.length > 0) return titles;
  if (isOrganisation(reading, run) || isAcronym(reading, run)) return [];
  if (hasCapitalSurname(reading, run)) return [{ kind: 'capitals' }];
  if (isPlace(reading, run) && !isPerson(reading, run)) return [];
  const weak = WEAK.find(([, holds]) => holds(reading, run));
  return weak === undefined ? [] : [{ kind: weak[0] }];
}

/** The titles that stand before and behind a name. */
export const titlesOf = (reading: Reading, run: NameRun): Cue[] =>
  titlesBeside(reading, run).map((title): Cue => ({ kind: 'title', title }));

const FARTHEST_CAPACITY = 5;

/** What rules of their own speak of: `visa applicant Ana Kovar`, `Kovar, an FSN,`, within a few words in the sentence. */
export function capacitiesOf(reading: Reading, run: NameRun): Cue[] {
  const name = reading.words[run.first];
  const near = Array.from({ length: FARTHEST_CAPACITY }, (_, i) => i + 1).flatMap((step) => [
    run.first - step,
    run.end - 1 + step,
  ]);
  return [...reading.lists.capacities].flatMap(([capacity, phrases]): Cue[] =>
    near.some((at) => besides(reading, at, name) !== undefined && phrases.lengthAt(reading.words, at) > 0)
      ? [{ kind: 'capacity', capacity }]
      : [],
  );
}

/** Our own officers are nobody's source: a notice behind one speaks of somebody before. */
const isOurs = (cue: Cue): boolean => cue.kind === 'title' && cue.title.role === 'us-official';

type Test = (reading: Reading, run: NameRun) => boolean;
const WEAK: readonly (readonly ['speech' | 'company', Test])[] = [
  ['speech', (reading, run) => saysSomething(reading, run) || isInverted(reading, run)],
  ['company', (reading, run) => COMPANY.some((holds) => holds(reading, run))],
];

/** In a text of small letters a single word of capitals is an office or a body. */
function isAcronym(reading: Reading, run: NameRun): boolean {
  const word = reading.words[run.first];
  return !isFull(run) && !isLoud(reading, run) && word !== undefined && !/\p{Ll}/u.test(word.text);
}

const isShortAcronym = (reading: Reading, run: NameRun): boolean =>
  isAcronym(reading, run) && (reading.words[run.first]?.text.length ?? 0) < 5;

/** `Novak Foundation`, `Lake Novak`. */
function isOrganisation(reading: Reading, run: NameRun): boolean {
  const name = reading.words[run.first];
  const after = besides(reading, run.end, name);
  if (after?.capital === true && reading.lists.organisations.has(after.key)) return !isLoud(reading, run);
  const before = besides(reading, run.first - 1, name);
  return before?.capital === true && NATURE.has(before.key);
}

const NATURE: ReadonlySet<string> = new Set(
  'lake mount river cape fort camp hotel operation exercise island port radio street bank'.split(' '),
);

/** `Novak told us`, `Novak has also argued`, `Novak, who`. */
function saysSomething(reading: Reading, run: NameRun): boolean {
  const name = reading.words[run.first];
  const plain = isLoud(reading, run) && !isFull(run) && reading.lists.everyday.has(name?.key ?? '');
  if (reading.words[run.end - 1]?.possessive === true) return false;
  if (!isFull(run) && isPlaced(reading, run)) return false;
  for (let index = run.end; index < run.end + 4; index++) {
    const word = besides(reading, index, name);
    if (word === undefined) return false;
    if (reading.lists.reporting.has(word.key))
      return !plain || reading.lists.inverted.has(word.key) || word.key === 'told';
    if (word.text === ',' && index === run.end && isRelative(reading, index + 1)) return true;
    if (!reading.lists.adverbs.has(word.key) && word.text !== ',') return false;
  }
  return false;
}

const isRelative = (reading: Reading, index: number): boolean =>
  ['who', 'whose', 'whom'].includes(besides(reading, index, reading.words[index - 1])?.key ?? '');

/** What no place is or does. */
const isPerson = (reading: Reading, run: NameRun): boolean =>
  isWho(reading, run) || isTold(reading, run) || (isFull(run) && saysSomething(reading, run));

/** `told Novak by telephone`: a town is told nothing. */
const isTold = (reading: Reading, run: NameRun): boolean =>
  TOLD.has(besides(reading, run.first - 1, reading.words[run.first])?.key ?? '');
const TOLD: ReadonlySet<string> = new Set(['told', 'tell', 'asked', 'informed', 'aka', 'nee']);

/** `Novak, who led them`: a place would be `which`. */
const isWho = (reading: Reading, run: NameRun): boolean =>
  isFull(run) &&
  besides(reading, run.end, reading.words[run.first])?.text === ',' &&
  ['who', 'whom'].includes(besides(reading, run.end + 1, reading.words[run.first])?.key ?? '');

/** `"...," said Novak`. */
function isInverted(reading: Reading, run: NameRun): boolean {
  const name = reading.words[run.first];
  const verb = besides(reading, run.first - 1, name);
  const mark = besides(reading, run.first - 2, name);
  return reading.lists.inverted.has(verb?.key ?? '') && (mark?.text === ',' || mark?.text === '"');
}

/** `met with Novak`, `according to Ana Novak`. */
function isInCompany(reading: Reading, run: NameRun): boolean {
  const name = reading.words[run.first];
  const last = besides(reading, run.first - 1, name);
  const first = besides(reading, run.first - 2, name);
  if (last?.kind !== 'word') return false;
  const phrases = [last.key, `${first?.key ?? ''} ${last.key}`];
  if (phrases.some((phrase) => reading.lists.beforeAny.has(phrase))) return true;
  return isFull(run) && phrases.some((phrase) => reading.lists.beforeFull.has(phrase));
}

/** `Ana Novak of the Danube Institute` */
function isOfBody(reading: Reading, run: NameRun): boolean {
  const name = reading.words[run.first];
  if (!isFull(run) || !BODY_LINKS.has(besides(reading, run.end, name)?.key ?? '')) return false;
  for (let index = run.end + 1; index < run.end + 8; index++) {
    const word = besides(reading, index, name);
    if (word === undefined || (!word.capital && word.key !== 'the' && word.key !== 'of')) return false;
    if (reading.lists.organisations.has(word.key)) return true;
  }
  return false;
}

const BODY_LINKS: ReadonlySet<string> = new Set(['of', 'from', 'at', 'with']);
/** `the Minister, Ana Novak, and`: somebody, but whose title it is stays open. */
function followsTitle(reading: Reading, run: NameRun): boolean {
  const comma = besides(reading, run.first - 1, reading.words[run.first]);
  return isFull(run) && comma?.text === ',' && titleEndingAt(reading, run.first - 2) !== undefined;
}

/** `Faithfully yours, Novak.` */
function closesLetter(reading: Reading, run: NameRun): boolean {
  const name = reading.words[run.first];
  const comma = besides(reading, run.first - 1, name)?.text === ',' ? 1 : 0;
  return CLOSINGS.has(besides(reading, run.first - 1 - comma, name)?.key ?? '');
}

const CLOSINGS: ReadonlySet<string> = new Set(['yours', 'sincerely', 'faithfully', 'cordially']);

const COMPANY: readonly Test[] = [isInCompany, isAged, owns, isOfBody, followsTitle, closesLetter];

/** `Novak's remarks` */
function owns(reading: Reading, run: NameRun): boolean {
  if (reading.words[run.end - 1]?.possessive !== true || (!isFull(run) && isLoud(reading, run))) return false;
  return reading.lists.possessions.has(besides(reading, run.end, reading.words[run.first])?.key ?? '');
}

/** `Ana Novak, 34,` */
function isAged(reading: Reading, run: NameRun): boolean {
  const [comma, age, next] = [0, 1, 2].map((i) => besides(reading, run.end + i, reading.words[run.first]));
  const years = age?.kind === 'number' ? Number(age.text) : 0;
  return isFull(run) && comma?.text === ',' && years >= 10 && years < 100 && next?.text === ',';
}

/** `Andrej NOVIC` in a text that is not all capitals. */
function hasCapitalSurname(reading: Reading, run: NameRun): boolean {
  if (!isFull(run) || isLoud(reading, run)) return false;
  const words = reading.words.slice(run.first, run.end).filter(({ kind }) => kind === 'word');
  const last = words.at(-1)?.text ?? '';
  return last.length >= 4 && /^[\p{Lu}'-]+$/u.test(last) && /\p{Ll}/u.test(words[0]?.text ?? '');
}
