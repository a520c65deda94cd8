/** The section number, and letters in any of the forms posts print: `(b) and (d)`, `B/D`, `(b,d)`, `(G)(E)`. */
const REASON =
  /\b1\s{0,3}[.,]\s{0,3}([245])\.?\s{0,3}((?:[([\s]{0,3}[a-h][)\]]{0,2}(?![a-z])[\s,/&+;]{0,4}(?:a\s?nd\s{0,3})?){1,8})/gi;

/** Reasons in one spelling, `1.4(b)`, whatever section number was printed; each once, in the order printed. */
export function reasonsIn(printed: string): string[] {
  const letters = [...printed.matchAll(REASON)].flatMap((found) => lettersIn(found[2] ?? ''));
  return [...new Set(letters)].map((letter) => `1.4(${letter})`);
}

const lettersIn = (list: string): string[] =>
  [
    ...list
      .toLowerCase()
      .replaceAll(/a\s?nd\b/g, ' ')
      .matchAll(/[a-h]/g),
  ].map(([letter]) => letter);

/** The first section number printed, `1.5`, or nothing. */
export const sectionPrinted = (printed: string): string | undefined => {
  const digit = new RegExp(REASON.source, 'i').exec(printed)?.[1];
  return digit === undefined ? undefined : `1.${digit}`;
};

/** A line with no reason to end it: at most two printed lines, lest text behind it pass for layout. */
const WITHOUT_REASON = /^[^\r\n]{0,160}(?:\r?\n[^\r\n]{0,80})?/;

/** Where a Classified By line ends: behind its last reason and the full stop, else at the end of its sentence. */
export function endOfReasons(printed: string): number {
  const last = [...printed.matchAll(REASON)].at(-1);
  if (last === undefined) return WITHOUT_REASON.exec(printed)?.[0].length ?? 0;
  const end = last.index + last[0].trimEnd().length;
  return end + (/^[\s.;)]*/.exec(printed.slice(end))?.[0].trimEnd().length ?? 0);
}
