import type { DeclassificationBlock, Variant } from '../../../model/variant.ts';
import { restoredWords } from '../restored.ts';
import { bodyElement } from './body.ts';
import { type Child, h, type Markup } from './element.ts';
import { facts, heading, page } from './page.ts';

/** The copy as one page of HTML that needs nothing else: facts, block of 32 CFR 2001.25(b), the body. */
export function htmlCopy(variant: Variant): string {
  const { mrn, banner, stamps, block } = variant;
  const { dated, from, to, subject } = variant.facts;
  const rows = [
    ['Date', dated],
    ['From', from],
    ['To', to],
    ['Subject', subject],
  ] as const;
  return page({
    banner,
    title: `${mrn}, ${banner}`,
    main: [
      heading(mrn, stamps),
      facts(rows),
      block === undefined ? [] : declassification(block),
      h('h2', {}, 'Text'),
      legend(variant),
      bodyElement(variant),
    ],
  });
}

const declassification = ({ was, authority, on, by, confirmed }: DeclassificationBlock): Markup =>
  h(
    'section',
    { class: 'declassification' },
    h('h2', {}, 'Declassified'),
    facts([
      ['Was', h('s', {}, was)],
      ['Declassified', on],
      ['Authority', authority],
      ['Confirmed by', by === undefined ? 'not yet confirmed' : `${by}, ${confirmed}`],
    ]),
  );

/** How to read what is not plain text, in words, for who cannot see a line or an edge. */
function legend({ pieces, since }: Variant): Child {
  const has = (is: (piece: Variant['pieces'][number]) => boolean): boolean => pieces.some(is);
  const said = [
    has(({ kind }) => kind === 'struck') ? STRUCK : '',
    has((piece) => piece.kind === 'deletion' && !piece.held) ? WITHHELD : '',
    has((piece) => piece.kind === 'deletion' && piece.held) ? HELD : '',
    since === undefined ? '' : `Words underlined were ${restoredWords(since)}`,
  ].filter((words) => words !== '');
  return said.length === 0 ? [] : h('p', { class: 'legend' }, said.join(' '));
}

const STRUCK = 'Words struck through are markings that this copy no longer bears.';
const WITHHELD =
  'A box in brackets with a solid edge stands for words withheld: how much, and on what ground.';
const HELD = 'A box in brackets with a broken edge, “under review”, stands for words not yet decided on.';
