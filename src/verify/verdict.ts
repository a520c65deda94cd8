/** What a check says: fine, or what is wrong in words that quote nothing. */
export type Verdict =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: string; readonly reason: string };

export const PASSED: Verdict = { ok: true };
export const fault = (code: string, reason: string): Verdict => ({ ok: false, code, reason });
