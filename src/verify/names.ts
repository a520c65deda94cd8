import { withoutLookalikes } from './lookalikes.ts';
import { type Reading, readings } from './readings/readings.ts';

/** A name that may stand nowhere: its words as small plain letters, a surname alone or a given name and a surname. */
export type SecretName = readonly string[];

/** Whether an output holds one of the names, in any encoding and any of the forms a name takes. */
export type NameCheck = (output: string | Uint8Array | readonly Reading[]) => boolean;

/**
 * Looks for names that may stand nowhere, whatever was decided on the places where they stand: here a place that nobody
 * found is found, which the search for withheld passages passes over as released text. A name that a page of ours
 * bears, as of the official who signs, is no leak.
 */
export function prepareNameCheck(names: readonly SecretName[], permitted: readonly string[]): NameCheck {
  const telling = names.filter((name) => name.join('').length >= SHORTEST);
  if (telling.length === 0) return () => false;
  const allowed = permitted.map(tokensOf);
  const sought = telling.filter((name) => !allowed.some((tokens) => holds(tokens, soughtOf([name]))));
  if (sought.length === 0) return () => false;
  const forms = soughtOf(sought);
  return (output) => {
    const all = typeof output === 'string' || output instanceof Uint8Array ? [...readings(output)] : output;
    return all.some(({ text }) => holds(tokensOf(text), forms));
  };
}

/** One word of a text, and what stands between it and the word before. */
interface Token {
  readonly word: string;
  readonly gap: string;
}

interface Sought {
  /** Words that are a surname, or a whole name written as one word. */
  readonly words: ReadonlySet<string>;
  /** Two words, joined by a blank, in both orders. */
  readonly pairs: ReadonlySet<string>;
}

/** Two initials stand in any file of bytes, by chance. */
const SHORTEST = 3;
const SHORTEST_JOINED = 6;

function soughtOf(names: readonly SecretName[]): Sought {
  const alone = new Set(names.flatMap((name) => (name.length === 1 ? name : [])));
  const whole = names.flatMap(([first, second]) =>
    first === undefined || second === undefined ? [] : [[first, second] as const],
  );
  const joined = whole.flatMap(([first, second]) => [
    ...[first + second, second + first],
    // An initial and an ordinary word are an ordinary word again: `a` and `long`.
    ...(alone.has(second) ? [first.slice(0, 1) + second, second + first.slice(0, 1)] : []),
  ]);
  return {
    words: new Set([...alone, ...joined.filter(({ length }) => length >= SHORTEST_JOINED)]),
    pairs: new Set(whole.flatMap(([first, second]) => [`${first} ${second}`, `${second} ${first}`])),
  };
}

/** Words in any case, cut at signs and where a capital stands inside: `CV_NovakFile2` is `cv novak file`. */
function tokensOf(text: string): Token[] {
  const plain = /^[\0-\x7f]*$/.test(text)
    ? text
    : withoutLookalikes(text.normalize('NFKD').replace(/[\p{M}\p{Cf}]/gu, ''));
  const tokens: Token[] = [];
  let end = 0;
  for (const { 0: word, index } of plain.matchAll(/\p{L}+/gu)) {
    let gap = plain.slice(end, index);
    for (const part of word.split(/(?<=\p{Ll})(?=\p{Lu})/u)) {
      tokens.push({ word: part.toLowerCase(), gap });
      gap = '';
    }
    end = index + word.length;
  }
  return tokens;
}

const holds = (tokens: readonly Token[], sought: Sought): boolean =>
  tokens.some(({ word }) => isName(word, sought)) || inTwo(tokens, sought) || spacedOut(tokens, sought);

const isName = (word: string, { words }: Sought): boolean =>
  words.has(word) ||
  ENDINGS.some((ending) => word.endsWith(ending) && words.has(word.slice(0, -ending.length)));

const ENDINGS = ['s', 'es'];

/** What may part the two words of a name; a line end or a hyphen may also part one word. */
const BESIDE = /^[\s.,_+"'/-]{0,4}$/;
/** Two spaces are a line end of JSON, as it is read. */
const BROKEN = /^(?:-\s*|[ \t]*\r?\n[ \t]*| {2}|)$/;

function inTwo(tokens: readonly Token[], sought: Sought): boolean {
  return tokens.some(({ word, gap }, i) => {
    const before = tokens[i - 1]?.word;
    if (before === undefined) return false;
    if (BESIDE.test(gap) && sought.pairs.has(`${before} ${word}`)) return true;
    return BROKEN.test(gap) && !(PLAIN.has(before) && PLAIN.has(word)) && isName(before + word, sought);
  });
}

/** Halves that make no broken name when both are such words: `for` and `man`. */
const PLAIN: ReadonlySet<string> = new Set(
  'a all and are be but by can for go had has he her him his in is it man me men more no not of on or our out she so the to up us was we who you'.split(
    ' ',
  ),
);

/** Letters that stand one by one, as far as they go on. */
function spacedOut(tokens: readonly Token[], { words }: Sought): boolean {
  let run = '';
  for (const { word } of [...tokens, { word: '' }]) {
    if (word.length === 1) run += word;
    else {
      if (run.length >= 4 && holdsAny(run, words)) return true;
      run = '';
    }
  }
  return false;
}

/** No word sought is longer than a name, so that a long run takes work by its length. */
function holdsAny(run: string, words: ReadonlySet<string>): boolean {
  const lengths = new Set([...words].map(({ length }) => length));
  for (const length of lengths)
    for (let at = 0; at + length <= run.length; at++) if (words.has(run.slice(at, at + length))) return true;
  return false;
}
