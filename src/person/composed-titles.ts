import { bodyBeforeTitle } from './body-before.ts';
import { titleKey } from './key-phrases.ts';
import type { Title } from './name-lists.ts';
import { isFull, type NameRun } from './name-runs.ts';
import { besides, type Reading, wordAt } from './reading.ts';
import { hasUnknown, isBarred, stateIn } from './state-bodies.ts';
import { LINKS, LONGEST_PHRASE, titleEndingAt } from './title-phrases.ts';
import { AWAY, belongsToNext, isListed, isPlaced, isVerbal, skipHonorifics } from './titles.ts';
import { ENDS_TITLE, isA, NOT_IN_OFFICE, REPORTING } from './word-classes.ts';
import type { Word } from './words.ts';

/** The last words of a title, with what the lists say of it. */
interface Head {
  readonly title: Title;
  readonly first: number;
  readonly last: number;
}

/**
 * The office that a head and a body or field of a state beside it make together, of which no list has the whole: `UNRWA Director
 * Kovar`, `Vice Minister of Mining and Power Kovar`, `Kovar, Director of the Department of Natural Resources`.
 */
export const composedTitle = (reading: Reading, run: NameRun): Title | undefined =>
  composedBefore(reading, run) ?? composedBehind(reading, run) ?? composedOfBeing(reading, run);

function composedBefore(reading: Reading, run: NameRun): Title | undefined {
  const name = reading.words[run.first];
  const last = skipHonorifics(reading, run.first - 1, name);
  const before = besides(reading, last, name);
  if (before === undefined) return undefined;
  if (before.text === ',') return apposedBefore(reading, run, last - 1);
  if (before.kind !== 'word' || before.possessive) return undefined;
  if (OFS.has(before.key)) return linkedOffice(reading, last + openedBy(reading, run));
  const direct = headAt(reading, last);
  if (direct === undefined)
    return isOfPhrase(reading, before, false) && mayEndPhrase(reading, run)
      ? linkedOffice(reading, last)
      : undefined;
  if (direct.title.role !== 'private' || (!isFull(run) && !before.capital)) return undefined;
  const left = wordsLeftOf(reading, direct.first);
  const right = BEHIND.has(besides(reading, run.end, name)?.key ?? '') ? wordsRightOf(reading, run.end) : [];
  const said = officeOf(reading, direct, left, right);
  return said ?? (right.length === 0 ? officeOfContext(reading, direct, left) : undefined);
}

/** In `Director of Maritime Fisheries Ana Kovar` so many words of the run are what the office is of. */
function openedBy({ words, lists }: Reading, run: NameRun): number {
  const { fields, agencies } = lists.composed;
  let at = run.first;
  while (at < run.end - 1) {
    const key = words[at]?.key ?? '';
    const length = Math.max(fields.lengthAt(words, at), agencies.lengthAt(words, at));
    if (length === 0 && (!lists.ordinary.has(key) || lists.people.has(key))) break;
    at += Math.max(1, length);
  }
  return at < run.end ? at - run.first : 0;
}

/** `Vice Chairman Kovar of the People's Committee`, `Director Kovar (MOFCOM)` */
const BEHIND: ReadonlySet<string> = new Set(['of', '(']);

/** A town stands behind an office of it as well: only what can be nothing but a name counts there. */
function mayEndPhrase({ words, lists }: Reading, run: NameRun): boolean {
  if (isFull(run)) return true;
  const key = words[run.end - 1]?.key ?? '';
  return key.length > 3 && !lists.ordinary.has(key) && !lists.places.has(key) && !lists.towns.has(key);
}

/** `The Commission's legal adviser, Ana Kovar, said`; in a list of names the title may be another's. */
function apposedBefore(reading: Reading, run: NameRun, last: number): Title | undefined {
  const name = reading.words[run.first];
  const after = besides(reading, run.end, name);
  if (!isFull(run) || (after !== undefined && !ENDS_APPOSITION.has(after.text))) return undefined;
  if (isListed(reading, run)) return undefined;
  const head = headAt(reading, last);
  if (head === undefined) return linkedOffice(reading, last, true);
  const left = wordsLeftOf(reading, head.first);
  if (!isOwned(reading, head, left)) return undefined;
  return officeOf(reading, head, left, []) ?? officeOfContext(reading, head, left);
}

const ENDS_APPOSITION: ReadonlySet<string> = new Set([',', '.', ')', ';']);

