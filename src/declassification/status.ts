import { type CivilDate, lastDayOf, plusYears, readIso, yearOf } from '../model/civil-date.ts';
import { actsBy, type EvidenceRow, type RowOf } from '../model/evidence.ts';
import type { Instruction } from '../model/instruction.ts';
import { isClassified, LEVEL_NAMES, type Level } from '../model/marking.ts';
import type { Act, Need, Reason, Status, StatusState } from '../model/status.ts';
import { evidenceReasons } from './evidence-reasons.ts';
import type { Order } from './order.ts';
import {
  CONFIRMATION,
  CONFLICT_SETTLED,
  DOCUMENT_DATE,
  ENERGY_DECISION,
  EVENT_PROOF,
  EXTENSION_CHECK,
  FOIA_REVIEW,
  NATO_CONSENT,
  NOTICE_AUTHORITY,
  openReferrals,
  RECLASSIFICATION_CLASH,
  RECORDS_SCHEDULE,
  REVIEW_RESULT,
} from './still-needed.ts';
import { automaticDate, type Origin, type Term, termOf } from './term.ts';
import { originOn, withEvidence } from './with-evidence.ts';

/** Information no date of an executive order declassifies. */
export type Exclusion = 'RD' | 'FRD' | 'TFNI' | 'NATO';

export interface StatusSubject {
  readonly dated: CivilDate | null;
  /** Null where nothing states a classification. */
  readonly level: Level | null;
  readonly excluded?: Exclusion;
}

/**
 * What the law makes of a document on a day (32 CFR 2001.12 and 2001.30). A date counts from its own day on. Where the
 * papers do not settle the matter the answer is one that keeps the text closed, and says why.
 */
export function statusOn(
  asOf: CivilDate,
  doc: StatusSubject,
  instruction: Instruction,
  evidence: readonly EvidenceRow[],
  orders: readonly Order[],
): Status {
  const decided = decidedOn(asOf, doc, instruction, evidence, orders);
  return {
    ...decided,
    reasons: [...decided.reasons, ...evidenceReasons(evidence, asOf)],
    stillNeeded: [...decided.stillNeeded, ...openReferrals(evidence, asOf)],
  };
}

/** The same before each row of evidence is told as such. */
function decidedOn(
  asOf: CivilDate,
  doc: StatusSubject,
  instruction: Instruction,
  evidence: readonly EvidenceRow[],
  orders: readonly Order[],
): Status {
  const excluded = doc.excluded ?? exclusionIn(instruction) ?? exclusionFound(evidence);
  if (excluded !== undefined) return excludedStatus(asOf, doc.level ?? 'C', excluded);
  const { level } = doc;
  const again = actsBy(evidence, 'reclassified', asOf).at(-1);
  if (level === null) return unstated(asOf, doc.dated);
  if (again === undefined && !isClassified(level)) return unclassified(asOf, doc.dated, instruction);
  if (doc.dated === null) return undated(asOf, again?.level ?? level);
  const { dated } = doc;
  const knownOn = (day: CivilDate): Known => {
    const origin = originOn(day, { dated, level }, evidence);
    return { origin, term: withEvidence(termOf(origin, instruction, orders), origin, evidence, day) };
  };
  const known = knownOn(asOf);
  if (again !== undefined) return reclassified(asOf, known.origin, again);
  if (instruction.kind === 'not-applicable') return notApplicable(asOf, known);
  const confirmations = actsBy(evidence, 'declassification-confirmed', asOf);
  const confirmed = confirmations.find(({ at }) => hadSomethingToConfirm(at, knownOn(at).term));
  return confirmed === undefined
    ? settled(asOf, instruction, known)
    : opened(asOf, knownOn(confirmed.at), confirmed);
}

/** A document and its term, with what was known on a day. */
interface Known {
  readonly origin: Origin;
  readonly term: Term;
}

/** What a review page by page found is there, whatever the markings say. */
const exclusionFound = (evidence: readonly EvidenceRow[]): Exclusion | undefined =>
  evidence.flatMap((row) => (row.kind === 'page-review' && row.found !== 'none' ? [row.found] : [])).at(0);

function exclusionIn({ kind, code }: Instruction): Exclusion | undefined {
  if (kind !== 'not-applicable') return undefined;
  return (['RD', 'FRD', 'TFNI', 'NATO'] as const).find((one) => one === code);
}

