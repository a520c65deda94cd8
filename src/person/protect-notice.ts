import type { Cable } from '../model/cable.ts';
import type { Span } from '../model/span.ts';
import type { View } from '../text/view.ts';
import { Lexemes } from './lexemes.ts';
import type { NameLists } from './name-lists.ts';
import { GLUED, isNoticeWord, isProtect, isProtected, isSlipOf } from './notice-words.ts';
import { partsOf } from './parts.ts';
import { besides, type Reading, wordAt } from './reading.ts';
import { isA, NOTICE, plainClasses } from './word-classes.ts';
import { readWords, type Word } from './words.ts';

/** A drafter's request to protect a source: words `first` up to and without `end`. */
export interface ProtectNotice {
  readonly first: number;
  readonly end: number;
  /** Index of the word `protect` itself. */
  readonly verb: number;
}

/** What a search for notices needs of a reading. */
type Words = Pick<Reading, 'words' | 'stopped'> & {
  readonly lists: Pick<NameLists, 'common' | 'reporting'>;
};

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const POLITE = set('please pls plse strictly fully');
const LEADING: ReadonlySet<string> = new Set([...POLITE, ...set('and must should likewise also')]);
const TRAILING = set(
  'both source sources him her them identity identities name names confidence confidences contact ' +
    'fully strictly throughout please',
);
const OWNED = set('the this that his her their our these as');
const NAMED = set('identity identities name names confidence');
const PRONOUNS = set('him her them');
/** With these a notice may be put in the passive: `(who must be protected)`. */
const PASSIVE = set('who whose is be are to keep kept remain remains not at all costs completely absolutely');
/** A subject or an auxiliary before the verb: somebody protects, nobody is asked to. */
const TELLING = set('to will would can could may might shall do does did not never they we that which who');
/** Handling, or an object that is no source: `protect accordingly`, `protect until then`, `protect its borders`. */
const OTHER_OBJECTS = set('accordingly until till against from by its the our their a an his her');

const CLOSINGS: ReadonlyMap<string, string> = new Map(
  ['()', '[]', '{}', '<>', '//', '""', "''", '**'].map((pair) => [pair.charAt(0), pair.charAt(1)]),
);
const BRACKETS = set('( [ {');
const CLOSINGS_OF_BRACKETS = set(') ] }');
const DASHES = set('- — / [ ( { : ;');
const STOPS = set('. , ; - — ) ] } ! / "');
const FARTHEST_OPENING = 10;
const FARTHEST_CLOSING = 9;

const isLeading = (key: string): boolean => LEADING.has(key) || isSlipOf(key, 'strictly');

/**
 * Every notice in the text, in order. `protect accordingly` and `protect until then` are handling and ask for
 * nobody: a notice has an object, stands between marks, or stands behind a name. In doubt it is a notice.
 */
export function protectNotices(reading: Words): ProtectNotice[] {
  const notices: ProtectNotice[] = [];
  for (let verb = 0; verb < reading.words.length; verb++) {
    if (!isA(reading.words[verb], NOTICE)) continue;
    const notice =
      enclosedAt(reading, verb) ?? saidAt(reading, verb) ?? owedAt(reading, verb) ?? askedAt(reading, verb);
    if (notice !== undefined) notices.push(notice);
  }
  return notices;
}

/** Words for which no list is asked. */
const WITHOUT_LISTS = new Lexemes(plainClasses);

/** The same where no lists of names are at hand: places in the text of the cable. */
export function noticesWithoutLists(cable: Cable, view: View): Span[] {
  const words = readWords(view, cable.text, partsOf(cable), WITHOUT_LISTS);
  const none: ReadonlySet<never> = new Set();
  const reading = { words, stopped: none, lists: { common: none, reporting: none } };
  return protectNotices(reading).map((notice) => spanOfNotice({ words, view }, notice));
}

/** Where a notice stands in the text of the cable. */
export const spanOfNotice = (
  { words, view }: Pick<Reading, 'words' | 'view'>,
  { first, end }: ProtectNotice,
): Span => view.sourceOf({ from: words[first]?.from ?? 0, to: wordAt(words, end - 1)?.to ?? 0 });

