import type { CivilDate } from '../model/civil-date.ts';
import { info, type Message, warning } from '../model/message.ts';
import { holdsOn, type Order, orderInForce, orderNumbered } from './order.ts';

/** Which order a line speaks under: its number, or the one in force where none can be read. */
export interface PrintedOrder {
  readonly number: string | null;
  readonly order: Order | undefined;
  readonly messages: readonly Message[];
}

/**
 * The order a line names and the order in force on the document's day are two facts. A stale number is
 * honoured and flagged; a damaged one is read only where one letter lost, added or changed leads to one order.
 */
export function printedOrder(
  printed: string | null,
  dated: CivilDate | null,
  orders: readonly Order[],
): PrintedOrder {
  const inForce = dated === null ? undefined : orderInForce(orders, dated);
  if (printed === null) return { number: null, order: inForce, messages: [] };
  const known = orderNumbered(orders, printed);
  if (known !== undefined)
    return { number: printed, order: known, messages: staleness(known, dated, inForce) };
  const meant = orderMeant(printed, inForce, orders);
  return { number: meant?.order ?? null, order: meant ?? inForce, messages: [damaged(meant)] };
}

function staleness(order: Order, dated: CivilDate | null, inForce: Order | undefined): Message[] {
  if (dated === null || order.inForce.some((row) => holdsOn(row, dated))) return [];
  const then = inForce === undefined ? 'no order known here' : `E.O. ${inForce.order}`;
  const reason = `The line names E.O. ${order.order}, but ${then} was in force on ${dated}. The instruction is honoured as printed.`;
  return [warning('order-stale', reason)];
}

/** A repaired number must also fit the day: a guess may not reach for an order long revoked. */
function orderMeant(
  printed: string,
  inForce: Order | undefined,
  orders: readonly Order[],
): Order | undefined {
  const near = orders.filter(({ order }) => oneEditApart(printed, order));
  if (inForce !== undefined) return near.includes(inForce) ? inForce : undefined;
  return near.length === 1 ? near[0] : undefined;
}

const damaged = (meant: Order | undefined): Message =>
  meant === undefined
    ? warning(
        'order-unknown',
        'The line names no order known here; it is read under the order in force on its day.',
      )
    : warning('order-damaged', `The number of the order is damaged; read as E.O. ${meant.order}. Check it.`);

/** One letter lost, added or changed. */
function oneEditApart(a: string, b: string): boolean {
  let same = 0;
  while (same < a.length && a[same] === b[same]) same++;
  const rests = [a.slice(same + 1), a.slice(same)];
  return rests[0] === b.slice(same + 1) || rests[0] === b.slice(same) || rests[1] === b.slice(same + 1);
}

/** Told where a line says what to do but not under which order. */
export const orderInferred = (order: Order): Message =>
  info(
    'order-inferred',
    `The line names no order; read under E.O. ${order.order}, in force on the document's day.`,
  );
