import type { CoverSheet } from '../../../model/cover.ts';
import { headOf, tallyOf } from '../cover-words.ts';
import { type Child, h, type Markup } from './element.ts';
import { facts, heading, page, table } from './page.ts';

/** The cover sheet as a page of HTML. */
export const htmlCover = (cover: CoverSheet): string =>
  page({
    banner: cover.banner,
    title: `${cover.caseNumber}, ${cover.title}`,
    main: [
      heading(cover.title, cover.stamps),
      h('p', { class: 'note' }, 'U.S. Department of State'),
      facts(headOf(cover)),
      cover.numbers === undefined ? [] : numbers(cover.numbers, cover.reasons),
      ...cover.statements.map(note),
      h('h2', {}, 'What you can do'),
      ...cover.rights.map(note),
    ],
  });

const note = ({ text, source }: CoverSheet['rights'][number]): Markup =>
  h('p', { class: 'note' }, `${text} (${source})`);

const numbers = (told: NonNullable<CoverSheet['numbers']>, reasons: CoverSheet['reasons']): Child => [
  table({
    ...{ id: 'total', caption: 'Documents, pages and deletions', look: 'counts' },
    heads: ['Counted', 'Number'],
    rows: tallyOf(told).map(([name, n]) => [indented(name), Number(n)]),
  }),
  reasons.length === 0 ? [] : grounds(reasons),
];

/** What is a part of another stands further in. */
const indented = (name: string): Child =>
  name.startsWith('  ') ? h('span', { class: 'part' }, indented(name.slice(2))) : name;

const grounds = (reasons: CoverSheet['reasons']): Markup =>
  table({
    ...{ id: 'list', caption: 'Grounds on which something is withheld', look: 'counts' },
    heads: ['Code', 'Meaning', 'Deletions'],
    rows: reasons.map(({ code, meaning, deletions }) => [code, meaning, deletions]),
  });
