import type { Cable, Field } from '../model/cable.ts';
import { type Span, SpanIndex, unite } from '../model/span.ts';
import type { Facts } from '../model/variant.ts';

/** The facts of a header, each only where its place was released. `gone` is what the copy leaves out. */
export function factsOf({ fields }: Cable, gone: readonly Span[]): Facts {
  const out = new SpanIndex(unite(gone));
  const shown = <T>(field: Field<T> | undefined, say: (value: T) => string): string => {
    if (field === undefined) return 'not given';
    if (out.at(field.span).length === 0) return say(field.value).replace(/\s+/g, ' ').trim();
    return out.holds(field.span) ? 'withheld' : 'withheld in part';
  };
  const to = fields.to.map((field) => shown(field, ({ address }) => address));
  return {
    dated: shown(fields.dtg, (value) => value.slice(0, 10)),
    from: shown(fields.from, (value) => value),
    to: [...new Set(to)].join('; ') || 'not given',
    subject: shown(fields.subject, (value) => value),
  };
}
