import { z } from 'zod';
import { bodyOf, PORTION_KINDS } from '../../model/cable.ts';
import { Level } from '../../model/marking.ts';
import type { Matcher } from '../subject.ts';
import { oneOf } from './words.ts';

/** The words of portions of a kind, level or control. */
export const PortionMatch = z.strictObject({
  kind: z.literal('portion'),
  kinds: z.array(z.enum(PORTION_KINDS)).optional(),
  levels: z.array(Level).optional(),
  controls: z.array(z.string()).optional(),
});

export function compilePortion({ kinds, levels, controls }: z.infer<typeof PortionMatch>): Matcher {
  return ({ portions, cable }) =>
    portions
      .filter(({ kind }) => kinds === undefined || kinds.some((each) => each === kind))
      .filter(
        ({ marking }) => levels === undefined || (marking.level !== null && levels.includes(marking.level)),
      )
      .filter(
        ({ marking }) =>
          controls === undefined || controls.some((c) => [...marking.nonIC, ...marking.dissem].includes(c)),
      )
      .flatMap((portion) => bodyOf(portion, cable.text));
}

/** What a portion rule finds, in a sentence for a reader of rules. */
export function portionInWords({ kinds, levels, controls }: z.infer<typeof PortionMatch>): string {
  const marks = [
    ...(levels === undefined ? [] : [`marked ${oneOf(levels)}`]),
    ...(controls === undefined ? [] : [`under the control ${oneOf(controls)}`]),
  ];
  return `All words of every ${[kinds === undefined ? 'portion' : oneOf(kinds), ...marks].join(' ')}.`;
}
