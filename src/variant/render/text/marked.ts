import type { MarkedCopy } from '../../../model/variant.ts';
import { centred, RULE } from './copy.ts';

/** The reviewer's page: withheld text in `[[B1, 1.4(d): ...]]`, open questions in `[? B6: ... ?]`. */
export function markedPage({ banner, stamps, pieces }: MarkedCopy): string {
  const body = pieces
    .map((piece) => {
      if (piece.kind === 'text') return piece.text;
      const bases = piece.bases.join(', ');
      return piece.kind === 'held' ? `[? ${bases}: ${piece.text} ?]` : `[[${bases}: ${piece.text}]]`;
    })
    .join('');
  const head = [banner, centred("REVIEWER'S COPY, NOT FOR RELEASE"), ...stamps.map(centred), ''];
  return `${head.join('\n')}\n${RULE}\n${body}\n${RULE}\n${banner}\n`;
}
