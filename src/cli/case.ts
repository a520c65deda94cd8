import { UsageProblem } from '../disk/failure.ts';
import { checked } from '../disk/rulebook.ts';
import { Case } from '../model/case.ts';
import { agencyOf } from '../model/referral.ts';
import type { Withholding } from '../model/withholding.ts';

/** A case as a person wrote it. */
export const caseFrom = (file: string | undefined): Case | undefined =>
  file === undefined ? undefined : checked(file, Case);

/**
 * What the command line and the case may both say. Where they differ neither wins: a case is kept on record, and what
 * was typed over it would make that record untrue.
 */
export function agreed(
  option: string,
  typed: string | undefined,
  inCase: string | undefined,
): string | undefined {
  if (typed !== undefined && inCase !== undefined && typed !== inCase)
    throw new UsageProblem(
      `${option} says "${typed}", and the case says "${inCase}". Leave ${option} out, or correct the case.`,
    );
  return typed ?? inCase;
}

/** Numbers that the case names and no input bears: one of them may be mistyped. */
export function strayNumbers(
  { cables, neitherConfirmNorDeny: silent }: Case,
  found: ReadonlySet<string>,
): string[] {
  const named = [...(cables === 'all' ? [] : cables), ...(silent === 'all' ? [] : silent)];
  return [...new Set(named)].filter((mrn) => !mrn.endsWith('*') && !found.has(mrn));
}

/** Agencies that copies say an answer is pending from, and that the case does not say were asked. */
export function unaskedAgencies(
  { referrals }: Case,
  rows: readonly Pick<Withholding, 'bases' | 'state'>[],
): string[] {
  const open = rows.filter(({ state }) => state === 'open question');
  const agencies = new Set(open.flatMap(({ bases }) => bases.flatMap((code) => agencyOf(code) ?? [])));
  return [...agencies].filter((name) => !referrals.some(({ agency }) => agency === name)).sort();
}

/** One line for the terminal: which request is answered, and how. */
export const caseLine = ({ request, interim, neitherConfirmNorDeny }: Case): string =>
  `Case ${request.number} (${request.kind})${interim ? ', an interim response' : ''}${neitherConfirmNorDeny === 'all' ? ', neither confirmed nor denied' : ''}.`;
