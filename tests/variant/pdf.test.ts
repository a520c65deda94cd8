import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it, type TestContext } from 'vitest';
import { loadFonts } from '../../src/disk/fonts.ts';
import { sha256 } from '../../src/model/digest.ts';
import type { Piece, PortionPlace, Variant, WithdrawalSheet } from '../../src/model/variant.ts';
import { renderersWith } from '../../src/variant/render/formats.ts';
import { bodyText } from '../../src/variant/render/text/body.ts';
import { RULE } from '../../src/variant/render/text/copy.ts';
import { CASES, outcome, outcomeAbroad } from '../golden/cases.ts';
import { readPdf, textOfPdf } from './read-pdf.ts';

const { pdf } = renderersWith(loadFonts());
const pdfCopy = (variant: Variant): Uint8Array => pdf.copy(variant) as Uint8Array;

const VARIANTS = new Map(
  CASES.flatMap((name) => {
    const { done } = outcome(name);
    return done === undefined ? [] : [[name, done.variant] as const];
  }),
);
const READ = [...VARIANTS.keys()];

function variantOf(name: string): Variant {
  const variant = VARIANTS.get(name);
  if (variant === undefined) throw new Error(`${name} has no copy`);
  return variant;
}

const IN_PART = '05-portions-of-three-levels';
const DECLASSIFIED = '01-declassified-by-its-own-date';

const PLAIN: Variant = {
  mrn: '05VARDEN12',
  audience: 'foia',
  banner: 'UNCLASSIFIED',
  state: 'released-in-full',
  stamps: ['PROPOSED, NOT RELEASED'],
  facts: { dated: '2005-01-02', from: 'VARDEN', to: 'SECSTATE', subject: 'withheld' },
  portions: [],
  pieces: [{ kind: 'text', text: 'BODY\n' }],
};
const withText = (text: string): Variant => ({ ...PLAIN, pieces: [{ kind: 'text', text }] });

const SHEET: WithdrawalSheet = {
  mrn: '05VARDEN12',
  audience: 'foia',
  banner: 'UNCLASSIFIED',
  stamps: ['DENIED IN FULL'],
  dated: '2005-01-02',
  from: 'VARDEN',
  to: 'SECSTATE',
  pages: 3,
  codes: ['B1', '1.4(d)'],
};

/** Many paragraphs, so that a copy has several pages. */
const LONG = withText(
  Array.from({ length: 60 }, (_, i) => `${i + 1}. ${'The harbor office said so again. '.repeat(5)}`).join(
    '\n\n',
  ),
);

/** The body as a page shows it, without white space: struck words between `~~`. */
const bodyShown = (variant: Variant): string => bare(bodyText(variant));

/** Stands behind the last column of a line that was broken to fit the page. */
const BROKEN = '\u21a9';

const bare = (text: string): string => text.replace(/\s/g, '');

/** What stands between the two rules of a copy, without white space. */
function bodyIn(bytes: Uint8Array): string {
  const runs = readPdf(bytes).runs.filter(({ tag }) => tag !== 'Artifact');
  const rule = runs.findIndex(({ text }) => text === `${RULE} `);
  expect([rule > 0, runs.at(-1)?.text]).toEqual([true, `${RULE} `]);
  return bare(
    runs
      .slice(rule + 1, -1)
      .map(({ text }) => text)
      .join(''),
  );
}

/** Whether a page shows a text: each character as itself, or by its code point where the fonts cannot. */
function shows(page: string, text: string): boolean {
  let at = 0;
  for (const character of text) {
    const code = `<U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`;
    if (page.startsWith(character, at)) at += character.length;
    else if (page.startsWith(code, at)) at += code.length;
    else return false;
  }
  return at === page.length;
}