const EXCLUDED: Readonly<Record<Exclusion, string>> = {
  RD: 'Restricted Data',
  FRD: 'Formerly Restricted Data',
  TFNI: 'Transclassified Foreign Nuclear Information',
  NATO: 'NATO information',
};

function excludedStatus(asOf: CivilDate, level: Level, excluded: Exclusion): Status {
  const stays = `On ${asOf} the text stays ${LEVEL_NAMES[level]}: it is ${EXCLUDED[excluded]}`;
  const reason =
    excluded === 'NATO'
      ? because(
          'ISOO Notice 2013-01; E.O. 13526 section 3.3(f)',
          `${stays}, and no date declassifies it without the consent of NATO.`,
        )
      : because(
          '10 CFR 1045.140 and 1045.155(a); 32 CFR 2001.24(h) and (i)',
          `${stays}, which no date declassifies; the Department of Energy decides${excluded === 'FRD' ? ' with the Department of Defense' : ''}.`,
        );
  const need = excluded === 'NATO' ? NATO_CONSENT : ENERGY_DECISION;
  return status(asOf, 'excluded', level, NO_DATES, [reason], [need]);
}

function unstated(asOf: CivilDate, dated: CivilDate | null): Status {
  const reason = because(
    'E.O. 13526 section 1.6(f)',
    `On ${asOf} the document stays closed as at least CONFIDENTIAL: it states no classification, and whether it is classified cannot be told from it.`,
  );
  return status(asOf, 'conflict', 'C', backstop(dated), [reason], [CONFLICT_SETTLED]);
}

const backstop = (dated: CivilDate | null): Dates => ({
  declassifyOn: null,
  outerDate: dated === null ? null : automaticDate(dated),
});

/** Nothing to compute for an unclassified document, unless its line says it was classified. */
function unclassified(asOf: CivilDate, dated: CivilDate | null, instruction: Instruction): Status {
  const { kind, code } = instruction;
  const on = `On ${asOf} the document`;
  if (kind === 'notice') return declassifiedNotice(asOf, instruction);
  if (kind === 'not-applicable' || (kind === 'none' && code === undefined)) {
    const reason = because(
      'E.O. 13526 section 1.2; 22 CFR 9.9(e)',
      `${on} is UNCLASSIFIED as marked, so there is nothing to declassify; other grounds may still bar its release.`,
    );
    return status(asOf, 'unclassified', 'U', NO_DATES, [reason], []);
  }
  const reason = because(
    'E.O. 13526 section 1.6(f)',
    `${on} is kept as CONFIDENTIAL, the lowest level it can have had: it is marked UNCLASSIFIED, but its line carries a declassification instruction, and a person must settle which is wrong.`,
  );
  return status(asOf, 'conflict', 'C', backstop(dated), [reason], [CONFLICT_SETTLED]);
}

/** An unclassified heading over a notice: the notice is a result, which the named authority must bear out. */
function declassifiedNotice(asOf: CivilDate, { date }: Instruction): Status {
  const declassifyOn = date ?? null;
  const past = reached(asOf, declassifyOn);
  const told = past
    ? `On ${asOf} the document is presumed declassified: its line records that it was declassified on ${date}, which an authority has to confirm.`
    : `On ${asOf} the document is kept as CONFIDENTIAL: its line records a declassification, but not on a day that has come, and what it was before is not stated.`;
  const reasons = [because('32 CFR 2001.25(b)', told)];
  const dates = { declassifyOn, outerDate: null };
  return status(asOf, past ? 'presumed-declassified' : 'conflict', 'C', dates, reasons, [
    NOTICE_AUTHORITY,
    FOIA_REVIEW,
    CONFIRMATION,
  ]);
}

/** Without a date of origin no limit can be counted and no printed date be checked, so a person looks. */
function undated(asOf: CivilDate, level: Level): Status {
  const text = `On ${asOf} the document stays ${LEVEL_NAMES[level]} and is held for a person: its date is not known, so neither its 25-year limit nor its printed date can be checked.`;
  return status(asOf, 'review', level, NO_DATES, [because('32 CFR 2001.30(l)', text)], [DOCUMENT_DATE]);
}

