import { isChange, type Part } from '../../audit/parts.ts';
import type { Block, Passage } from '../../audit/passages.ts';
import { columnsOf, filled, type Line, laid, painted, type Stretch, signed } from './laid.ts';

/** What is said of a change, below it; of one that is in pieces less where it goes on. */
export type NotesOf = (of: number, isAgain: boolean) => string | undefined;

export interface Shown {
  readonly width: number;
  readonly notes: NotesOf;
  /** What stands on the left, and what on the right. */
  readonly heads: readonly [left: string, right: string];
}

const NOTE = '└ ';
const GAP = '⋮';

/** One column: what went out and what came in stand one behind the other. */
export function* inline(passages: readonly Passage[], shown: Shown): Generator<string> {
  const numbers = numberWidth(passages);
  const room = shown.width - numbers - 3;
  const notes = new Notes(shown.notes);
  for (const [nth, passage] of passages.entries()) {
    if (nth > 0) yield ` ${GAP.padStart(numbers)}`;
    for (const block of passage) {
      const edge = block.parts.some(isChange) ? '┃' : '│';
      const lines = laid(block.parts.flatMap(bothSides), room);
      for (const [i, line] of withoutEnd(lines).entries())
        yield `${numbered(block, i, numbers)} ${edge} ${painted(line)}`.trimEnd();
      for (const line of notes.below(block, room)) yield `${' '.repeat(numbers + 3)}${painted(line)}`;
    }
  }
}

/** Two columns, the source and the copy; what is said of a change stands below it on the right. */
export function* sideBySide(passages: readonly Passage[], shown: Shown): Generator<string> {
  const numbers = numberWidth(passages);
  const left = Math.floor((shown.width - numbers - 4) / 2);
  const right = shown.width - numbers - 4 - left;
  const notes = new Notes(shown.notes);
  yield* headsOf(shown.heads, numbers, left, right);
  for (const [nth, passage] of passages.entries()) {
    if (nth > 0) yield ` ${GAP.padStart(numbers)}`;
    for (const block of passage) {
      const edge = block.parts.some(isChange) ? '┃' : '│';
      const was = withoutEnd(laid(block.parts.flatMap(sideOf('left')), left));
      const is = [
        ...withoutEnd(laid(block.parts.flatMap(sideOf('right')), right)),
        ...notes.below(block, right),
      ];
      for (let i = 0; i < Math.max(was.length, is.length); i += 1)
        yield `${numbered(block, i, numbers)} ${filled(was[i] ?? [], left)} ${edge} ${painted(is[i] ?? [])}`.trimEnd();
    }
  }
}

const bothSides = (part: Part): Stretch[] =>
  isChange(part) ? [...signed(part.left, 'removed'), ...signed(part.right, 'added')] : [plain(part.left)];

const sideOf =
  (side: 'left' | 'right') =>
  (part: Part): Stretch[] =>
    isChange(part) ? signed(part[side], side === 'left' ? 'removed' : 'added') : [plain(part[side])];

const plain = (text: string): Stretch => ({ text, look: 'same' });

/** The line end of a block ends its last line, and begins no other. */
const withoutEnd = (lines: readonly Line[]): readonly Line[] =>
  lines.length > 1 && lines.at(-1)?.length === 0 ? lines.slice(0, -1) : lines;

/** The number of a line of the source stands where its block begins. */
const numbered = ({ line }: Block, i: number, width: number): string =>
  (i === 0 ? String(line) : '').padStart(width);

const numberWidth = (passages: readonly Passage[]): number =>
  Math.max(3, ...passages.slice(-1).map((last) => String(last.at(-1)?.line ?? 0).length));

function* headsOf(heads: Shown['heads'], numbers: number, left: number, right: number): Generator<string> {
  const [was = [], is = []] = heads.map((head, i) => laid([plain(head)], i === 0 ? left : right));
  for (let i = 0; i < Math.max(was.length, is.length); i += 1)
    yield `${' '.repeat(numbers)} ${filled(was[i] ?? [], left)} │ ${painted(is[i] ?? [])}`.trimEnd();
}

class Notes {
  private readonly told = new Set<number>();
  private readonly notes: NotesOf;

  constructor(notes: NotesOf) {
    this.notes = notes;
  }

  below({ parts }: Block, width: number): Line[] {
    const here = new Set(parts.flatMap((part) => (isChange(part) && part.of !== undefined ? [part.of] : [])));
    return [...here].flatMap((of) => {
      const note = this.notes(of, this.told.has(of));
      this.told.add(of);
      return note === undefined ? [] : noteLines(note, width);
    });
  }
}

function noteLines(note: string, width: number): Line[] {
  const indent = columnsOf(NOTE);
  return laid([{ text: note, look: 'quiet' }], width - indent).map((line, i) => [
    { text: i === 0 ? NOTE : ' '.repeat(indent), look: 'quiet' },
    ...line,
  ]);
}
