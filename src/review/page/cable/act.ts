import type { Act } from '../../../model/review.ts';
import type { CableView, KeptShown } from '../../../model/shown.ts';
import { type Draft, type Filled, type Scope, scopeOf } from './drafts.ts';
import { answeredOf, ownerOf, ownersAnswering } from './kept.ts';

/** The act to be sent; `id` tells it from every other, so that sent twice it is recorded once. */
export function actOf(
  draft: Draft,
  filled: Filled,
  kept: readonly KeptShown[],
  cable: CableView,
  id: string,
): Act {
  const onCable = { id, mrn: cable.mrn, version: cable.version };
  const scope = scopeOf(draft.scopes, filled);
  const reason = filled.reason.trim();
  const day = filled.on as never;
  switch (draft.kind) {
    case 'withhold':
    case 'release':
      return decisionOf(draft, filled, kept, { ...onCable, reason });
    case 'note':
      return { kind: 'note', ...onCable, text: reason, ...(scope === undefined ? {} : { on: scope.on }) };
    case 'refer':
      return { kind: 'refer', ...onCable, on: (scope as Scope).on, agency: filled.agency, reason };
    case 'undo':
      return { kind: 'undo', ...onCable, action: draft.target, reason };
    case 'answer':
      return {
        kind: 'answer',
        ...onCable,
        referral: draft.target,
        reference: filled.reference.trim(),
        on: day,
      };
    case 'sign':
      return { kind: 'sign', ...onCable, shown: cable.shown };
    case 'finish':
      return { kind: 'finish', ...onCable, shown: cable.shown };
    case 'attest':
      return { kind: 'attest', ...onCable, need: draft.target, on: day };
  }
}

function decisionOf(
  draft: Draft,
  filled: Filled,
  kept: readonly KeptShown[],
  onCable: { readonly id: string; readonly mrn: string; readonly version: string; readonly reason: string },
): Act {
  const isRelease = draft.kind === 'release';
  const scope = scopeOf(draft.scopes, filled);
  const named = answeredOf(draft, filled, kept);
  const owner = ownerOf(ownersAnswering(draft, filled, kept), filled);
  // Who withholds need not have asked the owner.
  const isAnswer = owner !== undefined && (isRelease || filled.reference.trim() !== '');
  const ownerAnswer = isAnswer
    ? { ownerAnswer: { owner, reference: filled.reference.trim(), on: filled.on as never } }
    : {};
  return {
    kind: 'decision',
    ...onCable,
    on: (scope as Scope).on,
    effect: isRelease ? 'release' : 'withhold',
    bases: isRelease ? [] : [...filled.bases],
    answers: named.flatMap(({ ids }) => ids),
    ...ownerAnswer,
    ...(scope?.everywhere === true ? { everywhere: true } : {}),
  };
}