function notApplicable(asOf: CivilDate, { origin, term }: Known): Status {
  const { level } = origin;
  const text = `On ${asOf} the document stays ${LEVEL_NAMES[level]}, as it is marked; its line says that no instruction applies, and a person must settle which is wrong.`;
  const reasons = [
    because('E.O. 13526 section 1.6(f)', text),
    ...term.reasons,
    ...standingAdvice(asOf, origin),
  ];
  return status(asOf, 'conflict', level, term, reasons, [CONFLICT_SETTLED]);
}

/**
 * A later classification governs while it lasts. Beyond the 25-year limit it clashes with section 3.3: both
 * are reported and neither is chosen.
 */
function reclassified(asOf: CivilDate, origin: Origin, row: RowOf<'reclassified'>): Status {
  const outerDate = origin.automatic;
  const { until = null } = row;
  const inTime = until !== null && until <= plusYears(origin.dated, 25);
  const dates = { declassifyOn: inTime ? until : null, outerDate };
  const advice = standingAdvice(asOf, origin);
  const told = (text: string): Reason[] => [
    because('E.O. 13526 section 1.7(c) and (d)', `On ${asOf} the document is ${text}`),
    ...advice,
  ];
  if (reached(asOf, dates.declassifyOn)) {
    const reasons = told(`declassified: the date of its later classification, ${until}, has come.`);
    return { ...status(asOf, 'declassified', 'U', dates, reasons, RELEASE_CHECKS), openedBy: actOf(row) };
  }
  const again = `classified ${LEVEL_NAMES[row.level]} by a later classification`;
  if (!reached(asOf, outerDate))
    return status(
      asOf,
      'classified',
      row.level,
      dates,
      told(`${again}${until === null ? '' : ` until ${until}`}.`),
      [],
    );
  const clash = because(
    'E.O. 13526 sections 1.5(c) and 3.3; 32 CFR 2001.12(b)(1)',
    `The 25-year limit ${outerDate}, counted from origin, has passed, and the later classification says otherwise; an authority decides.`,
  );
  const reasons = [...told(`in conflict: it is ${again}, but its 25-year limit has passed.`), clash];
  return status(asOf, 'conflict', row.level, dates, reasons, [RECLASSIFICATION_CLASH]);
}

/** The states of an ordinary classified document, in the order in which they can come. */
function settled(asOf: CivilDate, instruction: Instruction, { origin, term }: Known): Status {
  const state = stateOn(asOf, term);
  const level = state === 'declassified' ? 'U' : levelOn(asOf, origin, term);
  const reasons = [concluded(asOf, state, level, term), ...term.reasons, ...standingAdvice(asOf, origin)];
  return status(asOf, state, level, term, reasons, needsOf(state, instruction, origin, term));
}

/** A recorded confirmation ended classification, with what was known on its day; only another act closes it again. */
function opened(
  asOf: CivilDate,
  { origin, term }: Known,
  confirmed: RowOf<'declassification-confirmed'>,
): Status {
  const declassifyOn = term.declassifyOn ?? resultDay(term, confirmed);
  const dates = { declassifyOn, outerDate: term.outerDate };
  const { by, authority, at } = confirmed;
  const text = `On ${asOf} the document is declassified: ${by} confirmed it on ${at} (${authority}).`;
  const conclusion = because('E.O. 13526 section 3.1(b)', text);
  const reasons = [conclusion, ...term.reasons, ...standingAdvice(asOf, origin)];
  return { ...status(asOf, 'declassified', 'U', dates, reasons, RELEASE_CHECKS), openedBy: actOf(confirmed) };
}

/** The whole answer in a sentence; what follows it says why. */
function concluded(asOf: CivilDate, state: StatusState, level: Level, term: Term): Reason {
  const on = `On ${asOf} the document is`;
  const name = LEVEL_NAMES[level];
  if (state === 'declassified')
    return because(
      'E.O. 13526 section 1.5(a)',
      `${on} declassified: its own date, ${term.declassifyOn}, has come.`,
    );
  if (state === 'presumed-declassified') {
    const passed = reached(asOf, term.declassifyOn)
      ? `the date recorded for it, ${term.declassifyOn},`
      : `the day of its automatic declassification, ${term.outerDate},`;
    const text = `${on} presumed declassified, because ${passed} has come; it is handled as ${name} until an authority confirms it.`;
    return because('E.O. 13526 sections 3.1(b) and 3.3(a)', text);
  }
  if (state === 'review') {
    const text = `${on} due for the review set for ${term.reviewOn}; it stays ${name} until the result is recorded.`;
    return because('E.O. 12356 section 1.4(c)', text);
  }
  return because('E.O. 13526 section 1.5', `${on} classified ${name}${untilWhen(term)}.`);
}