/** Behind an article or somebody's. */
function isOwned({ words }: Reading, { first }: Head, left: readonly number[]): boolean {
  const begins = left[0] ?? first;
  return left.some((at) => words[at]?.possessive === true) || WHOSE.has(wordAt(words, begins - 1)?.key ?? '');
}

const WHOSE: ReadonlySet<string> = new Set(['the', 'its', 'their', 'his', 'her']);

/** The title a word ends, if it is one of the lists in the singular. */
function headAt(reading: Reading, index: number): Head | undefined {
  const word = reading.words[index];
  if (word === undefined || !isA(word, ENDS_TITLE) || word.possessive) return undefined;
  if (!reading.lists.titleEnds.has(word.key)) return undefined;
  const place = titleEndingAt(reading, index);
  return place === undefined ? undefined : { ...place, last: index };
}

const FARTHEST = 16;
const OFS: ReadonlySet<string> = new Set(['of', 'for', 'in', 'to', 'at']);

/** `Commissioner of State for Finance`, up to the name: back over what it is of to the title itself. */
function linkedOffice(reading: Reading, last: number, apposed = false): Title | undefined {
  const end = reading.words[last];
  let linked = false;
  for (let at = last; at > last - FARTHEST; at--) {
    const word = besides(reading, at, end);
    if (word === undefined || !isOfPhrase(reading, word, apposed)) return undefined;
    const head = linked && OFS.has(reading.words[at + 1]?.key ?? '') ? headAt(reading, at) : undefined;
    if (head !== undefined && !apposed && isAddressee(reading, head, last)) return undefined;
    if (head !== undefined)
      return officeOf(reading, head, wordsLeftOf(reading, head.first), upTo(at + 1, last));
    linked ||= OFS.has(word.key);
    if (at === last && LINKS.has(word.key)) return undefined;
  }
  return undefined;
}

/** `In a letter to the Director of Customs Ana Kovar asks`: the name may be the writer's. */
const isAddressee = ({ words }: Reading, { first }: Head, last: number): boolean =>
  words[last]?.sentence === wordAt(words, first - 2)?.sentence &&
  wordAt(words, first - 1)?.key === 'the' &&
  ADDRESSING.has(wordAt(words, first - 2)?.key ?? '');
const ADDRESSING: ReadonlySet<string> = new Set(['to', 'about', 'from', 'against']);

const upTo = (from: number, last: number): number[] =>
  Array.from({ length: Math.max(0, last - from + 1) }, (_, i) => from + i);

const INNER_MARKS: ReadonlySet<string> = new Set(['/', '-', '.', '&', '(', ')', "'"]);
const INNER_WORDS: ReadonlySet<string> = new Set(['of', 'for', 'in', 'to', 'at', 'the', 'and', 'on']);

/** Whether a word may stand in the name of a body; small letters tell where there are capitals to tell from. */
function isOfPhrase({ loud }: Reading, word: Word, apposed: boolean): boolean {
  if (word.kind === 'mark') return INNER_MARKS.has(word.text);
  if (word.kind !== 'word') return false;
  if (INNER_WORDS.has(word.key)) return true;
  return (
    (word.capital || apposed) &&
    !isVerbal(word) &&
    !AWAY.has(word.key) &&
    (!loud.has(word.part) || !(ENDS.has(word.key) || isPastTense(word.key)))
  );
}

/** In capitals a verb no list has is told by its ending. */
const isPastTense = (key: string): boolean => key.endsWith('ed') && key !== 'united' && key !== 'armed';

/** Words that end what a title is of. */
const ENDS: ReadonlySet<string> = new Set(
  'who whom whose which that when where while if than then by after before since during as because but about he she it they we you i not also this these those there here against near without'.split(
    ' ',
  ),
);

const MOST_LEFT = 9;

/** What stands before a title and belongs to it, up to an article, a verb or a mark. */
function wordsLeftOf(reading: Reading, first: number): number[] {
  const { words } = reading;
  const left: number[] = [];
  for (let at = first - 1; at >= first - MOST_LEFT; at--) {
    const word = besides(reading, at, words[first]);
    if (word === undefined || !isLeft(reading, at, word)) break;
    left.push(at);
  }
  return left.reverse();
}

