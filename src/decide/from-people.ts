import type { Action, Target } from '../model/action.ts';
import type { Audience } from '../model/audience.ts';
import { bodyOf, type Cable } from '../model/cable.ts';
import type { Basis } from '../model/claim.ts';
import { type Message, warning } from '../model/message.ts';
import type { Person } from '../model/person.ts';
import { isEmpty, type Span } from '../model/span.ts';
import { occurrences } from '../text/white-space.ts';
import type { Claimed } from './claim-id.ts';
import type { Lift } from './settle.ts';

/** What recorded decisions come to on this text: claims, lifts, and the ones that were refused, with why. */
export interface Answers {
  readonly claims: readonly Claimed[];
  readonly lifts: readonly Lift[];
  readonly applied: readonly Action[];
  readonly refused: readonly { readonly action: Action; readonly why: Message }[];
}

/** What decisions are read against. */
export interface DecidedOn {
  readonly cable: Cable;
  readonly persons: readonly Person[];
  /** Keyed digest of the cable's text. */
  readonly source: string;
  /** A basis as it is cited for a passage on the day, undefined where it cannot be: (b)(1) only for what is classified. */
  readonly cite: (basis: Basis, span: Span) => Basis | undefined;
  readonly audience: Pick<Audience, 'audience' | 'readers'>;
}

/**
 * Folds one cable's recorded decisions. A decision made on another text is refused (law 3): its offsets would
 * open something that nobody looked at.
 */
export function answersOf(actions: readonly Action[], decidedOn: () => DecidedOn): Answers {
  // Of most cables nobody decided anything, and the digest of a text takes time.
  if (actions.length === 0) return { claims: [], lifts: [], applied: [], refused: [] };
  const on = decidedOn();
  const claims: Claimed[] = [];
  const lifts: Lift[] = [];
  const applied: Action[] = [];
  const refused: { action: Action; why: Message }[] = [];
  for (const action of actions) {
    const spans = action.source === on.source ? targetSpans(action.on, on.cable, on.persons) : [];
    const why = refusal(action, on, spans);
    if (why !== undefined) {
      refused.push({ action, why });
      continue;
    }
    applied.push(action);
    for (const span of spans) claims.push(claimOf(action, span, on));
    for (const lift of liftsOf(action, spans)) lifts.push(lift);
  }
  return { claims, lifts, applied, refused };
}

function refusal(
  action: Action,
  { source, cite, audience }: DecidedOn,
  spans: readonly Span[],
): Message | undefined {
  if (action.source !== source)
    return warning(
      'stale-decision',
      `Decision ${action.id} was made on another text of this cable. Make it again.`,
    );
  if (action.effect === 'release' && !isFor(action, audience))
    return warning(
      'other-audience',
      `Decision ${action.id} opens text to ${action.audience ?? 'the public'} and to nobody else. Decide anew for ${audience.audience}.`,
    );
  if (spans.length === 0)
    return warning('lost-target', `Decision ${action.id} speaks of a place that this cable does not have.`);
  if (action.effect === 'withhold' && action.bases.length === 0)
    return warning('no-basis', `Decision ${action.id} withholds without a basis. State one with --basis.`);
  const odd = action.bases.find((basis) => spans.some((span) => cite(basis, span) === undefined));
  if (odd !== undefined)
    return warning(
      'basis-unavailable',
      `Decision ${action.id} cites ${odd.code}, which cannot be cited for all of that passage on this day: (b)(1) and its letters ` +
        'need text that is classified, numbers of section 3.3(b) an approval in evidence. State another exemption.',
    );
  return undefined;
}

/** What is opened to some readers is not thereby open to others; what is withheld from some is asked of all. */
const isFor = ({ audience }: Action, to: DecidedOn['audience']): boolean =>
  audience === undefined ? to.readers.kind === 'public' : audience === to.audience;

/** What a person names for a passage, that person adopts for it, whatever letters the cable itself claims. */
function claimOf(action: Action, span: Span, { cite }: DecidedOn): Claimed {
  const { effect, by, reason, id } = action;
  const bases = action.bases.map((basis) => ({
    ...(cite(basis, span) ?? basis),
    standing: 'adopted' as const,
  }));
  return { span, effect, bases, by: { kind: 'person', action: id, name: by }, reason };
}

/** A withholding opens nothing, so no owner's answer is asked for it: it takes the place of what it names. */
function liftsOf({ id, effect, answers, ownerAnswer }: Action, spans: readonly Span[]): Lift[] {
  const owner = ownerAnswer?.owner;
  const how = effect === 'withhold' ? { instead: id } : owner === undefined ? {} : { owner };
  return spans.flatMap((span) => answers.map((claim) => ({ claim, span, ...how })));
}

/** The places a decision speaks of, in this cable's text. */
export function targetSpans(target: Target, cable: Cable, persons: readonly Person[]): Span[] {
  switch (target.kind) {
    case 'span':
      return target.to <= cable.text.length && !isEmpty(target) ? [{ from: target.from, to: target.to }] : [];
    case 'portion':
      return cable.portions
        .filter(({ id }) => id === target.id)
        .flatMap((portion) => bodyOf(portion, cable.text));
    case 'person':
      return persons
        .filter(({ id }) => id === target.id)
        .flatMap(({ mentions, echoes = [] }) => [...mentions, ...echoes]);
    case 'text':
      return occurrences(cable.text, target.text);
  }
}
