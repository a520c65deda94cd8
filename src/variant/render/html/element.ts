/** Words a class may be made of: a reader of the page that asks for each of them must name them all. */
export type ClassWord =
  | ('banner' | 'reviewer' | 'stamps' | 'stamp' | 'facts' | 'declassification' | 'legend' | 'body')
  | ('unclassified' | 'restricted' | 'confidential' | 'secret' | 'top-secret' | 'unknown' | 'long')
  | ('subject' | 'paragraph' | 'heading' | 'reference' | 'classified-by' | 'signature')
  | ('lines' | 'prose' | 'deletion' | 'withheld' | 'held' | 'restored' | 'newly' | 'marked' | 'basis')
  | ('wide' | 'list' | 'log' | 'counts' | 'number' | 'part' | 'note' | 'draft');

/** Every element a page may hold. No script, no form, nothing that fetches. */
export type Tag =
  | ('html' | 'head' | 'title' | 'body' | 'header' | 'main' | 'footer' | 'nav' | 'section')
  | ('h1' | 'h2' | 'h3' | 'p' | 'div' | 'span' | 's' | 'strong' | 'dl' | 'dt' | 'dd' | 'ol' | 'ul' | 'li')
  | ('table' | 'caption' | 'thead' | 'tbody' | 'tfoot' | 'tr' | 'th' | 'td' | 'a');

/** Every attribute an element of ours may bear. */
export interface Attributes {
  readonly class?: ClassWord | readonly ClassWord[];
  readonly id?: string;
  readonly lang?: 'en';
  readonly scope?: 'col' | 'row';
  readonly href?: `#${string}` | `index-${string}.html`;
}

/** What an element may hold: a string is text, whatever stands in it. */
export type Child = string | Markup | readonly Child[];

/** Markup that is written. Only this file can make it, so no text comes into a page but escaped. */
class Written {
  readonly #html: string;

  constructor(html: string) {
    this.#html = html;
  }

  toString(): string {
    return this.#html;
  }
}
export type Markup = Written;

/** One element, its attributes and text escaped. */
export function h(tag: Tag, attributes: Attributes, ...children: readonly Child[]): Markup {
  let head = tag as string;
  for (const name in attributes) head += attribute(name, attributes[name as keyof Attributes]);
  return new Written(`<${head}>${inside(children)}</${tag}>`);
}

const attribute = (name: string, value: Attributes[keyof Attributes]): string =>
  ` ${name}="${escaped(typeof value === 'string' ? value : (value ?? []).join(' '))}"`;

/** Elements and text in a row, as one. */
export const row = (...children: readonly Child[]): Markup => new Written(inside(children));

/** A `meta` element of the head, and the one style element: its sheet is not text of anybody. */
export const meta = (name: 'charset' | 'name' | 'http-equiv', value: string, content?: string): Markup =>
  new Written(
    `<meta ${name}="${escaped(value)}"${content === undefined ? '' : ` content="${escaped(content)}"`}>`,
  );

/** A sheet of style, which must hold neither `<` nor `&`. */
export function style(sheet: string): Markup {
  if (/[<&]/.test(sheet)) throw new Error('A sheet of style holds neither < nor &.');
  return new Written(`<style>${sheet}</style>`);
}

function inside(children: readonly Child[]): string {
  let html = '';
  for (const child of children) {
    if (typeof child === 'string') html += escaped(child);
    else html += child instanceof Written ? child.toString() : inside(child);
  }
  return html;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // A reader would make a line end of it.
  '\r': '&#13;',
};

/**
 * Text as HTML has it. A control character that HTML cannot have, even by its number, is written as its picture
 * (U+2400 and its code, DEL U+2421).
 */
export const escaped = (text: string): string =>
  SIGN.test(text) ? text.replace(SIGNS, (sign) => ENTITIES[sign] ?? pictureOf(sign)) : text;

const SIGN = /[&<>"\r\0-\x08\x0b\x0e-\x1f\x7f]/;
const SIGNS = new RegExp(SIGN, 'g');

const pictureOf = (control: string): string =>
  control === '\x7f' ? '\u2421' : String.fromCharCode(0x2400 + control.charCodeAt(0));
