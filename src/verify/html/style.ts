/** The words a style sheet of ours is made of: properties, values, units, elements, classes. No room for another. */
const WORDS = new Set(
  (
    'a absolute active adjust adopted after align all amber and anywhere area arial auto avoid b background ' +
    'banner baseline basis before between bidi block body bold border bottom box break by caption center ' +
    'ch child class clear clip clone collapse color colors column columns confidential consolas ' +
    'content contents counter counts cover currentcolor cursor dark dashed dd declassification ' +
    'decoration dejavu deletion direction display div dl dotted double draft dt edge em empty end even facts ' +
    'family fill first fit fixed flex float focus font footer forced fr gap green grid group h1 h2 h3 has ' +
    'header heading height held helvetica hidden hover html hyphens i in indent index inherit ink ' +
    'inline inset inside is isolate italic items justify keep landscape last layout left legend letter li ' +
    'liberation light line lines link list long main margin marked max media menlo min minmax mono ' +
    'monospace nav neue newly no none normal not note nowrap nth number numeric nums odd of offset ol on ' +
    'only open orphans outline over overflow p padding page pages paragraph part path position pre prefers ' +
    'print prose pt public px quiet radius red relative rem restored restricted reviewer right root row rows ' +
    'rule s sans scheme screen secret section serif shadow sheet size sizing small solid space ' +
    'spacing span stamp stamps start static sticky strong struck style subject summary supports tab ' +
    'table tabular target tbody td template text tfoot th thead thickness through to top ' +
    'total tr transform transparent type ui ul unclassified under underline unicode unknown uppercase ' +
    'var variant vertical vh visible visited webkit weight white wide widows width withheld word ' +
    'words wrap x zero'
  ).split(' '),
);

/**
 * Whether a style sheet can carry nothing: known words only, no number longer than four digits or within a string, no escape, no
 * remark, no address; what it adds to a page is of these words too.
 */
export function isPlainStyle(style: string): boolean {
  if (style === plainBefore) return true;
  const isPlain = isMadeOfWords(style);
  if (isPlain) plainBefore = style;
  return isPlain;
}

/** The last that was plain: the pages of a run have one and the same. */
let plainBefore: string | undefined;

function isMadeOfWords(style: string): boolean {
  if (/[\\<&]|\/\*|url|@import|attr\s*\(|[^\n -~]/i.test(style)) return false;
  const plain = style.replace(/#(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})(?=[;,\s)}])/gi, ' ');
  const strings = plain.match(/"[^"]*"|'[^']*'/g) ?? [];
  if (/\d{5}|\d-\d/.test(plain) || strings.some((string) => /\d/.test(string))) return false;
  return (plain.match(/[A-Za-z]+\d?(?![A-Za-z])|[A-Za-z]+/g) ?? []).every(
    (word) => WORDS.has(word.toLowerCase()) || WORDS.has(word.toLowerCase().replace(/\d$/, '')),
  );
}
