import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import type { Case } from './cables.ts';
import { bodyOf, draw, type Planting, pdfOf } from './clean.ts';
import { added, joined, literal, type Parts, partsOf, stream, wideHex, withKeys } from './objects.ts';

/** Puts the secret of a case into a copy of it. Absent where this kind cannot carry it. */
export type Plant = (of: Case) => Promise<Buffer | string | undefined>;

const CATALOG = /\/Type \/Catalog/;
const PAGE = /\/Type \/Page\n/;

const drawn =
  (planting: (of: Case, text: string) => Planting): Plant =>
  async (of) =>
    HAS_GLYPHS.test(of.secret) ? pdfOf(of, planting(of, of.secret)) : undefined;
/** What the font can draw. */
const HAS_GLYPHS = /^[\0-\u04ff\u2010-\u2027]*$/;

const edited =
  (edit: (parts: Parts, secret: string, of: Case) => void): Plant =>
  async (of) => {
    const parts = partsOf(await pdfOf(of));
    edit(parts, of.secret, of);
    return joined(parts);
  };

const lines = (doc: PDFKit.PDFDocument, text: string, x = 60, y = 700): void => {
  for (const [row, line] of text.split('\n').entries()) draw(doc, line, x, y + row * 5);
};

/** Content of a page drawn by hand, in its own stream beside that of the renderer. */
const content = (parts: Parts, bytes: Buffer, keys = ''): void => {
  const number = added(parts, stream(bytes, keys));
  for (const [page, body] of parts.objects)
    if (PAGE.test(body)) {
      parts.objects.set(page, body.replace(/\/Contents (\d+ 0 R)/, `/Contents [$1 ${number} 0 R]`));
      return;
    }
};

const helvetica = '/Helv 8 Tf';
const shownAs = (operators: string): Buffer =>
  Buffer.from(`BT ${helvetica} 50 50 Td ${operators} ET`, 'latin1');
const winAnsi = (text: string): boolean => /^[\0-\xff]*$/.test(text);
const latin = (text: string): string => text.replace(/[\\()]/g, '\\$&').replaceAll('\n', ' ');

const glyphMap = (text: string): { readonly map: Buffer; readonly codes: string } => {
  const letters = [...new Set([...text])];
  const code = (i: number): string => (i + 3).toString(16).padStart(4, '0');
  const unit = (letter: string): string => Buffer.from(letter, 'utf16le').swap16().toString('hex');
  const rows = letters.map((letter, i) => `<${code(i)}> <${unit(letter)}>`);
  return {
    map: Buffer.from(
      `/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange ${rows.length} beginbfchar\n${rows.join('\n')}\nendbfchar endcmap end`,
    ),
    codes: [...text].map((letter) => code(letters.indexOf(letter))).join(''),
  };
};

/** A stream of text that nothing needs, hung to the catalog. */
const hung = (parts: Parts, bytes: Buffer, keys: string): void =>
  withKeys(parts, CATALOG, `/PieceInfo ${added(parts, stream(bytes, keys))} 0 R`);

function ascii85(bytes: Buffer): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 4) {
    const four = Buffer.concat([bytes.subarray(at, at + 4), Buffer.alloc(4)]).subarray(0, 4);
    let value = four.readUInt32BE(0);
    const signs: string[] = [];
    for (let i = 0; i < 5; i++) {
      signs.unshift(String.fromCharCode(33 + (value % 85)));
      value = Math.floor(value / 85);
    }
    const length = Math.min(4, bytes.length - at);
    text += length === 4 && signs.join('') === '!!!!!' ? 'z' : signs.slice(0, length + 1).join('');
  }
  return `${text}~>`;
}

