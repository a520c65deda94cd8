import type { PdfObject } from './file.ts';
import { Unreadable } from './syntax.ts';

/** The tags of a packet of metadata as pdfkit writes it, without white space inside. */
const TAGS: ReadonlySet<string> = new Set([
  '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
  '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
  '</x:xmpmeta>',
  '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
  '</rdf:RDF>',
  '<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">',
  '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">',
  '<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">',
  '<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">',
  '</rdf:Description>',
  '<rdf:li xml:lang="x-default">',
  '</rdf:li>',
  '<?xpacket end="w"?>',
  ...[
    'xmp:CreateDate',
    'xmp:CreatorTool',
    'xmp:ModifyDate',
    'dc:title',
    'rdf:Alt',
    'pdf:Producer',
    'pdfuaid:part',
  ].flatMap((name) => [`<${name}>`, `</${name}>`]),
]);

const PARTS = /<[^<>]*>|[^<>]+/g;
const DATE = /^(?:1970|1980|2000)-01-01T00:00:00(?:\.000)?Z$/;

/** A packet holds known tags, and between them what the file says of itself anyway. */
export function checkMetadata(
  object: PdfObject,
  info: ReadonlyMap<string, string>,
  titles: readonly string[],
): void {
  const text = Buffer.from(object.stream ?? []).toString('utf8');
  const known = new Set([...info.values(), ...titles, '1', '']);
  for (const [part] of text.matchAll(PARTS)) {
    const isKnown = part.startsWith('<')
      ? TAGS.has(part)
      : known.has(unescaped(part.trim())) || DATE.test(part);
    if (!isKnown) throw new Unreadable(object.at);
  }
}

/** The packet without its known tags. */
export const withoutTags = (text: string): string =>
  text.replace(PARTS, (part) => (TAGS.has(part) ? '<>' : part));

/** Signs that XML cannot have as they are come by their numbers. */
const unescaped = (text: string): string =>
  text.replace(/&#(\d{1,6});/g, (_, digits) => String.fromCodePoint(Number(digits)));
