import { contentOf, type PdfFile, type PdfObject } from './file.ts';
import { Unreadable, type Value } from './syntax.ts';

/** What the codes of one font stand for. A code is two bytes. */
export type Codes = ReadonlyMap<number, string>;

const PROLOGUE =
  '/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CIDSystemInfo << /Registry (Adobe) ' +
  '/Ordering (UCS) /Supplement 0 >> def /CMapName /Adobe-Identity-UCS def /CMapType 2 def ' +
  '1 begincodespacerange <0000><ffff> endcodespacerange ';
const EPILOGUE = ' endcmap CMapName currentdict /CMap defineresource pop end end';
const RANGES =
  /^\d{1,3} beginbfrange ((?:<[0-9a-f]{4}> <[0-9a-f]{4}> \[(?:<[0-9a-f]{4,16}> ?)+\] ?)+)endbfrange$/;
const RANGE = /<([0-9a-f]{4})> <([0-9a-f]{4})> \[([^\]]*)\]/g;

/** Reads what a font says of its codes, in the one form that has no room for anything else. */
export function codesOf(object: PdfObject): Codes {
  const text = Buffer.from(contentOf(object)).toString('latin1').replace(/\s+/g, ' ').trim();
  if (!text.startsWith(PROLOGUE) || !text.endsWith(EPILOGUE)) throw new Unreadable(object.at);
  const ranges = RANGES.exec(text.slice(PROLOGUE.length, -EPILOGUE.length));
  if (ranges === null) throw new Unreadable(object.at);
  const codes = new Map<number, string>();
  for (const [, from = '', to = '', list = ''] of (ranges[1] ?? '').matchAll(RANGE)) {
    const targets = [...list.matchAll(/<([0-9a-f]+)>/g)].map(([, digits = '']) => wide(digits));
    const first = Number.parseInt(from, 16);
    if (first !== codes.size || targets.length !== Number.parseInt(to, 16) - first + 1)
      throw new Unreadable(object.at);
    for (const target of targets) codes.set(codes.size, target);
  }
  // One code, one sign, and the other way round: else a page could show other letters than it tells.
  const signs = [...codes.values()];
  if (new Set(signs).size < signs.length || signs.some((sign) => [...sign].length !== 1))
    throw new Unreadable(object.at);
  return codes;
}

const wide = (digits: string): string =>
  (digits.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(Number.parseInt(unit, 16))).join('');

/** The codes of each font of a page, by the name its content gives the font. */
export function fontsOf(
  { objects }: PdfFile,
  page: PdfObject,
  known: Map<PdfObject, Codes>,
): Map<string, Codes> {
  const resolved = (value: Value | undefined): Value | undefined =>
    value?.kind === 'ref' ? objects.get(value.number)?.value : value;
  const entry = (value: Value | undefined, key: string): Value | undefined => {
    const at = resolved(value);
    return at?.kind === 'dict' ? at.entries.get(key) : undefined;
  };
  const fonts = resolved(entry(entry(page.value, 'Resources'), 'Font'));
  const named = fonts?.kind === 'dict' ? [...fonts.entries] : [];
  return new Map(
    named.map(([name, font]) => {
      const stream = entry(font, 'ToUnicode');
      const object = stream?.kind === 'ref' ? objects.get(stream.number) : undefined;
      if (object === undefined) throw new Unreadable(page.at);
      const codes = known.get(object) ?? codesOf(object);
      known.set(object, codes);
      return [name, codes];
    }),
  );
}

const TABLES = new Set(['head', 'hhea', 'loca', 'maxp', 'cvt ', 'prep', 'glyf', 'hmtx', 'fpgm']);
const ENTRY = 16;
const HEADER = 12;

/** A font holds the tables that draw glyphs, side by side to its last byte: no names, no remarks, no gaps. */
export function checkFont(object: PdfObject): void {
  const bytes = Buffer.from(contentOf(object));
  const count = bytes.length < HEADER ? 0 : bytes.readUInt16BE(4);
  let reached = HEADER + count * ENTRY;
  if (count === 0 || reached > bytes.length) throw new Unreadable(object.at);
  const tables = Array.from({ length: count }, (_, i) =>
    bytes.subarray(HEADER + i * ENTRY, HEADER + (i + 1) * ENTRY),
  )
    .map((row) => ({
      tag: row.toString('latin1', 0, 4),
      from: row.readUInt32BE(8),
      length: row.readUInt32BE(12),
    }))
    .sort((a, b) => a.from - b.from);
  if (new Set(tables.map(({ tag }) => tag)).size < count) throw new Unreadable(object.at);
  for (const { tag, from, length } of tables) {
    const gap = bytes.subarray(reached, from);
    if (!TABLES.has(tag) || from < reached || gap.length > 3 || gap.some((byte) => byte !== 0))
      throw new Unreadable(object.at);
    reached = from + length;
  }
  if (
    bytes.length < reached ||
    bytes.length > reached + 3 ||
    bytes.subarray(reached).some((byte) => byte !== 0)
  )
    throw new Unreadable(object.at);
}
