import { z } from 'zod';
import type { Cable } from '../../model/cable.ts';
import { type Span, SpanIndex } from '../../model/span.ts';
import { compilePattern } from '../../text/pattern.ts';
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

export function compilePatternMatch({
  pattern,
  ignoreCase,
  in: where,
}: z.infer<typeof PatternMatch>): Matcher {
  const compiled = compilePattern(pattern, { ignoreCase });
  return ({ view, cable, portions }) => {
    const places = new SpanIndex(portions.flatMap(({ id, spans }) => spans.map((span) => ({ id, ...span }))));
    const found = compiled.find(view).map((span) => withinOne(places, span));
    if (where === 'text') return found;
    const machine = new SpanIndex(machineFields(cable));
    return found.filter((span) => machine.at(span).length === 0);
  };
}

/** The view reads on over a blank line, but a number does not go on in the next paragraph. */
function withinOne(places: SpanIndex<Span & { readonly id: string }>, span: Span): Span {
  const [first, ...others] = places.at(span);
  if (first === undefined || others.every(({ id }) => id === first.id)) return span;
  const own = [first, ...others].filter(({ id }) => id === first.id);
  return { from: span.from, to: Math.min(span.to, own.at(-1)?.to ?? span.to) };
}

function machineFields({ fields }: Cable): Span[] {
  const { transmissionId, routing, originator, security, precedence, dtg } = fields;
  const { classification, section, number, declassification, tags, references } = fields;
  const single = [transmissionId, routing, originator, security, precedence, dtg];
  return [...single, classification, section, number, ...declassification, ...tags, ...references].flatMap(
    (field) => (field === undefined ? [] : [field.span]),
  );
}
