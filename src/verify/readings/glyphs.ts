/**
 * The text of glyphs. A PDF may write numbers of glyphs, or a word glyph by glyph, so that no search for letters
 * finds it. What its fonts say of their glyphs is found by its form, in whatever stream it stands.
 */
export interface GlyphText {
  /** As lines of text operators, and as one. */
  readonly texts: readonly string[];
  /** The stream without the strings that some font explains wholly. */
  readonly rest: string;
}

/** Codes of one font, as hexadecimal digits, and the text of each. */
export interface CodeMap {
  readonly width: number;
  readonly text: ReadonlyMap<string, string>;
}

const HEX = '<\\s*([0-9a-fA-F\\s]*)>';
/** The form is read over with the body: it holds no brackets. */
const BEGIN_LENGTH = 'beginbf'.length;
const BEGIN = /beginbf(char|range)/g;
const CHAR = new RegExp(`${HEX}\\s*${HEX}`, 'g');
const RANGE = new RegExp(`${HEX}\\s*${HEX}\\s*(?:${HEX}|\\[([<>0-9a-fA-F\\s]*)\\])`, 'g');
const MOST_CODES = 1 << 16;

/** What a stream says of the codes of a font, if it does. */
export function codeMapIn(stream: string): CodeMap | undefined {
  if (!stream.includes('beginbf')) return undefined;
  const text = new Map<string, string>();
  let reached = 0;
  for (const { 1: form, index } of stream.matchAll(BEGIN)) {
    if (index < reached) continue;
    const end = stream.indexOf(`endbf${form}`, index);
    reached = end < 0 ? stream.length : end;
    const body = stream.slice(index + BEGIN_LENGTH, reached);
    if (form === 'char') for (const [, code, to] of body.matchAll(CHAR)) text.set(plain(code), wide(to));
    else
      for (const [, from, to, first, list] of body.matchAll(RANGE))
        addRange(text, plain(from), plain(to), first, list);
  }
  let width = 0;
  for (const { length } of text.keys()) width = Math.max(width, length);
  return width === 0 ? undefined : { width, text };
}

function addRange(
  text: Map<string, string>,
  from: string,
  to: string,
  first: string | undefined,
  list: string | undefined,
): void {
  const begin = Number.parseInt(from, 16);
  const targets = [...(list ?? '').matchAll(new RegExp(HEX, 'g'))].map((found) => wide(found[1]));
  const base = wide(first);
  for (let code = begin; code <= Number.parseInt(to, 16) && text.size < MOST_CODES; code++) {
    const step = code - begin;
    const target = first === undefined ? (targets[step] ?? '') : base.slice(0, -1) + following(base, step);
    text.set(code.toString(16).padStart(from.length, '0'), target);
  }
}

const following = (base: string, step: number): string =>
  String.fromCharCode((base.charCodeAt(base.length - 1) + step) & 0xffff);
const plain = (digits: string | undefined): string => (digits ?? '').replace(/\s/g, '').toLowerCase();
const wide = (digits: string | undefined): string =>
  (plain(digits).match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(Number.parseInt(unit, 16))).join('');

