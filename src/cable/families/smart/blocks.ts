import type { Lexicon } from '../../../marking/lexicon.ts';
import type { Span } from '../../../model/span.ts';
import { numberAt } from '../../body/paragraph-number.ts';
import { readBanner } from '../../fields/classification.ts';
import { isBlank, type Line, trimmed } from '../../lines.ts';
import { labelledIn, type SmartLabel } from './label.ts';
import { markingOf } from './marking-line.ts';

/** A label with the lines of its value. */
export interface Block {
  readonly label: SmartLabel;
  readonly labelSpan: Span;
  readonly lines: readonly Line[];
}

/** A stretch of labelled lines. */
export interface Blocks {
  readonly blocks: readonly Block[];
  /** Lines of markings alone, above the first label or below the last. */
  readonly banners: readonly Line[];
  /** Lines that are the value of one of the empty labels before them, nobody says which. */
  readonly loose: readonly Line[];
  /** Index of the first line behind it. */
  readonly end: number;
}

/** No value runs over more lines; a sitrep has as many references, and not more. */
const LONGEST_VALUE = 60;
/** Addressees may stand on one line; what is longer is no value. */
const LONGEST_LINE = 2000;
/** Values stand at a fixed column, thirty in most prints; a paragraph does not begin so far in. */
const VALUE_COLUMN = 12;

/**
 * Reads labelled lines from `start` on. With `isHeader`, it ends where the body begins: at a numbered paragraph, or
 * behind the subject at a line that stands in no value column.
 */
export function readBlocks(
  text: string,
  lines: readonly Line[],
  { start, end, isHeader }: { readonly start: number; readonly end: number; readonly isHeader: boolean },
  lexicon: Lexicon,
): Blocks {
  const reader = new BlockReader(text, isHeader, lexicon);
  let at = start;
  while (at < end && reader.read(lines[at])) at += 1;
  return { blocks: reader.blocks, banners: reader.banners, loose: reader.loose, end: at };
}

interface Open extends Block {
  readonly lines: Line[];
  /** Column of its value, or of where values stand in general. */
  readonly column: number;
}

class BlockReader {
  readonly blocks: Open[] = [];
  readonly banners: Line[] = [];
  readonly loose: Line[] = [];
  private afterBlank = false;
  private before: Line | undefined;
  private readonly text: string;
  private readonly isHeader: boolean;
  private readonly lexicon: Lexicon;

  constructor(text: string, isHeader: boolean, lexicon: Lexicon) {
    this.text = text;
    this.isHeader = isHeader;
    this.lexicon = lexicon;
  }

  /** Reads one line, and says whether it stands before the body. */
  read(line: Line | undefined): boolean {
    if (line === undefined || isBlank(line)) {
      // What furniture covers has a length; a sentence may go on behind it.
      this.afterBlank ||= line === undefined || line.to === line.from;
      return true;
    }
    const taken = this.take(line);
    this.afterBlank = false;
    this.before = line;
    return taken;
  }

  private take(line: Line): boolean {
    const labelled = line.text.length <= LONGEST_LINE ? labelledIn(line) : [];
    for (const { label, from, labelEnd, to } of labelled) {
      const value = trimmed(this.text, labelEnd, to);
      const labelSpan = { from, to: isBlank(value) ? labelEnd : value.from };
      const column = isBlank(value) ? VALUE_COLUMN : columnOf(this.text, value.from);
      this.blocks.push({ label, labelSpan, column, lines: isBlank(value) ? [] : [value] });
    }
    if (labelled.length > 0) return true;
    if (this.isHeader && numberAt(line) !== undefined) return false;
    if (this.isBanner(line)) this.banners.push(line);
    else if (this.goesOn(line)) this.blocks.at(-1)?.lines.push(line);
    else if (this.hasEmpty()) this.loose.push(line);
    else return !this.isHeader || !this.hasSubject();
    return true;
  }

  /** Above the first label, below the last, and with a level where a page ends among the fields. */
  private isBanner(line: Line): boolean {
    const isAtEdge = this.blocks.length === 0 || !this.isHeader;
    const marking = markingOf(line, this.lexicon);
    if (marking === undefined) return false;
    const second = this.before !== undefined && this.banners.at(-1) === this.before;
    return isAtEdge || second || readBanner(line, this.lexicon) !== undefined;
  }

  /** In its column, or wrapped to the margin without a blank line between. */
  private goesOn(line: Line): boolean {
    const last = this.blocks.at(-1);
    if (last === undefined || last.lines.length >= LONGEST_VALUE || line.text.length > LONGEST_LINE)
      return false;
    const column = columnOf(this.text, line.from);
    if (column >= Math.min(last.column, VALUE_COLUMN + 30) - 2 && column >= 4) return true;
    if (column === 0 && isLabelLike(line)) return false;
    return last.lines.length > 0 && this.loose.length === 0 && !this.afterBlank && this.mayWrap(last);
  }

  private mayWrap({ label, lines }: Open): boolean {
    return !this.isHeader || (label === 'subject' ? lines.length < 4 : label !== 'mrn' && label !== 'date');
  }

  private hasEmpty(): boolean {
    return this.blocks.filter(({ lines }) => lines.length === 0).length > 1 && this.isHeader;
  }

  private hasSubject(): boolean {
    return this.blocks.some(({ label }) => label === 'subject');
  }
}

/** `Handling:          EXDIS`: a label that is none of the form's has a value in the column of values. */
export const isLabelLike = ({ text }: Line): boolean => /^[A-Z][A-Za-z/ -]{1,24}:(?:[ \t]{2,}|$)/.test(text);

/** How far in a place stands on its line. What is farther in than any column is taken to be in one. */
function columnOf(text: string, at: number): number {
  const before = text.slice(Math.max(0, at - 200), at);
  const lineEnd = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r'));
  return before.length - lineEnd - 1;
}
