import { isFull, isLoud, type NameRun } from './name-runs.ts';
import { besides, type Reading } from './reading.ts';
import { isPlaced } from './titles.ts';
import { halvesOf, type Word } from './words.ts';

/**
 * A run that can hardly be anything but a name, though nothing beside it says so: a word of it is no word of English,
 * no place and no body. In a text of small letters a capital in mid-sentence lets a listed name pass that is also a word.
 */
export function isUnlisted(reading: Reading, run: NameRun): boolean {
  const words = reading.words.slice(run.first, run.end).filter(({ kind }) => kind === 'word');
  if (!reading.parts.isPortion(words[0]?.part ?? -1)) return false;
  const loud = isLoud(reading, run);
  if (!loud && words.every(({ text }) => !/\p{Ll}/u.test(text))) return false;
  if (!isFull(run) && (isPlaced(reading, run) || hasArticle(reading, run))) return false;
  if (isOutlet(reading, run)) return false;
  return words.some((word) => isStrange(reading, word, loud));
}

/** `Dnevnik journalist Ana Novak`: what she writes for. */
function isOutlet(reading: Reading, run: NameRun): boolean {
  const name = reading.words[run.first];
  const title = besides(reading, run.end, name);
  if (
    title === undefined ||
    !reading.lists.titleEnds.has(title.key) ||
    reading.words[run.end - 1]?.possessive === true
  )
    return false;
  return besides(reading, run.end + 1, name)?.capital === true && !reading.stopped.has(run.end + 1);
}

const hasArticle = (reading: Reading, run: NameRun): boolean =>
  ARTICLES.has(besides(reading, run.first - 1, reading.words[run.first])?.key ?? '');
const ARTICLES: ReadonlySet<string> = new Set([
  'the',
  'a',
  'an',
  'this',
  'that',
  'these',
  'those',
  'no',
  'any',
  'every',
  'each',
]);

function isStrange({ lists }: Reading, word: Word, loud: boolean): boolean {
  const { key, opening } = word;
  if (key.length < 2 || !VOWEL.test(key) || lists.places.has(key) || lists.particles.has(key)) return false;
  if (!isOrdinary(lists, word)) return key.length > SHORT || !loud || lists.people.has(key);
  return !loud && !opening && lists.people.has(key);
}

const VOWEL = /[aeiouy]/;
/** In capitals an unknown word of so few letters is an abbreviation, unless it is a listed name. */
const SHORT = 4;

function isOrdinary(lists: Reading['lists'], { key, text }: Word): boolean {
  if (isWord(lists, key)) return true;
  if (text.includes('-'))
    return halvesOf({ text }).every(
      (half) => half.length < 2 || isWord(lists, half) || JOINED.has(half) || isDerived(lists, half),
    );
  return isDerived(lists, key) || isCompound(lists, key);
}

/** `Sino-Soviet`, `neo-fascist`: halves of compounds about peoples and times. */
const JOINED: ReadonlySet<string> = new Set(
  'sino afro anglo franco russo indo austro euro ibero luso italo serbo greco graeco latino neo pan trans intra ultra extra judeo turco perso nippo tele electro agro arab'.split(
    ' ',
  ),
);

const isWord = ({ ordinary, common, stopwords }: Reading['lists'], key: string): boolean =>
  ordinary.has(key) || common.has(key) || stopwords.has(key);

/** `REFTELS`, `NONALIGNED`, `FORMOSANS` */
function isDerived(lists: Reading['lists'], key: string): boolean {
  const stem = /^(.{3,}?)(?:s|es|ed|d|ing|ly|ness|wise|ward|tel|tels)$/.exec(key)?.[1];
  if (stem !== undefined && isWord(lists, stem)) return true;
  const root =
    /^(?:non|anti|pro|un|re|pre|post|inter|sub|semi|co|counter|mis|out|over|under|multi|sino|euro|afro|neo|self|well|ill|all|full|half|long|short|large|small|mid)(.{3,})$/.exec(
      key,
    )?.[1];
  return root !== undefined && isWord(lists, root);
}

/** `LONGTERM`, `DOESNT`: two words that the machine ran together. */
function isCompound({ common }: Reading['lists'], key: string): boolean {
  for (let at = 3; at <= key.length - 3; at++)
    if (common.has(key.slice(0, at)) && common.has(key.slice(at))) return true;
  return false;
}
