import { type Message, warning } from '../model/message.ts';
import { byFirstWord, Mentioned } from './near.ts';
import { inParagraphs, nextPrivate } from './notice-ahead.ts';
import { isOfSeveral } from './protect-notice.ts';
import type { ProtectNotice } from './protect-words.ts';
import { besides, type Reading, rangeOf, wordAt } from './reading.ts';
import { roleOf } from './role.ts';
import type { Somebody } from './somebody.ts';
import type { People } from './tie.ts';

/**
 * Binds each notice to the person it speaks of: the one it names, else the nearest before it in the sentence,
 * else in the paragraph. Our own officials are nobody's source. Whoever it binds gets the cue `protect`.
 * A notice that binds nobody speaks of somebody unfound: it is a message, and all who may be meant are protected.
 */
export function bindNotices(
  reading: Reading,
  { people }: People,
  notices: readonly ProtectNotice[],
): Unbound {
  if (notices.length === 0) return { notices: [], messages: [] };
  const sources = people.filter(({ cues }) => roleOf(cues).role !== 'us-official');
  const near = new Mentioned(reading, sources);
  const surer = new Mentioned(reading, sources.filter(isSure));
  const starting = byFirstWord(sources);
  // Better one of our own too many than a source unbound.
  const ending = new Map(people.flatMap((person) => person.places.map(({ end }) => [end, person])));
  const inOffice = new Set(sources.filter(({ cues }) => isInOffice(cues)));
  const after = nextPrivate(
    reading,
    sources.filter((person) => !inOffice.has(person)),
  );
  const free: ProtectNotice[] = [];
  const loose: ProtectNotice[] = [];
  const weak: ProtectNotice[] = [];
  for (const notice of notices) {
    const elsewhere = inParagraphs(reading, sources, notice);
    for (const other of elsewhere) other.cues.push({ kind: 'protect-somebody' });
    const named = namedInside(starting, ending, notice) ?? namedBehind(reading, starting, notice);
    if (named === undefined && elsewhere.length > 0) continue;
    const person =
      named ??
      inSentence(reading, surer, notice) ??
      after.described(notice) ??
      after.opened(notice) ??
      spokenOf(reading, near, notice) ??
      after.inParagraph(notice) ??
      ending.get(notice.first);
    for (const other of alsoMeant(reading, surer, people, near, notice, person))
      other.cues.push({ kind: 'protect' });
    person?.cues.push({ kind: 'protect' });
    // Who is only described may be named nowhere.
    if (person === undefined && notice.keeps === true) continue;
    if (person === undefined) free.push(notice);
    if (person === undefined || !isNamedWith(reading, near, notice)) loose.push(notice);
    else if (!isBeside(reading, person, notice) || !isSurelySomebody(person)) weak.push(notice);
  }
  guardAround(reading, sources, loose, free);
  for (const notice of weak)
    for (const other of allInSentence(reading, near, notice)) other.cues.push({ kind: 'protect-somebody' });
  return { notices: free, messages: free.map((notice) => unbound(reading, notice)) };
}

const isInOffice = (cues: Somebody['cues']): boolean =>
  !['private', 'source', 'protected'].includes(roleOf(cues).role);

/** Whether the sentence of a notice names anybody up to its end. */
function isNamedWith({ words }: Reading, near: Mentioned, { first, end }: ProtectNotice): boolean {
  const sentence = words[first]?.sentence;
  return [end - 1, end + LONGEST_TITLE].some((at) => words[near.upTo(at)?.at ?? -1]?.sentence === sentence);
}

/** Of `Ana Novak, manager of the depot at Atlas Cove (protect)` only the notice takes the cove for somebody. */
const isSurelySomebody = ({ cues }: Somebody): boolean =>
  cues.some(({ kind }) => kind !== 'protect' && kind !== 'unlisted' && kind !== 'namesake');

/** `Novak (protect)`, `please protect Novak`: there is no doubt of whom. */
function isBeside({ words }: Reading, { places }: Somebody, { first, end }: ProtectNotice): boolean {
  const farthest = wordAt(words, end - 1)?.kind === 'mark' ? end - 1 : end + LONGEST_TITLE;
  return places.some((place) => place.end === first || (place.first >= first && place.first <= farthest));
}

/**
 * A notice that stands apart from the name it was bound to may mean anybody whom its paragraph names, and one of several,
 * or one that was bound to nobody, anybody at all: whoever of them is not plainly in office is protected too.
 */
function guardAround(
  reading: Reading,
  sources: readonly Somebody[],
  loose: readonly ProtectNotice[],
  free: readonly ProtectNotice[],
): void {
  if (loose.length === 0) return;
  const everywhere = free.length > 0 || loose.some((notice) => isOfSeveral(reading, notice));
  const parts = new Set(loose.map(({ first }) => reading.words[first]?.part));
  for (const { places, cues } of sources)
    if (everywhere || places.some(({ first }) => parts.has(reading.words[first]?.part)))
      cues.push({ kind: 'protect-somebody' });
}

