import { wordKey } from './words.ts';

/** What a printed word is wherever it stands. */
export interface Lexeme {
  /** With a possessive ending. */
  readonly printed: string;
  readonly kind: 'word' | 'number' | 'mark';
  /** Without that. */
  readonly text: string;
  /** The word without case, accents and inner punctuation: what lists and names are compared by. */
  readonly key: string;
  readonly capital: boolean;
  readonly possessive: boolean;
  /** What the lists say of it, a bit for each: see `word-classes.ts`. */
  readonly classes: number;
}

/** Says what the lists have of a word. */
export type Classes = (word: Omit<Lexeme, 'classes'>) => number;

/** A capital behind an article: `al-Hamid`, `d'Arco`. Not `pro-Novak`. */
const PREFIXED = /^(?:al|el|as|ash|an|ad|ar|at|az|ul|ur|bin|abu|dell|dall|nell|sant|[dlo])['-]\p{Lu}/u;

const BUCKETS = 1 << 14;
const LAST_PLAIN = 0x7f;
const MOST_IN_BUCKET = 6;
const LONGEST_KEPT = 40;

/**
 * Printed words that were met before, so that each is looked up in the lists once in a run. What it gives never depends on
 * what it holds: a bucket that is full is begun anew, so that neither memory nor a search in it can grow.
 */
export class Lexemes {
  private readonly buckets: (Known | undefined)[] = new Array(BUCKETS).fill(undefined);
  private readonly singles: (Lexeme | undefined)[] = new Array(LAST_PLAIN + 1).fill(undefined);
  private readonly classes: Classes;

  constructor(classes: Classes) {
    this.classes = classes;
  }

  /** The word printed in a text from `from` to `to`, whose characters have that hash. */
  at(text: string, from: number, to: number, hash: number): Lexeme {
    if (to - from === 1 && hash <= LAST_PLAIN) return this.singleOf(text, from, hash);
    const bucket = hash & (BUCKETS - 1);
    const newest = this.buckets[bucket];
    for (let known = newest; known !== undefined; known = known.older)
      if (known.hash === hash && isPrinted(known.printed, text, from, to)) return known;
    return this.enter(text.slice(from, to), hash, newest);
  }

  /** Of one plain character, which is its own hash: a third of all there is, as marks are. */
  private singleOf(text: string, from: number, code: number): Lexeme {
    const known = this.singles[code];
    if (known !== undefined) return known;
    const single = this.made(text.charAt(from), code, undefined);
    this.singles[code] = single;
    return single;
  }

  private enter(printed: string, hash: number, newest: Known | undefined): Lexeme {
    if (printed.length > LONGEST_KEPT) return this.made(printed, hash, undefined);
    const isFull = newest !== undefined && newest.depth >= MOST_IN_BUCKET;
    const known = this.made(detached(printed), hash, isFull ? undefined : newest);
    this.buckets[hash & (BUCKETS - 1)] = known;
    return known;
  }

  private made(printed: string, hash: number, older: Known | undefined): Known {
    const word = lexemeOf(printed);
    return knownOf(word, this.classes(word), hash, older);
  }
}

/** A word in its bucket. */
interface Known extends Lexeme {
  readonly hash: number;
  readonly older: Known | undefined;
  /** How many the bucket holds up to this one. */
  readonly depth: number;
}

/** Field by field, as a copy with `...` has a shape of its own each time and is slow to read. */
function knownOf(
  word: Omit<Lexeme, 'classes'>,
  classes: number,
  hash: number,
  older: Known | undefined,
): Known {
  const { printed, kind, text, key, capital, possessive } = word;
  const depth = older === undefined ? 1 : older.depth + 1;
  return { printed, kind, text, key, capital, possessive, classes, hash, older, depth };
}

function isPrinted(printed: string, text: string, from: number, to: number): boolean {
  if (printed.length !== to - from) return false;
  for (let i = 0; i < printed.length; i++)
    if (printed.charCodeAt(i) !== text.charCodeAt(from + i)) return false;
  return true;
}

/** A copy of its own: a slice would keep the whole text of the cable in memory for as long as the word is known. */
const detached = (printed: string): string => Array.from(printed).join('');

function lexemeOf(printed: string): Omit<Lexeme, 'classes'> {
  const possessive = /'[sS]$/.test(printed) && printed.length > 2;
  const text = possessive ? printed.slice(0, -2) : printed;
  const kind = /^\p{L}/u.test(text) ? 'word' : /^\p{N}/u.test(text) ? 'number' : 'mark';
  const capital = kind === 'word' && (/^\p{Lu}/u.test(text) || PREFIXED.test(text));
  return { printed, kind, text, key: kind === 'word' ? wordKey(text) : text, capital, possessive };
}
