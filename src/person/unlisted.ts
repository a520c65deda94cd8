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
export const DUMP: { groups: { runs: readonly NameRun[]; given: number[]; reading: Reading }[] | undefined } =
  { groups: undefined };
function weightOf(reading: Reading, runs: readonly NameRun[]): number {
  DUMP.groups?.push({
    runs,
    reading,
    given: HINTS.map(([, holds]) => runs.filter((run) => holds(reading, run)).length / runs.length),
  });
  return HINTS.reduce((sum, [weight, holds]) => {
    const given = runs.filter((run) => holds(reading, run)).length;
    const counts = weight > 0 ? given > 0 : given * 2 >= runs.length;
    return sum + (counts ? weight : 0);
  }, 0);
}

const LEAST = Number(process.env['LEAST'] ?? 1);

/** Not where all of the run may be plain words. */
function mayBeUnlisted(reading: Reading, run: NameRun): boolean {
  const words = reading.words.slice(run.first, run.end).filter(({ kind }) => kind === 'word');
  if (!reading.parts.isPortion(words[0]?.part ?? -1)) return false;
  const loud = isLoud(reading, run);
  if (!loud && words.every(({ text }) => !/\p{Ll}/u.test(text))) return false;
  return words.some((word) => isStrange(reading, word, loud)) && !isOutlet(reading, run);
}

