import type { PieceShown } from '../../../model/shown.ts';
import type { Span } from '../../../model/span.ts';
import { type Block, blocksOf } from './blocks.ts';
import { type Shown, shownOf } from './signs.ts';

/**
 * What stands on the page for a stretch of the source. In a `text` every character stands for itself; a `sign`, a `quiet` and a
 * `fold` stand as a whole for what they hide, however long the words that are shown for it.
 */
export interface Run extends Span {
  readonly shown: string;
  readonly kind: Shown['kind'] | 'fold';
}

/** A place on the page: a run, and how many characters of what it shows lie before. */
export interface Spot {
  readonly run: number;
  readonly offset: number;
}

/** What a block shows. Folded furniture is one run whose words say what was folded. */
export function runsOfBlock({ isFurniture, fragments }: Block, isFolded: boolean): readonly Run[] {
  const [first, last] = [fragments[0], fragments.at(-1)];
  if (!isFolded || !isFurniture || first === undefined || last === undefined)
    return fragments.flatMap(({ text, from }) => shownOf(text, from));
  const text = fragments.map((fragment) => fragment.text).join('');
  return [{ from: first.from, to: last.to, shown: foldedWords(text), kind: 'fold' }];
}

const foldedWords = (text: string): string => {
  const lines = text.trim().split('\n').length;
  return `page header, ${lines} ${lines === 1 ? 'line' : 'lines'}`;
};

/** All runs of the page in the order of the source, which they tile. */
export const runsOf = (pieces: readonly PieceShown[], isFolded: boolean): Run[] =>
  blocksOf(pieces).flatMap((block) => runsOfBlock(block, isFolded));

/** The source offset of a place in a run. Within something that stands as a whole, its beginning counts for a start and its end for an end. */
export function sourceOffset(run: Run, offset: number, edge: 'start' | 'end'): number {
  if (run.kind === 'text') return Math.min(run.from + Math.max(0, offset), run.to);
  // What shows nothing has its beginning and its end at one place.
  if (offset <= 0 && run.shown !== '') return run.from;
  if (offset >= run.shown.length && run.shown !== '') return run.to;
  return edge === 'start' ? run.from : run.to;
}

/** Where a source offset stands on the page: at the beginning of a run for a start, at the end of one for an end. */
export function spotOf(runs: readonly Run[], at: number, edge: 'start' | 'end'): Spot | undefined {
  const run =
    edge === 'start'
      ? runs.findIndex(({ from, to }) => from <= at && at < to)
      : runs.findIndex(({ from, to }) => from < at && at <= to);
  const found = runs[run];
  if (found === undefined) return undefined;
  if (found.kind === 'text') return { run, offset: at - found.from };
  return { run, offset: edge === 'start' ? 0 : found.shown.length };
}
