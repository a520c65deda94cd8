import type { Before } from '../../model/before.ts';
import type { Decision } from '../../model/claim.ts';
import { type Span, sliceOf, unite } from '../../model/span.ts';
import type { Piece } from '../../model/variant.ts';
import { checkExtents, type Measured } from '../extent.ts';
import type { PageRead } from '../html/check.ts';
import type { PdfRead } from '../pdf/check.ts';
import { PASSED, type Verdict } from '../verdict.ts';
import { checkFrame, checkMarkers, type Frame, markersAt } from './frame.ts';
import { checkHtmlCopy, checkHtmlSheet } from './html.ts';
import { checkPdfCopy, checkPdfSheet } from './paper.ts';
import { piecesOf } from './pieces.ts';
import { checkRows } from './rows.ts';
import { checkCounts, checkSince } from './since.ts';
import { checkJsonCopy, checkJsonSheet, checkTextCopy, checkTextSheet } from './text.ts';

/** What the files of a cable must say to the letter, and from what their extents are measured again. */
export interface Exact extends Pick<Measured, 'cuts' | 'paragraphs'> {
  readonly frame: Frame;
  /** What an earlier copy left out, where the copy was held against one. */
  readonly before?: Before;
}

/** What was settled on a cable, as far as its frame speaks of it. */
export interface Framed {
  readonly source: string;
  readonly decisions: readonly Decision[];
  readonly struck: readonly Span[];
  /** A withdrawal sheet stands for the copy. */
  readonly sheet: boolean;
  /** Absent where pages were made by hand, of which nothing is known. */
  readonly exact?: Exact | undefined;
}

/** Checks of one cable's files, each beside what is asked of any file of that form. */
export interface FrameCheck {
  /** Of what was settled, whatever the files say. */
  readonly verdicts: readonly Verdict[];
  readonly markers: readonly { readonly from: number; readonly text: string }[] | undefined;
  /** `text` is the rows of this cable in an index. */
  rows(text: string): Verdict;
  /** `text` is what `changes.jsonl` says of this cable. */
  changes(text: string): Verdict;
  text(page: string, body: string): Verdict;
  json(text: string): Verdict;
  html(page: PageRead): Verdict;
  /** `head` is what stands above the body. */
  pdf(pdf: PdfRead, head: string): Verdict;
}

const UNKNOWN: FrameCheck = {
  verdicts: [],
  markers: undefined,
  rows: () => PASSED,
  changes: () => PASSED,
  text: () => PASSED,
  json: () => PASSED,
  html: () => PASSED,
  pdf: () => PASSED,
};

export function prepareFrameCheck(framed: Framed): FrameCheck {
  const { source, sheet, exact } = framed;
  if (exact === undefined) return UNKNOWN;
  const { frame } = exact;
  const since = { ...framed, ...exact, before: exact.before, deletions: frame.deletions };
  const verdicts = [...faultsOfSettled(framed, exact), checkSince(since, frame)];
  const changes = (text: string): Verdict => checkCounts(text, since, frame);
  if (sheet)
    return {
      ...{ verdicts, markers: undefined, changes },
      rows: (text) => checkRows(text, frame, undefined),
      text: (page) => checkTextSheet(page, frame, source),
      json: (text) => checkJsonSheet(text, frame, source),
      html: (page) => checkHtmlSheet(page, frame, source),
      pdf: (pdf) => checkPdfSheet(pdf, frame, source),
    };
  const pieces = piecesShown(framed, exact);
  return {
    ...{ verdicts, markers: markersAt(frame, exact.cuts), changes },
    rows: (text) => checkRows(text, frame, pieces),
    text: (page, body) => checkTextCopy(page, body, frame),
    json: (text) => checkJsonCopy(text, pieces, frame),
    html: (page) => checkHtmlCopy(page, pieces, frame),
    pdf: (pdf, head) => checkPdfCopy(pdf, head, pieces, frame),
  };
}

const piecesShown = ({ source, struck }: Framed, { cuts, frame: { deletions } }: Exact): Piece[] =>
  piecesOf({ source, struck, cuts, deletions });

function faultsOfSettled({ source, decisions }: Framed, { frame, cuts, paragraphs }: Exact): Verdict[] {
  const kept = decisions.filter(({ effect }) => effect === 'release').map(({ span }) => span);
  const shown = unite(kept).map((span) => sliceOf(source, span));
  return [
    checkExtents({ source, decisions, cuts, paragraphs }),
    checkMarkers(frame, cuts),
    checkFrame(frame, shown.join('\n')),
  ];
}
