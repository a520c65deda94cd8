import { byFirstWord } from './near.ts';
import type { ProtectNotice } from './protect-words.ts';
import { besides, type Reading } from './reading.ts';
import type { Somebody } from './somebody.ts';

/** Whom a notice may mean that come behind it; none of them in office. Each is asked where nobody before it is meant. */
interface Ahead {
  /** `a clerk, who must not be named, ... Novak has`: described in the sentence of the notice and named after it. */
  readonly described: (notice: ProtectNotice) => Somebody | undefined;
  /** `4. PROTECT. Novak has a family`: the notice opens its paragraph, and the next sentence names somebody. */
  readonly opened: (notice: ProtectNotice) => Somebody | undefined;
  /** Where nobody stands before it in the paragraph, who is named first after it. */
  readonly inParagraph: (notice: ProtectNotice) => Somebody | undefined;
}

const FARTHEST_AHEAD = 60;
const FARTHEST_RELATIVE = 25;
const LONGEST_OPENING = 12;

export function nextPrivate(reading: Reading, people: readonly Somebody[]): Ahead {
  const { words } = reading;
  const starting = byFirstWord(people);
  const nextIn = (notice: ProtectNotice): Somebody | undefined => {
    const part = words[notice.verb]?.part;
    for (let at = notice.end; at < notice.end + FARTHEST_AHEAD && words[at]?.part === part; at++) {
      const person = starting.get(at);
      if (person !== undefined) return person;
    }
    return undefined;
  };
  return {
    described: (notice) => (isDescribed(reading, notice) ? nextIn(notice) : undefined),
    opened: (notice) => (opensParagraph(reading, notice) ? nextIn(notice) : undefined),
    inParagraph: nextIn,
  };
}

const RELATIVE: ReadonlySet<string> = new Set(['who', 'whom', 'whose']);

/** Whether a relative clause leads to the notice: `one of them, who asked that his name`. */
function isDescribed(reading: Reading, { first, verb }: ProtectNotice): boolean {
  for (let at = verb; at > first - FARTHEST_RELATIVE; at--) {
    const word = besides(reading, at, reading.words[verb]);
    if (word === undefined) return false;
    if (RELATIVE.has(word.key)) return true;
  }
  return false;
}

function opensParagraph({ words }: Reading, { first, verb }: ProtectNotice): boolean {
  const part = words[verb]?.part;
  for (let at = first - 1; at > first - LONGEST_OPENING; at--) {
    const word = words[at];
    if (word === undefined || word.part !== part) return true;
    if (word.kind === 'word' && word.text.length > 2) return false;
  }
  return false;
}

const PARAGRAPHS: ReadonlySet<string> = new Set(['para', 'paras', 'paragraph', 'paragraphs']);
const MOST_NUMBERS = 5;
const FARTHEST_PARAGRAPH = 8;

/** `protect para 3 contacts`, `names in paras 2 and 4 should be protected`: who is named in those paragraphs and holds no office. */
export function inParagraphs(
  reading: Reading,
  people: readonly Somebody[],
  notice: ProtectNotice,
): readonly Somebody[] {
  const numbers = numbersIn(reading, notice);
  if (numbers.size === 0) return [];
  const parts = new Set(
    reading.cable.portions.flatMap(({ id }, part) => (numbers.has(/^\d+/.exec(id)?.[0] ?? '') ? [part] : [])),
  );
  return people.filter(({ places }) =>
    places.some(({ first }) => parts.has(reading.words[first]?.part ?? -1)),
  );
}

function numbersIn(reading: Reading, { first, end, verb }: ProtectNotice): ReadonlySet<string> {
  const numbers = new Set<string>();
  let near = 0;
  for (let at = first; at < end + FARTHEST_PARAGRAPH && numbers.size < MOST_NUMBERS; at++) {
    const word = besides(reading, at, reading.words[verb]);
    if (word === undefined) break;
    if (PARAGRAPHS.has(word.key)) near = FARTHEST_PARAGRAPH;
    else if (near > 0 && word.kind === 'number') numbers.add(word.text);
    else if (word.kind === 'word' && word.key !== 'and') near = 0;
  }
  return numbers;
}
