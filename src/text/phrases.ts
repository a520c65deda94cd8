import type { Span } from '../model/span.ts';
import { Budget } from './budget.ts';
import { findInBoth, foldedView, type View } from './view.ts';
import { type Words, wordsIn } from './words.ts';

/** A list of phrases, ready to be found as whole words in any case, over any wrap. */
export interface Phrases {
  /** The longest phrase at each place, left to right and not overlapping. */
  find(view: View, budget?: Budget): Span[];
}

/** No phrase has more words, so that each word of a text is looked at no more often. */
export const MOST_WORDS = 24;

/** Compiles phrases that share no pass with others. */
export const compilePhrases = (phrases: Iterable<string>): Phrases => new PhraseTrie().add(phrases);

/**
 * Any number of lists in one trie of words, walked once for each view however many lists there are. Words are
 * numbers, nodes are places in arrays and edges one open table: 100,000 names take some megabytes.
 */
export class PhraseTrie {
  private readonly numbers = new Map<string, number>();
  /** The node behind the first word of a phrase, by the word's number; 0 where none begins so. */
  private readonly firsts: number[] = [];
  private readonly edges = new Edges();
  private nodes = 1;
  /** Lists of which a phrase ends at a node: the first, and behind each row the next. */
  private readonly endsAt: number[] = [-1];
  private readonly ends: { readonly list: number; readonly next: number }[] = [];
  private lists = 0;
  private walked = new WeakMap<View, readonly Places[]>();

  /** Adds a list. Throws where an entry has no word, or more than a phrase may have. */
  add(phrases: Iterable<string>): Phrases {
    const list = this.lists++;
    this.walked = new WeakMap();
    this.plant([...phrases], list);
    return {
      find: (view, budget = new Budget(view.text.length)) =>
        findInBoth(view, (reading) => {
          budget.charge(reading.words().count);
          return spansOf(reading, this.walk(reading)[list] ?? NONE, budget);
        }),
    };
  }

  /** All entries are read as one text, because reading each by itself takes as long again. */
  private plant(phrases: readonly string[], list: number): void {
    const text = foldedTogether(phrases);
    const words = wordsIn(text);
    let [word, from] = [0, 0];
    for (const phrase of phrases) {
      const end = text.indexOf('\n', from);
      from = end < 0 ? text.length : end + 1;
      const first = word;
      while (word < words.count && (words.from[word] ?? 0) < from) word++;
      this.insert(phrase, words, first, word, list);
    }
  }

  private insert(phrase: string, words: Words, first: number, end: number, list: number): void {
    if (first === end) throw new Error(`'${phrase.slice(0, 40)}' has no letter or digit to be found by.`);
    if (end - first > MOST_WORDS)
      throw new Error(`'${phrase.slice(0, 40)}...' has more than ${MOST_WORDS} words.`);
    let node = this.firstNode(this.numberOf(words.word(first)));
    for (let i = first + 1; i < end; i++) node = this.nextNode(node, this.numberOf(words.word(i)));
    this.ends.push({ list, next: this.endsAt[node] ?? -1 });
    this.endsAt[node] = this.ends.length - 1;
  }

  private numberOf(word: string): number {
    const known = this.numbers.get(word);
    if (known !== undefined) return known;
    this.numbers.set(word, this.firsts.length);
    this.firsts.push(0);
    return this.firsts.length - 1;
  }

  private firstNode(word: number): number {
    if (this.firsts[word] === 0) this.firsts[word] = this.newNode();
    return this.firsts[word] ?? 0;
  }

  private nextNode(node: number, word: number): number {
    const known = this.edges.get(node, word);
    if (known !== 0) return known;
    const made = this.newNode();
    this.edges.set(node, word, made);
    return made;
  }

  private newNode(): number {
    this.endsAt.push(-1);
    return this.nodes++;
  }

