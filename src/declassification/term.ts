import { type CivilDate, lastDayOf, latest, plusYears, yearOf } from '../model/civil-date.ts';
import type { Instruction, InstructionKind } from '../model/instruction.ts';
import { LEVEL_NAMES, type Level } from '../model/marking.ts';
import type { Reason } from '../model/status.ts';
import { codeRow, codesOf } from './form-pattern.ts';
import { type Code, type Order, orderInForce, type Schedule, scheduleEnd, scheduleFor } from './order.ts';

/** A document with a known day, as far as its term of classification goes. */
export interface Origin {
  readonly dated: CivilDate;
  readonly level: Level;
  /** False where evidence says the record is not of permanent value; the 25-year rule then never runs. */
  readonly permanent: boolean;
  /** The day of the 25-year rule after what is known of the record; null where it never runs. */
  readonly automatic: CivilDate | null;
  /** Disposal day of a record that is not permanent. */
  readonly disposal?: CivilDate;
  /** What moved the 25-year limit, and what did not. */
  readonly known: readonly Reason[];
}

/** When classification ends, before evidence: by its own instruction, by the outer limit, or by a person. */
export interface Term {
  readonly declassifyOn: CivilDate | null;
  readonly outerDate: CivilDate | null;
  readonly reviewOn?: CivilDate;
  readonly event?: string;
  readonly schedule?: Schedule;
  /** The date stands, but a person decides whether it took effect. */
  readonly forPerson?: boolean;
  readonly reasons: readonly Reason[];
}

type TermOf = (origin: Origin, instruction: Instruction, orders: readonly Order[]) => Term;

/** First day on which anything was declassified automatically (E.O. 13292 section 3.3(a)). */
const FIRST_ONSET = 2006;

/** 31 December of the 25th year after origin, never before the first onset (E.O. 13526 section 3.3(a)). */
export const automaticDate = (dated: CivilDate): CivilDate =>
  lastDayOf(Math.max(yearOf(dated) + 25, FIRST_ONSET));

/** The term a document gets from its instruction alone. */
export const termOf: TermOf = (origin, instruction, orders) =>
  TERMS[instruction.kind](origin, instruction, orders);

/** The last day an instruction keeps a document closed, to compare several; unknown dates last longest. */
export function endOf(
  doc: { readonly dated: CivilDate | null; readonly level: Level },
  instruction: Instruction,
  orders: readonly Order[],
): CivilDate {
  if (doc.dated === null) return instruction.date ?? lastDayOf(2199);
  const { dated, level } = doc;
  const origin = { dated, level, permanent: true, automatic: automaticDate(dated), known: [] };
  const { declassifyOn, outerDate } = termOf(origin, instruction, orders);
  return declassifyOn ?? outerDate ?? lastDayOf(2199);
}

const TERMS: Readonly<Record<InstructionKind, TermOf>> = {
  date: (origin, { date }) => (date === undefined ? incomplete(origin, UNREADABLE) : dateTerm(origin, date)),
  duration: durationTerm,
  schedule: scheduleTerm,
  review: reviewTerm,
  exempt: exemptTerm,
  event: eventTerm,
  'source-marked': sourceTerm,
  indefinite: indefiniteTerm,
  notice: (origin, { date }) => ({
    declassifyOn: date ?? null,
    outerDate: outer(origin, 25),
    forPerson: true,
    reasons: [
      {
        provision: '32 CFR 2001.25(b)',
        text: `The line records that the document was declassified${date === undefined ? '' : ` on ${date}`}; who did so, and with what authority, has to be confirmed.`,
      },
    ],
  }),
  none: (origin, { code }, orders) =>
    code === undefined ? unmarkedTerm(origin, orders) : incomplete(origin, REASON_INSTEAD),
  'not-applicable': (origin) => incomplete(origin, MISSING),
  unreadable: (origin) => incomplete(origin, UNREADABLE),
};

