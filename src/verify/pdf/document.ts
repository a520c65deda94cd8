import {
  dict,
  either,
  type Form,
  fixed,
  keyed,
  list,
  maybeRef,
  name,
  nameLike,
  number,
  ref,
  refuse,
  type Walk,
  word,
  words,
} from './forms.ts';
import type { Value } from './syntax.ts';

/** Everything a file of ours may say beside its text. What is not named here has no place in it. */

const numbers = list(number);
const isArray = ({ kind }: Value): boolean => kind === 'array';
const isNumber = ({ kind }: Value): boolean => kind === 'number';
const packed = { Length: number, 'Filter?': name('FlateDecode') };
/** A stream that is read by those who need it. */
const stream = (what: string): Form =>
  ref(
    what,
    () => dict(packed),
    () => undefined,
  );

const FONT_NAME = /^[A-Z]{6}\+DejaVuSansMono(?:-Bold)?$/;

const descriptor = dict({
  Type: name('FontDescriptor'),
  FontName: nameLike(FONT_NAME),
  Flags: number,
  FontBBox: numbers,
  ItalicAngle: number,
  Ascent: number,
  Descent: number,
  CapHeight: number,
  XHeight: number,
  StemV: number,
  FontFile2: ref(
    'font file',
    () => dict({ ...packed, 'Length1?': number }),
    (walk, object) => walk.fonts.push(object),
  ),
});

/** Every glyph is as wide as every other. Of the glyph for what a font does not have pdfkit gives units of the font. */
const widths: Form = (value, walk) => {
  const [first, of] = value.kind === 'array' ? value.items : [];
  if (first?.kind !== 'number' || first.value !== 0 || of?.kind !== 'array') return refuse(walk);
  list(number)(of, walk);
  const all = new Set(of.items.slice(1).flatMap((item) => (item.kind === 'number' ? [item.text] : [])));
  if (value.kind !== 'array' || value.items.length !== 2 || all.size > 1) refuse(walk);
};

const glyphs = dict({
  Type: name('Font'),
  Subtype: name('CIDFontType2'),
  BaseFont: nameLike(FONT_NAME),
  CIDSystemInfo: dict({ Registry: fixed(/^Adobe$/), Ordering: fixed(/^Identity$/), Supplement: number }),
  FontDescriptor: ref('descriptor', () => descriptor),
  W: widths,
  'CIDToGIDMap?': name('Identity'),
});

const font = dict({
  Type: name('Font'),
  Subtype: name('Type0'),
  BaseFont: nameLike(FONT_NAME),
  Encoding: name('Identity-H'),
  DescendantFonts: list(ref('glyphs', () => glyphs)),
  ToUnicode: stream('to unicode'),
});

const resources = dict({
  'ProcSet?': list(name('PDF', 'Text', 'ImageB', 'ImageC', 'ImageI')),
  'Font?': keyed(
    /^F\d{1,2}$/,
    ref('font', () => font),
  ),
  'ColorSpace?': dict({}),
});

const LETTER = '0 0 612 792';

const letter: Form = (value, walk) => {
  const sides =
    value.kind === 'array' ? value.items.map((side) => (side.kind === 'number' ? side.text : '')) : [];
  if (sides.join(' ') !== LETTER) refuse(walk);
};

const page = dict({
  Type: name('Page'),
  Parent: ref('pages', () => pages),
  MediaBox: letter,
  Contents: stream('contents'),
  Resources: maybeRef('resources', () => resources),
  'UserUnit?': number,
  'StructParents?': number,
  'Tabs?': name('S'),
});

const onePage = ref('page', () => page);

/** The pages in order. No other path leads to a page that is not among them: see `readPdf`. */
const pages: Form = dict({ Type: name('Pages'), Count: number, Kids: list(onePage) });

const destination: Form = (value, walk) => {
  const [target, how, ...rest] = value.kind === 'array' ? value.items : [];
  if (target === undefined || how === undefined) return refuse(walk);
  onePage(target, walk);
  name('Fit', 'XYZ', 'FitH')(how, walk);
  for (const item of rest) either(isNumber, number, word('null'))(item, walk);
};

const item: Form = dict({
  Title: words,
  Parent: (value, walk) => outlineParent(value, walk),
  'Dest?': destination,
  'First?': ref('item', () => item),
  'Last?': ref('item', () => item),
  'Next?': ref('item', () => item),
  'Prev?': ref('item', () => item),
  'Count?': number,
});

const outline: Form = dict({
  'Type?': name('Outlines'),
  'First?': ref('item', () => item),
  'Last?': ref('item', () => item),
  'Count?': number,
});

