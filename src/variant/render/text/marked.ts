import type { MarkedCopy, MarkedPiece } from '../../../model/variant.ts';
import { keptThen, newlyKept, sinceWords } from '../marked-words.ts';
import { centred, RULE, wrapped } from './copy.ts';

/**
 * The reviewer's page: withheld text in `[[B1, 1.4(d): ...]]`, open questions in `[? B6: ... ?]`, what the run that is
 * superseded kept and this one releases in `[+ withheld on 2025-03-01: B6: ... +]`.
 */
export function markedPage({ banner, stamps, pieces, since }: MarkedCopy): string {
  const body = pieces.map((piece) => markedText(piece, since)).join('');
  const { loud, told } = since === undefined ? {} : sinceWords(since);
  const lines = [loud, told].flatMap((words) => (words === undefined ? [] : [...wrapped(words), '']));
  const head = [banner, centred("REVIEWER'S COPY, NOT FOR RELEASE"), ...stamps.map(centred), ''];
  return `${[...head, ...lines].join('\n')}\n${RULE}\n${body}\n${RULE}\n${banner}\n`;
}

function markedText(piece: MarkedPiece, since: MarkedCopy['since']): string {
  const { text } = piece;
  if (piece.kind === 'text')
    return piece.before === undefined ? text : `[+ ${keptThen(piece.before, since)}: ${text} +]`;
  const bases = piece.bases.join(', ');
  const grounds = piece.wasShown === true ? `${newlyKept(piece, since)}; ${bases}` : bases;
  return piece.kind === 'held' ? `[? ${grounds}: ${text} ?]` : `[[${grounds}: ${text}]]`;
}
