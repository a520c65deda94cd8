import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  byPosition,
  covers,
  isEmpty,
  overlap,
  type Span,
  SpanIndex,
  subtract,
} from '../../src/model/span.ts';

const LENGTH = 40;
const place: fc.Arbitrary<Span> = fc
  .tuple(fc.nat(LENGTH), fc.nat(12))
  .map(([from, width]) => ({ from, to: from + width }));
const wide: fc.Arbitrary<Span> = fc.record({ from: fc.nat(LENGTH), to: fc.nat(LENGTH + 12) });
const many = fc.array(fc.oneof(place, wide), { maxLength: 20 });

const characters = ({ from, to }: Span): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);

describe('an index of spans', () => {
  test('finds what a look at each would find, nested, overlapping and empty ones too', () => {
    fc.assert(
      fc.property(many, place, (spans, asked) => {
        const seen = spans.filter((span) => !isEmpty(span) && overlap(span, asked)).sort(byPosition);
        expect(new SpanIndex(spans).at(asked)).toEqual(seen);
      }),
      { numRuns: 5000 },
    );
  });

  test('tells whether any shares text with a span, and whether one has all of it', () => {
    fc.assert(
      fc.property(many, place, (spans, asked) => {
        const index = new SpanIndex(spans);
        const there = spans.filter((span) => !isEmpty(span));
        expect(index.touches(asked)).toBe(there.some((span) => overlap(span, asked)));
        if (!isEmpty(asked)) expect(index.holds(asked)).toBe(there.some((span) => covers(span, asked)));
      }),
      { numRuns: 5000 },
    );
  });

  test('leaves in order just the characters that lie in none', () => {
    fc.assert(
      fc.property(many, place, (spans, asked) => {
        const covered = new Set(spans.flatMap(characters));
        const free = characters(asked).filter((at) => !covered.has(at));
        const gaps = new SpanIndex(spans).gapsIn(asked);
        expect(gaps.flatMap(characters)).toEqual(free);
        expect(subtract(asked, spans)).toEqual(gaps);
      }),
      { numRuns: 5000 },
    );
  });

  test('hands back the very things it was given', () => {
    const [first, second] = [
      { from: 0, to: 4, name: 'first' },
      { from: 2, to: 9, name: 'second' },
    ];
    const index = new SpanIndex([second, first]);
    expect(index.at({ from: 3, to: 5 }).map(({ name }) => name)).toEqual(['first', 'second']);
    expect(index.at({ from: 4, to: 5 })[0]).toBe(second);
  });

  test('does not look at others: a span over the whole text hides nothing and slows nothing', () => {
    let looks = 0;
    const counted = (from: number, to: number): Span => ({
      get from() {
        looks += 1;
        return from;
      },
      to,
    });
    const size = 10_000;
    const index = new SpanIndex([
      counted(0, size),
      ...Array.from({ length: size }, (_, i) => counted(i, i + 1)),
    ]);
    looks = 0;
    expect(index.at({ from: size / 2, to: size / 2 + 1 })).toHaveLength(2);
    expect(looks).toBeLessThan(200);
  });
});
