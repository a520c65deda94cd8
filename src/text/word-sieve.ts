/** What is looked for, by its printed forms: whatever is found has all the words of one of them, in any case. */
export interface Sought {
  /** Nothing where it is looked for in every text. */
  readonly forms?: readonly string[];
}

/**
 * Tells in one pass over a text which of many searches can find anything in it: those of which the first two words of
 * a form stand there one behind the other. Most texts hold none, and no pattern is run on them.
 */
export class WordSieve<T extends Sought> {
  private readonly searches: readonly T[];
  /** Numbers of words, and of pairs of words, to a bit for each search. */
  private readonly bits = new Map<number, number>();
  /** Whether any of them ends in the same figures. */
  private readonly may = new Uint8Array(SLOTS);
  private readonly always: number;
  private readonly found = new Map<number, ReadonlySet<T>>();

  /** At most 31 searches. One for a form without a word of ASCII is made of every text. */
  constructor(searches: readonly T[]) {
    if (searches.length > 31) throw new RangeError('More searches than bits');
    this.searches = searches;
    let always = 0;
    for (const [at, { forms }] of searches.entries())
      if (forms?.every((form) => wordsOf(form).length > 0) === true)
        for (const form of forms) this.put(form, 1 << at);
      else always |= 1 << at;
    this.always = always;
  }

  /** The searches that may find something in a text; any other finds nothing. */
  sift(text: string): ReadonlySet<T> {
    let bits = this.always;
    let before = 0;
    let word = 0;
    for (let at = 0; at <= text.length; at++) {
      const code = text.charCodeAt(at);
      const folded = code < 128 ? (FOLDED[code] ?? 0) : 0;
      if (folded !== 0) word = joined(word, folded);
      else if (word !== 0) {
        bits |= this.bitsOf(word) | this.bitsOf(joined(before, word));
        before = word;
        word = 0;
      }
    }
    return this.searchesOf(bits);
  }

  private bitsOf(key: number): number {
    return this.may[key & (SLOTS - 1)] === 1 ? (this.bits.get(key) ?? 0) : 0;
  }

  private put(form: string, bit: number): void {
    const [first = 0, second] = wordsOf(form).map(numberOf);
    const key = second === undefined ? first : joined(first, second);
    this.bits.set(key, (this.bits.get(key) ?? 0) | bit);
    this.may[key & (SLOTS - 1)] = 1;
  }

  private searchesOf(bits: number): ReadonlySet<T> {
    const known = this.found.get(bits);
    if (known !== undefined) return known;
    const searches = new Set(this.searches.filter((_, at) => (bits & (1 << at)) !== 0));
    this.found.set(bits, searches);
    return searches;
  }
}

const wordsOf = (form: string): readonly string[] => form.match(/[A-Za-z0-9]+/g) ?? [];

const SLOTS = 4096;

/** Letters without their case and digits, by their code; anything else parts words. */
const FOLDED = Uint8Array.from({ length: 128 }, (_, code) =>
  /[A-Za-z0-9]/.test(String.fromCharCode(code)) ? code | 0x20 : 0,
);

/** Equal words have equal numbers; where unequal ones do, a search is run in vain. */
const joined = (number: number, next: number): number => (Math.imul(number, 31) + next) | 0;

const numberOf = (word: string): number => {
  let number = 0;
  for (let at = 0; at < word.length; at++) number = joined(number, FOLDED[word.charCodeAt(at)] ?? 0);
  return number;
};
