import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Portion } from '../../src/model/cable.ts';
import type { Person } from '../../src/model/person.ts';
import { type Span, unite } from '../../src/model/span.ts';
import { compileMatch, Match } from '../../src/rule/kinds.ts';
import { newPasses } from '../../src/rule/passes.ts';
import { foldedView } from '../../src/text/view.ts';
import { cableOf, portion } from '../person/cables.ts';
import { type Given, naive } from './naive.ts';

const WORDS = ['harbor', 'pier', 'vale', 'moor', 'bio'];
const LISTS = new Map([['lists/l.txt', ['harbor pier', 'vale', 'moor moor bio']]]);

const word = fc
  .tuple(fc.constantFrom(...WORDS), fc.constantFrom('plain', 'upper', 'zero', 'hyphen', 'plain', 'plain'))
  .map(([text, how]) => {
    if (how === 'upper') return text.toUpperCase();
    if (how === 'zero') return `${text.slice(0, 2)}\u200b${text.slice(2)}`;
    return how === 'hyphen' ? `${text.slice(0, 2)}-\n${text.slice(2)}` : text;
  });
const gap = fc.constantFrom(' ', ' ', ' ', '\n', '  ', '\u00a0', ', ', '. ', '\n\n', ': ');
const words = fc.array(fc.tuple(word, gap), { minLength: 1, maxLength: 7 }).map((pairs) =>
  pairs
    .map((pair) => pair.join(''))
    .join('')
    .trim(),
);

interface Piece {
  readonly kind: 'paragraph' | 'heading' | 'none';
  readonly text: string;
}
const piece: fc.Arbitrary<Piece> = fc.record({
  kind: fc.constantFrom('paragraph', 'paragraph', 'paragraph', 'heading', 'none'),
  text: words,
});

/** A cable of paragraphs, headings and text in no portion; persons whose names are some of its words. */
const given: fc.Arbitrary<Given> = fc
  .tuple(
    fc.array(piece, { minLength: 1, maxLength: 5 }),
    fc.array(fc.tuple(fc.nat(), fc.boolean()), { maxLength: 4 }),
  )
  .map(([pieces, chosen]) => {
    const portions: Portion[] = [];
    let text = '';
    for (const { kind, text: piece } of pieces) {
      if (kind !== 'none')
        portions.push(
          portion(`${portions.length + 1}`, kind, [{ from: text.length, to: text.length + piece.length }]),
        );
      text += `${piece}\n\n`;
    }
    const spots = [...text.matchAll(/[a-z]+/gi)];
    const persons = chosen.flatMap(([n, isSource], i): Person[] => {
      const spot = spots[n % Math.max(1, spots.length)];
      if (spot === undefined) return [];
      const mention = { from: spot.index, to: spot.index + spot[0].length };
      return [
        { id: `p${i}`, name: 'n', role: isSource ? 'source' : 'private', evidence: 'e', mentions: [mention] },
      ];
    });
    const lists = LISTS;
    return { cable: cableOf(text, { portions }), persons, lists };
  });

const phrase = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 3 })
  .map((each) => each.join(' '));
const within = fc.constantFrom('portion' as const, 'cable' as const);
const { match } = fc.letrec<{ match: Match; part: Match; single: Match }>((tie) => {
  const part = tie('part');
  const pair = fc.array(part, { minLength: 2, maxLength: 3 });
  return {
    single: fc.oneof(
      fc
        .array(phrase, { minLength: 1, maxLength: 3 })
        .map((any): Match => ({ kind: 'phrase', any, reach: 'words' })),
      fc.constant<Match>({ kind: 'list', file: 'lists/l.txt' }),
      fc.constantFrom<Match>(
        { kind: 'portion', kinds: ['heading'] },
        { kind: 'portion', kinds: ['paragraph'] },
      ),
      fc.constantFrom<Match>(
        { kind: 'person', roles: ['source'] },
        { kind: 'person', roles: ['source', 'private'] },
      ),
      fc
        .array(phrase, { minLength: 1, maxLength: 2 })
        .map((headings): Match => ({ kind: 'section', headings })),
    ),
    part: fc.oneof({ maxDepth: 3, withCrossShrink: true }, tie('single'), tie('match')),
    match: fc.oneof(
      { maxDepth: 3 },
      tie('single'),
      fc.record({ kind: fc.constant('any' as const), of: pair }),
      fc.record({ kind: fc.constant('all' as const), of: pair, within }),
      fc.record({ kind: fc.constant('except' as const), find: part, but: part }),
      fc.record({ kind: fc.constant('unless' as const), find: part, when: part, within }),
      fc.record({
        kind: fc.constant('near' as const),
        first: part,
        second: part,
        within: fc.nat(6),
        takes: fc.constantFrom('first' as const, 'second' as const, 'both' as const, 'between' as const),
      }),
    ),
  };
});

const LIST_FILES = new Map(
  [...LISTS].map(([file, entries]) => [file, { source: 's', licence: 'l', entries }]),
);
/** What a match finds; `order` are matches of a run, it among them, that share their passes. */
function found(sought: Match, { cable, persons }: Given, order: readonly Match[] = [sought]): Span[] {
  const passes = newPasses();
  const compiled = new Map(order.map((each) => [each, compileMatch(each, passes, LIST_FILES)]));
  const view = foldedView(cable.text);
  const subject = { cable, persons, view, notices: [], portions: cable.portions };
  const spans = new Map([...compiled].map(([each, matcher]) => [each, matcher(subject)]));
  return spans.get(sought) ?? [];
}
const written = (spans: readonly Span[]): string[] =>
  [...new Set(spans.map(({ from, to }) => `${from}-${to}`))].sort();
const hasBetween = (sought: Match): boolean => JSON.stringify(sought).includes('"takes":"between"');

describe('every kind finds what the plain reference finds', () => {
  const kinds = [
    'phrase',
    'list',
    'portion',
    'person',
    'section',
    'any',
    'all',
    'except',
    'unless',
    'near',
  ] as const;
  test.each(kinds)('%s', (kind) => {
    let some = 0;
    fc.assert(
      fc.property(
        match.filter((each) => each.kind === kind && !hasBetween(each)),
        given,
        (sought, cable) => {
          const expected = written(naive(sought, cable));
          if (expected.length > 0) some += 1;
          expect(written(found(sought, cable))).toEqual(expected);
        },
      ),
      { numRuns: 400 },
    );
    expect(some).toBeGreaterThan(20);
  });

  test('near, of what stands between, all together', () => {
    const between = match.filter((each) => each.kind === 'near' && each.takes === 'between');
    fc.assert(
      fc.property(between, given, (sought, cable) => {
        const outer = hasBetween({ ...sought, takes: 'both' } as Match);
        if (!outer) expect(unite(found(sought, cable))).toEqual(unite(naive(sought, cable)));
      }),
      { numRuns: 400 },
    );
  });

  test('and the same whatever else is compiled with it, before or behind', () =>
    fc.assert(
      fc.property(match, match, given, (one, other, cable) => {
        const alone = found(one, cable);
        for (const order of [
          [one, other],
          [other, one],
        ])
          expect(found(one, cable, order)).toEqual(alone);
      }),
      { numRuns: 300 },
    ));

  test('a match that is generated is one that a pack may have', () =>
    fc.assert(
      fc.property(match, (sought) => {
        expect(Match.safeParse(sought).error?.issues ?? []).toEqual([]);
      }),
    ));
});
