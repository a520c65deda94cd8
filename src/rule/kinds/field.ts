import { z } from 'zod';
import type { Cable } from '../../model/cable.ts';
import type { Span } from '../../model/span.ts';
import type { Matcher } from '../subject.ts';
import { oneOf, quoted } from './words.ts';

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

/** What a field rule finds, in a sentence for a reader of rules. */
export const fieldInWords = ({ field, holds }: z.infer<typeof FieldMatch>): string =>
  `The header's ${SPOKEN[field]}${holds === undefined ? '' : `, where it has ${oneOf(holds.map(quoted))}`}.`;

const SPOKEN: Readonly<Record<(typeof FIELDS)[number], string>> = {
  from: 'sender',
  to: 'addressees',
  info: 'addressees for information',
  captions: 'captions',
  tags: 'TAGS',
  references: 'references',
  classifiedBy: 'line Classified By',
  signature: 'signature',
};
