import { isEnglish } from './english.ts';
import { isFull, isInitial, isLoud, type NameRun } from './name-runs.ts';
import { besides, type Reading, wordAt } from './reading.ts';
import { isPlaced } from './titles.ts';
import {
  ADVERB,
  DEED,
  ENGLISH,
  FAMILY_FIRST,
  isA,
  LIKE_NAME,
  PARTICLE,
  REPORTING,
  SMALL,
  THING,
} from './word-classes.ts';
import { halvesOf, type Word } from './words.ts';

/**
 * Runs that can hardly be anything but names, though nothing beside them says so: a word of each is no word of English,
 * no place and no body, and all that is said of the name in the cable speaks rather of a person than of a place or thing.
 */
export function unlistedRuns(reading: Reading, runs: readonly NameRun[]): ReadonlySet<NameRun> {
  const byName = new Map<string, NameRun[]>();
  for (const run of runs) {
    if (!mayBeUnlisted(reading, run)) continue;
    const key = run.names.at(-1) ?? '';
    const same = byName.get(key);
    if (same === undefined) byName.set(key, [run]);
    else same.push(run);
  }
  return new Set([...byName.values()].filter((same) => weightOf(reading, same) >= LEAST).flat());
}

/** A hint of a person counts where it is given once, one of a place or thing where half the places give it. */
function weightOf(reading: Reading, runs: readonly NameRun[]): number {
  let sum = 0;
  for (const { weight, holds } of HINTS) {
    let given = 0;
    for (const run of runs) if (holds(reading, run)) given++;
    if (weight > 0 ? given > 0 : given * 2 >= runs.length) sum += weight;
  }
  return sum;
}

/** From so much on a name is taken for a person's. */
const LEAST = 2;

/** Not where all of the run may be plain words. */
function mayBeUnlisted(reading: Reading, run: NameRun): boolean {
  const loud = isLoud(reading, run);
  if (!reading.parts.isPortion(reading.words[run.first]?.part ?? -1)) return false;
  let small = false;
  let strange = false;
  for (let at = run.first; at < run.end; at++) {
    const word = reading.words[at];
    if (word?.kind !== 'word') continue;
    small ||= isA(word, SMALL);
    strange ||= isStrange(reading, word, loud);
  }
  return strange && (loud || small) && !isOutlet(reading, run);
}

/** `Ana Kovar`, `A. Kovar` */
function hasGivenName({ words, lists }: Reading, run: NameRun): boolean {
  const first = words[run.first];
  if (!isFull(run) || first === undefined) return false;
  if (isA(first, FAMILY_FIRST)) return true;
  if (isA(first, PARTICLE) || first.key.length < 3) return isInitial(first);
  return (
    isInitial(first) ||
    (lists.people.has(first.key) && !lists.everyday.has(first.key) && !lists.places.has(first.key))
  );
}

const isListedName = ({ words, lists }: Reading, run: NameRun): boolean => {
  const key = wordAt(words, run.end - 1)?.key ?? '';
  return lists.people.has(key) && !lists.ordinary.has(key);
};

/** Of whom the telegrams speak that historians print, they are mostly statesmen: a listed name there is a person's. */
const isPrintedTelegram = ({ cable }: Reading): boolean => cable.detection.family === 'frus';

/** `Haraldson proposals`, `Haraldson visit`: in telegrams a name stands before what the person does. */
const isOfDeed = (reading: Reading, run: NameRun): boolean =>
  DEEDS.has(keyAfter(reading, run)) && isListedName(reading, run);

const DEEDS: ReadonlySet<string> = new Set(
  'proposal proposals letter letters visit visits speech speeches conversation conversations memorandum message messages government regime talks interview statement statements attitude demand demands offer briefing trip tour tours victory endorsement personality suggestion suggestions testimony remarks press desires emissaries reply appointment resignation'.split(
    ' ',
  ),
);

