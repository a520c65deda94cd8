import { z } from 'zod';
import type { CivilDate } from '../model/civil-date.ts';
import type { EvidenceRow } from '../model/evidence.ts';
import type { Instruction } from '../model/instruction.ts';
import { LEVEL_NAMES, LEVELS, type Level } from '../model/marking.ts';
import { info, type Message } from '../model/message.ts';
import type { Need, Reason, Status } from '../model/status.ts';
import type { Order } from './order.ts';
import { readDate } from './read-date.ts';
import { type InstructionReading, readInstruction } from './read-instruction.ts';
import { type StatusSubject, statusOn } from './status.ts';
import { NATO_CONSENT } from './still-needed.ts';

/** What the words of a line do not say about where it stands or what else the document holds. */
export const CalculatorFlag = z.enum([
  'stamp',
  'release-stage-stamp',
  'restricted-data',
  'nato-portion',
  'second-line-quoted-in-body',
]);
export type CalculatorFlag = z.infer<typeof CalculatorFlag>;

export interface Calculation {
  readonly lines: readonly string[];
  readonly dated: CivilDate | null;
  readonly level: Level;
  readonly flags: readonly CalculatorFlag[];
  readonly asOf: CivilDate;
}

/** One answer of `tearline when`. */
export interface Calculated {
  readonly dated: CivilDate | null;
  readonly classification: string;
  readonly instruction: Pick<Instruction, 'printed' | 'order' | 'kind' | 'date'>;
  readonly status: Omit<Status, 'stillNeeded'> & { readonly stillNeeded: readonly string[] };
  readonly messages: readonly Message[];
}

/** From printed lines to a status: the whole room on one line of input. */
export function calculate(asked: Calculation, orders: readonly Order[]): Calculated {
  const { dated, level, flags, asOf } = asked;
  const quoted = flags.includes('second-line-quoted-in-body');
  const lines = quoted ? asked.lines.slice(0, 1) : asked.lines;
  const stamped = flags.includes('release-stage-stamp');
  const header = readInstruction(stamped ? lines.slice(0, -1) : lines, { dated, level }, orders);
  const stamp = stamped ? stampOf(asked, orders) : undefined;
  const { instruction, messages } = stamp ?? header;
  // Until the day of the stamp the lines above it govern.
  const status = statusOn(asOf, subjectOf(asked), header.instruction, stamp?.evidence ?? [], orders);
  return {
    dated,
    classification: LEVEL_NAMES[level],
    instruction: printedInstruction(instruction),
    status: listed(flags.includes('nato-portion') ? withNatoPortion(status) : status),
    messages: quoted && asked.lines.length > 1 ? [...messages, QUOTED] : messages,
  };
}

function subjectOf({ dated, level, flags }: Calculation): StatusSubject {
  return flags.includes('restricted-data') ? { dated, level, excluded: 'RD' } : { dated, level };
}

interface Stamp extends InstructionReading {
  readonly evidence: readonly EvidenceRow[];
}

/**
 * A stamp put on at review, the last of the lines, is a later classification: at the level and from the day it
 * names, else at the document's and from its day. It is read as of that day.
 */
function stampOf({ lines, dated, level }: Calculation, orders: readonly Order[]): Stamp {
  const stamp = lines.at(-1) ?? '';
  const at = dayOfStamp(stamp) ?? dated;
  const reading = readInstruction([stamp], { dated: at, level }, orders);
  if (at === null) return { ...reading, evidence: [] };
  const named = /\bclass: ?(top secret|secret|confidential)\b/i.exec(stamp)?.[1]?.toUpperCase();
  const row = {
    kind: 'reclassified',
    level: LEVELS.find((one) => LEVEL_NAMES[one] === named) ?? level,
    cables: { mrn: '-' },
    by: 'the stamp',
    authority: 'as stamped',
    at,
  } as const;
  const { date } = reading.instruction;
  return { ...reading, evidence: [date === undefined ? row : { ...row, until: date }] };
}

/** `Declassify on 9/28/2048` is the day on which it ends. */
function dayOfStamp(stamp: string): CivilDate | undefined {
  const day = /(?<!declassify )\bon (\d{1,2}\/\d{1,2}\/\d{4})/i.exec(stamp)?.[1];
  return day === undefined ? undefined : readDate(day, null).date;
}

/** The date holds for the United States portions; the NATO portion waits for NATO. */
function withNatoPortion(status: Status): Status {
  const text = 'One portion is NATO information, and no date declassifies it without the consent of NATO.';
  const reason: Reason = { provision: NATO_CONSENT.provision, text };
  return {
    ...status,
    reasons: [...status.reasons, reason],
    stillNeeded: [...status.stillNeeded, NATO_CONSENT],
  };
}

const printedInstruction = ({ printed, order, kind, date }: Instruction): Calculated['instruction'] =>
  date === undefined ? { printed, order, kind } : { printed, order, kind, date };

/** A status under the names that scripts depend on; who opened the document stands in its reasons. */
export function listed({ openedBy: _, ...status }: Status): Calculated['status'] {
  return {
    ...status,
    reasons: status.reasons.map(({ provision, text }) => ({ provision, text })),
    stillNeeded: status.stillNeeded.map(({ code, text }: Need) => `${code}: ${text}`),
  };
}

const QUOTED = info(
  'line-quoted',
  'The second line stands in quoted text and does not govern; only the header block does.',
);