  /** Every list's places in a view, as numbers of words. */
  private walk(view: View): readonly Places[] {
    const known = this.walked.get(view);
    if (known !== undefined) return known;
    const words = view.words();
    const numbers = new Int32Array(words.count);
    for (let i = 0; i < words.count; i++) numbers[i] = this.numbers.get(words.word(i)) ?? -1;
    const places: Places[] = [];
    for (let i = 0; i < numbers.length; i++) {
      const number = numbers[i] ?? -1;
      if (number >= 0) this.walkFrom(i, numbers, this.firsts[number] ?? 0, places);
    }
    this.walked.set(view, places);
    return places;
  }

  private walkFrom(at: number, numbers: Int32Array, first: number, places: Places[]): void {
    for (let node = first, i = at; node !== 0; ) {
      for (let end = this.endsAt[node] ?? -1; end >= 0; end = this.ends[end]?.next ?? -1)
        note(places, this.ends[end]?.list ?? 0, at, i);
      i++;
      const word = numbers[i] ?? -1;
      node = word < 0 ? 0 : this.edges.get(node, word);
    }
  }
}

/** Parts entries that are folded together: no letter, and nothing that folding changes. */
const PART = '\ue000';
const ODD = /[^\x20-\x7e]/;

/** The entries as a view has them, each on a line. */
function foldedTogether(phrases: readonly string[]): string {
  const odd = phrases.filter((phrase) => ODD.test(phrase));
  if (odd.length === 0) return phrases.join('\n');
  const parted = odd.map((phrase) => phrase.replaceAll(PART, ' ')).join(` ${PART} `);
  const folded = foldedView(parted).text.split(PART).values();
  return phrases.map((phrase) => (ODD.test(phrase) ? (folded.next().value ?? '') : phrase)).join('\n');
}

/** First and last word of each place, one behind the other. */
type Places = number[];
const NONE: Places = [];

/** Notes a phrase of a list: one that begins inside another is none, and of two that begin together the longer counts. */
function note(places: Places[], list: number, first: number, last: number): void {
  const own = places[list] ?? [];
  places[list] = own;
  const end = own.at(-1) ?? -1;
  if (own.at(-2) === first) own[own.length - 1] = last;
  else if (first > end) own.push(first, last);
}

function spansOf(view: View, places: Places, budget: Budget): Span[] {
  budget.hits(places.length / 2);
  const { from, to } = view.words();
  const spans: Span[] = [];
  for (let i = 0; i < places.length; i += 2)
    spans.push(view.sourceOf({ from: from[places[i] ?? 0] ?? 0, to: to[places[i + 1] ?? 0] ?? 0 }));
  return spans;
}

/** From a node by a word to a node: an open table with room for half as many again. */
class Edges {
  private count = 0;
  private node = new Int32Array(16);
  private word = new Int32Array(16);
  private target = new Int32Array(16);

  /** 0 where there is no such edge. */
  get(node: number, word: number): number {
    return this.target[this.slot(node, word)] ?? 0;
  }

  set(node: number, word: number, target: number): void {
    if (2 * ++this.count > this.target.length) this.grow();
    const slot = this.slot(node, word);
    this.node[slot] = node;
    this.word[slot] = word;
    this.target[slot] = target;
  }

  private slot(node: number, word: number): number {
    const mask = this.target.length - 1;
    let slot = (Math.imul(node, 0x9e3779b1) ^ Math.imul(word, 0x85ebca6b)) >>> 0;
    for (slot = (slot ^ (slot >>> 15)) & mask; this.target[slot] !== 0; slot = (slot + 1) & mask)
      if (this.node[slot] === node && this.word[slot] === word) break;
    return slot;
  }

  private grow(): void {
    const { node, word, target } = this;
    this.node = new Int32Array(2 * target.length);
    this.word = new Int32Array(2 * target.length);
    this.target = new Int32Array(2 * target.length);
    for (let i = 0; i < target.length; i++) {
      if (target[i] === 0) continue;
      const slot = this.slot(node[i] ?? 0, word[i] ?? 0);
      this.node[slot] = node[i] ?? 0;
      this.word[slot] = word[i] ?? 0;
      this.target[slot] = target[i] ?? 0;
    }
  }
}
