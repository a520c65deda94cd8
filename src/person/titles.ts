import { KIN } from './kin.ts';
import type { Title } from './name-lists.ts';
import { isFull, isLoud, type NameRun } from './name-runs.ts';
import { besides, type Reading, wordAt } from './reading.ts';
import {
  LINKS,
  LONGEST_PHRASE,
  OUR_OFFICER,
  phraseEndingAt,
  pluralEndingAt,
  type TitlePlace,
  titleEndingAt,
} from './title-phrases.ts';
import { DEED, HONORIFIC, isA, REPORTING } from './word-classes.ts';
import type { Word } from './words.ts';

const FARTHEST_BEFORE = 12;
const FARTHEST_AFTER = 9;

const OFFICE_LINKS: ReadonlySet<string> = new Set(['of', 'for', 'at', 'with', 'from', 'and', 'the']);

/**
 * The title before a name: `Minister Kovar`, `Minister of Foreign Affairs Kovar`, `editor of the "Weekly
 * Journal" Kovar`, `the Minister, Ana Kovar,`. A plain preposition before the name breaks the bond.
 */
export function titleBefore(reading: Reading, run: NameRun): Title | undefined {
  const name = reading.words[run.first];
  const index = skipHonorifics(reading, run.first - 1, name);
  const before = besides(reading, index, name);
  if (before === undefined) return undefined;
  if (before.text === ',' || before.text === '(') return apposed(reading, run, index, before.text);
  if (before.text === ':') return listedOffice(reading, index);
  if (before.key === 'is') return ourContact(reading, index);
  if (isSlashed(reading, index)) return OUR_OFFICER;
  if (before.key === 'of' && opensWithPlace(reading, run)) return titleEndingAt(reading, index - 1)?.title;
  const last = before.text === '.' && before.glued ? index - 1 : index;
  const found = outer(reading, titleEndingAt(reading, last));
  const title = found === undefined || isVerb(reading, last, run) ? undefined : found;
  if (title !== undefined && isThing(reading, title, run)) return undefined;
  if (title === undefined) return titleBeforeOffice(reading, index, name);
  return isFull(run) || standsAlone(reading, title, last, run) ? title.title : undefined;
}

/** `NOVAK JUDGES KOVAR`: a title in the plural is one of several people, of whom the first stands here. */
function isVerb(reading: Reading, index: number, run: NameRun): boolean {
  const key = reading.words[index]?.key ?? '';
  if (
    !key.endsWith('s') ||
    !reading.lists.ordinary.has(key) ||
    phraseEndingAt(reading, index, key) !== undefined
  )
    return false;
  const after = besides(reading, run.end, reading.words[run.first]);
  return pluralEndingAt(reading, index, key) !== undefined && !SEVERAL.has(after?.key ?? '');
}

const SEVERAL: ReadonlySet<string> = new Set([',', 'and', '&', '/', '(', 'or']);

/** `Merchant Marine`, `National Development Plan`: behind a plain title an everyday word names nobody, unless it acts as a name. */
function isThing({ words, lists, loud }: Reading, { title }: TitlePlace, run: NameRun): boolean {
  const name = words[run.first];
  if (name === undefined || isFull(run) || title.role !== 'private' || !lists.ordinary.has(name.key))
    return false;
  if (KIN.has(title.title) && lists.people.has(name.key)) return false;
  const next = besides({ words }, run.end, name);
  if (!lists.people.has(name.key) || (next?.capital === true && !loud.has(name.part))) return true;
  return (
    next !== undefined && next.kind === 'word' && !lists.deeds.has(next.key) && !lists.reporting.has(next.key)
  );
}

/** In `Minister of Justice Kovar` it is the office that counts, not the justice. */
function outer(reading: Reading, found: TitlePlace | undefined): TitlePlace | undefined {
  if (found === undefined) return undefined;
  const link = besides(reading, found.first - 1, reading.words[found.first]);
  const whole = OF.has(link?.key ?? '') ? titleEndingAt(reading, found.first - 2) : undefined;
  return whole?.title.role === 'public-figure' ? whole : found;
}

