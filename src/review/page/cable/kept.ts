import { useEffect, useState } from 'preact/hooks';
import type { Place } from '../../../model/review.ts';
import type { KeptShown } from '../../../model/shown.ts';
import { askKept } from '../api.ts';
import { heed } from '../state.ts';
import type { Draft, Filled } from './drafts.ts';

/** What a decision can answer of what keeps the text at its place: a release all of it, a withholding what gives a basis that it does not cite. */
export const answerableOf = (
  { kind }: Draft,
  { bases }: Filled,
  kept: readonly KeptShown[],
): readonly KeptShown[] =>
  kind === 'release'
    ? kept
    : kept.filter(
        (each) =>
          each.effect === 'withhold' &&
          each.owners.length === 0 &&
          each.bases.some((code) => !bases.includes(code)),
      );

/** What of it the decision answers, as it is filled in. */
export const answeredOf = (draft: Draft, filled: Filled, kept: readonly KeptShown[]): readonly KeptShown[] =>
  answerableOf(draft, filled, kept).filter((each) => isAnswered(draft, filled, each));

/** Whether it is answered: what is taken for granted, unless somebody turned it. */
export const isAnswered = (draft: Draft, filled: Filled, each: KeptShown): boolean =>
  isUsual(draft, filled, each) !== filled.turned.includes(each.ids[0] ?? '');

/**
 * What keeps the deletion itself is answered, and at a wider place what is of its sort. A release answers the questions there too, unless
 * it is about those of one sort. All else is answered when somebody says so.
 */
function isUsual({ kind, replaces, kept: own, scopes }: Draft, { scope }: Filled, each: KeptShown): boolean {
  const isOwn = own.some(({ ids: [id = ''] }) => each.ids.includes(id));
  if (kind === 'withhold') return replaces && isOwn;
  if (scopes[scope]?.isOfSort === true) return isOwn;
  return isOwn || (scope > 0 && each.effect === 'hold' && each.owners.length === 0);
}

/** Who alone opens some of it, each once. */
export const ownersOf = (kept: readonly KeptShown[]): readonly string[] => [
  ...new Set(kept.flatMap(({ owners }) => owners)),
];

/** Whose answer is given: of several owners the one that was chosen. */
export const ownerOf = (owners: readonly string[], { owner }: Filled): string | undefined =>
  owners.includes(owner) ? owner : owners[0];

/**
 * Whose answer a decision gives: a release that of who alone opens what it lifts; a withholding that of who owns the text there, if they
 * answered. A caption has evidence, and no answer.
 */
export function ownersAnswering(draft: Draft, filled: Filled, kept: readonly KeptShown[]): readonly string[] {
  if (draft.kind === 'release') return ownersOf(answeredOf(draft, filled, kept));
  if (draft.kind !== 'withhold') return [];
  return ownersOf(kept.filter(({ bases }) => !bases.includes('CAPTION')));
}

const TYPING = 150;

/**
 * What keeps the text at a place, asked of the server whenever the place is another; `ask` gives it at once. `first` until it is told.
 */
export function useKept(mrn: string, version: string, on: Place | undefined, first: readonly KeptShown[]) {
  const key = on === undefined ? '' : JSON.stringify([mrn, version, on]);
  const [known, setKnown] = useState<{ readonly key: string; readonly kept: readonly KeptShown[] }>();
  const ask = async () => {
    if (on === undefined) return { kind: 'done', value: { kept: [] } } as const;
    if (known?.key === key) return { kind: 'done', value: { kept: known.kept } } as const;
    const answer = heed(await askKept(mrn, on));
    if (answer.kind === 'done') setKnown({ key, kept: answer.value.kept });
    return answer;
  };
  useEffect(() => {
    // Words that are being typed are not asked about letter by letter.
    const soon = setTimeout(() => void ask(), on?.kind === 'text' ? TYPING : 0);
    return () => clearTimeout(soon);
  }, [key]);
  return { kept: known?.key === key ? known.kept : first, ask };
}
