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

/** Namesakes that one spelling is asked of. */
const MOST_ALIKE = 20;

/** Forms by the key of all their spellings. */
export class Spellings {
  private readonly byKey = new Map<string, Form[]>();
  /** Of forms that were added: most words that may be one are one. */
  private readonly keys = new Map<string, string>();
  private readonly initials = new Set<string>();
  private readonly kept = new Set<number>();

  add(form: Form): void {
    const key = spelledAs(form);
    if (key === undefined) return;
    this.keys.set(form.letters, key);
    const alike = this.byKey.get(key) ?? [];
    if (alike.length < MOST_ALIKE) alike.push(form);
    this.byKey.set(key, alike);
    this.initials.add(key.charAt(0));
    this.kept.add(keptIn(key, 0, key.length));
  }

  get isEmpty(): boolean {
    return this.byKey.size === 0;
  }

  /** Most words are told apart by the letters that every spelling keeps. */
  mayHave(text: string, from: number, to: number): boolean {
    if (!this.kept.has(keptIn(text, from, to))) return false;
    return this.initials.has(text.charAt(from)) || MANY_INITIALS.test(text.slice(from, from + 2));
  }

  of(word: string): readonly Form[] {
    return this.byKey.get(this.keys.get(word) ?? spellingKey(word)) ?? [];
  }
}

const MANY_INITIALS = /^(?:[yijckqwpstzd]|[^aeiou]h|o[ou])/;

/** No spelling takes one of these away or brings one in. */
const KEPT = 'abglmnr';
const KEPT_BITS = Uint8Array.from({ length: 0x80 }, (_, code) => {
  const at = KEPT.indexOf(String.fromCharCode(code));
  return at < 0 ? 0 : 1 << at;
});

/** Which of the letters that every spelling keeps stand in a word. */
function keptIn(text: string, from: number, to: number): number {
  let kept = 0;
  for (let at = from; at < to; at++) kept |= KEPT_BITS[text.charCodeAt(at)] ?? 0;
  return kept;
}

/** Capitalised words that are another spelling of a form: doubtful, so never more than a question. */
export function otherSpellings(
  letters: Letters,
  spellings: Spellings,
  lists: WordLists,
): (EchoPlace & { readonly form: Form })[] {
  const found: (EchoPlace & { readonly form: Form })[] = [];
  if (spellings.isEmpty) return found;
  const { text, gapAt } = letters;
  for (let from = 0, to = 1; to <= text.length; to++) {
    if (gapAt(to) === GAP.none) continue;
    if (mayBeSpelled(letters, from, to, spellings)) {
      const word = text.slice(from, to);
      for (const form of spellings.of(word))
        if (form.letters !== word && !isWeak(word, lists))
          found.push({ form, span: letters.within(from, to), certain: false });
    }
    from = to;
  }
  return found;
}

const mayBeSpelled = (letters: Letters, from: number, to: number, spellings: Spellings): boolean =>
  to - from >= SHORTEST_WORD &&
  to - from <= LONGEST_WORD &&
  letters.isCapital(from) &&
  spellings.mayHave(letters.text, from, to);
