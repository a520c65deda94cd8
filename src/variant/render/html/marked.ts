import type { MarkedCopy, MarkedPiece } from '../../../model/variant.ts';
import { keptThen, newlyKept, sinceWords } from '../marked-words.ts';
import { type Child, type ClassWord, h } from './element.ts';
import { heading, page } from './page.ts';

const WARNING = "REVIEWER'S COPY, NOT FOR RELEASE";

/** The reviewer's page: everything is there, each deletion in brackets, its bases beside it. For `restricted/` only. */
export const markedHtml = ({ mrn, banner, stamps, pieces, since }: MarkedCopy): string =>
  page({
    banner,
    title: `${mrn}, reviewer’s copy, ${banner}`,
    warning: WARNING,
    main: [
      heading(mrn, stamps),
      sinceElements(since),
      h('h2', {}, 'Text'),
      legend(pieces, since),
      h('div', { class: ['body', 'marked'] }, ...pieces.map((piece) => pieceElement(piece, since))),
    ],
  });

/** What became of the passages since the run that is superseded. */
function sinceElements(since: MarkedCopy['since']): Child {
  if (since === undefined) return [];
  const { told, loud } = sinceWords(since);
  return [
    loud === undefined ? [] : h('p', { class: ['note', 'newly'] }, loud),
    h('p', { class: 'note' }, told),
  ];
}

function legend(pieces: MarkedCopy['pieces'], since: MarkedCopy['since']): Child {
  const isKept = pieces.some(({ kind }) => kind !== 'text');
  const said = [...(isKept ? [LEGEND] : []), ...(since === undefined ? [] : [LEGEND_SINCE])];
  return said.length === 0 ? [] : h('p', { class: 'legend' }, said.join(' '));
}

const LEGEND =
  'Words in double brackets with a solid edge are to be withheld; words in brackets with question marks and a broken edge are held, not yet decided on. The grounds stand beside each.';
const LEGEND_SINCE =
  'Words in brackets with plus signs are released now and were not then; beside them stands what kept them. Words within a double edge were shown then and are kept now.';

function pieceElement(piece: MarkedPiece, since: MarkedCopy['since']): Child {
  const { text } = piece;
  if (piece.kind === 'text')
    return piece.before === undefined
      ? text
      : marked(['deletion', 'restored'], `released now, ${keptThen(piece.before, since)}`, `[+ ${text} +]`);
  const { kind, bases, wasShown } = piece;
  const [open, close] = kind === 'held' ? ['[? ', ' ?]'] : ['[[', ']]'];
  const name = wasShown === true ? newlyKept(piece, since) : kind;
  return marked(
    wasShown === true ? ['deletion', kind, 'newly'] : ['deletion', kind],
    `${name}: ${bases.join(', ')}`,
    `${open}${text}${close}`,
  );
}

const marked = (looks: readonly ClassWord[], basis: string, words: string): Child =>
  h('span', { class: looks }, h('span', { class: 'basis' }, `${basis} `), words);
