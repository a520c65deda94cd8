import { wordKey } from './words.ts';

/** What a printed word is wherever it stands. */
export interface Lexeme {
  /** With a possessive ending. */
  readonly printed: string;
  readonly kind: 'word' | 'number' | 'mark';
  readonly text: string;
  readonly key: string;
  readonly capital: boolean;
  readonly possessive: boolean;
  /** What the lists say of it, a bit for each: see `word-classes.ts`. */
  readonly is: number;
}

/** Says what the lists have of a word. */
export type Classes = (word: Omit<Lexeme, 'is'>) => number;

/** A capital behind an article: `al-Hamid`, `d'Arco`. Not `pro-Novak`. */
const PREFIXED = /^(?:al|el|as|ash|an|ad|ar|at|az|ul|ur|bin|abu|dell|dall|nell|sant|[dlo])['-]\p{Lu}/u;

const BUCKETS = 1 << 14;
const MOST_IN_BUCKET = 6;
const LONGEST_KEPT = 40;

/**
 * Printed words that were met before, so that each is looked up in the lists once in a run. What it gives never depends on
 * what it holds: a bucket that is full is begun anew, so that neither memory nor a search in it can grow.
 */
export class Lexemes {
  private readonly buckets: Lexeme[][];
  private readonly classes: Classes;

  constructor(classes: Classes) {
    this.classes = classes;
    this.buckets = Array.from({ length: BUCKETS }, () => EMPTY);
  }

  /** The word printed in a text from `from` to `to`, whose characters have that hash. */
  at(text: string, from: number, to: number, hash: number): Lexeme {
    const bucket = this.buckets[hash & (BUCKETS - 1)] ?? EMPTY;
    for (let i = 0; i < bucket.length; i++) {
      const lexeme = bucket[i];
      if (lexeme !== undefined && isPrinted(lexeme.printed, text, from, to)) return lexeme;
    }
    return this.enter(text.slice(from, to), hash & (BUCKETS - 1), bucket);
  }

  private enter(printed: string, at: number, bucket: Lexeme[]): Lexeme {
    const word = lexemeOf(detached(printed));
    const { kind, text, key, capital, possessive } = word;
    const lexeme: Lexeme = {
      printed: word.printed,
      kind,
      text,
      key,
      capital,
      possessive,
      is: this.classes(word),
    };
    if (printed.length > LONGEST_KEPT) return lexeme;
    if (bucket === EMPTY || bucket.length >= MOST_IN_BUCKET) this.buckets[at] = [lexeme];
    else bucket.push(lexeme);
    return lexeme;
  }
}

const EMPTY: Lexeme[] = [];

function isPrinted(printed: string, text: string, from: number, to: number): boolean {
  if (printed.length !== to - from) return false;
  for (let i = 0; i < printed.length; i++)
    if (printed.charCodeAt(i) !== text.charCodeAt(from + i)) return false;
  return true;
}

/** A copy of its own: a slice would keep the whole text of the cable in memory for as long as the word is known. */
const detached = (printed: string): string => Array.from(printed).join('');

function lexemeOf(printed: string): Omit<Lexeme, 'is'> {
  const possessive = /'[sS]$/.test(printed) && printed.length > 2;
  const text = possessive ? printed.slice(0, -2) : printed;
  const kind = /^\p{L}/u.test(text) ? 'word' : /^\p{N}/u.test(text) ? 'number' : 'mark';
  const capital = kind === 'word' && (/^\p{Lu}/u.test(text) || PREFIXED.test(text));
  return { printed, kind, text, key: kind === 'word' ? wordKey(text) : text, capital, possessive };
}
