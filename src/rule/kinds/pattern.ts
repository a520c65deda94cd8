import { z } from 'zod';
import type { Cable, Portion } from '../../model/cable.ts';
import { overlap, type Span, SpanIndex } from '../../model/span.ts';
import { compilePattern } from '../../text/pattern.ts';
import { foldedView } from '../../text/view.ts';
import { newPasses, type Passes } from '../passes.ts';
import type { Matcher } from '../subject.ts';

/**
 * A pattern in linear-time syntax. `in: body` keeps it out of the lines that machines write: numbers, dates,
 * routing, classification, TAGS and references. Classified By, addresses and signature are people's words.
 */
export const PatternMatch = z.strictObject({
  kind: z.literal('pattern'),
  pattern: z.string().min(1),
  ignoreCase: z.boolean().default(false),
  in: z.enum(['text', 'body']).default('text'),
});

export function compilePatternMatch(
  { pattern, ignoreCase, in: where }: z.infer<typeof PatternMatch>,
  passes: Passes = newPasses(),
): Matcher {
  const compiled = compilePattern(pattern, { ignoreCase, sightings: passes.sightings });
  return ({ view, cable, portions, budget }) => {
    const hits = compiled.find(view, budget);
    if (hits.length === 0) return [];
    const places = portionsByPlace(portions);
    const again = (slice: string): Span[] => compiled.findAlone(foldedView(slice), budget);
    const found = hits.flatMap((span) => withinPortions(again, cable.text, places, span));
    if (where === 'text') return found;
    const machine = new SpanIndex(machineFields(cable));
    return found.filter((span) => !machine.touches(span));
  };
}

type Place = Span & { readonly id: string };

const known = new WeakMap<readonly Portion[], SpanIndex<Place>>();

/** The portions of a cable by place, put in order once however many patterns ask. */
function portionsByPlace(portions: readonly Portion[]): SpanIndex<Place> {
  const places =
    known.get(portions) ??
    new SpanIndex(portions.flatMap(({ id, spans }) => spans.map(({ from, to }) => ({ id, from, to }))));
  known.set(portions, places);
  return places;
}

/**
 * The view reads on over a blank line, but no number goes on in the next paragraph: what was found across the edge
 * of portions is looked for again in each of them.
 */
function withinPortions(
  find: (slice: string) => Span[],
  text: string,
  places: SpanIndex<Place>,
  span: Span,
): Span[] {
  const touched = places.at(span);
  const ids = new Set(touched.map(({ id }) => id));
  if (ids.size < 2) return [span];
  return [...ids].flatMap((id) => {
    const own = touched.filter((place) => place.id === id);
    const from = own[0]?.from ?? span.from;
    const to = own.at(-1)?.to ?? span.to;
    return find(text.slice(from, to))
      .map((found) => ({ from: from + found.from, to: from + found.to }))
      .filter((found) => overlap(found, span));
  });
}

function machineFields({ fields }: Cable): Span[] {
  const { transmissionId, routing, originator, security, precedence, dtg } = fields;
  const { classification, section, number, declassification, tags, references } = fields;
  const single = [transmissionId, routing, originator, security, precedence, dtg];
  // What is no number of a cable, an e-mail or a report, is in the author's words.
  const cited = references.filter(({ value }) => value.kind === 'cable');
  return [...single, classification, section, number, ...declassification, ...tags, ...cited].flatMap(
    (field) => (field === undefined ? [] : [field.span]),
  );
}

/** What a pattern finds, in a sentence for a reader of rules, who goes by its examples; the pattern is for its author. */
export function patternInWords({ pattern, ignoreCase, in: where }: z.infer<typeof PatternMatch>): string {
  const hasGroups = /\((?!\?)/.test(pattern.replaceAll(/\\./g, ''));
  return [
    'Text of the form that the examples show',
    ...(ignoreCase ? ['in any case'] : []),
    ...(where === 'body' ? ['but not in lines that machines write (numbers, dates, routing, TAGS)'] : []),
    ...(hasGroups ? ['and of it only what is marked there'] : []),
  ]
    .join(', ')
    .concat('.');
}
