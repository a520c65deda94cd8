import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Piece, PortionPlace, Variant } from '../../../../src/model/variant.ts';
import { htmlCopy } from '../../../../src/variant/render/html/copy.ts';
import { escaped, h, style } from '../../../../src/variant/render/html/element.ts';
import { markedHtml } from '../../../../src/variant/render/html/marked.ts';
import { htmlSheet } from '../../../../src/variant/render/html/sheet.ts';
import { bodyText } from '../../../../src/variant/render/text/body.ts';
import { sheetOf } from '../../../../src/variant/sheet.ts';
import {
  ABROAD,
  CASES,
  FIXTURES,
  OPTIONS,
  outcome,
  outcomeAbroad,
  RULEBOOK,
  SETTING,
} from '../../../golden/cases.ts';
import { outcomeOf } from '../../../outcome.ts';
import { anyVariant, HOSTILE, variantOf } from './invented.ts';
import { pictured, readPage } from './read.ts';

const reviewed = [...CASES.map((name) => outcome(name)), ...ABROAD.map(outcomeAbroad)].flatMap(
  ({ done }) => done ?? [],
);

describe('the text content of div.body is the body text', () => {
  test.each(reviewed.map((done) => [done.mrn, done.variant.banner, done.variant] as const))(
    '%s, %s',
    (_, __, variant) => expect(readPage(htmlCopy(variant)).body).toBe(bodyText(variant)),
  );

  test('of any copy, wherever its portions begin', () => {
    fc.assert(
      fc.property(anyVariant, (variant) => {
        const { body, elements } = readPage(htmlCopy(variant));
        expect(body).toBe(pictured(bodyText(variant)));
        const ids = elements.flatMap(({ attributes: { id } }) => id ?? []);
        expect(ids).toEqual(variant.portions.map(({ id }) => `p-${id}`));
      }),
      { numRuns: 2000 },
    );
  });

  test.each(Object.entries(HOSTILE))('of hostile text, in each kind of piece: %s', (_, text) => {
    const deletion: Piece = { kind: 'deletion', portion: null, bases: [text], extent: text, held: false };
    const variant = variantOf([{ kind: 'text', text }, { kind: 'struck', text }, deletion]);
    expect(readPage(htmlCopy(variant)).body).toBe(pictured(bodyText(variant)));
  });
});

/** Every word a page could be told, each the same hostile text. */
const saying = (text: string): Variant =>
  variantOf([{ kind: 'text', text }], {
    mrn: text,
    banner: text,
    stamps: [text, text],
    facts: { dated: text, from: text, to: text, subject: text },
    block: { was: text, authority: text, on: text, by: text, confirmed: text },
    portions: [{ id: text, kind: 'paragraph', at: 0 }],
  });

const sheetSaying = (text: string) => ({
  ...{ mrn: text, audience: text, banner: text, stamps: [text], dated: text, from: text, to: text },
  ...{ pages: 1, codes: [text] },
});

const markedSaying = (text: string) => ({
  ...{ mrn: text, banner: text, stamps: [text] },
  pieces: [
    { kind: 'text' as const, text },
    { kind: 'withheld' as const, text, bases: [text] },
    { kind: 'held' as const, text, bases: [text] },
  ],
});

const PAGES: readonly (readonly [string, (text: string) => string])[] = [
  ['copy', (text) => htmlCopy(saying(text))],
  ['withdrawal sheet', (text) => htmlSheet(sheetSaying(text))],
  ["reviewer's copy", (text) => markedHtml(markedSaying(text))],
];

/** The elements of a page by name and class, but for what follows the length and the lines of a text. */
const shapeOf = (page: string): string[] =>
  readPage(page)
    .elements.map(({ name, attributes: { id, ...others } }) =>
      [name, ...Object.entries(others).flat(), ...(id === undefined ? [] : ['id'])].join(' '),
    )
    .filter((element) => element !== 'div class prose')
    .map((element) => element.replace(/ (?:lines|long)(?= |$)/, ''));

