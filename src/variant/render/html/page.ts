import { type Child, type ClassWord, h, type Markup, meta, row, style } from './element.ts';
import { SHEET, SHEET_DIGEST, type Sheet } from './style.ts';

/** A page of the form of every copy: banner, main part, banner. */
export interface Page {
  readonly banner: string;
  readonly title: string;
  readonly main: readonly Child[];
  /** A page of tables is wider than one of text. */
  readonly width?: 'wide';
  /** Stands below the banner wherever that stands. */
  readonly warning?: string;
  /** Another sheet of style than that of every copy. */
  readonly look?: Sheet;
}

/** Allows the one sheet of a page by its digest, and nothing else. */
const policyOf = ({ digest }: Sheet): string =>
  `default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'`;

const OF_COPIES: Sheet = { text: SHEET, digest: SHEET_DIGEST };

/** What stands in the head of every page of a look. */
const headOf = (look: Sheet) => ({
  metas: row(
    meta('charset', 'utf-8'),
    meta('http-equiv', 'Content-Security-Policy', policyOf(look)),
    meta('name', 'viewport', 'width=device-width, initial-scale=1'),
    meta('name', 'color-scheme', 'light dark'),
  ),
  sheet: style(look.text),
});
const HEAD_OF_COPIES = headOf(OF_COPIES);

/** The page as it is written to a file. It fetches nothing and runs nothing. */
export function page({ banner, title, main, width, warning, look = OF_COPIES }: Page): string {
  const line = warning === undefined ? banner : row(banner, ' ', h('span', { class: 'reviewer' }, warning));
  const { metas, sheet } = look === OF_COPIES ? HEAD_OF_COPIES : headOf(look);
  const head = h('head', {}, metas, h('title', {}, title), sheet);
  const classes: ClassWord[] = [levelWord(banner)];
  if (isLong(banner, warning)) classes.push('long');
  if (width !== undefined) classes.push(width);
  const body = h(
    'body',
    { class: classes },
    h('header', { class: 'banner' }, line),
    h('main', {}, ...main),
    h('footer', { class: 'banner' }, line),
  );
  return `<!doctype html>${h('html', { lang: 'en' }, head, body)}`;
}

/** True where a banner takes more than one line of a printed page, which must leave room for it. */
const isLong = (banner: string, warning: string | undefined): boolean =>
  warning !== undefined || banner.length > 50;

/** By the level a banner begins with. One that nobody knows has a colour of its own. */
function levelWord(banner: string): ClassWord {
  const level = /^(?:UNCLASSIFIED|RESTRICTED|CONFIDENTIAL|SECRET|TOP SECRET)(?=$|\/\/)/.exec(banner)?.[0];
  return level === undefined ? 'unknown' : WORDS[level as keyof typeof WORDS];
}

const WORDS = {
  UNCLASSIFIED: 'unclassified',
  RESTRICTED: 'restricted',
  CONFIDENTIAL: 'confidential',
  SECRET: 'secret',
  'TOP SECRET': 'top-secret',
} as const;

/** The number of a message or the name of a page, and what is stamped on it. */
export const heading = (title: string, stamps: readonly string[]): Markup =>
  row(
    h('h1', {}, title),
    stamps.length === 0
      ? []
      : h('div', { class: 'stamps' }, ...stamps.map((stamp) => h('p', { class: 'stamp' }, stamp))),
  );

/** Names and values in two columns. */
export const facts = (rows: readonly (readonly [name: string, value: Child])[]): Markup =>
  h('dl', { class: 'facts' }, ...rows.map(([name, value]) => row(h('dt', {}, name), h('dd', {}, value))));

/** A table, its caption and heads, and the name of its place on the page. */
export interface Table {
  readonly id: string;
  readonly caption: string;
  readonly heads: readonly string[];
  /** The first cell of each row is its head. A number stands to the right. */
  readonly rows: readonly (readonly (Child | number)[])[];
  /** Numbers by name; or a list of things said in words, each a card of its own on a narrow screen. */
  readonly look: 'counts' | 'list' | 'log';
}

export function table({ id, caption, heads, rows, look }: Table): Markup {
  const numbers = rows[0]?.map((cell) => typeof cell === 'number') ?? [];
  const head = heads.map((name, i) =>
    h('th', { scope: 'col', ...(numbers[i] === true ? NUMBER : {}) }, name),
  );
  const lines = rows.map(([first = '', ...cells]) =>
    h('tr', {}, h('th', { scope: 'row' }, wordsOf(first)), ...cells.map(cellElement)),
  );
  return h(
    'table',
    { class: look },
    h('caption', { id }, caption),
    h('thead', {}, h('tr', {}, ...head)),
    h('tbody', {}, ...lines),
  );
}

const NUMBER = { class: 'number' } as const;
const cellElement = (cell: Child | number): Markup =>
  h('td', typeof cell === 'number' ? NUMBER : {}, wordsOf(cell));
const wordsOf = (cell: Child | number): Child => (typeof cell === 'number' ? String(cell) : cell);
