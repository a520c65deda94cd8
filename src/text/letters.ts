import type { Span } from '../model/span.ts';
import { textOfUnits, Units } from './units.ts';
import type { View } from './view.ts';

/** What stands between a letter and the one before it. */
export const GAP = { none: 0, hyphen: 1, space: 2, sign: 3 } as const;
export type Gap = (typeof GAP)[keyof typeof GAP];

/**
 * The letters and digits of a view in a row, small and plain, with what parts them: however a word is spaced, wrapped
 * or written into an address, its letters follow each other here. One UTF-16 unit for each; escapes of URLs and pages
 * (`%4E`, `&#78;`) count as the letter they stand for.
 */
export interface Letters {
  readonly text: string;
  readonly view: View;
  /** What stands before the letter at an index; at the end of the text, a sign. */
  gapAt(index: number): Gap;
  isCapital(index: number): boolean;
  /** The letters from one index up to another as a span of the view. */
  within(from: number, to: number): Span;
}

const known = new WeakMap<View, Letters>();

/** The letters of a view, read once however often they are asked for. */
export function lettersOf(view: View): Letters {
  const letters = known.get(view) ?? readLetters(view);
  known.set(view, letters);
  return letters;
}

/** Left to right. What is not a plain letter, space or hyphen is looked at as it is printed. */
function readLetters(view: View): Letters {
  const { text } = view;
  const row = new Row(text.length);
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at);
    if (plainAt(text, at) !== 0) at = row.addWord(text, at);
    else if (code === 0x20) {
      row.part(GAP.space);
      at++;
    } else at = addPrinted(row, text, at);
  }
  return row.letters(view);
}

/** A sign, a foreign letter or an escape. Gives the place behind it. */
function addPrinted(row: Row, text: string, at: number): number {
  const escaped = escapeAt(text, at);
  const printed = escaped?.letter ?? text.charAt(at);
  const next = at + (escaped?.length ?? 1);
  const letter = plainLetter(printed);
  if (letter === '') row.part(gapOf(printed));
  const capital = printed !== printed.toLowerCase();
  for (let unit = 0; unit < letter.length; unit++) row.push(letter.charCodeAt(unit), at, next, capital);
  return next;
}

/** Letters with their places, and what stands before each. */
class Row {
  private readonly units: Units;
  /** What stands before each letter; for a capital, with its sign. */
  private gaps: Uint8Array;
  private gap: Gap = GAP.sign;

  constructor(room: number) {
    this.units = new Units(room);
    this.gaps = new Uint8Array(room);
  }

  /** Plain letters in a row. Gives the place behind them. */
  addWord(text: string, first: number): number {
    this.reserve(text.length - first);
    const { gaps, units } = this;
    const { code, from, to } = units;
    let [at, unit, gap] = [first, units.length, this.gap];
    for (let plain = plainAt(text, at); plain !== 0; plain = plainAt(text, at)) {
      code[unit] = plain;
      gaps[unit] = isPlainCapital(text.charCodeAt(at)) ? gap | CAPITAL : gap;
      from[unit] = at++;
      to[unit++] = at;
      gap = GAP.none;
    }
    units.length = unit;
    this.gap = gap;
    return at;
  }

  push(code: number, from: number, to: number, capital: boolean): void {
    this.reserve(1);
    this.gaps[this.units.length] = capital ? this.gap | CAPITAL : this.gap;
    this.units.push(code, from, to);
    this.gap = GAP.none;
  }

  part(gap: Gap): void {
    this.gap = wider(this.gap, gap);
  }

  letters(view: View): Letters {
    const { units, gaps } = this;
    const { length } = units;
    return {
      text: textOfUnits(units.code, length),
      view,
      gapAt: (index) => (index < length ? (((gaps[index] ?? GAP.sign) & ~CAPITAL) as Gap) : GAP.sign),
      isCapital: (index) => index < length && ((gaps[index] ?? 0) & CAPITAL) !== 0,
      within: (from, to) => ({ from: units.from[from] ?? 0, to: units.to[to - 1] ?? 0 }),
    };
  }

