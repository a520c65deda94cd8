/** `Berg's`, `al-Hamid`, a number, or one mark. */
const TOKEN = /\p{L}[\p{L}\p{N}]*(?:['-]\p{L}[\p{L}\p{N}]*)*|\p{N}+|[^\s\p{L}\p{N}]/uy;

const MARK = 0;
const SPACE = 1;
const LETTER = 2;
const FIGURE = 3;
const LAST_PLAIN = 0x7f;
const APOSTROPHE = 0x27;
const HYPHEN = 0x2d;

/** What each character of ASCII is. */
const KINDS = Uint8Array.from({ length: LAST_PLAIN + 1 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/\s/.test(character)) return SPACE;
  if (/[A-Za-z]/.test(character)) return LETTER;
  return /[0-9]/.test(character) ? FIGURE : MARK;
});

const kindOf = (code: number): number => (code <= LAST_PLAIN ? (KINDS[code] ?? MARK) : MARK);
const isInWord = (code: number): boolean => kindOf(code) >= LETTER;

/**
 * Goes through a text from word to word without making anything: `from`, `to` and `hash` say what it stands at. Plain
 * letters are read by their codes; a word that meets any other character is read by the pattern.
 */
export class Tokens {
  from = 0;
  to = 0;
  /** Of the characters from `from` to `to`. */
  hash = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  /** Steps on to the next word, number or mark; false at the end. */
  next(): boolean {
    const { text } = this;
    for (let at = this.to; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (kindOf(code) === SPACE) continue;
      const end = code > LAST_PLAIN ? this.patternEnd(at) : this.plainEnd(at, kindOf(code));
      if (end > at) return this.standAt(at, end);
    }
    this.to = text.length;
    return false;
  }

  private standAt(from: number, to: number): true {
    let hash = 0;
    for (let at = from; at < to; at++) hash = (Math.imul(hash, 31) + this.text.charCodeAt(at)) | 0;
    this.from = from;
    this.to = to;
    this.hash = hash;
    return true;
  }

  private plainEnd(from: number, kind: number): number {
    if (kind === MARK) return from + 1;
    const end = kind === LETTER ? this.wordEnd(from) : this.numberEnd(from);
    return this.codeAt(end) > LAST_PLAIN ? this.patternEnd(from) : end;
  }

  private numberEnd(from: number): number {
    let at = from + 1;
    while (kindOf(this.codeAt(at)) === FIGURE) at++;
    return at;
  }

  /** Where the word ends, or a character stands that only the pattern can judge. */
  private wordEnd(from: number): number {
    let at = from + 1;
    for (;;) {
      while (isInWord(this.codeAt(at))) at++;
      const joint = this.codeAt(at);
      if (joint !== APOSTROPHE && joint !== HYPHEN) return at;
      const next = this.codeAt(at + 1);
      if (next > LAST_PLAIN) return at + 1;
      if (kindOf(next) !== LETTER) return at;
      at += 2;
    }
  }

  /** `from` where no word begins: white space of another kind. */
  private patternEnd(from: number): number {
    TOKEN.lastIndex = from;
    return TOKEN.test(this.text) ? TOKEN.lastIndex : from;
  }

  /** Behind the end of the text stands a blank, as it were. */
  private codeAt(at: number): number {
    return at < this.text.length ? this.text.charCodeAt(at) : 0x20;
  }
}
