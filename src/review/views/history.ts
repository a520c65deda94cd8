import { askedBy } from '../../batch/entries.ts';
import type { Action } from '../../model/action.ts';
import type { PassagesCompared } from '../../model/review.ts';
import { isAmong } from '../../model/roles.ts';
import type { DoneShown } from '../../model/shown.ts';
import type { Review } from '../../pipeline.ts';
import { type CableRecord, type Done, isDecidedHere } from '../acts/record.ts';
import { doubts } from '../acts/signing.ts';
import { placeInWords } from '../places.ts';

/** Everything that was done on a cable, the last first, each with whether it still counts and, if not, why. */
export const historyShown = (record: CableRecord, done: Review, shown: string): DoneShown[] =>
  record.done.map((each) => doneShown(each, record, done, shown)).reverse();

function doneShown(done: Done, record: CableRecord, review: Review, shown: string): DoneShown {
  const why = voidedBy(done, record, review.answers, shown);
  const { seq, kind, id, by, at } = done;
  const canBeUndone = kind === 'decision' && !done.undone;
  return { ...{ seq, kind, id, by, at, ...said(done, review) }, stands: why === null, why, canBeUndone };
}

/** Why something that was done counts no more. */
function voidedBy(done: Done, record: CableRecord, answers: Review['answers'], shown: string): string | null {
  if (done.kind === 'decision') {
    if (done.undone) return 'It was undone.';
    return answers.refused.find(({ action }) => action.id === done.id)?.why.reason ?? null;
  }
  if (done.kind === 'sign') {
    if (isAmong(done.by, record.deciders)) return 'Who signed decided on this cable too.';
    const { by, at, content, seq } = done;
    if (content.shown !== shown) return 'The copy changed since.';
    if (seq !== null && isDecidedHere(record, seq)) return 'The copy changed since, and was changed back.';
    const isDoubted =
      seq !== null && record.comparisons.some((each) => doubts(each, { by, at, shown: content.shown, seq }));
    return isDoubted ? 'A second reading came to another text since.' : null;
  }
  if (done.kind === 'release' && record.released?.seq !== done.seq) return 'Something was decided since.';
  return null;
}

/** What was done, in words that quote nothing, and what the person said of it. */
function said(done: Done, { cable, claims }: Review): { what: string; reason: string } {
  switch (done.kind) {
    case 'decision': {
      const { effect, on, bases, reason } = done.content.action;
      const under = bases.length === 0 ? '' : ` under ${bases.map(({ code }) => code).join(', ')}`;
      const instead = insteadOf(done.content.action, claims);
      return { what: `${effect}s ${placeInWords(on, cable)}${under}${instead}`, reason };
    }
    case 'undo':
      return { what: `undoes decision ${done.content.action}`, reason: done.content.reason };
    case 'note':
      return { what: 'notes', reason: done.content.text };
    case 'refer':
      return {
        what: `refers ${placeInWords(done.content.place, cable)} to ${done.content.agency}`,
        reason: done.content.reason,
      };
    case 'answer':
      return {
        what: `enters the answer to referral ${done.content.referral}`,
        reason: `${done.content.reference}, ${done.content.day}`,
      };
    case 'sign':
      return { what: 'signs the copy as it was shown', reason: '' };
    case 'finish':
      return { what: `ends a second reading, ${resultInWords(done.content.passages)}`, reason: '' };
    case 'attest':
      return { what: `attests ${done.content.need}`, reason: '' };
    case 'release':
      return { what: 'releases the copy', reason: '' };
  }
}

/** In the place of which withholdings another stands, by who or what asked for them: ` in the place of rule privacy/passport`. */
function insteadOf({ effect, answers }: Action, claims: Review['claims']): string {
  if (effect === 'release' || answers.length === 0) return '';
  const asked = claims.filter(({ id }) => answers.includes(id)).flatMap(askedBy);
  const names = [...new Set(asked.map(({ by }) => by))];
  return ` in the place of ${names.length === 0 ? 'what nothing asks for any more' : names.join(', ')}`;
}

/** `2 passages differ, 1 is on other grounds`. */
function resultInWords({ grounds, text }: PassagesCompared): string {
  if (text === 0 && grounds === 0) return 'nothing differs';
  const told = [
    ...(text === 0 ? [] : [`${passages(text)} ${text === 1 ? 'differs' : 'differ'}`]),
    ...(grounds === 0 ? [] : [`${passages(grounds)} ${grounds === 1 ? 'has' : 'have'} other grounds`]),
  ];
  return told.join(', ');
}

const passages = (count: number): string => `${count} ${count === 1 ? 'passage' : 'passages'}`;
