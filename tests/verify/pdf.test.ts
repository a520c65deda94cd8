import { deflateSync, inflateSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { prepareCopyCheck } from '../../src/verify/copy.ts';
import { drawnOn } from '../../src/verify/pdf/content.ts';
import { anyCase, CASES, type Case } from './carriers/cables.ts';
import { bodyOf, draw, pdfOf } from './carriers/clean.ts';
import { added, joined, type Parts, partsOf, stream, withKeys } from './carriers/objects.ts';

const of = CASES[0] as Case;
let clean: Buffer;
beforeAll(async () => {
  clean = await pdfOf(of);
});
const faults = (pdf: Uint8Array, about: Case = of): string[] => prepareCopyCheck(about.settled)('x.pdf', pdf);
const edited = (edit: (parts: Parts) => void): Buffer => {
  const parts = partsOf(clean);
  edit(parts);
  return joined(parts);
};
const replaced = (from: string | RegExp, to: string): Buffer =>
  edited((parts) => {
    const before = joined(parts).toString('latin1');
    for (const [number, body] of parts.objects)
      parts.objects.set(
        number,
        body.replace(from, () => to),
      );
    expect(joined(parts).toString('latin1')).not.toBe(before);
  });
const bytesWith = (from: string, to: string): Buffer => {
  const text = clean.toString('latin1');
  expect(text).toContain(from);
  return Buffer.from(
    text.replace(from, () => to),
    'latin1',
  );
};

test('a clean PDF passes, and so does one put together again', () => {
  expect(faults(clean)).toEqual([]);
  expect(faults(edited(() => undefined))).toEqual([]);
});

test('a body of many pages passes', async () => {
  const long = anyCase(7);
  const many = { ...long, stretches: long.stretches };
  expect(faults(await pdfOf(many), many)).toEqual([]);
});

describe('a file is refused', () => {
  test.each<[string, () => Uint8Array]>([
    ['of another version', () => bytesWith('%PDF-1.7', '%PDF-1.4')],
    ['with a line behind the end', () => Buffer.concat([clean, Buffer.from('\n')])],
    ['with a second end', () => Buffer.concat([clean, Buffer.from('%%EOF\n')])],
    ['without its end', () => clean.subarray(0, -2)],
    ['with a remark between objects', () => bytesWith('endobj\n', 'endobj\n%x\n')],
    ['with a blank between objects', () => bytesWith('endobj\n', 'endobj\n ')],
    ['with a place of an object that is wrong', () => bytesWith(' 00000 n \n', ' 00001 n \n')],
    ['with an object of a later generation', () => bytesWith('1 0 obj\n', '1 1 obj\n')],
    [
      'with another second name',
      () => {
        const text = clean.toString('latin1');
        const second = /\/ID \[<[0-9a-f]{32}> <([0-9a-f])/.exec(text);
        const at = (second?.index ?? 0) + (second?.[0].length ?? 0) - 1;
        return Buffer.from(
          `${text.slice(0, at)}${text[at] === 'f' ? '0' : 'f'}${text.slice(at + 1)}`,
          'latin1',
        );
      },
    ],
    ['with an object that nothing names', () => edited((parts) => added(parts, '(x)'))],
    [
      'with a trailer that speaks of a revision before',
      () => edited((parts) => (parts.trailer = parts.trailer.replace('/Size', '/Prev 0\n/Size'))),
    ],
    ['with a key twice', () => replaced('/Type /Catalog', '/Type /Catalog\n/Type /Catalog')],
    ['with an unknown key', () => edited((parts) => withKeys(parts, /\/Type \/Catalog/, '/AA << >>'))],
    ['with a name of odd letters', () => replaced('/Type /Catalog', '/#54ype /Catalog')],
    ['with a length that is wrong', () => replaced(/\/Length (\d+)/, '/Length 3')],
    ['in another language', () => replaced('(en-US)', '(en-GB)')],
    ['by another maker', () => replaced('(Tearline)', '(Quill)')],
    ['of another size', () => replaced('612 792', '612 793')],
    ['with letters of different widths', () => replaced(/(\/W \[0 \[\S+ )\S+/, '/W [0 [1233 1')],
    ['whose page is shown twice', () => replaced(/\/Kids \[(\d+ 0 R)\]/, '/Kids []')],
  ])('%s', (_, file) => expect(faults(file())).not.toEqual([]));
});

/** A page whose content is written by hand, with the font of the page. */
const content = (write: (content: string) => string): Buffer =>
  edited((parts) => {
    for (const [number, body] of parts.objects) {
      const found = /\/Contents (\d+)/.exec(body)?.[1];
      if (found === undefined) continue;
      const packed = parts.objects.get(Number(found)) ?? '';
      const from = packed.indexOf('stream\n') + 7;
      const before = unpacked(Buffer.from(packed.slice(from, -'\nendstream'.length), 'latin1'));
      expect(write(before)).not.toBe(before);
      parts.objects.set(
        Number(found),
        stream(deflateSync(Buffer.from(write(before), 'latin1')), '/Filter /FlateDecode'),
      );
      return void number;
    }
  });

const unpacked = (bytes: Buffer): string => inflateSync(bytes).toString('latin1');

describe('a page is refused', () => {
  test.each<[string, (content: string) => string]>([
    ['with a filled rectangle', (page) => `${page}\n0 0 100 100 re f\n`],
    ['with a line that is thick', (page) => `${page}\n5 w 0 9 m 90 9 l S\n`],
    ['with a line that is not level', (page) => `${page}\n1 w 0 9 m 90 99 l S\n`],
    ['with a clip', (page) => `${page}\n0 0 9 9 re W n\n`],
    ['with an image in line', (page) => `${page}\nBI /W 1 ID x EI\n`],
    ['with a form', (page) => `${page}\n/F1 Do\n`],
    ['with a look from elsewhere', (page) => `/Gs1 gs\n${page}`],
    ['with a shift between letters', (page) => page.replace(' 0] TJ', ' -3] TJ')],
    ['with letters set apart', (page) => page.replace('BT\n', 'BT\n1 Tc\n')],
    ['with letters made narrow', (page) => page.replace('BT\n', 'BT\n90 Tz\n')],
    ['with letters raised', (page) => page.replace('BT\n', 'BT\n2 Ts\n')],
    ['with invisible letters', (page) => page.replace('BT\n', 'BT\n3 Tr\n')],
    ['with letters turned', (page) => page.replace('1 0 0 1', '0 1 -1 0')],
    ['with light letters', (page) => page.replace('BT\n', 'BT\n0.9 g\n')],
    ['with small letters', (page) => page.replace(/\/F(\d) 10 Tf/, '/F$1 2 Tf')],
    ['with an unknown font', (page) => page.replace(/\/F\d /, '/F99 ')],
    ['with letters beside the page', (page) => page.replace(/1 0 0 1 \d+/, '1 0 0 1 700')],
    [
      'with other words for a screen reader',
      (page) => page.replace('<<\n/MCID', '<<\n/ActualText (x)\n/MCID'),
    ],
    ['with an unknown operator', (page) => `${page}\nXx\n`],
    ['with a remark', (page) => `${page}\n% x\n`],
    ['with an open mark', (page) => `${page}\n/P BMC\n`],
  ])('%s', (_, write) => expect(faults(content(write))).not.toEqual([]));

  test.each<[string, (body: string) => string]>([
    ['a released character gone', (body) => body.replace('HARBOUR', 'HARBOR')],
    ['a word more', (body) => body.replace('2. (', '2. Indeed (')],
    ['a marker of another form', (body) => body.replace(/\[[^\]]*\]/, '[2 words: B6]')],
    ['no marker', (body) => body.replace(/\[[^\]]*\]/, '')],
  ])('whose body has %s', async (_, write) => {
    const body = write(bodyOf(of));
    expect(body).not.toBe(bodyOf(of));
    expect(faults(await pdfOf(of, { body }))).not.toEqual([]);
  });

  test.each<[string, (doc: PDFKit.PDFDocument) => void]>([
    ['words of nobody above the body', (doc) => draw(doc, 'smuggling', 60, 40)],
    [
      'a banner of its own',
      (doc) => {
        doc.markContent('Artifact', { type: 'Pagination' });
        draw(doc, 'SECRET', 60, 5);
        doc.endMarkedContent();
      },
    ],
  ])('with %s', async (_, first) => expect(faults(await pdfOf(of, { first }))).not.toEqual([]));
});

test('an unknown form is told by its place and without a word of it', () => {
  const said = faults(Buffer.concat([clean, Buffer.from('Xenia Ob')]));
  expect(said.join()).toMatch(new RegExp(`unknown form at byte ${clean.length}`));
  expect(said.join()).not.toMatch(/Xenia/);
});

test('any byte changed in the syntax is noticed or changes nothing', () => {
  const text = clean.toString('latin1');
  let silent = 0;
  for (let at = 0; at < text.length; at += 37) {
    const changed = Buffer.from(clean);
    changed[at] = (changed[at] as number) ^ 0x01;
    if (faults(changed).length === 0) silent += 1;
  }
  // Numbers that place letters and boxes may be others; nothing else may.
  expect(silent).toBeLessThan(text.length / 37 / 4);
});

test('marks of a page are numbered as they come', () => {
  const read =
    (...numbers: number[]) =>
    () =>
      drawnOn(numbers.map((n) => `/P <</MCID ${n}>> BDC EMC `).join(''), new Map(), new Map());
  expect(read(0, 1, 2)).not.toThrow();
  for (const odd of [[7], [0, 2], [0, 0]]) expect(read(...odd)).toThrow();
});
