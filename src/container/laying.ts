import type { Container, Segment, SourceRecord } from '../model/cable.ts';
import { type Span, unite } from '../model/span.ts';

/** A stretch of a file that a container opens to other words, or to none. */
export interface Opening {
  readonly span: Span;
  readonly words: string;
}

/** Where a record comes from. */
export interface Place {
  readonly file: string;
  readonly part: string | null;
  readonly container: Container;
}

/** The record that a decoded file, or a stretch of it, gives once its openings are opened. Openings are in order. */
export function recordOf(
  place: Place,
  decoded: string,
  openings: readonly Opening[],
  within: Span = { from: 0, to: decoded.length },
): SourceRecord {
  const laid = new Laying(decoded, within.from);
  for (const { span, words } of openings) {
    laid.verbatimTo(span.from);
    laid.opened(span.to, words);
  }
  laid.verbatimTo(within.to);
  return {
    ...{ ...place, files: [place.file] },
    ...{ text: laid.text(), origin: laid.segments, messages: [] },
    opened: openings.length > 0 || place.part !== null,
  };
}

/** Lays segments end to end, so that they tile both sides by construction. */
class Laying {
  readonly segments: Segment[] = [];
  private readonly words: string[] = [];
  private file: number;
  private record = 0;
  private readonly decoded: string;

  constructor(decoded: string, from: number) {
    this.decoded = decoded;
    this.file = from;
  }

  text(): string {
    return this.words.join('');
  }

  verbatimTo(fileEnd: number): void {
    if (fileEnd > this.file) this.lay(fileEnd, this.decoded.slice(this.file, fileEnd), true);
  }

  opened(fileEnd: number, words: string): void {
    this.lay(fileEnd, words, false);
  }

  private lay(fileEnd: number, words: string, verbatim: boolean): void {
    const record = { from: this.record, to: this.record + words.length };
    this.segments.push({ record, file: { from: this.file, to: fileEnd }, verbatim });
    this.words.push(words);
    this.file = fileEnd;
    this.record = record.to;
  }
}

/** Openings that make a file show only some stretches of it: all between is opened to nothing, or to a line end. */
export function showing(shown: readonly Span[], whole: Span): Opening[] {
  const openings: Opening[] = [];
  let at = whole.from;
  for (const { from, to } of unite(shown)) {
    if (from > at) openings.push({ span: { from: at, to: from }, words: openings.length === 0 ? '' : '\n' });
    at = to;
  }
  if (at < whole.to) openings.push({ span: { from: at, to: whole.to }, words: '' });
  return openings;
}
