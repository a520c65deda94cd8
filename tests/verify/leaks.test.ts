import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Span, sliceOf, subtract, unite } from '../../src/model/span.ts';
import { type Leak, prepareLeakCheck } from '../../src/verify/leaks.ts';
import { TEMPLATE_WORDS } from '../../src/verify/page.ts';
import { growth, LINEAR } from '../growth.ts';

const SOURCE = `UNCLAS OSLO 000901

1. (SBU) The deputy minister, Torvald Quillfeather, asked that his doubts
about the northern pipeline remain private. Call him at 555-0142-33.
2. (U) The embassy will meet the ministry again in the spring.
3. (SBU) Xenia Ob said: the harbour at Port Ellory was closed on 4 May.
`;
const span = (part: string): Span => ({
  from: SOURCE.indexOf(part),
  to: SOURCE.indexOf(part) + part.length,
});
const SENTENCE = 'asked that his doubts\nabout the northern pipeline remain private';
const NAME = 'Torvald Quillfeather';
const PHONE = '555-0142-33';
const SHORT = 'Xenia Ob';
const WITHHELD = [NAME, SENTENCE, PHONE, SHORT].map(span);
const PERMITTED = ['UNCLASSIFIED', 'less than 1 line name number under review', 'kind text pieces'];
const check = prepareLeakCheck(SOURCE, WITHHELD, PERMITTED);
const kinds = (leaks: readonly Leak[]): string[] => [...new Set(leaks.map(({ kind }) => kind))].sort();
const FRAME = ['UNCLASSIFIED\n2. (U) The embassy will meet ', ' the ministry again in the spring.\n'];
const planted = (what: string): string => FRAME.join(what);

describe('what is found', () => {
  test.each([
    ['a name', NAME, 'name'],
    ['a name in capitals', NAME.toUpperCase(), 'name'],
    ['a surname alone', 'Quillfeather', 'name'],
    ['a name over two lines', 'Torvald\n  Quillfeather', 'name'],
    ['a name without space', 'torvaldquillfeather', 'name'],
    ['a name letter by letter', [...NAME].join(' '), 'name'],
    ['a name with invisible characters', 'Tor\u00advald Quill\u200bfeather', 'name'],
    [
      'a name in full-width letters',
      NAME.replace(/[A-Za-z]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)),
      'name',
    ],
    ['a short name', 'Xenia', 'name'],
    ['four words in a row', 'about the northern pipeline', 'words'],
    ['four words wrapped otherwise', 'his doubts about\nthe northern', 'words'],
    ['twelve letters in a row', 'orthern pipelin', 'letters'],
    ['a number', '555014233', 'number'],
    ['a number as printed', PHONE, 'number'],
    ['a number spaced otherwise', '555 0142 33', 'number'],
    ['a whole span', SENTENCE, 'span'],
  ])('%s', (_, what, kind) => {
    expect(kinds(check(planted(what), '09OSLO901.txt'))).toContain(kind);
  });

  test('says in which file, read how, and where, but not what', () => {
    const at = FRAME[0]?.length;
    expect(check(planted('Quillfeather'), '09OSLO901.txt')).toContainEqual({
      kind: 'name',
      name: '09OSLO901.txt',
      decoding: 'plain',
      at,
    });
    expect(JSON.stringify(check(planted(`${NAME} ${SENTENCE}`), 'x'))).not.toMatch(/Quill|doubts|pipeline/i);
  });
});

describe('what is not found', () => {
  test.each([
    ['nothing withheld', planted('')],
    ['common words of a withheld sentence', planted('that his about the')],
    ['a word of it that stands in the rest too', planted('minister')],
    ['two words in a row', planted('that his')],
    ['a number below five digits', planted('555 0142')],
    ['part of a short name inside another word', planted('job objects')],
  ])('%s', (_, text) => {
    expect(check(text, 'x')).toEqual([]);
  });

  test('a name that the rest of the source has too', () => {
    const source = 'Ada Brask spoke. Later Ada Brask left.';
    expect(prepareLeakCheck(source, [{ from: 0, to: 9 }], [])('Ada Brask', 'x')).toEqual([]);
  });

  test('a name that the page itself may bear', () => {
    const signed = prepareLeakCheck(SOURCE, WITHHELD, [...PERMITTED, 'Confirmed by: Torvald Quillfeather']);
    expect(signed(planted(NAME), 'x')).toEqual([]);
  });

  test('anything, where nothing is withheld', () => {
    expect(prepareLeakCheck(SOURCE, [], [])(SOURCE, 'x')).toEqual([]);
  });
});

test('a number counts from five digits', () => {
  const source = 'Room 4821, badge 48213.';
  const found = prepareLeakCheck(source, [{ from: 5, to: 23 }], []);
  expect(kinds(found('no. 48213', 'x'))).toEqual(['number']);
  expect(found('no. 4821', 'x')).toEqual([]);
});