const MISSING = 'The document carries no declassification instruction.';
const REASON_INSTEAD = 'A reason for classification stands where the declassification instruction belongs.';
const UNREADABLE = 'The declassification instruction cannot be followed as it is printed.';
const NO_SOURCE_DATE =
  'The document derives from a source whose date is not given, so the term of that source cannot be counted.';

function dateTerm(origin: Origin, date: CivilDate): Term {
  const { dated, permanent } = origin;
  const limit = plusYears(dated, 25);
  if (date <= limit)
    return { declassifyOn: date, outerDate: outer(origin, 25), reasons: [marked(origin, date)] };
  if (!permanent)
    return { declassifyOn: date, outerDate: null, forPerson: true, reasons: [overNonPermanent(date)] };
  const outerDate = origin.automatic;
  return {
    declassifyOn: null,
    outerDate,
    reasons: [
      {
        provision: '32 CFR 2001.12(c)(1); E.O. 13526 section 3.3(a)',
        text: `The date ${date} is more than 25 years after the document's own, ${dated}, so it does not govern; the 25-year rule does, and ends on ${outerDate}.`,
      },
    ],
  };
}

function durationTerm(origin: Origin, { years }: Instruction): Term {
  if (years === undefined) return incomplete(origin, UNREADABLE);
  const date = plusYears(origin.dated, years);
  const term = dateTerm(origin, date);
  const counted = {
    provision: 'E.O. 13526 section 1.5(a) and (b); 32 CFR 2001.12(c)(1)',
    text: `The line keeps the document classified for ${years} ${years === 1 ? 'year' : 'years'}, which counted from ${origin.dated} is until ${date}.`,
  };
  const within = term.declassifyOn !== null && !term.forPerson;
  return { ...term, reasons: within ? [counted] : [counted, ...term.reasons] };
}

function scheduleTerm(origin: Origin, { code }: Instruction, orders: readonly Order[]): Term {
  const schedule = code === undefined ? undefined : scheduleFor(orders, code, origin);
  if (schedule === undefined) return incomplete(origin, UNREADABLE);
  const on = scheduleEnd(origin.dated, schedule);
  const steps = schedule.downgrades.map(
    ({ to, years }) => `to ${LEVEL_NAMES[to]} on ${lastDayOf(yearOf(origin.dated) + years)}`,
  );
  const downgraded = steps.length === 0 ? '' : `, after being downgraded ${steps.join(' and ')}`;
  const text = `By the schedule ${schedule.schedule} a ${LEVEL_NAMES[schedule.level]} document of ${yearOf(origin.dated)} is declassified on ${on}${downgraded}, unless its category was extended.`;
  return {
    declassifyOn: on,
    outerDate: outer(origin, 25),
    schedule,
    reasons: [{ provision: `${schedule.source}; E.O. 12356 section 1.4(b)`, text }],
  };
}

function reviewTerm(origin: Origin, { date, unverified }: Instruction): Term {
  const printed = date === undefined ? 'without a date that can be read' : `on ${date}`;
  return {
    declassifyOn: null,
    outerDate: outer(origin, 25),
    ...(date === undefined ? {} : { reviewOn: date }),
    reasons: [
      {
        provision: 'E.O. 12065 section 1-402; E.O. 12356 section 1.4(c)',
        text: `The line orders a review ${printed}, not a declassification; that opens nothing until the result of the review is recorded.${unverifiedIn(unverified)}`,
      },
      ...ruleOf25(origin),
    ],
  };
}

/** What nobody has seen in a text of the form, said where it is spoken of. */
const unverifiedIn = (what: string | undefined): string =>
  what === undefined ? '' : ` Unverified: ${what}.`;

function exemptTerm(origin: Origin, { code = '', date }: Instruction, orders: readonly Order[]): Term {
  const { rows, named } = codesNamed(code, newestFirst(orders));
  const limit = Math.max(50, ...rows.map((row) => row.limit ?? 50));
  const end = outer(origin, limit);
  const provision = [...new Set(rows.map((row) => row.source))].join('; ') || 'E.O. 13526 section 3.3(h)';
  const exempt = { provision, text: `The record is marked exempt from the 25-year rule: ${named}.` };
  const dates = exemptDates(date, end, rows);
  const reasons = [exempt, ...exemptLimit(date, end, rows)];
  if (date === undefined || date > plusYears(origin.dated, 25)) return { ...dates, reasons };
  return { ...dates, forPerson: true, reasons: [...reasons, tooSoon(date, provision)] };
}

