import type { CableView } from '../../../model/shown.ts';
import { type Answer, askCable } from '../api.ts';
import { onward } from '../queue/rows.ts';
import { heed } from '../state.ts';

interface Ahead {
  readonly mrn: string;
  readonly answer: Promise<Answer<CableView>>;
  /** The cable, once the answer has come with it. */
  view?: CableView;
}

/** No more is kept than the cable that was asked for ahead and the one just left, and nothing of them outlives the tab. */
let ahead: Ahead | undefined;
let left: CableView | undefined;

/** The cable as it was when it was fetched. Whoever shows it asks for it again behind that: others may have acted since. */
export const keptOf = (mrn: string): CableView | undefined =>
  ahead?.mrn === mrn && ahead.view !== undefined ? ahead.view : left?.mrn === mrn ? left : undefined;

/** The answer that was asked for ahead and has not come yet. */
export const onItsWay = (mrn: string): Promise<Answer<CableView>> | undefined =>
  ahead?.mrn === mrn && ahead.view === undefined ? ahead.answer : undefined;

/** Keeps the cable that somebody leaves, for who goes back. */
export function keepLeft(cable: CableView): void {
  left = cable;
}

/** Lets go of all of it: it was changed, or there is no session any more. */
export function forget(): void {
  ahead = undefined;
  left = undefined;
}

/** Asks for the cable where somebody who reads this one goes next, unless it is there. */
export async function askAhead(mrn: string): Promise<void> {
  const next = await onward(mrn);
  if (next === undefined || ahead?.mrn === next || left?.mrn === next) return;
  const mine: Ahead = { mrn: next, answer: askCable(next) };
  ahead = mine;
  const answer = heed(await mine.answer);
  if (answer.kind === 'done') mine.view = answer.value;
  else if (ahead === mine) ahead = undefined;
}