describe('the text of a PDF', () => {
  it.each(READ)('of %s is its head, and its body between two rules', (name) => {
    const variant = variantOf(name);
    const bytes = pdfCopy(variant);
    expect(bodyIn(bytes)).toBe(bodyShown(variant));
    const [head] = bare(textOfPdf(readPdf(bytes))).split(RULE);
    const { dated, from, to, subject } = variant.facts;
    expect(head).toContain(
      bare(`${variant.mrn}${variant.stamps.join('')}Date:${dated}From:${from}To:${to}Subject:${subject}`),
    );
  });

  it('shows what the fonts lack by its code point', () => {
    const cases: readonly (readonly [string, string])[] = [
      ['ÄÖ Ω Ж µ μ', 'ÄÖΩЖµμ'],
      ['\u4e2d', '<U+4E2D>'],
      ['\u{1f600}', '<U+1F600>'],
      ['a\u0007b\u001b\u007f\u0085', 'a<U+0007>b<U+001B><U+007F><U+0085>'],
      ['e\u0301 \u05d0 \u0627', 'e<U+0301><U+05D0><U+0627>'],
      ['x\u00ady\u200bz\u202e', 'x<U+00AD>y<U+200B>z<U+202E>'],
      ['\ud800', '<U+D800>'],
      ['a\u00a0b\ufeffc\u2003d', 'abcd'],
    ];
    for (const [text, shown] of cases) expect(bodyIn(pdfCopy(withText(text))), shown).toBe(shown);
  });

  it('breaks lines at a space where there is one, and expands tabs', () => {
    const long = `${'word '.repeat(30)}${'x'.repeat(200)} end\ta\tb`;
    const { runs } = readPdf(pdfCopy(withText(long)));
    const lines = runs.filter(({ tag }) => tag === 'P').map(({ text }) => text);
    const body = lines.slice(lines.findIndex((line) => line.startsWith(RULE)) + 1, -1);
    expect(body.map(({ length }) => length)).toEqual([80, 70, 80, 80, 60]);
    expect(body.at(-1)).toMatch(/^x{40} end {6}a {7}b $/);
    expect(bare(body.join(''))).toBe(bare(long));
  });

  it('holds for any text', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.string({
        unit: fc.constantFrom(' ', '\n', '\t', '\r', 'a', 'B', '(', '~', '=', '\\'),
        maxLength: 300,
      }),
      fc.integer({ min: 0, max: 300 }).map((length) => 'LONG WORDS,'.repeat(length)),
    );
    const piece: fc.Arbitrary<Piece> = fc.oneof(
      text.map((words): Piece => ({ kind: 'text', text: words })),
      text.map((words): Piece => ({ kind: 'struck', text: words })),
      fc.record({
        kind: fc.constant('deletion' as const),
        portion: fc.constant(null),
        bases: fc.array(fc.constantFrom('B1', '1.4(d)', 'unreviewed'), { minLength: 1, maxLength: 3 }),
        extent: fc.constantFrom('name', 'less than 1 line', '1 paragraph (7 lines)'),
        held: fc.boolean(),
      }),
    );
    const kind = fc.constantFrom('subject', 'paragraph', 'heading', 'reference', 'signature');
    const places = fc.array(fc.tuple(kind, fc.nat({ max: 400 })), { maxLength: 6 });
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), places, text, (pieces, found, subject) => {
        const portions = found
          .map(([each, at], i): PortionPlace => ({ id: `${i}`, kind: each, at }))
          .sort((a, b) => a.at - b.at);
        const facts = { ...PLAIN.facts, subject };
        const variant = { ...PLAIN, mrn: `X${subject.slice(0, 9)}`, facts, portions, pieces };
        expect(shows(bodyIn(pdfCopy(variant)), bodyShown(variant))).toBe(true);
      }),
      { numRuns: Number(process.env.RUNS ?? 100) },
    );
  });
});

