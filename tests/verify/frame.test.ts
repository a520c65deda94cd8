import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { faultsIn, wordsOfPage } from '../../src/batch/copies.ts';
import { openRecord } from '../../src/container/open.ts';
import { loadFonts } from '../../src/disk/fonts.ts';
import { FORMATS, type Format } from '../../src/model/run-record.ts';
import type { Piece, Variant } from '../../src/model/variant.ts';
import type { Withholding } from '../../src/model/withholding.ts';
import { type Review, review } from '../../src/pipeline.ts';
import { withholdingsOf } from '../../src/variant/index-of-withholdings.ts';
import { renderersWith } from '../../src/variant/render/formats.ts';
import { wrapped } from '../../src/variant/render/text/copy.ts';
import { sheetOf } from '../../src/variant/sheet.ts';
import { folded } from '../../src/verify/frame/text.ts';
import { prepareLeakCheck } from '../../src/verify/leaks.ts';
import { TEMPLATE_WORDS } from '../../src/verify/page.ts';
import { cableText } from '../cable/invented.ts';
import { RULEBOOK, SETTING } from '../golden/cases.ts';

const LIMIT = { ceiling: 'U' as const, controls: [], readers: [], countries: [], coalitions: {} };
const RENDERERS = renderersWith(loadFonts());

const done: Review = review(
  openRecord(
    'c.txt',
    cableText({
      body: [
        '1. (C) Editor Torvan Belurk (strictly protect) told us that the ferry is late.',
        '',
        '2. (U) The harbour master can be reached at telephone 555-0142-33 on every day but Sunday.',
        '',
        'FERRIES AND TIDES',
        '-----------------',
        '',
        '3. (C) The tide is high.',
        '',
        'ASHDOWN',
      ],
    }),
  ),
  SETTING,
  RULEBOOK,
);
const { variant, cable } = done;
const denied: Review = { ...done, folder: 'public', state: 'denied-in-full' };
const WORDS = wordsOfPage(done, [], new Map());

const faults = (of: Review, format: Format, content: string | Uint8Array): string[] =>
  faultsIn(of, [{ name: `c.${format}`, content }], WORDS, LIMIT);
const copyFaults = (format: Format, of: Variant): string[] =>
  faults(done, format, RENDERERS[format].copy(of));
const sheetFaults = (format: Format, of: Variant, text = cable.text): string[] =>
  faults(denied, format, RENDERERS[format].sheet(sheetOf(of, text)));

const deletion = variant.pieces.findIndex(({ kind }) => kind === 'deletion');
/** The copy with its first deletion said otherwise. */
const withDeletion = (change: Partial<Extract<Piece, { kind: 'deletion' }>>): Variant => ({
  ...variant,
  pieces: variant.pieces.map((piece, i) =>
    i === deletion && piece.kind === 'deletion' ? { ...piece, ...change } : piece,
  ),
});
const { block, facts } = variant;

test('the cable that is looked at has a deletion, a block, facts and stamps', () => {
  expect(variant.pieces.filter(({ kind }) => kind === 'deletion')).not.toHaveLength(0);
  expect([block, variant.stamps.length > 0, facts.dated]).not.toContain(undefined);
  expect(variant.portions.map(({ kind }) => kind)).toContain('heading');
});

describe.each(FORMATS)('a copy as %s', (format) => {
  test('as it was settled raises no alarm', () => expect(copyFaults(format, variant)).toEqual([]));

  test.each<[string, Variant]>([
    ['a sign behind its number', { ...variant, mrn: `${variant.mrn}.` }],
    ['a digit more in its number', { ...variant, mrn: `${variant.mrn}7` }],
    ['a stamp more', { ...variant, stamps: [...variant.stamps, 'DECAPTIONED'] }],
    ['a stamp with a sign', { ...variant, stamps: variant.stamps.map((stamp) => `${stamp};`) }],
    ['a stamp with digits', { ...variant, stamps: variant.stamps.map((stamp) => `${stamp} 4 17`) }],
    ['another extent', withDeletion({ extent: '3-1/2 lines' })],
    ['another kind of extent', withDeletion({ extent: 'number' })],
    ['a ground more', withDeletion({ bases: ['B1', '1.4(b)', 'B6', 'B7'] })],
    ['a question that is closed', withDeletion({ held: false, bases: ['B6'] })],
    ['a banner more', { ...variant, banner: `${variant.banner}//REL TO USA` }],
  ])('with %s does not leave', (_, told) => expect(copyFaults(format, told)).not.toEqual([]));

  const facty =
    format === 'txt'
      ? []
      : ([
          ['a day more', { ...variant, facts: { ...facts, dated: `${facts.dated} 3` } }],
          ['another day', { ...variant, facts: { ...facts, dated: '1999-01-01' } }],
          ['a sign in a fact', { ...variant, facts: { ...facts, from: `${facts.from}.` } }],
          ['a fact that is gone', { ...variant, facts: { ...facts, subject: 'withheld' } }],
        ] as [string, Variant][]);
  if (facty.length > 0)
    test.each(facty)('with %s does not leave', (_, told) => expect(copyFaults(format, told)).not.toEqual([]));

  const blocked = { was: 'SECRET', authority: 'instruction of the classifier: 12', on: '2007-01-01' };
  test.each<[string, Variant]>([
    ['a block that is not settled', { ...variant, block: blocked }],
    ['a block that is confirmed', { ...variant, block: { ...blocked, by: 'A, B', confirmed: '2020-01-01' } }],
  ])('with %s does not leave', (_, told) => expect(copyFaults(format, told)).not.toEqual([]));
});