type Test = (reading: Reading, run: NameRun) => boolean;
const W = (name: string, value: number): number => Number(process.env[name] ?? value);
const HINTS: readonly (readonly [number, Test])[] = [
  [W('GIVEN', 3), (reading, run) => hasGivenName(reading, run)],
  [W('LISTED', 1), (reading, run) => isListedName(reading, run)],
  [W('DEED', 4), (reading, run) => doesSomething(reading, run)],
  [W('OWNS', 4), (reading, run) => reading.words[run.end - 1]?.possessive === true],
  [W('HINT', 1), (reading, run) => isHinted(reading, run)],
  [W('TOWN', -3), (reading, run) => isTown(reading, run)],
  [W('ARTICLE', -1), (reading, run) => hasArticle(reading, run)],
  [W('PLACED', -2), (reading, run) => isPlaced(reading, run)],
  [W('LIST', -3), (reading, run) => isAmongPlaces(reading, run)],
  [W('PROPER', -1), (reading, run) => isPartOfMore(reading, run)],
  [W('QUOTED', -2), (reading, run) => isQuoted(reading, run)],
  [W('AGENT', 3), (reading, run) => followsAgent(reading, run)],
  [W('LAND', 5), (reading, run) => isOfLand(reading, run)],
  [W('FULL', -2), (reading, run) => isFull(run) && !hasGivenName(reading, run)],
  [W('PARTICLE', 3), (reading, run) => hasParticle(reading, run)],
  [W('IDENT', 5), (reading, run) => isIdentified(reading, run)],
  [W('NICK', 5), ({ words }, run) => words.slice(run.first, run.end).some(({ text }) => text === '"')],
  [W('PAIR', 1), (reading, run) => isPaired(reading, run)],
  [W('WITH', 5), (reading, run) => WITH.has(keyBefore(reading, run))],
  [W('ANDI', 5), (reading, run) => isInOurCompany(reading, run)],
  [W('AUX', 4), (reading, run) => AUX.has(keyAfter(reading, run))],
  [W('WORD', -2), (reading, run) => isPlainWord(reading, run)],
  [W('KIND', -1), (reading, run) => isOfKind(reading, run)],
  [W('SHORT', -1), (reading, run) => !isFull(run) && (reading.words[run.first]?.key.length ?? 0) < 5],
  [W('LOUD', 0), (reading, run) => isLoud(reading, run)],
  [W('OPENING', 0), (reading, run) => reading.words[run.first]?.opening === true],
  [W('NUMBER', -3), (reading, run) => besides(reading, run.end, reading.words[run.first])?.kind === 'number'],
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

const AUXILIARIES: ReadonlySet<string> = new Set(
  'will would could should may might can must did does do had has have is was be been being not never now still only just'.split(
    ' ',
  ),
);

const isHinted = (reading: Reading, run: NameRun): boolean =>
  reading.lists.hints.has(besides(reading, run.first - 1, reading.words[run.first])?.key ?? '');

/** What may do and be met as a person is, and is rather a place or thing. */
export const isPlace = (reading: Reading, run: NameRun): boolean =>
  isTown(reading, run) || isAmongPlaces(reading, run) || isOfKind(reading, run) || isQuoted(reading, run);

const keyBefore = (reading: Reading, run: NameRun): string =>
  besides(reading, run.first - 1, reading.words[run.first])?.key ?? '';
const keyAfter = (reading: Reading, run: NameRun): string =>
  besides(reading, run.end, reading.words[run.first])?.key ?? '';

const WITH: ReadonlySet<string> = new Set([
  'with',
  'tell',
  'told',
  'ask',
  'asked',
  'inform',
  'informed',
  'saw',
  'see',
  'convince',
  'persuade',
]);
const AUX: ReadonlySet<string> = new Set(
  'would could should might must did does had has will cannot'.split(' '),
);

/** `Novak; DPOB`, `Novak, alias`, `Novak, born` */
function isIdentified(reading: Reading, run: NameRun): boolean {
  const name = reading.words[run.first];
  return [0, 1, 2].some((on) => IDENTIFYING.has(besides(reading, run.end + on, name)?.key ?? ''));
}

const IDENTIFYING: ReadonlySet<string> = new Set(
  'alias aka dpob dob pob nee born ppt passport aged ssn'.split(' '),
);

/** `de Gaulle` */
const hasParticle = ({ words, lists, loud }: Reading, run: NameRun): boolean => {
  const first = words[run.first];
  return first !== undefined && !loud.has(first.part) && !first.capital && lists.particles.has(first.key);
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
  lists.everyday.has(words[run.end - 1]?.key ?? '');

/** `river Mantaro`, `Doe Run smelter`: what it is stands beside it. */
const isOfKind = (reading: Reading, run: NameRun): boolean =>
  [keyBefore(reading, run), keyAfter(reading, run)].some(
    (key) => reading.lists.organisations.has(key) || KINDS.has(key),
  );

const KINDS: ReadonlySet<string> = new Set(
  'dam dams reservoir province provinces district districts county region regions town towns village villages city cities area areas port ports airport airfield base bases camp camps range ranges channel bridge gorge road highway railway line lines field fields well wells mine mines plant plants project projects basin delta plateau border frontier pass peak glacier forest reserve park beach coast islands vessel vessels ship ships tanker trawler frigate destroyer submarine class aircraft missile missiles rocket tank tanks gun guns radar exercise exercises operation newspaper newspapers daily weekly magazine radio station agency company companies firm firms brand brands model models product products film series party parties front movement league union conference convention treaty agreement accord protocol plan scheme law code act bill decree commission committee council board bank fund institute university hospital school church mosque hotel market bazaar cinema theater festival tribe tribes clan clans language seed variety breed wheat rice cotton'.split(
    ' ',
  ),
);

/** `CREDITOR BRANDHUBER`: a word for what people do or are. */
function followsAgent({ words, lists }: Reading, run: NameRun): boolean {
  const word = besides({ words }, run.first - 1, words[run.first]);
  if (word?.kind !== 'word' || !lists.everyday.has(word.key) || NO_AGENTS.has(word.key)) return false;
  return word.key.length > 5 && AGENT.test(word.key);
}

const AGENT = /(?:ers?|ors?|ists?|ians?|men|man|woman|women|ants?|eers?)$/;
const NO_AGENTS: ReadonlySet<string> = new Set(
  (
    'letter letters number numbers matter matters whether rather either neither another together however further former ' +
    'latter longer larger greater higher lower earlier sooner better smaller fewer stronger remember consider deliver ' +
    'discover recover cover corner center counter border order orders power powers paper papers answer answers chapter ' +
    'quarter quarters charter register winter summer october november december september harbor harbour labor labour ' +
    'favor favour factor factors sector sectors major minor senior junior interior exterior error terror horror behavior ' +
    'human german woman important relevant significant constant instant distant plant grant warrant hesitant reluctant ' +
    'tanker tankers freighter bomber fighter steamer cutter trawler trawlers carrier cruiser destroyer helicopter ' +
    'river rivers water waters weather newspaper offer transfer murder surrender disorder corridor motor tractor reactor ' +
    'list exist resist assist consist persist insist enlist insistent italian russian egyptian iranian'
  ).split(' '),
);

/** `QURAISHY (PAKISTAN)` */
function isOfLand(reading: Reading, run: NameRun): boolean {
  const name = reading.words[run.first];
  if (besides(reading, run.end, name)?.text !== '(') return false;
  for (let at = run.end + 1; at < run.end + 4; at++) {
    const word = besides(reading, at, name);
    if (word === undefined) return false;
    if (word.text === ')') return at > run.end + 1;
    if (!reading.stopped.has(at)) return false;
  }
  return false;
}

/** `Falesti, Soroca and Balti`: where one of a list is a place, the others are. */
function isAmongPlaces(reading: Reading, run: NameRun): boolean {
  return isPlaceBeside(reading, run.first - 1, -1) || isPlaceBeside(reading, run.end, 1);
}

const FARTHEST_LISTED = 8;

function isPlaceBeside(reading: Reading, from: number, step: -1 | 1): boolean {
  const { words, lists, stopped } = reading;
  let joined = false;
  for (let at = from; Math.abs(at - from) < FARTHEST_LISTED; at += step) {
    const word = besides(reading, at, words[from]);
    if (word === undefined) return false;
    if (word.text === ',' || word.key === 'and' || word.key === 'or') joined = true;
    else if (!word.capital || !joined) return false;
    else if (stopped.has(at) || lists.places.has(word.key) || lists.towns.has(word.key))
      return !lists.titles.has(word.key);
  }
  return false;
}

/** Part of a longer name of a body: a capital word that is no title stands right beside it. */
function isPartOfMore(reading: Reading, run: NameRun): boolean {
  if (isLoud(reading, run)) return false;
  return (
    isStopped(reading, run, run.first - 1) ||
    (reading.words[run.end - 1]?.possessive !== true && isStopped(reading, run, run.end))
  );
}

function isStopped({ words, stopped, lists }: Reading, run: NameRun, at: number): boolean {
  const word = besides({ words }, at, words[run.first]);
  return (
    word?.capital === true &&
    !word.opening &&
    stopped.has(at) &&
    !lists.titles.has(word.key) &&
    !lists.honorifics.has(word.key)
  );
}

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