describe.each(PAGES)('nothing that is told to the %s becomes markup', (_, made) => {
  test.each(Object.entries(HOSTILE).filter(([name]) => name !== 'empty'))('%s', (__, text) =>
    expect(shapeOf(made(text))).toEqual(shapeOf(made('plain'))),
  );
});

test('an attribute holds what it is given, and ends where it ends', () => {
  const { elements } = readPage(String(h('section', { id: `p-"><script>'&amp;` }, 'x')));
  expect(elements).toEqual([{ name: 'section', attributes: { id: `p-"><script>'&amp;` } }]);
});

test('no entity is written but five', () =>
  expect(Object.values(HOSTILE).flatMap((text) => escaped(text).match(/&[^;]*;/g) ?? [])).toSatisfy(
    (found: string[]) => found.every((entity) => /^&(?:lt|gt|amp|quot|#13);$/.test(entity)),
  ));

test.each([
  ['\r', '&#13;'],
  ['\0', '\u2400'],
  ['\x1b', '\u241b'],
  ['\x7f', '\u2421'],
  ['\t\n\f', '\t\n\f'],
])('%j, which a reader would change, is written as %j', (sign, written) =>
  expect(escaped(sign)).toBe(written),
);

test('what looks like markup made elsewhere is not taken for it', () =>
  expect(() => String(h('p', {}, { toString: () => '<b>' } as never))).toThrow());

test('a sheet of style that could end itself is refused', () =>
  expect(() => style('</style><script>')).toThrow(/neither/));

describe('a page', () => {
  const pages = reviewed.flatMap(({ variant, marked, cable }) => [
    htmlCopy(variant),
    markedHtml(marked),
    htmlSheet(sheetOf(variant, cable.text)),
  ]);

  test('has the head of the contract, and one and the same sheet that its policy names', () => {
    const heads = pages.map((page) => page.slice(0, page.indexOf('<title>')));
    const sheets = pages.flatMap((page) => /<style>(.*?)<\/style>/s.exec(page)?.[1] ?? []);
    expect(new Set([...heads.map((head) => head.replace(/^.*'sha256-[^']*'/, '')), '']).size).toBe(2);
    expect(new Set(sheets).size).toBe(1);
    const digest = createHash('sha256')
      .update(sheets[0] ?? '')
      .digest('base64');
    expect(heads[0]).toBe(
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">`,
    );
  });

  test('holds no element, attribute or class that the contract does not name', () => {
    const seen = pages.flatMap((page) => readPage(page).elements);
    expect(seen.length).toBeGreaterThan(1000);
    for (const { name, attributes } of seen) {
      expect(ELEMENTS).toContain(name);
      for (const [key, value] of Object.entries(attributes)) {
        expect(ATTRIBUTES).toContain(key);
        if (key === 'class') expect(value).toMatch(/^[a-z -]+$/);
        if (key === 'id') expect(value).toMatch(/^p-/);
      }
    }
  });

  test('has no entity for what needs none, and fetches nothing', () => {
    for (const page of pages)
      expect(page).not.toMatch(/https?:|url\(|@import|src=|&(?!(?:lt|gt|amp|quot|#13);)/);
  });

  test('is the same bytes twice', () => {
    for (const { variant, marked } of reviewed)
      expect([htmlCopy(structuredClone(variant)), markedHtml(structuredClone(marked))]).toEqual([
        htmlCopy(variant),
        markedHtml(marked),
      ]);
  });
});

const ELEMENTS =
  'html head meta title style body header main footer nav section h1 h2 h3 p div span s strong dl dt dd ol ul li table caption thead tbody tfoot tr th td a'.split(
    ' ',
  );
const ATTRIBUTES =
  'lang charset name content http-equiv class id scope href tabindex role aria-labelledby'.split(' ');

describe('what a copy says of itself', () => {
  const copyOf = (mrn: string): string =>
    htmlCopy(reviewed.find((done) => done.mrn === mrn)?.variant ?? variantOf([]));

  test('its banner stands above and below, coloured by its level', () => {
    const page = copyOf('23VARDEN421');
    expect(page).toContain('<header class="banner">UNCLASSIFIED</header><main>');
    expect(page).toContain('</main><footer class="banner">UNCLASSIFIED</footer></body></html>');
    expect(htmlCopy(variantOf([], { banner: 'SECRET//REL TO USA, GBR' }))).toContain('<body class="secret">');
  });

  test.each([
    ['UNCLASSIFIED', 'unclassified'],
    ['RESTRICTED', 'restricted'],
    ['CONFIDENTIAL//NOFORN', 'confidential'],
    ['SECRET', 'secret'],
    ['TOP SECRET//SI', 'top-secret'],
    ['CLASSIFICATION UNKNOWN', 'unknown'],
    ['SECRETARY', 'unknown'],
    ['UNCLASSIFIED ', 'unknown'],
    ['', 'unknown'],
  ])('%s has the colour %s', (banner, word) =>
    expect(htmlCopy(variantOf([], { banner }))).toContain(`<body class="${word}">`),
  );

  test('the block of 32 CFR 2001.25(b), with the old level struck', () =>
    expect(copyOf('07OSLO412')).toContain(
      '<section class="declassification"><h2>Declassified</h2><dl class="facts"><dt>Was</dt><dd><s>CONFIDENTIAL</s></dd><dt>Declassified</dt><dd>2017-03-12</dd><dt>Authority</dt><dd>instruction of the classifier: E.O. 12958: DECL: 03/12/2017</dd><dt>Confirmed by</dt><dd>not yet confirmed</dd></dl></section>',
    ));

  test('who confirmed it, once somebody did', () => {
    const block = {
      was: 'SECRET',
      authority: 'x',
      on: '2020-01-01',
      by: 'Ada Lund, Director',
      confirmed: '2026-11-24',
    };
    expect(htmlCopy(variantOf([], { block }))).toContain('<dd>Ada Lund, Director, 2026-11-24</dd>');
  });

  test('held and withheld deletions differ in more than colour', () => {
    const page = htmlCopy(
      variantOf([
        { kind: 'deletion', portion: '1', bases: ['B1'], extent: 'name', held: false },
        { kind: 'deletion', portion: '1', bases: ['B6'], extent: 'name', held: true },
      ]),
    );
    expect(page).toContain('<span class="deletion withheld">[name: B1]</span>');
    expect(page).toContain('<span class="deletion held">[name: under review, B6]</span>');
  });

  test('the legend tells what stands in the copy and nothing else', () => {
    const text: Piece = { kind: 'text', text: 'x' };
    const deletion = (held: boolean): Piece => ({
      kind: 'deletion',
      portion: '1',
      bases: [],
      extent: 'name',
      held,
    });
    const legendOf = (pieces: readonly Piece[]): string =>
      /<p class="legend">(.*?)<\/p>/.exec(htmlCopy(variantOf(pieces)))?.[1] ?? '';
    expect(legendOf([text])).toBe('');
    expect(legendOf([{ kind: 'struck', text: '(C)' }])).toMatch(/^Words struck through[^.]*\.$/);
    expect(legendOf([deletion(false)])).toMatch(/^[^.]*solid edge[^.]*\.$/);
    expect(legendOf([deletion(true)])).toMatch(/^[^.]*broken edge[^.]*\.$/);
  });
});

test('one copy as it was looked at', async () => {
  const file = join(FIXTURES, 'families/acp/01-collective-with-exempted-posts.txt');
  const { done } = outcomeOf({ file, read: () => readFileSync(file) }, SETTING, RULEBOOK, OPTIONS);
  const page = htmlCopy(done?.variant ?? variantOf([]));
  await expect(page.slice(page.indexOf('<body'))).toMatchFileSnapshot('./looked-at.txt');
});

describe('the parts of a body', () => {
  const text = 'HEAD\n\n1. (C) One\ntwo.\n\nWhat Next\nand When\n\n2. Three.\nVALE';
  const portions: PortionPlace[] = [
    { id: '1', kind: 'paragraph', at: 6 },
    { id: 'heading.1', kind: 'heading', at: text.indexOf('What') },
    { id: '2', kind: 'paragraph', at: text.indexOf('2.') },
    { id: 'signature', kind: 'signature', at: text.indexOf('VALE') },
  ];
  const bodyOf = (pieces: readonly Piece[], places = portions): string =>
    /<div class="body">.*(?=<\/div><\/main>)/s.exec(htmlCopy(variantOf(pieces, { portions: places })))?.[0] ??
    '';

  test('each portion is a section, and a heading is a heading up to the first empty line', () =>
    expect(bodyOf([{ kind: 'text', text }])).toBe(
      '<div class="body">HEAD\n\n<section class="paragraph lines" id="p-1">1. (C) One\ntwo.\n\n</section>' +
        '<section class="heading lines" id="p-heading.1"><h3>What Next\nand When\n\n</h3></section>' +
        '<section class="paragraph lines" id="p-2">2. Three.\n</section>' +
        '<section class="signature" id="p-signature">VALE</section>',
    ));

  test('struck text and a marker are never cut where a portion begins in them', () => {
    const pieces: Piece[] = [
      { kind: 'struck', text: 'CONFIDENTIAL' },
      { kind: 'text', text: ' x' },
    ];
    expect(bodyOf(pieces, [{ id: '1', kind: 'paragraph', at: 5 }])).toBe(
      '<div class="body"><section class="paragraph" id="p-1"><s>CONFIDENTIAL</s> x</section>',
    );
  });

  test('a portion that begins in mid-line breaks no line', () =>
    expect(
      bodyOf([{ kind: 'text', text: 'SUBJECT: X\nREF: A\n' }], [{ id: 'subject', kind: 'subject', at: 9 }]),
    ).toBe('<div class="body">SUBJECT: <section class="subject" id="p-subject">X\nREF: A\n</section>'));
});

describe('prose may run on where the screen is narrow', () => {
  const long = 'The delegation said that the quota for cod is the only open';
  const isProse = (text: string): boolean =>
    htmlCopy(
      variantOf([{ kind: 'text', text: `${text}\n` }], { portions: [{ id: '1', kind: 'paragraph', at: 0 }] }),
    ).includes('<div class="prose">');

  test.each([
    ['filled lines', `1. ${long}\n${long}\npoint.`, true],
    ['one line, which breaks by itself', '1. Asked about it.', false],
    ['lines that were ended on purpose', 'Ship one\nShip two\nShip three', false],
    ['lines set in', `${long}\n   ${long}`, false],
    ['bullets', `-- ${long}\n-- ${long}`, false],
    ['numbered lines', `1) ${long}\n2) ${long}`, false],
    ['columns', `${long}    12\n${long}    14`, false],
  ])('%s', (_, text, is) => expect(isProse(text)).toBe(is));
});

describe("the reviewer's copy", () => {
  const page = markedHtml({
    mrn: '07OSLO412',
    banner: 'SECRET',
    stamps: [],
    pieces: [
      { kind: 'text', text: '1. ' },
      { kind: 'withheld', text: 'Out.', bases: ['B1', '1.4(d)'] },
      { kind: 'held', text: 'Open.', bases: ['B6'] },
    ],
  });

  test('bears the level of its source and says above and below that it is not for release', () =>
    expect(
      page.match(/class="banner">SECRET <span class="reviewer">REVIEWER'S COPY, NOT FOR RELEASE</g),
    ).toHaveLength(2));

  test('shows each deletion in brackets with its bases, held and withheld apart', () => {
    expect(page).toContain(
      '<span class="deletion withheld"><span class="basis">withheld: B1, 1.4(d) </span>[[Out.]]</span>',
    );
    expect(page).toContain(
      '<span class="deletion held"><span class="basis">held: B6 </span>[? Open. ?]</span>',
    );
  });

  test('is made beside the one of plain text, with all of its text', () => {
    for (const name of CASES) {
      const { restricted, done } = outcome(name);
      const made = restricted.find((file) => file.name === `${done?.mrn}.marked.html`);
      expect(made?.content).toBe(markedHtml(done?.marked ?? markedSaying('')));
    }
  });
});
