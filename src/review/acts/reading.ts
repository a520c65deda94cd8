import { keyedDigest } from '../../model/digest.ts';
import type { Reviewer, Standing } from '../../model/review.ts';
import { isAmong } from '../../model/roles.ts';
import { refusalFor } from './permits.ts';
import type { CableRecord } from './record.ts';

/** Of what a sample is drawn. */
export interface Sampling {
  /** The share of cables, from 0 to 1. */
  readonly share: number;
  /** Digest of the run's head: every run has a sample of its own. */
  readonly run: string;
  /** Without it nobody can tell beforehand which cables come back. */
  readonly key: string;
}

/**
 * Whether a cable is of the sample that is read a second time. It is by its number alone: no decision on it and no moment at which it
 * is signed can put it in or keep it out.
 */
export function isSampled(mrn: string, { share, run, key }: Sampling): boolean {
  const lot = Number.parseInt(keyedDigest(key, 'tearline-sample/1', mrn, run).slice(0, DIGITS), 16);
  return lot < share * 16 ** DIGITS;
}

/** Digits of a digest that make a lot: as many as a number holds exactly. */
const DIGITS = 12;

/**
 * Whether a cable that was signed at the review waits for its second reading. One that agencies answered about, or that opened on an
 * owner's answer, does not: who does not know the answers cannot come to the same copy.
 */
export const awaitsReading = (
  { signatures, comparisons, actions, referrals }: CableRecord,
  standing: Standing,
): boolean =>
  signatures.length > 0 &&
  comparisons.length === 0 &&
  referrals.length === 0 &&
  actions.every(({ ownerAnswer }) => ownerAnswer === undefined) &&
  (standing === 'signed' || standing === 'released');

/** Whether somebody may read a cable a second time: a reviewer who did nothing on it. */
export const mayRead = (you: Reviewer, { done }: CableRecord): boolean =>
  refusalFor(you, 'finish') === undefined &&
  !isAmong(
    you.name,
    done.map(({ by }) => by),
  );