describe.each(FORMATS)('a withdrawal sheet as %s', (format) => {
  test('as it was settled raises no alarm', () => expect(sheetFaults(format, variant)).toEqual([]));

  test.each<[string, Variant, string?]>([
    ['another number of pages', variant, 'x\n'.repeat(600)],
    ['a ground more', withDeletion({ bases: ['B1', 'B6', '1.4(d)', 'B9'] })],
    ['a sign in a fact', { ...variant, facts: { ...facts, to: `${facts.to};` } }],
    ['a stamp more', { ...variant, stamps: [...variant.stamps, 'DECAPTIONED'] }],
  ])('with %s does not leave', (_, told, text) => expect(sheetFaults(format, told, text)).not.toEqual([]));
});

describe('what is written into a finished file is found', () => {
  const text = String(RENDERERS.txt.copy(variant));
  test.each([
    ['a blank behind the banner', text.replace('\n', ' \n')],
    ['an empty line', text.replace('\n', '\n\n')],
    ['a line of digits', text.replace('\n', '\n4 8 15\n')],
    ['a tab for the blanks of the middle', text.replace(/^ {8}/, '\t')],
    ['a line below the banner', `${text}1\n`],
    ['a blank line below the banner', `${text}\n`],
  ])('in a text, %s', (_, page) => expect(faults(done, 'txt', page)).not.toEqual([]));

  const page = String(RENDERERS.html.copy(variant));
  test.each([
    ['digits behind a fact', page.replace('</dd>', ' 12</dd>')],
    ['a blank between two tags', page.replace('</h1><', '</h1> <')],
    ['a line end behind the page', `${page}\n`],
    ['a place of a number', page.replace('<h2>', '<h2 id="note-481516">')],
    ['a class', page.replace('<h2>', '<h2 class="held">')],
    ['an empty element', page.replace('<h2>', '<p></p><h2>')],
    ['an empty element in the body', page.replace('<div class="body">', '<div class="body"><span></span>')],
    ['a place of the body', page.replace(/id="p-2"/, 'id="p-7"')],
    ['a title', page.replace('</title>', '.</title>')],
    ['a sign written in another way', page.replace('</dd>', '&quot;</dd>').replace('&quot;</dd>', '"</dd>')],
    ['a page of another level', page.replace('<body class="', '<body class="wide ')],
  ])('in a page, %s', (_, html) => {
    expect(html).not.toBe(page);
    expect(faults(done, 'html', html)).not.toEqual([]);
  });

  const json = JSON.parse(String(RENDERERS.json.copy(variant)));
  const written = (of: unknown): string => `${JSON.stringify(of, null, 2)}\n`;
  const { mrn, ...rest } = json;
  test.each([
    ['keys in another order', { ...rest, mrn }],
    ['another audience', { ...json, audience: 'mdr' }],
    ['another state', { ...json, state: 'held' === json.state ? 'released-in-full' : 'held' }],
    ['a place that is elsewhere', { ...json, portions: json.portions.map((p: object) => ({ ...p, at: 3 })) }],
    ['a piece cut in two', { ...json, pieces: json.pieces.flatMap(halves) }],
    ['an empty piece', { ...json, pieces: [{ kind: 'text', text: '' }, ...json.pieces] }],
    ['a portion of a deletion', withDeletion({ portion: '9' })],
  ])('in a file for programs, %s', (_, of) => expect(faults(done, 'json', written(of))).not.toEqual([]));
});

function halves(piece: Piece): Piece[] {
  return piece.kind === 'text' && piece.text.length > 1
    ? [
        { kind: 'text', text: piece.text.slice(0, 1) },
        { kind: 'text', text: piece.text.slice(1) },
      ]
    : [piece];
}

