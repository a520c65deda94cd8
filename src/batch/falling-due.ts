import type { CivilDate } from '../model/civil-date.ts';
import type { Basis } from '../model/claim.ts';
import type { Exemption } from '../model/exemption.ts';
import type { KeptGrounds } from '../model/kept-grounds.ts';
import { overlap, type Span } from '../model/span.ts';
import { type Due, fallsDue } from '../rule/availability.ts';

/** A deletion, and the day on which grounds of it can be cited no more. */
export interface FallingDue {
  readonly on: CivilDate;
  readonly mrn: string;
  readonly portion: string | null;
  /** The codes that can be cited no more from that day on, and the provisions that say so. */
  readonly codes: readonly string[];
  readonly provisions: readonly string[];
  /** What makes them due, in words. */
  readonly because: string;
  /** Codes of the same deletion that stand beyond that day. */
  readonly left: readonly string[];
}

/** By day and cable. */
export const inOrderOfDay = (rows: readonly FallingDue[]): FallingDue[] =>
  [...rows].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0));

const keyOf = ({ on, mrn }: FallingDue): string => `${on} ${mrn}`;

/** What of one cable falls due, deletion by deletion; the days of each apart, in the order of the text. */
export function fallingDueIn(
  mrn: string,
  { queue, decisions, cuts }: KeptGrounds,
  exemptions: readonly Exemption[],
): FallingDue[] {
  return cuts
    .filter(({ effect }) => effect === 'withhold')
    .flatMap(({ spans, portion }) => {
      const bases = decisions
        .filter(({ effect, span }) => effect === 'withhold' && touches(spans, span))
        .flatMap((decision) => decision.bases);
      return byDay(distinct(bases), queue.dated, exemptions).map((due) => ({ mrn, portion, ...due }));
    });
}

const touches = (spans: readonly Span[], span: Span): boolean => spans.some((each) => overlap(each, span));

/** A ground may stand for several pieces of a deletion: it is due when it is due for the first of them. */
function distinct(bases: readonly Basis[]): Basis[] {
  const found = new Map<string, Basis>();
  for (const basis of bases) {
    const known = found.get(basis.code);
    if (known === undefined || (basis.until ?? NEVER) < (known.until ?? NEVER)) found.set(basis.code, basis);
  }
  return [...found.values()];
}

const NEVER = '9999-12-31';

type Grounds = Omit<FallingDue, 'mrn' | 'portion'>;

function byDay(
  bases: readonly Basis[],
  dated: CivilDate | null,
  exemptions: readonly Exemption[],
): Grounds[] {
  const due = bases.map((basis) => ({ basis, due: dueOf(basis, dated, exemptions) }));
  const days = [...new Set(due.flatMap((each) => each.due?.on ?? []))].sort();
  return days.map((on) => {
    const here = due.filter((each) => each.due?.on === on);
    return {
      ...{ on, codes: here.map(({ basis }) => basis.code) },
      provisions: [...new Set(here.map(({ basis }) => basis.provision))],
      because: [...new Set(here.flatMap((each) => each.due?.because ?? []))].join('; '),
      left: due.filter((each) => (each.due?.on ?? NEVER) > on).map(({ basis }) => basis.code),
    };
  });
}

/** A ground that the tables no longer know has the day that was recorded with it, if there was one. */
function dueOf(
  { code, until }: Basis,
  dated: CivilDate | null,
  exemptions: readonly Exemption[],
): Due | null {
  const known = exemptions.find((each) => each.code === code) ?? UNKNOWN;
  return fallsDue(known, { until: until === undefined ? null : (until as CivilDate), dated });
}

const UNKNOWN = { available: 'classified' } as const;
