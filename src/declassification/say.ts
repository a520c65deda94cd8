import { type CivilDate, plusYears } from '../model/civil-date.ts';
import type { DatedLevel, Instruction } from '../model/instruction.ts';
import { LEVEL_NAMES } from '../model/marking.ts';
import { type Message, quoting, warning } from '../model/message.ts';
import { codesOf } from './form-pattern.ts';
import type { FormMatch } from './match-form.ts';
import { type Code, holdsOn, type Order, scheduleEnd, scheduleFor } from './order.ts';
import { type DateReading, isWorn, readDate, readSourceDate } from './read-date.ts';
import { sourceYears } from './term.ts';

/** What a matched form says: an instruction without its line, and messages. */
export type Said = Omit<Instruction, 'printed' | 'order'> & { readonly messages: readonly Message[] };

type Say = (match: FormMatch, doc: DatedLevel) => Said;

/** From a matched form to what it instructs for a document of that day and level. */
export function sayOf(match: FormMatch, doc: DatedLevel): Said {
  const said = SAY[match.form.kind](match, doc);
  const { flaw, unverified } = match.form;
  const messages = flaw === undefined ? said.messages : [...said.messages, flawed(flaw)];
  return unverified === undefined ? { ...said, messages } : { ...said, unverified, messages };
}

const plainly: Say = ({ form }) => ({
  kind: form.kind === 'code' ? 'indefinite' : form.kind,
  ...named(form.code ?? form.schedule),
  messages: [],
});

const SAY: Readonly<Record<FormMatch['form']['kind'], Say>> = {
  date: sayDate,
  review: sayReview,
  code: sayCodes,
  duration: sayDuration,
  'source-marked': saySource,
  notice: sayNotice,
  event: ({ form, slots }) => ({
    kind: 'event',
    ...named(form.schedule),
    event: slots.event ?? '',
    messages: [],
  }),
  none: ({ form, slots }) => ({ kind: 'none', ...named(slots.reason ?? form.code), messages: [] }),
  schedule: plainly,
  indefinite: plainly,
  exempt: plainly,
  'not-applicable': plainly,
  unreadable: plainly,
};

function sayDate({ form, order, slots }: FormMatch, doc: DatedLevel): Said {
  const { dated } = doc;
  const printed = slots.date ?? '';
  const reading = dateAfter(printed, dated, order);
  if (reading.date === undefined) return { kind: 'unreadable', messages: reading.messages };
  const messages = [
    ...reading.messages,
    ...ceilingPassed(order, reading.date, dated),
    ...afterSchedule(form.schedule, order, reading.date, doc),
  ];
  return { kind: 'date', date: reading.date, messages };
}

/** A review whose date cannot be read is still a review: the document stays classified until it is held. */
function sayReview({ form, order, slots }: FormMatch, { dated }: DatedLevel): Said {
  const printed = slots.date;
  if (printed === undefined) return { kind: 'review', ...named(form.code), messages: [REVIEW_WITHOUT_DATE] };
  const { date, messages } = dateAfter(printed, dated, order);
  return { kind: 'review', ...named(form.code), ...dayed(date), messages };
}

function sayCodes({ order, slots }: FormMatch, { dated }: DatedLevel): Said {
  const codes = codesOf(order, slots.codes ?? '');
  const code = [...new Set(codes.map((one) => one.code))].join(', ');
  const told = codes.flatMap(({ row }) => codeChecks(row, dated));
  const exempt = codes.some(({ row }) => row.kind === 'exempt');
  const panel = codes.some(({ row }) => row.needsDate) ? [PANEL] : [];
  const printed = slots.date;
  if (!exempt)
    return { kind: 'indefinite', code, messages: printed === undefined ? told : [...told, DATE_BESIDE] };
  if (printed !== undefined) {
    const { date, messages } = dateAfter(printed, dated, order);
    return { kind: 'exempt', code, ...dayed(date), messages: [...told, ...messages, ...panel] };
  }
  const bare = codes.some(({ row }) => row.needsDate) ? [EXEMPT_WITHOUT_DATE] : [];
  return { kind: 'exempt', code, messages: [...told, ...bare, ...panel] };
}

function sayDuration({ order, slots }: FormMatch, { dated }: DatedLevel): Said {
  const words = slots.years ?? '';
  const years = /^\d+$/.test(words) ? Number(words) : numberNamed(words);
  if (years === undefined || years === 0) return { kind: 'unreadable', messages: [NO_NUMBER] };
  const messages = dated === null ? [] : ceilingPassed(order, plusYears(dated, years), dated);
  return { kind: 'duration', years, messages };
}

function saySource({ order, slots }: FormMatch, { dated }: DatedLevel): Said {
  const code = named(slots.source);
  const printed = slots.date;
  if (printed === undefined) return { kind: 'source-marked', ...code, messages: [] };
  const reading = dated === null ? readDate(printed, null) : readSourceDate(printed, dated);
  if (reading.date === undefined)
    return { kind: 'source-marked', ...code, messages: [impossible(printed, reading)] };
  if (dated !== null && reading.date > dated)
    return { kind: 'source-marked', ...code, messages: [quoting(SOURCE_AFTER, printed)] };
  const end = plusYears(reading.date, sourceYears(slots.source ?? '', [order]));
  const passed = dated !== null && end <= dated ? [sourcePassed(end)] : [];
  return { kind: 'source-marked', ...code, date: reading.date, messages: [...worn(printed), ...passed] };
}

function sayNotice({ order, slots }: FormMatch, { dated }: DatedLevel): Said {
  const printed = slots.date;
  if (printed === undefined) return { kind: 'notice', messages: [NOTICE] };
  const { date, messages } = dateAfter(printed, dated, order);
  return { kind: 'notice', ...dayed(date), messages: [NOTICE, ...messages] };
}

