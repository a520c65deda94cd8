import type { KeptBefore, MarkedCopy, MarkedPiece } from '../../model/variant.ts';

type Since = NonNullable<MarkedCopy['since']>;
type Kept = Extract<MarkedPiece, { bases: readonly string[] }>;

/** `withheld on 2025-03-01: B1, 1.4(d)`: what kept words then that are released now. */
export const keptThen = ({ effect, bases }: KeptBefore, since: Since | undefined): string =>
  `${effect === 'hold' ? 'held' : 'withheld'} on ${since?.day}: ${bases.join(', ')}`;

/** `NEWLY WITHHELD, RELEASED ON 2025-03-01`: what cannot be called back where anybody saw it. */
export const newlyKept = ({ kind }: Pick<Kept, 'kind'>, since: Since | undefined): string =>
  `NEWLY ${kind.toUpperCase()}, ${since?.wasPublic === true ? 'RELEASED ON' : 'SHOWN IN THE COPY OF'} ${since?.day}`;

/** What became of the passages since the run that is superseded; and, by itself, what somebody outside may have. */
export interface SinceWords {
  readonly told: string;
  readonly loud?: string;
}

export function sinceWords({ day, wasPublic, released, still, otherwise, newly }: Since): SinceWords {
  const copy = wasPublic ? `the release of ${day}` : `the copy of ${day}, which was not released`;
  const told = `Since ${copy}: ${released} released now, ${still} kept as before, ${otherwise} kept on other grounds, ${newly} newly kept.`;
  if (newly === 0 || !wasPublic) return { told };
  return {
    told,
    loud: `PASSAGES RELEASED ON ${day} THAT ARE KEPT NOW: ${newly}. WHAT IS OUT CANNOT BE CALLED BACK.`,
  };
}
