import { chained, IDENTITY, type Matrix, matrixOf, placed } from './matrix.ts';
import type { Hidden } from './reading.ts';

/** What a page draws, in the order in which it does, as the library lists it. */
export interface Drawing {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

/** What was drawn of text: how many letters, and how much of them nobody sees. */
export interface Drawn {
  readonly letters: number;
  readonly hidden: Hidden;
}

/** The numbers of what can be drawn, by name. */
export type Names = Readonly<Record<string, number>>;

/** A box on the page. */
interface Box {
  readonly left: number;
  readonly right: number;
  readonly low: number;
  readonly high: number;
}

interface State {
  readonly matrix: Matrix;
  readonly size: number;
  /** 3 draws nothing. */
  readonly mode: number;
  readonly leading: number;
  /** Of lines that are drawn. */
  readonly width: number;
  /** Whether what is filled hides what is under it. */
  readonly opaque: boolean;
}

/** Invisible text of a rendering mode; 7 adds to a clip and draws nothing either. */
const UNSEEN: ReadonlySet<number> = new Set([3, 7]);

/** Runs of text held against what is painted over them, on one page. */
const MOST_COMPARED = 20_000_000;

/** Walks what a page draws once, and finds text that was drawn invisible or painted over. */
export function drawnOn(drawing: Drawing, names: Names): Drawn {
  const page = new Painting(names);
  for (const [at, done] of drawing.fnArray.entries()) page.draw(done, drawing.argsArray[at]);
  return page.drawn();
}

class Painting {
  private readonly acts: ReadonlyMap<number, (given: readonly unknown[]) => void>;
  private readonly fills: ReadonlySet<number>;
  private readonly strokes: ReadonlySet<number>;
  private readonly kept: State[] = [];
  private state: State = { matrix: IDENTITY, size: 1, mode: 0, leading: 0, width: 1, opaque: true };
  private text: Matrix = IDENTITY;
  private line: Matrix = IDENTITY;
  private seen: Box[] = [];
  private letters = 0;
  private unseen = 0;
  private covered = 0;
  private compared = 0;

  constructor(names: Names) {
    const number = (name: string): number => names[name] ?? -1;
    this.fills = new Set(
      ['fill', 'eoFill', 'fillStroke', 'eoFillStroke', 'closeFillStroke', 'closeEOFillStroke'].map(number),
    );
    this.strokes = new Set(['stroke', 'closeStroke'].map(number));
    this.acts = new Map(Object.entries(this.named()).map(([name, act]) => [number(name), act]));
  }

  draw(done: number, given: unknown): void {
    this.acts.get(done)?.(Array.isArray(given) ? given : []);
  }

  drawn(): Drawn {
    const gone = this.unseen + this.covered;
    const hidden = gone === 0 ? 'none' : this.covered === 0 && this.seen.length === 0 ? 'all' : 'some';
    return { letters: this.letters, hidden };
  }

  private named(): Record<string, (given: readonly unknown[]) => void> {
    return {
      save: () => this.kept.push(this.state),
      restore: () => this.back(),
      transform: (given) => this.turn(matrixOf(given as number[])),
      paintFormXObjectBegin: ([matrix]) => {
        this.kept.push(this.state);
        if (matrix) this.turn(matrixOf(matrix as number[]));
      },
      paintFormXObjectEnd: () => this.back(),
      beginText: () => this.startLine(IDENTITY),
      setTextMatrix: ([matrix]) => this.startLine(matrixOf(matrix as number[])),
      moveText: ([x, y]) => this.move(Number(x), Number(y)),
      setLeadingMoveText: ([x, y]) => {
        this.set({ leading: -Number(y) });
        this.move(Number(x), Number(y));
      },
      nextLine: () => this.move(0, -this.state.leading),
      setLeading: ([leading]) => this.set({ leading: -Number(leading) }),
      setFont: ([, size]) => this.set({ size: Number(size) }),
      setTextRenderingMode: ([mode]) => this.set({ mode: Number(mode) }),
      setGState: ([changes]) => this.blend(changes as readonly (readonly [string, unknown])[]),
      showText: ([glyphs]) => this.show(glyphs as readonly Glyph[]),
      setLineWidth: ([width]) => this.set({ width: Number(width) }),
      constructPath: ([how, , box]) => {
        if (box) this.paint(Number(how), box as number[]);
      },
    };
  }

