import { isPlainStyle } from '../html/style.ts';
import { DOCTYPE, type Token, tokensOf, Unknown } from '../html/tokens.ts';
import { isKnownTag, isPlace } from '../html/vocabulary.ts';
import { withoutTags } from '../pdf/metadata.ts';

/**
 * Takes out of a text what its format says by itself, so that a withheld `Parent` or `Header` is not found in
 * every file. Only what is known to the letter goes; all else stays to be searched.
 */
export type OwnWords = (text: string) => string;

const asItIs: OwnWords = (text) => text;

/** By what an output begins with. */
export function ownWordsOf(beginning: Uint8Array): OwnWords {
  const text = Buffer.from(beginning.subarray(0, 16)).toString('latin1');
  if (text.startsWith('%PDF-')) return withoutPdfWords;
  if (text.startsWith('{\n')) return withoutKeys;
  return text.startsWith(DOCTYPE) ? withoutKnownTags : asItIs;
}

const NAMES =
  'Adobe-Identity-UCS Ascent Art Artifact Attached BBox BaseFont Bottom BT CIDFontType2 CIDInit CIDSystemInfo CIDToGIDMap ' +
  'CMap CMapName CMapType CapHeight Catalog ColorSpace Contents Count CreationDate Creator DescendantFonts ' +
  'Descent Dest Dests DeviceGray DeviceRGB DisplayDocTitle Div Document Encoding Filter First Fit FitH Flags ' +
  'FlateDecode Font FontBBox FontDescriptor FontFile2 FontName Footer H H1 H2 H3 Header ID Identity Identity-H ' +
  'ImageB ImageC ImageI Info ItalicAngle K Kids LBody LI MCR Lang Last Layout Lbl Left Length Length1 Limits MCID ' +
  'MarkInfo Marked MediaBox Metadata ModDate Names Next NonStruct Note Nums Ordering Outlines P PDF Page PageMode Pages ' +
  'Pagination Parent ParentTree ParentTreeNextKey Part Pg Prev ProcSet Producer Registry Resources Right Root S ' +
  'Sect Size Span StemV StructElem StructParents StructTreeRoot Subtype Supplement Tabs Text Title ToUnicode Top Type Type0 ' +
  'UseNone UseOutlines UserUnit ViewerPreferences W XHeight XML XYZ length';
const NAME = new RegExp(`/(?:${NAMES.replaceAll(' ', '|')})(?=[\\s/<>[\\]()]|$)`, 'g');
const KEYWORDS =
  'begin begincmap beginbfrange begincodespacerange currentdict def defineresource dict end endbfrange endcmap ' +
  'endcodespacerange endobj endstream findresource false null obj pop startxref stream trailer true xref CMapName';
const KEYWORD = new RegExp(`(?<![^\\s>\\])])(?:${KEYWORDS.replaceAll(' ', '|')})(?![^\\s<[(/])`, 'g');
const FIXED =
  /\((?:Adobe|Identity|UCS|Tearline|PDFKit|en-US|D:(?:1970|1980|2000)0101000000Z)\)|\/[A-Z]{6}\+DejaVuSansMono(?:-Bold)?\b/g;
/** What the table of a file says: its shape is checked elsewhere, and its numbers would read as somebody's. */
const TABLE = /^\d{10} \d{5} [nf] $|^startxref\n\d+$/gm;

const PACKET = /<\?xpacket begin[^?]*\?>(?:[^?]|\?(?!xpacket))*<\?xpacket end="w"\?>/g;

/** Numbers of objects and of marked text, brackets of dictionaries, a width that comes again and again. */
const NUMBERED = /\b\d{1,7} 0 (?:R|obj)\b|<<|>>|(?<=\/)MCID \d{1,5}\b/g;
const AGAIN = /(?<![\d.])(\d{1,4}(?:\.\d{1,6})?)(?: \1(?![\d.]))+/g;
/** Where letters stand, and in what size and colour: operators with their numbers. */
const PLACED =
  /^(?:(?:-?\d{1,4}(?:\.\d{1,6})? ){6}(?:cm|Tm)|\/F\d{1,2} \d{1,2} Tf|\[\]TJ|BT|ET|q|Q|EMC|(?:-?\d{1,4}(?:\.\d{1,6})? ){1,3}(?:m|l|w|scn|SCN))$/gm;

function withoutPdfWords(text: string): string {
  const plain = text
    .replace(PACKET, withoutTags)
    .replace(TABLE, '')
    .replace(FIXED, '()')
    .replace(PLACED, '')
    .replace(NAME, (name) => (name === '/MCID' ? name : '/'))
    .replace(NUMBERED, '')
    .replace(AGAIN, '$1');
  // A line with a string in it is left whole.
  return plain.replace(/^[^()\n]+$/gm, (line) => line.replace(KEYWORD, '')).replace(/\s+(?:\/\s+)*/g, '\n');
}

const KEYS =
  'mrn audience banner state stamps block was authority on by confirmed facts dated from to subject portions id kind at ' +
  'pieces text portion bases extent held pages codes';
const KEY = new RegExp(`^( *)"(?:${KEYS.replaceAll(' ', '|')})": `, 'gm');

const KIND =
  /^( *)"kind": "(?:subject|paragraph|heading|reference|classified-by|signature|text|struck|deletion)"/gm;
const PORTION = /^( *)"(?:id|portion)": "([^"]{1,40})"/gm;

/** Keys of a copy for other programs. The sign behind a key stays, and parts what stands around it. */
const withoutKeys: OwnWords = (text) =>
  text
    .replace(KIND, '$1"": ""')
    .replace(PORTION, (printed, space, id) => (isPlace(`p-${id}`) ? `${space}"": ""` : printed))
    .replace(KEY, '$1"": ');

function withoutKnownTags(page: string): string {
  // What was decoded from a page is no page.
  if (!page.startsWith(DOCTYPE)) return page;
  const parts: string[] = [];
  let reached = DOCTYPE.length;
  try {
    for (const token of tokensOf(page)) {
      parts.push(wordsOf(token, page));
      reached = token.to;
    }
  } catch (error) {
    if (!(error instanceof Unknown)) throw error;
  }
  return parts.join('') + page.slice(reached);
}

/** Elements that may stand inside a word, and those that begin or end a line. */
const INLINE = new Set(['span', 's', 'a', 'strong']);
const LINES = new Set(['p', 'div', 'section', 'li', 'h3', 'main', 'tr']);

/** Names and values are parted by brackets, which stay where tags are taken out. */
const partedBy = (element: string): string =>
  INLINE.has(element) ? '<>' : LINES.has(element) ? '\n<>\n' : '\n<>[]\n';

function wordsOf(token: Token, page: string): string {
  const printed = page.slice(token.from, token.to);
  if (token.kind !== 'text') return isKnownTag(token) ? partedBy(token.name) : printed;
  return page.startsWith('<style>', token.from - 7) && isPlainStyle(token.text)
    ? withoutLetters(token.text)
    : printed;
}

/** The last style sheet that was read, which is mostly that of the page before. */
let before = { style: '', rest: '' };

function withoutLetters(style: string): string {
  if (before.style !== style) before = { style, rest: style.replace(/[A-Za-z]+/g, ' ') };
  return before.rest;
}
