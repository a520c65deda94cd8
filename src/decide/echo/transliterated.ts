import type { Letters } from '../../text/letters.ts';
import { GAP } from '../../text/letters.ts';
import { type Form, isWeak, type WordLists } from './forms.ts';
import type { EchoPlace } from './place.ts';

/** Spellings that letters of other scripts come to in English, and one for each group. Longest first. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/shch|sch|sh/g, 's'],
  [/dzh|zh|dj/g, 'z'],
  [/tch|tsch|ch|ts|tz|cz/g, 'c'],
  [/kh/g, 'h'],
  [/ph/g, 'f'],
  [/ks/g, 'x'],
  [/ck|q/g, 'k'],
  [/w/g, 'v'],
  [/ou|oo/g, 'u'],
  [/[yj]/g, 'i'],
  [/i+e|ee/g, 'e'],
  [/i+/g, 'i'],
  [/(.)\1/g, '$1'],
];

/** One key for the spellings of a name: `Yevgeniy`, `Evgeny` and `Evgenii` are `evgeni`. */
export const spellingKey = (letters: string): string =>
  SPELLINGS.reduce((key, [spelling, one]) => key.replace(spelling, one), letters).replace(/^ie/, 'e');

const SHORTEST_WORD = 5;
const LONGEST_WORD = 24;
const SHORTEST_KEY = 4;

/** What a form may also be spelled as. Short names meet too many others. */
export const spelledAs = ({ letters, kind, weak }: Form): string | undefined => {
  const key = kind !== 'joined' && !weak && letters.length >= SHORTEST_WORD ? spellingKey(letters) : '';
  return key.length >= SHORTEST_KEY ? key : undefined;
};

/** Capitalised words that are another spelling of a form: doubtful, so never more than a question. */
export function* otherSpellings(
  letters: Letters,
  forms: ReadonlyMap<string, readonly Form[]>,
  lists: WordLists,
): Generator<EchoPlace & { readonly form: Form }> {
  if (forms.size === 0) return;
  const openings = new Set([...forms.keys()].map((key) => key.charAt(0)));
  for (const [from, to] of words(letters)) {
    const word = letters.text.slice(from, to);
    if (word.length < SHORTEST_WORD || word.length > LONGEST_WORD || !letters.isCapital(from)) continue;
    if (!mayOpen(openings, word) || isWeak(word, lists)) continue;
    for (const form of forms.get(spellingKey(word)) ?? [])
      if (form.letters !== word) yield { form, span: letters.within(from, to), certain: false };
  }
}

/** Most words are told apart by their first letter alone. */
const mayOpen = (openings: ReadonlySet<string>, word: string): boolean =>
  openings.has(word.charAt(0)) || /^(?:[yijckqwpstzd]|[^aeiou]h)/.test(word);

function* words({ text, gapAt }: Letters): Generator<readonly [number, number]> {
  let from = 0;
  for (let at = 1; at <= text.length; at++) {
    if (gapAt(at) === GAP.none) continue;
    yield [from, at];
    from = at;
  }
}