describe.each(FORMATS)('as %s raises no alarm', (format) => {
  const soundAs = (of: Variant): string[] =>
    faultsIn(
      { ...done, variant: of },
      [{ name: `c.${format}`, content: RENDERERS[format].copy(of) }],
      WORDS,
      LIMIT,
    );
  const stamp = 'RELEASED IN PART';

  test.each<[string, Variant]>([
    [
      'a banner of two lines',
      { ...variant, banner: `UNCLASSIFIED//REL TO ${'USA, GBR, FRA, DEU, '.repeat(6)}AUS` },
    ],
    ['many stamps', { ...variant, stamps: [...variant.stamps, stamp, 'B6, B7(C), EQUITY CIA', '1.4(b)'] }],
    ['no stamp', { ...variant, stamps: [] }],
    ['no portion', { ...variant, portions: [] }],
    [
      'a fact that fills lines',
      { ...variant, facts: { ...facts, to: Array.from({ length: 12 }, () => facts.from).join('; ') } },
    ],
    [
      'a long authority',
      { ...variant, block: { was: 'SECRET', authority: 'Karst, Archivist, '.repeat(9), on: '2007-01-01' } },
    ],
  ])('%s', (_, of) =>
    expect(soundAs(of).filter((each) => !/neither of the page nor released/.test(each))).toEqual([]),
  );
});

test('a line is folded here as where it is printed', () => {
  const words = fc.array(
    fc.constantFrom('a', 'bcd', ' ', '  ', 'Karst', 'x'.repeat(69), 'y'.repeat(75), 'long-winded'),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(words, (made) => {
      const line = made.join('');
      expect(folded(line)).toEqual(wrapped(line));
    }),
    { numRuns: 2000 },
  );
});

test('a page that ends in the words before a stamp does not read on into it', () => {
  const lines = Array.from({ length: 60 }, (_, i) => `${i + 2}. (U) THE MINISTRY`).flatMap((line) => [
    line,
    '',
  ]);
  const long = review(
    openRecord('c.txt', cableText({ body: ['1. (C) THE MINISTRY PROPOSED', '', ...lines, 'ASHDOWN'] })),
    SETTING,
    RULEBOOK,
  );
  const source = long.cable.text;
  const from = source.indexOf('PROPOSED') - 'THE MINISTRY '.length;
  const span = { from, to: from + 'THE MINISTRY PROPOSED'.length };
  const check = prepareLeakCheck(source, [span], [...TEMPLATE_WORDS, ...long.variant.stamps]);
  expect(check(source, 'c.txt')).not.toEqual([]);
  expect(
    check(
      RENDERERS.pdf.copy({ ...long.variant, pieces: [{ kind: 'text', text: source.slice(span.to) }] }),
      'c.pdf',
    ),
  ).toEqual([]);
});

describe('the rows of an index', () => {
  const rows = withholdingsOf(
    done,
    { justifications: RULEBOOK.justifications, adoptionOf: () => undefined },
    true,
  );
  const words = wordsOfPage(done, rows, RULEBOOK.justifications);
  const text = (of: readonly object[]): string => of.map((row) => `${JSON.stringify(row)}\n`).join('');
  const rowFaults = (content: string): string =>
    faultsIn(done, [{ name: 'index.jsonl', content }], words, LIMIT).join();

  test('are the deletions of the copy', () => {
    expect(rows).not.toHaveLength(0);
    expect(rowFaults(text(rows))).toBe('');
  });

  test.each<[string, (row: Withholding) => object]>([
    ['another extent', (row) => ({ ...row, extent: '3 lines' })],
    ['another place', (row) => ({ ...row, at: (row.at ?? 0) + 1 })],
    ['another ground', (row) => ({ ...row, bases: ['B9'] })],
    ['another portion', (row) => ({ ...row, portion: '17' })],
    ['another state', (row) => ({ ...row, state: row.state === 'withheld' ? 'open question' : 'withheld' })],
    ['another day', (row) => ({ ...row, dated: '1999-01-01' })],
    ['keys in another order', ({ mrn, ...row }) => ({ ...row, mrn })],
  ])('with %s are not', (_, change) =>
    expect(rowFaults(text(rows.map(change)))).toMatch(/rows of the index are not the deletions/),
  );

  test('are all of them, once each', () => {
    expect(rowFaults(text(rows.slice(1)))).toMatch(/are not the deletions/);
    expect(rowFaults(text([...rows, ...rows.slice(-1)]))).toMatch(/are not the deletions/);
    expect(rowFaults(text(rows).replace('{"mrn"', '{ "mrn"'))).toMatch(/are not the deletions/);
  });
});