/** One string of a text operator: literal, or in hexadecimal digits. */
const STRING = `\\((?:[^\\\\()]|\\\\[\\s\\S]|\\((?:[^\\\\()]|\\\\[\\s\\S])*\\))*\\)|<[0-9a-fA-F\\s]*>`;
const SHOWN = new RegExp(
  `/([^\\s/<>[\\]()]+)\\s+[\\d.]+\\s+Tf|\\[((?:${STRING}|[^[\\]()<>])*)\\]\\s*TJ|(${STRING})\\s*(?:Tj|'|")`,
  'g',
);
/** False only where no operator shows a string: of each there is such an end. */
export const mayShow = (stream: string): boolean => /\]\s*TJ|[)>]\s*(?:Tj|'|")/.test(stream);
const PART = new RegExp(STRING, 'g');
/** Below so many letters an operator, words are written in pieces. */
const PIECES = 4;

/** The code maps of fonts by the names that pages give them, where a file leaves no doubt. */
export type NamedMaps = ReadonlyMap<string, CodeMap>;

/**
 * Reads the strings of all text operators of one stream: each by its own font, where the file tells it without doubt
 * and it knows every code; else all of them by each of the fonts, and as letters.
 */
export function glyphTextOf(
  stream: string,
  maps: readonly CodeMap[],
  named: NamedMaps,
): GlyphText | undefined {
  if (!mayShow(stream)) return undefined;
  const shown = shownIn(stream);
  if (shown.length === 0) return undefined;
  const own = shown.map(({ font, codes }) => {
    const map = named.get(font);
    return map === undefined ? undefined : decoded(codes, map);
  });
  if (own.every((line) => line?.whole === true))
    return { texts: joins(own.map((line) => line?.text ?? '')), rest: withoutShown(stream, () => true) };
  const byMap = maps.map((map) => shown.map(({ codes }) => decoded(codes, map)));
  const letters = shown.map(({ codes }) => Buffer.from(codes, 'hex').toString('latin1'));
  const explained = shown.map((_, i) => byMap.some((lines) => lines[i]?.whole === true));
  const readable = byMap.map((lines) => lines.map(({ text }) => text));
  return {
    texts: [...(explained.every(Boolean) ? [] : [letters]), ...readable].flatMap(joins),
    rest: withoutShown(stream, (i) => explained[i] === true),
  };
}

/** Each string that is shown, as hexadecimal digits, and the font that was set before it. */
export function shownIn(stream: string): { readonly font: string; readonly codes: string }[] {
  const shown: { font: string; codes: string }[] = [];
  let font = '';
  for (const [, set, many, one] of stream.matchAll(SHOWN))
    if (set !== undefined) font = set;
    else shown.push({ font, codes: ((many ?? one ?? '').match(PART) ?? []).map(hexOf).join('') });
  return shown;
}

function withoutShown(stream: string, isExplained: (i: number) => boolean): string {
  let i = 0;
  return stream.replace(SHOWN, (all, set) => (set === undefined && isExplained(i++) ? '[]TJ' : all));
}

const OBJECT = /(?<![\d.])(\d{1,7}) 0 obj\b/g;
const FONT = /\/([A-Za-z]+\d+) (\d{1,7}) 0 R/g;
const TO_UNICODE = /\/ToUnicode (\d{1,7}) 0 R/;

/** Follows the names of fonts to their code maps. `streams` are maps by where their streams begin in the file. */
export function namedMapsIn(file: string, streams: ReadonlyMap<number, CodeMap>): NamedMaps {
  const objects = new Map<string, { readonly from: number; readonly to: number } | undefined>();
  const heads = [...file.matchAll(OBJECT)];
  for (const [i, { 1: number = '', index }] of heads.entries()) {
    const place = { from: index, to: heads[i + 1]?.index ?? file.length };
    // Of two objects with one number nobody knows which a reader takes.
    objects.set(number, objects.has(number) ? undefined : place);
  }
  const named = new Map<string, CodeMap | undefined>();
  const byFont = new Map<string, CodeMap | undefined>();
  const mapOf = (font: string): CodeMap | undefined => {
    const place = objects.get(font);
    const target = place && TO_UNICODE.exec(file.slice(place.from, place.to))?.[1];
    const stream = target === undefined ? undefined : objects.get(target);
    const found = [...streams].filter(([at]) => stream && at >= stream.from && at < stream.to);
    return found.length === 1 ? found[0]?.[1] : undefined;
  };
  for (const [, name = '', font = ''] of file.matchAll(FONT)) {
    if (!byFont.has(font)) byFont.set(font, mapOf(font));
    const map = byFont.get(font);
    named.set(name, named.has(name) && named.get(name) !== map ? undefined : map);
  }
  return new Map([...named].flatMap(([name, map]) => (map === undefined ? [] : [[name, map] as const])));
}

function joins(lines: readonly string[]): string[] {
  const whole = lines.join('');
  const byLines = betweenBanners(lines).join('\n');
  const texts = whole.length < PIECES * lines.length ? [byLines, whole] : [byLines];
  return texts.map((text) => withSigns(text).replace(LABEL, '[] ').replace(STAMP, '[]\n$&\n[]'));
}

/** A page begins and ends with its banner: neither reads on into what stands between. */
const betweenBanners = (lines: readonly string[]): readonly string[] =>
  lines.length > 2 && lines[0]?.trim() === lines.at(-1)?.trim()
    ? [lines[0] ?? '', '[]', ...lines.slice(1, -1), '[]', lines.at(-1) ?? '']
    : lines;

/** Stamps stand at the foot of a page by themselves: the last words above do not read on into one. */
const STAMP =
  /^(?:PROPOSED, NOT RELEASED|REHEARSAL FOR [0-9-]{10}, MADE ON [0-9-]{10}|NOT RELEASED|RELEASED IN (?:FULL|PART)|DENIED IN FULL|DECAPTIONED|INTERIM RESPONSE|DECLASSIFIED IN PART|(?:[A-Z][A-Z ]{5,27} )?U\.S\. Department of State) *$/gm;

/** Names of the facts above a body part the values: what stands around one does not read on. */
const LABEL =
  /^(?:Date|From|To|Subject|Message|Pages|Exemptions|Authority|Confirmed by|Declassified)(?::| (?=\d)) */gm;

/** What a font cannot draw may be printed by its code point, `<U+4E2D>`, over a line end too. */
const withSigns = (text: string): string =>
  text.replace(/<\s*U\s*\+((?:\s*[0-9A-F]){4,6})\s*>/g, (printed, digits: string) => {
    const point = Number.parseInt(digits.replace(/\s/g, ''), 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : printed;
  });

function hexOf(string: string): string {
  if (string.startsWith('<')) return string.replace(/[<>\s]/g, '').toLowerCase();
  const letters = string
    .slice(1, -1)
    .replace(/\\(?:([0-7]{1,3})|(\r\n|[\r\n])|([\s\S]))/g, (_, octal, line, one) =>
      octal !== undefined
        ? String.fromCharCode(Number.parseInt(octal, 8) & 255)
        : line !== undefined
          ? ''
          : (CONTROL[one as string] ?? one),
    );
  return Buffer.from(letters, 'latin1').toString('hex');
}

const CONTROL: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** What the font does not know stays away; `whole` is where it knows every code. */
function decoded(hex: string, { width, text }: CodeMap): { readonly text: string; readonly whole: boolean } {
  let read = '';
  let whole = hex.length % width === 0;
  for (let at = 0; at + width <= hex.length; at += width) {
    const character = text.get(hex.slice(at, at + width));
    if (character === undefined) whole = false;
    else read += character;
  }
  return { text: read, whole };
}
