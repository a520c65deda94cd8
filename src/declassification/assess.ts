import type { Cable, EarlierCopy, Portion } from '../model/cable.ts';
import type { CivilDate } from '../model/civil-date.ts';
import type { EvidenceRow } from '../model/evidence.ts';
import type { Instruction } from '../model/instruction.ts';
import { isClassified, type Level, type Marking } from '../model/marking.ts';
import type { Message } from '../model/message.ts';
import type { Assessment, Status } from '../model/status.ts';
import type { Order } from './order.ts';
import { readInstruction } from './read-instruction.ts';
import { type Exclusion, type StatusSubject, statusOn } from './status.ts';

/** What of a cable its status depends on. */
export interface Assessable {
  readonly dated: CivilDate | null;
  readonly overall: Marking | null;
  readonly fields: Pick<Cable['fields'], 'declassification'>;
  readonly portions: readonly Portion[];
  /** Of one of our own copies the banner is what it bears. */
  readonly copy?: EarlierCopy;
}

/**
 * Status of a cable on a day, and of each portion that differs from it. `evidence` holds the rows that speak
 * of this cable. One instruction governs the whole; each portion has its own level and its own exclusion.
 */
export function assess(
  cable: Assessable,
  asOf: CivilDate,
  evidence: readonly EvidenceRow[],
  orders: readonly Order[],
): Assessment {
  const level = cable.overall?.level ?? null;
  // What opened the cable has done its work: an instruction beside UNCLASSIFIED contradicts it in no copy of ours.
  const isOpened = cable.copy !== undefined && level === 'U';
  const lines = isOpened ? [] : cable.fields.declassification.map(({ value }) => value);
  // Without a stated level the line is read as a classified cable's, so that nothing in it is waved through.
  const { instruction, messages } = readInstruction(
    lines,
    { dated: cable.dated, level: level ?? 'C' },
    orders,
  );
  // Portions of one level and exclusion share one status, which is worked out once.
  const known = new Map<string, Status>();
  const statusOf = (subject: StatusSubject): Status => {
    const key = `${subject.level} ${subject.excluded}`;
    const found = known.get(key) ?? statusOn(asOf, subject, instruction, evidence, orders);
    known.set(key, found);
    return found;
  };
  const status = statusOf(subjectOf(cable.dated, level, cable.overall));
  const excluded = exclusions(cable);
  const portions = new Map<string, Status>();
  for (const portion of cable.portions) {
    const own = portionStatus(portion, excluded(portion), cable, status, statusOf);
    if (own !== undefined && differs(own, status)) portions.set(portion.id, own);
  }
  return { instruction, status, portions, messages: placed(messages, instruction, cable) };
}

/** Nothing where the portion shares the status of the cable. */
function portionStatus(
  { marking }: Portion,
  excluded: Exclusion | undefined,
  { dated, overall }: Assessable,
  cable: Status,
  statusOf: (subject: StatusSubject) => Status,
): Status | undefined {
  const { level } = marking;
  if (excluded !== undefined) return statusOf({ dated, level, excluded });
  if (level === null || cable.state === 'conflict') return undefined;
  if (isClassified(level)) return statusOf({ dated, level });
  // What closed an UNCLASSIFIED cable (a later classification, a notice) closed its U portions as well.
  return overall?.level === 'U' ? undefined : unclassifiedPortion(cable);
}

/**
 * The exclusion of each portion: its marking's, else what the whole states. Where portions bear it by their own
 * marks, one whose own mark does not bear it is free of it.
 */
function exclusions({ overall, portions }: Assessable): (portion: Portion) => Exclusion | undefined {
  const whole = overall === null ? undefined : exclusionOf(overall);
  const marked = portions.filter(({ mark }) => mark !== undefined);
  const ids = new Set(marked.map(({ id }) => id));
  const borne = marked.some(({ marking }) => exclusionOf(marking) === whole);
  return ({ id, marking }) => {
    const own = exclusionOf(marking);
    if (own !== undefined || marking.level === null || !isClassified(marking.level)) return own;
    return borne && (ids.has(id) || ids.has(paragraphOf(id))) ? undefined : whole;
  };
}

/** A sub-paragraph without mark has its paragraph's. */
const paragraphOf = (id: string): string => id.split('.')[0] ?? id;

/** An unclassified portion of a classified cable stays so; what the cable's line says is not about it. */
function unclassifiedPortion(cable: Status): Status {
  const text = 'The portion is marked UNCLASSIFIED; the level of the cable does not raise it.';
  return {
    asOf: cable.asOf,
    state: 'unclassified',
    level: 'U',
    declassifyOn: null,
    outerDate: null,
    reasons: [{ provision: '32 CFR 2001.21(c)', text }],
    stillNeeded: [],
  };
}

function subjectOf(dated: CivilDate | null, level: Level | null, marking: Marking | null): StatusSubject {
  const excluded = marking === null ? undefined : exclusionOf(marking);
  return excluded === undefined ? { dated, level } : { dated, level, excluded };
}

/** What a marking takes out of every executive order's dates. */
export function exclusionOf({ sci, aea, system, owners, fgi }: Marking): Exclusion | undefined {
  const nuclear = (['RD', 'FRD', 'TFNI'] as const).find((kind) =>
    aea.some((mark) => mark === kind || mark.startsWith(`${kind}-`)),
  );
  if (nuclear !== undefined) return nuclear;
  // Atomic information that the United States or the United Kingdom gave to NATO.
  if (aea.includes('ATOMAL')) return 'RD';
  const nato = system === 'nato' || owners.includes('NATO') || fgi.includes('NATO');
  return nato || sci.includes('BALK') || sci.includes('BOHEMIA') ? 'NATO' : undefined;
}

const differs = (own: Status, cable: Status): boolean =>
  own.state !== cable.state ||
  own.level !== cable.level ||
  own.declassifyOn !== cable.declassifyOn ||
  own.outerDate !== cable.outerDate;

/** Messages point at the line that governs. */
function placed(messages: readonly Message[], { printed }: Instruction, { fields }: Assessable): Message[] {
  const span = fields.declassification.find(({ value }) => value === printed)?.span;
  return messages.map((message) => (span === undefined ? message : { ...message, span }));
}
