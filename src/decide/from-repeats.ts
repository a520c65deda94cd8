import { byPosition, intersect, type Span } from '../model/span.ts';
import { type Words, wordsIn } from '../text/words.ts';
import type { Claimed } from './claim-id.ts';

/** So many words of closed text in a row say what it says; fewer are a phrase that anybody would write. */
const ROW = 8;
/** Where all is in capitals a name of many words looks like a sentence, so more of them must be the same. */
const ROW_IN_CAPITALS = 10;
/** Elsewhere names and titles of many words stand in large letters: so many others of some length make it more than one. */
const OTHERS = 4;
const LONG = 4;

const REASON =
  'A marking closes text elsewhere in this cable that has the same words in a row, so these would tell what it says: release them, if they say nothing that is withheld there, or withhold them.';

/** What marks leave open and what they close, as words by their places in the text. */
interface Bodies {
  readonly open: readonly (readonly number[])[];
  readonly closed: readonly (readonly number[])[];
  readonly openSpans: readonly Span[];
}

/**
 * Words of a portion that a marking closes, where they stand in one that is open as well: whoever wrote (U) there may have been right, or
 * may have told the secret. Each is held as a question of its own, on no basis, for the marking at its place has none.
 */
export function claimsFromRepeats(text: string, markings: readonly Claimed[]): Claimed[] {
  const words = wordsWhereBoth(text, markings);
  if (words === undefined) return [];
  const bodies = bodiesOf(words, markings);
  const rows = new Rows(words, bodies.closed);
  return bodies.open
    .flatMap((body) => rows.sharedBy(body))
    .filter((run) => saysSomething(text, words, run))
    .flatMap((run) => spansOf(words, run, bodies.openSpans))
    .map((span) => ({
      ...{ span, effect: 'hold' as const, bases: [], reason: REASON },
      by: { kind: 'marking', row: 'closed-elsewhere', portion: null, standing: '' },
    }));
}

const isOfPortion = ({ by }: Claimed): boolean => by.kind === 'marking' && by.portion !== null;

/** Most cables are open throughout or closed throughout, and are not read once more. */
function wordsWhereBoth(text: string, markings: readonly Claimed[]): Words | undefined {
  const effects = new Set(markings.filter(isOfPortion).map(({ effect }) => effect === 'release'));
  return effects.size === 2 ? wordsIn(text) : undefined;
}

/** Of two claims on one span, as there are abroad, the stricter counts. */
function bodiesOf(words: Words, markings: readonly Claimed[]): Bodies {
  const byPortion = new Map<string, { isOpen: boolean; spans: Map<number, Span> }>();
  for (const { by, effect, span } of markings) {
    if (by.kind !== 'marking' || by.portion === null) continue;
    const body = byPortion.get(by.portion) ?? { isOpen: true, spans: new Map<number, Span>() };
    byPortion.set(by.portion, body);
    body.isOpen &&= effect === 'release';
    body.spans.set(span.from, span);
  }
  const all = [...byPortion.values()].map(({ isOpen, spans }) => ({
    isOpen,
    spans: [...spans.values()].sort(byPosition),
  }));
  const wordsOf = ({ spans }: { spans: readonly Span[] }): number[] =>
    spans.flatMap((span) => within(words, span));
  return {
    open: all.filter(({ isOpen }) => isOpen).map(wordsOf),
    closed: all.filter(({ isOpen }) => !isOpen).map(wordsOf),
    openSpans: all.flatMap(({ isOpen, spans }) => (isOpen ? spans : [])).sort(byPosition),
  };
}

/** The words that lie in a span, by their places among all. */
function within({ count, from, to }: Words, span: Span): number[] {
  let low = 0;
  for (let high = count; low < high; ) {
    const middle = (low + high) >> 1;
    if ((from[middle] as number) < span.from) low = middle + 1;
    else high = middle;
  }
  const found: number[] = [];
  for (let at = low; at < count && (to[at] as number) <= span.to; at++) found.push(at);
  return found;
}

/** Rows of words that closed text has, each under a number made of its words: a text of megabytes has a million of them. */
class Rows {
  private readonly numbers = new Map<string, number>();
  /** Rows of different words may have one number. */
  private readonly known = new Map<number, (readonly number[])[]>();
  private readonly words: Words;

  constructor(words: Words, bodies: readonly (readonly number[])[]) {
    this.words = words;
    for (const body of bodies) {
      const row = body.map((at) => this.numberOf(words.word(at)));
      for (let at = 0; at + ROW <= row.length; at++) {
        if (this.has(row, at)) continue;
        const key = keyOf(row, at);
        this.known.set(key, [...(this.known.get(key) ?? []), row.slice(at, at + ROW)]);
      }
    }
  }

  /** The longest runs of a body's words that are made of such rows. */
  sharedBy(body: readonly number[]): (readonly number[])[] {
    const row = body.map((at) => this.numbers.get(this.words.word(at)) ?? -1);
    const runs: number[][] = [];
    let end = 0;
    for (let at = 0; at + ROW <= row.length; at++) {
      if (!this.has(row, at)) continue;
      if (at < end) runs.at(-1)?.push(...body.slice(end, at + ROW));
      else runs.push(body.slice(at, at + ROW));
      end = at + ROW;
    }
    return runs;
  }

  private has(row: readonly number[], at: number): boolean {
    const alike = this.known.get(keyOf(row, at)) ?? [];
    return alike.some((one) => one.every((word, i) => word === row[at + i]));
  }

  private numberOf(word: string): number {
    const number = this.numbers.get(word) ?? this.numbers.size;
    this.numbers.set(word, number);
    return number;
  }
}

function keyOf(row: readonly number[], from: number): number {
  let key = 0;
  for (let at = from; at < from + ROW; at++) key = (Math.imul(key, 0x01000193) + (row[at] as number)) | 0;
  return key;
}

/** More than a title or the name of a body. */
function saysSomething(text: string, { from, to }: Words, run: readonly number[]): boolean {
  const printed = run.map((at) => text.slice(from[at], to[at]));
  if (printed.every((word) => word === word.toUpperCase())) return run.length >= ROW_IN_CAPITALS;
  return printed.filter((word) => word.length >= LONG && word === word.toLowerCase()).length >= OTHERS;
}

/** From the first word to the last, without what stands between as furniture. */
function spansOf({ from, to }: Words, run: readonly number[], open: readonly Span[]): Span[] {
  const [first, last] = [run[0] as number, run.at(-1) as number];
  const whole = { from: from[first] as number, to: to[last] as number };
  return open.flatMap((span) => intersect(span, whole) ?? []);
}
