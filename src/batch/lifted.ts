import type { Decision } from '../model/claim.ts';
import type { InputRecord } from '../model/run-record.ts';
import { type Span, unite } from '../model/span.ts';
import { isSheet } from './copies.ts';

/**
 * Why what a deletion left out stays closed; nothing where it is open to everybody by now, for the copy in `public/` shows all of it.
 * That somebody decided to release it opens nothing: a decision can be taken back as long as no copy has left.
 */
export function whyClosed(
  { folder, state }: Pick<InputRecord, 'folder' | 'state'>,
  decisions: readonly Pick<Decision, 'span' | 'effect'>[],
  deleted: readonly Span[],
): string | undefined {
  if (folder !== 'public') return 'its cable has no copy in public/';
  if (isSheet({ folder, state })) return 'a withdrawal sheet went out, which shows nothing of the cable';
  const shown = unite(decisions.filter(({ effect }) => effect === 'release').map(({ span }) => span));
  const isShown = deleted.every(({ from, to }) => shown.some((span) => span.from <= from && to <= span.to));
  return isShown ? undefined : 'the copy in public/ still leaves it out';
}
