import type { DatedLevel, Instruction } from '../model/instruction.ts';
import { isClassified, type Level } from '../model/marking.ts';
import { info, type Message, warning } from '../model/message.ts';
import { type FormMatch, matchForm } from './match-form.ts';
import type { Order } from './order.ts';
import { orderInferred, type PrintedOrder, printedOrder } from './printed-order.ts';
import { type LabelledLine, labelledLine } from './read-line.ts';
import { type Said, sayOf } from './say.ts';
import { endOf } from './term.ts';

/** What the lines of one header instruct, and what a person should know about them. */
export interface InstructionReading {
  readonly instruction: Instruction;
  readonly messages: readonly Message[];
}

/**
 * Reads the declassification lines of one header block. Of several instructions the longest governs
 * (32 CFR 2001.22(e)(2)); a reason or a notice of declassification never outweighs an instruction.
 */
export function readInstruction(
  lines: readonly string[],
  doc: DatedLevel,
  orders: readonly Order[],
): InstructionReading {
  const readings = lines.filter((line) => line.trim() !== '').flatMap((line) => readLine(line, doc, orders));
  const [first = NOTHING, ...others] = distinct(readings);
  const { instruction } = others.reduce((a, b) => (outweighs(b, a, doc, orders) ? b : a), first);
  const several = [first, ...others].filter((reading) => weight(reading.instruction, doc) > 1).length;
  const messages = [
    ...(several > 1 ? [severalInstructions(several)] : []),
    ...readings.flatMap((reading) => reading.messages),
    ...(instruction.kind === 'none' ? missing(instruction, doc.level) : []),
  ];
  const once = new Map(messages.map((told) => [`${told.reason} ${told.printed}`, told]));
  return { instruction, messages: [...once.values()] };
}

const NOTHING: InstructionReading = {
  instruction: { kind: 'none', printed: '', order: null },
  messages: [],
};

function readLine(line: string, doc: DatedLevel, orders: readonly Order[]): InstructionReading[] {
  const labelled = labelledLine(line);
  const order = printedOrder(labelled.order, doc.dated, orders);
  if (labelled.interleaved) return [garbled(line, order)];
  const told = [...order.messages, ...(labelled.doubled ? [DOUBLED] : [])];
  if (labelled.pieces.length === 0) return [empty(line, order, told)];
  return labelled.pieces.map((piece, i) => {
    const reading = readPiece(piece, line, order, doc, orders);
    return i === 0
      ? { ...reading, messages: [...told, ...unnamed(labelled, order), ...reading.messages] }
      : reading;
  });
}

function readPiece(
  piece: string,
  line: string,
  printed: PrintedOrder,
  doc: DatedLevel,
  orders: readonly Order[],
): InstructionReading {
  const match = matchForm(piece, printed.order, orders);
  const { messages, ...said } = match === undefined ? UNKNOWN : saidBy(match, doc);
  return { instruction: { printed: line, order: printed.number, ...said }, messages };
}

const saidBy = (match: FormMatch, doc: DatedLevel): Said => {
  const said = sayOf(match, doc);
  return match.own ? said : { ...said, messages: [...said.messages, elsewhere(match.order)] };
};

const UNKNOWN: Said = {
  kind: 'unreadable',
  messages: [
    warning(
      'instruction-unknown',
      'The line fits no form of any order. Read it against the original; until then the 25-year rule applies.',
    ),
  ],
};

function garbled(line: string, { number }: PrintedOrder): InstructionReading {
  const reason =
    'Another header field runs through the line, so its instruction cannot be told apart. Read the original.';
  return {
    instruction: { kind: 'unreadable', printed: line, order: number },
    messages: [warning('instruction-interleaved', reason)],
  };
}

const empty = (line: string, { number }: PrintedOrder, told: readonly Message[]): InstructionReading => ({
  instruction: { kind: 'none', printed: line, order: number },
  messages: told,
});

const unnamed = ({ order }: LabelledLine, printed: PrintedOrder): Message[] =>
  order === null && printed.order !== undefined ? [orderInferred(printed.order)] : [];

/** The same instruction said twice is one. */
function distinct(readings: readonly InstructionReading[]): InstructionReading[] {
  const seen = new Map<string, InstructionReading>();
  for (const reading of readings) {
    const { kind, date, code, event, years } = reading.instruction;
    const key = JSON.stringify([kind, date, code, event, years]);
    if (!seen.has(key)) seen.set(key, reading);
  }
  return [...seen.values()];
}

function outweighs(
  a: InstructionReading,
  b: InstructionReading,
  doc: DatedLevel,
  orders: readonly Order[],
): boolean {
  const [weightA, weightB] = [weight(a.instruction, doc), weight(b.instruction, doc)];
  if (weightA !== weightB) return weightA > weightB;
  return endOf(doc, a.instruction, orders) > endOf(doc, b.instruction, orders);
}

/** What is no instruction gives way to what is; N/A speaks for nothing but an unclassified document. */
function weight({ kind, code }: Instruction, doc: DatedLevel): number {
  if (kind === 'not-applicable') return code !== undefined ? 3 : isClassified(doc.level) ? 2 : 0;
  return kind === 'none' || kind === 'notice' ? 1 : 2;
}

function missing({ code }: Instruction, level: Level): Message[] {
  if (code !== undefined) return [REASON_IN_PLACE];
  return isClassified(level) ? [MISSING] : [];
}

const MISSING = warning(
  'instruction-missing',
  'No declassification instruction was found; the 25-year rule applies.',
);
const REASON_IN_PLACE = warning(
  'reason-in-place',
  'A classification reason stands where the instruction belongs; the instruction is missing (32 CFR 2001.12(c)(2)).',
);

const DOUBLED = info('instruction-doubled', 'The line is printed twice over itself; it was read once.');

const severalInstructions = (count: number): Message =>
  warning(
    'instructions-several',
    `There are ${count} different instructions; the one that lasts longest governs (32 CFR 2001.22(e)(2)).`,
  );

const elsewhere = (order: Order): Message =>
  warning(
    'form-of-another-order',
    `The instruction has a form of E.O. ${order.order}, which the line does not name.`,
  );