describe('a PDF', () => {
  it('is one revision, and holds no form, note, link, script, picture or file', () => {
    for (const bytes of [...READ.map((name) => pdfCopy(variantOf(name))), pdf.sheet(SHEET) as Uint8Array]) {
      const file = Buffer.from(bytes).toString('latin1');
      expect([file.split('%%EOF').length, file.split('startxref').length]).toEqual([2, 2]);
      expect(file.endsWith('%%EOF\n')).toBe(true);
      const { all, operators } = readPdf(bytes);
      expect(all).not.toMatch(
        /\/(?:Annots|AcroForm|JavaScript|JS|OpenAction|AA|EmbeddedFiles|XObject|Image|OCProperties|URI|Launch)\b/,
      );
      expect([...operators].filter((operator) => !OPERATORS.has(operator))).toEqual([]);
    }
  });

  it('has banner, stamps, number and page number on every page, and none of it in the text', () => {
    const { pages, runs } = readPdf(pdfCopy(LONG));
    expect(pages).toBeGreaterThan(2);
    for (let page = 1; page <= pages; page++) {
      const furniture = runs.filter((run) => run.page === page && run.tag === 'Artifact');
      const own = furniture.map(({ text }) => text).filter((text) => text !== BROKEN);
      expect(own.length).toBeLessThan(furniture.length);
      expect(own.slice(0, 2)).toEqual(['UNCLASSIFIED', 'PROPOSED, NOT RELEASED']);
      expect(own.at(2)).toMatch(new RegExp(`^05VARDEN12 +page ${page} of ${pages}$`));
      expect(own.slice(3)).toEqual(['UNCLASSIFIED']);
    }
  });

  it('names itself by its number and, where it was released, its subject', () => {
    expect(titleOf(PLAIN)).toBe('05VARDEN12');
    const facts = { ...PLAIN.facts, subject: 'FISH & <SHIPS> (COD)' };
    expect(titleOf({ ...PLAIN, facts })).toBe('05VARDEN12: FISH & <SHIPS> \\(COD\\)');
    expect(readPdf(pdfCopy({ ...PLAIN, facts })).all).toContain('FISH &#38; &#60;SHIPS&#62; (COD)</rdf:li>');
  });

  it('keeps the words of a heading over two lines apart', () => {
    const pieces: Piece[] = [{ kind: 'text', text: 'QUOTAS AND\nNETS\n\n1. One.\n' }];
    const portions: PortionPlace[] = [
      { id: 'heading.1', kind: 'heading', at: 0 },
      { id: '1', kind: 'paragraph', at: 'QUOTAS AND\nNETS\n\n'.length },
    ];
    expect(readPdf(pdfCopy({ ...PLAIN, pieces, portions })).all).toContain('/Title (QUOTAS AND NETS)');
  });

  it('lists number, subject, headings by their released words, and paragraphs', () => {
    const pieces: Piece[] = [
      { kind: 'text', text: 'SUBJECT: FISH\n\n' },
      { kind: 'text', text: 'QUOTAS ' },
      { kind: 'deletion', portion: 'heading.1', bases: ['B6'], extent: 'name', held: false },
      { kind: 'text', text: ' AND NETS\n\n1. One.\n\n' },
      { kind: 'deletion', portion: 'heading.2', bases: ['B1'], extent: 'less than 1 line', held: false },
      { kind: 'text', text: '\n\n2. Two.\nVALE\n' },
    ];
    const text = bodyText({ ...PLAIN, pieces });
    const portions: PortionPlace[] = [
      { id: 'subject', kind: 'subject', at: text.indexOf('FISH') },
      { id: 'heading.1', kind: 'heading', at: text.indexOf('QUOTAS') },
      { id: '1', kind: 'paragraph', at: text.indexOf('1. One') },
      { id: 'heading.2', kind: 'heading', at: text.indexOf('[less') },
      { id: '2', kind: 'paragraph', at: text.indexOf('2. Two') },
      { id: 'signature', kind: 'signature', at: text.indexOf('VALE') },
    ];
    const bytes = pdfCopy({ ...PLAIN, pieces, portions });
    const titles = [...readPdf(bytes).all.matchAll(/^\/Title \((.*)\)$/gm)].map(([, title]) => title);
    expect(titles).toEqual(
      expect.arrayContaining(['Subject', 'QUOTAS AND NETS', 'Paragraph 1', 'Heading', 'Paragraph 2']),
    );
    expect(titles).toHaveLength(6);
    const headings = readPdf(bytes).runs.filter(({ tag }) => tag === 'H2');
    expect(headings.map((run) => run.text).join('')).toBe(
      'QUOTAS [name: B6] AND NETS [less than 1 line: B1] ',
    );
  });

  it('says of struck words that they are struck, and draws a line', () => {
    const { runs, operators, all } = readPdf(pdfCopy(variantOf(DECLASSIFIED)));
    expect(runs.filter(({ tag }) => tag === 'Span').map(({ text }) => text.trim())).toEqual(
      expect.arrayContaining(['~~CONFIDENTIAL~~', '~~C O N F I D E N T I A L~~']),
    );
    expect([operators.has('l'), all.includes('/Alt (struck: CONFIDENTIAL)')]).toEqual([true, true]);
    expect(readPdf(pdfCopy(PLAIN)).operators.has('l')).toBe(false);
  });

  it('is the same on every run, in every time zone and language', () => {
    const variant = variantOf(IN_PART);
    const here = sha256(pdfCopy(variant));
    expect(sha256(pdfCopy(variant))).toBe(here);
    for (const [TZ, language] of [
      ['Asia/Kolkata', 'tr_TR.UTF-8'],
      ['America/St_Johns', 'ar_EG.UTF-8'],
    ] as const) {
      const { stdout, stderr } = spawnSync(
        process.execPath,
        ['--import', 'tsx', join(import.meta.dirname, 'print-digest.ts')],
        {
          input: JSON.stringify(variant),
          encoding: 'utf8',
          env: { ...process.env, TZ, LANG: language, LC_ALL: language },
        },
      );
      expect(stdout.trim(), stderr).toBe(here);
    }
  });
});

