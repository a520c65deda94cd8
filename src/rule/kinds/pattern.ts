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
  return ({ view, cable }) => {
    const found = compiled.find(view);
    if (where === 'text') return found;
    const machine = new SpanIndex(machineFields(cable));
    return found.filter((span) => machine.at(span).length === 0);
  };
}

function machineFields({ fields }: Cable): Span[] {
  const { transmissionId, routing, originator, security, precedence, dtg } = fields;
  const { classification, section, number, declassification, tags, references } = fields;
  const single = [transmissionId, routing, originator, security, precedence, dtg];
  return [...single, classification, section, number, ...declassification, ...tags, ...references].flatMap(
    (field) => (field === undefined ? [] : [field.span]),
  );
}
