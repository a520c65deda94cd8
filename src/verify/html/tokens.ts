/** One piece of a page. Positions are UTF-16 offsets into its text. */
export type Token =
  | {
      readonly kind: 'open';
      readonly from: number;
      readonly to: number;
      readonly name: string;
      readonly attributes: ReadonlyMap<string, string>;
    }
  | { readonly kind: 'close'; readonly from: number; readonly to: number; readonly name: string }
  | { readonly kind: 'text'; readonly from: number; readonly to: number; readonly text: string };

/** Where a page departs from the few forms that are known here. */
export class Unknown extends Error {
  readonly at: number;
  constructor(at: number) {
    super('unknown form');
    this.at = at;
  }
}

export const DOCTYPE = '<!doctype html>';
const OPEN = /<([a-z][a-z0-9]*)((?: [a-z-]+="[^"<>&\r\n]*")*)>/y;
const ATTRIBUTE = / ([a-z-]+)="([^"]*)"/g;
const CLOSE = /<\/([a-z][a-z0-9]*)>/y;
const TEXT = /[^<>]+/y;
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', '#13': '\r' };

/**
 * Cuts a page into tags and text. It knows tags in small letters with quoted attributes, text with five entities
 * and nothing else: no comment, no other declaration. The text of a style sheet is one piece, as it is.
 */
export function* tokensOf(page: string): Generator<Token> {
  if (!page.startsWith(DOCTYPE)) throw new Unknown(0);
  let at = DOCTYPE.length;
  while (at < page.length) {
    const token = closeAt(page, at) ?? openAt(page, at) ?? textAt(page, at);
    yield token;
    at = token.to;
    if (token.kind !== 'open' || token.name !== 'style') continue;
    const end = page.indexOf('<', at);
    if (end < 0) throw new Unknown(at);
    yield { kind: 'text', from: at, to: end, text: page.slice(at, end) };
    at = end;
  }
}

function openAt(page: string, at: number): Token | undefined {
  OPEN.lastIndex = at;
  const found = OPEN.exec(page);
  if (found === null) return undefined;
  const attributes = new Map<string, string>();
  for (const [, name = '', value = ''] of (found[2] ?? '').matchAll(ATTRIBUTE)) {
    if (attributes.has(name)) throw new Unknown(at);
    attributes.set(name, value);
  }
  return { kind: 'open', from: at, to: OPEN.lastIndex, name: found[1] ?? '', attributes };
}

function closeAt(page: string, at: number): Token | undefined {
  CLOSE.lastIndex = at;
  const found = CLOSE.exec(page);
  return found === null ? undefined : { kind: 'close', from: at, to: CLOSE.lastIndex, name: found[1] ?? '' };
}

function textAt(page: string, at: number): Token {
  TEXT.lastIndex = at;
  const found = TEXT.exec(page)?.[0];
  if (found === undefined) throw new Unknown(at);
  return { kind: 'text', from: at, to: at + found.length, text: decoded(found, at) };
}

/** A bare carriage return would be read as a line end; a sign that could be written in two ways is written in one. */
function decoded(text: string, at: number): string {
  const odd = /["\r\0]|&(?!(?:lt|gt|amp|quot|#13);)/.exec(text);
  if (odd !== null) throw new Unknown(at + odd.index);
  return text.includes('&')
    ? text.replace(/&([a-z#0-9]+);/g, (_, name: string) => ENTITIES[name] ?? '')
    : text;
}

/** `line 3, column 14`, both from one. */
export function placeIn(page: string, at: number): string {
  const before = page.slice(0, at).split('\n');
  return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}