/** `Haraldson–Petrak talks`, `Haraldson/Petrak`: two listed names with a mark between. */
function isCoupled(reading: Reading, run: NameRun): boolean {
  const { first, end } = run;
  const coupled = isJoined(reading, first - 1, first - 2, first) || isJoined(reading, end, end + 1, first);
  return coupled && isListedName(reading, run) && !isLoud(reading, run);
}

function isJoined(reading: Reading, mark: number, other: number, name: number): boolean {
  const joint = besides(reading, mark, reading.words[name])?.text;
  if (joint !== '—' && joint !== '/') return false;
  const word = besides(reading, other, reading.words[name]);
  return (
    reading.words[Math.max(mark, other)]?.glued === true &&
    word?.capital === true &&
    reading.lists.people.has(word.key) &&
    !reading.lists.ordinary.has(word.key)
  );
}

const isTown = ({ lists }: Reading, run: NameRun): boolean => run.names.some((name) => lists.towns.has(name));

/** `Kovar has since asked` */
function doesSomething(reading: Reading, run: NameRun): boolean {
  const name = reading.words[run.first];
  for (let at = run.end; at < run.end + 4; at++) {
    const word = besides(reading, at, name);
    if (word === undefined || word.kind !== 'word') return false;
    if (isA(word, DEED | REPORTING)) return true;
    if (!isA(word, ADVERB) && !AUXILIARIES.has(word.key)) return false;
  }
  return false;
}

/** `the clerk of the branch, Nevzat Kutlubey, gave us`: who does something is named between commas. */
function isApposition(reading: Reading, run: NameRun): boolean {
  const name = reading.words[run.first];
  if (!isFull(run) || besides(reading, run.first - 1, name)?.text !== ',') return false;
  if (besides(reading, run.end, name)?.text !== ',') return false;
  const next = besides(reading, run.end + 1, name);
  return next !== undefined && (isDeed(next) || next.key === 'is' || next.key === 'was');
}

const FARTHEST_CALLING = 4;

/** `Ana Kovar, a surveyor who`, `Ana Kovar, line supervisor,`: what people do, behind the name. */
function isDescribed(reading: Reading, run: NameRun): boolean {
  const name = reading.words[run.first];
  if (!isFull(run) || besides(reading, run.end, name)?.text !== ',') return false;
  for (let at = run.end + 1; at <= run.end + FARTHEST_CALLING; at++) {
    const word = besides(reading, at, name);
    if (word?.kind !== 'word' || (word.capital && !isLoud(reading, run))) return false;
    if (isAgent(reading, word)) return true;
  }
  return false;
}

const isDeed = (word: Word): boolean => isA(word, DEED | REPORTING) || AUXILIARY.has(word.key);

const AUXILIARIES: ReadonlySet<string> = new Set(
  'will would could should may might can must did does do had has have is was be been being not never now still only just'.split(
    ' ',
  ),
);

/** What may do and be met as a person is, and is rather a place or thing. */
export const isPlace = (reading: Reading, run: NameRun): boolean =>
  isTown(reading, run) || isAmongPlaces(reading, run) || isOfKind(reading, run) || isQuoted(reading, run);

const keyBefore = (reading: Reading, run: NameRun): string =>
  besides(reading, run.first - 1, reading.words[run.first])?.key ?? '';
const keyAfter = (reading: Reading, run: NameRun): string =>
  besides(reading, run.end, reading.words[run.first])?.key ?? '';

const AUXILIARY: ReadonlySet<string> = new Set(
  'would could should might must did does had has will cannot'.split(' '),
);

/** `Novak; DPOB`, `Novak, alias`, `Novak, born` */
function isIdentified(reading: Reading, run: NameRun): boolean {
  const name = reading.words[run.first];
  if (
    besides(reading, run.end + 1, name)?.key === 'first' &&
    besides(reading, run.end + 2, name)?.key === 'name'
  )
    return true;
  for (let at = run.end; at < run.end + 3; at++)
    if (IDENTIFYING.has(besides(reading, at, name)?.key ?? '')) return true;
  return false;
}

const IDENTIFYING: ReadonlySet<string> = new Set(
  'alias aka dpob dob pob nee born ppt passport aged ssn'.split(' '),
);

