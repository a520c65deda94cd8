import { isProtect, isProtected, set } from './notice-words.ts';
import {
  backOver,
  forwardOver,
  isBehindName,
  isPolite,
  isStop,
  type NoticeWords,
  type ProtectNotice,
} from './protect-words.ts';
import { besides } from './reading.ts';
import { AGAINST, DESCRIBED, OF_PEOPLES, PROMISING } from './request-words.ts';
import type { Word } from './words.ts';

const OBLIGING = set('must should be to shall needs need');
/** `Note: source protected.` */
function isNoted(reading: NoticeWords, at: number, verb: number): boolean {
  const word = reading.words[verb];
  const [before, next] = [besides(reading, at - 1, word), besides(reading, verb + 1, word)];
  if (!SUBJECTS.has(besides(reading, at, word)?.key ?? '')) return false;
  return (before === undefined || before.kind === 'mark') && isStop(next);
}

const IS_TO = set('is are has have');
/** Whose protection may be owed: `his name should be protected`. */
const SUBJECTS = set(
  'identity identities name names source sources contact contacts interlocutor interlocutors anonymity he she they',
);
/** Sources of rivers and of income. */
const SPRINGS = set('source sources');
const FARTHEST_SUBJECT = 20;

/**
 * `his name must be strictly protected`, `names in para 3 should be protected`: an obligation, with a subject that is a
 * source's. Or `protected source Novak`.
 */
export function owedAt(reading: NoticeWords, verb: number): ProtectNotice | undefined {
  const word = reading.words[verb];
  if (!isProtected(word?.key ?? '')) return undefined;
  const end = forwardOver(reading, verb);
  if (end > verb + 1 && word !== undefined && namesSource(reading, end, word))
    return { first: verb, end, verb };
  const back = (at: number): string => besides(reading, at, word)?.key ?? '';
  let at = backOver(reading, verb) - 1;
  if (back(at) !== 'be') return isNoted(reading, at, verb) ? { first: at, end: verb + 1, verb } : undefined;
  while (OBLIGING.has(back(at)) || back(at) === 'not' || back(at) === 'also') at--;
  if (back(at + 1) === 'to' && IS_TO.has(back(at))) at--;
  const owed = at < backOver(reading, verb) - 2 || asks(reading, at, word);
  if (asksOfUs(reading, at, word)) return { first: at + 1, end: verb + 1, verb };
  for (let first = at; owed && first > at - FARTHEST_SUBJECT; first--)
    if (
      SUBJECTS.has(back(first)) &&
      !OF_PEOPLES.has(back(first - 1)) &&
      !(SPRINGS.has(back(first)) && back(first + 1) === 'of')
    )
      return { first, end: verb + 1, verb };
  const behind = besides(reading, verb + 1, word);
  return owed && isSomebody(reading, at, word) && !AGAINST.has(behind?.key ?? '')
    ? { first: at, end: verb + 1, verb }
    : undefined;
}

/** `protected source Novak`; at the start of a sentence also `Protected contact: Novak`. */
function namesSource(reading: NoticeWords, end: number, word: Word): boolean {
  const next = besides(reading, end, word);
  const at = next?.text === ':' && word.opening ? end + 1 : end;
  return besides(reading, at, word)?.capital === true && !reading.stopped.has(at);
}

/** `the lady`, `both`, `Novak`: who is to be protected, and not from anything. */
function isSomebody(reading: NoticeWords, at: number, word: Word | undefined): boolean {
  const subject = besides(reading, at, word);
  if (subject?.kind !== 'word') return false;
  if (subject.key === 'both' || subject.key === 'who') return true;
  const { honorifics, titleEnds, common, ordinary } = reading.lists;
  const titled = honorifics.has(subject.key) || titleEnds.has(subject.key) || DESCRIBED.has(subject.key);
  if (titled) return TO_TITLES.has(besides(reading, at - 1, word)?.key ?? '');
  const loud = reading.loud.has(subject.part) || subject.opening;
  return (
    subject.capital &&
    !reading.stopped.has(at) &&
    !common.has(subject.key) &&
    !(loud && ordinary.has(subject.key))
  );
}

const TO_TITLES = set('the this that our');

/** Who asks others, and of what: `we ask that his name be protected`, `asked us to protect her`. */
const ASKING = set(
  'remind reminds reminded ask asks asked asking request requests requested requesting urge urges wish wishes prefer',
);
const ASKED = set(
  'us we you all addressees readers recipients posts post department embassy washington dept',
);
const FARTHEST_ASKING = 12;

/** Where somebody asks, at or before a word of the sentence. */
function askingAt(reading: NoticeWords, from: number, word: Word | undefined): number | undefined {
  for (let at = from; at > from - FARTHEST_ASKING; at--) {
    const key = besides(reading, at, word)?.key;
    if (key === undefined) return undefined;
    if (ASKING.has(key) || PROMISING.has(key)) return at;
  }
  return undefined;
}

const asks = (reading: NoticeWords, from: number, word: Word | undefined): boolean =>
  askingAt(reading, from, word) !== undefined;

const OURS = set('we post embassy mission consulate congen usint usmission');
const OUR_OWN = set('its our');

/** `Post asks that both the writer and her editor be protected`: us, and nothing of our own. */
function asksOfUs(reading: NoticeWords, from: number, word: Word | undefined): boolean {
  const asking = askingAt(reading, from, word);
  if (asking === undefined || !OURS.has(besides(reading, asking - 1, word)?.key ?? '')) return false;
  return !reading.words.slice(asking, from + 1).some(({ key }) => OUR_OWN.has(key));
}

