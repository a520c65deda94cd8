import { ENOUGH_CABLES, type RuleTally } from '../../rule/tally.ts';
import { plural } from '../terminal.ts';

/** Rules that are named in a line; the others are counted. */
const MOST_NAMED = 5;

/** What rules did in a collection, in two lines; of a few cables nothing, for they tell nothing of rules. */
export function tallyLines(tally: RuleTally): string[] {
  if (tally.cables <= ENOUGH_CABLES) return [];
  const holding = tally
    .all()
    .filter(({ heldCables }) => heldCables > 0)
    .sort((a, b) => b.heldCables - a.heldCables)
    .map(({ rule, heldCables }) => `${rule} ${plural(heldCables, 'cable')}`);
  const silent = tally.silent();
  return [
    ...(holding.length === 0 ? [] : [`Held by rules: ${named(holding)}`]),
    ...(silent.length === 0 ? [] : [`Rules that never matched: ${named(silent)}`]),
  ];
}

const named = (all: readonly string[]): string =>
  all.length > MOST_NAMED
    ? `${all.slice(0, MOST_NAMED).join(', ')} and ${all.length - MOST_NAMED} more`
    : all.join(', ');
