import type { Span } from '../../model/span.ts';
import type { Opening } from '../laying.ts';
import { type Head, isOurs } from './head.ts';

/** A page of HTML of ours. A sheet has no body. */
export interface HtmlPage extends Head {
  readonly body?: Span;
}

const FIRST = '<!doctype html><html lang="en"><head><meta charset="utf-8">';
const HEADER = '<header class="banner">';
const MAIN = '</header><main>';
const BODY = '<div class="body">';
const FOOTER = '<footer class="banner">';
const LAST = '</footer></body></html>';

/**
 * A page that this program made, of the one form that it writes: whatever of text could be taken for markup is written
 * as an entity there, so places are found by their markup alone. A page that was saved anew elsewhere is none.
 */
export function htmlPageIn(decoded: string): HtmlPage | undefined {
  if (!decoded.startsWith(FIRST)) return undefined;
  const main = decoded.indexOf(MAIN);
  const footer = decoded.lastIndexOf(`</main>${FOOTER}`);
  if (main < 0 || footer < main) return undefined;
  const banner = decoded.slice(decoded.indexOf(HEADER) + HEADER.length, main);
  if (decoded.slice(footer + '</main>'.length).trimEnd() !== `${FOOTER}${banner}${LAST}`) return undefined;
  const body = bodyIn(decoded, main, footer);
  const above = decoded.slice(main, body?.from ?? footer);
  const name = wordsOf(/<h1>([^<]*)<\/h1>/.exec(above)?.[1] ?? '');
  const stamps = [...above.matchAll(/<p class="stamp">([^<]*)<\/p>/g)].map(([, stamp = '']) =>
    wordsOf(stamp),
  );
  const head = { name, banner: wordsOf(banner), stamps };
  return isOurs(head) ? { ...head, ...(body && { body }) } : undefined;
}

/** The body ends the main part of a copy. */
function bodyIn(decoded: string, main: number, footer: number): Span | undefined {
  const from = decoded.indexOf(BODY, main);
  const to = footer - '</div>'.length;
  return from < 0 || !decoded.startsWith('</div>', to) ? undefined : { from: from + BODY.length, to };
}

/** What a body opens to: tags to nothing, entities to their signs; and what its text shows struck. */
export function bodyOpenings(decoded: string, body: Span): { openings: Opening[]; struck: Span[] } {
  const openings: Opening[] = [];
  const struck: Span[] = [];
  let [added, began] = [-body.from, 0];
  for (const { index, 0: all, 1: tag, 2: entity } of decoded.slice(body.from, body.to).matchAll(TOKEN)) {
    const from = index + body.from;
    const words = SIGNS.get(entity ?? '') ?? '';
    if (tag === 's') began = from + added;
    if (tag === '/s') struck.push({ from: began, to: from + added });
    openings.push({ span: { from, to: from + all.length }, words });
    added += words.length - all.length;
  }
  return { openings, struck };
}

const TOKEN = /<(\/?[a-z][a-z0-9]{0,9})(?: [^<>]*)?>|&(amp|lt|gt|quot|#13);/g;
const SIGNS: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['#13', '\r'],
]);

const wordsOf = (html: string): string =>
  html.replace(/&(amp|lt|gt|quot|#13);/g, (_, entity: string) => SIGNS.get(entity) ?? '');
