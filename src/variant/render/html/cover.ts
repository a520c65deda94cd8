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
      heading(cover.title, [...cover.stamps, 'U.S. Department of State']),
      facts(headOf(cover)),
      cover.numbers === undefined ? [] : numbers(cover.numbers, cover.reasons),
      ...[...cover.statements, ...cover.rights].map(({ text, source }) =>
        h('p', { class: 'note' }, `${text} (${source})`),
      ),
    ],
  });

const numbers = (told: NonNullable<CoverSheet['numbers']>, reasons: CoverSheet['reasons']): Child => [
  h('h2', {}, 'Documents'),
  facts(tallyOf(told).map(([name, n]) => [name.trim(), n])),
  reasons.length === 0 ? [] : grounds(reasons),
];

const grounds = (reasons: CoverSheet['reasons']): Markup =>
  table({
    id: 'grounds',
    caption: 'Grounds on which something is withheld',
    heads: ['Code', 'Meaning', 'Deletions'],
    rows: reasons.map(({ code, meaning, deletions }) => [code, meaning, String(deletions)]),
  });