test('a short name of a script without capitals or spaces is found inside its run of letters', () => {
  const source = '会见了王小明先生。 Then they left.';
  const at = source.indexOf('王小明');
  const found = prepareLeakCheck(source, [{ from: at, to: at + 3 }], []);
  expect(kinds(found('客人王小明到了', 'x'))).toEqual(['span']);
  expect(found('客人到了', 'x')).toEqual([]);
});

const bytes = (text: string): Buffer => Buffer.from(text, 'utf8');
const around = (inner: Uint8Array): Buffer =>
  Buffer.concat([bytes(FRAME[0] ?? ''), inner, bytes(FRAME[1] ?? '')]);
const wide = (text: string): Buffer => Buffer.from(text, 'utf16le');
const swapped = (text: string): Buffer => wide(text).swap16();
const each = (text: string, write: (code: number) => string): string =>
  [...bytes(text)].map((byte) => write(byte)).join('');
const hex = (n: number): string => n.toString(16).padStart(2, '0');

const ENCODINGS: readonly [string, (text: string) => string | Uint8Array][] = [
  ['UTF-8', (text) => around(bytes(text))],
  ['UTF-16LE', (text) => around(wide(text))],
  ['UTF-16BE', (text) => around(swapped(text))],
  ['UTF-16LE from an odd byte', (text) => Buffer.concat([bytes('x'), wide(text)])],
  [
    'UTF-16BE in hex, as a PDF bookmark has it',
    (text) => planted(`<FEFF${swapped(text).toString('hex').toUpperCase()}>`),
  ],
  ['hex', (text) => planted(bytes(text).toString('hex'))],
  ['hex with colons', (text) => planted(each(text, (b) => `${hex(b)}:`))],
  ['hex after an odd digit', (text) => planted(`a${bytes(text).toString('hex')}`)],
  ['base64', (text) => planted(bytes(text).toString('base64'))],
  ['base64 for addresses', (text) => planted(`data/${bytes(text).toString('base64url')}`)],
  [
    'base64 in lines',
    (text) => planted(bytes(`${text} ${text}`).toString('base64').replace(/.{16}/g, '$&\r\n')),
  ],
  ['URL', (text) => planted(`?q=${each(text, (b) => `%${hex(b)}`)}`)],
  ['URL, only where needed', (text) => planted(`?q=${encodeURIComponent(text)}`)],
  ['HTML, decimal', (text) => planted(each(text, (b) => `&#${b};`))],
  ['HTML, hexadecimal', (text) => planted(each(text, (b) => `&#x${hex(b)};`))],
  ['HTML, tags inside words', (text) => planted(text.replace(/(\w)(\w)/g, '$1<b>$2</b>'))],
  ['JSON', (text) => planted(each(text, (b) => `\\u00${hex(b)}`))],
  ['JSON, as printed', (text) => JSON.stringify({ note: planted(text) })],
  [
    'JSON inside JSON',
    (text) => JSON.stringify(JSON.stringify({ note: each(text, (b) => `\\u00${hex(b)}`) })),
  ],
  ['hex inside base64', (text) => planted(bytes(bytes(text).toString('hex')).toString('base64'))],
  ['URL inside HTML', (text) => planted(each(text, (b) => `&#37;${hex(b)}`))],
];

describe('planted text is found in', () => {
  test.each(ENCODINGS)('%s', (_, encode) => {
    for (const what of [NAME, SENTENCE, 'northern pipeline remain private', SHORT, 'Quillfeather'])
      expect(check(encode(what), 'x'), what.slice(0, 5)).not.toEqual([]);
  });

  test.each(ENCODINGS)('%s only if it is planted', (_, encode) => {
    for (const what of ['the embassy will meet', 'ministry again', 'in the spring'])
      expect(check(encode(what), 'x')).toEqual([]);
  });

  test('any encoding, whatever stretch of 24 characters or more of any cable is withheld', () => {
    const word = fc.stringMatching(/^[A-Z]{2,9}$/);
    fc.assert(
      fc.property(
        fc.uniqueArray(word, { minLength: 30, maxLength: 60 }),
        fc.nat(),
        fc.integer({ min: 24, max: 120 }),
        fc.constantFrom(...ENCODINGS),
        (words, start, length, [, encode]) => {
          const source = words.join(' ');
          const from = start % (source.length - 24);
          const withheld = { from, to: Math.min(source.length, from + length) };
          const found = prepareLeakCheck(source, [withheld], []);
          expect(found(encode(sliceOf(source, withheld)), 'x')).not.toEqual([]);
        },
      ),
      { numRuns: 500 },
    );
  });
});

