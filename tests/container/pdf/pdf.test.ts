import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Opened, openFile } from '../../../src/container/open.ts';
import { fileSpan } from '../../../src/container/origin.ts';
import { readPdf } from '../../../src/container/pdf/read.ts';
import { isPdf, PDF_CAPS } from '../../../src/container/pdf/reading.ts';
import type { SourceRecord } from '../../../src/model/cable.ts';
import type { Message } from '../../../src/model/message.ts';
import { FIXTURES, OPTIONS, RULEBOOK, SETTING } from '../../golden/cases.ts';
import { outcomeOf } from '../../outcome.ts';
import { drawnPdf, typedPdf } from './printing.ts';

const CABLE = readFileSync(join(FIXTURES, '05-portions-of-three-levels/cable.txt'), 'utf8');
const [WORDS] = CABLE.split('\n');

async function opened(bytes: Buffer, file = 'cable.pdf'): Promise<Opened[]> {
  const reading = await readPdf(bytes);
  return [...openFile(file, [bytes], { readPdf: () => reading })];
}

async function recordOf(bytes: Buffer): Promise<SourceRecord> {
  const [first] = await opened(bytes);
  if (first === undefined || !('record' in first)) throw new Error('no record');
  return first.record;
}

async function failureOf(bytes: Buffer): Promise<Message> {
  const [first, ...others] = await opened(bytes);
  if (first === undefined || !('failure' in first) || others.length > 0) throw new Error('no failure');
  return first.failure;
}

/** The cable typed on a page, and what somebody did to it. */
const doctored = (doctor: (page: PDFKit.PDFDocument) => void, options: PDFKit.PDFDocumentOptions = {}) =>
  drawnPdf((page) => {
    page.font('Courier').fontSize(10);
    for (const [at, line] of CABLE.split('\n').entries())
      page.text(line, 54, 54 + at * 12, { lineBreak: false });
    doctor(page);
  }, options);

const saidOf = async (doctor: (page: PDFKit.PDFDocument) => void): Promise<string[]> => {
  const { messages } = await recordOf(await doctored(doctor));
  return messages.map(({ severity, code }) => `${severity} ${code}`);
};

/** Where one file with these bytes ends in a run. */
async function stateOf(bytes: Buffer): Promise<string> {
  const reading = await readPdf(bytes);
  const options = { ...OPTIONS, readPdf: () => reading };
  return outcomeOf({ file: 'cable.pdf', read: () => bytes }, SETTING, RULEBOOK, options).state;
}

describe('the text of pages', () => {
  it('is the lines that were typed, and blank lines where there were any', async () => {
    expect((await recordOf(await typedPdf(CABLE))).text.trim()).toBe(CABLE.trim());
  });

  it('tells pages apart, and knows the page of every character', async () => {
    const record = await recordOf(await typedPdf(CABLE, 12));
    expect(record.container).toBe('pdf');
    expect(record.opened).toBe(true);
    expect(record.origin.map(({ page }) => page)).toEqual([1, 2, 3]);
    expect(record.origin.map(({ record: { from, to } }) => record.text.slice(from, to)).join('')).toBe(
      record.text,
    );
    expect(record.text.split('\f')).toHaveLength(3);
    expect(fileSpan(record, { from: 3, to: 9 })).toEqual({ from: 3, to: 9 });
  });

  it('keeps columns apart by the spaces that fit in between', async () => {
    const bytes = await drawnPdf((page) => {
      page.font('Courier').fontSize(10);
      page
        .text('PAGE 02', 54, 54, { lineBreak: false })
        .text('OSLO  00612', 54 + 6 * 20, 54, { lineBreak: false });
      page.text('under', 54 + 6 * 3, 66, { lineBreak: false });
    });
    expect((await recordOf(bytes)).text.trimEnd()).toBe(`PAGE 02${' '.repeat(13)}OSLO  00612\n   under`);
  });

  it('reads bold that was printed twice once, and letters that were joined as two', async () => {
    const bytes = await drawnPdf((page) => {
      page
        .text('CONFIDENTIAL', 54, 54, { lineBreak: false })
        .text('CONFIDENTIAL', 54.3, 54, { lineBreak: false });
      page.text('Calm.', 54, 80);
    });
    expect((await recordOf(bytes)).text.split('\n')[0]).toBe('CONFIDENTIAL');
  });

  it('puts what runs up the margin below the lines', async () => {
    const bytes = await doctored((page) => page.rotate(90, { origin: [20, 400] }).text('MARGIN', 20, 400));
    expect((await recordOf(bytes)).text.trim().split('\n').at(-1)).toBe('MARGIN');
  });

  it('reads a page that lies on its side', async () => {
    const bytes = await drawnPdf((page) => {
      Object.assign(page.page.dictionary.data, { Rotate: 90 });
      page.rotate(-90, { origin: [0, 0] });
      page.text('Calm', -700, 54, { lineBreak: false }).text('sea.', -700, 66, { lineBreak: false });
    });
    expect((await recordOf(bytes)).text.trim()).toBe('Calm\nsea.');
  });
});