/** `(protect)`, `{please protect this source}`, `(who must be protected)`, `/protect/`. */
function enclosedAt(reading: Words, verb: number): ProtectNotice | undefined {
  const word = reading.words[verb];
  for (let first = verb - 1; first >= verb - FARTHEST_OPENING; first--) {
    const opening = besides(reading, first, word);
    if (opening === undefined) return undefined;
    const closing = CLOSINGS.get(opening.text);
    if (closing === undefined) continue;
    const last = closingAt(reading, verb, closing);
    if (last === undefined) return undefined;
    const notice = { first, end: last + 1, verb };
    const asks = asksWithin(reading, notice) && (BRACKETS.has(opening.text) || isCertain(reading, notice));
    return asks ? notice : undefined;
  }
  return undefined;
}

function closingAt(reading: Words, verb: number, closing: string): number | undefined {
  for (let at = verb + 1; at < verb + FARTHEST_CLOSING; at++) {
    const text = besides(reading, at, reading.words[verb])?.text;
    if (text === undefined) return undefined;
    if (text === closing) return at;
  }
  return undefined;
}

function asksWithin(reading: Words, { first, end, verb }: ProtectNotice): boolean {
  const inside = reading.words.slice(first + 1, end - 1).filter(({ kind }) => kind !== 'mark');
  const keys = inside.map(({ key }) => key);
  const key = reading.words[verb]?.key ?? '';
  if (!isProtect(key)) return keys.every((each) => isProtected(each) || isOfNotice(each));
  if (reading.words.slice(first + 1, verb).some((word) => TELLING.has(word.key))) return false;
  const next = reading.words[forwardOver(reading, verb)];
  return next === undefined || !OTHER_OBJECTS.has(next.key);
}

const isOfNotice = (key: string): boolean =>
  isLeading(key) || TRAILING.has(key) || OWNED.has(key) || PASSIVE.has(key);

/** Quotation marks and slashes stand around many words: this one is behind a name, or strict. */
const isCertain = (reading: Words, { first, verb }: ProtectNotice): boolean =>
  backOver(reading, verb) < verb || isBehindName(reading, first);

/** `Please protect source.`, `Novak STRICTLY PROTECT told us`, `through Novak - protect source`. */
function saidAt(reading: Words, verb: number): ProtectNotice | undefined {
  const key = reading.words[verb]?.key ?? '';
  if (!isProtect(key)) return undefined;
  const first = backOver(reading, verb);
  const end = forwardOver(reading, verb);
  const asks =
    ((isImperative(reading, first, verb) || GLUED.has(key)) && asksForSource(reading, first, verb, end)) ||
    (isBehindName(reading, first) && isAside(reading, first, verb, end));
  return asks ? { first, end, verb } : undefined;
}

const OBLIGING = set('must should be to shall needs need');
/** Whose protection may be owed: `his name should be protected`. */
const SUBJECTS = set(
  'identity identities name names source sources contact contacts interlocutor interlocutors anonymity he she they',
);
/** Sources of rivers and of income. */
const SPRINGS = set('source sources');
const FARTHEST_SUBJECT = 20;

/** `his name must be strictly protected`, `names in para 3 should be protected`: an obligation, with a subject that is a source's. Or `protected source Novak`. */
function owedAt(reading: Words, verb: number): ProtectNotice | undefined {
  const word = reading.words[verb];
  if (!isProtected(word?.key ?? '')) return undefined;
  const end = forwardOver(reading, verb);
  if (end > verb + 1 && besides(reading, end, word)?.capital === true && !reading.stopped.has(end))
    return { first: verb, end, verb };
  const back = (at: number): string => besides(reading, at, word)?.key ?? '';
  let at = backOver(reading, verb) - 1;
  if (back(at) !== 'be') return undefined;
  while (OBLIGING.has(back(at)) || back(at) === 'not' || back(at) === 'also') at--;
  const owed = at < backOver(reading, verb) - 2 || asks(reading, at, word);
  if (asksOfUs(reading, at, word)) return { first: at + 1, end: verb + 1, verb };
  for (let first = at; owed && first > at - FARTHEST_SUBJECT; first--)
    if (SUBJECTS.has(back(first)) && !(SPRINGS.has(back(first)) && back(first + 1) === 'of'))
      return { first, end: verb + 1, verb };
  return undefined;
}

