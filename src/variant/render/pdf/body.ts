import type { PortionPlace, Variant } from '../../../model/variant.ts';
import { type SetPiece, toldApart } from '../restored.ts';
import { markerOf, printed } from '../text/body.ts';
import type { Block } from './block.ts';
import type { Faces } from './face.ts';
import { LINE_END, linesOf, type Run, visible } from './line.ts';

/** A line of the body as it stands in the text, and where it begins there. */
interface TextLine {
  readonly at: number;
  readonly runs: readonly Run[];
}

/** The body as blocks: one for each paragraph, in a section for each portion. Empty lines keep their room. */
export function bodyBlocks(variant: Variant, faces: Faces): Block[] {
  const lines = textLines(toldApart(variant));
  const begins = portionsByLine(variant.portions, lines);
  const blocks: Block[] = [];
  let open: TextLine[] = [];
  // The rule above keeps its distance too.
  let above = 1;
  let here: readonly PortionPlace[] = [];
  const close = (): void => {
    if (open.length === 0) return;
    blocks.push(blockOf(open, above, here, faces));
    [open, above, here] = [[], 0, []];
  };
  lines.forEach((line, i) => {
    const portionsHere = begins.get(i);
    if (portionsHere !== undefined || isEmpty(line)) close();
    if (portionsHere !== undefined) here = [...here, ...portionsHere];
    if (isEmpty(line)) above += 1;
    else open.push(line);
  });
  close();
  return blocks;
}

function textLines(pieces: readonly SetPiece[]): TextLine[] {
  const lines: { at: number; runs: Run[] }[] = [{ at: 0, runs: [] }];
  let at = 0;
  for (const piece of pieces) {
    if (piece.kind === 'deletion') {
      lines.at(-1)?.runs.push({ text: markerOf(piece), look: 'strong' });
      at += printed(piece).length;
      continue;
    }
    const look = piece.kind === 'struck' ? 'struck' : piece.restored === true ? 'restored' : 'plain';
    let from = at;
    for (const part of printed(piece).split(LINE_ENDS)) {
      if (LINE_END.test(part)) lines.push({ at: from + part.length, runs: [] });
      else if (part !== '') lines.at(-1)?.runs.push({ text: part, look });
      from += part.length;
    }
    at += printed(piece).length;
  }
  return lines;
}

/** Keeps the line ends, so that places stay known. */
const LINE_ENDS = new RegExp(`(${LINE_END.source})`);

const isEmpty = ({ runs }: TextLine): boolean => !runs.some(({ text }) => /\S/.test(text));

/** The portions by the line they begin in: a section has whole lines. */
function portionsByLine(
  portions: readonly PortionPlace[],
  lines: readonly TextLine[],
): Map<number, PortionPlace[]> {
  const found = new Map<number, PortionPlace[]>();
  let i = 0;
  for (const portion of portions) {
    for (let next = lines[i + 1]; next !== undefined && next.at <= portion.at; next = lines[i + 1]) i += 1;
    const here = found.get(i);
    if (here === undefined) found.set(i, [portion]);
    else here.push(portion);
  }
  return found;
}

function blockOf(
  lines: readonly TextLine[],
  above: number,
  portions: readonly PortionPlace[],
  faces: Faces,
): Block {
  const isHeading = portions.length > 0 && portions.every(({ kind }) => kind === 'heading');
  return {
    tag: isHeading ? 'H2' : 'P',
    lines: lines.flatMap(({ runs }) => linesOf(runs, faces)),
    above,
    marksBreaks: true,
    ...(portions.length > 0 ? { section: 'begins' } : {}),
    bookmarks: portions
      .flatMap((portion) => bookmarkOf(portion, lines))
      .map((words) => visible(words, faces)),
  };
}

/** Released words only: what a deletion says belongs to its place, and an old mark is not what the portion bears. */
function bookmarkOf({ id, kind }: PortionPlace, lines: readonly TextLine[]): string[] {
  if (kind === 'subject') return ['Subject'];
  if (kind === 'paragraph')
    return [`Paragraph ${id.replace('.block.', ', block ').replace(/~(\d+)$/, ' ($1)')}`];
  if (kind !== 'heading') return [];
  const words = lines
    .map(({ runs }) =>
      runs.map(({ text, look }) => (look === 'plain' || look === 'restored' ? text : ' ')).join(''),
    )
    .join(' ');
  const title = Array.from(words.replace(/\s+/g, ' ').trim()).slice(0, LONGEST_BOOKMARK).join('');
  return [/[\p{L}\p{N}]/u.test(title) ? title : 'Heading'];
}

const LONGEST_BOOKMARK = 80;