function isLeft({ words, lists }: Reading, at: number, word: Word): boolean {
  if (word.kind === 'mark') return INNER_MARKS.has(word.text) && word.text !== '(';
  if (word.kind !== 'word' || ENDS.has(word.key)) return false;
  if (word.key === 'of' || word.key === 'for' || word.key === 'and')
    return (
      lists.composed.bodies.has(wordAt(words, at - 1)?.key ?? '') ||
      isBodyWord(lists, wordAt(words, at - 1)) ||
      word.key === 'and'
    );
  if (WHOSE.has(word.key) || word.key === 'a' || word.key === 'an' || LINKS.has(word.key)) return false;
  return word.possessive || isA(word, NOT_IN_OFFICE) || !isVerbal(word);
}

const isBodyWord = ({ composed }: Reading['lists'], word: Word | undefined): boolean =>
  word !== undefined && composed.stateBodies.openWith(word.key);

const MOST_RIGHT = 14;

/** What stands behind a title or a name and is said of it: `of the Department of Natural Resources`, `(Americas), MEA`. */
function wordsRightOf(reading: Reading, from: number): number[] {
  const { words, loud } = reading;
  const right: number[] = [];
  let lastMark = -1;
  for (let at = from; at < from + MOST_RIGHT; at++) {
    const word = besides(reading, at, wordAt(words, from - 1));
    if (word === undefined || word.text === ';' || word.text === ':' || word.kind === 'number') break;
    if (word.kind === 'mark') {
      if (word.text === ',' && lastMark >= 0 && !loud.has(word.part)) break;
      if (word.text === ',') lastMark = right.length;
      if (word.text === '"' || word.text === '?') break;
    } else if (ENDS.has(word.key) || isVerbal(word) || isA(word, REPORTING)) {
      // `Kovar, the director, police said`
      return lastMark < 0 ? right : right.slice(0, lastMark);
    }
    right.push(at);
  }
  return right;
}

/** An office by itself, or a head of an office with a body or field of a state beside it. */
function officeOf(
  reading: Reading,
  head: Head,
  left: readonly number[],
  right: readonly number[],
): Title | undefined {
  const { title } = head;
  if (title.past === true) return undefined;
  const phrase = [...left, ...right];
  if (title.role !== 'private') return ofItself(reading, title, phrase);
  if (!isOpen(reading, title)) return undefined;
  const own = stateIn(reading, left);
  if (own === undefined && hasUnknown(reading, left)) return undefined;
  const role = stateIn(reading, phrase);
  if (role === undefined || (isMember(title) && !isDeliberative(reading, phrase))) return undefined;
  return { ...title, role };
}

function ofItself(reading: Reading, title: Title, phrase: readonly number[]): Title | undefined {
  if (isBarred(reading, phrase)) return undefined;
  const shared = reading.lists.sharedTitles.has(titleKey(title.title));
  return shared && hasUnknown(reading, phrase) && stateIn(reading, phrase) === undefined ? undefined : title;
}

/** `Deputy General Director`: a head and words that grade it, whatever their order. */
function isOpen({ lists: { composed } }: Reading, { title }: Title): boolean {
  const parts = titleKey(title).split(' ');
  return (
    composed.heads.has(parts.at(-1) ?? '') &&
    parts.every((part) => composed.heads.has(part) || composed.grades.has(part))
  );
}

const isMember = ({ title }: Title): boolean => title === 'member' || title === 'delegate';

/** Bodies that have members and delegates; a ministry has neither. */
const isDeliberative = ({ words }: Reading, phrase: readonly number[]): boolean =>
  phrase.some((at) => DELIBERATIVE.test(words[at]?.key ?? '') || /^\p{Lu}{3,}$/u.test(words[at]?.text ?? ''));
const DELIBERATIVE =
  /^(?:committee|commission|council|assembly|parliament|senate|cabinet|court|tribunal|board|delegation|mission|politburo|presidium)$/;

/** `Deputy General Director Kovar`, behind a sentence on the office they direct; nothing else may be said of whose. */
function officeOfContext(reading: Reading, head: Head, left: readonly number[]): Title | undefined {
  const { lists, words } = reading;
  if (head.title.role !== 'private' || head.title.past === true) return undefined;
  if (!isOpen(reading, head.title) || !HEADING.has(words[head.last]?.key ?? '')) return undefined;
  // `Chief Kovar` is as often how a notable is addressed.
  if (titleKey(head.title.title) === 'chief') return undefined;
  if (left.some((at) => words[at]?.kind !== 'word' || !lists.composed.grades.has(words[at]?.key ?? '')))
    return undefined;
  const begins = left[0] ?? head.first;
  const whose = wordAt(words, begins - 1);
  const its = whose?.key === 'its' || whose?.key === 'the';
  if (!its && !(words[begins]?.opening === true || reading.loud.has(words[begins]?.part ?? -1)))
    return undefined;
  const body = bodyBeforeTitle(reading, begins, whose?.key === 'its');
  const role = body === undefined ? undefined : stateIn(reading, body);
  return role === undefined ? undefined : { ...head.title, role };
}

