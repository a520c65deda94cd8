import type { Variant, WithdrawalSheet } from '../model/variant.ts';

/** Lines on a page of the teletype paper that cables were printed on. */
const PAGE = 56;

/** Pages that a text takes. */
export const pagesOf = (text: string): number =>
  Math.max(1, Math.ceil(text.trimEnd().split('\n').length / PAGE));

/**
 * The withdrawal sheet of a cable that is denied in full: date, from, to, pages and codes, and nothing else. Pages are
 * those of the whole cable, so that they tell no more than what a reader of the file would see on the shelf.
 */
export function sheetOf(
  { mrn, audience, banner, stamps, facts, pieces }: Variant,
  text: string,
): WithdrawalSheet {
  const { dated, from, to } = facts;
  const codes = pieces.flatMap((piece) => (piece.kind === 'deletion' ? piece.bases : []));
  return {
    ...{ mrn, audience, banner, stamps, dated, from, to },
    pages: pagesOf(text),
    codes: [...new Set(codes)],
  };
}
