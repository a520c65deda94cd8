import type { CableView, SinceShown } from '../../model/shown.ts';
import type { Review } from '../../pipeline.ts';

type Passage = NonNullable<Review['back']>['passages'][number];

/** What became of passages since the copy of the run that this one looks at again; what is kept as it was then is not told. */
export function sinceShown({ back }: Pick<Review, 'back'>): CableView['since'] {
  if (back === undefined) return null;
  const { day, folder } = back.before;
  return { day, wasPublic: folder === 'public', passages: changedSince({ back }) };
}

/** The passages that changed, in the order of the text. */
export const changedSince = ({ back }: Pick<Review, 'back'>): SinceShown[] =>
  (back?.passages ?? []).flatMap((passage) => {
    const kind = kindOf(passage);
    const { spans, before, now } = passage;
    if (kind === undefined) return [];
    return [{ kind, spans, portion: before?.portion ?? now?.portion ?? null, before: before?.bases ?? [] }];
  });

function kindOf({ before, now }: Passage): SinceShown['kind'] | undefined {
  if (before === undefined) return 'newly withheld';
  if (now === undefined) return 'released';
  const isSame = before.effect === now.effect && before.bases.join() === now.bases.join();
  return isSame ? undefined : 'other grounds';
}