describe('what holds a cable', () => {
  it.each<[string, (page: PDFKit.PDFDocument) => void]>([
    ['error page-without-text', (page) => page.addPage().rect(60, 60, 200, 200).fill('grey')],
    ['error hidden-text', (page) => page.rect(50, 200, 300, 12).fill('black')],
    ['error hidden-text', (page) => page.lineWidth(12).moveTo(54, 204).lineTo(200, 204).stroke('black')],
    ['error page-partly-read', (page) => page.text('beyond', 700, 200, { lineBreak: false })],
    ['error hidden-text', switchedOff],
    ['error hidden-text', (page) => page.addContent('3 Tr').text('unseen words', 54, 600)],
    [
      'error redaction-not-applied',
      (page) => page.annotate(54, 200, 100, 12, { Subtype: 'Redact', F: 4 } as never),
    ],
  ])('%s', async (said, doctor) => {
    expect(await saidOf(doctor)).toContain(said);
    expect(await stateOf(await doctored(doctor))).toBe('held');
  });

  it('a letter that no font knows', async () => {
    const [first] = [
      ...openFile('cable.pdf', [Buffer.from('%PDF-1.7')], {
        readPdf: () => ({
          pages: [{ ...PAGE, text: 'Calm \ue012' }],
          attachments: 0,
          layersOff: 0,
          mended: false,
        }),
      }),
    ];
    expect(first).toMatchObject({
      record: { messages: [{ severity: 'error', code: 'characters-unknown' }] },
    });
  });

  it('a table of objects that is not where the file says', async () => {
    const bytes = await typedPdf(CABLE);
    const at = bytes.lastIndexOf('startxref') + 10;
    bytes.write('17', at);
    expect((await recordOf(bytes)).messages).toMatchObject([{ severity: 'error', code: 'pdf-mended' }]);
  });
});

/** A layer that holds nothing, and is off. */
function switchedOff(page: PDFKit.PDFDocument): void {
  const layer = page.ref({ Type: 'OCG', Name: new String('draft') });
  layer.end('');
  const root = (page as unknown as { _root: { data: object } })._root;
  Object.assign(root.data, { OCProperties: { OCGs: [layer], D: { OFF: [layer], Order: [layer] } } });
}

const PAGE = { text: '', hidden: 'none', redactions: 0, notes: 0, complete: true } as const;

describe('what is told', () => {
  it.each<[string, (page: PDFKit.PDFDocument) => void]>([
    ['warning notes-not-read', (page) => page.note(54, 200, 20, 20, 'a note')],
    ['warning attachments-not-read', (page) => page.file(Buffer.from('x'), { name: 'x.txt' })],
  ])('%s', async (said, doctor) => {
    expect(await saidOf(doctor)).toEqual([said]);
  });

  it('a layer that is invisible as a whole, as OCR makes it', async () => {
    const bytes = await drawnPdf((page) => page.addContent('3 Tr').font('Courier').text(CABLE, 54, 54));
    expect((await recordOf(bytes)).messages).toMatchObject([
      { severity: 'warning', code: 'unseen-text-layer' },
    ]);
  });

  it.each<[string, (page: PDFKit.PDFDocument) => void]>([
    ['a line under words', (page) => page.rect(54, 199, 300, 1).fill('black')],
    ['a line through them', (page) => page.rect(54, 204, 300, 1).fill('black')],
    ['a frame around them', (page) => page.rect(50, 200, 300, 12).stroke('black')],
    ['a marker over them', (page) => page.fillOpacity(0.3).rect(50, 200, 300, 12).fill('yellow')],
    ['a link', (page) => page.link(54, 54, 100, 12, 'https://example.org')],
  ])('nothing of %s', async (_, doctor) => {
    expect(await saidOf(doctor)).toEqual([]);
  });
});

