import { type Marking, plainMarking } from '../model/marking.ts';
import type { Span } from '../model/span.ts';
import { type CaptionFound, captionAt } from './captions.ts';
import { withControl } from './controls.ts';
import { type LevelWords, levelWordsAt } from './levels.ts';
import type { Lexicon } from './lexicon.ts';

/** Line 1 of a cable, taken apart. Offsets are into the line. */
export interface ClassificationLine {
  readonly marking: Marking;
  /** The words that state the level, with the controls behind them: what is struck once the level is gone. */
  readonly level: Span;
  readonly repaired: boolean;
  readonly efto: boolean;
  readonly section?: { readonly number: number; readonly of: number; readonly span: Span };
  readonly number?: { readonly station: string; readonly serial: number; readonly span: Span };
  readonly captions: readonly CaptionFound[];
  /** Words behind the number that the grammar does not know. */
  readonly unread?: Span;
}

/** No real line is longer; the bound keeps every pattern cheap on hostile input. */
const LONGEST_LINE = 200;

const SEPARATOR = /[ \t/,.-]{1,40}/y;
const EFTO = /E[ \t.]{0,3}F[ \t.]{0,3}T[ \t.]{0,3}O(?![A-Z])/y;
const SECTION = /SECTION[ \t]*0?(\d{1,2})[ \t]*OF[ \t]*0?(\d{1,2})/y;
const NUMBER = /([A-Z][A-Z'.-]*(?:[ \t]{1,4}[A-Z][A-Z'.-]*){0,4})[ \t]{1,20}0*(\d{1,8})(?!\d)/iy;
/** What is NATO's, unless a number follows: then it is the name of the post. */
const NATO = /NATO(?=[ \t/]{1,40}[A-Z])/y;
/** Words of the machine or the drafter about the copy, not about its handling. */
const ABOUT_THE_COPY =
  /(?:C[ \t]?O[ \t]?R[ \t]?R[ \t]?E[ \t]?C[ \t]?T[ \t]?E[ \t]?D[ \t]{1,4}C[ \t]?O[ \t]?P[ \t]?Y|\*{3,9} SUSPECTED DUPLICATE \*{3,9}|Z(?:DK|FR)(?![A-Z]))/y;

/** Reads line 1, or nothing where the line does not begin with a level and go on as line 1 does. */
export function readClassificationLine(line: string, lexicon: Lexicon): ClassificationLine | undefined {
  if (line.length > LONGEST_LINE) return undefined;
  const level = levelWordsAt(line, lexicon.levels);
  if (level === undefined) return undefined;
  const reader = new LineReader(line, level, lexicon);
  reader.readOn();
  return reader.isWhole() ? reader.result() : undefined;
}

/** Walks along the line once; each part is read where the one before it ended. */
class LineReader {
  private at: number;
  private levelEnd: number;
  private marking: Marking;
  private efto = false;
  private section: ClassificationLine['section'];
  private number: ClassificationLine['number'];
  private readonly captions: CaptionFound[] = [];
  private readonly line: string;
  private readonly level: LevelWords;
  private readonly lexicon: Lexicon;

  constructor(line: string, level: LevelWords, lexicon: Lexicon) {
    this.line = line;
    this.level = level;
    this.lexicon = lexicon;
    this.at = level.to;
    this.levelEnd = level.to;
    const plain = plainMarking(level.level, line.trim());
    this.marking = level.control === undefined ? plain : withControl(plain, level.control);
  }

  readOn(): void {
    this.readMarkings();
    this.readNumber();
    this.readMarkings();
  }

  /** Controls and captions stand before the number, and some posts print them behind it. */
  private readMarkings(): void {
    for (let before = -1; before !== this.at; ) {
      before = this.at;
      this.take(SEPARATOR);
      this.readEfto();
      this.readControlOrCaption();
      this.readSection();
      this.take(ABOUT_THE_COPY);
    }
  }

  /** A line that ends without a number must end with the last word the grammar knows: `SECRET talks` is prose. */
  isWhole(): boolean {
    return this.number !== undefined || this.at >= this.line.length;
  }

  result(): ClassificationLine {
    const { marking, efto, section, number, captions } = this;
    const { from, repaired } = this.level;
    return {
      ...{ marking, level: { from, to: this.levelEnd }, repaired, efto, captions },
      ...(section === undefined ? {} : { section }),
      ...(number === undefined ? {} : { number }),
      ...(this.at < this.line.length && { unread: { from: this.at, to: this.line.length } }),
    };
  }

  private readEfto(): void {
    if (this.take(EFTO) === undefined) return;
    this.efto = true;
    this.marking = this.with('EFTO');
  }

  /** A word may be both; the longer one was printed, and of two equal ones the caption, which says what it stands for. */
  private readControlOrCaption(): void {
    const { at, line, lexicon } = this;
    const caption = captionAt(line, at, lexicon.captions);
    const control = this.take(lexicon.controls.onLine)?.[0];
    if (caption !== undefined && caption.to >= this.at) this.readCaption(caption);
    else if (control !== undefined) this.bear(this.with(lexicon.controls.printed.get(control)?.token));
    else if (this.take(NATO) !== undefined) this.bear({ ...this.marking, fgi: ['NATO'] });
  }

  /** What speaks through the marking is no caption beside it, unless it bars. */
  private readCaption(caption: CaptionFound): void {
    this.at = caption.to;
    const row = this.lexicon.captions.rows.get(caption.caption);
    if (row?.control !== undefined) this.bear(this.with(row.control));
    if (row?.control === undefined || row.bars) this.captions.push(caption);
  }

  private with(token = ''): Marking {
    const row = this.lexicon.controls.byToken.get(token);
    return row === undefined ? this.marking : withControl(this.marking, row);
  }

  /** Controls in a row with the level are struck with it. */
  private bear(marking: Marking): void {
    const inRow = this.captions.length === 0 && this.section === undefined && this.number === undefined;
    this.marking = marking;
    if (inRow) this.levelEnd = this.at;
  }

  private readSection(): void {
    const from = this.at;
    const found = this.take(SECTION);
    if (found === undefined) return;
    this.section = { number: Number(found[1]), of: Number(found[2]), span: { from, to: this.at } };
  }

  private readNumber(): void {
    const from = this.at;
    const found = this.take(NUMBER);
    if (found === undefined) return;
    const station = (found[1] ?? '').replaceAll(/[ \t]+/g, ' ').toUpperCase();
    this.number = { station, serial: Number(found[2]), span: { from, to: this.at } };
  }

  private take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.line);
    if (found === null) return undefined;
    this.at = pattern.lastIndex;
    return found;
  }
}
