import { Tokenizer } from 'htmlparser2';
import type { Catalogue } from '../../model/cable.ts';
import type { Span } from '../../model/span.ts';
import type { Opening } from '../laying.ts';

/** A page as a reader sees it: what its markup opens to, its preformatted blocks, and the cells of its tables. */
export interface Page {
  readonly openings: readonly Opening[];
  /** What stands between `<pre>` and `</pre>`. */
  readonly blocks: readonly Span[];
  readonly catalogue?: Catalogue;
}

/** Whether a text is a page: it opens with markup, or has a preformatted block. */
export const isPage = (decoded: string): boolean =>
  /^\s*(?:<!doctype html|<html|<head|<body|<table|<div|<pre|<code>)/i.test(decoded.slice(0, 400)) ||
  /<code>\s{0,10}<pre>|<table class=['"]cable['"]/i.test(decoded.slice(0, 20_000));

/** Elements behind or before which a reader sees a new line. */
const LINES: ReadonlySet<string> = new Set(
  'address article blockquote body br code dd div dl dt footer h1 h2 h3 h4 h5 h6 head header hr html li main ol p pre section table tbody thead title tr ul'.split(
    ' ',
  ),
);
/** Elements whose text nobody sees. */
const UNSEEN: ReadonlySet<string> = new Set(['script', 'style', 'template', 'noscript']);

export function readPage(decoded: string): Page {
  const reader = new PageReader(decoded);
  const tokens = new Tokenizer({ xmlMode: false, decodeEntities: true }, reader);
  tokens.write(decoded);
  tokens.end();
  return reader.page();
}

/** Walks the tokens of a page once. Whatever is not text is opened: to a line end where one is seen, else to nothing. */
class PageReader {
  private readonly openings: Opening[] = [];
  private readonly blocks: Span[] = [];
  private readonly cells: string[][] = [];
  /** Behind the last character that was placed. */
  private at = 0;
  private name = '';
  private unseen: string | undefined;
  private blockFrom: number | undefined;
  private cell: string[] | undefined;
  private readonly decoded: string;

  constructor(decoded: string) {
    this.decoded = decoded;
  }

  page(): Page {
    const catalogue = catalogueIn(this.cells, PARTIAL.test(this.decoded));
    return { openings: this.openings, blocks: this.blocks, ...(catalogue && { catalogue }) };
  }

  ontext(start: number, end: number): void {
    this.markupTo(start);
    if (this.unseen !== undefined) this.open(end, '');
    else this.cell?.push(this.decoded.slice(start, end));
    this.at = end;
  }

  ontextentity(code: number, end: number): void {
    const words = this.unseen === undefined ? String.fromCodePoint(code) : '';
    this.cell?.push(words);
    const last = this.openings.at(-1);
    // A few entities stand for two characters, which come one after the other.
    if (end <= this.at && last !== undefined) {
      this.openings[this.openings.length - 1] = { span: last.span, words: last.words + words };
      return;
    }
    this.markupTo(this.decoded.lastIndexOf('&', end - 1));
    this.open(end, words);
  }

  onopentagname(start: number, end: number): void {
    this.name = this.decoded.slice(start, end).toLowerCase();
    if (this.name === 'tr') this.cells.push([]);
  }

  onopentagend(end: number): void {
    this.tag(end);
    if (this.name === 'pre') this.blockFrom = end + 1;
    if (this.name === 'td' || this.name === 'th') this.cell = [];
    if (UNSEEN.has(this.name)) this.unseen = this.name;
  }

  onselfclosingtag(end: number): void {
    this.tag(end);
  }

  onclosetag(start: number, end: number): void {
    this.name = this.decoded.slice(start, end).toLowerCase();
    if (this.name === this.unseen) this.unseen = undefined;
    if (this.name === 'pre' && this.blockFrom !== undefined) {
      this.blocks.push({ from: this.blockFrom, to: this.decoded.lastIndexOf('<', start) });
      this.blockFrom = undefined;
    }
    if (this.name === 'td' || this.name === 'th') this.closeCell();
    this.tag(this.decoded.indexOf('>', end));
  }

  oncomment(_: number, end: number, back: number): void {
    this.open(end + back, '');
  }

  oncdata(start: number, end: number): void {
    this.ontext(start, end);
  }

  ondeclaration(_: number, end: number): void {
    this.open(end + 1, '');
  }

  onprocessinginstruction(_: number, end: number): void {
    this.open(end + 1, '');
  }

  onend(): void {
    this.markupTo(this.decoded.length);
  }

  onattribdata(): void {}
  onattribentity(): void {}
  onattribend(): void {}
  onattribname(): void {}

  private tag(end: number): void {
    this.open(end < 0 ? this.decoded.length : end + 1, LINES.has(this.name) ? '\n' : '');
  }

  private markupTo(start: number): void {
    if (start > this.at) this.open(start, '');
  }

  private open(end: number, words: string): void {
    if (end <= this.at) return;
    this.openings.push({ span: { from: this.at, to: end }, words });
    this.at = end;
  }

  private closeCell(): void {
    if (this.cell !== undefined) this.cells.at(-1)?.push(this.cell.join('').trim());
    this.cell = undefined;
  }
}

const PARTIAL = /This record is a partial extract of the original cable/;
const COLUMNS = ['reference id', 'created', 'classification'] as const;

/** The row under the head that names a cable's columns, as the archives of 2010 and 2011 print it. */
function catalogueIn(rows: readonly (readonly string[])[], partial: boolean): Catalogue | undefined {
  const head = rows.findIndex((row) => row.some((cell) => cell.toLowerCase() === COLUMNS[0]));
  const names = rows[head]?.map((cell) => cell.toLowerCase()) ?? [];
  const row = rows[head + 1];
  if (row === undefined) return undefined;
  const value = (name: string): string | null => row[names.indexOf(name)]?.slice(0, 80) || null;
  const [mrn = null, created = null, classification = null] = COLUMNS.map(value);
  return { mrn, created, classification, partial };
}
