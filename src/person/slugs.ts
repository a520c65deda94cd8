import type { Mention } from './mentions.ts';
import { isParticle, runOf } from './name-runs.ts';
import { besides, type Reading } from './reading.ts';
import type { Word } from './words.ts';

/**
 * Officers for whose attention a line above the text asks: `STATE FOR EUR/RUS (TENBY)`, `NEA/MAG FOR ROWE`,
 * `SAIGON EYES ONLY FOR BUNKER FROM SECRETARY`. Such a line is in capitals and no portion, or opens the text.
 */
export function slugMentions(reading: Reading): Mention[] {
  return reading.words.flatMap((word, at) => {
    if (reading.parts.isPortion(word.part) || !isLineOfAttention(reading, at)) return [];
    if (word.text === '(') return named(reading, at + 1, ')');
    return word.key === 'for' ? named(reading, at + 1, undefined) : [];
  });
}

/** The editors' note below a printed telegram names who drafted, cleared, saw and signed it. */
export function noteMentions(reading: Reading): Mention[] {
  const { cable, words, lists, stopped } = reading;
  if (cable.detection.family !== 'frus') return [];
  const end = Math.max(0, ...cable.portions.flatMap(({ spans }) => spans.map(({ to }) => to)));
  const mentions: Mention[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (word === undefined || word.at < end || !word.capital || word.kind !== 'word' || stopped.has(at))
      continue;
    const before = words[at - 1];
    if (
      !(
        BY.has(before?.key ?? '') ||
        (lists.people.has(word.key) && !word.opening && !lists.places.has(word.key))
      )
    )
      continue;
    if (lists.everyday.has(word.key) && !BY.has(before?.key ?? '')) continue;
    let last = at + 1;
    while (words[last]?.capital === true && besides(reading, last, word) !== undefined && !stopped.has(last))
      last++;
    mentions.push({ run: runOf(reading, at, last), cues: [{ kind: 'drafter' }] });
    at = last - 1;
  }
  return mentions;
}

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
function named(reading: Reading, first: number, closing: string | undefined): Mention[] {
  let end = first;
  while (end < first + 3 && mayBeName(reading, end, reading.words[first], closing !== undefined)) end++;
  if (end === first) return [];
  const after = reading.words[end];
  const ends =
    after === undefined ||
    after.starts ||
    after.text === closing ||
    (closing === undefined && ENDS.has(after.key));
  return ends ? [{ run: runOf(reading, first, end), cues: [{ kind: 'addressed' }] }] : [];
}

const ENDS: ReadonlySet<string> = new Set(['from', 'and', ',', ';', '.', '(', 'only']);

/** Any capital word that is no place, office or title: who is named here is named by the surname alone. */
function mayBeName(reading: Reading, at: number, first: Word | undefined, bracketed: boolean): boolean {
  const word = besides(reading, at, first);
  if (word?.kind !== 'word' || !word.capital || word.key.length < 3 || reading.stopped.has(at)) return false;
  if (at > 0 && (reading.words[at + 1]?.text === '/' || reading.words[at - 1]?.text === '/')) return false;
  const { lists } = reading;
  if (bracketed) return !lists.titleEnds.has(word.key);
  if (lists.titleEnds.has(word.key) || lists.places.has(word.key) || isParticle(reading, at)) return false;
  if (word.text.length < 6 && !lists.people.has(word.key)) return false;
  return !lists.common.has(word.key) || lists.people.has(word.key);
}
