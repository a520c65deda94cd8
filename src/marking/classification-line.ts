import { type Marking, plainMarking } from '../model/marking.ts';
import type { Span } from '../model/span.ts';
import { beginsWith } from '../text/beginnings.ts';
import { type CaptionFound, captionAt } from './captions.ts';
import { withControl } from './controls.ts';
import { correctedCopyAt } from './corrected-copy.ts';
import { isCode, RELEASE_WORDS, releaseList } from './grammar/lists.ts';
import { levelWordsAt } from './levels.ts';
import type { Lexicon } from './lexicon.ts';
import { sectionAt } from './section-number.ts';

/** Line 1 of a cable, taken apart. Offsets are into the line. */
export interface ClassificationLine {
  readonly marking: Marking;
  /** The words that state the level, with the controls and the list behind them: what is struck once the level is gone. */
  readonly level: Span;
  readonly repaired: boolean;
  readonly efto: boolean;
  readonly section?: { readonly number: number; readonly of: number; readonly span: Span };
  /** A section whose words have wrong letters; its figures may be lost. */
  readonly garbled?: Span;
  readonly correctedCopy?: Span & { readonly what: string };
  readonly number?: { readonly station: string; readonly serial: number; readonly span: Span };
  readonly captions: readonly CaptionFound[];
  /** Words behind the number that the grammar does not know. */
  readonly unread?: Span;
}

/** No real line is longer; the bound keeps every pattern cheap on hostile input. */
const LONGEST_LINE = 200;