  /** There is room for every letter of the text unless one came to two. */
  private reserve(count: number): void {
    this.units.reserve(count);
    const room = this.units.code.length;
    if (room === this.gaps.length) return;
    const wider = new Uint8Array(room);
    wider.set(this.gaps);
    this.gaps = wider;
  }
}

const CAPITAL = 4;
const isPlainCapital = (code: number): boolean => code >= 0x41 && code <= 0x5a;

/** The same letters of a word that stands by itself: `Al-Hamid` is `alhamid`. */
export const lettersIn = (word: string): string => [...word].map(plainLetter).join('');

const gapOf = (sign: string): Gap => (sign === ' ' ? GAP.space : sign === '-' ? GAP.hyphen : GAP.sign);

/** Two signs in a row, or a sign beside a space, are more than a hyphen inside a word. */
const wider = (before: Gap, now: Gap): Gap =>
  before === GAP.none ? now : before === GAP.space && now === GAP.space ? GAP.space : GAP.sign;

const LETTER = /[\p{L}\p{N}]/u;
/** Letters that look like others, or are others with a stroke, where the view keeps them apart. */
const ALIKE: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ı: 'i',
    ł: 'l',
    ø: 'o',
    đ: 'd',
    ß: 'ss',
    æ: 'ae',
    œ: 'oe',
    ə: 'e',
    ɑ: 'a',
    ɡ: 'g',
    ӏ: 'l',
    κ: 'k',
    к: 'k',
    τ: 't',
    т: 't',
    м: 'm',
    в: 'b',
    н: 'h',
    г: 'r',
    α: 'a',
    ε: 'e',
    η: 'n',
    υ: 'u',
    χ: 'x',
    ω: 'w',
    '0': 'o',
    '1': 'l',
  }),
);

function plainLetter(printed: string): string {
  const code = printed.charCodeAt(0);
  if (code >= 0x61 && code <= 0x7a) return printed;
  if (code < 0x30 || (code > 0x39 && code < 0x41) || (code > 0x5a && code < 0x80)) return '';
  const small = printed.toLowerCase();
  const alike = ALIKE.get(small);
  if (alike !== undefined) return alike;
  return code < 0x80 ? small : foreignLetter(small);
}

/** What each plain letter or figure is read as; 0 for a sign. */
const PLAIN = Uint8Array.from({ length: 0x80 }, (_, code) => {
  const letter = plainLetter(String.fromCharCode(code));
  return letter === '' ? 0 : letter.charCodeAt(0);
});

/** The same of the character at a place; 0 also for what is foreign, and at the end. */
function plainAt(text: string, at: number): number {
  const code = at < text.length ? text.charCodeAt(at) : 0;
  return code < 0x80 ? (PLAIN[code] ?? 0) : 0;
}

function foreignLetter(small: string): string {
  const bare = small.normalize('NFKD').replace(/\p{M}/gu, '');
  return LETTER.test(bare) ? bare : '';
}

const ESCAPE = /%([2-7][0-9A-Fa-f])|&#(?:x([0-9A-Fa-f]{2,4})|(\d{2,5}));/y;

/** A letter written as an escape; whatever else is escaped stays as it is printed. */
function escapeAt(text: string, at: number): { letter: string; length: number } | undefined {
  const sign = text.charCodeAt(at);
  if (sign !== 0x25 && sign !== 0x26) return undefined;
  ESCAPE.lastIndex = at;
  const found = ESCAPE.exec(text);
  if (found === null) return undefined;
  const [whole, url, hex, ten] = found;
  const code = ten === undefined ? Number.parseInt(url ?? hex ?? '', 16) : Number(ten);
  return { letter: String.fromCharCode(code), length: whole.length };
}
