import type { Order } from '../declassification/order.ts';
import { readInstruction } from '../declassification/read-instruction.ts';
import type { MarkingAnswer } from '../marking/answer.ts';
import type { CivilDate } from '../model/civil-date.ts';
import type { Instruction } from '../model/instruction.ts';

/** A declassification line among questions about markings: the order it names and what it instructs. */
export function answerEoLine(
  line: string,
  dated: CivilDate | undefined,
  orders: readonly Order[],
): MarkingAnswer {
  const doc = { level: 'C', dated: dated ?? null } as const;
  const first = readInstruction([line], doc, orders).instruction;
  // A year of two digits needs a day: without one, that of the order printed.
  const since = dated ?? orders.find(({ order }) => order === first.order)?.inForce[0]?.from ?? null;
  const read =
    first.kind === 'unreadable' ? readInstruction([line], { ...doc, dated: since }, orders) : undefined;
  const instruction = read?.instruction ?? first;
  const valid = instruction.kind !== 'unreadable';
  const result = {
    eo: instruction.order,
    instr: wordOf(instruction),
    ...(instruction.code?.startsWith('XGDS-') && { code: instruction.code }),
    ...(instruction.date && { date: instruction.date }),
  };
  return { valid, result, marking: null, banner: null, portion: null, findings: [] };
}

/** The schedule that is printed, without its category; a date of E.O. 12065 may stand behind GDS. */
const SCHEDULE = /(?<![A-Z])(?:XGDS|GDS|ADS)(?![A-Z])/;

function wordOf({ kind, code, printed }: Instruction): string {
  if (kind === 'not-applicable') return 'N/A';
  const schedule = SCHEDULE.exec(code ?? (kind === 'date' ? printed : ''));
  if (schedule !== null) return schedule[0];
  return code ?? (kind === 'date' || kind === 'event' || kind === 'duration' ? 'DECL' : kind);
}
