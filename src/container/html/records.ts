import type { SourceRecord } from '../../model/cable.ts';
import { type Span, SpanIndex, subtract, unite } from '../../model/span.ts';
import { type Opening, recordOf, showing } from '../laying.ts';
import { lineEndStrokes } from '../strokes.ts';
import { readPage } from './page.ts';

/**
 * The record of a page: of its preformatted blocks, where a cable's header and body stand, else of all its text.
 * What the page of an archive says around them is its catalogue's, not the cable's; of any other page nobody knows.
 */
export function pageRecord(file: string, decoded: string): SourceRecord {
  const { openings: markup, blocks, catalogue } = readPage(decoded);
  const openings = withStrokes(markup, decoded);
  const whole = { from: 0, to: decoded.length };
  const isAll =
    catalogue !== undefined || !saysMore(decoded, [...openings.map(({ span }) => span), ...blocks]);
  const shown = blocks.length > 0 && isAll ? inBlocks(openings, blocks, whole) : openings;
  const record = recordOf({ file, part: null, container: 'html' }, decoded, shown);
  return { ...record, ...(catalogue && { catalogue }) };
}

/** Strokes inside markup are opened with it. */
function withStrokes(markup: readonly Opening[], decoded: string): Opening[] {
  const opened = new SpanIndex(markup.map(({ span }) => span));
  const strokes = lineEndStrokes(decoded).filter(({ span }) => opened.at(span).length === 0);
  return [...markup, ...strokes].sort((a, b) => a.span.from - b.span.from);
}

/** Whether a reader of the page sees words outside of what was placed. */
const saysMore = (decoded: string, placed: readonly Span[]): boolean =>
  subtract({ from: 0, to: decoded.length }, unite(placed)).some(({ from, to }) =>
    /\S/.test(decoded.slice(from, to)),
  );

/** Blocks and openings are both in order, so one walk finds which opening lies in which block. */
function inBlocks(openings: readonly Opening[], blocks: readonly Span[], whole: Span): Opening[] {
  let next = 0;
  const inside = openings.filter(({ span }) => {
    while ((blocks[next]?.to ?? span.to) < span.to) next += 1;
    return (blocks[next]?.from ?? whole.to) <= span.from;
  });
  return [...showing(blocks, whole), ...inside].sort((a, b) => a.span.from - b.span.from);
}
