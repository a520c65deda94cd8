import { matchesOf } from '../text/matches.ts';

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

/** A pattern, with what a text must hold for it to match at all: most texts hold none of that, and it is told quickly. */
export interface Search {
  readonly needs: RegExp;
  readonly pattern: RegExp;
}

export const matchesIn = (text: string, { needs, pattern }: Search): RegExpExecArray[] =>
  needs.test(text) ? matchesOf(text, pattern) : [];

/** Whether any of the forms can be in a text, by the longest word of each: in any case, or, with no flags, as written. */
export const anyWordOf = (forms: readonly string[], flags = 'i'): RegExp =>
  new RegExp(oneOf(forms.map((form) => form.split(/[\s/.-]+/).reduce(longer, ''))), flags);

const longer = (a: string, b: string): string => (b.length > a.length ? b : a);
