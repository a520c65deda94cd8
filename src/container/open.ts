import type { Segment, SourceRecord } from '../model/cable.ts';
import { type Link, markdownLinks } from './markdown/links.ts';

/** The cable's text out of its file, with the place of every character. Nothing is lost: see `origin`. */
export function openRecord(file: string, decoded: string): SourceRecord {
  const links = markdownLinks(decoded);
  const openings = [...byteOrderMark(decoded), ...links];
  const origin = segments(decoded.length, openings);
  const text = textOf(decoded, openings);
  const container = links.length > 0 ? 'markdown' : 'text';
  const plain = { file, files: [file], part: null, container } as const;
  return { ...plain, text, origin, opened: openings.length > 0, messages: [] };
}

/** It says how the file was written, not what the cable says. */
const byteOrderMark = (decoded: string): Link[] =>
  decoded.startsWith('\ufeff') ? [{ span: { from: 0, to: 1 }, words: '' }] : [];

function textOf(decoded: string, openings: readonly Link[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { span, words } of openings) {
    parts.push(decoded.slice(at, span.from), words);
    at = span.to;
  }
  return parts.join('') + decoded.slice(at);
}

function segments(length: number, openings: readonly Link[]): Segment[] {
  const laid = new Laying();
  for (const { span, words } of openings) {
    laid.verbatimTo(span.from);
    laid.opened(span.to, words.length);
  }
  laid.verbatimTo(length);
  return laid.segments;
}

/** Lays segments end to end, so that they tile both sides by construction. */
class Laying {
  readonly segments: Segment[] = [];
  private file = 0;
  private record = 0;

  verbatimTo(fileEnd: number): void {
    if (fileEnd > this.file) this.lay(fileEnd, fileEnd - this.file, true);
  }

  opened(fileEnd: number, recordLength: number): void {
    this.lay(fileEnd, recordLength, false);
  }

  private lay(fileEnd: number, recordLength: number, verbatim: boolean): void {
    const record = { from: this.record, to: this.record + recordLength };
    this.segments.push({ record, file: { from: this.file, to: fileEnd }, verbatim });
    this.file = fileEnd;
    this.record = record.to;
  }
}
