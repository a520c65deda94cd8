import { bodyOf, type Cable } from '../../src/model/cable.ts';
import type { Person } from '../../src/model/person.ts';
import type { Span } from '../../src/model/span.ts';
import type { Match } from '../../src/rule/kinds.ts';

// What a match finds, told in the plainest way: nested loops over words, no index, no shared pass.

/** `lists` by file; texts have ASCII words, zero-width spaces in them and hyphens at line ends. */
export interface Given {
  readonly cable: Cable;
  readonly persons: readonly Person[];
  readonly lists: ReadonlyMap<string, readonly string[]>;
}

interface Word extends Span {
  readonly word: string;
}

const WORD = /[a-z0-9](?:[a-z0-9\u200b]*[a-z0-9])?/gi;
const WORD_OVER_WRAP = /[a-z0-9](?:(?:[a-z0-9\u200b]|-\n(?=[a-z0-9]))*[a-z0-9])?/gi;

const wordsOf = (text: string, pattern = WORD_OVER_WRAP): Word[] =>
  [...text.matchAll(pattern)].map(({ 0: printed, index }) => ({
    word: printed.replace(/[\u200b\n-]/g, '').toLowerCase(),
    from: index,
    to: index + printed.length,
  }));

export function naive(match: Match, given: Given): Span[] {
  const { cable, persons, lists } = given;
  const inner = (part: Match): Span[] => naive(part, given);
  switch (match.kind) {
    case 'phrase':
      return phrases(cable.text, match.any);
    case 'list':
      return phrases(cable.text, lists.get(match.file) ?? []);
    case 'portion':
      return cable.portions
        .filter(({ kind }) => match.kinds?.some((each) => each === kind))
        .flatMap((p) => bodyOf(p, cable.text));
    case 'person':
      return persons.filter(({ role }) => match.roles?.includes(role)).flatMap(({ mentions }) => mentions);
    case 'section':
      return section(cable, phrases(cable.text, match.headings));
    case 'any':
      return match.of.flatMap(inner);
    case 'all': {
      const found = match.of.map(inner);
      const near = (a: Span, b: Span): boolean => match.within === 'cable' || shared(cable, a, b).length > 0;
      if (match.within === 'cable') return found.every((hits) => hits.length > 0) ? found.flat() : [];
      return found
        .flat()
        .filter((hit) =>
          placesOf(cable, hit).some((place) =>
            found.every((hits) =>
              hits.some((other) => near(hit, other) && placesOf(cable, other).includes(place)),
            ),
          ),
        );
    }
    case 'except':
      return inner(match.find).filter(
        (hit) => !inner(match.but).some((b) => b.from <= hit.from && hit.to <= b.to),
      );
    case 'unless': {
      const reasons = inner(match.when);
      if (match.within === 'cable') return reasons.length === 0 ? inner(match.find) : [];
      const has = (place: string): boolean => reasons.some((each) => placesOf(cable, each).includes(place));
      return inner(match.find).filter((hit) => !placesOf(cable, hit).every(has));
    }
    case 'near':
      return near(cable, inner(match.first), inner(match.second), match);
    default:
      throw new Error(`There is no reference for ${match.kind}.`);
  }
}

function phrases(text: string, entries: readonly string[]): Span[] {
  const sought = entries.map((entry) => wordsOf(entry).map(({ word }) => word));
  const found = [WORD, WORD_OVER_WRAP].flatMap((pattern) => inReading(wordsOf(text, pattern), sought));
  return found.filter(
    (a) => !found.some((b) => b.from <= a.from && a.to <= b.to && b.to - b.from > a.to - a.from),
  );
}

function inReading(words: readonly Word[], sought: readonly (readonly string[])[]): Span[] {
  const found: Span[] = [];
  for (let i = 0; i < words.length; ) {
    let longest = 0;
    for (const entry of sought)
      if (entry.every((word, k) => words[i + k]?.word === word)) longest = Math.max(longest, entry.length);
    if (longest > 0) found.push({ from: words[i]?.from ?? 0, to: words[i + longest - 1]?.to ?? 0 });
    i += Math.max(1, longest);
  }
  return found;
}

function placesOf({ portions, text }: Cable, span: Span): string[] {
  const touched = new Set<string>();
  for (let at = span.from; at < span.to; at++) {
    const portion = portions.find(({ spans }) => spans.some(({ from, to }) => from <= at && at < to));
    if (portion !== undefined) touched.add(portion.id);
    else if (/\S/.test(text[at] ?? '')) touched.add('outside');
  }
  return touched.size === 0 ? ['outside'] : [...touched];
}

const shared = (cable: Cable, a: Span, b: Span): string[] =>
  placesOf(cable, a).filter((place) => placesOf(cable, b).includes(place));

function near(
  cable: Cable,
  firsts: readonly Span[],
  seconds: readonly Span[],
  { within, takes }: Extract<Match, { kind: 'near' }>,
): Span[] {
  const words = wordsOf(cable.text);
  const found: Span[] = [];
  for (const first of firsts)
    for (const second of seconds) {
      const [a, b] = first.from <= second.from ? [first, second] : [second, first];
      const gap = { from: a.to, to: b.from };
      const between = words.filter(({ from }) => from >= gap.from && from < gap.to).length;
      if (gap.from > gap.to || between > within || shared(cable, a, b).length === 0) continue;
      if (takes === 'between') found.push(...(gap.from < gap.to ? [gap] : []));
      if (takes === 'first' || takes === 'both') found.push(first);
      if (takes === 'second' || takes === 'both') found.push(second);
    }
  return found;
}

function section(cable: Cable, hits: readonly Span[]): Span[] {
  const { text, portions } = cable;
  const headings = portions.filter(({ kind }) => kind === 'heading').flatMap((each) => bodyOf(each, text));
  const bodies = portions.filter(({ kind }) => kind === 'paragraph').flatMap((each) => bodyOf(each, text));
  const touches = (a: Span, b: Span): boolean => a.from < b.to && b.from < a.to;
  const opening = headings.filter((heading) => hits.some((hit) => touches(hit, heading)));
  const own = hits.filter((hit) => {
    const isFirst = bodies.some(
      ({ from }) => from <= hit.from && !/[a-z0-9]/i.test(text.slice(from, hit.from)),
    );
    const before = /(?:^|\n[^a-z0-9]*\n)[^a-z0-9]*$/i.test(text.slice(0, hit.from));
    const after = /^[^a-z0-9]*?(?:\n|$)/i.test(text.slice(hit.to));
    return !headings.some((heading) => touches(hit, heading)) && (isFirst || before) && after;
  });
  const edges = [...headings, ...own].map(({ from }) => from);
  return [...opening, ...own].flatMap((mark) => {
    const to = Math.min(text.length, ...edges.filter((edge) => edge > mark.from));
    const found = [...bodies, ...headings].flatMap((body) => {
      const cut = { from: Math.max(mark.from, body.from), to: Math.min(to, body.to) };
      return cut.from < cut.to ? [cut] : [];
    });
    return found.some(({ from }) => from <= mark.from) ? found : [mark, ...found];
  });
}