/** Nothing is exempt from a rule that its date comes before, unless the date is that of an older source. */
const tooSoon = (date: CivilDate, provision: string): Reason => ({
  provision,
  text: `The date ${date} comes before the 25 years from which the code exempts, so the two do not fit together; a person decides.`,
});

/** The rows of codes, and the codes as printed with what they mean: `X1 (...) and X5 (...)`. */
function codesNamed(code: string, orders: readonly Order[]): { rows: Code[]; named: string } {
  const codes = code.split(', ').map((one) => ({ one, row: codeRow(orders, one) }));
  const named = codes.map(({ one, row }) => (row === undefined ? one : `${one} (${meaningOf(row)})`));
  return { rows: codes.flatMap(({ row }) => row ?? []), named: named.join(' and ') };
}

const meaningOf = ({ meaning, unverified }: Code): string =>
  unverified === undefined ? meaning : `${meaning}; unverified: ${unverified}`;

const newestFirst = (orders: readonly Order[]): Order[] =>
  [...orders].sort((a, b) => (a.order < b.order ? 1 : -1));

const beyond = (date: CivilDate, end: CivilDate | null, rows: readonly Code[]): boolean =>
  end !== null && date > end && !rows.some((row) => row.dateStands);

function exemptDates(date: CivilDate | undefined, end: CivilDate | null, rows: readonly Code[]) {
  if (date === undefined || beyond(date, end, rows)) return { declassifyOn: null, outerDate: end };
  return { declassifyOn: date, outerDate: end === null ? null : latest(date, end) };
}

function exemptLimit(date: CivilDate | undefined, end: CivilDate | null, rows: readonly Code[]): Reason[] {
  if (end === null || (date !== undefined && !beyond(date, end, rows))) return [];
  const text =
    date === undefined
      ? `No date is given, so the longest term of the exemption applies: ${end}.`
      : `The printed date ${date} is beyond the term of the exemption, which ends on ${end}.`;
  return [{ provision: 'E.O. 13526 section 3.3(h); 32 CFR 2001.26', text }];
}

function eventTerm(
  origin: Origin,
  { code, event = '', unverified }: Instruction,
  orders: readonly Order[],
): Term {
  const schedule = code === undefined ? undefined : scheduleFor(orders, code, origin);
  const proof = {
    provision: 'E.O. 13526 section 1.5(a); 32 CFR 2001.12(c)(1)',
    text: 'The instruction names an event, not a date; it ends classification once someone shows that it happened.',
  };
  const reasons = [proof, ...(schedule === undefined ? [] : [scheduleBehind(origin, schedule, unverified)])];
  return {
    declassifyOn: null,
    outerDate: outer(origin, 25),
    event,
    reasons: [...reasons, ...ruleOf25(origin)],
  };
}

const scheduleBehind = ({ dated }: Origin, row: Schedule, unverified: string | undefined): Reason => ({
  provision: row.source,
  text: `The event was meant to come before the end of the schedule ${row.schedule}, ${scheduleEnd(dated, row)}; that is told as advice and opens nothing.${unverifiedIn(unverified)}`,
});

/**
 * Exactly 25 years after the source, or the longest term of its exemption, and not 31 December: a derivative
 * carries its source's date. One that would have passed before the document was written is no instruction.
 */
function sourceTerm(origin: Origin, { code = '', date }: Instruction, orders: readonly Order[]): Term {
  const years = sourceYears(code, orders);
  if (date === undefined) return incomplete(origin, NO_SOURCE_DATE, years);
  const on = plusYears(date, years);
  const provision = '32 CFR 2001.22(e)(3)';
  const text = `The document derives from a source of ${date} whose marking sets no date; its term is ${years} years from the source and ends on ${on}.`;
  if (on > origin.dated)
    return { declassifyOn: on, outerDate: outer(origin, years), reasons: [{ provision, text }] };
  return incomplete(origin, `${text} That is not after the document's own date, so it cannot govern.`, years);
}

