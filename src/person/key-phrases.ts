import { wordKey } from './words.ts';

/** Phrases of keys, found at a word of a text. */
export class KeyPhrases {
  private readonly byFirst = new Map<string, string[][]>();

  constructor(phrases: readonly string[]) {
    for (const phrase of phrases.map(phraseKeys)) {
      const [first = ''] = phrase;
      const others = this.byFirst.get(first) ?? [];
      others.push(phrase);
      this.byFirst.set(
        first,
        others.sort((a, b) => b.length - a.length),
      );
    }
  }

  /** Whether a phrase begins with this word. */
  openWith(key: string): boolean {
    return this.byFirst.has(key);
  }

  /** How many words the longest phrase at `index` has; 0 where none begins there. */
  lengthAt(words: readonly { readonly key: string }[], index: number): number {
    const phrases = index < 0 ? undefined : this.byFirst.get(words[index]?.key ?? '');
    if (phrases === undefined) return 0;
    for (const phrase of phrases) if (isPhraseAt(words, index, phrase)) return phrase.length;
    return 0;
  }
}

/** Whether the words from `index` on have these keys. */
export function isPhraseAt(
  words: readonly { readonly key: string }[],
  index: number,
  phrase: readonly string[],
): boolean {
  for (let i = 0; i < phrase.length; i++) if (words[index + i]?.key !== phrase[i]) return false;
  return true;
}

/** The keys of a phrase as the lists have them: `Vice-President` is `vicepresident`, `Vice President` `vice president`. */
export const titleKey = (phrase: string): string => phraseKeys(phrase).join(' ');
export const phraseKeys = (phrase: string): string[] => phrase.split(/\s+/).map(wordKey).filter(Boolean);
export const keys = (words: readonly string[]): Set<string> => new Set(words.map(titleKey));
