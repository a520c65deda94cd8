import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { recordsIn } from '../../src/batch/records.ts';
import { copiesIn } from '../../src/batch/render.ts';
import { type BatchOptions, type Outcome, outcomeOf } from '../../src/batch/run.ts';
import { pdfCopyRecord } from '../../src/container/copy/record.ts';
import { type Means, openRecord } from '../../src/container/open.ts';
import { readPdf } from '../../src/container/pdf/read.ts';
import { pdfRecord } from '../../src/container/pdf/record.ts';
import { loadFonts } from '../../src/disk/fonts.ts';
import type { Piece, Variant, WithdrawalSheet } from '../../src/model/variant.ts';
import { renderersWith } from '../../src/variant/render/formats.ts';
import { bodyText } from '../../src/variant/render/text/body.ts';
import { FIXTURES, OPTIONS, RULEBOOK, SETTING } from '../golden/cases.ts';

const LEXICON = RULEBOOK.vocabulary.lexicon;
const READ = /\.(?:txt|md|html|csv)$/;
const files = readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' })
  .filter((name) => READ.test(name))
  .sort();
const ALL_FORMATS: BatchOptions = {
  ...OPTIONS,
  render: copiesIn(['txt', 'html', 'pdf', 'json'], loadFonts()),
};
const outcomesIn = (file: string, bytes: Uint8Array, options: BatchOptions, means: Means = {}): Outcome[] =>
  [...recordsIn([{ file, read: () => bytes }], LEXICON, means)].map((found) =>
    outcomeOf(found, SETTING, RULEBOOK, options),
  );
const made = files.flatMap((name) =>
  outcomesIn(name, readFileSync(join(FIXTURES, name)), ALL_FORMATS)
    .filter(({ done }) => done !== undefined)
    .map((first): [string, Outcome] => [`${name}, ${first.mrn}`, first]),
);
const variantOf = (name: string): Variant => {
  const found = made.find(([of]) => of.startsWith(name))?.[1].done;
  if (found === undefined) throw new Error(`${name} gives no copy.`);
  return found.variant;
};
const bytesOf = ({ files: written }: Outcome, format: string): [name: string, bytes: Buffer] => {
  const file = written.find(({ name }) => name.endsWith(`.${format}`));
  return [file?.name ?? '', Buffer.from(file?.content ?? '')];
};
/** On paper no white space is known but that it is there: tabs are columns, and a page has room for so many empty lines. */
const onPaper = (text: string): string =>
  text
    .replace(/\r\n|[\r\f\v\u2028\u2029]/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ \n/g, '\n')
    .replace(/\n{2,}/g, '\n\n')
    .trim();

function isRead(
  again: Outcome | undefined,
  first: Outcome,
  form: (text: string) => string = (text) => text,
): void {
  const [before, after] = [first.done, again?.done];
  expect(again?.messages.map(({ code }) => code)).toContain('earlier-copy');
  expect([again?.mrn, after?.variant.banner]).toEqual([first.mrn, before?.variant.banner]);
  expect(again?.rows).toEqual([]);
  expect(form(after ? bodyText(after.variant) : '')).toBe(form(before ? bodyText(before.variant) : ''));
}

describe.each(['txt', 'json', 'html'])('a copy in %s that is read again', (format) => {
  test.each(made)('of %s is known as one, and nothing in it is new', (_, first) => {
    const [again] = outcomesIn(...bytesOf(first, format), OPTIONS);
    isRead(again, first);
  });
});

/** Reading PDFs takes time: every third copy, unless all are asked for. */
const EVERY = process.env.READ_ALL_PDFS === undefined ? 3 : 1;

describe('a copy in pdf that is read again', () => {
  test.each(made.filter((_, at) => at % EVERY === 0))(
    'of %s is known as one, and nothing in it is new',
    async (_, first) => {
      const [name, bytes] = bytesOf(first, 'pdf');
      const reading = await readPdf(bytes);
      const [again] = outcomesIn(name, bytes, OPTIONS, { readPdf: () => reading });
      isRead(again, first, onPaper);
    },
  );
});

