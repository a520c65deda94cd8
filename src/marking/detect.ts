import type { Span } from '../model/span.ts';
import { matchesOf } from '../text/matches.ts';
import type { Lexicon } from './lexicon.ts';
import { portionMarkAt } from './portion-mark.ts';

/** Where a paragraph begins: behind its number, letter or bullet, or behind the label of a subject. */
const HEADS =
  /(?:^|\n)[ \t]{0,40}(?:(?:SUBJECT|SUBJ|REF|TITLE)[ \t]{0,4}:[ \t]{0,4}|¶?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)][ \t]{0,8}|[-*•][ \t]{1,8})?/g;
/** `//` is written in marks alone, wherever they stand. */
const COMPOUND = /\((?:TS|S|C|U|SBU|CUI|R)?\/\/[^()]{1,120}\)/g;

/** A letter among `(A)` and `(B)`, or before a letter of the next rank (`(C) h. Counseling`), counts items of a list. */
function counts(text: string, { from, to }: Span): boolean {
  const lone = /^\(\s{0,4}[A-Z]\s{0,4}\)$/.test(text.slice(from, to));
  return (
    lone && ((text.includes('(A)') && text.includes('(B)')) || /^\s{1,4}[a-z][.)]\s/.test(text.slice(to)))
  );
}

/**
 * The portion marks that stand in a text, as printed and in order. A letter in brackets elsewhere counts or
 * abbreviates: `member(s)`, `(CMS)`; one without a level is no mark.
 */
export function portionMarksIn(text: string, lexicon: Lexicon): string[] {
  const heads = matchesOf(text, HEADS).flatMap((found) => {
    const mark = portionMarkAt(text, found.index + found[0].length, lexicon);
    return mark === undefined || mark.marking.level === null || counts(text, mark)
      ? []
      : [{ from: mark.from, to: mark.to }];
  });
  const inside = matchesOf(text, COMPOUND).map((found) => ({
    from: found.index,
    to: found.index + found[0].length,
  }));
  const apart = inside.filter(({ from, to }) => !heads.some((head) => from < head.to && head.from < to));
  return [...heads, ...apart].sort((a, b) => a.from - b.from).map(({ from, to }) => text.slice(from, to));
}