function hasNickname({ words, lists }: Reading, run: NameRun): boolean {
  for (let at = run.first + 1; at < run.end; at++)
    if (words[at]?.text === '"') return !lists.common.has(words[run.first]?.key ?? '');
  return false;
}

/** Articles of other languages, which names of papers and places begin with as well. */
const ARTICLED: ReadonlySet<string> = new Set(['le', 'la', 'las', 'los', 'el', 'al', 'de']);

const ELIDED = /^D'\p{Lu}{3}/u;

/** `de Gaulle` */
const hasParticle = ({ words, loud }: Reading, run: NameRun): boolean => {
  const first = words[run.first];
  if (ELIDED.test(wordAt(words, run.end - 1)?.text ?? '')) return true;
  return (
    first !== undefined &&
    !loud.has(first.part) &&
    !first.capital &&
    isA(first, PARTICLE) &&
    !ARTICLED.has(first.key)
  );
};

/** `Eisenhower-Khrushchev` */
const isPaired = ({ words, lists }: Reading, run: NameRun): boolean => {
  const word = wordAt(words, run.end - 1);
  if (word === undefined || !word.text.includes('-')) return false;
  const halves = halvesOf(word);
  return (
    halves.length === 2 &&
    halves.every(
      (half) =>
        half.length > 2 && lists.people.has(half) && !lists.ordinary.has(half) && !lists.stopwords.has(half),
    )
  );
};

/** `Haraldson and I` */
const isInOurCompany = (reading: Reading, run: NameRun): boolean =>
  keyAfter(reading, run) === 'and' && besides(reading, run.end + 1, reading.words[run.first])?.text === 'I';

const isPlainWord = ({ words, lists }: Reading, run: NameRun): boolean =>
  !isFull(run) && lists.everyday.has(wordAt(words, run.end - 1)?.key ?? '');

/** `river Mantaro`, `Doe Run smelter`: what it is stands beside it. */
const isOfKind = (reading: Reading, run: NameRun): boolean =>
  isA(besides(reading, run.first - 1, reading.words[run.first]), THING) ||
  isA(besides(reading, run.end, reading.words[run.first]), THING);

/** `CREDITOR BRANDHUBER`: a word for what people do or are. */
function followsAgent({ words, lists }: Reading, run: NameRun): boolean {
  const word = besides({ words }, run.first - 1, words[run.first]);
  return word?.kind === 'word' && isAgent({ lists }, word);
}

const isAgent = ({ lists }: Pick<Reading, 'lists'>, { key }: Word): boolean =>
  lists.everyday.has(key) && !lists.noAgents.has(key) && key.length > 5 && AGENT.test(key);

const AGENT = /(?:ers?|ors?|ists?|ians?|men|man|woman|women|ants?|eers?)$/;

/** `Falesti, Soroca and Balti`: where one of a list is a place, the others are. */
function isAmongPlaces(reading: Reading, run: NameRun): boolean {
  return isPlaceBeside(reading, run.first - 1, -1) || isPlaceBeside(reading, run.end, 1);
}

const FARTHEST_LISTED = 8;

function isPlaceBeside(reading: Reading, from: number, step: -1 | 1): boolean {
  const { words, lists } = reading;
  let joined = false;
  for (let at = from; Math.abs(at - from) < FARTHEST_LISTED; at += step) {
    const word = besides(reading, at, words[from]);
    if (word === undefined) return false;
    if (word.text === ',' || word.key === 'and' || word.key === 'or') joined = true;
    else if (!word.capital || !joined) return false;
    else if (isNamedPlace(lists, word)) return !lists.titles.has(word.key);
  }
  return false;
}

/** A `BANK` is more often a bank than a town of that name. */
const isNamedPlace = (lists: Reading['lists'], { key }: Word): boolean =>
  lists.geography.has(key) || ((lists.places.has(key) || lists.towns.has(key)) && !lists.everyday.has(key));