const OF: ReadonlySet<string> = new Set(['of', 'for']);

/** `the US member Alpha` and `in general Alpha` name nobody; `General Alpha` and `MINISTER ALPHA` do. */
function standsAlone(reading: Reading, { title, first }: TitlePlace, last: number, run: NameRun): boolean {
  const word = reading.words[last];
  if (word === undefined || first < last || !reading.lists.needsFullName.has(word.key)) return true;
  if (!reading.loud.has(word.part)) return word.capital || isOwnKin(reading, first);
  return title.role !== 'private' || isNoWord(reading, run) || followsBody(reading, first, run);
}

/** `his son Petar`: whose kin somebody is says that a name follows. */
function isOwnKin(reading: Reading, at: number): boolean {
  const whose = besides(reading, at - 1, reading.words[at]);
  return (
    KIN.has(reading.words[at]?.key ?? '') && (whose?.possessive === true || POSSESSIVES.has(whose?.key ?? ''))
  );
}

const POSSESSIVES: ReadonlySet<string> = new Set(['his', 'her', 'their', 'whose', 'my']);

/** `MFA AMERICAN AFFAIRS DIRECTOR YI`: an office says that even a short word behind it is a name. */
function followsBody({ words, lists }: Reading, first: number, run: NameRun): boolean {
  const name = words[run.first];
  if (name === undefined || lists.common.has(name.key)) return false;
  for (let at = first - 1; at > first - LONGEST_PHRASE; at--) {
    const word = besides({ words }, at, name);
    if (word?.kind !== 'word') return false;
    if (lists.bodies.lengthAt(words, at) > 0 && word.key.length > 2 && !lists.common.has(word.key))
      return true;
  }
  return false;
}

const isNoWord = ({ words, lists }: Reading, run: NameRun): boolean => {
  const key = wordAt(words, run.end - 1)?.key ?? '';
  return key.length > 4 && !lists.ordinary.has(key) && !lists.places.has(key) && !lists.towns.has(key);
};

/** Whether a form of address (`Mr.`, `Dr`) stands before the name. */
export const isAddressed = (reading: Reading, run: NameRun): boolean =>
  skipHonorifics(reading, run.first - 1, reading.words[run.first]) < run.first - 1;

export function skipHonorifics(reading: Reading, from: number, name: Word | undefined): number {
  let index = from;
  for (let steps = 0; steps < 4; steps++) {
    index -= asideAt(reading, index, name);
    const stop = besides(reading, index, name)?.text === '.' ? 1 : 0;
    const word = besides(reading, index - stop, name);
    if (word === undefined || !isA(word, HONORIFIC)) break;
    index -= stop + 1;
  }
  return index;
}

/** `Brig. Gen. (res.) Kovar`, `DR. (MRS.) KOVAR`: a word or two in brackets inside the title; `(ret.)` ends an office. */
function asideAt(reading: Reading, close: number, name: Word | undefined): number {
  if (besides(reading, close, name)?.text !== ')') return 0;
  const stop = besides(reading, close - 1, name)?.text === '.' ? 1 : 0;
  const word = besides(reading, close - 1 - stop, name);
  if (word === undefined || besides(reading, close - 2 - stop, name)?.text !== '(') return 0;
  return ASIDES.has(word.key) || reading.lists.honorifics.has(word.key) ? 3 + stop : 0;
}

const ASIDES: ReadonlySet<string> = new Set(['res', 'reserve', 'reserves', 'acting', 'designate', 'dr']);

