import { listed } from '../../declassification/calculator.ts';
import type { Instruction } from '../../model/instruction.ts';
import { LEVEL_NAMES, type Marking } from '../../model/marking.ts';
import type { Message } from '../../model/message.ts';
import type { Status } from '../../model/status.ts';

/** The JSON of `check` and `when`: names that scripts depend on. */
export function statusJson(
  on: {
    readonly mrn?: string;
    readonly file?: string;
    readonly dated: string | null;
    readonly classification: string | null;
  },
  instruction: Instruction,
  status: Status,
  messages: readonly Message[],
): object {
  const { printed, order, kind, date } = instruction;
  return {
    ...on,
    instruction: { printed, order, kind, ...(date === undefined ? {} : { date }) },
    status: listed(status),
    messages: messages.map(({ severity, code, reason }) => ({ severity, code, reason })),
  };
}

/** The level in full, as every JSON of this program spells it. */
export const classificationOf = (marking: Marking | null): string | null =>
  marking === null || marking.level === null ? null : LEVEL_NAMES[marking.level];
