import { z } from 'zod';
import { covers } from '../../model/span.ts';
import { compilePattern } from '../../text/pattern.ts';
import type { Matcher } from '../subject.ts';

/** A pattern in linear-time syntax. `in: body` keeps it out of the header's own lines. */
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
    return where === 'text'
      ? found
      : found.filter((span) => !cable.layout.some((line) => covers(line, span)));
  };
}
