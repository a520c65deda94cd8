import type { ActKind } from '../../../model/review.ts';
import type { CaseView } from '../../../model/shown-case.ts';

/** How a button looks that leads to an act which no role of this person permits. It says why when it is pressed all the same. */
export function barredBy(
  cannot: CaseView['cannot'],
  kind: ActKind,
): { readonly class: string; readonly 'aria-disabled': boolean; readonly title: string | undefined } {
  const why = cannot[kind];
  return { class: why === undefined ? '' : 'is-barred', 'aria-disabled': why !== undefined, title: why };
}
