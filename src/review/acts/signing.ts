import type { Reviewer, Standing } from '../../model/review.ts';
import { eachOnce, isAmong } from '../../model/roles.ts';
import type { Refused } from '../../model/shown.ts';
import { refusalFor } from './permits.ts';
import { type CableRecord, type Compared, decidersOf, isDecidedHere, type Signed } from './record.ts';

/**
 * Whether a signature counts: given on this very copy, by somebody who decided nothing on it, and not before somebody decided on it, were
 * it to take that back again, nor before a second reading of that copy came to another text. Who signs behind that knows of it.
 */
export const counts = (
  signature: Signed,
  { deciders, comparisons, done }: Pick<CableRecord, 'deciders' | 'comparisons' | 'done'>,
  shown: string,
): boolean =>
  signature.shown === shown &&
  !isAmong(signature.by, deciders) &&
  !isDecidedHere({ done }, signature.seq) &&
  !comparisons.some((each) => doubts(each, signature));

/** Whether a second reading that ended behind a signature found another text than the copy that was signed. */
export const doubts = ({ result, shown, seq }: Compared, signature: Signed): boolean =>
  result === 'text' && shown === signature.shown && seq > signature.seq;

/** Whose signature counts, in order, each once. */
const signersOf = (record: CableRecord, shown: string): string[] =>
  eachOnce(record.signatures.filter((each) => counts(each, record, shown)).map(({ by }) => by));

/** When somebody last signed a copy of a cable, whether that counts still or not. */
export function lastSignedBy(name: string, { signatures }: Pick<CableRecord, 'signatures'>) {
  const last = signatures.findLast(({ by }) => isAmong(by, [name]));
  return last === undefined ? null : { seq: last.seq, at: last.at };
}

/**
 * The names of who stands behind a copy: who decided on it, then who signed it as it is shown. Whose decisions all `lapsed`, as those on
 * another text do, stands behind nothing of it.
 */
export const standsBehind = (
  record: CableRecord,
  shown: string,
  lapsed: readonly string[] = [],
): string[] => [...decidersOf(record.done, lapsed), ...signersOf(record, shown)];

/** Whether so many persons stand behind a copy as it is shown, and one of them by signature. */
export const isSigned = (
  record: CableRecord,
  shown: string,
  needed: number,
  lapsed: readonly string[] = [],
): boolean => signersOf(record, shown).length > 0 && standsBehind(record, shown, lapsed).length >= needed;

/** What a signature depends on besides the record. */
export interface ToSign {
  /** Digest of what there is to be seen now. */
  readonly shown: string;
  /** The digest that the signature names, once there is one. */
  readonly named?: string | undefined;
  readonly standing: Standing;
  readonly openReferrals: number;
}

/** Why somebody cannot sign a copy now; nothing where they can. */
export function whyNotSign(
  you: Reviewer,
  record: CableRecord,
  { shown, named = shown, standing, openReferrals }: ToSign,
): Refused | undefined {
  const role = refusalFor(you, 'sign');
  if (role !== undefined) return role;
  if (named !== shown)
    return {
      code: 'stale',
      reason: 'The copy changed since you were shown it. Look at it again, then sign.',
    };
  if (isAmong(you.name, record.deciders))
    return {
      code: 'own-decision',
      reason: 'You decided on this cable, so you stand behind it already. Another person signs it.',
    };
  const barred = barredBy(standing, openReferrals);
  if (barred !== undefined) return { code: 'invalid', reason: barred };
  return isAmong(you.name, signersOf(record, shown))
    ? { code: 'idle', reason: 'You have signed this copy, and it did not change since.' }
    : undefined;
}

function barredBy(standing: Standing, openReferrals: number): string | undefined {
  switch (standing) {
    case 'failed':
      return 'This cable could not be read, so there is no copy to sign.';
    case 'conflict':
      return 'This cable contradicts itself. Somebody has to decide which of its readings holds before it is signed.';
    case 'open':
      return openReferrals > 0
        ? `${openReferrals === 1 ? 'A referral has' : `${openReferrals} referrals have`} no answer yet. Record it, then sign.`
        : 'Questions are open on this cable. Decide them, then sign.';
    case 'released':
      return 'This copy went out already.';
    default:
      return undefined;
  }
}