/** A copy as a renderer would make it: released text, and a marker for each deletion. */
function cleanCopy(source: string, withheld: readonly Span[], marker: string): string {
  const gone = unite(withheld).map(({ from }) => ({ from, text: marker }));
  const rest = subtract({ from: 0, to: source.length }, withheld);
  return [...gone, ...rest.map((kept) => ({ from: kept.from, text: sliceOf(source, kept) }))]
    .sort((a, b) => a.from - b.from)
    .map(({ text }) => text)
    .join('');
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const RENDERINGS: readonly ((copy: string) => string | Uint8Array)[] = [
  (copy) => `UNCLASSIFIED\n${copy}\nUNCLASSIFIED\n`,
  (copy) => JSON.stringify({ pieces: [{ kind: 'text', text: copy }] }),
  (copy) => `<p>${escaped(copy).replaceAll('\n', '</p><p>')}</p>`,
  (copy) => wide(copy),
];
const folder = join(import.meta.dirname, '../../fixtures');
const CABLES = existsSync(folder)
  ? readdirSync(folder)
      .map((name) => join(folder, name, 'cable.txt'))
      .filter((path) => existsSync(path))
      .map((path) => readFileSync(path, 'utf8'))
  : [SOURCE];

describe('a clean copy', () => {
  const stretch = fc.tuple(fc.nat(), fc.integer({ min: 1, max: 400 }));
  const marker = fc.constantFrom(
    '[name: B6]',
    '[less than 1 line: under review, B1]',
    '[1 paragraph (7 lines): 1.4(b)]',
  );

  test('raises no alarm in any format, whatever is withheld', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...CABLES),
        fc.array(stretch, { maxLength: 6 }),
        marker,
        fc.constantFrom(...RENDERINGS),
        (source, stretches, mark, render) => {
          const withheld = stretches.map(([start, length]) => {
            const from = start % source.length;
            return { from, to: Math.min(source.length, from + length) };
          });
          const permitted = [
            'UNCLASSIFIED',
            'pieces kind text p',
            'name under review less than line 1 paragraph lines',
          ];
          const found = prepareLeakCheck(source, withheld, permitted);
          expect(found(render(cleanCopy(source, withheld, mark)), 'x')).toEqual([]);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

test('a long text that is both withheld and shown takes work by its length, not by its square', () => {
  const checking = (size: number) => {
    const text = Array.from({ length: size }, (_, i) => `word${i} stone river${i * 7} glass. `).join('');
    const leaksIn = prepareLeakCheck(text + text, [{ from: 0, to: text.length }], []);
    expect(leaksIn(text, 'x')).toEqual([]);
  };
  expect(growth(500, checking)).toBeLessThan(LINEAR);
});

test('a long word that a page of ours says is no leak, and the words around it are', () => {
  const source = '3. He gave no justification for the harbour arrest.';
  const withheld = [{ from: 3, to: source.length }];
  const leaksIn = prepareLeakCheck(source, withheld, ['authority justification state']);
  expect(leaksIn('"justification":["Privacy."]', 'index.jsonl')).toEqual([]);
  expect(leaksIn('authoritynojustificationfortheharbour', 'x')).not.toEqual([]);
  const strict = prepareLeakCheck(source, withheld, []);
  expect(strict('"justification":["Privacy."]', 'x')).not.toEqual([]);
});

test('a held Classified By line is no leak of the index, which has an id like its label', () => {
  const source = 'Classified By: Ambassador Ruth Ashdown.\n';
  const inIndex = prepareLeakCheck(source, [{ from: 0, to: source.length }], TEMPLATE_WORDS);
  expect(inIndex('{"mrn":"06NORDHAVEN123","portion":"classified-by","at":87}', 'index.jsonl')).toEqual([]);
});

test('what would take too long to search is told, and not passed', () => {
  const check = prepareLeakCheck('the harbor master wrote it down', [{ from: 4, to: 20 }], []);
  expect(kinds(check(Buffer.from('stream\n'.repeat(16_000)), 'x'))).toEqual(['unsearched']);
});

test('a ruled line that stands in withheld text is in every copy, and betrays nothing', () => {
  const rule = '='.repeat(69);
  const source = `1. Calm.\n${rule}\n2. Quiet.`;
  const check = prepareLeakCheck(source, [{ from: 9, to: 9 + rule.length + 10 }], []);
  expect(check(`UNCLASSIFIED\n${rule}\n1. Calm.\n[1 line: B1]\n${rule}\n`, 'x')).toEqual([]);
});

test('of a cable that is released whole nothing is sought, and what cannot be searched is told all the same', () => {
  let deep: Uint8Array = Buffer.from('the boats left at noon');
  for (let n = 0; n < 12; n++) deep = gzipSync(deep);
  const check = prepareLeakCheck('the boats left at noon', [], []);
  expect(check('the boats left at noon', 'a.txt')).toEqual([]);
  expect(check(deep, 'a.pdf').map(({ kind }) => kind)).toContain('unsearched');
});