/** Stars are ornaments: `*****`. */
const SEPARATOR = /[ \t/,.*-]{1,40}/y;
const ORNAMENTS = /^[ \t*]{1,40}/;
const isOrnamented = beginsWith(' \t*');
const EFTO = /E[ \t.]{0,3}F[ \t.]{0,3}T[ \t.]{0,3}O(?![A-Z])/y;
const RELEASE = new RegExp(`(?:${RELEASE_WORDS}) TO(?![A-Z])[ \\t]{0,20}`, 'iy');
/** Codes by commas; a word right before a number is the name of the post. */
const LIST = listOf('[A-Z][A-Z0-9_]{1,19}(?![A-Z0-9_])(?![ \\t]{1,20}\\d)');
/** A post and its number at the end of a line that nobody can read up to there. */
const LAST_NUMBER = /([A-Z][A-Z'.-]{0,23})[ \t]{1,20}0*(\d{1,8})[ \t]*$/i;
/** A year may be glued to the station: `75LIBREVILLE 1895`. */
const NUMBER = /(?:\d{2})?([A-Z][A-Z'.-]*(?:[ \t]{1,4}[A-Z][A-Z'.-]*){0,4})[ \t]{1,20}0*(\d{1,8})(?!\d)/iy;
/** What is NATO's, unless a number follows: then it is the name of the post. */
const NATO = /NATO(?=[ \t/]{1,40}[A-Z])/y;
/** What the machine adds about the copy or the series, and nothing about its handling (ACP 131: ZDK repeats, ZFR cancels). */
const ABOUT_THE_COPY =
  /SUSPECTED DUPLICATE(?![A-Z])|(?:Z(?:DK|FR|UI)|TOSEC|SECTO)(?![A-Z])(?:[ \t]{0,4}\d{1,6}(?!\d))?/y;

/** The Secretary's party abroad numbers its messages so: alone it is the number of the message. */
const SECTO = /SECTO[ \t]{1,4}\d{1,6}[ \t]*$/y;

const closed = (words: string): string => words.replaceAll(/[ \t]+/g, ' ');

function listOf(item: string): RegExp {
  return new RegExp(`${item}(?:[ \\t]{0,4},[ \\t]{0,4}${item}){0,40}`, 'y');
}

/** Reads line 1, or nothing where the line does not begin with a level and go on as line 1 does. */
export function readClassificationLine(line: string, lexicon: Lexicon): ClassificationLine | undefined {
  if (line.length > LONGEST_LINE) return undefined;
  const start = isOrnamented(line) ? (ORNAMENTS.exec(line)?.[0].length ?? 0) : 0;
  const level = levelWordsAt(start === 0 ? line : line.slice(start), lexicon.levels);
  if (level === undefined) return undefined;
  const { repaired, control } = level;
  const [from, to] = [start + level.from, start + level.to];
  const plain = plainMarking(level.level, line.trim());
  const marking = control === undefined ? plain : withControl(plain, control);
  const reader = new LineReader(line, { at: to, marking }, lexicon);
  reader.readOn();
  return reader.isWhole() ? reader.result({ from, repaired }) : undefined;
}

/** `LES`, `SIPDIS PROPIN`, `REL TO USA, AUS`: a line of controls, and of captions beside them, that states no level. */
export function readControlLine(
  line: string,
  lexicon: Lexicon,
): Pick<ClassificationLine, 'marking' | 'captions'> | undefined {
  if (line.length > LONGEST_LINE) return undefined;
  const reader = new LineReader(line, { at: 0, marking: plainMarking(null, line.trim()) }, lexicon);
  reader.readMarkings();
  const { marking, captions, isControlled } = reader;
  return isControlled && reader.isAtEnd() && marking.unknown.length === 0 ? { marking, captions } : undefined;
}

/** Walks along the line once; each part is read where the one before it ended. */
class LineReader {
  private at: number;
  private levelEnd: number;
  marking: Marking;
  /** Whether a control was read that is no caption. */
  isControlled = false;
  private efto = false;
  private list: Span | undefined;
  private section: ClassificationLine['section'];
  private garbled: Span | undefined;
  private correctedCopy: ClassificationLine['correctedCopy'];
  private number: ClassificationLine['number'];
  readonly captions: CaptionFound[] = [];
  private readonly line: string;
  private readonly lexicon: Lexicon;

  constructor(
    line: string,
    { at, marking }: { readonly at: number; readonly marking: Marking },
    lexicon: Lexicon,
  ) {
    this.line = line;
    this.lexicon = lexicon;
    this.at = at;
    this.levelEnd = at;
    this.marking = marking;
  }

  readOn(): void {
    this.readMarkings();
    this.readNumber();
    this.readMarkings();
    if (this.list !== undefined) this.judgeListEnd(this.list);
  }

  /** Controls and captions stand before the number, and some posts print them behind it. */
  readMarkings(): void {
    for (let before = -1; before !== this.at; ) {
      before = this.at;
      this.take(SEPARATOR);
      this.readEfto();
      this.readReleaseList();
      this.readControlOrCaption();
      this.readSection();
      this.readAboutTheCopy();
    }
  }

  /** A line that ends without a number must end with the last word the grammar knows: `SECRET talks` is prose. */
  isWhole(): boolean {
    return this.number !== undefined || this.isAtEnd();
  }

  isAtEnd(): boolean {
    return this.at >= this.line.length;
  }

  result({ from, repaired }: { readonly from: number; readonly repaired: boolean }): ClassificationLine {
    const { marking, efto, section, garbled, correctedCopy, number, captions } = this;
    return {
      marking,
      ...{ level: { from, to: this.levelEnd }, repaired, efto, captions },
      ...(section === undefined ? {} : { section }),
      ...(garbled === undefined ? {} : { garbled }),
      ...(correctedCopy === undefined ? {} : { correctedCopy }),
      ...(number === undefined ? {} : { number }),
      ...(this.at < this.line.length && { unread: { from: this.at, to: this.line.length } }),
    };
  }

  private readEfto(): void {
    if (this.take(EFTO) === undefined) return;
    this.efto = true;
    this.isControlled = true;
    this.marking = this.with('EFTO');
  }

  /** A list that is not in order would widen who may read, so it stands as unknown. */
  private readReleaseList(): void {
    const from = this.at;
    if (this.take(RELEASE) === undefined) return;
    const { codes, unread } = releaseList(this.take(LIST)?.[0] ?? '', this.lexicon.readers);
    const inOrder = unread.length === 0 && this.list === undefined;
    this.list = { from, to: this.at };
    this.control(inOrder ? { ...this.marking, releasableTo: codes } : this.denied(this.list));
  }

  /** `REL TO USA, FVEY NOT NZL MOSCOW 4141`: where words go on behind the list, nobody knows what it says. */
  private judgeListEnd(list: Span): void {
    const station = this.number?.station.split(' ') ?? [];
    if (this.isWhole() && !station.some((word) => isCode(word, this.lexicon.readers))) return;
    this.marking = this.denied(list);
    if (this.number === undefined) this.readLastNumber();
  }

  private denied({ from, to }: Span): Marking {
    return { ...this.marking, releasableTo: [], unknown: [this.line.slice(from, to).trim()] };
  }

  private readLastNumber(): void {
    const rest = this.line.slice(this.at);
    const found = LAST_NUMBER.exec(rest);
    if (found === null) return;
    const span = { from: this.at + found.index, to: this.at + rest.trimEnd().length };
    this.number = { station: (found[1] ?? '').toUpperCase(), serial: Number(found[2]), span };
    this.at = this.line.length;
  }

  /** A word may be both; the longer one was printed, and of two equal ones the caption, which says what it stands for. */
  private readControlOrCaption(): void {
    const { at, line, lexicon } = this;
    const caption = captionAt(line, at, lexicon.captions);
    const control = this.take(lexicon.controls.onLine)?.[0];
    if (caption !== undefined && caption.to >= this.at) this.readCaption(caption);
    else if (control !== undefined)
      this.control(this.with(lexicon.controls.printed.get(closed(control))?.token));
    else if (this.take(NATO) !== undefined) this.control({ ...this.marking, fgi: ['NATO'] });
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

  private control(marking: Marking): void {
    this.isControlled = true;
    this.bear(marking);
  }

  /** Controls in a row with the level are struck with it. */
  private bear(marking: Marking): void {
    const inRow = this.captions.length === 0 && this.section === undefined && this.number === undefined;
    this.marking = marking;
    if (inRow) this.levelEnd = this.at;
  }

  private readSection(): void {
    const found = sectionAt(this.line, this.at);
    if (found === undefined) return;
    const { from, to, section, isGarbled } = found;
    this.at = to;
    if (section !== undefined) this.section = { span: { from, to }, ...section };
    if (isGarbled) this.garbled = { from, to };
  }

  private readAboutTheCopy(): void {
    if (this.number !== undefined || !this.isAt(SECTO)) this.take(ABOUT_THE_COPY);
    const corrected = correctedCopyAt(this.line, this.at);
    if (corrected === undefined) return;
    this.at = corrected.to;
    this.correctedCopy = corrected;
  }

  private readNumber(): void {
    const from = this.at;
    const found = this.take(NUMBER);
    if (found === undefined) return;
    const station = closed(found[1] ?? '').toUpperCase();
    this.number = { station, serial: Number(found[2]), span: { from, to: this.at } };
  }

  private isAt(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    return pattern.test(this.line);
  }

  private take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.line);
    if (found === null) return undefined;
    this.at = pattern.lastIndex;
    return found;
  }
}