/** An item hangs below another, or below the outline itself, which has no title. */
const outlineParent: Form = (value, walk) => {
  const object = value.kind === 'ref' ? walk.file.objects.get(value.number)?.value : undefined;
  const isItem = object?.kind === 'dict' && object.entries.has('Title');
  ref(isItem ? 'item' : 'outline', () => (isItem ? item : outline))(value, walk);
};

const ROLES = name(
  'Document',
  'Part',
  'Sect',
  'Div',
  'P',
  'H',
  'H1',
  'H2',
  'H3',
  'Span',
  'L',
  'LI',
  'LBody',
  'Lbl',
  'Art',
  'NonStruct',
  'Note',
);

/** Text of another page than the element began on. */
const marked = dict({ Type: name('MCR'), Pg: onePage, MCID: number });
const isDict = ({ kind }: Value): boolean => kind === 'dict';
const kid: Form = either(
  isNumber,
  number,
  either(
    isDict,
    marked,
    ref('element', () => element),
  ),
);

/** An element of structure says what sort of text it is, and at most in words of the page what stands there. */
const element: Form = dict({
  'Type?': name('StructElem'),
  S: ROLES,
  'Alt?': words,
  P: structParent,
  'Pg?': onePage,
  K: either(isArray, list(kid), kid),
});

function structParent(value: Value, walk: Walk): void {
  const object = value.kind === 'ref' ? walk.file.objects.get(value.number)?.value : undefined;
  const isRoot = object?.kind === 'dict' && object.entries.has('ParentTree');
  ref(isRoot ? 'structure' : 'element', () => (isRoot ? structure : element))(value, walk);
}

const nothing = ({ kind }: Value): boolean => kind === 'word';
const elements = list(
  either(
    nothing,
    word('null'),
    ref('element', () => element),
  ),
);
const parents: Form = either(
  isArray,
  elements,
  ref('parents', () => elements),
);

const tree = dict({ 'Limits?': numbers, Nums: list(either(isNumber, number, parents)) });

const structure: Form = dict({
  Type: name('StructTreeRoot'),
  ParentTree: maybeRef('tree', () => tree),
  ParentTreeNextKey: number,
  K: list(ref('element', () => element)),
});

const metadata = ref(
  'metadata',
  () => dict({ 'length?': number, Type: name('Metadata'), Subtype: name('XML'), Length: number }),
  (walk, object) => walk.metadata.push(object),
);

const catalog = dict({
  Type: name('Catalog'),
  Pages: ref('pages', () => pages),
  'Names?': ref('names', () => dict({ 'Dests?': dict({ Names: list(word()) }) })),
  Lang: fixed(/^en-US$/),
  'MarkInfo?': maybeRef('marked', () => dict({ Marked: word('true') })),
  'StructTreeRoot?': ref('structure', () => structure),
  'ViewerPreferences?': maybeRef('preferences', () => dict({ DisplayDocTitle: word('true') })),
  'Outlines?': ref('outline', () => outline),
  'PageMode?': name('UseOutlines', 'UseNone'),
  'Metadata?': metadata,
});

/** Values that are the same in every file, but for the title. */
const INFO: Readonly<Record<string, RegExp>> = {
  Producer: /^(?:Tearline|PDFKit)$/,
  Creator: /^(?:Tearline|PDFKit)$/,
  CreationDate: /^D:(?:19700101|19800101|20000101)000000Z$/,
  ModDate: /^D:(?:19700101|19800101|20000101)000000Z$/,
};

const infoValue =
  (key: string): Form =>
  (value, walk) => {
    (key === 'Title' ? words : fixed(INFO[key] as RegExp))(value, walk);
    if (value.kind === 'string') walk.info.set(key, value.text);
  };

const infoEntry = (key: string): Form => maybeRef(`info ${key}`, () => infoValue(key));

const info = dict({
  'Producer?': infoEntry('Producer'),
  'Creator?': infoEntry('Creator'),
  'CreationDate?': infoEntry('CreationDate'),
  'ModDate?': infoEntry('ModDate'),
  Title: infoEntry('Title'),
});

/** The same sixteen bytes as the name of the file and of its one revision. */
const twice: Form = (value, walk) => {
  const [first, second, ...more] = value.kind === 'array' ? value.items : [];
  const is16 = first?.kind === 'string' && first.text.length === 16;
  if (!is16 || second?.kind !== 'string' || second.text !== first.text || more.length > 0) refuse(walk);
};

export const trailer: Form = dict({
  Size: number,
  Root: ref('catalog', () => catalog),
  Info: ref('info', () => info),
  ID: twice,
});