/** `the Minister, Ana Kovar, said`; where `and` follows, the names may be a list, and the title another's. */
function apposed(reading: Reading, run: NameRun, mark: number, opening: string): Title | undefined {
  const place = titleEndingAt(reading, mark - 1);
  const after = besides(reading, run.end, reading.words[run.first]);
  if (place === undefined && opening === ',') return apposedOffice(reading, run, mark, after);
  if (
    place === undefined ||
    !(opening === '(' ? ')' : ',(;.').includes(after?.text ?? (opening === '(' ? '-' : '.'))
  )
    return undefined;
  if (opening === '(') return place.title;
  const article =
    besides(reading, place.first - 1, after)?.possessive === true ||
    hasArticle(reading, place.first, after) ||
    opensTelegram(reading, place.first);
  const listed = isListed(reading, run);
  // At the end of a sentence `a vice president, Ana Kovar.` is as often a firm's.
  if ((after === undefined || after.text === '.') && !isDefinite(reading, place.first, mark))
    return undefined;
  return article && isFull(run) && !listed && place.title.role !== 'us-official' ? place.title : undefined;
}

/** `The director, Ana Kovar, and Eva Balan`: of a list of names the title may be another's. */
export function isListed(reading: Reading, run: NameRun): boolean {
  const name = reading.words[run.first];
  const next = besides(reading, run.end + 1, name);
  const loud = reading.loud.has(name?.part ?? -1);
  if (next?.key === 'and') return loud || besides(reading, run.end + 2, name)?.capital !== false;
  return next?.capital === true && !loud;
}

/** `the ministry's`, `their`: somebody's, or the only one. */
const isDefinite = ({ words }: Reading, first: number, mark: number): boolean => {
  for (let at = first - 1; at >= first - 3 && words[at]?.sentence === words[mark]?.sentence; at--)
    if (DEFINITE.has(words[at]?.key ?? '')) return true;
  return false;
};
const DEFINITE: ReadonlySet<string> = new Set(['the', 'his', 'her', 'their', 'its', 'our']);

/** `CHIEF PROSECUTOR, ANA KOVAR, SAID`: telegrams drop the article. */
const opensTelegram = ({ words, loud }: Reading, at: number): boolean =>
  words[at]?.opening === true && loud.has(words[at]?.part ?? -1);

function hasArticle(reading: Reading, first: number, name: Word | undefined): boolean {
  for (let at = first - 1; at >= first - 3; at--)
    if (ARTICLES.has(besides(reading, at, name)?.key ?? '')) return true;
  return false;
}

/** `the ministry's Director for Trade, Ana Kovar,` */
function apposedOffice(
  reading: Reading,
  run: NameRun,
  mark: number,
  after: Word | undefined,
): Title | undefined {
  if (!isFull(run) || after?.text !== ',' || isListed(reading, run)) return undefined;
  const title = titleBeforeOffice(reading, mark - 1, reading.words[run.first]);
  if (title === undefined || title.role === 'us-official') return undefined;
  return title.role === 'private' && !HEADS.has(title.title) ? undefined : title;
}

/** Who has a body under them; a lawyer for one is none of it. */
const HEADS: ReadonlySet<string> = new Set([
  ...['head', 'deputy head', 'chief', 'deputy chief', 'director', 'deputy director', 'executive director'],
  ...['chairman', 'chairwoman', 'chair', 'deputy chairman', 'vice-chairman', 'spokesman', 'spokeswoman'],
]);

const ARTICLES: ReadonlySet<string> = new Set(['the', 'his', 'her', 'their', 'its', 'our', 'a', 'an']);

/** Steps back over an office (`of Foreign Affairs`, `of the "Weekly Journal"`) to the title it belongs to. */
function titleBeforeOffice(reading: Reading, from: number, name: Word | undefined): Title | undefined {
  let linked = false;
  let quoted = false;
  for (let index = from; index > from - FARTHEST_BEFORE; index--) {
    const word = besides(reading, index, name);
    if (word === undefined) return undefined;
    // `Head of the President's Office`: whose office it is has no title to give.
    const title = (linked || from !== index) && !word.possessive ? titleEndingAt(reading, index) : undefined;
    if (title !== undefined)
      return !quoted &&
        (linked || reading.words[index + 1]?.text === '"' || isOfPortfolio(reading, index + 1, from))
        ? title.title
        : undefined;
    if (index === from && (!opensOffice(reading, index, word) || LINKS.has(word.key))) return undefined;
    if (isVerbal(word)) return undefined;
    if (word.text === '"') quoted = !quoted;
    else if (OFFICE_LINKS.has(word.key)) linked = true;
    else if (!quoted && !word.capital && !linked) return undefined;
  }
  return undefined;
}

