import { askedBy } from '../../batch/entries.ts';
import { explainPlace, type Overcome } from '../../decide/explain.ts';
import type { Question } from '../../decide/questions.ts';
import type { Basis, Claim } from '../../model/claim.ts';
import type { Place } from '../../model/review.ts';
import type { BasisShown, ClaimShown, DeletionShown } from '../../model/shown.ts';
import { covers, overlap } from '../../model/span.ts';
import type { Review, Rulebook } from '../../pipeline.ts';
import type { Cut } from '../../variant/deletions.ts';
import { markerOf } from '../../variant/render/text/body.ts';
import { placeFrom } from '../places.ts';

/** Everything that the copy of a cable leaves out, each with who asks for it and why, in the order of the text. */
export function deletionsShown(done: Review, rulebook: Rulebook): DeletionShown[] {
  const markers = markersOf(done);
  return done.cuts.map((cut, i) => deletionShown(done, cut, markers[i] ?? '', rulebook));
}

/** How the copy shows each deletion, in the order of the cuts. */
export const markersOf = ({ variant }: Review): string[] =>
  variant.pieces.flatMap((piece) => (piece.kind === 'deletion' ? [markerOf(piece)] : []));

function deletionShown(done: Review, cut: Cut, marker: string, { justifications }: Rulebook): DeletionShown {
  const standing = done.claims.filter(({ id }) => cut.claims.includes(id));
  const question = cut.effect === 'hold' ? questionAt(done.questions, cut) : undefined;
  const bases = basesOf(done, cut);
  return {
    ...{ effect: cut.effect, spans: cut.spans, portion: cut.portion, extent: cut.extent },
    marker,
    bases: bases.map(basisShown),
    claims: [...standing.map((claim) => claimShown(claim)), ...overcomeAt(done, cut)],
    on: placeOf(done, cut, question, standing),
    question: question?.reason ?? null,
    // What a question says asks, and gives no reason for an answer.
    templates: distinct([
      ...standing.flatMap(({ reason, effect }) => (effect === 'withhold' ? [reason] : [])),
      ...cut.bases.flatMap((code) => justifications.get(code)?.harm ?? []),
    ]),
  };
}

const questionAt = (questions: readonly Question[], { spans }: Cut): Question | undefined =>
  questions.find((question) => question.spans.some((span) => spans.some((each) => overlap(each, span))));

/** The bases of whatever was decided at a deletion: it has only their codes. */
function basesOf({ decisions }: Review, { spans, effect }: Cut): Basis[] {
  const here = decisions.filter(
    (decision) => decision.effect === effect && spans.some((span) => overlap(span, decision.span)),
  );
  const byCode = new Map(here.flatMap(({ bases }) => bases.map((basis) => [basis.code, basis] as const)));
  return [...byCode.values()];
}

const basisShown = ({ code, provision, reason, standing, owner, until }: Basis): BasisShown => ({
  ...{ code, provision, reason },
  ...{ standing: standing ?? null, owner: owner ?? null, until: until ?? null },
});

/** A claim in words; `overcome` says why it did not decide, where it did not. */
export const claimShown = (claim: Claim, overcome?: Overcome): ClaimShown => ({
  ...{ id: claim.id, effect: claim.effect, reason: claim.reason, overcome: overcome?.why ?? null },
  keeps: claim.effect !== 'release' && overcome?.how !== 'lifted',
  by: askedBy(claim)
    .map(({ by }) => by)
    .join(),
  bases: claim.bases.map(({ code }) => code),
});

/** Claims that speak of the same text and did not decide it, but for those that would have released it anyway. */
function overcomeAt(done: Review, { spans }: Cut): ClaimShown[] {
  const [first] = spans;
  const decision =
    first === undefined
      ? undefined
      : done.decisions.find(({ span }) => covers(span, { ...first, to: first.from + 1 }));
  if (decision === undefined || first === undefined) return [];
  const told = explainPlace(done, decision, first).overcome.filter(
    ({ claim, how }) => claim.effect !== 'release' || how !== 'weaker',
  );
  return told.map((overcome) => claimShown(overcome.claim, overcome));
}

/** What an act on a deletion is about: a person where the name asks, the portion where all of it is out, else the passage. */
function placeOf(done: Review, cut: Cut, question: Question | undefined, standing: readonly Claim[]): Place {
  if (question !== undefined) return placeFrom(question.on);
  const [first] = standing;
  const isOfPerson = first !== undefined && (first.by.kind === 'role' || first.by.kind === 'echo');
  if (isOfPerson && 'person' in first.by && standing.length === 1)
    return { kind: 'person', id: first.by.person };
  if (first?.by.kind === 'marking' && first.by.portion !== null && !isShared(done, cut))
    return { kind: 'portion', id: first.by.portion };
  return { kind: 'span', from: cut.spans[0]?.from ?? 0, to: cut.spans.at(-1)?.to ?? 1 };
}

/** Whether other deletions lie in the same portion. */
const isShared = ({ cuts }: Review, { portion }: Cut): boolean =>
  cuts.filter((each) => each.portion === portion).length > 1;

const distinct = (words: readonly string[]): string[] => [...new Set(words)];
