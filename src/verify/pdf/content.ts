import type { Codes } from './codes.ts';
import { Syntax, Unreadable, type Value } from './syntax.ts';

/** One string as it was drawn, with its place on the page, in points from its lower left corner. */
export interface Drawn {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** In points. */
  readonly size: number;
  /** Which furniture of the page it belongs to, counted; absent where it is text of the copy. */
  readonly artifact: number | undefined;
}

/** A level line, in points from the lower left corner. */
export interface Stroke {
  readonly from: number;
  readonly to: number;
  readonly y: number;
}

/** What a page shows: its text in order, and its lines. */
export interface PageDrawn {
  readonly drawn: readonly Drawn[];
  readonly strokes: readonly Stroke[];
}

type Matrix = readonly [number, number, number, number, number, number];
const AS_IS: Matrix = [1, 0, 0, 1, 0, 0];

const WIDTH = 612;
const HEIGHT = 792;
const SMALLEST = 6;
const LARGEST = 24;
/** Lighter ink than this is hard to see on white paper, in parts of one. */
const LIGHTEST = 0.5;
const THICKEST_LINE = 1.5;

/**
 * Runs the content of a page by the few operators that set plain text: black upright letters of a legible size
 * on the page, no shift between two of them, thin level lines, and nothing that could cover or hide any.
 */
export function drawnOn(
  content: string,
  fonts: ReadonlyMap<string, Codes>,
  used: Map<Codes, Set<number>>,
): PageDrawn {
  const page = new Page(fonts, used);
  const syntax = new Syntax(content);
  let operands: Value[] = [];
  for (syntax.skipSpace(); syntax.at < content.length; syntax.skipSpace()) {
    const at = syntax.at;
    const value = syntax.value();
    if (value.kind !== 'word') operands.push(value);
    else {
      page.run(value.text, operands, at);
      operands = [];
    }
  }
  if (operands.length > 0 || !page.isClosed()) throw new Unreadable(content.length);
  return { drawn: page.drawn, strokes: page.strokes };
}

interface State {
  readonly at: Matrix;
  readonly font: Codes | undefined;
  readonly size: number;
  readonly ink: number;
}

class Page {
  readonly drawn: Drawn[] = [];
  readonly strokes: Stroke[] = [];
  private state: State = { at: AS_IS, font: undefined, size: 0, ink: 0 };
  private readonly saved: State[] = [];
  /** What is marked around here; a number for furniture of the page. */
  private readonly marked: (number | undefined)[] = [];
  private numbered = 0;
  private line: Matrix | undefined;
  private artifacts = 0;
  private pen: { readonly x: number; readonly y: number } | undefined;
  private readonly fonts: ReadonlyMap<string, Codes>;
  private readonly used: Map<Codes, Set<number>>;

  constructor(fonts: ReadonlyMap<string, Codes>, used: Map<Codes, Set<number>>) {
    this.fonts = fonts;
    this.used = used;
  }

  isClosed(): boolean {
    return this.saved.length === 0 && this.marked.length === 0 && this.line === undefined;
  }

  run(operator: string, operands: readonly Value[], at: number): void {
    if (!(this.place(operator, operands) || this.look(operator, operands) || this.text(operator, operands)))
      throw new Unreadable(at);
  }

  private place(operator: string, operands: readonly Value[]): boolean {
    const n = numbersOf(operands);
    switch (operator) {
      case 'q':
        this.saved.push(this.state);
        return operands.length === 0;
      case 'Q': {
        const state = this.saved.pop();
        if (state !== undefined) this.state = state;
        return state !== undefined && operands.length === 0;
      }
      case 'cm':
        this.state = {
          ...this.state,
          at: n?.length === 6 ? times(n as unknown as Matrix, this.state.at) : AS_IS,
        };
        return n?.length === 6;
      case 'm':
      case 'l':
        return this.drawLine(operator, n ?? []);
      case 'S':
        return operands.length === 0;
      case 'BDC':
      case 'BMC':
        return this.mark(operands);
      case 'EMC':
        if (this.marked.length === 0) return false;
        this.marked.pop();
        return operands.length === 0;
      default:
        return false;
    }
  }

  private drawLine(operator: string, n: readonly number[]): boolean {
    const [x = 0, y] = n;
    if (n.length !== 2 || y === undefined) return false;
    const isLevel = operator === 'm' || this.pen?.y === y;
    if (operator === 'l' && this.pen !== undefined)
      this.strokes.push(strokeOf(this.pen.x, x, y, this.state.at));
    this.pen = { x, y };
    return isLevel && Number.isFinite(x);
  }

  /** `/P <</MCID 0>>`, or furniture: `/Artifact <</Type /Pagination /Attached [/Top]>>`. */
  private mark([tag, properties, ...more]: readonly Value[]): boolean {
    if (tag?.kind !== 'name' || !/^[A-Z][A-Za-z0-9]{0,9}$/.test(tag.text) || more.length > 0) return false;
    const around = this.marked.at(-1);
    this.marked.push(tag.text === 'Artifact' ? this.artifacts++ : around);
    if (properties === undefined) return true;
    if (properties.kind !== 'dict' || ![...properties.entries].every(isPlainProperty)) return false;
    const id = properties.entries.get('MCID');
    // Numbered as they come: another number could say something.
    return id === undefined || (id.kind === 'number' && id.value === this.numbered++);
  }

