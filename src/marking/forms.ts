import { matchesOf } from '../text/matches.ts';
import type { Sought } from '../text/word-sieve.ts';

const SPECIAL = /[\\^$.*+?()[\]{}|/-]/g;
/** What no text matches. */
export const NOTHING = '[^\\s\\S]';

export const literal = (text: string): string => text.replaceAll(SPECIAL, '\\$&');

/** Printed forms as the alternatives of a pattern, the longest first; `space` is what may stand between the words of one. */
export function oneOf(forms: Iterable<string>, space = '[ \\t]{1,40}'): string {
  const written = [...new Set(forms)].sort((a, b) => b.length - a.length);
  if (written.length === 0) return NOTHING;
  return written.map((form) => literal(form).replaceAll(' ', space)).join('|');
}

/** A form with its letters apart, as machines and scanners print it: `N O D I S`, `SI PDIS`. */
export const apart = (form: string): string => [...form].map(literal).join('[ \\t]{0,2}');

/** `SBU-NF`, `RD-CNWDI`: abbreviations joined are written as a marking alone, wherever they stand. */
export const isJoined = (printed: string): boolean => /^[A-Z]{2,8}-[A-Z]/.test(printed);

/**
 * A pattern, with what a text must hold for it to match at all: one of the forms, each word by itself, and what `needs`
 * finds. Most texts hold none of that, and it is told quickly.
 */
export interface Search extends Sought {
  readonly needs?: RegExp;
  readonly pattern: RegExp;
}

/** A text, and the searches that may find something in it. */
export interface Sifted {
  readonly text: string;
  readonly possible: ReadonlySet<Search>;
}

export const matchesIn = ({ text, possible }: Sifted, search: Search): RegExpExecArray[] =>
  possible.has(search) && (search.needs?.test(text) ?? true) ? matchesOf(text, search.pattern) : [];
