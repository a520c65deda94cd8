import { z } from 'zod';
import { type Span, unite } from '../../model/span.ts';
import type { Match } from '../kinds.ts';
import { byPlace, distinct } from '../places.ts';
import { isSoonAsked } from '../soon-asked.ts';
import type { Matcher, Subject } from '../subject.ts';
import { type WordGaps, wordGapsOf } from '../word-gaps.ts';
import { clause } from './words.ts';

const TAKES = ['first', 'second', 'both', 'between'] as const;

/** Two things in one portion with at most `within` words between them, in either order. */
export interface Near {
  readonly kind: 'near';
  readonly first: Match;
  readonly second: Match;
  readonly within: number;
  readonly takes: (typeof TAKES)[number];
}

export const nearOf = (part: () => z.ZodType<Match>) =>
  z.strictObject({
    kind: z.literal('near'),
    get first() {
      return part();
    },
    get second() {
      return part();
    },
    within: z.int().min(0).max(100),
    takes: z.enum(TAKES).default('both'),
  });

/** Things that share text are not near each other: they are one. Work grows with the hits and their logarithm. */
export function compileNear(
  { first, second, within, takes }: Near,
  compile: (part: Match) => Matcher,
): Matcher {
  const [findFirst, findSecond] = [compile(first), compile(second)];
  const isSecondSooner = isSoonAsked(second) && !isSoonAsked(first);
  return (subject) => {
    const [ones, others] = bothOf(findFirst, findSecond, isSecondSooner, subject);
    if (ones.length === 0 || others.length === 0) return [];
    const reach = { gaps: wordGapsOf(subject.view), within };
    const seconds = byPlace(others, subject);
    const found = [...byPlace(ones, subject)].flatMap(([place, hits]) =>
      takenFrom(hits, seconds.get(place) ?? [], takes, reach),
    );
    return distinct(found);
  };
}

/** What both find; where the one that is asked sooner finds nothing, the other is not asked. */
function bothOf(
  first: Matcher,
  second: Matcher,
  isSecondSooner: boolean,
  subject: Subject,
): [readonly Span[], readonly Span[]] {
  if (isSecondSooner) {
    const others = second(subject);
    return others.length === 0 ? [[], []] : [first(subject), others];
  }
  const ones = first(subject);
  return ones.length === 0 ? [[], []] : [ones, second(subject)];
}

interface Reach {
  readonly gaps: WordGaps;
  readonly within: number;
}

function takenFrom(
  firsts: readonly Span[],
  seconds: readonly Span[],
  takes: Near['takes'],
  reach: Reach,
): Span[] {
  const [one, other] = [new Neighbours(firsts, reach), new Neighbours(seconds, reach)];
  if (takes === 'between') return unite(firsts.flatMap((hit) => other.betweenAnyAnd(hit)));
  return [
    ...(takes === 'second' ? [] : firsts.filter((hit) => other.isNear(hit))),
    ...(takes === 'first' ? [] : seconds.filter((hit) => one.isNear(hit))),
  ];
}

/** Spans of one place, by where they begin and by where they end. */
class Neighbours {
  private readonly begins: Float64Array;
  private readonly ends: Float64Array;
  private readonly reach: Reach;

  constructor(spans: readonly Span[], reach: Reach) {
    this.begins = Float64Array.from(spans, ({ from }) => from).sort();
    this.ends = Float64Array.from(spans, ({ to }) => to).sort();
    this.reach = reach;
  }

  isNear({ from, to }: Span): boolean {
    const { gaps, within } = this.reach;
    const next = this.begins[firstWhere(this.begins, (begin) => begin >= to)];
    const last = this.ends[firstWhere(this.ends, (end) => end > from) - 1];
    return (
      (next !== undefined && gaps.between(to, next) <= within) ||
      (last !== undefined && gaps.between(last, from) <= within)
    );
  }

  /** All text between a span and any that is near it, on either side: that to the farthest. */
  betweenAnyAnd({ from, to }: Span): Span[] {
    const { gaps, within } = this.reach;
    const next =
      this.begins[firstWhere(this.begins, (begin) => begin > to && gaps.between(to, begin) > within) - 1];
    const last = this.ends[firstWhere(this.ends, (end) => gaps.between(end, from) <= within)];
    return [
      ...(last !== undefined && last < from ? [{ from: last, to: from }] : []),
      ...(next !== undefined && next > to ? [{ from: to, to: next }] : []),
    ];
  }
}

/** The index of the first of sorted numbers of which `is` holds; from there on it holds of all. */
function firstWhere(sorted: Float64Array, is: (value: number) => boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (is(sorted[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** What it finds, in a sentence for a reader of rules. */
export function nearInWords(
  { first, second, within, takes }: Near,
  inWords: (part: Match) => string,
): string {
  const pair = `${clause(inWords(first))} (first) with ${clause(inWords(second))} (second) at most ${within} words off in the same portion`;
  return `${pair}; it takes ${SPOKEN[takes]}.`;
}

const SPOKEN: Readonly<Record<Near['takes'], string>> = {
  first: 'the first',
  second: 'the second',
  both: 'both',
  between: 'the words between them',
};
