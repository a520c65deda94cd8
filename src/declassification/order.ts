import { z } from 'zod';
import { CivilDate, lastDayOf, yearOf } from '../model/civil-date.ts';
import { INSTRUCTION_KINDS } from '../model/instruction.ts';
import { Level } from '../model/marking.ts';

/** Every row says where it was read; `unverified` says what about it nobody has seen in a text yet. */
const sourced = { source: z.string().min(1), unverified: z.string().min(1).optional() };
const days = { from: CivilDate.optional(), until: CivilDate.optional() };

/** Days, both included, on which a newly classified document fell under the order. */
const InForce = z.strictObject({
  from: CivilDate,
  until: CivilDate.optional(),
  version: z.string().min(1).optional(),
  ...sourced,
});

/** The longest time a classifier could set, in years from origin. A later date is honoured and flagged. */
const Ceiling = z.strictObject({ years: z.int().positive(), holds: z.string().min(1), ...days, ...sourced });

/** A duration table: each step falls on 31 December of the year of origin plus so many years. */
const Schedule = z.strictObject({
  schedule: z.string().min(1),
  level: Level,
  downgrades: z.array(z.strictObject({ to: Level, years: z.int().positive() })),
  declassified: z.int().positive(),
  ...days,
  ...sourced,
});

/**
 * A code that stands for a duration. `indefinite` codes end by the 25-year rule; an `exempt` one lasts until
 * its date, at most 31 December of the year of origin plus `limit` years, unless its `dateStands` anyway.
 * `mostYears` is the longest a date missing beside an indefinite code could have been, told as advice.
 * `from` and `until` are the days on which a document could properly carry it; `flaw` says it never could.
 */
const Code = z.strictObject({
  code: z.string().min(1),
  printed: z.array(z.string().min(1)).default([]),
  kind: z.enum(['indefinite', 'exempt']),
  limit: z.int().positive().optional(),
  dateStands: z.boolean().default(false),
  needsDate: z.boolean().default(false),
  mostYears: z.int().positive().optional(),
  meaning: z.string().min(1),
  flaw: z.string().min(1).optional(),
  ...days,
  ...sourced,
});
export type Code = z.infer<typeof Code>;

/**
 * How a line of the order is printed, after `E.O. n:` and `DECL:`. Words stand for themselves; what varies is
 * `{date}`, `{codes}`, `{years}`, `{digit}`, `{event}`, `{reason}`, `{source}`, `{authority}` or `{rest}`; `{words}` are
 * any that change no instruction, `{who}` any that take nothing back (NOT, NEVER), and `{declas}` is DECLAS, DECLASSIFY or
 * DECLASSIFY ON, or nothing. A line's own DECL or DECLASSIFY ON is taken off before.
 * The first form that fits the whole line counts. Kind `code`: what the codes say. `schedule` is the table the form
 * stands for or, with a date or an event, the one whose end that is meant to come before.
 */
const Form = z.strictObject({
  form: z.string().min(1),
  kind: z.enum([...INSTRUCTION_KINDS, 'code']),
  schedule: z.string().min(1).optional(),
  code: z.string().min(1).optional(),
  flaw: z.string().min(1).optional(),
  ...sourced,
});
export type Form = z.infer<typeof Form>;

/** Words that stand before an instruction, as in a stamp: `CLASSIFIED BY {who} DECLASSIFY ON`. */
const Label = z.strictObject({ label: z.string().min(1), ...sourced });

/** The schedule under which somebody's rule put a document without any line, and whose rule: advice only. */
const Unmarked = z.strictObject({ schedule: z.string().min(1), holds: z.string().min(1), ...sourced });

/** One executive order on classification, as data a lawyer can read and correct. */
export const OrderFile = z.strictObject({
  order: z.string().regex(/^\d{5}$/),
  title: z.string().min(1),
  inForce: z.array(InForce).min(1),
  ceilings: z.array(Ceiling),
  schedules: z.array(Schedule),
  codes: z.array(Code),
  /** Words that open an event: `AFTER`, `UPON`. */
  events: z.array(z.string().min(1)),
  labels: z.array(Label).default([]),
  unmarked: Unmarked.optional(),
  forms: z.array(Form).min(1),
});
export type Order = z.infer<typeof OrderFile>;
export type Schedule = Order['schedules'][number];

type Days = { readonly from?: CivilDate | undefined; readonly until?: CivilDate | undefined };

/** Whether a day lies within a row's days, both ends included; an open end has no limit. */
export const holdsOn = ({ from, until }: Days, day: CivilDate): boolean =>
  (from === undefined || from <= day) && (until === undefined || day <= until);

export const orderNumbered = (orders: readonly Order[], number: string): Order | undefined =>
  orders.find(({ order }) => order === number);

/** The order a document of that day was classified under. */
export const orderInForce = (orders: readonly Order[], day: CivilDate): Order | undefined =>
  orders.find(({ inForce }) => inForce.some((row) => holdsOn(row, day)));

/** 31 December of the last year of a duration table. */
export const scheduleEnd = (dated: CivilDate, { declassified }: Schedule): CivilDate =>
  lastDayOf(yearOf(dated) + declassified);

/** The row of a duration table for a document of that level and day; RESTRICTED counts as CONFIDENTIAL. */
export function scheduleFor(
  orders: readonly Order[],
  name: string,
  doc: { readonly dated: CivilDate; readonly level: Level },
): Schedule | undefined {
  const level = doc.level === 'R' ? 'C' : doc.level;
  return orders
    .flatMap(({ schedules }) => schedules)
    .find((row) => row.schedule === name && row.level === level && holdsOn(row, doc.dated));
}
