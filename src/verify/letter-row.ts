import { unmarked } from './words.ts';

const codeOf = (sign: string): number => sign.charCodeAt(0);
const NONE = 0;
/** A sign that may be a word, or begin one. */
const SIGN = 1;
/** What each character of ASCII is in a word: its small letter, a `SIGN`, or `NONE`. */
const LETTER = Uint8Array.from({ length: 128 }, (_, code) => {
  const sign = String.fromCharCode(code);
  if ('<>[]{}"='.includes(sign)) return SIGN;
  return /[A-Za-z0-9]/.test(sign) ? codeOf(sign.toLowerCase()) : NONE;
});
const [QUOTE, COLON, RULE] = ['"', ':', '='].map(codeOf);
/** Of so many signs a ruled line is a word. */
const LONG_RULE = 60;
const FOREIGN_WORD = /[\p{L}\p{N}]+/uy;
const FACTOR = 0x01000193;
/** Letters for which room is kept from one text to the next. */
const MOST_KEPT = 1 << 20;

/**
 * The words of one text after another, the same that `wordsOf` finds, as a row of their letters: no string is made of a word
 * that nobody asks for. All room is used again, so a row has to be read before the next text is taken.
 */
export class LetterRow {
  /** The text as its words are read from it. */
  plain = '';
  /** The letters of all words, one behind the other, as far as `length`. */
  units = new Uint16Array(0);
  length = 0;
  /** Where each word ends in `units`, and a number that all equal words have. */
  ends = new Int32Array(0);
  hashes = new Int32Array(0);
  /** How many words there are. */
  count = 0;
  private whole: string | undefined;

  take(text: string): this {
    this.plain = unmarked(text);
    this.whole = undefined;
    this.length = 0;
    this.count = 0;
    if (this.units.length > MOST_KEPT) this.letGo();
    this.makeRoom(this.plain.length);
    for (let at = 0; at < this.plain.length; ) {
      const code = this.plain.charCodeAt(at);
      const letter = code < 128 ? LETTER[code] : undefined;
      if (letter === NONE) at += 1;
      else at = letter === SIGN ? this.readSign(at) : this.readWord(at);
    }
    return this;
  }

  /** All letters in one. */
  get joined(): string {
    this.whole ??= textOf(this.units, 0, this.length);
    return this.whole;
  }

  words(): string[] {
    return Array.from({ length: this.count }, (_, index) => this.word(index));
  }

  word(index: number): string {
    return textOf(this.units, this.beginOf(index), this.ends[index] as number);
  }

  /** Where the letters of a word begin. */
  beginOf(index: number): number {
    return index === 0 ? 0 : (this.ends[index - 1] as number);
  }

  /** The index of the word that has a letter. */
  wordAt(place: number): number {
    let [low, high] = [0, this.count];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.ends[middle] as number) > place) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** Reads the word that begins at a place, and tells where it ends. */
  private readWord(from: number): number {
    const { plain, units } = this;
    let { length } = this;
    let hash = 0;
    let at = from;
    for (; at < plain.length; at++) {
      const code = plain.charCodeAt(at);
      if (code >= 128) return this.readForeign(from, at);
      const letter = LETTER[code] as number;
      if (letter <= SIGN) break;
      units[length++] = letter;
      hash = Math.imul(hash ^ letter, FACTOR);
    }
    this.end(length, hash);
    return at;
  }

  /** A word with other letters than ours, or one of ours before a sign that is no letter, or such a sign. */
  private readForeign(from: number, odd: number): number {
    FOREIGN_WORD.lastIndex = from;
    const word = FOREIGN_WORD.exec(this.plain)?.[0];
    if (word === undefined) return odd + ((this.plain.codePointAt(odd) as number) > 0xffff ? 2 : 1);
    this.put(word.toLowerCase());
    return from + word.length;
  }

  private readSign(at: number): number {
    const { plain } = this;
    const code = plain.charCodeAt(at);
    if (code === RULE) return this.readRule(at);
    if (code !== QUOTE) this.put(plain.charAt(at));
    else if (plain.charCodeAt(at + 1) === COLON) this.put('":');
    // A colon by itself is no word.
    return at + 1;
  }

  private readRule(from: number): number {
    let at = from;
    while (this.plain.charCodeAt(at) === RULE) at++;
    if (at - from >= LONG_RULE) this.put(this.plain.slice(from, at));
    return at;
  }

  private put(word: string): void {
    this.makeRoom(this.length + word.length + this.plain.length);
    for (let i = 0; i < word.length; i++) this.units[this.length + i] = word.charCodeAt(i);
    this.end(this.length + word.length, hashOfWord(word));
  }

  private end(length: number, hash: number): void {
    this.length = length;
    this.ends[this.count] = length;
    this.hashes[this.count] = hash;
    this.count += 1;
  }

  /** One very long text is no reason to hold so much room for all that follow. */
  private letGo(): void {
    this.units = new Uint16Array(0);
    this.ends = new Int32Array(0);
    this.hashes = new Int32Array(0);
  }

  /** For so many letters, and as many words. */
  private makeRoom(size: number): void {
    if (size <= this.units.length) return;
    this.units = grown(this.units, new Uint16Array(2 * size));
    this.ends = grown(this.ends, new Int32Array(2 * size));
    this.hashes = grown(this.hashes, new Int32Array(2 * size));
  }
}

/** The number that a word has in `hashes`. */
export function hashOfWord(word: string): number {
  let hash = 0;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), FACTOR);
  return hash;
}

function grown<T extends Uint16Array | Int32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

function textOf(units: Uint16Array, from: number, to: number): string {
  let text = '';
  for (let at = from; at < to; at++) text += String.fromCharCode(units[at] as number);
  return text;
}
