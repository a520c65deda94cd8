import type { Piece } from '../../model/variant.ts';
import { PASSED, type Verdict } from '../verdict.ts';
import { codesIn, type Frame, OTHER_HEAD, pagesIn, rowsOfSheet } from './frame.ts';
import { sinceSaid } from './since.ts';

const COLUMNS = 69;
export const RULE = '='.repeat(COLUMNS);

/** Checks that a copy of plain text says what it has to around its body, to the last blank, and nothing else. */
export function checkTextCopy(page: string, body: string, frame: Frame): Verdict {
  const above = [frame.banner, frame.mrn, ...frame.stamps].map(inTheMiddle);
  const head = [...above, '', ...blockLines(frame), ...sinceLines(frame), RULE, ''].join('\n');
  const foot = `\n${RULE}\n${inTheMiddle(frame.banner)}\n`;
  return page === `${head}${body}${foot}` ? PASSED : OTHER_HEAD;
}

/** The same of a withdrawal sheet, which has no body. */
export function checkTextSheet(page: string, frame: Frame, source: string): Verdict {
  const rows = rowsOfSheet(frame, source).map(([name, value]) => `${name}:`.padEnd(12) + value);
  const above = [frame.banner, 'WITHDRAWAL SHEET', ...frame.stamps].map(inTheMiddle);
  const lines = [...above, '', RULE, ...rows, RULE, inTheMiddle(frame.banner), ''];
  return page === lines.join('\n') ? PASSED : OTHER_HEAD;
}

export const inTheMiddle = (line: string): string => {
  const left = Math.floor((COLUMNS - line.length) / 2);
  return left > 0 ? ' '.repeat(left) + line : line;
};

function blockLines({ block }: Frame): string[] {
  if (block === undefined) return [];
  const { was, on, authority, by, confirmed } = block;
  const confirmation = by === undefined ? 'not yet confirmed' : `${by}, ${confirmed}`;
  return [
    ...[`~~${was}~~`, `Declassified ${on}`, ...folded(`Authority: ${authority}`)],
    ...[`Confirmed by: ${confirmation}`, ''],
  ];
}

const sinceLines = ({ since }: Frame): string[] =>
  since === undefined ? [] : [...folded(`Words that were ${sinceSaid(since)}`), ''];

/** Broken at the last blank that leaves a line on the page, or else at the first. */
export function folded(words: string): string[] {
  const lines: string[] = [];
  let left = words;
  while (left.length > COLUMNS) {
    const fits = left.slice(1, COLUMNS + 1).search(/\s\S*$/);
    const at = fits >= 0 ? fits + 1 : left.slice(1).search(/\s/) + 1;
    if (at === 0) break;
    lines.push(left.slice(0, at));
    left = left.slice(at + 1);
  }
  return [...lines, left];
}

/** Checks a copy for programs: its keys in their order, what each says, and its pieces as they have to be cut. */
export function checkJsonCopy(text: string, pieces: readonly Piece[], frame: Frame): Verdict {
  const { deletions: _, block, facts, portions, since, ...head } = frame;
  const { mrn, audience, banner, state, stamps } = head;
  const copy = {
    ...{ mrn, audience, banner, state, stamps },
    ...(block === undefined ? {} : { block: blockOf(block) }),
    facts: { dated: facts.dated, from: facts.from, to: facts.to, subject: facts.subject },
    portions: portions.map(({ id, kind, at }) => ({ id, kind, at })),
    ...(since === undefined ? {} : { since: sinceOf(since) }),
    pieces: pieces.map(pieceOf),
  };
  return text === `${JSON.stringify(copy, null, 2)}\n` ? PASSED : OTHER_HEAD;
}

function blockOf({ was, authority, on, by, confirmed }: NonNullable<Frame['block']>) {
  return by === undefined ? { was, authority, on } : { was, authority, on, by, confirmed };
}

const sinceOf = ({ day, restored }: NonNullable<Frame['since']>) => ({
  day,
  restored: restored.map(({ portion, bases, from, to }) => ({ portion, bases, from, to })),
});

function pieceOf(piece: Piece): unknown {
  if (piece.kind !== 'deletion') return { kind: piece.kind, text: piece.text };
  const { kind, portion, bases, extent, held, form } = piece;
  return { kind, portion, bases, extent, held, ...(form === undefined ? {} : { form }) };
}

/** The same of a withdrawal sheet for programs. */
export function checkJsonSheet(text: string, frame: Frame, source: string): Verdict {
  const { mrn, audience, banner, stamps, facts, deletions } = frame;
  const { dated, from, to } = facts;
  const pages = pagesIn(source);
  const sheet = { mrn, audience, banner, stamps, dated, from, to, pages, codes: codesIn(deletions) };
  return text === `${JSON.stringify(sheet, null, 2)}\n` ? PASSED : OTHER_HEAD;
}
