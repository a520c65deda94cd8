import { createHash } from 'node:crypto';
import { type Span, unite } from '../../model/span.ts';
import { fault, PASSED, type Verdict } from '../verdict.ts';
import { isPlainStyle } from './style.ts';
import { placeIn, type Token, tokensOf, Unknown } from './tokens.ts';
import { isKnownTag } from './vocabulary.ts';

/** What a page says, each part where the rest of the check looks at it. */
export interface PageRead {
  readonly banners: readonly string[];
  /** The text of `div.body`, struck text between `~~`; absent where there is none. */
  readonly body: string | undefined;
  /** The words of the page itself: its title and all text beside body and banners. */
  readonly own: string;
  /** Tags, each behind `TAG`, and text of title and page in a row, without what the body holds. */
  readonly around: readonly string[];
  /** Ids of what stands in the body, in order. */
  readonly places: readonly string[];
  /** Where words of the body are set off as restored; what lies side by side is one. */
  readonly restored: readonly Span[];
}

/** A page, or what is wrong with its form. */
export type PageReading = { readonly page: PageRead } | { readonly verdict: Verdict };

/** Reads a page by a strict grammar of our own: whatever it does not know is a fault, with line and column. */
export function readPage(text: string): PageReading {
  try {
    const tokens = [...tokensOf(text)];
    const odd = tokens.find((token) => token.kind !== 'text' && !isKnownTag(token));
    if (odd !== undefined) throw new Unknown(odd.from);
    const reader = new PageReader();
    for (const token of tokens) reader.take(token);
    return finished(reader, text);
  } catch (error) {
    if (!(error instanceof Unknown)) throw error;
    return { verdict: fault('page-form', `The page has an unknown form at ${placeIn(text, error.at)}.`) };
  }
}

function finished(reader: PageReader, text: string): PageReading {
  if (reader.depth > 0 || reader.banners.length !== 2) throw new Unknown(text.length);
  const sheet = styleVerdict(reader.style, reader.policy);
  const dangling = [...reader.targets].some((target) => !reader.ids.has(target));
  if (!sheet.ok) return { verdict: sheet };
  if (dangling) return { verdict: fault('page-link', 'A link of the page leads to no place of the page.') };
  const { banners, body, own, around, places } = reader;
  const restored = unite(reader.restored);
  return { page: { banners, body, own: own.join('\n'), around, places, restored } };
}

function styleVerdict(style: string, policy: string): Verdict {
  if (!isPlainStyle(style))
    return fault('page-style', 'The style sheet says more than a style sheet of ours.');
  const digest = createHash('sha256').update(style).digest('base64');
  return policy.includes(`'sha256-${digest}'`)
    ? PASSED
    : fault('page-policy', 'The policy of the page does not name its one style sheet.');
}

/** In this order, and nothing else, stand the parts of the head. */
const HEAD = 'meta meta meta meta title style';
const MAY_HOLD_TEXT = /\b(?:title|style|header|footer|main)\b/;

class PageReader {
  readonly banners: string[] = [];
  readonly own: string[] = [];
  readonly around: string[] = [];
  readonly places: string[] = [];
  readonly restored: Span[] = [];
  readonly ids = new Set<string>();
  readonly targets = new Set<string>();
  body: string | undefined;
  style = '';
  policy = '';
  private readonly open: string[] = [];
  private readonly head: string[] = [];
  private readonly top: string[] = [];
  private last: Token | undefined;
  /** How many elements are open around the body of the cable. */
  private bodyAt = 0;
  /** Where in the body the words begin that are set off, and how many elements are open around them. */
  private setOff: { readonly at: number; readonly depth: number } | undefined;

  get depth(): number {
    return this.open.length;
  }

  take(token: Token): void {
    const isInside = this.bodyAt > 0;
    if (isInside && token.kind === 'close' && this.last?.kind === 'open' && !MAY_BE_EMPTY.has(token.name))
      throw new Unknown(token.from);
    this.last = token;
    if (token.kind === 'open') this.opened(token);
    else if (token.kind === 'close') this.closed(token);
    else this.said(token);
    const isOfSheet = token.kind === 'text' ? this.open.at(-1) === 'style' : UNSAID.has(token.name);
    if (!isOfSheet && !(isInside && this.bodyAt > 0)) this.around.push(written(token));
  }