  private look(operator: string, operands: readonly Value[]): boolean {
    const n = numbersOf(operands);
    switch (operator) {
      case 'w':
        return n?.length === 1 && (n[0] as number) <= THICKEST_LINE;
      case 'J':
      case 'j':
      case 'M':
        return n?.length === 1;
      case 'd':
        return operands.length === 2 && operands[0]?.kind === 'array' && operands[0].items.length === 0;
      case 'cs':
      case 'CS':
        return (
          operands.length === 1 &&
          operands[0]?.kind === 'name' &&
          /^Device(?:RGB|Gray)$/.test(operands[0].text)
        );
      case 'g':
      case 'rg':
      case 'sc':
      case 'scn':
        this.state = { ...this.state, ink: n === undefined ? 1 : lightness(n) };
        return n?.length === 1 || n?.length === 3;
      case 'G':
      case 'RG':
      case 'SC':
      case 'SCN':
        return n?.length === 1 || n?.length === 3;
      default:
        return false;
    }
  }

  private text(operator: string, operands: readonly Value[]): boolean {
    const n = numbersOf(operands);
    const [first, second] = operands;
    switch (operator) {
      case 'BT':
        this.line = AS_IS;
        return operands.length === 0;
      case 'ET':
        this.line = undefined;
        return operands.length === 0;
      case 'Tm':
        this.line = n?.length === 6 ? (n as unknown as Matrix) : undefined;
        return n?.length === 6;
      case 'Tf':
        if (first?.kind !== 'name' || second?.kind !== 'number') return false;
        this.state = { ...this.state, font: this.fonts.get(first.text), size: second.value };
        return operands.length === 2;
      case 'Tr':
      case 'Tc':
      case 'Tw':
      case 'Ts':
        return n?.length === 1 && n[0] === 0;
      case 'Tz':
        return n?.length === 1 && n[0] === 100;
      case 'TJ':
        return operands.length === 1 && first?.kind === 'array' && this.draw(first.items);
      case 'Tj':
        return operands.length === 1 && this.draw(operands);
      default:
        return false;
    }
  }

  private draw(items: readonly Value[]): boolean {
    const { font, size, ink, at } = this.state;
    if (this.line === undefined || font === undefined) return false;
    const [a, b, c, d, x, y] = times(this.line, at);
    const upright = [a - 1, b, c, d - 1].every((off) => Math.abs(off) < 1e-6);
    const onPage = x >= 0 && x < WIDTH && y >= 0 && y < HEIGHT;
    if (!upright || !onPage || size < SMALLEST || size > LARGEST || ink > LIGHTEST) return false;
    let text = '';
    for (const item of items) {
      const read = item.kind === 'string' ? this.decoded(item.text, font) : undefined;
      if (item.kind === 'number' ? item.value !== 0 : read === undefined) return false;
      text += read ?? '';
    }
    this.drawn.push({ text, x, y, size, artifact: this.marked.at(-1) });
    return true;
  }

  private decoded(bytes: string, font: Codes): string | undefined {
    const used = this.used.get(font) ?? new Set<number>();
    this.used.set(font, used);
    let text = '';
    for (let at = 0; at < bytes.length; at += 2) {
      const code = (bytes.charCodeAt(at) << 8) | bytes.charCodeAt(at + 1);
      const read = font.get(code);
      if (read === undefined) return undefined;
      used.add(code);
      text += read;
    }
    return text;
  }
}

function strokeOf(from: number, to: number, y: number, at: Matrix): Stroke {
  const [, , , , left, height] = times([1, 0, 0, 1, from, y], at);
  const [, , , , right] = times([1, 0, 0, 1, to, y], at);
  return { from: left, to: right, y: height };
}

/** How far below the foot of letters a line may be drawn that is theirs, in parts of their size. */
const BELOW = 0.3;
/** Width of a letter of the fixed-pitch face, in parts of its size. */
const EM = 0.602;

/** The words of a page below which a line is drawn, column by column. */
export const underlinedOn = ({ drawn, strokes }: PageDrawn): string =>
  strokes
    .flatMap(({ from, to, y }) =>
      drawn
        .filter((run) => run.y > y && run.y - y < BELOW * run.size)
        .map(({ text, x, size }) => {
          const column = (place: number): number => Math.max(0, Math.round((place - x) / (EM * size)));
          return [...text].slice(column(from), column(to)).join('');
        }),
    )
    .join('');

const isPlainProperty = ([key, value]: readonly [string, Value]): boolean => {
  if (key === 'MCID') return value.kind === 'number';
  if (key === 'Type') return value.kind === 'name' && /^(?:Pagination|Layout)$/.test(value.text);
  if (key === 'Subtype') return value.kind === 'name' && /^(?:Header|Footer)$/.test(value.text);
  const sides = value.kind === 'array' ? value.items : [];
  return (
    key === 'Attached' &&
    sides.every((side) => side.kind === 'name' && /^(?:Top|Bottom|Left|Right)$/.test(side.text))
  );
};

function numbersOf(operands: readonly Value[]): number[] | undefined {
  const numbers = operands.flatMap((operand) => (operand.kind === 'number' ? [operand.value] : []));
  return numbers.length === operands.length ? numbers : undefined;
}

/** How light a colour is, in parts of one, by its lightest part. */
const lightness = (parts: readonly number[]): number => Math.max(...parts);

const times = ([a, b, c, d, e, f]: Matrix, [A, B, C, D, E, F]: Matrix): Matrix => [
  a * A + b * C,
  a * B + b * D,
  c * A + d * C,
  c * B + d * D,
  e * A + f * C + E,
  e * B + f * D + F,
];
