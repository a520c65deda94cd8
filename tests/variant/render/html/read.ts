import { Parser } from 'htmlparser2';

/** One element of a page as a reader of HTML that is not ours sees it. */
export interface Seen {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** What stands in a page: its elements, and the text content of `div.body` with struck text between `~~`. */
export function readPage(html: string): { readonly elements: readonly Seen[]; readonly body: string } {
  const elements: Seen[] = [];
  const open: string[] = [];
  let body = '';
  const inBody = (): boolean => open.includes('div body');
  const parser = new Parser({
    onopentag(name, attributes) {
      elements.push({ name, attributes });
      if (name === 's' && inBody()) body += '~~';
      open.push(name === 'div' && attributes.class === 'body' ? 'div body' : name);
    },
    ontext(text) {
      if (inBody()) body += text;
    },
    onclosetag(name) {
      if (name === 's' && inBody()) body += '~~';
      open.pop();
    },
    oncomment: () => elements.push({ name: '!--', attributes: {} }),
  });
  parser.end(html);
  return { elements, body };
}

/** A text with the control characters that HTML cannot have as their pictures. */
export const pictured = (text: string): string =>
  [...text]
    .map((sign) => {
      const code = sign.codePointAt(0) ?? 0;
      if (code === 0x7f) return '\u2421';
      return code < 0x20 && !'\t\n\f\r'.includes(sign) ? String.fromCodePoint(0x2400 + code) : sign;
    })
    .join('');
