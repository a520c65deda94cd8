import { z } from 'zod';
import { Piece, Variant } from '../../model/variant.ts';
import { printedPiece } from '../page.ts';
import { fault, PASSED, type Verdict } from '../verdict.ts';
import { type Words, wordsOf } from '../words.ts';

/** What a copy says around its text, as it was settled, and what its markers say. Pages are held against it to the letter. */
export const Frame = Variant.omit({ pieces: true }).extend({
  /** In the order of the copy. */
  deletions: z.array(Piece),
});
export type Frame = z.infer<typeof Frame>;

/** What is said of it where a page says anything else. */
export const OTHER_HEAD = fault(
  'other-head',
  'Around the body stands something else than what was settled for this copy.',
);

/** Lines on a page of the paper that cables are printed on. */
const PAGE = 56;

type Row = readonly [name: string, value: string];

const rowsOfAny = ({ facts }: Frame): Row[] => [
  ['Date', facts.dated],
  ['From', facts.from],
  ['To', facts.to],
];

/** The rows above the body of a copy. */
export const rowsOfCopy = (frame: Frame): Row[] => [...rowsOfAny(frame), ['Subject', frame.facts.subject]];

/** The rows of a withdrawal sheet. */
export function rowsOfSheet(frame: Frame, source: string): Row[] {
  const { mrn, deletions } = frame;
  return [
    ['Message', mrn],
    ...rowsOfAny(frame),
    ['Pages', String(pagesIn(source))],
    ['Exemptions', codesIn(deletions).join(', ')],
  ];
}

export const pagesIn = (source: string): number =>
  Math.max(1, Math.ceil(source.trimEnd().split('\n').length / PAGE));

/** Grounds of deletions, each where it comes first. */
export const codesIn = (deletions: readonly Piece[]): string[] => [
  ...new Set(deletions.flatMap((each) => (each.kind === 'deletion' ? each.bases : []))),
];

/** What a header says of nothing that was released. */
const UNSAID: ReadonlySet<string> = new Set(['withheld', 'withheld in part', 'not given']);
const DATE = /^\d{4}-\d\d-\d\d$/;

/**
 * Checks what a frame says by itself: facts in released words and signs alone, days as days, stamps of the known forms.
 * `shown` is the released text.
 */
export function checkFrame({ facts, block, stamps, deletions }: Frame, shown: string): Verdict {
  const { dated, ...others } = facts;
  const isSaid = prepareSaid(shown);
  const areFacts = Object.values(others).every((fact) => fact.split('; ').every(isSaid));
  const isDated = UNSAID.has(dated) || DATE.test(dated);
  if (!areFacts || !isDated)
    return fault('fact', 'A fact of the header says what its released text does not say.');
  const days = [block?.on, block?.confirmed].flatMap((day) => day ?? []);
  if (!days.every((day) => DATE.test(day)) || !stamps.every((stamp) => STAMP.test(stamp)))
    return fault('stamp', 'A stamp or a day has a form that none of ours has.');
  return deletions.every((each) => each.kind === 'deletion')
    ? PASSED
    : fault('frame', 'What was settled for the markers is no list of deletions.');
}

function prepareSaid(shown: string): (fact: string) => boolean {
  let read: Words | undefined;
  // Letters may have been printed with blanks between: then a word is found among all letters. Every word is.
  const isKnown = (word: string): boolean => {
    read ??= wordsOf(shown);
    return word.length > 3 || !/\d/.test(word) ? read.joined.includes(word) : read.words.includes(word);
  };
  return (fact) =>
    UNSAID.has(fact) ||
    (wordsOf(fact).words.every(isKnown) && [...fact].every((sign) => sign === ' ' || shown.includes(sign)));
}

const CODE = '[A-Z0-9][A-Za-z0-9.()/ -]{0,40}';
const REMARK =
  'DECAPTIONED|DECLASSIFIED IN PART|INTERIM RESPONSE|PROPOSED, NOT RELEASED|NOT RELEASED|RELEASED IN (?:FULL|PART)|' +
  'DENIED IN FULL|PROPOSED DISPOSITION: (?:RELEASED IN (?:FULL|PART)|DENIED IN FULL|NOT RELEASED|UNDER REVIEW)';
const DAY = '\\d{4}-\\d\\d-\\d\\d';
/** Everything that can be stamped on a copy. The name of an official is the run's. */
const STAMP = new RegExp(
  `^(?:${REMARK}|REHEARSAL FOR ${DAY}, MADE ON ${DAY}|by [^\\n]{1,400}, ${DAY}|REVIEW AUTHORITY: [^\\n]{1,400}|` +
    '(?:(?:UNCLASSIFIED|SENSITIVE BUT UNCLASSIFIED|CONFIDENTIAL|SECRET|TOP SECRET) )?U\\.S\\. Department of State|' +
    `Case No\\. \\S{1,60}(?: Doc No\\. \\S{1,60})? Date: \\d\\d/\\d\\d/\\d{4}|${CODE}(?:, ${CODE})*,?)$`,
);

/** Checks that markers say the extents and grounds of the deletions that they stand for. */
export function checkMarkers(
  { deletions }: Frame,
  cuts: readonly {
    readonly extent: string;
    readonly portion: string | null;
    readonly effect: string;
    readonly bases: readonly string[];
  }[],
): Verdict {
  const isOf = (piece: Piece, i: number): boolean => {
    const cut = cuts[i];
    if (piece.kind !== 'deletion' || cut === undefined) return false;
    const codes = cut.bases.flatMap((code) =>
      /^(?:EQUITY|REFERRAL) /.test(code) ? [code, 'REFERRED'] : [code],
    );
    return (
      piece.extent === cut.extent &&
      piece.portion === cut.portion &&
      piece.held === (cut.effect === 'hold') &&
      (piece.bases.length > 0 || codes.length === 0) &&
      piece.bases.every((code) => codes.includes(code))
    );
  };
  return deletions.length === cuts.length && deletions.every(isOf)
    ? PASSED
    : fault('other-marker', 'A marker says something else than was settled for its passage.');
}

/** The markers of a copy, each with the place of its passage in the source. */
export const markersAt = (
  { deletions }: Frame,
  cuts: readonly { readonly spans: readonly { readonly from: number }[] }[],
): { readonly from: number; readonly text: string }[] =>
  deletions.map((piece, i) => ({
    from: cuts[i]?.spans[0]?.from ?? 0,
    text: printedPiece(piece),
  }));