  private opened(token: Extract<Token, { kind: 'open' }>): void {
    const { name, attributes, from } = token;
    const parent = this.open.at(-1) ?? '';
    if (!fits(parent, name) || (this.bodyAt > 0 && !IN_BODY.has(name))) throw new Unknown(from);
    if (parent === 'head') this.head.push(name);
    if (parent === 'html' || parent === 'body') this.top.push(name);
    this.linked(attributes, from);
    if (name === 'meta')
      this.policy += attributes.get('http-equiv') === undefined ? '' : attributes.get('content');
    else this.open.push(name);
    if (name === 'div' && attributes.get('class') === 'body') {
      if (this.body !== undefined) throw new Unknown(from);
      this.body = '';
      this.bodyAt = this.open.length;
    }
    if ((name === 'header' || name === 'footer') && attributes.get('class') !== 'banner')
      throw new Unknown(from);
    if (name === 's' && this.bodyAt > 0) this.body += '~~';
    if (this.bodyAt > 0 && attributes.get('class')?.split(' ').includes('restored') === true) {
      if (this.setOff !== undefined) throw new Unknown(from);
      this.setOff = { at: this.body?.length ?? 0, depth: this.open.length };
    }
  }

  private linked(attributes: ReadonlyMap<string, string>, from: number): void {
    const id = attributes.get('id');
    if (id !== undefined && this.ids.has(id)) throw new Unknown(from);
    if (id !== undefined) this.ids.add(id);
    if (id !== undefined && this.bodyAt > 0) this.places.push(id);
    const target = attributes.get('href');
    if (target?.startsWith('#') === true) this.targets.add(target.slice(1));
  }

  private closed({ name, from }: Extract<Token, { kind: 'close' }>): void {
    if (this.setOff?.depth === this.open.length) {
      this.restored.push({ from: this.setOff.at, to: this.body?.length ?? 0 });
      this.setOff = undefined;
    }
    if (this.open.pop() !== name) throw new Unknown(from);
    if (name === 's' && this.bodyAt > 0) this.body += '~~';
    if (this.open.length < this.bodyAt) this.bodyAt = 0;
    if (name === 'head' && this.head.join(' ') !== HEAD) throw new Unknown(from);
    if (name === 'html' && this.top.join(' ') !== 'head body header main footer') throw new Unknown(from);
  }

  private said({ text, from }: Extract<Token, { kind: 'text' }>): void {
    const where = this.open.join(' ');
    if (!MAY_HOLD_TEXT.test(where)) {
      if (text.trim() !== '') throw new Unknown(from);
    } else if (this.bodyAt > 0) this.body += text;
    else if (/\bstyle$/.test(where)) this.style += text;
    else if (/\b(?:header|footer)$/.test(where)) this.banners.push(text);
    else this.own.push(text);
  }
}

/** What a page has without saying anything by it: each is of one form, or checked by itself. */
const UNSAID = new Set(['html', 'head', 'meta', 'style']);
/** The body itself, and the section of a portion of which nothing is left. */
const MAY_BE_EMPTY = new Set(['div', 'section']);

/** No text of a page begins with it. */
export const TAG = '\0';

const written = (token: Token): string => {
  if (token.kind === 'text') return token.text;
  if (token.kind === 'close') return `${TAG}</${token.name}>`;
  const attributes = [...token.attributes].map(([name, value]) => ` ${name}="${value}"`);
  return `${TAG}<${token.name}${attributes.join('')}>`;
};

/** What may stand in the body of a cable. */
const IN_BODY = new Set(['section', 'h2', 'h3', 'div', 'span', 's', 'p']);
const ONLY_IN: Readonly<Record<string, string>> = {
  html: '',
  head: 'html',
  body: 'html',
  meta: 'head',
  title: 'head',
  style: 'head',
  header: 'body',
  main: 'body',
  footer: 'body',
};
const NO_CHILDREN = new Set(['', 'html', 'head', 'body', 'title', 'style', 'header', 'footer']);

const fits = (parent: string, name: string): boolean =>
  Object.hasOwn(ONLY_IN, name) ? ONLY_IN[name] === parent : !NO_CHILDREN.has(parent);
