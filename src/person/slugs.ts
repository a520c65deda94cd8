import type { Mention } from './mentions.ts';
import { isParticle, runOf } from './name-runs.ts';
import { besides, type Reading, wordAt } from './reading.ts';
import { ASKS_ATTENTION, isA } from './word-classes.ts';
import type { Word } from './words.ts';

/**
 * Officers for whose attention a line above the text asks: `STATE FOR EUR/RUS (TENBY)`, `NEA/MAG FOR ROWE`,
 * `SAIGON EYES ONLY FOR BUNKER FROM SECRETARY`. Such a line is in capitals and no portion, or opens the text.
 */
export function slugMentions(reading: Reading): Mention[] {
  const slugs = openingSlugs(reading);
  const mentions: Mention[] = [];
  for (let at = 0; at < reading.words.length; at++) {
    const word = reading.words[at];
    if (word === undefined || !isA(word, ASKS_ATTENTION)) continue;
    const mention = slugs.has(word.sentence) ? passedTo(reading, at, word) : attentionAt(reading, at, word);
    if (mention !== undefined) mentions.push(mention);
  }
  return mentions;
}

const passedTo = (reading: Reading, at: number, word: Word): Mention | undefined =>
  word.text === '(' ? attentionAt(reading, at, word) : named(reading, afterOffice(reading, at), undefined);

function attentionAt(reading: Reading, at: number, word: Word): Mention | undefined {
  if (reading.parts.isPortion(word.part) || !isLineOfAttention(reading, at)) return undefined;
  if (word.text === '(') return named(reading, at + 1, ')');
  return word.key === 'for' ? named(reading, at + 1, undefined) : undefined;
}

const SLUG_WORDS: ReadonlySet<string> = new Set(
  'for from eyes only exclusive personal secret limited pass also department dept repeat signed sgd info and literally paris london'.split(
    ' ',
  ),
);
const LONGEST_SLUG = 12;
/** So many words from its start the text of a telegram may still say whom it is for. */
const OPENING_WORDS = 40;

/** Sentences at the start of the text that say only whom it is for and from: `For the Secretary from Novak.` */
function openingSlugs({ words, parts }: Reading): ReadonlySet<number> {
  const slugs = new Set<number>();
  let first = 0;
  while (first < words.length && !parts.isPortion(words[first]?.part ?? -1)) first++;
  for (let at = first; at < first + OPENING_WORDS && at < words.length; at++) {
    const start = words[at];
    if (start === undefined || (at > 0 && wordAt(words, at - 1)?.sentence === start.sentence)) continue;
    const length = lengthOfSentence(words, at);
    if (length <= LONGEST_SLUG && isSlug(words, at, at + length)) slugs.add(start.sentence);
  }
  return slugs;
}

/** Somebody is asked to pass something on, in no words but those of such lines. */
function isSlug(words: readonly Word[], first: number, end: number): boolean {
  let passes = false;
  for (let at = first; at < end; at++) {
    const word = words[at];
    if (word === undefined) break;
    if (word.kind === 'word' && !word.capital && !SLUG_WORDS.has(word.key) && word.key !== 'the')
      return false;
    if (isPassing(word)) passes = true;
  }
  return passes;
}

const isPassing = (word: Word): boolean => isA(word, ASKS_ATTENTION) && word.text !== '(';

function lengthOfSentence(words: readonly Word[], first: number): number {
  let end = first;
  while (end < first + LONGEST_SLUG + 1 && words[end]?.sentence === words[first]?.sentence) end++;
  return end - first;
}

/** `For Assistant Secretary Novak` */
function afterOffice({ words, lists }: Reading, at: number): number {
  let first = at + 1;
  while (
    first < at + 4 &&
    (words[first]?.key === 'the' ||
      lists.titleEnds.has(words[first]?.key ?? '') ||
      OFFICE_WORDS.has(words[first]?.key ?? ''))
  )
    first++;
  return first;
}

const OFFICE_WORDS: ReadonlySet<string> = new Set(['assistant', 'under', 'deputy', 'acting']);

/** The editors' note below a printed telegram names who drafted, cleared, saw and signed it; above it stands who signed. */
export function noteMentions(reading: Reading): Mention[] {
  const { cable, words } = reading;
  if (cable.detection.family !== 'frus') return [];
  const start = noteStart(reading);
  const mentions: Mention[] = signedAbove(reading, start);
  for (let at = words.findIndex((word) => word.at >= start); at >= 0 && at < words.length; at++) {
    if (!isNamedInNote(reading, at)) continue;
    let last = at + 1;
    while (goesOn(reading, last, words[at])) last++;
    mentions.push({ run: runOf(reading, at, last), cues: [{ kind: 'drafter' }] });
    at = last - 1;
  }
  return mentions;
}

