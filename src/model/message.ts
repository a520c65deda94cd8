import { z } from 'zod';
import type { Span } from './span.ts';

export const Severity = z.enum(['info', 'warning', 'error']);
export type Severity = z.infer<typeof Severity>;

/**
 * Everything a person is told: what is, what was expected, what to do. `code` is stable and tested;
 * `reason` is prose and may improve. It never quotes the cable, but for `printed`: a malformed mark or
 * date from its own field, at most 24 characters, for the terminal and `restricted/` only.
 */
export interface Message {
  readonly severity: Severity;
  readonly code: string;
  readonly reason: string;
  readonly span?: Span;
  readonly printed?: string;
}

export const info = (code: string, reason: string, span?: Span): Message =>
  message('info', code, reason, span);
export const warning = (code: string, reason: string, span?: Span): Message =>
  message('warning', code, reason, span);
export const error = (code: string, reason: string, span?: Span): Message =>
  message('error', code, reason, span);

/** The same message with the malformed thing itself, cut to 24 characters. */
export const quoting = (told: Message, printed: string): Message => ({
  ...told,
  printed: printed.slice(0, 24),
});

function message(severity: Severity, code: string, reason: string, span?: Span): Message {
  return span === undefined ? { severity, code, reason } : { severity, code, reason, span };
}
