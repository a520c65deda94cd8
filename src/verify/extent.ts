import { type Span, SpanIndex, sliceOf, unite } from '../model/span.ts';
import { fault, PASSED, type Verdict } from './verdict.ts';

/** One deletion as it was settled: the spans it takes out of the source, and what its marker says of them. */
export interface Cut {
  readonly spans: readonly Span[];
  /** The portion whose words it takes; of text that is in none nothing. */
  readonly portion: string | null;
  readonly effect: 'withhold' | 'hold';
  readonly bases: readonly string[];
  readonly extent: string;
}

/** A decision, as far as a deletion is held against it. */
interface Settled {
  readonly span: Span;
  readonly effect: string;
  readonly bases: readonly { readonly code: string }[];
}

/** What extents are computed again from. */
export interface Measured {
  readonly source: string;
  readonly decisions: readonly Settled[];
  readonly cuts: readonly Cut[];
  /** The words of each paragraph of the source, by the id of its portion. */
  readonly paragraphs: Readonly<Record<string, readonly Span[]>>;
}

/** Columns of the page that cables are printed on (ACP 127(G)). */
const COLUMNS = 69;

/**
 * Checks that deletions take out what was not released, all of it and on its own grounds, and that each says how much it is
 * by the law of extents, computed here once more.
 */
export function checkExtents({ source, decisions, cuts, paragraphs }: Measured): Verdict {
  const closed = decisions.filter(({ effect }) => effect !== 'release');
  const index = new SpanIndex(closed.map((decision) => ({ ...decision.span, decision })));
  const taken = cuts.flatMap(({ spans }) => spans);
  if (!isSame(unite(taken), unite(closed.map(({ span }) => span))))
    return fault('cut-places', 'The deletions are not the passages that were not released.');
  const isSettled = ({ spans, effect, bases }: Cut): boolean =>
    spans
      .flatMap((span) => index.at(span))
      .every(({ decision }) => decision.effect === effect && isSame(codesOf(decision), bases));
  if (!cuts.every(isSettled))
    return fault('cut-grounds', 'A deletion stands on other grounds than what was decided on its passage.');
  const isMeasured = (cut: Cut): boolean => extentsOf(source, cut, paragraphs).includes(cut.extent);
  return cuts.every(isMeasured)
    ? PASSED
    : fault('extent', 'A marker says another extent than the passage has that was taken out there.');
}

const codesOf = ({ bases }: Settled): string[] => bases.map(({ code }) => code);
const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What may be said of how much a deletion takes: below a line also its kind, of which the text alone says nothing. */
function extentsOf(source: string, { spans, portion }: Cut, paragraphs: Measured['paragraphs']): string[] {
  const letters = spans
    .map((span) => sliceOf(source, span).trim())
    .filter((text) => text !== '')
    .join(' ')
    .replace(/\s+/g, ' ').length;
  const lines = linesOf(letters);
  const words = portion !== null && Object.hasOwn(paragraphs, portion) ? paragraphs[portion] : undefined;
  if (words !== undefined && isWhole(source, words, spans)) return [`1 paragraph (${lines})`];
  return letters < COLUMNS ? [lines, 'name', 'number'] : [lines];
}

/** In halves of a line, from one line on. */
function linesOf(letters: number): string {
  if (letters < COLUMNS) return 'less than 1 line';
  const lines = Math.round((2 * letters) / COLUMNS) / 2;
  if (lines === 1) return '1 line';
  return Number.isInteger(lines) ? `${lines} lines` : `${Math.floor(lines)}-1/2 lines`;
}

/** True where no word of a paragraph is left. */
function isWhole(source: string, words: readonly Span[], taken: readonly Span[]): boolean {
  const gone = new SpanIndex(taken);
  return words.every((span) => gone.gapsIn(span).every((left) => sliceOf(source, left).trim() === ''));
}