/** `she asked us to protect her identity`, `whom we ask all posts to protect`: us, and nobody's borders. */
export function askedAt(reading: NoticeWords, verb: number): ProtectNotice | undefined {
  const described = describedAt(reading, verb);
  if (described !== undefined) return described;
  const word = reading.words[verb];
  const back = (at: number): string => besides(reading, at, word)?.key ?? '';
  const first = backOver(reading, verb);
  if (isProtect(word?.key ?? '') && isAskedOf(reading, first - 1, word))
    return namesObject(reading, verb) ? { first, end: forwardOver(reading, verb), verb } : undefined;
  if (
    !isProtect(word?.key ?? '') ||
    back(first - 1) !== 'to' ||
    !(asks(reading, first - 2, word) || isCare(back(first - 2)))
  )
    return undefined;
  if (isOfSomethingElse(reading, verb, word)) return undefined;
  if (AGAINST.has(besides(reading, forwardOver(reading, verb), word)?.key ?? '')) return undefined;
  const between = Array.from({ length: 4 }, (_, i) => back(first - 2 - i));
  if (!between.some((key) => ASKED.has(key) || isCare(key))) return undefined;
  const end = forwardOver(reading, verb);
  const object = besides(reading, end, word);
  const named =
    object?.capital === true && !reading.stopped.has(end) && !reading.lists.common.has(object.key);
  return end > verb + 1 || isStop(object) || named || MANNERS.has(object?.key ?? '')
    ? { first, end, verb }
    : undefined;
}

/** `request you protect Ms. Novak`, `ask that posts protect her` */
const isAskedOf = (reading: NoticeWords, at: number, word: Word | undefined): boolean =>
  ASKED.has(besides(reading, at, word)?.key ?? '') &&
  [1, 2, 3].some((step) => ASKING.has(besides(reading, at - step, word)?.key ?? ''));

function namesObject(reading: NoticeWords, verb: number): boolean {
  const word = reading.words[verb];
  const end = forwardOver(reading, verb);
  const next = besides(reading, end, word);
  if (end > verb + 1) return !AGAINST.has(next?.key ?? '') && !isOfSomethingElse(reading, verb, word);
  if (reading.lists.honorifics.has(next?.key ?? '')) return true;
  return next?.capital === true && !reading.stopped.has(end) && !reading.lists.common.has(next.key);
}

/** `take precautions to protect Novak` */
const isCare = (key: string): boolean => key === 'precautions' || key === 'care' || key === 'pains';

/** `to protect her country` */
function isOfSomethingElse(reading: NoticeWords, verb: number, word: Word | undefined): boolean {
  const end = forwardOver(reading, verb);
  const next = besides(reading, end, word);
  if (reading.words[end - 1]?.key !== 'her' || next?.kind !== 'word') return false;
  return (
    !(next.capital && !reading.loud.has(next.part)) &&
    !MANNERS.has(next.key) &&
    !ENDING.has(next.key) &&
    !AGAINST.has(next.key)
  );
}

const FARTHEST_NAMED = 12;
const NAMING = set('named mentioned cited quoted para paras paragraph paragraphs above below');

/** `please strictly protect the two merchants named in para 2`: they are described, and named elsewhere. */
function describedAt(reading: NoticeWords, verb: number): ProtectNotice | undefined {
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

const TREATING = set(
  'treat treated treating consider considered considering regard regarded handle handled handling mark marked',
);
const FARTHEST_TREATING = 8;

/** `Novak is a protected source`, `as a protected contact`. */
function protectedSourceAt(reading: NoticeWords, verb: number): ProtectNotice | undefined {
  const word = reading.words[verb];
  const noun = besides(reading, verb + 1, word)?.key ?? '';
  const before = besides(reading, verb - 1, word)?.key ?? '';
  const next = besides(reading, verb + 2, word)?.key ?? '';
  return SOURCES.has(noun) && ARTICLES.has(before) && next !== 'of' && next !== 'for'
    ? { first: verb, end: verb + 2, verb }
    : undefined;
}

const SOURCES = set('source contact informant interlocutor');
const ARTICLES = set('a our this as is strictly fully');

/** `treat Novak as protected`, and behind a name `, also to be protected,`. */
export function treatedAt(reading: NoticeWords, verb: number): ProtectNotice | undefined {
  const word = reading.words[verb];
  if (!isProtected(word?.key ?? '')) return undefined;
  const source = protectedSourceAt(reading, verb);
  if (source !== undefined) return source;
  const back = (at: number): string => besides(reading, at, word)?.key ?? '';
  const next = besides(reading, verb + 1, word);
  const closes = next === undefined || next.kind === 'mark' || ENDING.has(next.key);
  if (!closes) return undefined;
  if (back(verb - 1) === 'as')
    for (let first = verb - 2; first > verb - FARTHEST_TREATING; first--)
      if (TREATING.has(back(first))) return { first, end: verb + 1, verb };
  if (back(verb - 1) !== 'be' || back(verb - 2) !== 'to') return undefined;
  const first = TOO.has(back(verb - 3)) ? verb - 3 : verb - 2;
  return isBehindName(reading, first) ? { first, end: verb + 1, verb } : undefined;
}

const ENDING = set('and source sources in at throughout strictly please too');
const TOO = set('also likewise too similarly');