function goesOn(reading: Reading, at: number, name: Word | undefined): boolean {
  const word = besides(reading, at, name);
  const initial = wordAt(reading.words, at - 1)?.text.length === 1;
  return (
    word !== undefined &&
    !reading.stopped.has(at) &&
    (word.capital || (word.text === '.' && word.glued && initial))
  );
}

function noteStart({ cable: { text, portions } }: Reading): number {
  const end = Math.max(0, ...portions.flatMap(({ spans }) => spans.map(({ to }) => to)));
  const source = text.lastIndexOf('\nSource:');
  return source < 0 ? end : Math.min(end, source + 1);
}

function isNamedInNote(reading: Reading, at: number): boolean {
  const { words, lists, stopped } = reading;
  const word = words[at];
  if (word === undefined || !word.capital || word.kind !== 'word' || stopped.has(at)) return false;
  if (/^\p{Lu}{2,4}$/u.test(word.text)) return false;
  if (BY.has(wordAt(words, at - 1)?.key ?? '')) return true;
  if (lists.everyday.has(word.key) || lists.places.has(word.key)) return false;
  if (!word.opening) return lists.people.has(word.key);
  return !lists.ordinary.has(word.key) && acts(reading, at + 1);
}

/** `Novak had drafted it` */
const acts = ({ words, lists }: Reading, at: number): boolean => {
  const key = words[at]?.key ?? '';
  return (
    lists.deeds.has(key) ||
    lists.reporting.has(key) ||
    lists.adverbs.has(key) ||
    key === 'was' ||
    key === 'is'
  );
};

/** A surname alone on the last line above the note, where the reader of the cable found no signature. */
function signedAbove(reading: Reading, start: number): Mention[] {
  const { words, cable, lists } = reading;
  if (cable.fields.signature !== undefined) return [];
  const end = words.findLastIndex(({ at }) => at < start) + 1;
  const first = words.findLastIndex(({ starts }, at) => at < end && starts);
  const name = words[first];
  if (name === undefined || end - first > MOST_SIGNING || wordAt(words, first - 1)?.kind !== 'mark')
    return [];
  const plain = words.slice(first, end).every((word) => word.kind === 'word' && word.capital);
  if (!plain || lists.everyday.has(name.key)) return [];
  return [{ run: runOf(reading, first, end), cues: [{ kind: 'signer' }] }];
}

const MOST_SIGNING = 2;

const BY: ReadonlySet<string> = new Set(['by', 'and']);
const FARTHEST = 12;

/** Behind an office: a word with a slash before the bracket, or `FOR` somewhere before it on the line. */
function isLineOfAttention({ words }: Reading, at: number): boolean {
  const word = words[at];
  if (word?.key === 'for') return true;
  if (word?.text !== '(') return false;
  for (let back = at - 1; back > at - FARTHEST; back--) {
    const before = words[back];
    if (before === undefined || before.part !== word.part) return false;
    if (before.text === '/' || before.key === 'for' || before.key === 'pass') return true;
    if (before.starts) return false;
  }
  return false;
}

/** One to three words that may be a name, up to the end of the line, the bracket, or who asks (`FROM SECRETARY`). */
function named(reading: Reading, first: number, closing: string | undefined): Mention | undefined {
  let end = first;
  while (end < first + 3 && mayBeName(reading, end, reading.words[first], closing !== undefined)) end++;
  if (end === first) return undefined;
  const after = reading.words[end];
  const ends =
    after === undefined ||
    after.starts ||
    after.text === closing ||
    (closing === undefined && ENDS.has(after.key));
  return ends ? { run: runOf(reading, first, end), cues: [{ kind: 'addressed' }] } : undefined;
}

const ENDS: ReadonlySet<string> = new Set([
  'from',
  'and',
  ',',
  ';',
  '.',
  '(',
  'only',
  'in',
  'info',
  'for',
  ':',
]);

/** Any capital word that is no place, office or title: who is named here is named by the surname alone. */
function mayBeName(reading: Reading, at: number, first: Word | undefined, bracketed: boolean): boolean {
  const word = besides(reading, at, first);
  if (word?.kind !== 'word' || !word.capital || word.key.length < 3) return false;
  if (reading.stopped.has(at) && !(bracketed && reading.lists.alsoNames.has(word.key))) return false;
  if (at > 0 && (reading.words[at + 1]?.text === '/' || wordAt(reading.words, at - 1)?.text === '/'))
    return false;
  const { lists } = reading;
  if (bracketed) return !lists.titleEnds.has(word.key);
  if (lists.titleEnds.has(word.key) || lists.places.has(word.key) || isParticle(reading, at)) return false;
  if (word.text.length < 6 && !lists.people.has(word.key)) return false;
  return !lists.common.has(word.key) || lists.people.has(word.key);
}
