import { type Child, type ClassWord, h, type Markup, meta, row, style } from './element.ts';
import { SHEET, SHEET_DIGEST } from './style.ts';

/** A page of the form of every copy: banner, main part, banner. */
export interface Page {
  readonly banner: string;
  readonly title: string;
  readonly main: readonly Child[];
  /** Stands below the banner wherever that stands. */
  readonly warning?: string;
}

const POLICY = `default-src 'none'; style-src 'sha256-${SHEET_DIGEST}'; base-uri 'none'; form-action 'none'`;

/** The page as it is written to a file. It fetches nothing and runs nothing. */
export function page({ banner, title, main, warning }: Page): string {
  const line = warning === undefined ? banner : row(banner, ' ', h('span', { class: 'reviewer' }, warning));
  const head = h(
    'head',
    {},
    meta('charset', 'utf-8'),
    meta('http-equiv', 'Content-Security-Policy', POLICY),
    meta('name', 'viewport', 'width=device-width, initial-scale=1'),
    meta('name', 'color-scheme', 'light dark'),
    h('title', {}, title),
    style(SHEET),
  );
  const body = h(
    'body',
    { class: isLong(banner, warning) ? [levelWord(banner), 'long'] : levelWord(banner) },
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
  /** The first cell of each row is its head. */
  readonly rows: readonly (readonly Child[])[];
}

/** A table that a narrow screen can move sideways, by keys too, without moving the page. */
export function table({ id, caption, heads, rows }: Table): Markup {
  const head = h('thead', {}, h('tr', {}, ...heads.map((name) => h('th', { scope: 'col' }, name))));
  const lines = rows.map(([first = '', ...cells]) =>
    h('tr', {}, h('th', { scope: 'row' }, first), ...cells.map((cell) => h('td', {}, cell))),
  );
  return h(
    'div',
    { class: 'scroll', tabindex: '0', role: 'region', 'aria-labelledby': id },
    h('table', {}, h('caption', { id }, caption), head, h('tbody', {}, ...lines)),
  );
}
