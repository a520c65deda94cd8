import type { Instruction } from '../../model/instruction.ts';
import type { Marking } from '../../model/marking.ts';
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
    status: {
      ...status,
      reasons: status.reasons.map(({ provision, text }) => ({ provision, text })),
      stillNeeded: status.stillNeeded.map(({ code, text }) => `${code}: ${text}`),
    },
    messages: messages.map(({ severity, code, reason }) => ({ severity, code, reason })),
  };
}

export const classificationOf = (marking: Marking | null): string | null => marking?.level ?? null;

/** A status for reading: the answer first, then why, then what is left to do. */
export function statusLines({
  asOf,
  state,
  level,
  declassifyOn,
  outerDate,
  reasons,
  stillNeeded,
}: Status): string[] {
  return [
    `On ${asOf}: ${state}, level ${level}`,
    `  by its own instruction: ${declassifyOn ?? 'no date'}`,
    `  outer limit:            ${outerDate ?? 'none'}`,
    '',
    'Why',
    ...reasons.flatMap(({ provision, text }) => [`  ${text}`, `    ${provision}`]),
    ...(stillNeeded.length === 0 ? [] : ['', 'Still needed before release']),
    ...stillNeeded.flatMap(({ code, provision, text }) => [`  ${code}: ${text}`, `    ${provision}`]),
  ];
}