/** `DEPMIN INTERIOR KOVAR`: telegrams drop the `of`. */
const isOfPortfolio = ({ words, lists }: Reading, first: number, last: number): boolean =>
  first <= last && lists.portfolios.lengthAt(words, first) === last - first + 1;

/** `Mayor of Mostar Ivo Kovar`: of the names the first is the town's. */
const opensWithPlace = ({ lists }: Reading, { names: [first = '', ...rest] }: NameRun): boolean =>
  rest.length > 1 && (lists.places.has(first) || lists.towns.has(first));

/** `A/S Kovar`, `U/S Kovar` */
function isSlashed({ words }: Reading, at: number): boolean {
  if (at < 2 || words[at]?.text !== 'S') return false;
  const slash = wordAt(words, at - 1);
  return slash?.text === '/' && slash.glued && SLASHED.has(wordAt(words, at - 2)?.text ?? '');
}

const SLASHED: ReadonlySet<string> = new Set(['A', 'U', 'D']);

/** `CONTACT HERE IS ANA KOVAR`, `Embassy action officer is Ana Kovar`. Whom the embassy has for a contact is another matter. */
function ourContact(reading: Reading, is: number): Title | undefined {
  const at = (back: number): string => besides(reading, is - back, reading.words[is])?.key ?? '';
  if (at(1) === 'poc' || (at(1) === 'here' && at(2) === 'contact')) return OUR_OFFICER;
  const title = titleEndingAt(reading, is - 1)?.title;
  return title?.role === 'us-official' ? title : undefined;
}

/** `Minister of Health: Ana Kovar`, `Health: Ana Kovar` in a list of ministers, `CONTROL OFFICER IN DEPT: ANA KOVAR`. */
function listedOffice(reading: Reading, colon: number): Title | undefined {
  const { words, lists } = reading;
  const mark = words[colon];
  let title: Title | undefined;
  let portfolio = false;
  for (let at = colon - 1; at > colon - FARTHEST_BEFORE; at--) {
    const word = words[at];
    if (
      word === undefined ||
      word.part !== mark?.part ||
      (word.kind !== 'word' && !',-/&.'.includes(word.text))
    )
      break;
    if (isVerbal(word)) return undefined;
    // `Congressman Kovar's inquiry: Ana Petrak`
    if (title === undefined && word.possessive) return undefined;
    title ??= titleEndingAt(reading, at)?.title;
    portfolio ||= lists.portfolios.lengthAt(words, at) > 0;
    if (
      word.starts ||
      (wordAt(words, at - 1)?.kind === 'mark' && wordAt(words, at - 1)?.starts === true) ||
      wordAt(words, at - 1)?.text === '.'
    )
      return title ?? (portfolio && isListOfMinisters(reading, colon) ? PORTFOLIO : undefined);
  }
  return undefined;
}

const PORTFOLIO: Title = { title: 'minister in a list of portfolios', role: 'public-figure' };
const NEAR_COLON = 40;
const FEWEST_PORTFOLIOS = 2;

/** Other lines near it name portfolios before a colon. */
function isListOfMinisters({ words, lists }: Reading, colon: number): boolean {
  let others = 0;
  for (let at = colon - NEAR_COLON; at < colon + NEAR_COLON; at++)
    if (at !== colon && words[at]?.text === ':' && lists.portfolios.lengthAt(words, at - 1) > 0) others++;
  return others >= FEWEST_PORTFOLIOS;
}