describe('what cannot be read', () => {
  it.each<[string, string, () => Promise<Buffer>]>([
    ['one with a password', 'pdf-encrypted', () => doctored(() => {}, { userPassword: 'sesame' })],
    [
      'one without any text',
      'no-text-layer',
      () => drawnPdf((page) => page.rect(60, 60, 99, 99).fill('grey')),
    ],
    ['one that is cut off', 'pdf-damaged', async () => (await typedPdf(CABLE)).subarray(0, 1_500)],
    ['one with a packed stream that opens to more than it may', 'too-large', bomb],
    [
      'one of too many pages',
      'too-large',
      () =>
        drawnPdf((page) => {
          for (let at = 0; at < PDF_CAPS.pages; at++) page.addPage();
        }),
    ],
  ])('%s', async (_, code, make) => {
    const failure = await failureOf(await make());
    expect(failure.code).toBe(code);
    expect(failure.reason).toContain('cable.pdf');
    expect(failure.reason).not.toContain(WORDS);
  });

  it('is not one that asks a password of its owner alone', async () => {
    const bytes = await doctored(() => {}, { ownerPassword: 'sesame' });
    expect((await recordOf(bytes)).text.trim()).toBe(CABLE.trim());
  });
});

async function bomb(): Promise<Buffer> {
  const bytes = await typedPdf(CABLE);
  const packed = deflateSync(Buffer.alloc(PDF_CAPS.opened + 1));
  const stream = Buffer.concat([
    Buffer.from(`9 0 obj\n<< /Length ${packed.length} /Filter /FlateDecode >>\nstream\n`),
    packed,
    Buffer.from('\nendstream\nendobj\n'),
  ]);
  const at = bytes.lastIndexOf('xref\n', bytes.lastIndexOf('startxref') - 1);
  return Buffer.concat([bytes.subarray(0, at), stream, bytes.subarray(at)]);
}

describe('a PDF is known by its bytes', () => {
  it('whatever it is called, and within the first 1,024', async () => {
    const bytes = await typedPdf(CABLE);
    expect(isPdf(bytes)).toBe(true);
    expect(isPdf(Buffer.concat([Buffer.alloc(1_000, 10), bytes]))).toBe(true);
    expect(isPdf(Buffer.concat([Buffer.alloc(1_030, 10), bytes]))).toBe(false);
    const [first] = await opened(bytes, 'cable.txt');
    expect(first).toMatchObject({ record: { container: 'pdf' } });
    const shifted = await recordOf(Buffer.concat([Buffer.from('HTTP/1.1 200 OK\r\n\r\n'), bytes]));
    expect(shifted.text.trim()).toBe(CABLE.trim());
    expect(shifted.messages).toEqual([]);
  });

  it('in an archive too', async () => {
    const bytes = await typedPdf(CABLE);
    const reading = await readPdf(bytes);
    const found = [...openFile('c.zip', [zipSync({ 'a/1.pdf': bytes })], { readPdf: () => reading })];
    expect(found).toMatchObject([{ record: { file: 'c.zip#a/1.pdf', container: 'pdf', opened: true } }]);
  });

  it('and is no text without a reader', async () => {
    expect([...openFile('c.pdf', [await typedPdf(CABLE)])]).toMatchObject([{ failure: { code: 'binary' } }]);
  });
});

describe('damage', () => {
  let bytes: Buffer;
  let plain: string;
  beforeAll(async () => {
    bytes = await typedPdf(CABLE);
    plain = (await recordOf(bytes)).text;
  });

  it('a file cut anywhere is told, and nothing of it is read', async () => {
    for (let at = 8; at < bytes.length - 8; at += 97)
      for (const found of await opened(bytes.subarray(0, at), 'cut.pdf'))
        expect(found, String(at)).toHaveProperty('failure');
  }, 60_000);

  it('a file with a bit turned is read as it was, or held, or told: no word is lost in silence', async () => {
    const codes = new Map<string, number>();
    for (let at = 0; at < bytes.length; at += 7) {
      const turned = Buffer.from(bytes);
      turned[at] = (turned[at] ?? 0) ^ (1 << (at % 8));
      const [first] = await opened(turned);
      if (first === undefined) throw new Error(`nothing at ${at}`);
      const errors =
        'failure' in first
          ? [first.failure]
          : first.record.messages.filter(({ severity }) => severity === 'error');
      const code =
        errors[0]?.code ?? ('record' in first && first.record.text === plain ? 'same' : `other ${at}`);
      codes.set(code, (codes.get(code) ?? 0) + 1);
    }
    expect([...codes.keys()].filter((code) => code.startsWith('other'))).toEqual([]);
  }, 120_000);
});
