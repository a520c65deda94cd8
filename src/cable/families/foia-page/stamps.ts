import type { Span } from '../../../model/span.ts';
import { matchesOf } from '../../../text/matches.ts';
import { CODES } from './release-codes.ts';

/** One stamp of State's release, in the pieces the lines of the page left of it. */
export interface Stamp {
  readonly pieces: readonly Span[];
  /** What it says a reviewer classified the page at: a remark of the release, and never the cable's level. */
  readonly isClassifying: boolean;
  /** Whether it is of a page released under the FOIA, whose margins have codes. */
  readonly isOfPage: boolean;
}

/** Between the words of a stamp, which wraps wherever its box ends. */
const GAP = String.raw`\s{1,60}`;
const DATE = String.raw`\d{1,2}\/\d{1,2}\/\d{4}`;
const LEVEL = '(?:TOP SECRET|SECRET|CONFIDENTIAL|SENSITIVE BUT UNCLASSIFIED|UNCLASSIFIED)';
/** Between two pieces of a stamp. */
const DASH = '[—–~-]{1,2}';

/** Nothing but blanks stands before it on its line. */
const ALONE = String.raw`(?<=(?:^|\n)[ \t]{0,80})`;

/** Words by which alone a stamp is known; in a record without them nothing is searched. */
const WORDS =
  /U\.S\. Department of State|RELEASED? IN\s{1,60}(?:PART|FULL)|DoS\s{1,60}on\s|EO\s{1,60}Systematic\s{1,60}Review/;
const HEADS = new RegExp(
  [
    String.raw`(?<department>(?:(?<![A-Z])${LEVEL}[ \t]{1,60})?U\.S\. Department of State(?![A-Za-z]))`,
    String.raw`(?<release>(?<!\S[ \t]?)RELEASED? IN(?: (?:PART|FULL)I?(?![A-Za-z])(?:\s{0,60},?\s{0,60}${CODES}|(?=[ \t]{2}|[ \t]?(?:[\r\n]|$)))|[ \t]{0,60}\r?\n[ \t]{0,60}PART[ \t]{1,60}${CODES}))`,
    String.raw`(?<classified>Classified by${GAP}(?:(?:Acting|Deputy|Director|DAS|Senior|Reviewer)[,]?${GAP}){0,3}A\/GIS(?:\/[A-Z]{2,4}){0,2},${GAP}DoS${GAP}on${GAP}${DATE}(?:[ \t]{1,4}${DASH}(?=\s|$))?)`,
    `(?<reviewer>REVIEW AUTHORITY:${GAP}[A-Z][A-Za-z.'-]{1,20}(?: [A-Z][A-Za-z.'-]{0,20}){1,3},${GAP}(?:Senior${GAP})?Reviewer(?![A-Za-z]))`,
    // Who released, with any position, and remarks of a release: each on a line of its own.
    String.raw`(?<authority>${ALONE}REVIEW AUTHORITY: [^\n,]{2,60}, [^\n,]{2,60}?(?=[ \t]*(?:\r?\n|$)))`,
    String.raw`(?<remark>${ALONE}(?:DECAPTIONED|DECLASSIFIED(?: IN PART)?|INTERIM RESPONSE|UNDER REVIEW|PROPOSED, NOT RELEASED)(?=[ \t]*(?:\r?\n|$)))`,
    // NARA prints who released the telegrams of 1973-79 at the foot of each page.
    String.raw`(?<systematic>(?:(?:Margaret P\. Grafeld|Sheryl P\. Walter)${GAP})?Declassified\/Released${GAP}US${GAP}Department${GAP}of${GAP}State${GAP}EO${GAP}Systematic${GAP}Review${GAP}\d{1,2}${GAP}[A-Za-z]{3,9}${GAP}\d{4})`,
  ].join('|'),
  'g',
);
/** What goes on from each head, in this order, each within a few lines of the piece before it. */
const TAILS: Readonly<Record<string, readonly RegExp[]>> = {
  department: [
    /Case No\.\s{1,60}[A-Z]{1,3}-\d{4}-\d{4,6}/,
    /Doc No\.\s{1,60}[A-Z]\d{8}/,
    new RegExp(`Date:${GAP}${DATE}`),
  ],
  release: [],
  reviewer: [],
  authority: [],
  remark: [],
  systematic: [],
  classified: [`Class:${GAP}${LEVEL}`, `Reason:${GAP}${CODES},?`, `Declassify${GAP}on:${GAP}${DATE}`].map(
    // The codes of a reason may be cut in two by the line they wrapped on.
    (piece) =>
      new RegExp(
        String.raw`(?:(?<=\s)${CODES}\s{1,60})?(?:${DASH}\s{1,60})?${piece}(?:[ \t]{1,4}${DASH}(?=\s|$))?`,
      ),
  ),
};
/** How far behind one piece the next may stand: other text of up to three lines is between them. */
const FARTHEST = 240;

export const isStamped = (text: string): boolean => WORDS.test(text);

/** The stamps of a release, in order. Every look ahead is bounded, so the search is linear. */
export function stampsIn(text: string): Stamp[] {
  if (!isStamped(text)) return [];
  return matchesOf(text, HEADS).map(stampAt(text));
}

const stampAt =
  (text: string) =>
  ({ index, 0: head, groups = {} }: RegExpExecArray): Stamp => {
    const kind = Object.keys(TAILS).find((name) => groups[name] !== undefined) ?? 'release';
    const pieces: Span[] = [{ from: index, to: index + head.length }];
    for (const tail of TAILS[kind] ?? []) {
      const at = pieces.at(-1)?.to ?? index;
      const ahead = text.slice(at, at + FARTHEST);
      const found = tail.exec(ahead);
      if (found === null || linesOver(ahead.slice(0, found.index)) > 3) continue;
      pieces.push({ from: at + found.index, to: at + found.index + found[0].length });
    }
    return { pieces, isClassifying: kind === 'classified', isOfPage: kind !== 'systematic' };
  };

const linesOver = (text: string): number => text.split('\n').length - 1;
