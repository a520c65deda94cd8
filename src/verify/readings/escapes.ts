/** One spelling of text that is decoded in place: what is not escaped stays. */
export type Escape = readonly [name: Decoding, decode: (text: string) => string];

/** How an output was read when something was found in it; `unsearched` is what is too large to be read at all. */
export type Decoding =
  | 'plain'
  | 'utf-16'
  | 'hex'
  | 'base64'
  | 'ascii85'
  | 'url'
  | 'html'
  | 'json'
  | 'css'
  | 'pdf'
  | 'quoted-printable'
  | 'deflate'
  | 'lzw'
  | 'run-length'
  | 'glyphs'
  | 'unsearched';

/** Each gives back the very text it was given where there is nothing for it to do. */
export const ESCAPES: readonly Escape[] = [
  ['url', fromUrl],
  ['html', fromHtml],
  ['html', (text) => fromHtml(withoutTags(text))],
  ['json', fromJson],
  ['css', fromCss],
  ['pdf', fromPdfString],
  ['quoted-printable', fromQuotedPrintable],
];

function fromUrl(text: string): string {
  if (!text.includes('%')) return text;
  return text.replace(/(?:%[0-9a-fA-F]{2})+/g, (run) =>
    Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8'),
  );
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  shy: '\u00ad',
  zwnj: '\u200c',
  zwj: '\u200d',
};

function fromHtml(text: string): string {
  if (!text.includes('&')) return text;
  return text
    .replace(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));?/gi, (_, hex, ten) => character(hex, ten))
    .replace(/&([a-z])(?:acute|grave|circ|uml|tilde|cedil|ring|caron|slash);/gi, '$1')
    .replace(/&([a-z]{2,8});/gi, (_, name: string) => NAMED[name.toLowerCase()] ?? ' ');
}

/** Tags inside a word go; what begins or ends a line parts words, and names and values part altogether. */
const LINE = /<\/?(?:p|div|section|li|h3|br|main|tr)\b[^<>]*>/gi;
const VALUE = /<\/?(?:h[12]|t[hd]|d[td]|header|footer|title|style|caption)\b[^<>]*>/gi;
const withoutTags = (text: string): string =>
  text.includes('<')
    ? text
        .replace(LINE, '\n')
        .replace(VALUE, '\n[]\n')
        .replace(/<[^<>]*>/g, '')
    : text;

function fromJson(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(/\\(?:u([0-9a-f]{4})|x([0-9a-f]{2})|(.))/gi, (_, four, two, one: string | undefined) =>
    one === undefined ? character(four ?? two, undefined) : 'bfnrtv0'.includes(one) ? ' ' : one,
  );
}

/** A white space behind the digits belongs to the escape. `\\n` is a line end of JSON far more often than a letter. */
function fromCss(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(/\\(?:([0-9a-f]{1,6})(?:\r\n|\s)?|\r?\n|(.))/gi, (_, hex, one: string | undefined) =>
    hex === undefined ? ('nrt'.includes(one ?? '-') ? ' ' : (one ?? '')) : character(hex, undefined),
  );
}

/** `\101`, a line that goes on behind a backslash, and `#41` in names. */
function fromPdfString(text: string): string {
  const names = text.includes('#')
    ? text.replace(/\/[^\s/<>[\]()#]*#[^\s/<>[\]()]+/g, (name) =>
        name.replace(/(?:#[0-9a-f]{2})+/gi, (run) => fromBytes(Buffer.from(run.replaceAll('#', ''), 'hex'))),
      )
    : text;
  if (!names.includes('\\')) return names;
  return names
    .replace(/(?:\\[0-7]{1,3})+/g, (run) =>
      fromBytes(
        Buffer.from(
          run
            .slice(1)
            .split('\\')
            .map((octal) => Number.parseInt(octal, 8) & 255),
        ),
      ),
    )
    .replace(/\\(?:(\r\n|[\r\n])|([nrtbf])|(.))/g, (_, line, space, one) =>
      line !== undefined ? '' : space !== undefined ? ' ' : one,
    );
}

/** UTF-8 where it is, else the first 256 characters. */
function fromBytes(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  return text.includes('\ufffd') ? bytes.toString('latin1') : text;
}

function fromQuotedPrintable(text: string): string {
  if (!/=[0-9A-F]{2}/.test(text)) return text;
  return text
    .replace(/=\r?\n/g, '')
    .replace(/(?:=[0-9A-F]{2})+/g, (run) => Buffer.from(run.replaceAll('=', ''), 'hex').toString('utf8'));
}

function character(hex: string | undefined, ten: string | undefined): string {
  const point = hex === undefined ? Number(ten) : Number.parseInt(hex, 16);
  return point <= 0x10ffff ? String.fromCodePoint(point) : ' ';
}
