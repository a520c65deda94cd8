import type { Act } from '../../../model/review.ts';
import type { Acted, DoneShown } from '../../../model/shown.ts';
import { type Answer, sendAct } from '../api.ts';
import { desk, heed, refreshCase } from '../state.ts';
import { forget } from './ahead.ts';

/** Why an act is not on record, for whoever wrote it. */
export interface Problem {
  readonly reason: string;
  /** What others did on the cable since. */
  readonly others: readonly DoneShown[];
  /** The cable has changed, and must be looked at again. */
  readonly isOutdated: boolean;
}

export type Sent = { readonly acted: Acted } | { readonly problem: Problem };

let last = { body: '', id: '' };

/** The same act keeps its id, so that one whose answer was lost is recorded once; a changed one is another act. */
export function idOf(act: Omit<Act, 'id'>): string {
  const body = JSON.stringify(act);
  if (body !== last.body) last = { body, id: freshId() };
  return last.id;
}

const freshId = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** Sends an act and waits. Only what the server acknowledged is shown as saved. */
export async function send(act: Act, what: string, mrn: string): Promise<Sent> {
  desk.merge({ saving: { kind: 'saving', what } });
  const answer = heed(await sendAct(act));
  if (answer.kind === 'done') {
    const { seq, digest, cables } = answer.value;
    desk.merge({ saving: { kind: 'saved', what, mrn, seq, digest, cables } });
    // Once it is known to be on record, the same again is meant as another act.
    last = { body: '', id: '' };
    if (cables > 1) forget();
    void refreshCase();
    return { acted: answer.value };
  }
  if (answer.kind === 'refused' && answer.refused.code === 'read-only') void refreshCase();
  return { problem: unsent(answer, what) };
}

/** Tells that something is not on record, and why, by what the server answered or did not. */
export function unsent(answer: Exclude<Answer<unknown>, { kind: 'done' }>, what: string): Problem {
  const problem = problemOf(answer);
  desk.merge({ saving: { kind: 'not-saved', what, why: problem.reason } });
  return problem;
}

function problemOf(answer: Exclude<Answer<unknown>, { kind: 'done' }>): Problem {
  const none = { others: [], isOutdated: false };
  if (answer.kind === 'lost')
    return {
      ...none,
      reason:
        'There is no connection to the review. What you wrote is kept here: save again once it is back. It will be recorded once.',
    };
  if (answer.kind === 'signed-out')
    return {
      ...none,
      reason: 'Your session has ended. What you wrote is kept here: sign in again in another tab, then save.',
    };
  const { code, reason, others = [] } = answer.refused;
  return { reason, others, isOutdated: code === 'conflict' || code === 'stale' };
}
