import type { Span } from '../model/span.ts';
import { findInBoth, type View, wordsIn } from './view.ts';

/** A list of phrases, ready to be found as whole words in any case, over any wrap. */
export interface Phrases {
  find(view: View): Span[];
}

interface Node {
  readonly next: Map<string, Node>;
  ends: boolean;
}

/** Compiles phrases into a trie of words: one pass over the text however many there are. */
export function compilePhrases(phrases: readonly string[]): Phrases {
  const root: Node = { next: new Map(), ends: false };
  for (const phrase of phrases) {
    let node = root;
    for (const { word } of wordsIn(phrase)) {
      const child: Node = node.next.get(word) ?? { next: new Map(), ends: false };
      node.next.set(word, child);
      node = child;
    }
    node.ends = node !== root;
  }
  return { find: (view) => findInBoth(view, (reading) => findIn(reading, root)) };
}

function findIn(view: View, root: Node): Span[] {
  const words = view.words();
  const found: Span[] = [];
  for (let i = 0; i < words.length; i++) {
    const length = longestAt(words, i, root);
    const [first, last] = [words[i], words[i + length - 1]];
    if (length === 0 || first === undefined || last === undefined) continue;
    found.push(view.sourceOf({ from: first.from, to: last.to }));
    i += length - 1;
  }
  return found;
}

/** How many words from `at` on make the longest phrase; 0 where none begins there. */
function longestAt(words: readonly { readonly word: string }[], at: number, root: Node): number {
  let node: Node | undefined = root;
  let longest = 0;
  for (let i = at; i < words.length; i++) {
    node = node.next.get(words[i]?.word ?? '');
    if (node === undefined) break;
    if (node.ends) longest = i - at + 1;
  }
  return longest;
}
