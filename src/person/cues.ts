import type { PersonCapacity } from '../model/person.ts';
import { isFigure } from './figures.ts';
import type { Title } from './name-lists.ts';
import { isFull, isLoud, type NameRun } from './name-runs.ts';
import { titlesBeside } from './office.ts';
import { besides, type Reading, wordAt } from './reading.ts';
import { titleEndingAt } from './title-phrases.ts';
import { isAddressed, isPlaced } from './titles.ts';
import { isPlace } from './unlisted.ts';
import { ADVERB, isA, OPENS_CAPACITY, ORGANISATION, REPORTING, SMALL } from './word-classes.ts';
import type { Word } from './words.ts';

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
  const body = isOrganisation(reading, run);
  if (!body && isFigure(reading, run)) titles.push({ kind: 'figure' });
  if (titles.length > 0 || body || isAcronym(reading, run)) return titles;
  if (hasCapitalSurname(reading, run)) return [{ kind: 'capitals' }];
  return weakCue(reading, run);
}

/** What a person does and what happens to them, where it is not a place that does it. */
function weakCue(reading: Reading, run: NameRun): Cue[] {
  const speaks = saysSomething(reading, run) || isInverted(reading, run);
  if (!speaks && !isInCompany(reading, run)) return [];
  if (isPlace(reading, run) && !isPerson(reading, run)) return [];
  return [{ kind: speaks ? 'speech' : 'company' }];
}

/** The titles that stand before and behind a name. */
export const titlesOf = (reading: Reading, run: NameRun): Cue[] =>
  titlesBeside(reading, run).map((title): Cue => ({ kind: 'title', title }));

const FARTHEST_CAPACITY = 5;
const NO_CUES: readonly Cue[] = [];

/** What rules of their own speak of: `visa applicant Ana Kovar`, `Kovar, an FSN,`, within a few words in the sentence. */
export function capacitiesOf(reading: Reading, { first, end }: NameRun): readonly Cue[] {
  const name = reading.words[first];
  for (let step = 1; step <= FARTHEST_CAPACITY; step++)
    if (
      isA(besides(reading, first - step, name), OPENS_CAPACITY) ||
      isA(besides(reading, end - 1 + step, name), OPENS_CAPACITY)
    )
      return capacitiesNear(reading, first, end);
  return NO_CUES;
}

function capacitiesNear(reading: Reading, first: number, end: number): Cue[] {
  const { words, lists } = reading;
  const cues: Cue[] = [];
  const near: number[] = [];
  for (let step = 1; step <= FARTHEST_CAPACITY; step++) near.push(first - step, end - 1 + step);
  const here = near.filter((at) => besides(reading, at, words[first]) !== undefined);
  for (const [capacity, phrases] of lists.capacities)
    if (here.some((at) => phrases.lengthAt(words, at) > 0)) cues.push({ kind: 'capacity', capacity });
  return cues;
}

/** Our own officers are nobody's source: a notice behind one speaks of somebody before. */
const isOurs = (cue: Cue): boolean => cue.kind === 'title' && cue.title.role === 'us-official';

/** In a text of small letters a single word of capitals is an office or a body. */
function isAcronym(reading: Reading, run: NameRun): boolean {
  const word = reading.words[run.first];
  return !isFull(run) && !isLoud(reading, run) && word !== undefined && !isA(word, SMALL);
}

const isShortAcronym = (reading: Reading, run: NameRun): boolean =>
  isAcronym(reading, run) && (reading.words[run.first]?.text.length ?? 0) < 5;

/** `Novak Foundation`, `Lake Novak`. */
function isOrganisation(reading: Reading, run: NameRun): boolean {
  const name = reading.words[run.first];
  const after = besides(reading, run.end, name);
  if (after?.capital === true && isA(after, ORGANISATION)) return !isLoud(reading, run);
  const before = besides(reading, run.first - 1, name);
  return before?.capital === true && NATURE.has(before.key);
}

const NATURE: ReadonlySet<string> = new Set(
  'lake mount river cape fort camp hotel operation exercise island port radio street bank'.split(' '),
);

