/**
 * What a check found. `code` is stable; `reason` says what is, what was expected, what to do, and never quotes
 * a cable. `at` is a position in the text that was checked, where the fault has one.
 */
export type Verdict = { readonly ok: true } | Fault;

export interface Fault {
  readonly ok: false;
  readonly code: string;
  readonly reason: string;
  readonly at?: number;
}

export const PASSED: Verdict = { ok: true };

export const fault = (code: string, reason: string): Fault => ({ ok: false, code, reason });
export const faultAt = (at: number, code: string, reason: string): Fault => ({
  ok: false,
  code,
  reason,
  at,
});
