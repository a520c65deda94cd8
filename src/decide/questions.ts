import type { Basis, Claim, ClaimBy, Decision } from '../model/claim.ts';
import type { Span } from '../model/span.ts';

/** What a person must decide before a copy can go out: once for a person named in many places, else once for a claim. */
export interface Question {
  /** What `decide --on` takes: a person, a portion, or offsets into the record. */
  readonly on: string;
  readonly reason: string;
  readonly bases: readonly Basis[];
  readonly spans: readonly Span[];
  readonly claims: readonly string[];
}

/** The open questions of a cable, in the order of their first passage. Silence asks too, at its own place. */
export function questionsOf(
  text: string,
  decisions: readonly Decision[],
  claims: readonly Claim[],
): Question[] {
  const held = decisions.filter(({ effect, span }) => effect === 'hold' && !isBlank(text, span));
  if (held.length === 0) return [];
  const byId = new Map<string, Claim>();
  for (const claim of claims) if (claim.effect === 'hold') byId.set(claim.id, claim);
  const open = new Map<string, [Question, ...Question[]]>();
  const ask = (question: Question): void => {
    const before = open.get(question.on);
    if (before === undefined) open.set(question.on, [question]);
    else before.push(question);
  };
  for (const { span, bases, claims: ids } of held) {
    const asking = ids.map((id) => byId.get(id)).filter((claim) => claim !== undefined);
    if (asking.length === 0) ask(silence(span, bases));
    for (const claim of asking) ask(asked(claim, span));
  }
  return [...open.values()].map(joined);
}

const isBlank = (text: string, { from, to }: Span): boolean => text.slice(from, to).trim() === '';

const asked = ({ id, by, span: whole, reason, bases }: Claim, span: Span): Question => ({
  on: aboutOf(by) ?? placeOf(whole),
  reason,
  bases,
  spans: [span],
  claims: [id],
});

const silence = (span: Span, bases: readonly Basis[]): Question => ({
  on: placeOf(span),
  reason: 'Nobody spoke for this text, and silence is not consent.',
  bases,
  spans: [span],
  claims: [],
});

function aboutOf(by: ClaimBy): string | undefined {
  if (by.kind === 'role' || by.kind === 'echo') return `person:${by.person}`;
  return by.kind === 'marking' ? (by.portion ?? undefined) : undefined;
}

const placeOf = ({ from, to }: Span): string => `${from}-${to}`;

/** Of a person: whatever is asked about the name, from its mentions first. */
function joined(same: readonly [Question, ...Question[]]): Question {
  const [first, ...others] = same;
  if (others.length === 0 && first.bases.length < 2) return first;
  const bases = new Map<string, Basis>();
  const spans: Span[] = [];
  const claims = new Set<string>();
  for (const each of same) {
    for (const basis of each.bases) bases.set(basis.code, basis);
    for (const claim of each.claims) claims.add(claim);
    spans.push(...each.spans);
  }
  return { ...first, bases: [...bases.values()], spans, claims: [...claims] };
}
