import { fault, type Verdict } from '../verdict.ts';
import { type Codes, checkFont, fontsOf } from './codes.ts';
import { type Drawn, drawnOn, type PageDrawn, underlinedOn } from './content.ts';
import { trailer } from './document.ts';
import { contentOf, type PdfFile, type PdfObject, readFile } from './file.ts';
import type { Walk } from './forms.ts';
import { checkLayout } from './layout.ts';
import { checkMetadata } from './metadata.ts';
import { Unreadable, type Value } from './syntax.ts';

/** What a file shows and says, each part where the rest of the check looks at it. */
export interface PdfRead {
  /** Of each page, top and bottom. */
  readonly banners: readonly (readonly string[])[];
  /** The text of all pages in order, each string that was drawn by itself; furniture is left out. */
  readonly lines: readonly string[];
  /** Titles, the outline, and furniture that is no banner. */
  readonly own: string;
  /** What is read aloud, the outline and the title, in the order of the file. */
  readonly titles: readonly string[];
  /** What the foot of each page says between its text and its banner, its number included. */
  readonly feet: readonly string[];
  /** The words below which a line is drawn. */
  readonly underlined: string;
}

export type PdfReading = { readonly pdf: PdfRead } | { readonly verdict: Verdict };

/** Reads a PDF of the one form that ours have. What else a PDF may hold is a fault, with its place in the file. */
export function readPdf(bytes: Uint8Array): PdfReading {
  try {
    return { pdf: readStrictly(readFile(bytes)) };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { verdict: fault('pdf-form', `The PDF has an unknown form at byte ${error.at}.`) };
  }
}

function readStrictly(file: PdfFile): PdfRead {
  const walk: Walk = {
    file,
    at: 0,
    reached: new Set(),
    visited: new Set(),
    words: [],
    fonts: [],
    metadata: [],
    info: new Map(),
  };
  trailer(file.trailer, walk);
  for (const [number, { at }] of file.objects) if (!walk.reached.has(number)) throw new Unreadable(at);
  for (const object of walk.fonts) checkFont(object);
  for (const object of walk.metadata) checkMetadata(object, walk.info, walk.words);
  const pages = pagesOf(file).map((page) => ({ at: page.at, page }));
  const pagesDrawn = drawnByPage(
    file,
    pages.map(({ page }) => page),
  );
  const drawn = pagesDrawn.map((page) => page.drawn);
  checkLayout(drawn, pages[0]?.at ?? 0);
  const furniture = drawn.map(furnitureOf);
  return {
    banners: furniture.map(({ banners }) => banners),
    lines: drawn.flatMap((page) =>
      page.filter(({ artifact }) => artifact === undefined).map(({ text }) => text),
    ),
    own: [...walk.words, ...furniture.flatMap(({ others }) => others)].join('\n'),
    titles: walk.words,
    feet: furniture.map(({ foot }) => foot),
    underlined: pagesDrawn.map(underlinedOn).join(''),
  };
}

/** The pages in order. A page that is reached by another way alone is shown by no reader. */
function pagesOf({ objects, trailer: end }: PdfFile): PdfObject[] {
  const entry = (value: Value | undefined, key: string): Value | undefined => {
    const at = value?.kind === 'ref' ? objects.get(value.number)?.value : value;
    return at?.kind === 'dict' ? at.entries.get(key) : undefined;
  };
  const kids = entry(entry(entry(end, 'Root'), 'Pages'), 'Kids');
  const numbers =
    kids?.kind === 'array' ? kids.items.flatMap((kid) => (kid.kind === 'ref' ? [kid.number] : [])) : [];
  const pages = [...new Set(numbers)].flatMap((number) => objects.get(number) ?? []);
  const all = [...objects.values()].filter(({ value }) => {
    const type = entry(value, 'Type');
    return type?.kind === 'name' && type.text === 'Page';
  });
  const stray = all.find((page) => !pages.includes(page));
  if (stray !== undefined || pages.length !== numbers.length) throw new Unreadable(stray?.at ?? 0);
  return pages;
}

function drawnByPage(file: PdfFile, pages: readonly PdfObject[]): PageDrawn[] {
  const known = new Map<PdfObject, Codes>();
  const used = new Map<Codes, Set<number>>();
  const drawn = pages.map((page) => {
    const contents = page.value.kind === 'dict' ? page.value.entries.get('Contents') : undefined;
    const object = contents?.kind === 'ref' ? file.objects.get(contents.number) : undefined;
    if (object === undefined) throw new Unreadable(page.at);
    const content = Buffer.from(contentOf(object)).toString('latin1');
    const fonts = fontsOf(file, page, known);
    return placed(object.at, () => drawnOn(content, fonts, used));
  });
  // A letter that no page shows would tell of text that is not there.
  for (const [object, codes] of known)
    if ([...codes.keys()].some((code) => code !== 0 && !used.get(codes)?.has(code)))
      throw new Unreadable(object.at);
  return drawn;
}

/** A fault inside a stream is told by the place of its object. */
function placed<Result>(at: number, read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    throw error instanceof Unreadable ? new Unreadable(at) : error;
  }
}

const PAGE_NUMBER = /(?:page )?\d{1,4} (?:of|\/) \d{1,4}/gi;

/** Behind a line of the text that goes on in the next. */
const BREAK = /^[\u21a9\u00ac] ?$/;

/** What is drawn of a page beside its text: the banners, the foot between text and banner, and what of it is no number of the page. */
interface Furniture {
  readonly banners: string[];
  readonly foot: string;
  readonly others: string[];
}

/**
 * The highest piece of furniture is the banner; the lowest ends in it, below what else the foot of a page says. What
 * is no banner and no page number is told.
 */
function furnitureOf(page: readonly Drawn[]): Furniture {
  const pieces = new Map<number, Drawn>();
  for (const line of page) {
    if (line.artifact === undefined) continue;
    const before = pieces.get(line.artifact);
    pieces.set(
      line.artifact,
      before === undefined ? line : { ...before, text: `${before.text} ${line.text}` },
    );
  }
  const rows = page.filter(({ artifact }) => artifact === undefined).map(({ y }) => y);
  const printed = [...pieces.values()]
    .filter(({ text, y }) => !(BREAK.test(text) && rows.includes(y)))
    .sort((a, b) => b.y - a.y)
    .map(({ text }) => text.replace(/\s+/g, ' ').trim());
  const texts = printed
    .map((text) => text.replace(PAGE_NUMBER, ' ').replace(/\s+/g, ' ').trim())
    .filter((text) => text !== '');
  const [top = '', ...below] = texts;
  const foot = below.at(-1) ?? '';
  const ends = top !== '' && (foot === top || foot.endsWith(` ${top}`));
  const others = ends ? [...below.slice(0, -1), foot.slice(0, -top.length)] : below.slice(0, -1);
  const all = printed.slice(1).join(' ');
  return {
    banners: [top, ends ? top : foot],
    foot: all.endsWith(top) ? all.slice(0, all.length - top.length) : all,
    others,
  };
}
