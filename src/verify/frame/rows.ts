import type { Piece } from '../../model/variant.ts';
import { printedPiece } from '../page.ts';
import { fault, PASSED, type Verdict } from '../verdict.ts';
import type { Frame } from './frame.ts';

/** What every row of an index says, in this order. */
const KEYS =
  'mrn banner dated from subject portion at extent bases authority matter harm segregability adopted state';

/**
 * Checks that the rows of one cable are its deletions, each with the place and the extent of its marker, and no other. `pieces`
 * are those of the copy; a withdrawal sheet has none, and its rows have no places.
 */
export function checkRows(
  text: string,
  { mrn, banner, facts, deletions }: Frame,
  pieces: readonly Piece[] | undefined,
) {
  const { dated, from, subject } = facts;
  const places = pieces === undefined ? undefined : placesOf(pieces);
  const expected = deletions.flatMap((piece, i) => {
    if (piece.kind !== 'deletion') return [];
    const { portion, extent, bases, held } = piece;
    const at = places?.[i] ?? null;
    const state = held ? 'open question' : 'withheld';
    return { mrn, banner, dated, from, subject, portion: portion ?? 'header', at, extent, bases, state };
  });
  const lines = text.split('\n').slice(0, -1);
  return lines.length === expected.length && lines.every((line, i) => isRowOf(line, expected[i]))
    ? PASSED
    : OTHER;
}

const OTHER: Verdict = fault('index-rows', 'The rows of the index are not the deletions of this copy.');

function placesOf(pieces: readonly Piece[]): number[] {
  const places: number[] = [];
  let at = 0;
  for (const piece of pieces) {
    if (piece.kind === 'deletion') places.push(at);
    at += printedPiece(piece).length;
  }
  return places;
}

function isRowOf(line: string, expected: object | undefined): boolean {
  const row = parsed(line);
  if (row === undefined || expected === undefined) return false;
  const isWritten = JSON.stringify(row) === line && Object.keys(row).join(' ') === KEYS;
  return (
    isWritten &&
    Object.entries(expected).every(([key, value]) => JSON.stringify(row[key]) === JSON.stringify(value))
  );
}

function parsed(line: string): Record<string, unknown> | undefined {
  try {
    const read: unknown = JSON.parse(line);
    return typeof read === 'object' && read !== null ? { ...read } : undefined;
  } catch {
    return undefined;
  }
}
