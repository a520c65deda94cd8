import { portionMarkAt } from './portion-mark.ts';

/** Where a paragraph begins: behind its number, letter or bullet, or behind the label of a subject. */
const HEADS =
  /(?:^|\n)[ \t]{0,40}(?:(?:SUBJECT|SUBJ|REF|TITLE)[ \t]{0,4}:[ \t]{0,4}|(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)][ \t]{1,8}|[-*•][ \t]{1,8})?/g;
/** `//` is written in marks alone, wherever they stand. */
const COMPOUND = /\((?:TS|S|C|U|SBU|CUI|R)?\/\/[^()\n]{1,120}\)|\((?:TS|S|C|U|SBU|CUI)\/\/[^()]{1,120}\)/g;

/**
 * The portion marks that stand in a text, as printed and in order. A letter in brackets elsewhere counts or
 * abbreviates: `member(s)`, `(CMS)`; one without a level is no mark.
 */
export function portionMarksIn(text: string): string[] {
  const heads = [...text.matchAll(HEADS)].flatMap((found) => {
    const mark = portionMarkAt(text, found.index + found[0].length);
    return mark === undefined || mark.marking.level === null ? [] : [{ from: mark.from, to: mark.to }];
  });
  const inside = [...text.matchAll(COMPOUND)].map((found) => ({
    from: found.index,
    to: found.index + found[0].length,
  }));
  const apart = inside.filter(({ from, to }) => !heads.some((head) => from < head.to && head.from < to));
  return [...heads, ...apart].sort((a, b) => a.from - b.from).map(({ from, to }) => text.slice(from, to));
}
