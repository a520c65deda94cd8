import type { Span } from '../../model/span.ts';

/** One field of a row: its characters in the file, quotes included, and the places in it where an escape stands. */
export interface CsvField {
  readonly from: number;
  readonly to: number;
  /** Its characters without the quotes around them. */
  readonly inside: Span;
  /** Where escapes stand, one or several in a row, and what they stand for. */
  readonly escapes: readonly Escape[];
}

interface Escape {
  readonly from: number;
  readonly to: number;
  readonly words: string;
}

/** What a backslash makes of the character behind it; every other one stands for itself. */
const ESCAPED: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/**
 * Takes a stream of text apart into rows of fields. Quotes inside a field are written `\"` or `""`; a row may
 * have any number of lines. It holds one row at a time, whatever the length of the stream.
 */
export class CsvRows {
  /** Text of the rows that are not finished, and where it begins in the stream. */
  private text = '';
  private start = 0;
  private line = 1;
  /** Where the next character to look at stands in `text`. */
  private at = 0;
  private fields: CsvField[] = [];
  private field: { from: number; escapes: Escape[]; quoted: boolean } | undefined;
  private inQuotes = false;

  /** Characters that are held for a row that has not ended. */
  get held(): number {
    return this.text.length;
  }

  /** The line, from 1, on which the row begins that has not ended. */
  get heldFrom(): number {
    return this.line;
  }

  *add(chunk: string, isLast: boolean): Generator<CsvRow> {
    this.text += chunk;
    // A row's end may be split between two chunks, and so may an escape.
    const kept = isLast ? 0 : 2;
    while (this.at < this.text.length - kept) {
      const row = this.inQuotes ? this.quoted(this.text.length - kept) : this.plain();
      if (row !== undefined) yield row;
    }
    if (isLast && (this.field !== undefined || this.fields.length > 0)) yield this.endRow(this.at, this.at);
  }

  private quoted(safe: number): undefined {
    const { text, field } = this;
    const next = nextOf(text, this.at, safe);
    if (next < 0) {
      this.at = safe;
      return;
    }
    const here = text[next];
    const behind = text[next + 1];
    if (here === '\\') {
      if (field && behind !== undefined) addEscape(field.escapes, next, ESCAPED[behind] ?? behind);
      this.at = next + 2;
    } else if (here === '"' && behind === '"') {
      if (field) addEscape(field.escapes, next, '"');
      this.at = next + 2;
    } else {
      this.inQuotes = false;
      this.at = next + 1;
    }
  }

  private plain(): CsvRow | undefined {
    const here = this.text[this.at];
    if (here === '\n' || here === '\r') return this.lineEnd();
    if (here === ',') this.endField(this.at);
    else if (here === '"' && this.field === undefined) {
      this.field = { from: this.at, escapes: [], quoted: true };
      this.inQuotes = true;
    } else this.field ??= { from: this.at, escapes: [], quoted: false };
    this.at += 1;
    return undefined;
  }

  private lineEnd(): CsvRow | undefined {
    const end = this.at;
    this.at += this.text.startsWith('\r\n', end) ? 2 : 1;
    if (this.field === undefined && this.fields.length === 0) {
      this.drop(this.at);
      return undefined;
    }
    return this.endRow(end, this.at);
  }

  private endField(to: number): void {
    const { quoted, ...field } = this.field ?? { from: to, escapes: [], quoted: false };
    const inside = quoted
      ? { from: field.from + 1, to: this.text[to - 1] === '"' ? to - 1 : to }
      : { from: field.from, to };
    this.fields.push({ ...field, to, inside });
    this.field = undefined;
  }

  private endRow(fieldEnd: number, rowEnd: number): CsvRow {
    const from = this.field?.from ?? fieldEnd;
    this.endField(fieldEnd);
    const row: CsvRow = {
      ...{ text: this.text.slice(0, rowEnd), start: this.start, line: this.line, fields: this.fields },
      ...(this.inQuotes ? { unclosed: this.placeOf(from) } : {}),
    };
    this.fields = [];
    this.drop(rowEnd);
    return row;
  }

  private placeOf(at: number): LineAndColumn {
    const before = this.text.slice(0, at);
    return { line: this.line + lineEnds(before), column: at - before.lastIndexOf('\n') };
  }

  private drop(to: number): void {
    this.line += lineEnds(this.text.slice(0, to));
    this.text = this.text.slice(to);
    this.start += to;
    this.at = 0;
  }
}

/** One row as printed, with where it begins in the stream; fields count from the row's beginning. */
export interface CsvRow {
  readonly text: string;
  readonly start: number;
  /** The line on which it begins, from 1. */
  readonly line: number;
  readonly fields: readonly CsvField[];
  /** Where the quote stands that opens its last field, if the stream ended before it was closed. */
  readonly unclosed?: LineAndColumn;
}

/** Both count from 1. */
export interface LineAndColumn {
  readonly line: number;
  readonly column: number;
}

function lineEnds(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

/** Escapes in a row are opened together: a field of nothing else has one place. */
function addEscape(escapes: Escape[], at: number, words: string): void {
  const last = escapes.at(-1);
  if (last?.to === at) escapes[escapes.length - 1] = { ...last, to: at + 2, words: last.words + words };
  else escapes.push({ from: at, to: at + 2, words });
}

/** The next quote or backslash before a place, or -1. */
function nextOf(text: string, from: number, before: number): number {
  for (let at = from; at < before; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22 || code === 0x5c) return at;
  }
  return -1;
}
