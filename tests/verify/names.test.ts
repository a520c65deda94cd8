import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { faultsIn, wordsOfPage } from '../../src/batch/copies.ts';
import { openRecord } from '../../src/container/open.ts';
import { type Review, review } from '../../src/pipeline.ts';
import { jsonCopy } from '../../src/variant/render/json/copy.ts';
import { textCopy } from '../../src/variant/render/text/copy.ts';
import { prepareNameCheck } from '../../src/verify/names.ts';
import { cableText } from '../cable/invented.ts';
import { DISGUISES, type Invented, invented } from '../decide/disguises.ts';
import { RULEBOOK, SETTING } from '../golden/cases.ts';
import { growth, LINEAR } from '../growth.ts';

const namesOf = ({ given, family }: Invented): string[][] => [
  [family.toLowerCase()],
  [given.toLowerCase(), family.toLowerCase()],
];
const escaped = (text: string): string =>
  [...text].map((c) => `&#x${c.codePointAt(0)?.toString(16)};`).join('');
const FORMATS: readonly (readonly [string, (text: string) => string | Uint8Array])[] = [
  ['text', (text) => text],
  ['bytes', (text) => Buffer.from(text)],
  ['JSON', (text) => JSON.stringify({ pieces: [{ kind: 'text', text }] })],
  ['a page', (text) => `<p>${text.replaceAll('&', '&amp;').replaceAll('\n', '<br>')}</p>`],
  ['a page of escapes', (text) => `<p>${escaped(text)}</p>`],
  ['an address', (text) => `<a href="x?q=${encodeURIComponent(text)}">x</a>`],
  ['UTF-16', (text) => Buffer.from(text, 'utf16le')],
  ['base64', (text) => `data:${Buffer.from(`it is said that ${text}`).toString('base64')}`],
];
/** An ending that is no plural may be another name: only the search for echoes asks about it. */
const FOUND = Object.entries(DISGUISES).filter(([kind]) => kind !== 'ending');

describe('a name that may stand nowhere is found', () => {
  test.each(FOUND)('%s, in every format', (_, disguise) => {
    fc.assert(
      fc.property(invented, fc.constantFrom(...FORMATS), (who, [, written]) => {
        const check = prepareNameCheck(namesOf(who), ['under review']);
        expect(check(written(`The ferry is late and ${disguise(who)}, they said.`))).toBe(true);
        expect(check(written('The ferry is late and the harbor is closed, they said.'))).toBe(false);
      }),
      { numRuns: 40 },
    );
  });
});

const check = prepareNameCheck([['belurk'], ['torvan', 'belurk'], ['anna', 'long']], []);

test.each([
  'BELURK',
  'Torvan Belurk',
  'tbelurk@x.example',
  '07OSLO414-belurk.txt',
  'Long, Anna',
  'ANNA LONG',
  'annalong.pdf',
])('%j is one', (text) => expect(check(text)).toBe(true));

test.each([
  'a long way along',
  'Torvan came',
  'Belurkistan',
  'be lurking',
  'Anna came. Before long they left',
  '',
])('%j is none', (text) => expect(check(text)).toBe(false));

test('a name that a page of ours bears is no leak, and the others are', () => {
  const signed = prepareNameCheck([['belurk'], ['quillfeather']], ['Confirmed by Torvan Belurk']);
  expect([signed('Torvan Belurk'), signed('Quillfeather')]).toEqual([false, true]);
});

test.each([
  ['letters', 'b e l u r '],
  ['words', 'belur '],
])('takes work by the length of %s, not by its square', (_, unit) => {
  expect(growth(20_000, (size) => void check(unit.repeat(size / unit.length)))).toBeLessThan(LINEAR);
});

describe('a finished copy', () => {
  const done: Review = review(
    openRecord(
      'c.txt',
      cableText({
        body: [
          '1. (C) Editor Torvan Belurk (strictly protect) told us that the ferry is late.',
          '',
          '2. (C) See [the page](http://harbor.example/torvan-belurk) for more.',
          '',
          'ASHDOWN',
        ],
      }),
    ),
    SETTING,
    RULEBOOK,
  );
  const LIMIT = { ceiling: 'U' as const, controls: [], readers: [], countries: [], coalitions: {} };
  const faults = (name: string, content: string, of = done): string[] =>
    faultsIn(of, [{ name, content }], wordsOfPage(of, [], new Map()), LIMIT);

  test('has nothing of a name in the address of a link', () => {
    for (const [name, text] of [
      ['c.txt', textCopy(done.variant)],
      ['c.json', jsonCopy(done.variant)],
    ] as const) {
      expect(text.toLowerCase()).not.toContain('belurk');
      expect(faults(name, text)).toEqual([]);
    }
  });

  test('that prints the address, because somebody released it unseen, does not leave', () => {
    const link = done.cable.text.indexOf('[the page]');
    const unseen: Review = {
      ...done,
      decisions: done.decisions.map((decision) =>
        decision.span.from >= link ? { ...decision, effect: 'release' as const } : decision,
      ),
    };
    const leaking = textCopy({
      ...done.variant,
      pieces: [...done.variant.pieces, { kind: 'text', text: 'http://harbor.example/torvan-belurk' }],
    });
    expect(faults('c.txt', leaking, unseen).join()).toMatch(/name of somebody promised protection/);
  });

  test('is named after nobody', () =>
    expect(faults('belurk.txt', textCopy(done.variant)).join()).toMatch(
      /name of somebody promised protection/,
    ));

  test.each(['txt', 'json', 'html'])('of the form .%s is looked through', (ending) =>
    expect(faults(`c.${ending}`, 'It was B-e-l-u-r-k.').join()).toMatch(
      /name of somebody promised protection/,
    ),
  );

  test('says in no fault what was found', () =>
    expect(faults('c.txt', 'Belurk').join()).not.toMatch(/belurk/i));
});

test('two initials stand in any bytes, and are sought nowhere; a short name is', () => {
  expect(prepareNameCheck([['p', 's']], [])('a list: P.S. of the note')).toBe(false);
  expect(prepareNameCheck([['li', 'na']], [])('said Li Na today')).toBe(true);
});