  private set(changed: Partial<State>): void {
    this.state = { ...this.state, ...changed };
  }

  private back(): void {
    this.state = this.kept.pop() ?? this.state;
  }

  private turn(matrix: Matrix): void {
    this.set({ matrix: chained(this.state.matrix, matrix) });
  }

  private startLine(matrix: Matrix): void {
    this.text = matrix;
    this.line = matrix;
  }

  private move(x: number, y: number): void {
    this.startLine(chained(this.line, [1, 0, 0, 1, x, y]));
  }

  private blend(changes: readonly (readonly [string, unknown])[]): void {
    for (const [name, value] of changes) {
      if (name === 'ca' && Number(value) < 0.9) this.set({ opaque: false });
      if (name === 'ca' && Number(value) >= 0.9) this.set({ opaque: true });
      if (name === 'LW') this.set({ width: Number(value) });
      if (name === 'BM' && value !== 'source-over') this.set({ opaque: false });
    }
  }

  private show(glyphs: readonly Glyph[]): void {
    const { size, mode, matrix } = this.state;
    let [wide, letters] = [0, 0];
    for (const glyph of glyphs) {
      if (typeof glyph === 'number') wide -= (glyph / 1000) * size;
      else {
        wide += ((glyph.width ?? 0) / 1000) * size;
        letters += lettersIn(glyph.unicode ?? '');
      }
    }
    const box = boxed(chained(matrix, this.text), [0, 0, wide, size * 0.5]);
    this.text = chained(this.text, [1, 0, 0, 1, wide, 0]);
    if (letters === 0) return;
    this.letters += letters;
    if (UNSEEN.has(mode)) this.unseen += 1;
    else this.seen.push(box);
  }

  /** A thick line hides as a box does. */
  private paint(how: number, [left = 0, low = 0, right = 0, high = 0]: Iterable<number>): void {
    const half = this.state.width / 2;
    if (this.fills.has(how)) this.cover([left, low, right, high]);
    else if (this.strokes.has(how) && high - low < half) this.cover([left, low - half, right, high + half]);
  }

  private cover(path: ArrayLike<number>): void {
    if (!this.state.opaque || this.seen.length === 0) return;
    this.compared += this.seen.length;
    // Whoever draws so much over so much text has it read as hidden.
    if (this.compared > MOST_COMPARED) {
      this.covered += 1;
      return;
    }
    const box = boxed(this.state.matrix, path);
    const left = this.seen.filter((run) => !covers(box, run));
    this.covered += this.seen.length - left.length;
    this.seen = left;
  }
}

type Glyph = number | { readonly width?: number; readonly unicode?: string };

/** Letters of a text without its white space, and without what no reader of a page sees. */
export const lettersIn = (text: string): number => text.replaceAll(/[\s\0\u00ad]/g, '').length;

/** Two corners as a box on the page. */
function boxed(matrix: Matrix, corners: ArrayLike<number>): Box {
  const [ax, ay] = placed(matrix, corners[0] ?? 0, corners[1] ?? 0);
  const [bx, by] = placed(matrix, corners[2] ?? 0, corners[3] ?? 0);
  return { left: Math.min(ax, bx), right: Math.max(ax, bx), low: Math.min(ay, by), high: Math.max(ay, by) };
}

/** Over most of its height, which a line under or through words is not, and over a good part of its length. */
function covers(box: Box, run: Box): boolean {
  const [third, across] = [
    (run.high - run.low) / 3,
    Math.min(box.right, run.right) - Math.max(box.left, run.left),
  ];
  const isOverHeight = box.low <= run.low + third && box.high >= run.high - third;
  return isOverHeight && across > LEAST && across > Math.min(run.right - run.left, box.right - box.left) / 5;
}

/** In points. */
const LEAST = 2;
