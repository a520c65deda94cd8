import type { MarkedCopy } from '../../../model/variant.ts';
import { type Child, h } from './element.ts';
import { heading, page } from './page.ts';

const WARNING = "REVIEWER'S COPY, NOT FOR RELEASE";

/** The reviewer's page: everything is there, each deletion in brackets, its bases beside it. For `restricted/` only. */
export const markedHtml = ({ mrn, banner, stamps, pieces }: MarkedCopy): string =>
  page({
    banner,
    title: `${mrn}, reviewer’s copy, ${banner}`,
    warning: WARNING,
    main: [
      heading(mrn, stamps),
      h('h2', {}, 'Text'),
      pieces.every(({ kind }) => kind === 'text') ? [] : h('p', { class: 'legend' }, LEGEND),
      h('div', { class: ['body', 'marked'] }, ...pieces.map(pieceElement)),
    ],
  });

const LEGEND =
  'Words in double brackets with a solid edge are to be withheld; words in brackets with question marks and a broken edge are held, not yet decided on. The grounds stand beside each.';

function pieceElement(piece: MarkedCopy['pieces'][number]): Child {
  if (piece.kind === 'text') return piece.text;
  const { kind, text, bases } = piece;
  const [open, close] = kind === 'held' ? ['[? ', ' ?]'] : ['[[', ']]'];
  return h(
    'span',
    { class: ['deletion', kind] },
    h('span', { class: 'basis' }, `${kind}: ${bases.join(', ')} `),
    `${open}${text}${close}`,
  );
}
