import { bannerOf } from '../../marking/banner.ts';
import type { Lexicon } from '../../marking/lexicon.ts';
import { type MarkFound, portionMarkAt } from '../../marking/portion-mark.ts';
import { levelRank, type Marking } from '../../model/marking.ts';
import { beginsWith, DIGITS } from '../../text/beginnings.ts';
import type { PassageLine } from './passages.ts';

/** A machine fills its lines to 55 characters at least (5 FAH-1 H-246.1), less one long word. */
export const SHORTEST_WRAPPED = 40;

/** A paragraph's own lines, and those of its sub-paragraphs. */
export interface Divided {
  readonly own: readonly PassageLine[];
  readonly children: readonly SubParagraph[];
}

export interface SubParagraph {
  /** `a`, `1`, or `block.1` where nothing but a bullet or a mark sets it off. */
  readonly id: string;
  readonly numberLength: number;
  readonly mark: MarkFound | undefined;
  readonly lines: readonly PassageLine[];
}

interface OpenChild {
  readonly id: string;
  readonly numberLength: number;
  readonly mark: MarkFound | undefined;
  readonly lines: PassageLine[];
}

/** `a.`, `A)`, `(a)`, `(1)`. */
export const ENUMERATOR = /^¶?(?:([A-Za-z])[.)]|\(([A-Za-z]|\d{1,2})\))(?=\s)/;
const BULLET = /^(?:[-–—*•·○▪■♦+>»=~#]{1,3}(?:[ \t]{1,8}|(?=\([A-Z]))|o[ \t]{1,8})/;
/** What begins a new item of some list, in order or not: a bullet, `c.`, `iv)`, `[b]`, `(2)`, `2.1`. */
const ITEM =
  /^(?:[-–—*•·○▪■♦+>»=~#]|o\s|¶?[([]?(?:[A-Za-z]|[ivx]{1,5}|[IVX]{1,5}|\d{1,3})[.):\]]{1,2}(?=\s)|\d{1,3}(?:\.\d{1,3}){1,3}\.?(?=\s))/;

/**
 * Divides a paragraph at `a.`, `(1)` in their order, at any line whose mark sets it apart, and where a line may
 * belong to the paragraph as well as to the sub-paragraph before it. Such a line is a part without mark of its own.
 */
export function divide(
  lines: readonly PassageLine[],
  mark: MarkFound | undefined,
  lexicon: Lexicon,
): Divided {
  const divider = new Divider(mark, lexicon);
  for (const [index, line] of lines.entries()) divider.read(line, index === 0);
  return divider;
}

class Divider implements Divided {
  readonly own: PassageLine[] = [];
  readonly children: OpenChild[] = [];
  private readonly lastOf = new Map<string, number>();
  private blocks = 0;
  private into: PassageLine[] = this.own;
  private readonly mark: MarkFound | undefined;
  private readonly lexicon: Lexicon;

  constructor(mark: MarkFound | undefined, lexicon: Lexicon) {
    this.mark = mark;
    this.lexicon = lexicon;
  }

  read(line: PassageLine, isFirst: boolean): void {
    const child = isFirst
      ? undefined
      : (this.enumerated(line) ?? this.markedBlock(line) ?? this.doubtfulBlock(line));
    if (child !== undefined) {
      this.children.push(child);
      this.into = child.lines;
    }
    this.into.push(line);
  }

  /** Behind a blank line, or at a new item, only equal marks leave no doubt whose text it is. */
  private doubtfulBlock({ line, after }: PassageLine): OpenChild | undefined {
    const before = this.children.at(-1)?.mark;
    if (before === undefined || (after !== 'blank' && !ITEM.test(line.text))) return undefined;
    if (this.mark !== undefined && bearsTheSame(before.marking, this.mark.marking)) return undefined;
    return this.block(line.text, undefined);
  }

  /** `... AS IN REF` / `A. HE SAID`: the line before filled its line, and its sentence goes on. */
  private runsOnTo(after: PassageLine['after']): boolean {
    const before = this.into.at(-1)?.line.text ?? '';
    return after === 'nothing' && before.length >= SHORTEST_WRAPPED && !/[.:;?!)]["'”’]?$/.test(before);
  }

  private enumerated({ line, after }: PassageLine): OpenChild | undefined {
    const found = mayEnumerate(line.text) ? ENUMERATOR.exec(line.text) : null;
    const id = found?.[1] ?? found?.[2];
    if (found === null || id === undefined) return undefined;
    const numberLength = found[0].length;
    const mark = markAt(line.text, numberLength, this.lexicon);
    if (mark === undefined && found[1] !== undefined && this.runsOnTo(after)) return undefined;
    if (!this.isNext(id, found[2] !== undefined) && mark === undefined) return undefined;
    return { id: id.toLowerCase(), numberLength, mark, lines: [] };
  }

  /** `a` begins a list and `b` goes on with it, so `(C)` behind `(B)` is no mark; any other letter is an initial or a mark. */
  private isNext(id: string, bracketed: boolean): boolean {
    const digit = /\d/.test(id);
    const style = `${bracketed} ${digit ? 'digit' : id === id.toLowerCase() ? 'small' : 'capital'}`;
    const ordinal = digit ? Number(id) : id.toLowerCase().charCodeAt(0) - 96;
    if (ordinal !== 1 && ordinal !== (this.lastOf.get(style) ?? 0) + 1) return false;
    this.lastOf.set(style, ordinal);
    return true;
  }

  /** A marked line without number. In running text it is believed only where it restricts more. */
  private markedBlock({ line, after }: PassageLine): OpenChild | undefined {
    const bullet = bulletLength(line.text);
    const mark = markAt(line.text, bullet, this.lexicon);
    if (mark === undefined || (bullet === 0 && mark.marking.unknown.length > 0)) return undefined;
    if (bullet === 0 && after !== 'blank' && this.rank(mark) <= this.rank(this.mark)) return undefined;
    return this.block(line.text, mark);
  }

  private block(text: string, mark: MarkFound | undefined): OpenChild {
    this.blocks += 1;
    return { id: `block.${this.blocks}`, numberLength: bulletLength(text), mark, lines: [] };
  }

  /** Unmarked text bears the whole cable's marking, so it outranks any mark. */
  private rank(mark: MarkFound | undefined): number {
    const level = mark?.marking.level;
    return level === undefined || level === null ? Number.POSITIVE_INFINITY : levelRank(level);
  }
}

/** `a.`, `a)`, or what begins with a bracket or a paragraph sign. */
const mayEnumerate = (text: string): boolean => isDelimiter(text, 1) || beginsEnclosed(text);
const isDelimiter = beginsWith('.)');
const beginsEnclosed = beginsWith('¶(');

/** A bullet stands where a number does, and is shown as one. Of the letters only an `o` is one. */
const bulletLength = (text: string): number =>
  beginsInWord(text) ? 0 : (BULLET.exec(text)?.[0].trimEnd().length ?? 0);
const beginsInWord = beginsWith(`ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnpqrstuvwxyz${DIGITS}`);

const bearsTheSame = (a: Marking, b: Marking): boolean => bannerOf(a) === bannerOf(b);

const markAt = (text: string, at: number, lexicon: Lexicon): MarkFound | undefined =>
  portionMarkAt(text.slice(0, at + 120), at, lexicon);
