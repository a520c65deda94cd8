import { askedBy } from '../../batch/entries.ts';
import { type Owned, ownedIn } from '../../batch/owned.ts';
import type { Action } from '../../model/action.ts';
import type { ReferralShown } from '../../model/shown.ts';
import { overlap } from '../../model/span.ts';
import type { Review } from '../../pipeline.ts';
import type { CableRecord, Referred } from '../acts/record.ts';
import { spansAt } from '../places.ts';

/** What agencies own in a cable, by a marking or by a rule, and what persons asked them about; each with its answer, if there is one. */
export const referralsShown = (done: Review, { referrals }: CableRecord): ReferralShown[] => [
  ...ownedIn(done).flatMap((owned, i) => ownedShown(owned, `owned-${i + 1}`, done) ?? []),
  ...referrals.map((each) => askedShown(each, done)),
];

/** What is owned and neither waits nor was answered needs nobody: nothing of it has words. */
function ownedShown(owned: Owned, id: string, done: Review): ReferralShown | undefined {
  const { claim, owner, ground, open, isCaption } = owned;
  const answer = open.length > 0 ? null : answerTo(owned, done);
  if (answer === undefined) return undefined;
  return {
    ...{ id, agency: owner, ground, answer, spans: [claim.span] },
    by: askedBy(claim)
      .map(({ by }) => by)
      .join(),
    takes: isCaption ? 'evidence' : 'decision',
    deletion: deletionAt(owned, done),
  };
}

/** A question at the place is what such a decision answers; where none is left, the deletion that is there. */
function deletionAt({ claim, open }: Owned, { cuts }: Review): number | null {
  const places = open.length > 0 ? open : [claim.span];
  const isThere = ({ spans }: Review['cuts'][number]): boolean =>
    spans.some((span) => places.some((place) => overlap(span, place)));
  const asked = cuts.findIndex((cut) => cut.effect === 'hold' && isThere(cut));
  const there = asked >= 0 ? asked : cuts.findIndex(isThere);
  return there >= 0 ? there : null;
}

/** The owner's answer as it is on record, or who withheld the text and asked nobody. */
function answerTo({ claim, owner }: Owned, done: Review): string | undefined {
  const here = done.answers.applied.filter(
    ({ on, answers }) =>
      answers.includes(claim.id) || spansAt(on, done).some((span) => overlap(span, claim.span)),
  );
  const answered = here.findLast(({ ownerAnswer }) => ownerAnswer?.owner === owner);
  if (answered !== undefined) return inWords(answered);
  const withheld = here.findLast(({ effect }) => effect === 'withhold');
  return withheld && `not asked: ${withheld.by} withheld it`;
}

const inWords = ({ ownerAnswer, by, effect }: Action): string =>
  `${effect === 'release' ? 'released' : 'withheld'} on ${ownerAnswer?.reference}, ${ownerAnswer?.on} (entered by ${by})`;

const askedShown = ({ id, agency, reason, on, by, answer }: Referred, done: Review): ReferralShown => ({
  ...{ id, agency, ground: reason, by, spans: spansAt(on, done), takes: 'answer', deletion: null },
  answer: answer === null ? null : `${answer.reference}, ${answer.on} (entered by ${answer.by})`,
});
