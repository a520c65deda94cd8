import { isFull, isInitial, isLoud, type NameRun } from './name-runs.ts';
import { besides, type Reading } from './reading.ts';
import { isPlaced } from './titles.ts';
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
  return HINTS.reduce((sum, [weight, holds]) => {
    const given = runs.filter((run) => holds(reading, run)).length;
    const counts = weight > 0 ? given > 0 : given * 2 >= runs.length;
    return sum + (counts ? weight : 0);
  }, 0);
}

/** From so much on a name is taken for a person's. */
const LEAST = 2;

/** Not where all of the run may be plain words. */
function mayBeUnlisted(reading: Reading, run: NameRun): boolean {
  const words = reading.words.slice(run.first, run.end).filter(({ kind }) => kind === 'word');
  if (!reading.parts.isPortion(words[0]?.part ?? -1)) return false;
  const loud = isLoud(reading, run);
  if (!loud && words.every(({ text }) => !/\p{Ll}/u.test(text))) return false;
  return words.some((word) => isStrange(reading, word, loud)) && !isOutlet(reading, run);
}

type Test = (reading: Reading, run: NameRun) => boolean;
/**
 * What each hint weighs. The weights were fitted to labelled cables and to texts that name nobody (`npm run persons:score`):
 * to change one, look at both.
 */
const HINTS: readonly (readonly [number, Test])[] = [
  [2, (reading, run) => hasGivenName(reading, run)],
  [1, (reading, run) => isListedName(reading, run)],
  [1, (reading, run) => isListedName(reading, run) && isPrintedTelegram(reading)],
  [2, (reading, run) => reading.lists.figures.has(reading.words[run.end - 1]?.key ?? '')],
  [1, (reading, run) => isOfDeed(reading, run)],
  [2, (reading, run) => isCoupled(reading, run)],
  [2, (reading, run) => doesSomething(reading, run)],
  [3, (reading, run) => AUXILIARY.has(keyAfter(reading, run))],
  [4, (reading, run) => reading.words[run.end - 1]?.possessive === true],
  [1, (reading, run) => reading.lists.hints.has(keyBefore(reading, run))],
  [5, (reading, run) => reading.lists.company.has(keyBefore(reading, run))],
  [4, (reading, run) => followsAgent(reading, run)],
  [6, (reading, run) => isApposition(reading, run)],
  [4, (reading, run) => isDescribed(reading, run)],
  [2, (reading, run) => hasParticle(reading, run)],
  [5, (reading, run) => isIdentified(reading, run)],
  [5, (reading, run) => hasNickname(reading, run)],
  [4, (reading, run) => isPaired(reading, run)],
  [5, (reading, run) => isInOurCompany(reading, run)],
  [-3, (reading, run) => isTown(reading, run)],
  [-1, (reading, run) => hasArticle(reading, run)],
  [-1, (reading, run) => isPlaced(reading, run)],
  [-2, (reading, run) => isAmongPlaces(reading, run)],
  [-2, (reading, run) => isQuoted(reading, run)],
  [-1, (reading, run) => isPlainWord(reading, run)],
  [-2, (reading, run) => isOfKind(reading, run)],
  [-5, (reading, run) => besides(reading, run.end, reading.words[run.first])?.kind === 'number'],
];

/** `Ana Kovar`, `A. Kovar` */
function hasGivenName({ words, lists }: Reading, run: NameRun): boolean {
  const first = words[run.first];
  if (!isFull(run) || first === undefined) return false;
  if (lists.familyFirst.has(first.key)) return true;
  if (lists.particles.has(first.key) || first.key.length < 3) return isInitial(first);
  return (
    isInitial(first) ||
    (lists.people.has(first.key) && !lists.everyday.has(first.key) && !lists.places.has(first.key))
  );
}

const isListedName = ({ words, lists }: Reading, run: NameRun): boolean => {
  const key = words[run.end - 1]?.key ?? '';
  return lists.people.has(key) && !lists.ordinary.has(key);
};

/** Of whom the telegrams speak that historians print, they are mostly statesmen: a listed name there is a person's. */
const isPrintedTelegram = ({ cable }: Reading): boolean => cable.detection.family === 'frus';

/** `Haraldson proposals`, `Haraldson visit`: in telegrams a name stands before what the person does. */
const isOfDeed = (reading: Reading, run: NameRun): boolean =>
  isListedName(reading, run) && DEEDS.has(keyAfter(reading, run));

const DEEDS: ReadonlySet<string> = new Set(
  'proposal proposals letter letters visit visits speech speeches conversation conversations memorandum message messages government regime talks interview statement statements attitude demand demands offer briefing trip tour tours victory endorsement personality suggestion suggestions testimony remarks press desires emissaries reply appointment resignation'.split(
    ' ',
  ),
);