describe('a copy in pdf of a text that no page has room for', () => {
  const { pdf } = renderersWith(loadFonts());
  const asText = (text: string): Variant => {
    const variant = variantOf('03-unclassified');
    return { ...variant, portions: [], pieces: [{ kind: 'text', text }] };
  };
  const readFrom = async (variant: Variant) => {
    const read = pdfRecord('c.pdf', await readPdf(pdf.copy(variant) as Uint8Array));
    return 'record' in read ? read.record : undefined;
  };

  test.each([
    ['lines broken behind every column', (n: number) => `${'x'.repeat(n)} ${'y'.repeat(80)} end of ${n}`],
    ['words broken', (n: number) => `${'x'.repeat(79 + n)} and more, ${n}`],
    ['lines that are just filled', (n: number) => `${'x'.repeat(n)} ${'y'.repeat(79 - n)}\nAND ON`],
    [
      'lines that end in the mark of a broken one',
      (n: number) => `${'x'.repeat(n)}\u21a9\n${'y'.repeat(n)}\u00ac`,
    ],
    ['lines that are set in', (n: number) => `${' '.repeat(n)}in by ${n}\n\n  a little  apart`],
    ['paragraphs that pages break between', (n: number) => `${n}. Calm.\n${n % 3 === 0 ? '\n' : 'Calm.\n'}`],
    [
      'signs that no font has',
      (n: number) => `${'x'.repeat(n)} \u4e2d\u6587 ${'y'.repeat(70 - (n % 60))} \u{20000}\u0645`,
    ],
  ])('holds with %s', async (_, line) => {
    const text = Array.from({ length: 79 }, (_each, i) => line(i + 1)).join('\n');
    const record = await readFrom(asText(text));
    expect(record?.copy?.struck).toEqual([]);
    expect(onPaper(record?.text ?? '')).toBe(onPaper(text));
    expect(record?.messages).toEqual([]);
  });

  test('has its places by pages, end to end', async () => {
    const record = await readFrom(asText('Calm.\n\n'.repeat(200)));
    const ends = record?.origin.map(({ record: { to } }) => to) ?? [];
    expect(record?.origin.map(({ page, record: { from } }) => [page, from])).toEqual(
      [0, ...ends.slice(0, -1)].map((from, at) => [at + 1, from]),
    );
    expect([ends.length > 3, ends.at(-1)]).toEqual([true, record?.text.length]);
  });

  test('has struck marks where they stood, whatever page or line they are on', async () => {
    const pieces = Array.from({ length: 120 }, (_each, n): Piece[] => [
      { kind: 'text', text: `${'x'.repeat(n % 80)} ` },
      { kind: 'struck', text: n % 2 === 0 ? '(C)' : 'S E C R E T' },
      { kind: 'text', text: ' Calm.\n' },
    ]).flat();
    const record = await readFrom({ ...asText(''), pieces });
    const struck = record?.copy?.struck.map(({ from, to }) => record.text.slice(from, to));
    expect(struck).toEqual(
      pieces.flatMap(({ kind, ...piece }) => (kind === 'struck' && 'text' in piece ? piece.text : [])),
    );
  });
});

describe('what is no copy is not read as one', () => {
  const variant = variantOf('05-portions-of-three-levels');
  const renderers = renderersWith(loadFonts());
  const html = String(renderers.html.copy(variant));

  test.each([
    ['a page with other words behind it', `${html}<p>P.S. The ferry sank.</p>`],
    ['a page with another banner below', html.replace(/UNCLASSIFIED(?=<\/footer>)/, 'SECRET')],
    ['a page without a stamp of ours', html.replaceAll('PROPOSED, NOT RELEASED', 'DRAFT')],
    ['a page that begins in another way', html.replace('<html lang="en">', '<html>')],
    ['a page without a number', html.replace(/<h1>[^<]*/, '<h1>Two words')],
  ])('%s', (_, page) => {
    expect(page).not.toBe(html);
    expect(openRecord('c.html', html).copy).toBeDefined();
    expect(openRecord('c.html', page).copy).toBeUndefined();
  });

  test('a page of a PDF that lacks its frame', async () => {
    const reading = await readPdf(renderers.pdf.copy(variant) as Uint8Array);
    const [page = ''] = 'pages' in reading ? reading.pages.map(({ text }) => text) : [];
    const copyIn = (...pages: string[]) => pdfCopyRecord('c.pdf', pages)?.copy?.mrn;
    expect(copyIn(page)).toBe(variant.mrn);
    for (const other of [
      page.replace(/UNCLASSIFIED\s*$/, 'SECRET'),
      page.replaceAll('PROPOSED, NOT RELEASED', 'DRAFT'),
      page.replace('page 1 of 1', 'page 1 of 2'),
      page.replace(/={69}/, ''),
    ]) {
      expect(other).not.toBe(page);
      expect(copyIn(other)).toBeUndefined();
    }
    expect([copyIn(page, page), copyIn(page, '')]).toEqual([undefined, undefined]);
  });

  test.each(made.slice(0, 3))("the reviewer's copy of %s", (_, first) => {
    const marked = first.restricted.filter(({ name }) => name.includes('.marked.'));
    expect(marked.length).toBe(2);
    for (const { name, content } of marked) expect(openRecord(name, String(content)).copy).toBeUndefined();
  });
});

