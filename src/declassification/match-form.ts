import { formPatterns, withoutLabel } from './form-pattern.ts';
import type { Form, Order } from './order.ts';

/** The form a line fits, and what stood in its slots. */
export interface FormMatch {
  readonly form: Form;
  readonly order: Order;
  readonly slots: Readonly<Record<string, string | undefined>>;
  /** False where the form belongs to another order than the line's. */
  readonly own: boolean;
}

/**
 * Forms of the line's own order come first: `GDS` is a table in one order and a missing date in another.
 * Another order's table is not borrowed, so that no date is computed that nobody set.
 */
export function matchForm(
  piece: string,
  own: Order | undefined,
  orders: readonly Order[],
): FormMatch | undefined {
  const words = withoutLabel(piece, orders);
  const others = orders.filter((order) => order !== own).sort((a, b) => (a.order < b.order ? 1 : -1));
  for (const order of own === undefined ? others : [own, ...others]) {
    const match = firstMatch(words, order, order === own);
    if (match !== undefined) return match;
  }
  return undefined;
}

function firstMatch(piece: string, order: Order, own: boolean): FormMatch | undefined {
  for (const { form, pattern } of formPatterns(order)) {
    const found = own || form.kind !== 'schedule' ? pattern.exec(piece) : null;
    if (found !== null) return { form, order, slots: found.groups ?? {}, own };
  }
  return undefined;
}
