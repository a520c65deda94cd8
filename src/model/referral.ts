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
