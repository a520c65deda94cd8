import type { Piece } from '../../model/variant.ts';
import { asOnPaper } from '../body.ts';
import type { PdfRead } from '../pdf/check.ts';
import { isSame } from '../same.ts';
import { PASSED, type Verdict } from '../verdict.ts';
import { type Frame, OTHER_HEAD, rowsOfCopy, rowsOfSheet } from './frame.ts';
import { restoredText, sinceSaid } from './since.ts';

/** Checks a copy on paper: what stands above its body, at the foot of each page, and in its titles. `head` is what is above. */
export function checkPdfCopy(pdf: PdfRead, head: string, pieces: readonly Piece[], frame: Frame): Verdict {
  const { mrn, stamps, facts } = frame;
  const rows = rowsOfCopy(frame);
  const title = UNSAID.has(facts.subject) ? mrn : `${mrn}: ${facts.subject}`;
  const above = [
    mrn,
    ...stamps,
    ...rows.map(([name, value]) => `${name}:${value}`),
    ...blockRows(frame),
    ...sinceRows(frame),
  ];
  const isSetOff = isPrinted(pdf.underlined, [restoredText(pieces, frame.since)]);
  return isSetOff && isPrinted(head, above) && areEdges(pdf, frame) && areTitles(pdf, title, pieces, frame)
    ? PASSED
    : OTHER_HEAD;
}

/** The same of a withdrawal sheet. */
export function checkPdfSheet(pdf: PdfRead, frame: Frame, source: string): Verdict {
  const rows = rowsOfSheet(frame, source).map(([name, value]) => `${name}:${value}`);
  const above = ['WITHDRAWAL SHEET', ...frame.stamps, ...rows];
  const titles = [frame.mrn, `${frame.mrn}: withdrawal sheet`];
  const areSaid = isSame(pdf.titles.map(asOnPaper), titles.map(asOnPaper));
  return isPrinted(pdf.lines.join(''), above) && areEdges(pdf, frame) && areSaid ? PASSED : OTHER_HEAD;
}

/** Of a subject that is not shown. */
const UNSAID: ReadonlySet<string> = new Set(['withheld', 'withheld in part', 'not given']);

const isPrinted = (lines: string, expected: readonly string[]): boolean =>
  asOnPaper(lines) === asOnPaper(expected.join(''));

function blockRows({ block }: Frame): string[] {
  if (block === undefined) return [];
  const { was, on, authority, by, confirmed } = block;
  const confirmation = by === undefined ? 'not yet confirmed' : `${by}, ${confirmed}`;
  return [was, `Declassified ${on}`, `Authority: ${authority}`, `Confirmed by: ${confirmation}`];
}

const sinceRows = ({ since }: Frame): string[] =>
  since === undefined ? [] : [`Words underlined were ${sinceSaid(since)}`];

/** Banner, stamps, message number and number of the page stand around every page, and nothing else does. */
const areEdges = ({ banners, feet }: PdfRead, { banner, stamps, mrn }: Frame): boolean =>
  banners.flat().every((printed) => isPrinted(printed, [banner])) &&
  feet.every((foot, i) => isPrinted(foot, [...stamps, mrn, `page ${i + 1} of ${feet.length}`]));

const RULES = ['The text of the cable begins.', 'The text of the cable ends.'];
const STRUCK = 'struck: ';

/** Bookmarks, the title, and what is read aloud in the place of lines and strokes. */
function areTitles({ titles }: PdfRead, title: string, pieces: readonly Piece[], frame: Frame): boolean {
  const struck = titles.flatMap((said) => (said.startsWith(STRUCK) ? [said.slice(STRUCK.length)] : []));
  const strokes = [
    frame.block?.was ?? '',
    ...pieces.flatMap((each) => (each.kind === 'struck' ? each.text : [])),
  ];
  const others = titles.filter((said) => !said.startsWith(STRUCK));
  const [begins = '', ends = ''] = others;
  const shown = asOnPaper(pieces.map((each) => (each.kind === 'text' ? each.text : '')).join(''));
  const marks = others.slice(2, -1);
  const expected = [frame.mrn, ...frame.portions.flatMap(({ id, kind }) => bookmarkOf(id, kind))];
  return (
    isPrinted(struck.join(''), strokes) &&
    isSame([begins, ends], RULES) &&
    isPrinted(others.at(-1) ?? '', [title]) &&
    marks.length === expected.length &&
    marks.every((mark, i) => isBookmark(mark, expected[i], shown))
  );
}

/** Absent where it is in the words of the cable. */
function bookmarkOf(id: string, kind: string): (string | undefined)[] {
  if (kind === 'subject') return ['Subject'];
  if (kind === 'heading') return [undefined];
  if (kind !== 'paragraph') return [];
  return [`Paragraph ${id.replace('.block.', ', block ').replace(/~(\d+)$/, ' ($1)')}`];
}

const isBookmark = (mark: string, expected: string | undefined, shown: string): boolean =>
  expected === undefined ? mark === 'Heading' || shown.includes(asOnPaper(mark)) : mark === expected;