const isQuoted = (reading: Reading, run: NameRun): boolean =>
  besides(reading, run.first - 1, reading.words[run.first])?.text === '"' &&
  (besides(reading, run.end, reading.words[run.first])?.text === '"' ||
    besides(reading, run.end + 1, reading.words[run.first])?.text === '"');

/** `Dnevnik journalist Ana Novak`: what she writes for. */
function isOutlet(reading: Reading, run: NameRun): boolean {
  const name = reading.words[run.first];
  const title = besides(reading, run.end, name);
  if (
    title === undefined ||
    !reading.lists.titleEnds.has(title.key) ||
    wordAt(reading.words, run.end - 1)?.possessive === true
  )
    return false;
  return besides(reading, run.end + 1, name)?.capital === true && !reading.stopped.has(run.end + 1);
}

const hasArticle = (reading: Reading, run: NameRun): boolean =>
  ARTICLES.has(besides(reading, run.first - 1, reading.words[run.first])?.key ?? '');
/** Words that stand before a thing, and before no name. */
export const ARTICLES: ReadonlySet<string> = new Set(
  'the a an this that these those no any every each'.split(' '),
);

/** No word of English, no place, no body; or a rarer word that is a listed name, where only a capital tells. */
function isStrange({ lists }: Reading, word: Word, loud: boolean): boolean {
  const { key, opening } = word;
  if (key.length < 2 || isA(word, PARTICLE) || !VOWEL.test(key) || lists.places.has(key)) return false;
  if (loud && NUMERAL.test(key) && !isA(word, FAMILY_FIRST)) return false;
  const english = isA(word, LIKE_NAME) ? isA(word, ENGLISH) : isEnglish(lists, word);
  return english
    ? !loud && !opening && lists.people.has(key)
    : key.length > SHORT || !loud || lists.people.has(key);
}

const VOWEL = /[aeiouy]/;
/** `XIX` */
const NUMERAL = /^[ivxlc]{2,}$/;
/** In capitals an unknown word of so few letters is an abbreviation, unless it is a listed name. */
const SHORT = 4;

type Test = (reading: Reading, run: NameRun) => boolean;
/**
 * What each hint weighs. The weights were fitted to labelled cables and to texts that name nobody (`npm run persons:score`):
 * to change one, look at both.
 */
const HINTS: readonly { readonly weight: number; readonly holds: Test }[] = [
  { weight: 2, holds: hasGivenName },
  { weight: 1, holds: isListedName },
  { weight: 1, holds: (reading, run) => isPrintedTelegram(reading) && isListedName(reading, run) },
  {
    weight: 2,
    holds: (reading, run) => reading.lists.figures.has(wordAt(reading.words, run.end - 1)?.key ?? ''),
  },
  { weight: 1, holds: isOfDeed },
  { weight: 2, holds: isCoupled },
  { weight: 2, holds: doesSomething },
  { weight: 3, holds: (reading, run) => AUXILIARY.has(keyAfter(reading, run)) },
  { weight: 4, holds: (reading, run) => wordAt(reading.words, run.end - 1)?.possessive === true },
  { weight: 1, holds: (reading, run) => reading.lists.hints.has(keyBefore(reading, run)) },
  { weight: 5, holds: (reading, run) => reading.lists.company.has(keyBefore(reading, run)) },
  { weight: 4, holds: followsAgent },
  { weight: 6, holds: isApposition },
  { weight: 4, holds: isDescribed },
  { weight: 2, holds: hasParticle },
  { weight: 5, holds: isIdentified },
  { weight: 5, holds: hasNickname },
  { weight: 4, holds: isPaired },
  { weight: 5, holds: isInOurCompany },
  { weight: -3, holds: isTown },
  { weight: -1, holds: hasArticle },
  { weight: -1, holds: isPlaced },
  { weight: -2, holds: isAmongPlaces },
  { weight: -2, holds: isQuoted },
  { weight: -1, holds: isPlainWord },
  { weight: -2, holds: isOfKind },
  {
    weight: -5,
    holds: (reading, run) => besides(reading, run.end, reading.words[run.first])?.kind === 'number',
  },
];