/** `Haraldson–Petrak talks`, `Haraldson/Petrak`: two listed names with a mark between. */
function isCoupled(reading: Reading, run: NameRun): boolean {
  if (!isListedName(reading, run) || isLoud(reading, run)) return false;
  return [
    [run.first - 1, run.first - 2],
    [run.end, run.end + 1],
  ].some(([mark = -1, other = -1]) => {
    const joined = besides(reading, mark, reading.words[run.first]);
    const word = besides(reading, other, reading.words[run.first]);
    return (
      (joined?.text === '—' || joined?.text === '/') &&
      reading.words[Math.max(mark, other)]?.glued === true &&
      word?.capital === true &&
      reading.lists.people.has(word.key) &&
      !reading.lists.ordinary.has(word.key)
    );
  });
}

const isTown = ({ lists }: Reading, run: NameRun): boolean => run.names.some((name) => lists.towns.has(name));

/** `Kovar has since asked` */
function doesSomething(reading: Reading, run: NameRun): boolean {
  const name = reading.words[run.first];
  for (let at = run.end; at < run.end + 4; at++) {
    const word = besides(reading, at, name);
    if (word === undefined || word.kind !== 'word') return false;
    if (reading.lists.deeds.has(word.key) || reading.lists.reporting.has(word.key)) return true;
    if (!reading.lists.adverbs.has(word.key) && !AUXILIARIES.has(word.key)) return false;
  }
  return false;
}

/** `the clerk of the branch, Nevzat Kutlubey, gave us`: who does something is named between commas. */
function isApposition(reading: Reading, run: NameRun): boolean {
  const name = reading.words[run.first];
  const marks = [run.first - 1, run.end].map((at) => besides(reading, at, name)?.text);
  if (!isFull(run) || marks.some((mark) => mark !== ',')) return false;
  const next = besides(reading, run.end + 1, name);
  return next !== undefined && (isDeed(reading, next) || next.key === 'is' || next.key === 'was');
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

const isDeed = ({ lists }: Reading, { key }: Word): boolean =>
  lists.deeds.has(key) || lists.reporting.has(key) || AUXILIARY.has(key);

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
  return [0, 1, 2].some((on) => IDENTIFYING.has(besides(reading, run.end + on, name)?.key ?? ''));
}

const IDENTIFYING: ReadonlySet<string> = new Set(
  'alias aka dpob dob pob nee born ppt passport aged ssn'.split(' '),
);

const hasNickname = ({ words, lists }: Reading, run: NameRun): boolean =>
  !lists.common.has(words[run.first]?.key ?? '') &&
  words.slice(run.first + 1, run.end).some(({ text }) => text === '"');

/** Articles of other languages, which names of papers and places begin with as well. */
const ARTICLED: ReadonlySet<string> = new Set(['le', 'la', 'las', 'los', 'el', 'al', 'de']);

/** `de Gaulle` */
const hasParticle = ({ words, lists, loud }: Reading, run: NameRun): boolean => {
  const first = words[run.first];
  if (/^D'\p{Lu}{3}/u.test(words[run.end - 1]?.text ?? '')) return true;
  return (
    first !== undefined &&
    !loud.has(first.part) &&
    !first.capital &&
    lists.particles.has(first.key) &&
    !ARTICLED.has(first.key)
  );
};

/** `Eisenhower-Khrushchev` */
const isPaired = ({ words, lists }: Reading, run: NameRun): boolean => {
  const word = words[run.end - 1];
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
  !isFull(run) && lists.everyday.has(words[run.end - 1]?.key ?? '');

/** `river Mantaro`, `Doe Run smelter`: what it is stands beside it. */
const isOfKind = (reading: Reading, run: NameRun): boolean =>
  [keyBefore(reading, run), keyAfter(reading, run)].some(
    (key) => reading.lists.organisations.has(key) || reading.lists.kinds.has(key),
  );

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
  [0, 1].some((on) => besides(reading, run.end + on, reading.words[run.first])?.text === '"');

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
/** Words that stand before a thing, and before no name. */
export const ARTICLES: ReadonlySet<string> = new Set(
  'the a an this that these those no any every each'.split(' '),
);

/** No word of English, no place, no body; or a rarer word that is a listed name, where only a capital tells. */
function isStrange({ lists }: Reading, word: Word, loud: boolean): boolean {
  const { key, opening } = word;
  if (
    key.length < 2 ||
    !VOWEL.test(key) ||
    (loud && NUMERAL.test(key) && !lists.familyFirst.has(key)) ||
    lists.places.has(key) ||
    lists.particles.has(key)
  )
    return false;
  if (!isOrdinary(lists, word)) return key.length > SHORT || !loud || lists.people.has(key);
  return !loud && !opening && lists.people.has(key);
}

const VOWEL = /[aeiouy]/;
/** `XIX` */
const NUMERAL = /^[ivxlc]{2,}$/;
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
