import type { PortionPlace, Variant } from '../../../model/variant.ts';
import { type SetPiece, toldApart } from '../restored.ts';
import { markerOf, printed } from '../text/body.ts';
import { type Child, h, type Markup } from './element.ts';

/** What stands between the beginning of one portion and of the next; before the first, of none. */
interface Run {
  readonly place: PortionPlace | undefined;
  readonly pieces: SetPiece[];
}

/**
 * The body of a copy. Its text content, with struck text between `~~`, is the body text to the letter: elements only
 * stand around it. What begins and ends a line is a block, so that it can be kept together on paper.
 */
export function bodyElement(variant: Pick<Variant, 'pieces' | 'portions' | 'since'>): Markup {
  let isLineStart = true;
  const runs = runsOf(toldApart(variant), variant.portions).map((run) => {
    const text = run.pieces.map(printed).join('');
    const element = runElement(run, isLineStart && text.endsWith('\n'));
    if (text !== '') isLineStart = text.endsWith('\n');
    return element;
  });
  return h('div', { class: 'body' }, ...runs);
}

/** The pieces cut where portions begin; a marker and struck text stay whole. */
function runsOf(pieces: readonly SetPiece[], portions: readonly PortionPlace[]): Run[] {
  const runs: [Run, ...Run[]] = [{ place: undefined, pieces: [] }];
  let [at, next] = [0, 0];
  for (const whole of pieces) {
    let piece = whole;
    for (let end = at + printed(piece).length; next < portions.length; next++) {
      const place = portions[next] as PortionPlace;
      if (place.at >= end) break;
      if (piece.kind === 'text' && place.at > at) {
        last(runs).pieces.push({ ...piece, text: piece.text.slice(0, place.at - at) });
        piece = { ...piece, text: piece.text.slice(place.at - at) };
        at = place.at;
      }
      runs.push({ place, pieces: [] });
    }
    last(runs).pieces.push(piece);
    at += printed(piece).length;
  }
  return [...runs, ...portions.slice(next).map((place) => ({ place, pieces: [] }))];
}

const last = (runs: readonly [Run, ...Run[]]): Run => runs.at(-1) ?? runs[0];

function runElement({ place, pieces }: Run, isLines: boolean): Child {
  if (place === undefined) return pieces.map(pieceElement);
  const { id, kind } = place;
  return h(
    'section',
    { class: isLines ? [kind, 'lines'] : kind, id: `p-${id}` },
    kind === 'heading'
      ? headed(pieces, isLines)
      : isLines && kind === 'paragraph'
        ? passages(pieces)
        : pieces.map(pieceElement),
  );
}

/** The lines of a heading, up to the first empty one. */
function headed(pieces: readonly SetPiece[], isLines: boolean): Child {
  const [first = [], ...rest] = cutAtEmptyLines(pieces);
  const words = first.map(pieceElement);
  const isBlank = first.every((piece) => piece.kind !== 'deletion' && !/\S/.test(piece.text));
  if (isBlank) return pieces.map(pieceElement);
  return [
    isLines ? h('h3', {}, ...words) : h('span', { class: 'heading' }, ...words),
    rest.map((block) => block.map(pieceElement)),
  ];
}

/** A paragraph in blocks; on a narrow screen the lines of those that are prose may run on. */
const passages = (pieces: readonly SetPiece[]): Child =>
  cutAtEmptyLines(pieces).map((block) => {
    const inner = block.map(pieceElement);
    return isProse(block.map(printed).join('')) ? h('div', { class: 'prose' }, ...inner) : inner;
  });

/** Each block ends with the empty lines behind it. */
function cutAtEmptyLines(pieces: readonly SetPiece[]): SetPiece[][] {
  const blocks: [SetPiece[], ...SetPiece[][]] = [[]];
  for (const piece of pieces) {
    if (piece.kind !== 'text') {
      (blocks.at(-1) ?? blocks[0]).push(piece);
      continue;
    }
    const [first = '', ...others] = piece.text.split(/(?<=\n[ \t]*\n)(?=[^\n])/);
    (blocks.at(-1) ?? blocks[0]).push({ ...piece, text: first });
    for (const text of others) blocks.push([{ ...piece, text }]);
  }
  return blocks;
}

/** A line that is filled is longer than this; one that is shorter was ended on purpose. */
const FILLED = 45;

/** True where every line but the last is filled and none is set by hand: no list, no table, no column. One line alone breaks by itself. */
function isProse(block: string): boolean {
  const lines = block.trimEnd().split('\n');
  if (lines.length === 1) return false;
  return lines.every(
    (line, i) =>
      (i === lines.length - 1 || line.length > FILLED) &&
      (i === 0 || !/^(?:\s|--|[-*\u2022]|\w{1,3}[.)])/.test(line)) &&
      !/\S(?: {3}|\t)/.test(line),
  );
}

function pieceElement(piece: SetPiece): Child {
  if (piece.kind === 'text')
    return piece.restored === true ? h('span', { class: 'restored' }, piece.text) : piece.text;
  if (piece.kind === 'struck') return h('s', {}, piece.text);
  return h('span', { class: ['deletion', piece.held ? 'held' : 'withheld'] }, markerOf(piece));
}