/** Who stands over a body. */
const HEADING: ReadonlySet<string> = new Set([
  'director',
  'chairman',
  'chairwoman',
  'chief',
  'head',
  'administrator',
]);

/** `Kovar, MOFAT North America Trade Division Director`, `Kovar (Deputy Director, Bureau of Mines)` */
function composedBehind(reading: Reading, run: NameRun): Title | undefined {
  const name = reading.words[run.first];
  const opening = besides(reading, run.end, name)?.text;
  if (opening !== ',' && opening !== '(') return undefined;
  if (!isFull(run) && isPlaced(reading, run)) return undefined;
  const head = headBehind(reading, run.end + 1, name);
  if (head === undefined || head.title.role !== 'private') return undefined;
  return officeOf(reading, head, upTo(run.end + 1, head.first - 1), wordsRightOf(reading, head.last + 1));
}

const FARTHEST_HEAD = 10;

/** `Kovar, who heads the Atomic Energy Authority`, `Kovar was sworn in as president of the state oil company` */
function composedOfBeing(reading: Reading, run: NameRun): Title | undefined {
  const name = reading.words[run.first];
  const comma = besides(reading, run.end, name)?.text === ',' ? 1 : 0;
  const who = besides(reading, run.end + comma, name)?.key === 'who' ? 1 : 0;
  const verb = run.end + comma + who;
  const key = besides(reading, verb, name)?.key ?? '';
  if (who === 1 && LEADING.has(key)) return ofLed(reading, verb);
  if (!BEING.has(key)) return undefined;
  const as = asBehind(reading, verb, name);
  const head = as === undefined ? undefined : headBehind(reading, as, name);
  if (as === undefined || head === undefined) return undefined;
  const left = upTo(as, head.first - 1);
  const right = wordsRightOf(reading, head.last + 1);
  if (head.title.role === 'private') return officeOf(reading, head, left, right);
  return stateIn(reading, [...left, ...right]) === undefined
    ? undefined
    : { ...head.title, role: 'official' };
}

const BEING: ReadonlySet<string> = new Set(['is', 'remains', 'serves', 'was']);
const LEADING: ReadonlySet<string> = new Set([
  'heads',
  'leads',
  'directs',
  'chairs',
  'runs',
  'presides',
  'oversees',
  'supervises',
  'handles',
  'administers',
]);

function ofLed(reading: Reading, verb: number): Title | undefined {
  const role = stateIn(
    reading,
    wordsRightOf(reading, verb + (reading.words[verb + 1]?.key === 'over' ? 2 : 1)),
  );
  return role === undefined ? undefined : { title: 'head', role };
}

/** Where what somebody is begins, behind `is`, `serves as`, `was named`, `was sworn in as`. */
function asBehind({ words }: Reading, verb: number, name: Word | undefined): number | undefined {
  const [first, second, third, fourth] = [0, 1, 2, 3].map((i) => besides({ words }, verb + i, name)?.key);
  if (first === 'is' || first === 'remains') return verb + 1;
  if (first === 'serves') return second === 'as' ? verb + 2 : undefined;
  if (!MADE.has(second ?? '')) return undefined;
  if (second === 'sworn') return third === 'in' && fourth === 'as' ? verb + 4 : undefined;
  return third === 'as' ? verb + 3 : verb + 2;
}

const MADE: ReadonlySet<string> = new Set(['named', 'appointed', 'elected', 'sworn']);

function headBehind(reading: Reading, from: number, name: Word | undefined): Head | undefined {
  for (let at = from; at < from + FARTHEST_HEAD; at++) {
    const word = besides(reading, at, name);
    if (word === undefined || (word.kind === 'mark' && !INNER_MARKS.has(word.text))) return undefined;
    if (AWAY.has(word.key) || isA(word, REPORTING)) return undefined;
    let head = headAt(reading, at);
    if (head === undefined) continue;
    for (let end = at + 1; end < at + LONGEST_PHRASE; end++) {
      const longer = besides(reading, end, name) === undefined ? undefined : headAt(reading, end);
      if (longer === undefined) break;
      head = { ...longer, first: Math.min(head.first, longer.first) };
    }
    return belongsToNext(reading, head.last + 1) ? undefined : head;
  }
  return undefined;
}
