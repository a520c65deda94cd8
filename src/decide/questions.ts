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
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  const open = new Map<string, [Question, ...Question[]]>();
  for (const { effect, span, bases, claims: ids } of decisions) {
    if (effect !== 'hold' || text.slice(span.from, span.to).trim() === '') continue;
    const asking = ids.flatMap((id) => byId.get(id) ?? []);
    const asks = asking.length === 0 ? [silence(span, bases)] : asking.map((claim) => asked(claim, span));
    for (const each of asks) {
      const before = open.get(each.on);
      if (before === undefined) open.set(each.on, [each]);
      else before.push(each);
    }
  }
  return [...open.values()].map(joined);
}

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
const joined = (same: readonly [Question, ...Question[]]): Question => ({
  ...same[0],
  bases: [...new Map(same.flatMap(({ bases }) => bases).map((basis) => [basis.code, basis])).values()],
  spans: same.flatMap(({ spans }) => spans),
  claims: [...new Set(same.flatMap(({ claims }) => claims))],
});