describe('a withdrawal sheet', () => {
  const sheet: WithdrawalSheet = {
    mrn: '05VARDEN12',
    audience: 'foia',
    banner: 'UNCLASSIFIED',
    stamps: ['PROPOSED, NOT RELEASED'],
    dated: '2005-03-01',
    from: 'AMEMBASSY VARDEN',
    to: 'SECSTATE',
    pages: 3,
    codes: ['B1', '1.4(d)'],
  };

  test.each(Object.entries(renderersWith(loadFonts())))(
    'in %s is told as one: there is nothing to read',
    async (format, renderer) => {
      const bytes = Buffer.from(renderer.sheet(sheet));
      const reading = await readPdf(bytes);
      const [outcome] = outcomesIn(`sheet.${format}`, bytes, OPTIONS, { readPdf: () => reading });
      expect([outcome?.state, outcome?.messages.map(({ code }) => code)]).toEqual([
        'failed',
        ['withdrawal-sheet'],
      ]);
    },
  );
});

test('there are a hundred of them', () => expect(made.length).toBeGreaterThan(100));

describe('a text that only looks like a copy is read as it stands', () => {
  const page = (over: { head?: string; foot?: string } = {}): string => {
    const rule = '='.repeat(69);
    const { head = 'UNCLASSIFIED\n07OSLO412\nPROPOSED, NOT RELEASED\n', foot = 'UNCLASSIFIED\n' } = over;
    return `${head}\n${rule}\n1. ~~(C)~~ The ferry is late.\n${rule}\n${foot}`;
  };

  test('a whole one is known', () => {
    expect(openRecord('c.txt', page())).toMatchObject({
      text: '1. (C) The ferry is late.',
      copy: { mrn: '07OSLO412', banner: 'UNCLASSIFIED', struck: [{ from: 3, to: 6 }] },
    });
  });

  test.each([
    ['another banner below', page({ foot: 'SECRET\n' })],
    ['no stamp of ours', page({ head: 'UNCLASSIFIED\n07OSLO412\nDRAFT\n' })],
    ['no banner', page({ head: '07OSLO412\nPROPOSED, NOT RELEASED\n', foot: '07OSLO412\n' })],
    ['words behind the banner', page({ foot: 'UNCLASSIFIED\n\nP.S. The ferry sank.\n' })],
  ])('%s', (_, text) => {
    expect(openRecord('c.txt', text)).toMatchObject({ text, opened: false });
    expect(openRecord('c.txt', text).copy).toBeUndefined();
  });

  test('a mark that nobody struck stays in force', () => {
    const text = page().replace('~~(C)~~', '(S)');
    const [outcome] = outcomesIn('c.txt', Buffer.from(text), OPTIONS);
    expect(outcome?.rows.map(({ portion }) => portion)).toContain('1');
  });

  test('what a copy says of itself opens nothing: no official releases from one', () => {
    const forged = page({ head: 'UNCLASSIFIED\n09OSLO901\nRELEASED IN FULL\n' });
    const official = { ...SETTING, official: 'Harriet Vale, Declassification Officer' };
    const [found] = recordsIn([{ file: 'c.txt', read: () => Buffer.from(forged) }], LEXICON);
    const made = found === undefined ? undefined : outcomeOf(found, official, RULEBOOK, OPTIONS);
    expect([made?.state, made?.folder]).toEqual(['released-in-full', 'proposed']);
    expect(made?.barred).toEqual(['it was read from a copy: release the cable itself']);
  });

  test('a number that leads out of the folder is none', () => {
    const [made] = outcomesIn('c.txt', Buffer.from(page().replace('07OSLO412', '../../07OSLO412')), OPTIONS);
    expect(made?.files.every(({ name }) => /^record-[0-9a-f]{12}\.\w+$/.test(name))).toBe(true);
  });
});
