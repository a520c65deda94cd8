import { z } from 'zod';
import type { Cable } from '../../model/cable.ts';
import type { Span } from '../../model/span.ts';
import type { Matcher } from '../subject.ts';

const FIELDS = ['from', 'to', 'info', 'captions', 'tags', 'references', 'classifiedBy', 'signature'] as const;

/** A named field of the header, whole, or those of its values that hold one of the given words. */
export const FieldMatch = z.strictObject({
  kind: z.literal('field'),
  field: z.enum(FIELDS),
  holds: z.array(z.string().min(1)).optional(),
});

export function compileField({ field, holds }: z.infer<typeof FieldMatch>): Matcher {
  const sought = holds?.map((word) => word.toUpperCase());
  return ({ cable }) =>
    valuesOf(cable, field)
      .filter(
        ({ printed }) => sought === undefined || sought.some((word) => printed.toUpperCase().includes(word)),
      )
      .map(({ span }) => span);
}

function valuesOf({ fields }: Cable, name: (typeof FIELDS)[number]): { printed: string; span: Span }[] {
  const value = fields[name];
  if (value === undefined) return [];
  return 'span' in value ? [value] : [...value];
}
