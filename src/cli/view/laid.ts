import { paint, visible } from '../terminal.ts';

/** How a stretch of a line looks: text of both sides, of one, or what is said about it. */
export type Look = 'same' | 'removed' | 'added' | 'quiet';

export interface Stretch {
  readonly text: string;
  readonly look: Look;
}

/** One line on the screen. */
export type Line = readonly Stretch[];

const TAB = '    ';
/** A line may be broken at spaces, and behind a hyphen or a stroke between letters: never inside a date. */
const BREAKS = /(\s+)|(?<=[a-z][-/])(?=[a-z])/i;

/** Takes two columns of a terminal. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f000}-\u{1faff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;
const NO_WIDTH = /[\p{Mn}\p{Me}]/u;
const PLAIN = /^[\x20-\x7e]*$/;

/** Columns of a terminal that a text takes, which must be safe to show. */
export function columnsOf(text: string): number {
  if (PLAIN.test(text)) return text.length;
  let columns = 0;
  for (const character of text) columns += NO_WIDTH.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return columns;
}

/**
 * Stretches of text laid in lines that are no wider than this: broken at line ends, else between words, else anywhere. Spaces
 * within a line stay, for cables have columns; those at which a line is broken go. Whatever a text holds is made safe first.
 */
export function laid(stretches: readonly Stretch[], width: number): Line[] {
  const page = new Page(Math.max(2, width));
  for (const { text, look } of stretches) {
    const [first = '', ...others] = shownText(text).split('\n');
    page.put(first, look);
    for (const line of others) {
      page.next();
      page.put(line, look);
    }
  }
  return page.lines;
}

const shownText = (text: string): string => visible(text.replaceAll(/\r\n/g, '\n').replaceAll('\t', TAB));

/** The line that is being filled, and those before it. */
class Page {
  readonly lines: Stretch[][] = [[]];
  private used = 0;
  private readonly width: number;

  constructor(width: number) {
    this.width = width;
  }

  next(): void {
    this.lines.push([]);
    this.used = 0;
  }

  put(text: string, look: Look): void {
    for (const piece of text.split(BREAKS)) if (piece) this.putPiece(piece, look);
  }

  private putPiece(piece: string, look: Look): void {
    const columns = columnsOf(piece);
    const isBlank = /^\s/.test(piece);
    if (this.used + columns <= this.width) this.append(piece, columns, look);
    else if (isBlank) this.wrap();
    else this.putWhole(piece, columns, look);
  }

  /** A word goes to the next line, and is broken only where no line can hold it. */
  private putWhole(piece: string, columns: number, look: Look): void {
    if (this.used > 0 && columns <= this.width) this.wrap();
    for (const part of inColumns(piece, this.width - this.used, this.width)) {
      if (this.used > 0 && this.used + columnsOf(part) > this.width) this.wrap();
      this.append(part, columnsOf(part), look);
    }
  }

  /** The spaces at which a line is broken go. */
  private wrap(): void {
    const line = this.lines.at(-1) ?? [];
    const last = line.at(-1);
    if (last !== undefined) line[line.length - 1] = { ...last, text: last.text.trimEnd() };
    if (this.used > 0) this.next();
  }

  private append(text: string, columns: number, look: Look): void {
    const line = this.lines.at(-1) ?? [];
    const last = line.at(-1);
    if (last?.look === look) line[line.length - 1] = { text: last.text + text, look };
    else line.push({ text, look });
    this.used += columns;
  }
}

/** A word that no line can hold, in pieces: the first as wide as what is left of its line. */
function inColumns(word: string, first: number, others: number): string[] {
  const parts = [''];
  let room = first;
  for (const character of word) {
    const columns = columnsOf(character);
    if (columns > room) {
      parts.push('');
      room = others;
    }
    parts[parts.length - 1] += character;
    room -= columns;
  }
  return parts.filter((part) => part !== '');
}

export const widthOf = (line: Line): number => line.reduce((sum, { text }) => sum + columnsOf(text), 0);

/** A line as it is written, in colour where there is any. */
export const painted = (line: Line): string => line.map(({ text, look }) => PAINTS[look](text)).join('');

/** The same, filled up with spaces. */
export const filled = (line: Line, width: number): string =>
  painted(line) + ' '.repeat(Math.max(0, width - widthOf(line)));

const PAINTS: Readonly<Record<Look, (text: string) => string>> = {
  same: (text) => text,
  removed: (text) => paint(['red', 'strikethrough'], text),
  added: (text) => paint(['green', 'bold'], text),
  quiet: (text) => paint('dim', text),
};

/** Where there is no colour, changes stand between the brackets that word diffs are printed with. */
export function signed(text: string, look: 'removed' | 'added'): Stretch[] {
  if (text === '') return [];
  if (PAINTS[look]('x') !== 'x') return [{ text, look }];
  return [{ text: look === 'removed' ? `[-${text}-]` : `{+${text}+}`, look }];
}
