import { type Marking, plainMarking } from '../model/marking.ts';
import type { Span } from '../model/span.ts';
import { type CaptionFound, captionAt } from './captions.ts';
import { CONTROL_WORDS, controlOf, withToken } from './controls.ts';
import { type LevelWords, levelWordsAt } from './levels.ts';

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
const CONTROL = new RegExp(`(?:${CONTROL_WORDS.join('|')})(?![A-Z0-9])`, 'y');
const SECTION = /SECTION[ \t]*0?(\d{1,2})[ \t]*OF[ \t]*0?(\d{1,2})/y;
const NUMBER = /([A-Z][A-Z'.-]*(?:[ \t]{1,4}[A-Z][A-Z'.-]*){0,4})[ \t]{1,20}0*(\d{1,8})(?!\d)/iy;
/** What is NATO's, unless a number follows: then it is the name of the post. */
const NATO = /NATO(?=[ \t/]{1,40}[A-Z])/y;
/** Words of the machine or the drafter about the copy, not about its handling. */
const ABOUT_THE_COPY =
  /(?:C[ \t]?O[ \t]?R[ \t]?R[ \t]?E[ \t]?C[ \t]?T[ \t]?E[ \t]?D[ \t]{1,4}C[ \t]?O[ \t]?P[ \t]?Y|\*{3,9} SUSPECTED DUPLICATE \*{3,9}|Z(?:DK|FR)(?![A-Z]))/y;

/** Reads line 1, or nothing where the line does not begin with a level and go on as line 1 does. */
export function readClassificationLine(line: string): ClassificationLine | undefined {
  if (line.length > LONGEST_LINE) return undefined;
  const level = levelWordsAt(line);
  if (level === undefined) return undefined;
  const reader = new LineReader(line, level);
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

  constructor(line: string, level: LevelWords) {
    this.line = line;
    this.level = level;
    this.at = level.to;
    this.levelEnd = level.to;
    this.marking = { ...plainMarking(level.level, line.trim()), nonIC: level.nonIC };
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
      this.readControl();
      this.readCaption();
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
    this.marking = withToken(this.marking, 'nonIC', 'EFTO');
  }

  private readControl(): void {
    const before = this.marking;
    const control = controlOf(this.take(CONTROL)?.[0] ?? '');
    if (control !== undefined) this.marking = withToken(this.marking, control.category, control.token);
    if (this.take(NATO) !== undefined) this.marking = { ...this.marking, fgi: ['NATO'] };
    const inRow = this.captions.length === 0 && this.section === undefined && this.number === undefined;
    if (this.marking !== before && inRow) this.levelEnd = this.at;
  }

  private readCaption(): void {
    const caption = captionAt(this.line, this.at);
    if (caption === undefined) return;
    this.captions.push(caption);
    this.at = caption.to;
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