/** Who asks others, and of what: `we ask that his name be protected`, `asked us to protect her`. */
const ASKING = set(
  'ask asks asked asking request requests requested requesting urge urges wish wishes prefer',
);
const ASKED = set(
  'us we you all addressees readers recipients posts post department embassy washington dept',
);
const FARTHEST_ASKING = 12;

/** Where somebody asks, at or before a word of the sentence. */
function askingAt(reading: Words, from: number, word: Word | undefined): number | undefined {
  for (let at = from; at > from - FARTHEST_ASKING; at--) {
    const key = besides(reading, at, word)?.key;
    if (key === undefined) return undefined;
    if (ASKING.has(key)) return at;
  }
  return undefined;
}

const asks = (reading: Words, from: number, word: Word | undefined): boolean =>
  askingAt(reading, from, word) !== undefined;

const OURS = set('we post embassy mission consulate congen usint usmission');
const OUR_OWN = set('its our');

/** `Post asks that both the writer and her editor be protected`: us, and nothing of our own. */
function asksOfUs(reading: Words, from: number, word: Word | undefined): boolean {
  const asking = askingAt(reading, from, word);
  if (asking === undefined || !OURS.has(besides(reading, asking - 1, word)?.key ?? '')) return false;
  return !reading.words.slice(asking, from + 1).some(({ key }) => OUR_OWN.has(key));
}

/** `she asked us to protect her identity`, `whom we ask all posts to protect`: us, and nobody's borders. */
function askedAt(reading: Words, verb: number): ProtectNotice | undefined {
  const described = describedAt(reading, verb);
  if (described !== undefined) return described;
  const word = reading.words[verb];
  const back = (at: number): string => besides(reading, at, word)?.key ?? '';
  const first = backOver(reading, verb);
  if (!isProtect(word?.key ?? '') || back(first - 1) !== 'to' || !asks(reading, first - 2, word))
    return undefined;
  const between = Array.from({ length: 4 }, (_, i) => back(first - 2 - i));
  if (!between.some((key) => ASKED.has(key))) return undefined;
  const end = forwardOver(reading, verb);
  const object = besides(reading, end, word);
  const named =
    object?.capital === true && !reading.stopped.has(end) && !reading.lists.common.has(object.key);
  return end > verb + 1 || isStop(object) || named || MANNERS.has(object?.key ?? '')
    ? { first, end, verb }
    : undefined;
}

const FARTHEST_NAMED = 12;
const NAMING = set('named mentioned cited quoted para paras paragraph paragraphs above below');

/** `please strictly protect the two merchants named in para 2`: they are described, and named elsewhere. */
function describedAt(reading: Words, verb: number): ProtectNotice | undefined {
  const word = reading.words[verb];
  const first = backOver(reading, verb);
  if (!isProtect(word?.key ?? '') || !isPolite(reading, first, verb)) return undefined;
  for (let at = verb + 1; at < verb + FARTHEST_NAMED; at++) {
    const key = besides(reading, at, word)?.key;
    if (key === undefined) return undefined;
    if (NAMING.has(key)) return { first, end: at + 1, verb };
  }
  return undefined;
}

/** `to protect with care`, `to protect in theirs` */
const MANNERS = set('with in carefully fully strictly closely throughout');

/** Whether a notice speaks of more than one: `protect both`, `names should be protected`. */
export const isOfSeveral = ({ words }: Pick<Reading, 'words'>, { first, end }: ProtectNotice): boolean =>
  words.slice(first, end + 1).some(({ key }) => SEVERAL.has(key));
