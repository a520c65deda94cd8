import type { Lexicon } from '../../marking/lexicon.ts';
import { portionMarkAt } from '../../marking/portion-mark.ts';
import { beginsWith, DIGITS, endsIn, inAnyCase } from '../../text/beginnings.ts';
import { readSignature } from '../fields/signature.ts';
import { isBlank, isMachineLength, type Line } from '../lines.ts';
import { isWornOne, listedNumberAt, type NumberFound, numberAt, withoutPilcrow } from './paragraph-number.ts';
import { ENUMERATOR, SHORTEST_WRAPPED } from './sub-paragraphs.ts';

/** A line of a passage, and what stands between it and the passage's line before. */
export interface PassageLine {
  readonly line: Line;
  /** Its place among the lines of its passage. */
  readonly order: number;
  readonly after: Gap;
}

export type Gap = 'nothing' | 'blank' | 'furniture' | 'end';

/** A paragraph or heading as the body prints it, before its marks are read. */
export interface Passage {
  readonly kind: 'paragraph' | 'heading';
  readonly number: NumberFound | undefined;
  readonly lines: readonly PassageLine[];
}

/** What the body is cut by: lines that are none of its text, and how its numbers are to be read. */
export interface Cutting {
  readonly isMachine: (index: number) => boolean;
  /** Lines the transmission ends with: no sentence goes on behind one. */
  readonly isEnd: (index: number) => boolean;
  readonly pilcrow: boolean;
  /** Index behind the last line of text; the signature stands there. */
  readonly end: number;
  readonly lexicon: Lexicon;
}

/** Cuts a body into passages. Numbers decide; a blank line alone does not end a numbered paragraph. */
export function passagesOf(lines: readonly Line[], start: number, cutting: Cutting): Passage[] {
  const cutter = new Cutter(lines, start, cutting);
  for (let at = start; at < cutting.end; ) at = cutter.read(at);
  return cutter.passages();
}

interface Open {
  readonly kind: Passage['kind'];
  readonly number: NumberFound | undefined;
  readonly lines: PassageLine[];
}

class Cutter {
  private readonly done: Open[] = [];
  private gap: Gap = 'blank';
  private lastNumber = 0;
  private readonly lines: readonly Line[];
  private readonly cutting: Cutting;
  /** The first number printed is 2, so that a line before it may have lost its 1. */
  private readonly beginsAtTwo: boolean;

  constructor(lines: readonly Line[], start: number, cutting: Cutting) {
    this.lines = lines;
    this.cutting = cutting;
    const first = lines.slice(start, cutting.end).find((line) => numberAt(line) !== undefined);
    this.beginsAtTwo = first !== undefined && numberAt(first)?.value === 2;
  }

  /** Reads the line at an index, and gives the index of the next line to read. */
  read(at: number): number {
    const line = this.lines[at];
    if (this.cutting.isEnd(at)) return this.pass(at, 'end');
    if (line === undefined || this.cutting.isMachine(at))
      return this.pass(at, this.gap === 'end' ? 'end' : 'furniture');
    if (isBlank(line)) return this.pass(at, this.gap === 'nothing' ? 'blank' : this.gap);
    const number = this.acceptedNumber(line);
    const heading = number === undefined && this.mayHead(line) ? this.headingAt(at) : undefined;
    if (number !== undefined) this.open('paragraph', number, line);
    else if (heading !== undefined) return this.takeHeading(at, heading);
    else if (this.goesOn(line, at)) this.append(line);
    else this.open('paragraph', undefined, line);
    return at + 1;
  }

  passages(): Passage[] {
    return this.done;
  }

  private pass(at: number, gap: Gap): number {
    this.gap = gap;
    return at + 1;
  }

  private open(kind: Open['kind'], number: NumberFound | undefined, line: Line): void {
    this.done.push({ kind, number, lines: [{ line, order: 0, after: this.gap }] });
    this.lastNumber = number?.value ?? this.lastNumber;
    this.gap = 'nothing';
  }

  private append(line: Line): void {
    const lines = this.done.at(-1)?.lines;
    lines?.push({ line, order: lines.length, after: this.gap });
    this.gap = 'nothing';
  }

  /**
   * A number counts at the head of a block, where it is the next one, where a mark follows, or where the line
   * before did not run on to it; `2)` only as the next one, behind a gap. Doubt starts a paragraph: what is unmarked there inherits the whole cable's
   * marking, never less.
   */
  private acceptedNumber(line: Line): NumberFound | undefined {
    if (this.beginsAtTwo && this.lastNumber === 0 && this.gap !== 'nothing' && isWornOne(line))
      return { value: 1, length: 2 };
    const plain = numberAt(line);
    const listed = plain === undefined && this.gap !== 'nothing';
    const printed = listed ? listedNumberAt(line) : plain;
    if (printed === undefined) return undefined;
    const value = this.cutting.pilcrow ? withoutPilcrow(printed.value) : printed.value;
    const isNext = value === this.lastNumber + 1;
    const begins =
      this.gap !== 'nothing' || !this.runsOn() || this.markAfter(line, printed.length) !== undefined;
    return isNext || (begins && !listed) ? { value, length: printed.length } : undefined;
  }

  private markAfter({ text }: Line, at: number) {
    return portionMarkAt(text.slice(0, at + 120), at, this.cutting.lexicon);
  }

  /** Whether the sentence of the line before goes on: it is not finished, and filled its line. */
  private runsOn(): boolean {
    const last = this.done.at(-1);
    const length = last?.lines.at(-1)?.line.text.length ?? 0;
    return last !== undefined && !isFinished(last) && length >= SHORTEST_WRAPPED;
  }