function untilWhen({ declassifyOn, outerDate, event }: Term): string {
  if (declassifyOn !== null) return ` until it is declassified by its own instruction on ${declassifyOn}`;
  if (outerDate === null) return ', and no date is known on which that ends';
  const first = event === undefined ? '' : ' until its event is shown to have happened, and';
  return `${first} until ${outerDate} at the latest`;
}

function stateOn(asOf: CivilDate, term: Term): StatusState {
  if (reached(asOf, term.declassifyOn)) return term.forPerson ? 'presumed-declassified' : 'declassified';
  if (reached(asOf, term.outerDate)) return 'presumed-declassified';
  return reached(asOf, term.reviewOn ?? null) ? 'review' : 'classified';
}

/** A confirmation counts once there was something to confirm: a date, a review or an event. */
const hadSomethingToConfirm = (at: CivilDate, term: Term): boolean =>
  stateOn(at, term) === 'presumed-declassified' || stateOn(at, term) === 'review' || term.event !== undefined;

/** A review or an event ends classification on the day it was recorded, unless the outer limit came first. */
function resultDay(term: Term, { at }: RowOf<'declassification-confirmed'>): CivilDate | null {
  const byResult = term.event !== undefined || term.reviewOn !== undefined;
  return byResult && !reached(at, term.outerDate) ? at : null;
}

/** The 1972 schedule also downgrades on its way. */
function levelOn(asOf: CivilDate, { dated, level }: Origin, { schedule }: Term): Level {
  const passed = schedule?.downgrades.filter(({ years }) => reached(asOf, lastDayOf(yearOf(dated) + years)));
  return passed?.at(-1)?.to ?? level;
}

function needsOf(state: StatusState, { kind }: Instruction, origin: Origin, term: Term): readonly Need[] {
  if (state === 'declassified') return RELEASE_CHECKS;
  if (state === 'presumed-declassified')
    return [...RELEASE_CHECKS, ...(kind === 'notice' ? [NOTICE_AUTHORITY] : []), CONFIRMATION];
  if (state === 'review') return [REVIEW_RESULT];
  if (term.event !== undefined) return [EVENT_PROOF];
  return !origin.permanent && term.declassifyOn === null ? [RECORDS_SCHEDULE] : [];
}

const RELEASE_CHECKS: readonly Need[] = [EXTENSION_CHECK, FOIA_REVIEW];

/** First day of E.O. 13526, whose transition rules are applied here. */
const ORDER_IN_FORCE = readIso('2010-06-27');

function standingAdvice(asOf: CivilDate, { dated, permanent }: Origin): Reason[] {
  const statute = because(
    '22 U.S.C. 4354(a)',
    `State records of permanent value are to be declassified within 30 years, here by ${plusYears(dated, 30)}, with exceptions; the statute neither shortens a marked date nor lifts an exemption by itself.`,
  );
  const clock = permanent ? [statute] : [];
  if (ORDER_IN_FORCE === undefined || asOf >= ORDER_IN_FORCE) return clock;
  const text = `${asOf} lies before E.O. 13526; today's rules are applied backwards and may differ from what an officer would have said that day.`;
  return [...clock, because('E.O. 13526 section 6.3', text)];
}

const actOf = ({ by, authority, at }: EvidenceRow): Act => ({ by, authority, at });

type Dates = Pick<Status, 'declassifyOn' | 'outerDate'>;
const NO_DATES: Dates = { declassifyOn: null, outerDate: null };

const reached = (asOf: CivilDate, date: CivilDate | null): boolean => date !== null && asOf >= date;
const because = (provision: string, text: string): Reason => ({ provision, text });

function status(
  asOf: CivilDate,
  state: StatusState,
  level: Level,
  { declassifyOn, outerDate }: Dates,
  reasons: readonly Reason[],
  stillNeeded: readonly Need[],
): Status {
  return { asOf, state, level, declassifyOn, outerDate, reasons, stillNeeded };
}