function lzw(bytes: Buffer): Buffer {
  const table = new Map<string, number>();
  let bits = '';
  let next = 258;
  const put = (code: number): void => {
    const width = next + 1 > 2048 ? 12 : next + 1 > 1024 ? 11 : next + 1 > 512 ? 10 : 9;
    bits += code.toString(2).padStart(width, '0');
  };
  put(256);
  let run = '';
  const codeOf = (text: string): number =>
    text.length === 1 ? text.charCodeAt(0) : (table.get(text) as number);
  for (const letter of bytes.toString('latin1')) {
    if (run === '' || table.has(run + letter)) run += letter;
    else {
      put(codeOf(run));
      table.set(run + letter, next++);
      run = letter;
    }
  }
  put(codeOf(run));
  next++;
  put(257);
  const whole = bits.padEnd(Math.ceil(bits.length / 8) * 8, '0');
  return Buffer.from((whole.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

function runLengths(bytes: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += 3) {
    const some = bytes.subarray(at, at + 3);
    parts.push(Buffer.from([some.length - 1]), some);
  }
  return Buffer.concat([...parts, Buffer.from([128])]);
}

const utf8 = (text: string): Buffer => Buffer.from(text, 'utf8');

export const PDF_KINDS: Readonly<Record<string, Plant>> = {
  'text under a rectangle': drawn((_, text) => ({
    last: (doc) => {
      lines(doc, text);
      doc.rect(50, 690, 500, 40).fill('black');
      doc.fillColor('black');
    },
  })),
  'white text': drawn((_, text) => ({
    last: (doc) => {
      doc.fillColor('white');
      lines(doc, text);
      doc.fillColor('black');
    },
  })),
  'text outside the page': drawn((_, text) => ({ last: (doc) => lines(doc, text, 700, 700) })),
  'invisible text': drawn((_, text) => ({
    last: (doc) => {
      doc.addContent('3 Tr');
      lines(doc, text);
    },
  })),
  'tiny text': drawn((_, text) => ({
    last: (doc) => {
      doc.fontSize(0.5);
      lines(doc, text);
      doc.fontSize(10);
    },
  })),
  'text in the body': drawn((of, text) => ({ body: bodyOf(of).replace('2. (', `2. ${text} (`) })),
  'text in the head': drawn((_, text) => ({ first: (doc) => lines(doc, text, 60, 40) })),
  'text as furniture': drawn((_, text) => ({
    last: (doc) => {
      doc.markContent('Artifact', { type: 'Pagination' });
      lines(doc, text);
      doc.endMarkedContent();
    },
  })),
  'Info Subject': async (of) => pdfOf(of, { info: { Subject: of.secret } }),
  'Info Keywords': edited((parts, secret) =>
    withKeys(parts, /\/Producer \d/, `/Keywords ${wideHex(secret)}`),
  ),
  Title: async (of) => pdfOf(of, { info: { Title: of.secret } }),
  'bookmark in UTF-16': async (of) =>
    pdfOf(of, { last: (doc) => void doc.outline.addItem(`${of.secret}\u2002`) }),
  XMP: edited((parts, secret) => {
    for (const [number, body] of parts.objects)
      if (body.includes('/Metadata\n'))
        parts.objects.set(
          number,
          body
            .replace(
              '</rdf:RDF>',
              `<rdf:Description dc:subject="${utf8(secret).toString('latin1')}"/></rdf:RDF>`,
            )
            .replace(/\/Length (\d+)/, (_, n) => `/Length ${Number(n) + utf8(secret).length + 35}`),
        );
  }),
  'note beside the text': async (of) =>
    pdfOf(of, { last: (doc) => void doc.note(50, 50, 20, 20, of.secret) }),
  'address of a link': async (of) =>
    pdfOf(of, {
      last: (doc) => void doc.link(50, 50, 20, 20, `https://x.example/?q=${encodeURIComponent(of.secret)}`),
    }),
  'value of a form field': async (of) =>
    pdfOf(of, {
      last: (doc) => {
        doc.initForm();
        doc.formText('field', 50, 50, 100, 20, { value: of.secret });
      },
    }),
  attachment: async (of) =>
    pdfOf(of, {
      last: (doc) =>
        void doc.file(utf8(of.secret), {
          name: 'a.txt',
          creationDate: new Date(0),
          modifiedDate: new Date(0),
        }),
    }),
  'name of an attachment': async (of) =>
    pdfOf(of, {
      last: (doc) =>
        void doc.file(utf8('x'), { name: of.secret, creationDate: new Date(0), modifiedDate: new Date(0) }),
    }),
  script: edited((parts, secret) =>
    withKeys(parts, CATALOG, `/OpenAction << /S /JavaScript /JS ${literal(`app.alert("${secret}")`)} >>`),
  ),
  'named destination': async (of) => pdfOf(of, { last: (doc) => void doc.addNamedDestination(of.secret) }),
  'object that nothing names': edited((parts, secret) => void added(parts, literal(secret))),
  'packed stream that nothing names': edited(
    (parts, secret) => void added(parts, stream(deflateSync(utf8(secret)), '/Filter /FlateDecode')),
  ),
  'earlier revision': async (of) => {
    const before = joined(
      (() => {
        const parts = partsOf(Buffer.from(''));
        return { ...parts, header: '', objects: new Map([[1, literal(of.secret)]]) };
      })(),
    );
    const clean = await pdfOf(of);
    return Buffer.concat([clean, Buffer.from(before)]);
  },
  'bytes behind the end': async (of) => Buffer.concat([await pdfOf(of), utf8(of.secret)]),
  'bytes before the beginning': async (of) => Buffer.concat([utf8(`${of.secret}\n`), await pdfOf(of)]),
  comment: async (of) => {
    const clean = (await pdfOf(of)).toString('latin1');
    return Buffer.from(
      clean.replace('endobj\n', `endobj\n%${utf8(of.secret.replaceAll('\n', ' ')).toString('latin1')}\n`),
      'latin1',
    );
  },
  'actual text': async (of) =>
    pdfOf(of, {
      last: (doc) => {
        doc.markContent('Span', { actual: of.secret });
        draw(doc, BANNER_WORD, 60, 700);
        doc.endMarkedContent();
      },
    }),
  'alternative text of the structure': edited((parts, secret) =>
    withKeys(parts, /\/S \/P\n/, `/Alt ${literal(secret)}`),
  ),
  'title of the structure': edited((parts, secret) => withKeys(parts, /\/S \/P\n/, `/T ${wideHex(secret)}`)),
  'role of the structure': edited((parts, secret) => {
    const name = [...utf8(secret)].map((byte) => `#${byte.toString(16).padStart(2, '0')}`).join('');
    withKeys(parts, /\/S \/P\n/, `/C /${name}`);
  }),
  'glyphs of a font that tells their letters': edited((parts, secret) => {
    const { map, codes } = glyphMap(secret);
    const number = added(parts, stream(deflateSync(map), '/Filter /FlateDecode'));
    withKeys(parts, /\/Subtype \/Type0/, `/Second ${number} 0 R`);
    content(parts, deflateSync(Buffer.from(`BT /F9 8 Tf 50 50 Td <${codes}> Tj ET`)), '/Filter /FlateDecode');
  }),
  'glyphs one by one, with shifts': edited((parts, secret) => {
    const { map, codes } = glyphMap(secret);
    added(parts, stream(deflateSync(map), '/Filter /FlateDecode'));
    const each = (codes.match(/.{4}/g) ?? []).map((code, i) => `<${code}>${-i % 7}`).join('');
    content(parts, deflateSync(Buffer.from(`BT /F9 8 Tf 50 50 Td [${each}] TJ ET`)), '/Filter /FlateDecode');
  }),
  'letters one by one': async (of) =>
    winAnsi(of.secret)
      ? edited((parts, secret) => {
          const each = [...secret].map((letter, i) => `(${latin(letter)})${i % 5}`).join('');
          content(parts, shownAs(`[${each}] TJ`));
        })(of)
      : undefined,
  'letters in octal': edited((parts, secret) => {
    const each = [...utf8(secret)].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
    withKeys(parts, CATALOG, `/Note (${each})`);
  }),
  'string over several lines': edited((parts, secret) =>
    withKeys(
      parts,
      CATALOG,
      `/Note ${literal(secret).replace(/.{3}/gs, (three) => (/[\\\x80-\xff]/.test(three) ? three : `${three}\\\n`))}`,
    ),
  ),
  'object in a stream of objects': edited((parts, secret) => {
    const inside = deflateSync(Buffer.from(`99 0 ${literal(secret)}`, 'latin1'));
    added(parts, stream(inside, '/Type /ObjStm /N 1 /First 5 /Filter /FlateDecode'));
  }),
  'ASCII85 stream': edited((parts, secret) =>
    hung(parts, Buffer.from(ascii85(utf8(secret))), '/Filter /ASCII85Decode'),
  ),
  'ASCII85 of a packed stream': edited((parts, secret) =>
    hung(parts, Buffer.from(ascii85(deflateSync(utf8(secret)))), '/Filter [/ASCII85Decode /FlateDecode]'),
  ),
  'stream in hexadecimal digits': edited((parts, secret) =>
    hung(parts, Buffer.from(`${utf8(secret).toString('hex')}>`), '/Filter /ASCIIHexDecode'),
  ),
  'LZW stream': edited((parts, secret) => hung(parts, lzw(utf8(secret)), '/Filter /LZWDecode')),
  'stream of run lengths': edited((parts, secret) =>
    hung(parts, runLengths(utf8(secret)), '/Filter /RunLengthDecode'),
  ),
  'raw deflate': edited((parts, secret) =>
    hung(parts, deflateRawSync(utf8(`${secret} ${secret} it says`)), ''),
  ),
  'packed three times': edited((parts, secret) =>
    hung(parts, gzipSync(deflateSync(deflateSync(utf8(secret)))), ''),
  ),
  'layer that is switched off': edited((parts, secret) => {
    const number = added(parts, `<<\n/Type /OCG\n/Name ${literal(secret)}\n>>`);
    withKeys(parts, CATALOG, `/OCProperties << /OCGs [${number} 0 R] /D << /OFF [${number} 0 R] >> >>`);
  }),
  'page label': edited((parts, secret) =>
    withKeys(parts, CATALOG, `/PageLabels << /Nums [0 << /P ${wideHex(secret)} >>] >>`),
  ),
  'samples of an image': edited((parts, secret) => {
    const pixels = utf8(secret);
    const keys = `/Type /XObject /Subtype /Image /Width ${pixels.length} /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode`;
    hung(parts, deflateSync(pixels), keys);
  }),
  'names in a font': edited((parts, secret) => {
    for (const [number, body] of parts.objects)
      if (/\/FontFile2/.test(body)) {
        const file = Number(/\/FontFile2 (\d+)/.exec(body)?.[1]);
        const bytes = Buffer.concat([
          Buffer.from('\0\x01\0\0\0\0\0\0\0\0\0\0', 'latin1'),
          Buffer.from(secret, 'utf16le').swap16(),
        ]);
        parts.objects.set(file, stream(deflateSync(bytes), '/Filter /FlateDecode'));
        return void number;
      }
  }),
  'letters that a font tells of and no page shows': edited((parts, secret) => {
    const long = Buffer.from(secret, 'utf16le').swap16().toString('hex');
    const map = deflateSync(Buffer.from(`1 beginbfchar <0001> <${long}> endbfchar`));
    for (const [number, body] of parts.objects) {
      const found = /\/ToUnicode (\d+)/.exec(body)?.[1];
      if (found !== undefined) parts.objects.set(Number(found), stream(map, '/Filter /FlateDecode'));
      if (found !== undefined) return void number;
    }
  }),
  'key of a dictionary': edited((parts, secret) => {
    const name = [...utf8(secret)].map((byte) =>
      byte > 47 && byte < 123 ? String.fromCharCode(byte) : `#${byte.toString(16).padStart(2, '0')}`,
    );
    withKeys(parts, CATALOG, `/${name.join('').replace(/[[\]<>()/\\]/g, '_')} true`);
  }),
  'identifier of the file': edited((parts, secret) => {
    parts.trailer = parts.trailer.replace(/\/ID \[[^\]]*\]/, `/ID [<${utf8(secret).toString('hex')}> <00>]`);
  }),
};

const BANNER_WORD = 'UNCLASSIFIED';