  /** A heading stands behind a gap, or between two rules. */
  private mayHead(line: Line): boolean {
    return (this.gap !== 'nothing' || isRuler(line)) && !this.isItem(line);
  }

  /** `A. (C) text`, and `A. One Ship` behind a colon: the first of a list. */
  private isItem(line: Line): boolean {
    const letter = ENUMERATOR.exec(line.text)?.[0];
    if (letter === undefined) return false;
    const before = this.done.at(-1)?.lines.at(-1)?.line.text ?? '';
    return before.endsWith(':') || this.markAfter(line, letter.length) !== undefined;
  }

  /** An unnumbered line goes on with the passage before it, unless something says it begins one. */
  private goesOn(line: Line, at: number): boolean {
    const last = this.done.at(-1);
    if (last === undefined || last.kind === 'heading') return false;
    if (this.gap === 'end' || isSigned(last)) return false;
    if (this.gap === 'nothing') return true;
    if (this.markAfter(line, 0) !== undefined && !this.isListed(line, at)) return false;
    return last.number !== undefined || (this.gap === 'furniture' && !isFinished(last));
  }

  /** `(A)`, `(B)`, `(C)` one after the other at the heads of lines are a list, whatever `(C)` would be alone. */
  private isListed({ text }: Line, at: number): boolean {
    const letter = LETTERED.exec(text)?.[1];
    if (letter === undefined) return false;
    if (letter === 'A')
      return this.lines.slice(at + 1, at + FURTHEST_ITEM).some((line) => headedBy(line, 'B'));
    const before = String.fromCharCode(letter.charCodeAt(0) - 1);
    return this.done.at(-1)?.lines.some(({ line }) => headedBy(line, before)) === true;
  }

  /** The lines of a heading that begins here, or nothing. */
  private headingAt(at: number): readonly Line[] | undefined {
    const block: Line[] = [];
    for (let i = at; i < this.cutting.end && block.length <= 4; i++) {
      const line = this.lines[i];
      if (line === undefined || isBlank(line) || this.isCut(i) || numberAt(line)) break;
      block.push(line);
      if (block.length > 1 && RULER.test(line.text)) break;
    }
    if (this.gap === 'nothing' && !RULER.test(block.at(-1)?.text ?? '')) return undefined;
    const last = this.done.at(-1);
    return isHeading(block, last === undefined || isFinished(last)) ? block : undefined;
  }

  private isCut(at: number): boolean {
    return this.cutting.isMachine(at) || this.cutting.isEnd(at);
  }

  private takeHeading(at: number, [first, ...rest]: readonly Line[]): number {
    if (first !== undefined) this.open('heading', undefined, first);
    for (const line of rest) this.append(line);
    this.gap = 'blank';
    return at + 1 + rest.length;
  }
}

const LETTERED = /^\(([A-Z])\)\s/;
const headedBy = ({ text }: Line, letter: string): boolean => LETTERED.exec(text)?.[1] === letter;
/** How many lines one item of a list may take. */
const FURTHEST_ITEM = 15;

export const RULER = /^[-=_*‐‑‒–—~ ]{3,}$/;
const beginsInWord = beginsWith(inAnyCase(`ABCDEFGHIJKLMNOPQRSTUVWXYZ${DIGITS}`));
const isRuler = ({ text }: Line): boolean => !beginsInWord(text) && RULER.test(text);
const LONGEST_HEADING = 100;
const COLUMNS = /\t|\S {3,}\S/;
const SENTENCE_END = /[.!:;,]["')\]]?$/;
const QUESTION = /\?["')\]]?$/;

/** Short lines without a full stop: in title case or capitals, ruled, or after a finished paragraph. */
function isHeading(block: readonly Line[], afterFinished: boolean): boolean {
  const words = block.filter(({ text }) => !RULER.test(text));
  const ruled = block.length > words.length;
  const text = words.map((line) => line.text).join(' ');
  if (words.length > 2 || text.length > LONGEST_HEADING || block.length > 4) return false;
  if (text === '') return ruled;
  if (text.includes('://') || words.some((line) => COLUMNS.test(line.text))) return false;
  if (!/^["'(]?[\p{Lu}\d]/u.test(text) || SENTENCE_END.test(text)) return ruled && !/[.;,]$/.test(text);
  if (QUESTION.test(text) && !isTitleCase(text)) return ruled;
  return ruled || (afterFinished && (isTitleCase(text) || text.length <= 60));
}

function isTitleCase(text: string): boolean {
  const words = text.split(/[\s-]+/).filter((word) => /^\p{L}{4,}/u.test(word));
  return words.every((word) => /^\p{Lu}/u.test(word));
}

/** Whether the passage ends as a sentence does. */
function isFinished({ kind, lines }: Pick<Open, 'kind' | 'lines'>): boolean {
  return kind === 'heading' || endsInStop(lines.at(-1)?.line.text ?? '');
}

const endsInStop = endsIn('.?!:"\')]*-');
const endsAbove = endsIn('.?!"\'”“’)]*#');

/** Whether the passage ends with a signature, so that what follows it is no part of it. */
function isSigned({ lines }: Pick<Open, 'lines'>): boolean {
  const last = lines.at(-1)?.line;
  const before = lines.at(-2)?.line;
  if (last === undefined || before === undefined || !isMachineLength(last)) return false;
  return endsAbove(before.text) && readSignature(last) !== undefined;
}
