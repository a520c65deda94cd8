import { WITHHOLDINGS } from '../decide/adoption.ts';
import { attests } from '../model/action.ts';
import { keyedDigest } from '../model/digest.ts';
import { agenciesIn } from '../model/referral.ts';
import type { Act } from '../model/review.ts';
import type { Refused } from '../model/shown.ts';
import { statusesIn } from '../model/status.ts';
import type { ResolvedAct } from './acts/recording.ts';
import { whyNotSign } from './acts/signing.ts';
import { openReferrals } from './acts/standing.ts';
import { decided, type Judging, NO_PLACE, NOT_YET } from './deciding.ts';
import { spansAt } from './places.ts';

type Of<K extends Act['kind']> = Extract<Act, { kind: K }>;

/** What an act comes to on the cable as it stands: what is to be recorded, or why it is not. */
export function resolve(act: Act, judging: Judging): ResolvedAct | Refused {
  const { you, at } = judging;
  const of = { act: act.id, mrn: act.mrn, by: you.name, at };
  switch (act.kind) {
    case 'decision':
      return decided(act, judging);
    case 'undo':
      return undone(act, judging) ?? { kind: 'undo', action: act.action, reason: act.reason, ...of };
    case 'note':
      return placed(act.on, judging) ?? { kind: 'note', text: act.text, on: act.on, ...of };
    case 'refer': {
      const { agency, on, reason } = act;
      const refer = { kind: 'refer', referral: referralId(act, judging), agency, on, reason } as const;
      return referable(act, judging) ?? { ...refer, ...of };
    }
    case 'answer': {
      const { referral, reference, on } = act;
      return answerable(act, judging) ?? { kind: 'answer', referral, reference, on, ...of };
    }
    case 'sign':
      return unsignable(act, judging) ?? { kind: 'sign', shown: act.shown, ...of };
    case 'finish':
      return invalid('This cable is not one that you read a second time.');
    case 'attest':
      return (
        attestable(act, judging) ?? { kind: 'attest', mrn: act.mrn, need: act.need, by: you.name, on: act.on }
      );
  }
}

const invalid = (reason: string): Refused => ({ code: 'invalid', reason });

function undone({ action }: Of<'undo'>, { standpoint }: Judging): Refused | undefined {
  const standing = standpoint.record.actions.map(({ id }) => id);
  return standing.includes(action)
    ? undefined
    : invalid(`No decision with this number stands on this cable. ${thereAre(standing)}`);
}

/** What could have been named. */
const thereAre = (known: readonly string[]): string =>
  known.length === 0 ? 'There is none.' : `There ${known.length === 1 ? 'is' : 'are'}: ${known.join(', ')}.`;

/** A note or a referral must be about something that is there. */
function placed(on: Of<'note'>['on'], { standpoint }: Judging): Refused | undefined {
  if (on === undefined || spansAt(on, standpoint.done).length > 0) return undefined;
  return NO_PLACE;
}

/** The log names an agency, so it takes the names of agencies and no other words. */
function referable({ agency, on }: Of<'refer'>, judging: Judging): Refused | undefined {
  const known = agenciesIn(judging.on.rulebook.exemptions);
  if (!known.includes(agency)) return invalid(`A passage is referred to one of these: ${known.join(', ')}.`);
  return placed(on, judging);
}

function answerable({ referral, on }: Of<'answer'>, { standpoint, today }: Judging): Refused | undefined {
  if (on > today) return NOT_YET;
  const known = standpoint.record.referrals.find(({ id }) => id === referral);
  if (known === undefined) return invalid('No referral with this number was made of this cable.');
  return known.answer === null ? undefined : invalid('This referral is answered already.');
}

function unsignable({ shown }: Of<'sign'>, { you, standpoint }: Judging): Refused | undefined {
  const { record, standing } = standpoint;
  const now = { shown: standpoint.shown, standing, openReferrals: openReferrals(record).length };
  return whyNotSign(you, record, { ...now, named: shown });
}

function attestable(
  { need, on, mrn }: Of<'attest'>,
  { you, standpoint, today }: Judging,
): Refused | undefined {
  if (on > today) return invalid('What is attested was done on a day that has come.');
  const { attestations, done } = standpoint;
  const isDraft = need === WITHHOLDINGS.code && done.barred.some((why) => why.includes(need));
  const asked = statusesIn(done.assessment).flatMap(({ stillNeeded }) => stillNeeded.map(({ code }) => code));
  if (!asked.includes(need) && !isDraft)
    return invalid(`Nothing of this name is needed for this cable. ${thereAre([...new Set(asked)])}`);
  const isSaid = attestations.some(
    (each) => each.need === need && each.by === you.name && each.on === on && attests(each, mrn),
  );
  return isSaid ? { code: 'idle', reason: 'You have attested this.' } : undefined;
}

const referralId = ({ id }: Of<'refer'>, { on }: Judging): string =>
  `r-${keyedDigest(on.setting.key, 'tearline-referral/1', '', id).slice(0, 10)}`;