/** `Director of Budget Kovar`: a word behind `of` is as good as one that names a body. */
function opensOffice(reading: Reading, index: number, word: Word): boolean {
  if (reading.stopped.has(index) || word.text === '"') return true;
  const link = besides(reading, index - 1, word);
  return word.capital && OF.has(link?.key ?? '') && titleEndingAt(reading, index - 2) !== undefined;
}

export const isVerbal = (word: Word): boolean => isA(word, DEED | REPORTING) || AUXILIARY.has(word.key);

const AUXILIARY: ReadonlySet<string> = new Set(
  'is was are were be been has had have will would could should may might can must did does do'.split(' '),
);

/** The title after a name: `Ana Kovar, Head of the Institute`, `Kovar (an editor)`; none past `of`. */
export function titleAfter(reading: Reading, run: NameRun): Title | undefined {
  const name = reading.words[run.first];
  const opening = besides(reading, run.end, name);
  if (opening === undefined || (opening.text !== ',' && opening.text !== '(')) return undefined;
  if (!isFull(run) && isPlaced(reading, run)) return undefined;
  for (let index = run.end + 1; index < run.end + FARTHEST_AFTER; index++) {
    const word = besides(reading, index, name);
    if (word === undefined || (word.kind === 'mark' && !'-/"\'.'.includes(word.text))) return undefined;
    if (AWAY.has(word.key) || reading.lists.reporting.has(word.key)) return undefined;
    const title = lastTitleFrom(reading, index);
    // `our Poloff's ear` is nobody's title.
    if (title !== undefined)
      return belongsToNext(reading, title.end) ||
        wordAt(reading.words, title.end - 1)?.possessive === true ||
        isSubject(reading, run.end + 1, title.end)
        ? undefined
        : title.title;
  }
  return undefined;
}

/** `Asked about Kovar, the mayor said`: the mayor is somebody else. */
function isSubject({ words, lists }: Reading, first: number, end: number): boolean {
  const verb = besides({ words }, end, words[first])?.key ?? '';
  return words[first]?.key === 'the' && (lists.reporting.has(verb) || lists.deeds.has(verb));
}

export const AWAY: ReadonlySet<string> = new Set(
  (
    'and or of to into for with by at in from who whose which that when where while is was were are be been ' +
    'has had have will would ' +
    'could should may might did does do not after before on during as but because meeting'
  ).split(' '),
);

/** Follows `Assistant Editor` from its first title to its last. */
function lastTitleFrom(reading: Reading, index: number): { title: Title; end: number } | undefined {
  let last: { title: Title; end: number } | undefined;
  for (let at = index; at < index + LONGEST_PHRASE; at++) {
    if (besides(reading, at, reading.words[index]) === undefined) break;
    const title = titleEndingAt(reading, at)?.title;
    if (title === undefined) break;
    last = { title, end: at + 1 };
  }
  return last;
}

/** In `Kovar, Minister Petrak said` the title is another man's. */
export function belongsToNext(reading: Reading, end: number): boolean {
  const next = besides(reading, end, wordAt(reading.words, end - 1));
  if (next === undefined || !next.capital) return false;
  const { ordinary, towns, places } = reading.lists;
  if (reading.loud.has(next.part) && [ordinary, towns, places].some((list) => list.has(next.key)))
    return false;
  return !reading.stopped.has(end) && !reading.lists.titleEnds.has(next.key);
}

const PLACES_BEFORE = new Set(['in', 'at', 'to', 'from', 'near', 'of', 'outside', 'around', 'through']);

/** A single capitalised word after `in` or `to` is more likely a place. */
export function isPlaced(reading: Reading, run: NameRun): boolean {
  const before = besides(reading, run.first - 1, reading.words[run.first]);
  return PLACES_BEFORE.has(before?.key ?? '') || (isLoud(reading, run) && before?.key === 'the');
}