/** Notices that speak of nobody who was found, and what is said of them. */
export interface Unbound {
  readonly notices: readonly ProtectNotice[];
  readonly messages: readonly Message[];
}

/** `source (Ana Novak, strictly protect)`, `the name of Ana Novak must be protected`, `that Ana Novak not be named` */
function namedInside(
  starting: ReadonlyMap<number, Somebody>,
  ending: ReadonlyMap<number, Somebody>,
  { first, end, keeps }: ProtectNotice,
): Somebody | undefined {
  for (let at = first; at < end; at++) {
    const person = starting.get(at) ?? (keeps === true ? ending.get(at + 1) : undefined);
    if (person !== undefined) return person;
  }
  return undefined;
}

/** So many a notice of several may mean. */
const MOST_MEANT = 10;

/** `Ana Kovar and Jan Petrak (strictly protect both)`: whom the sentence names up to the end of the notice. */
function allInSentence({ words }: Reading, near: Mentioned, { first, end }: ProtectNotice): Somebody[] {
  const meant: Somebody[] = [];
  let found = near.upTo(end - 1);
  while (
    found !== undefined &&
    words[found.at]?.sentence === words[first]?.sentence &&
    meant.length < MOST_MEANT
  ) {
    meant.push(found.person);
    found = near.upTo(found.at - 1);
  }
  return meant;
}

const LONGEST_TITLE = 4;

/** `Please protect Novak`, `please protect Sister Therese`: whom the notice names, a title between or none. */
function namedBehind(
  { words, lists }: Reading,
  starting: ReadonlyMap<number, Somebody>,
  { end, verb }: ProtectNotice,
): Somebody | undefined {
  // What stands in brackets speaks of what stands before them.
  if (wordAt(words, end - 1)?.kind === 'mark') return undefined;
  for (let at = end; at <= end + LONGEST_TITLE; at++) {
    const person = starting.get(at);
    const word = besides({ words }, at, words[verb]);
    if (person !== undefined || word === undefined) return person;
    if (word.text !== '.' && !lists.honorifics.has(word.key) && !lists.titleEnds.has(word.key))
      return undefined;
  }
  return undefined;
}

/**
 * Who else a notice may mean: where a place may stand between (`Kovar of Mostar (protect)`), whom the sentence names for
 * certain; where it names a surname that several bear, each of them.
 */
function alsoMeant(
  reading: Reading,
  surer: Mentioned,
  people: readonly Somebody[],
  near: Mentioned,
  notice: ProtectNotice,
  person: Somebody | undefined,
): Somebody[] {
  if (isOfSeveral(reading, notice)) return allInSentence(reading, near, notice);
  if (person === undefined) return [];
  const place = person.places.find(
    ({ first, end }) =>
      end === notice.first || (first >= notice.first && first <= notice.end + LONGEST_TITLE),
  );
  if (place === undefined || place.end - place.first > 1) return [];
  const before = besides(reading, place.first - 1, reading.words[place.first])?.key ?? '';
  const named = OF_PLACES.has(before)
    ? inSentence(reading, surer, { ...notice, first: place.first })
    : undefined;
  const key = reading.words[place.first]?.key ?? '';
  const namesakes = people.filter(
    (other) => other !== person && other.forms.some((form) => form.at(-1) === key),
  );
  return [...(named === undefined || named === person ? [] : [named]), ...namesakes].filter(
    ({ cues }) => roleOf(cues).role !== 'us-official',
  );
}

const OF_PLACES: ReadonlySet<string> = new Set(['of', 'in', 'at', 'from', 'near']);

/** Something beside the name says that it is a person's: not only that it is no known word. */
const isSure = ({ cues }: Somebody): boolean =>
  cues.some(({ kind }) => kind !== 'unlisted' && kind !== 'namesake');

/** Of a sentence that names a person for certain, whom it names last, though a strange word stand between. */
function inSentence(reading: Reading, near: Mentioned, { first }: ProtectNotice): Somebody | undefined {
  const found = near.upTo(first - 1);
  return found !== undefined && reading.words[found.at]?.sentence === reading.words[first]?.sentence
    ? found.person
    : undefined;
}

function spokenOf(reading: Reading, near: Mentioned, { first }: ProtectNotice): Somebody | undefined {
  const found = near.upTo(first - 1);
  return found !== undefined && reading.words[found.at]?.part === reading.words[first]?.part
    ? found.person
    : undefined;
}

function unbound(reading: Reading, { first, end, verb }: ProtectNotice): Message {
  const last = besides(reading, end - 1, reading.words[verb]) === undefined ? verb + 1 : end;
  return warning(
    'protect-notice-unbound',
    'A notice asks to protect a source, and no person was found in its paragraph before it. ' +
      'Find whom it speaks of and withhold every mention by hand.',
    reading.view.sourceOf(rangeOf(reading, first, last)),
  );
}