/** `Novak told us`, `Novak has also argued`, `Novak, who`. */
function saysSomething(reading: Reading, run: NameRun): boolean {
  const name = reading.words[run.first];
  if (wordAt(reading.words, run.end - 1)?.possessive === true) return false;
  if (!isFull(run) && isPlaced(reading, run)) return false;
  for (let index = run.end; index < run.end + 4; index++) {
    const word = besides(reading, index, name);
    if (word === undefined) return false;
    if (isA(word, REPORTING))
      return !isPlain(reading, run) || reading.lists.inverted.has(word.key) || word.key === 'told';
    if (word.text === ',' && index === run.end && isRelative(reading, index + 1)) return true;
    if (!isA(word, ADVERB) && word.text !== ',') return false;
  }
  return false;
}

/** In capitals an everyday word may be itself. */
const isPlain = (reading: Reading, run: NameRun): boolean =>
  isLoud(reading, run) && !isFull(run) && reading.lists.everyday.has(reading.words[run.first]?.key ?? '');

const isRelative = (reading: Reading, index: number): boolean =>
  RELATIVES.has(besides(reading, index, wordAt(reading.words, index - 1))?.key ?? '');
const RELATIVES: ReadonlySet<string> = new Set(['who', 'whose', 'whom']);

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
  WHO.has(besides(reading, run.end + 1, reading.words[run.first])?.key ?? '');
const WHO: ReadonlySet<string> = new Set(['who', 'whom']);

/** `"...," said Novak`. */
function isInverted(reading: Reading, run: NameRun): boolean {
  const name = reading.words[run.first];
  const verb = besides(reading, run.first - 1, name);
  const mark = besides(reading, run.first - 2, name);
  return reading.lists.inverted.has(verb?.key ?? '') && (mark?.text === ',' || mark?.text === '"');
}

/** `met with Novak`, `according to Ana Novak`. */
function isMet(reading: Reading, run: NameRun): boolean {
  const name = reading.words[run.first];
  const last = besides(reading, run.first - 1, name);
  if (last?.kind !== 'word') return false;
  const { beforeAny, beforeFull } = reading.lists;
  const phrase = `${besides(reading, run.first - 2, name)?.key ?? ''} ${last.key}`;
  if (beforeAny.has(last.key) || beforeAny.has(phrase)) return true;
  return isFull(run) && (beforeFull.has(last.key) || beforeFull.has(phrase));
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

const isInCompany = (reading: Reading, run: NameRun): boolean =>
  isMet(reading, run) ||
  isAged(reading, run) ||
  owns(reading, run) ||
  isOfBody(reading, run) ||
  followsTitle(reading, run) ||
  closesLetter(reading, run);

/** `Novak's remarks` */
function owns(reading: Reading, run: NameRun): boolean {
  if (wordAt(reading.words, run.end - 1)?.possessive !== true || (!isFull(run) && isLoud(reading, run)))
    return false;
  return reading.lists.possessions.has(besides(reading, run.end, reading.words[run.first])?.key ?? '');
}

/** `Ana Novak, 34,` */
function isAged(reading: Reading, run: NameRun): boolean {
  const name = reading.words[run.first];
  if (!isFull(run) || besides(reading, run.end, name)?.text !== ',') return false;
  const age = besides(reading, run.end + 1, name);
  const years = age?.kind === 'number' ? Number(age.text) : 0;
  return years >= 10 && years < 100 && besides(reading, run.end + 2, name)?.text === ',';
}

/** `Andrej NOVIC` in a text that is not all capitals. */
function hasCapitalSurname(reading: Reading, run: NameRun): boolean {
  if (!isFull(run) || isLoud(reading, run)) return false;
  const { words } = reading;
  let at = run.end - 1;
  while (at > run.first && words[at]?.kind !== 'word') at--;
  const last = words[at];
  if (last === undefined || last.text.length < 4 || isA(last, SMALL)) return false;
  return CAPITALS.test(last.text) && isA(words[firstWord(words, run)], SMALL);
}

const CAPITALS = /^[\p{Lu}'-]+$/u;

function firstWord(words: readonly Word[], { first, end }: NameRun): number {
  let at = first;
  while (at < end && words[at]?.kind !== 'word') at++;
  return at;
}
