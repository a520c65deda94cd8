import type { Block } from './block.ts';
import type { FrameLine } from './frame.ts';
import { COLUMNS, type GoesOn, type Line, type Run } from './line.ts';
import { EM, LEADING, LEFT, type Page, SIZE, TITLE_SIZE, WIDTH } from './page.ts';

type Document = PDFKit.PDFDocument;
type Element = PDFKit.PDFStructureElement;

/** Where a bookmark leads, which the types of pdfkit leave out: distances from the upper right corner. */
interface Place {
  readonly expanded?: boolean;
  readonly top: number;
  readonly left: number;
}

/** Where a run is set: from the left edge of the page and its upper edge to the foot of the letters, in points. */
interface Spot {
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/** Above the foot of the letters, in ems: through the middle of capitals. */
const STRIKE = 0.36;
/** Below the foot of the letters. */
const BELOW = -0.16;

/** Sets lines on the pages of one document, with the structure that a screen reader goes by. */
export class Press {
  private readonly document: Document;
  private readonly root: Element;
  private readonly number: string;
  private section: Element | undefined;
  private element: Element;
  private bookmarks: PDFKit.PDFOutline | undefined;

  constructor(document: Document, number: string) {
    this.document = document;
    this.number = number;
    this.root = document.struct('Document');
    this.element = this.root;
    document.addStructure(this.root);
  }

  /** Lines that belong to the page and not to its text: a screen reader passes over them. */
  artifact(lines: readonly FrameLine[]): void {
    this.document.markContent('Artifact', { type: 'Pagination' });
    for (const { line, column, y } of lines) {
      let x = LEFT + column * EM * SIZE;
      for (const run of line.runs) x = this.set(run, run.text, { x, y, size: SIZE });
    }
    this.document.endMarkedContent();
  }

  text(page: Page, top: number): void {
    for (const { block, line, row, isFirst } of page) {
      const y = top + row * LEADING;
      if (isFirst) this.begin(block, y);
      this.line(line, block.tag, y);
      if (block.marksBreaks && line.goesOn !== undefined) this.breakMark(line.goesOn, y);
    }
  }

  end(): void {
    this.root.end();
  }

  private begin({ tag, section, alt, bookmarks }: Block, y: number): void {
    if (section === 'ended') this.section = undefined;
    if (section === 'begins') this.section = this.part(this.root, 'Sect');
    this.element = this.part(this.section ?? this.root, tag, alt);
    const place: Place = { top: y - LEADING, left: WIDTH };
    this.bookmarks ??= this.document.outline.addItem(this.number, { expanded: true, ...place });
    for (const words of bookmarks ?? []) this.bookmarks.addItem(words, place);
  }

  private part(within: Element, tag: string, alt?: string): Element {
    const part = this.document.struct(tag, alt === undefined ? {} : { alt });
    within.add(part);
    return part;
  }

  /** Each run is content of its own, and the last of a line ends in a space, so that words of two lines do not join. */
  private line({ runs, goesOn }: Line, tag: Block['tag'], y: number): void {
    const size = tag === 'H1' ? TITLE_SIZE : SIZE;
    let x = LEFT;
    runs.forEach((run, i) => {
      const text = i === runs.length - 1 && goesOn !== 'word' ? `${run.text} ` : run.text;
      x = this.run(run, text, tag, { x, y, size });
    });
  }

  /** Struck words are words of their own to a screen reader too, which says that they are struck. */
  private run(run: Run, text: string, tag: string, spot: Spot): number {
    const isStruck = run.look === 'struck';
    const element = isStruck
      ? this.part(this.element, 'Span', `struck: ${run.text.replace(STROKES, '').trim()}`)
      : this.element;
    const content = this.document.markStructureContent(isStruck ? 'Span' : tag);
    const end = this.set(run, text, spot);
    this.document.endMarkedContent();
    element.add(content);
    if (isStruck) this.rule(run.text, spot, STRIKE, STROKE);
    if (run.look === 'restored') this.rule(run.text, spot, BELOW, THIN);
    return end;
  }

  private set({ look }: Pick<Run, 'look'>, text: string, { x, y, size }: Spot): number {
    const width = Array.from(text).length * EM * size;
    this.document
      .font(look === 'strong' ? 'strong' : 'plain')
      .fontSize(size)
      .text(text, x, y, { ...AS_IS, textWidth: width } as Setting);
    return x + width;
  }

  /** Behind the last column, where no text stands; a screen reader passes over it. */
  private breakMark(goesOn: GoesOn, y: number): void {
    const x = LEFT + COLUMNS * EM * SIZE;
    this.document.markContent('Artifact', { type: 'Layout' });
    this.set({ look: 'plain' }, BREAK[goesOn], { x, y, size: SIZE });
    this.document.endMarkedContent();
  }

  /** A thin line through words or below them, and not at the `~~` around them: it is drawn, and no character of the text. */
  private rule(text: string, { x, y, size }: Spot, rise: number, thickness: number): void {
    const lead = /^[~\s]*/.exec(text)?.[0].length ?? 0;
    const end = Array.from(text.replace(/[~\s]+$/, '')).length;
    if (end <= lead) return;
    const [from, to] = [lead, end].map((column) => x + column * EM * size);
    const height = y - rise * size;
    this.document
      .markContent('Artifact', { type: 'Layout' })
      .lineWidth(thickness)
      .moveTo(from as number, height)
      .lineTo(to as number, height)
      .stroke();
    this.document.endMarkedContent();
  }
}

const STROKE = 0.8;
const THIN = 0.5;
const STROKES = /^~~|~~$/g;

/** What says that a line was broken to fit the page, and where: at white space, or within a word. */
const BREAK: Readonly<Record<GoesOn, string>> = { words: '\u21a9', word: '\u00ac' };

/** One run on one line, from the foot of its letters, without shaping; the width is known, so it is not measured. */
const AS_IS = { lineBreak: false, baseline: 'alphabetic', features: [], wordCount: 1 } satisfies Setting;

/** Those of pdfkit and two that its types leave out. */
type Setting = PDFKit.Mixins.TextOptions & { readonly textWidth?: number; readonly wordCount?: number };