/** Those of text, of a line, of what is marked, and of one turn of the page. */
const OPERATORS = new Set([
  'BT',
  'ET',
  'Tm',
  'Tf',
  'TJ',
  'q',
  'Q',
  'cm',
  'm',
  'l',
  'S',
  'w',
  'BDC',
  'EMC',
  '',
]);

function titleOf(variant: Variant): string | undefined {
  const { all } = readPdf(pdfCopy(variant));
  return /^\((05VARDEN12.*)\)$/m.exec(all)?.[1];
}

describe('what other programs say of a PDF', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tearline-pdf-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const files = new Map<string, Uint8Array>([
    ...READ.map((name) => [name, pdfCopy(variantOf(name))] as const),
    ['21 abroad', pdfCopy(outcomeAbroad('21-releasable-to-an-ally').done?.variant ?? PLAIN)],
    ['several pages', pdfCopy(LONG)],
    ['empty', pdfCopy({ ...PLAIN, pieces: [] })],
    ['sheet', pdf.sheet(SHEET) as Uint8Array],
  ]);
  const names = [...files.keys()];
  const pathOf = (name: string): string => {
    const path = join(folder, `${name}.pdf`);
    writeFileSync(path, files.get(name) ?? '');
    return path;
  };

  /** What a tool prints of a file; the test is skipped where the tool is not there. */
  function told(context: TestContext, tool: string, args: readonly string[]): string {
    const { error, stdout, stderr, status } = spawnSync(tool, args, { encoding: 'utf8' });
    if (error !== undefined) context.skip(`${tool} is not installed (apt-get install qpdf poppler-utils)`);
    expect([status, stderr]).toEqual([0, '']);
    return stdout;
  }

  it.for(names)('qpdf finds nothing wrong with %s', (name, context) => {
    expect(told(context, 'qpdf', ['--check', pathOf(name)])).toContain('No syntax or stream encoding errors');
  });

  it.for(names)(
    'poppler finds the fonts of %s embedded, its text readable and its structure there',
    (name, context) => {
      const fonts = told(context, 'pdffonts', [pathOf(name)])
        .trim()
        .split('\n')
        .slice(2);
      expect(fonts.length).toBeGreaterThan(0);
      for (const font of fonts)
        expect(font).toMatch(/DejaVuSansMono(?:-Bold)? +CID TrueType +Identity-H +yes yes yes /);
      const info = told(context, 'pdfinfo', [pathOf(name)]);
      expect(info).toMatch(/^Tagged: +yes$/m);
      expect(info).toMatch(/^Form: +none$/m);
      expect(info).toMatch(/^JavaScript: +no$/m);
      expect(info).toMatch(/^Page size: +612 x 792 pts \(letter\)$/m);
      expect(info).toMatch(/^Title: +\S/m);
    },
  );

  it.for(READ)('pdftotext reads the lines of %s in order', (name, context) => {
    const lines = told(context, 'pdftotext', ['-layout', pathOf(name), '-']).split('\n');
    const body = bodyText(variantOf(name)).split('\n');
    let at = 0;
    for (const line of body.filter((each) => each.trim() !== '' && each.length <= 80)) {
      const found = lines.findIndex((each, i) => i >= at && squeezed(each) === squeezed(line));
      expect(found, `a line of the body after line ${at} of the page`).toBeGreaterThanOrEqual(at);
      at = found + 1;
    }
  });

  it.for(names)('a screen reader reads the words of %s in order', (name, context) => {
    const read = told(context, 'pdfinfo', ['-struct-text', pathOf(name)]);
    const spoken = [...read.matchAll(/^ *"(.*)"$/gm)].map(([, text]) => text).join('');
    const page = textOfPdf(readPdf(files.get(name) ?? new Uint8Array()));
    expect(wordsOf(spoken)).toEqual(wordsOf(page));
  });
});

const squeezed = (line: string): string => line.replace(/\s+/g, ' ').trim();
const wordsOf = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');
