/** The tables of a TrueType font by their tags, as they stand in its file. */
export type Tables = ReadonlyMap<string, Uint8Array>;

/** After 12 bytes of head come 16 for each table: tag, sum, place and length (OpenType 1.9, "otff"). */
const HEAD = 12;
const ROW = 16;

export function tablesOf(file: Uint8Array): Tables {
  const view = viewOf(file);
  const rows = Array.from({ length: view.getUint16(4) }, (_, i) => HEAD + i * ROW);
  return new Map(
    rows.map((row) => {
      const from = view.getUint32(row + 8);
      const tag = String.fromCharCode(...file.subarray(row, row + 4));
      return [tag, file.subarray(from, from + view.getUint32(row + 12))];
    }),
  );
}

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/**
 * The glyphs that one document shows, as a font of their own: what fontkit's subset does too, which takes every
 * outline apart and writes every number by itself, at some ten times the cost. Here outlines are copied.
 */
export class GlyphSubset {
  private readonly tables: Tables;
  private readonly glyphs: number[] = [];
  private readonly places = new Map<number, number>();

  constructor(tables: Tables) {
    this.tables = tables;
    this.includeGlyph(0);
  }

  /** The place of a glyph in the subset. */
  includeGlyph(glyph: number): number {
    const known = this.places.get(glyph);
    if (known !== undefined) return known;
    this.places.set(glyph, this.glyphs.length);
    return this.glyphs.push(glyph) - 1;
  }

  /** The font file of the subset, with the tables that ISO 32000-1, 9.9, asks for. */
  encode(): Uint8Array {
    const outlines: Uint8Array[] = [];
    // The parts of a compound glyph are added while this goes on.
    for (let i = 0; i < this.glyphs.length; i++) outlines.push(this.outline(this.glyphs[i] as number));
    const count = outlines.length;
    return fontFile([
      ['cvt ', this.table('cvt ')],
      ['fpgm', this.table('fpgm')],
      ['glyf', Buffer.concat(outlines)],
      ['head', changed(this.table('head'), LONG_PLACES, 1)],
      ['hhea', changed(this.table('hhea'), METRICS, count)],
      ['hmtx', this.metrics()],
      ['loca', placesOf(outlines)],
      ['maxp', changed(this.table('maxp'), GLYPHS, count)],
      ['prep', this.table('prep')],
    ]);
  }

  private table(tag: string): Uint8Array {
    return this.tables.get(tag) ?? new Uint8Array(0);
  }

  private outline(glyph: number): Uint8Array {
    const places = viewOf(this.table('loca'));
    const isLong = viewOf(this.table('head')).getUint16(LONG_PLACES) === 1;
    const at = (i: number): number => (isLong ? places.getUint32(i * 4) : places.getUint16(i * 2) * 2);
    const outline = this.table('glyf').subarray(at(glyph), at(glyph + 1));
    return outline.length > 0 && viewOf(outline).getInt16(0) < 0 ? this.compound(outline) : outline;
  }

  /** A glyph made of others, which get their places in the subset ("glyf", composite glyph description). */
  private compound(outline: Uint8Array): Uint8Array {
    const copy = Uint8Array.from(outline);
    const view = viewOf(copy);
    for (let at = 10, more = true; more; ) {
      const flags = view.getUint16(at);
      view.setUint16(at + 2, this.includeGlyph(view.getUint16(at + 2)));
      at +=
        4 + (flags & WORDS ? 4 : 2) + (flags & SCALE ? 2 : flags & TWO_SCALES ? 4 : flags & MATRIX ? 8 : 0);
      more = (flags & MORE) !== 0;
    }
    return copy;
  }

  /** Advance and left bearing of each; a glyph behind the last row has the advance of that row. */
  private metrics(): Uint8Array {
    const [rows, from] = [viewOf(this.table('hhea')).getUint16(METRICS), viewOf(this.table('hmtx'))];
    const metrics = new Uint8Array(this.glyphs.length * 4);
    const to = viewOf(metrics);
    this.glyphs.forEach((glyph, i) => {
      to.setUint16(i * 4, from.getUint16(Math.min(glyph, rows - 1) * 4));
      to.setUint16(i * 4 + 2, from.getUint16(glyph < rows ? glyph * 4 + 2 : rows * 4 + (glyph - rows) * 2));
    });
    return metrics;
  }
}

/** Where the tables "head", "hhea" and "maxp" hold a number of 16 bits. */
const LONG_PLACES = 50;
const METRICS = 34;
const GLYPHS = 4;

/** Flags of a part of a compound glyph. */
const WORDS = 0x0001;
const SCALE = 0x0008;
const MORE = 0x0020;
const TWO_SCALES = 0x0040;
const MATRIX = 0x0080;

function changed(table: Uint8Array, at: number, value: number): Uint8Array {
  const copy = Uint8Array.from(table);
  viewOf(copy).setUint16(at, value);
  return copy;
}

function placesOf(outlines: readonly Uint8Array[]): Uint8Array {
  const places = new Uint8Array((outlines.length + 1) * 4);
  let at = 0;
  outlines.forEach(({ length }, i) => {
    at += length;
    viewOf(places).setUint32((i + 1) * 4, at);
  });
  return places;
}

/** Tables in the order of their tags, each from a multiple of four bytes on. */
function fontFile(tables: readonly (readonly [string, Uint8Array])[]): Uint8Array {
  const log = Math.floor(Math.log2(tables.length));
  const start = HEAD + tables.length * ROW;
  const whole = (length: number): number => Math.ceil(length / 4) * 4;
  const file = new Uint8Array(tables.reduce((sum, [, { length }]) => sum + whole(length), start));
  const view = viewOf(file);
  view.setUint32(0, 0x00010000);
  [tables.length, 2 ** log * ROW, log, tables.length * ROW - 2 ** log * ROW].forEach((value, i) => {
    view.setUint16(4 + i * 2, value);
  });
  let at = start;
  tables.forEach(([tag, table], i) => {
    const row = HEAD + i * ROW;
    file.set(table, at);
    file.set(Buffer.from(tag, 'latin1'), row);
    view.setUint32(row + 4, sumOf(view, at, whole(table.length)));
    view.setUint32(row + 8, at);
    view.setUint32(row + 12, table.length);
    at += whole(table.length);
  });
  return file;
}

/** Checksum of a table: the sum of its words of 32 bits. */
function sumOf(view: DataView, from: number, length: number): number {
  let sum = 0;
  for (let at = from; at < from + length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}
