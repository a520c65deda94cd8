import type { Segment } from '../../model/cable.ts';
import type { Span } from '../../model/span.ts';
import { type Head, isOurs } from './head.ts';
import { strokesIn, struckBy } from './strokes.ts';

/** A PDF of ours. A sheet has no body. */
export interface PdfPages extends Head {
  readonly body?: PdfBody;
}

/** The text of a copy as it stood before it was set on pages: without strokes, lines whole again. */
export interface PdfBody {
  readonly text: string;
  readonly struck: readonly Span[];
  /** One stretch for each page that a line begins on. Places are counted in the text itself. */
  readonly origin: readonly Segment[];
}

interface Line {
  readonly page: number;
  readonly text: string;
}

/** The lines of one page between its banners, and the furniture below them. */
interface Framed {
  readonly banner: string;
  readonly number: string;
  readonly stamps: readonly string[];
  readonly lines: readonly string[];
}

const RULE = '='.repeat(69);
const FOLIO = /^(\S.{0,78}?) {1,79}page (\d{1,4}) of (\d{1,4})$/;
/** Lines of a banner at the foot of a page. */
const MOST_BANNER_LINES = 4;

/** The pages of a PDF that this program made, by their text layer: one banner and one foot on all of them. */
export function pdfPagesIn(pages: readonly string[]): PdfPages | undefined {
  const framed: Framed[] = [];
  for (const [at, page] of pages.entries()) {
    const found = framedIn(page, at + 1, pages.length);
    if (found === undefined || !isSameFrame(found, framed[0] ?? found)) return undefined;
    framed.push(found);
  }
  const [first] = framed;
  if (first === undefined) return undefined;
  const { banner, number, stamps } = first;
  const name = first.lines[0]?.trim() ?? '';
  if (!isOurs({ name, banner, stamps })) return undefined;
  const body = name === number ? bodyIn(framed) : undefined;
  return { name, banner, stamps, ...(body && { body }) };
}

const isSameFrame = (a: Framed, b: Framed): boolean =>
  a.banner === b.banner && a.number === b.number && a.stamps.join('\n') === b.stamps.join('\n');

function framedIn(page: string, number: number, of: number): Framed | undefined {
  const lines = page.trimEnd().split('\n');
  const folioAt = lines.findLastIndex((line) => FOLIO.test(line));
  const [, mrn = '', ...count] = FOLIO.exec(lines[folioAt] ?? '') ?? [];
  const banner = trimmed(lines.slice(folioAt + 1));
  const top = trimmed(lines.slice(0, banner.length));
  const isFramed =
    folioAt > 0 &&
    count.join() === `${number},${of}` &&
    banner.length <= MOST_BANNER_LINES &&
    banner.join('\n') === top.join('\n') &&
    lines[banner.length] === '';
  if (!isFramed) return undefined;
  // The lowest empty line parts the text from the stamps.
  const foot = lines.lastIndexOf('', folioAt);
  return {
    banner: banner.join(' '),
    number: mrn,
    stamps: trimmed(lines.slice(foot + 1, folioAt)),
    lines: lines.slice(banner.length + 1, Math.max(foot, banner.length + 1)),
  };
}

const trimmed = (lines: readonly string[]): string[] => lines.map((line) => line.trim());

/** What stands between the first ruled line and the last, which ends the text. */
function bodyIn(framed: readonly Framed[]): PdfBody | undefined {
  const lines = framed.flatMap(({ lines: of }, at) => withoutEnd(of).map((text) => ({ page: at + 1, text })));
  const first = lines.findIndex(({ text }) => text === RULE);
  const last = lines.length - 1;
  if (first < 0 || last <= first || lines[last]?.text !== RULE) return undefined;
  // One empty line is below the rule, and one above it.
  const from = lines[first + 1]?.text === '' ? first + 2 : first + 1;
  const to = lines[last - 1]?.text === '' ? last - 1 : last;
  return laid(rejoined(lines.slice(from, Math.max(from, to))));
}

/** Whatever a page leaves empty below its text is no text. */
function withoutEnd(lines: readonly string[]): readonly string[] {
  const last = lines.findLastIndex((line) => line !== '');
  return lines.slice(0, last + 1);
}

/** Behind the eighty columns of a line stands a mark where the page broke it: at white space, or within a word. */
const BROKEN = /^(.{80})([\u21a9\u00ac])$/u;

function rejoined(lines: readonly Line[]): Line[] {
  const whole: Line[] = [];
  let open: { page: number; parts: string[] } | undefined;
  for (const { page, text } of lines) {
    const [, shown, mark] = BROKEN.exec(text) ?? [];
    open ??= { page, parts: [] };
    if (shown !== undefined) open.parts.push(mark === '\u00ac' ? shown : `${shown.trimEnd()} `);
    else {
      whole.push({ page: open.page, text: [...open.parts, text].join('') });
      open = undefined;
    }
  }
  return open === undefined ? whole : [...whole, { page: open.page, text: open.parts.join('') }];
}

function laid(lines: readonly Line[]): PdfBody {
  const words: string[] = [];
  const struck: Span[] = [];
  const begins: { page: number; at: number }[] = [];
  let at = 0;
  for (const [i, { page, text }] of lines.entries()) {
    if (begins.at(-1)?.page !== page) begins.push({ page, at });
    const shown = withSigns(text);
    const strokes = strokesIn(shown);
    for (const { from, to } of struckBy(strokes)) struck.push({ from: at + from, to: at + to });
    const line = `${without(shown, strokes)}${i < lines.length - 1 ? '\n' : ''}`;
    words.push(line);
    at += line.length;
  }
  const origin = begins.map(({ page, at: from }, i): Segment => {
    const span = { from, to: begins[i + 1]?.at ?? at };
    return { record: span, file: span, verbatim: true, page };
  });
  return { text: words.join(''), struck, origin };
}

function without(text: string, strokes: readonly Span[]): string {
  let [left, at] = ['', 0];
  for (const { from, to } of strokes) {
    left += text.slice(at, from);
    at = to;
  }
  return left + text.slice(at);
}

/** What a font cannot draw was printed by its code point, `<U+4E2D>`; no letter of ASCII was. */
const withSigns = (line: string): string =>
  line.replace(/<U\+([0-9A-F]{4,6})>/g, (printed, digits: string) => {
    const point = Number.parseInt(digits, 16);
    return point > 0x10ffff || (point >= 0x20 && point < 0x7f) ? printed : String.fromCodePoint(point);
  });
