import {
  isDerivative,
  isJoining,
  isPlace,
  isPlaceOfPost,
  isStopped,
  isSuffix,
  isTitle,
  type OfficialNames,
} from '../../marking/officials.ts';
import type { Span } from '../../model/span.ts';
import { matchesOf } from '../../text/matches.ts';

/** An official's name among the words of a Classified By line. Offsets are into those words. */
export interface NameFound extends Span {
  readonly value: string;
}

interface Word extends Span {
  readonly text: string;
}

const SEPARATOR = /[,;:()?]|\s-{1,2}(?=\s)|\band\b|\s&(?=\s)/gi;
/** `al-Bakri` and `d'Arcy` are names. */
const NAME = /^(?:\p{Ll}{1,3}[-'’])?\p{Lu}[\p{L}'’.-]*$/u;
/** More words than a name has, where no initial tells its beginning. */
const MOST_WORDS = 3;

/** At most one name in each part between commas and "and": words of the post stand before it, or in a part of their own. */
export function namesIn(people: string, names: OfficialNames): NameFound[] {
  const found: NameFound[] = [];
  for (const { words, joined } of partsOf(people, names)) {
    const last = found.at(-1);
    if (last !== undefined && words.length === 1 && words.every(({ text }) => isSuffix(text, names)))
      found[found.length - 1] = named(people, last.from, words[0]?.to ?? last.to);
    else found.push(...nameIn(people, words, names, joined));
  }
  const whole = found.filter(({ value }) => value.includes(' '));
  return whole.length > 0 ? whole : found.slice(0, 1);
}

/** The words between two separators; those that "and" joins to the part before them may go on with its places. */
interface Part {
  readonly words: readonly Word[];
  readonly joined: boolean;
}

function partsOf(people: string, names: OfficialNames): Part[] {
  const parts: Part[] = [];
  let from = 0;
  let joined = false;
  const put = (to: number): void => {
    parts.push({ words: wordsOf(people, from, to, names), joined });
  };
  for (const { index, 0: printed } of matchesOf(people, SEPARATOR)) {
    put(index);
    from = index + printed.length;
    joined = /^and$/i.test(printed);
  }
  put(people.length);
  return parts.filter(({ words }) => words.length > 0);
}

/** Words without quotes around them, and without a full stop that is no initial's. */
function wordsOf(people: string, from: number, to: number, names: OfficialNames): Word[] {
  return matchesOf(people.slice(from, to), /\S+/g).flatMap(({ index, 0: printed }) => {
    const lead = gluedPost(printed, names) || (/^["'“.]*/.exec(printed)?.[0].length ?? 0);
    const text = printed
      .slice(lead)
      .replace(/["”-]+$/, '')
      .replace(FULL_STOP, '');
    const at = from + index + lead;
    return text === '' ? [] : [{ text, from: at, to: at + text.length }];
  });
}

/** Behind `Jr` it is printed as a part of the name. */
const FULL_STOP = /(?<=\p{L}{2})(?<!^[JS]r)\.+$/iu;

/** `DCM/Ted`: the length of the post that a name is glued to. */
function gluedPost(printed: string, names: OfficialNames): number {
  const [, post = '', name = ''] = /^(.{1,20}\/)(\p{Lu}\p{Ll}{1,20})$/u.exec(printed) ?? [];
  return isTitle(name, names) ? 0 : post.length;
}

/** The name in one part: the words behind its last word of a post. */
function nameIn(people: string, words: readonly Word[], names: OfficialNames, joined: boolean): NameFound[] {
  const run = runBehind(words, endOfPost(words, names, joined), names);
  const [first, last] = [run[0], run.at(-1)];
  if (first === undefined || last === undefined) return [];
  const whole = people.slice(words[0]?.from, last.to);
  const name = named(people, first.from, last.to);
  return [whole, name.value].some((printed) => isPlaceOfPost(printed, names)) ? [] : [name];
}

/** The index behind the last word of a post. A surname may be such a word (`Law`), where a name stands before it. */
function endOfPost(words: readonly Word[], names: OfficialNames, joined: boolean): number {
  let end = 0;
  let placed = joined;
  for (const [at, { text }] of words.entries()) {
    placed = isJoining(text, names) || (placed && isPlace(text, names));
    if (placed || isTitle(text, names)) end = at + 1;
  }
  const before = words.slice(0, -1);
  const last = words.at(-1)?.text ?? '';
  if (end === words.length && isJoining(last, names)) return endOfPost(before, names, joined);
  if (end < words.length || before.length === 0) return end;
  const earlier = endOfPost(before, names, joined);
  const previous = before.at(-1)?.text ?? '';
  const isNamed = isName(previous, names) && !isJoining(previous, names);
  return earlier > 0 && earlier < before.length && isNamed ? earlier : end;
}

const isName = (word: string, { particles }: OfficialNames): boolean =>
  NAME.test(word) || particles.has(word);

/** The last run of names from an index on. A long one has words of a post in it that nobody knows. */
function runBehind(words: readonly Word[], from: number, names: OfficialNames): readonly Word[] {
  let end = words.length;
  while (end > from && !isName(words[end - 1]?.text ?? '', names)) end -= 1;
  let start = end;
  while (start > from && isName(words[start - 1]?.text ?? '', names)) start -= 1;
  const run = words.slice(start, end);
  if (run.length <= MOST_WORDS) return run;
  const initial = run.findIndex(({ text }, at) => at > 0 && /^(?:\p{Lu}\.){1,2}$/u.test(text));
  return initial > 0
    ? run.slice(initial - 1)
    : run.slice(run.some(({ text }) => /^\p{Ll}/u.test(text)) ? 0 : -2);
}

const named = (people: string, from: number, to: number): NameFound => ({
  from,
  to,
  value: people.slice(from, to),
});

/** What stands before the name, else the first part behind it that is of a post. A guide is no post. */
export function positionOf(
  people: string,
  [name]: readonly NameFound[],
  names: OfficialNames,
): string | null {
  if (name === undefined) return null;
  const before = unpunctuated(people.slice(0, name.from), names);
  if (before !== '') return before.split(' ').some((word) => isDerivative(word, names)) ? null : before;
  const parts = people
    .slice(name.to)
    .split(END_OF_POST)
    .map((part) => unpunctuated(part, names));
  return parts.find((part) => part.split(' ').some((word) => isTitle(word, names))) ?? null;
}

/** `Charge d'Affaires, a.i.` is one post. */
const END_OF_POST = /[;()]|,(?!\s{0,3}(?:a\.\s?i\.|ad interim\b))/i;

/** Without separators around it; an abbreviation keeps its full stop. */
function unpunctuated(part: string, names: OfficialNames): string {
  const words = part.replace(/^[\s,.;:-]+/, '').replace(/[\s,;:(?/-]+$/, '');
  const last = words.split(' ').at(-1) ?? '';
  const isShort = last.length <= LONGEST_ABBREVIATION && isStopped(last, names);
  return isShort || INITIALS.test(last) ? words : words.replace(/\.+$/, '');
}

const LONGEST_ABBREVIATION = 6;
const INITIALS = /^(?:\p{L}\.){1,4}$/u;
