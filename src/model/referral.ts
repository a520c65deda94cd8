import type { Span } from './span.ts';

/** A passage another agency owns or must be asked about (E.O. 13526 section 3.6(b)). */
export interface Referral {
  readonly span: Span;
  readonly agency: string;
  readonly ground: string;
  readonly sentOn?: string;
  readonly dueBy?: string;
  readonly answer?: string;
}

/** Agencies that a passage can be referred to: an owner that is only described, as who set a caption, has no name to be written to. */
export const agenciesIn = (
  exemptions: readonly { readonly code: string; readonly owner?: string | undefined }[],
): string[] =>
  [...new Set(exemptions.flatMap(({ code, owner }) => agencyOf(code) ?? owner ?? []))].filter(isName).sort();

const isName = (owner: string): boolean => /^\p{Lu}/u.test(owner);

/**
 * The agency to which a basis leaves a passage, as a marker may name it: its acronym. A foreign government is none, and
 * is named by nobody.
 */
export function agencyOf(code: string): string | undefined {
  const agency = /^(?:EQUITY|REFERRAL) ([A-Z]{2,6})$/.exec(code)?.[1];
  return agency === 'FGI' ? undefined : agency;
}