/** The printed date where it exists and comes after the document; else why not. */
function dateAfter(
  printed: string,
  dated: CivilDate | null,
  order: Order,
): DateReading & { messages: readonly Message[] } {
  // A document without a date is no older than the order its line names.
  const reading = readDate(printed, dated ?? order.inForce[0]?.from ?? null);
  if (reading.date === undefined) return { date: undefined, messages: [impossible(printed, reading)] };
  if (dated === null || reading.date > dated) return { ...reading, messages: worn(printed) };
  const reason = `The printed date does not come after the document's own, ${dated}; it cannot be meant. Check the original.`;
  return { date: undefined, messages: [quoting(warning('date-before-document', reason), printed)] };
}

/** Told where the letters O, I or L stand in a date and were read as digits. */
const worn = (printed: string): Message[] => (isWorn(printed) ? [quoting(DATE_WORN, printed)] : []);

function impossible(printed: string, { suggestion }: DateReading): Message {
  const perhaps = suggestion === undefined ? '' : ` Perhaps ${suggestion} was meant, which was not applied.`;
  const reason = `The printed date, read with the month first, is no day that the document's own allows.${perhaps} Check the original.`;
  return quoting(warning('date-impossible', reason), printed);
}

function codeChecks(row: Code, dated: CivilDate | null): Message[] {
  const late = dated !== null && !holdsOn(row, dated);
  const reason = `${row.code} was not open to a document of ${dated} (${row.source}); the same limit applies.`;
  return [
    ...(late ? [warning('code-out-of-time', reason)] : []),
    ...(row.flaw === undefined ? [] : [flawed(row.flaw)]),
  ];
}

/** A date meant to come before the end of a schedule that comes after it keeps the document closed for longer. */
function afterSchedule(
  name: string | undefined,
  order: Order,
  date: CivilDate,
  { dated, level }: DatedLevel,
): Message[] {
  if (name === undefined || dated === null) return [];
  const schedule = scheduleFor([order], name, { dated, level });
  if (schedule === undefined || date <= scheduleEnd(dated, schedule)) return [];
  const reason = `The printed date should come before ${scheduleEnd(dated, schedule)}, the end of the schedule ${name} for ${LEVEL_NAMES[schedule.level]}, but comes after it; it is honoured, as it lasts longer.`;
  return [warning('later-than-schedule', reason)];
}

/** The marked date governs all the same (32 CFR 2001.12(c)(1)); a person should know nobody could set it. */
function ceilingPassed(order: Order, date: CivilDate, dated: CivilDate | null): Message[] {
  if (dated === null) return [];
  const passed = order.ceilings
    .filter((row) => holdsOn(row, dated) && date > plusYears(dated, row.years))
    .at(-1);
  if (passed === undefined) return [];
  const reason = `The date lies more than ${passed.years} years after ${dated}, the limit ${passed.holds} (${passed.source}${passed.unverified === undefined ? '' : `; unverified: ${passed.unverified}`}).`;
  return [warning('over-ceiling', reason)];
}

const named = (code: string | undefined): { code?: string } => (code === undefined ? {} : { code });
const dayed = (date: CivilDate | undefined): { date?: CivilDate } => (date === undefined ? {} : { date });
const flawed = (flaw: string): Message => warning('instruction-flawed', `Defective instruction: ${flaw}.`);

const NUMBER_WORDS =
  'ONE TWO THREE FOUR FIVE SIX SEVEN EIGHT NINE TEN ELEVEN TWELVE THIRTEEN FOURTEEN FIFTEEN SIXTEEN SEVENTEEN EIGHTEEN NINETEEN'.split(
    ' ',
  );
const TENS: Readonly<Record<string, number>> = { TWENTY: 20, THIRTY: 30 };

/** `TEN`, `TWENTY-FIVE`: the terms of years anybody has set. */
function numberNamed(words: string): number | undefined {
  const [first = '', then] = words.split(/[ -]/);
  const tens = TENS[first];
  if (then !== undefined && tens === undefined) return undefined;
  const ones = NUMBER_WORDS.indexOf(then ?? (tens === undefined ? first : '')) + 1;
  if (then !== undefined && (ones === 0 || ones > 9)) return undefined;
  return (tens ?? 0) + ones || undefined;
}

const DATE_WORN = warning(
  'date-worn',
  'Letters stand where the date has digits; O was read as 0, I and L as 1. Check the original.',
);
const REVIEW_WITHOUT_DATE = warning(
  'review-without-date',
  'The line orders a review but gives no date that can be read.',
);
const DATE_BESIDE = warning(
  'date-beside-code',
  'A date stands beside a code that sets none; the code lasts longer and governs (32 CFR 2001.22(e)(2)).',
);
const EXEMPT_WITHOUT_DATE = warning(
  'exempt-without-date',
  'The exemption carries no date, which 32 CFR 2001.26(a)(1) asks for; its longest term applies.',
);
const PANEL = warning(
  'exempt-needs-panel',
  'An exemption must be approved by the Interagency Security Classification Appeals Panel; check that it was.',
);
const NO_NUMBER = warning('duration-unreadable', 'The number of years cannot be read. Check the original.');
const SOURCE_AFTER = warning(
  'source-after-document',
  'The source is dated after the document that derives from it.',
);
const sourcePassed = (end: CivilDate): Message =>
  warning(
    'source-term-passed',
    `Counted from its source the document's term ended on ${end}, before it was written; the 25-year rule applies.`,
  );
const NOTICE = warning(
  'notice-not-instruction',
  'The line records a declassification; it instructs nothing. Confirm who acted, and with what authority.',
);