const SEVERAL = set(
  'both all them names identities sources contacts interlocutors they named para paras paragraph paragraphs',
);

function backOver(reading: Words, verb: number): number {
  let first = verb;
  while (verb - first < 4 && isLeading(besides(reading, first - 1, reading.words[verb])?.key ?? '')) first--;
  return first;
}

/** Over `source`, `the identity of our source`, `him fully`. */
function forwardOver(reading: Words, verb: number): number {
  let end = verb + 1;
  for (let steps = 0; steps < 5; steps++) {
    const key = besides(reading, end, reading.words[verb])?.key ?? '';
    const next = besides(reading, end + 1, reading.words[verb])?.key ?? '';
    if (TRAILING.has(key)) end++;
    else if ((OWNED.has(key) || key === 'of') && TRAILING.has(next)) end += 2;
    else if (key === 'of' && OWNED.has(next)) end += 2;
    else break;
  }
  const named = NAMED.has(wordAt(reading.words, end - 1)?.key ?? '');
  return named && besides(reading, end, reading.words[verb])?.key === 'of' ? end + 1 : end;
}

/** At the start of a sentence, after a dash, or after `please`: not `laws that protect the source`. */
function isImperative(reading: Words, first: number, verb: number): boolean {
  const word = reading.words[verb];
  const before = besides(reading, first - 1, word);
  return first < verb || word?.opening === true || before === undefined || DASHES.has(before.text);
}

/** `protect source`, `please protect <name>`; a bare `protect` only before a bracket closes, or after a dash and before a stop. */
function asksForSource(reading: Words, first: number, verb: number, end: number): boolean {
  const word = reading.words[verb];
  const polite = isPolite(reading, first, verb);
  const object = wordAt(reading.words, end - 1)?.key ?? '';
  const next = besides(reading, end, word);
  if (end > verb + 1) return polite || !(PRONOUNS.has(object) || next?.key === 'of');
  if (next?.capital === true && !reading.lists.reporting.has(next.key))
    return !reading.stopped.has(end) && !reading.lists.common.has(next.key);
  if (next !== undefined && CLOSINGS_OF_BRACKETS.has(next.text)) return true;
  const before = besides(reading, first - 1, word);
  return isStop(next) && (polite || (before !== undefined && DASHES.has(before.text)));
}

function isPolite(reading: Words, first: number, verb: number): boolean {
  const key = wordAt(reading.words, verb - 1)?.key ?? '';
  return first < verb && (POLITE.has(key) || isSlipOf(key, 'strictly'));
}

const isStop = (word: Word | undefined): boolean => word === undefined || STOPS.has(word.text);

/** A capitalised word that is nothing else stands before, perhaps with a comma or dash between. */
function isBehindName(reading: Words, first: number): boolean {
  const last = reading.words[first];
  const mark = besides(reading, first - 1, last);
  const at = mark?.kind === 'mark' ? first - 2 : first - 1;
  const name = besides(reading, at, last);
  if (name?.kind !== 'word' || !name.capital || isNoticeWord(name.key)) return false;
  return !(reading.stopped.has(at) || reading.lists.common.has(name.key));
}

/** After a name: `strictly protect` but for an object of its own; a bare `protect` before a stop or the name's verb. */
function isAside(reading: Words, first: number, verb: number, end: number): boolean {
  const next = besides(reading, end, reading.words[verb]);
  if (isPolite(reading, first, verb)) return next === undefined || !OTHER_OBJECTS.has(next.key);
  return first === verb && (isStop(next) || reading.lists.reporting.has(next?.key ?? ''));
}

/** Whether a notice stands right behind a name, or names it: `Novak (protect)`, `please protect Novak`. */
export function noticing(
  notices: readonly ProtectNotice[],
): (name: { first: number; end: number }) => boolean {
  if (notices.length === 0) return () => false;
  const starts = new Set(notices.map(({ first }) => first));
  const ends = new Set(notices.map(({ end }) => end));
  return ({ first, end }) => starts.has(end) || ends.has(first);
}
