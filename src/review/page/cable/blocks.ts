import type { PieceShown } from '../../../model/shown.ts';

/** What a piece has in one block. Its offsets are the source's. */
export interface Fragment {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly piece: PieceShown;
}

/** Whole lines that belong to one portion, or to none, or that are furniture: what stands beside one entry of the margin. */
export interface Block {
  readonly portion: string | null;
  readonly isFurniture: boolean;
  readonly fragments: readonly Fragment[];
}

interface Line {
  readonly fragments: readonly Fragment[];
  /** The fragment that says whose line it is; none on an empty line. */
  readonly first: Fragment | undefined;
}

/** The text in blocks that tile it. A block begins where a line begins, so that laid one under another they read as the text. */
export function blocksOf(pieces: readonly PieceShown[]): Block[] {
  const blocks: { portion: string | null; isFurniture: boolean; fragments: Fragment[] }[] = [];
  for (const { fragments, first } of linesOf(pieces)) {
    const last = blocks.at(-1);
    const portion = first === undefined ? (last?.portion ?? null) : first.piece.portion;
    const isFurniture = first === undefined ? (last?.isFurniture ?? false) : first.piece.furniture === true;
    if (last !== undefined && last.portion === portion && last.isFurniture === isFurniture)
      for (const fragment of fragments) append(last.fragments, fragment);
    else blocks.push({ portion, isFurniture, fragments: [...fragments] });
  }
  return blocks;
}

function append(fragments: Fragment[], next: Fragment): void {
  const last = fragments.at(-1);
  if (last === undefined || last.piece !== next.piece) fragments.push(next);
  else fragments[fragments.length - 1] = { ...last, to: next.to, text: last.text + next.text };
}

function linesOf(pieces: readonly PieceShown[]): Line[] {
  const lines: Line[] = [];
  let line: Fragment[] = [];
  const end = () => {
    if (line.length > 0) lines.push({ fragments: line, first: line.find(({ text }) => /\S/.test(text)) });
    line = [];
  };
  for (const piece of pieces) {
    let from = piece.from;
    for (const text of piece.text.match(/[^\n]*\n|[^\n]+/g) ?? []) {
      line.push({ from, to: from + text.length, text, piece });
      from += text.length;
      if (text.endsWith('\n')) end();
    }
  }
  end();
  return lines;
}