/** How long a source's marking keeps what derives from it: 25 years, or the term of the exemption it names. */
export function sourceYears(code: string, orders: readonly Order[]): number {
  const rows = newestFirst(orders).flatMap((order) => codesOf(order, code).map(({ row }) => row));
  return Math.max(25, ...rows.map((row) => row.limit ?? 25));
}

function indefiniteTerm(origin: Origin, { code = '' }: Instruction, orders: readonly Order[]): Term {
  const { rows, named } = codesNamed(code, orders);
  const text = `${named} ${rows.length > 1 ? 'set' : 'sets'} no date, and nothing stays classified indefinitely.`;
  const reason = { provision: 'E.O. 13526 section 1.5(d); 32 CFR 2001.12(c)(2)(iii)', text };
  const reasons = [reason, ...rows.flatMap((row) => mostYears(origin, row)), ...ruleOf25(origin)];
  return { declassifyOn: null, outerDate: outer(origin, 25), reasons };
}

/** What a missing date could have been at most; advice, which opens nothing. */
function mostYears({ dated }: Origin, { mostYears: years, source }: Code): Reason[] {
  if (years === undefined) return [];
  const text = `The missing date could have been ${plusYears(dated, years)} at the latest; it is told as advice and opens nothing.`;
  return [{ provision: source, text }];
}

/** What a rule of its day would have made of a document without a line; advice, which opens nothing. */
function unmarkedTerm(origin: Origin, orders: readonly Order[]): Term {
  const term = incomplete(origin, MISSING);
  const row = orderInForce(orders, origin.dated)?.unmarked;
  const schedule = row === undefined ? undefined : scheduleFor(orders, row.schedule, origin);
  if (row === undefined || schedule === undefined) return term;
  const text = `${row.holds}, would have put it under the schedule ${row.schedule}, which ends on ${scheduleEnd(origin.dated, schedule)}; that is told as advice and opens nothing.${unverifiedIn(row.unverified)}`;
  return { ...term, reasons: [...term.reasons, { provision: row.source, text }] };
}

function incomplete(origin: Origin, text: string, years = 25): Term {
  const reason = { provision: '32 CFR 2001.12(c)(2)', text };
  const rule = years === 25 ? ruleOf25(origin) : [];
  return { declassifyOn: null, outerDate: outer(origin, years), reasons: [reason, ...rule] };
}

/** 31 December of the 25th, 50th or 75th year; none for a record not permanent (E.O. 13526 section 3.3(k)). */
function outer({ dated, permanent, automatic }: Origin, years: number): CivilDate | null {
  if (!permanent) return null;
  return years === 25 ? automatic : lastDayOf(yearOf(dated) + years);
}

function ruleOf25(origin: Origin): Reason[] {
  if (!origin.permanent) return [];
  const on = automaticDate(origin.dated);
  const early = yearOf(origin.dated) + 25 < FIRST_ONSET;
  const day = early
    ? 'the first day of automatic declassification, its 25th year having passed before'
    : '31 December of its 25th year';
  const text = `Unless exempt, a permanent record of ${origin.dated} is declassified automatically on ${on}, ${day}.`;
  const onset = early ? '; E.O. 13292 section 3.3(a)' : '';
  return [{ provision: `E.O. 13526 section 3.3(a)${onset}`, text }];
}

const marked = ({ dated }: Origin, date: CivilDate): Reason => ({
  provision: 'E.O. 13526 section 1.5(a); 32 CFR 2001.12(c)(1)',
  text: `The document of ${dated} is marked for declassification on ${date}, within 25 years of its date.`,
});

const overNonPermanent = (date: CivilDate): Reason => ({
  provision: 'E.O. 13526 sections 3.3(k) and 3.6(c); 32 CFR 2001.30(h)',
  text: `The record is not permanent, so the 25-year rule does not replace the printed date ${date}; a person decides.`,
});
