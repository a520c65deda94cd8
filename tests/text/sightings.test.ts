import fc from 'fast-check';
import { RRegex } from 'rregex';
import { describe, expect, test } from 'vitest';
import { sliceOf } from '../../src/model/span.ts';
import { necessaryIn } from '../../src/text/necessary.ts';
import { compilePattern } from '../../src/text/pattern.ts';
import { Sightings } from '../../src/text/sightings.ts';
import { foldedView } from '../../src/text/view.ts';

const needs = (pattern: string) => necessaryIn(new RRegex(pattern).syntax());

describe('what a pattern cannot do without', () => {
  test.each([
    [
      'tel[.:]? ?[0-9]{3}',
      {
        letters: ['tel. 000', 'tel.000', 'tel: 000', 'tel:000', 'tel 000', 'tel000'],
        longest: 8,
        anchored: false,
      },
    ],
    ['(?i)(?:tel|phone)s? [0-9]+', { letters: ['tels ', 'tel ', 'phones ', 'phone '], longest: undefined }],
    ['[0-9]{3}-[0-9]{4}', { letters: ['000-0000'], longest: 8 }],
    ['[3-5][0-9]{4,}', { letters: ['0000'], longest: undefined }],
    ['10 downing', { letters: ['00 downing'], longest: 10 }],
    ['(?:a|[0-9])x', { letters: ['ax', '0x'], longest: 2 }],
    ['^tel', { letters: ['tel'], anchored: true }],
    ['(?i)strasse', { letters: ['strasse'], longest: 7 }],
    ['tel[a-z]{2,3}(?:phone){2}', { letters: ['phonephone'], longest: 16 }],
    ['(?:phone){2,}', { letters: ['phonephone'], longest: undefined }],
  ])('%s', (pattern, expected) => expect(needs(pattern)).toMatchObject(expected));

  test.each(['[a-z]+', 'a?', '(?:tel)?x*', '', '.*', '\u043e+'])('%s: nothing', (pattern) =>
    expect(needs(pattern)).toBeUndefined(),
  );
});

/** Patterns made at random of the parts that packs are made of. */
const atom = fc.constantFrom(
  'tel',
  'no',
  '[0-9]',
  '[0-9]{2,3}',
  '[3-57]{2}',
  '(?:1|2x){2}',
  '19',
  '[a-z]',
  ' ?',
  '-',
  '\\b',
  '(?:x|yy)',
  '[A-Z]+',
  '(tel)',
  '[^.]{1,3}',
  '\u00e9',
);
const pattern = fc
  .array(fc.tuple(fc.array(atom, { minLength: 1, maxLength: 4 }), fc.constantFrom('', '?', '{1,2}', '+')), {
    minLength: 1,
    maxLength: 3,
  })
  .map((alternatives) => alternatives.map(([atoms, times]) => `(?:${atoms.join('')})${times}`).join('|'));
const prose = fc
  .array(
    fc.constantFrom(
      'tel',
      'TEL',
      'no',
      ' ',
      ' ',
      ' ',
      '12',
      '7',
      '3',
      '19',
      '-',
      '.',
      'x',
      'yy',
      'abc',
      '\u00e9',
      '\u{1f600}',
      'harbor ',
      'winter ',
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''));

test('a pattern that looks only around what it needs finds what it finds in the whole', () => {
  let narrowed = 0;
  fc.assert(
    fc.property(pattern, fc.boolean(), prose, (source, ignoreCase, text) => {
      const view = foldedView(text);
      const sightings = new Sightings(0);
      const found = compilePattern(source, { ignoreCase, sightings }).find(view);
      const whole = new RRegex((ignoreCase ? '(?i)' : '') + source.replaceAll('\\b', '(?-u:\\b)'));
      const caught = whole
        .capturesAll(view.text)
        .flatMap(({ get: [all, ...groups] }) => (groups.length > 0 ? groups : all ? [all] : []));
      const expected = caught.map(({ value }) => value).filter((value) => value !== '');
      expect(found.map((span) => foldedView(sliceOf(text, span)).text.trim())).toEqual(
        expected.map((value) => value.trim()),
      );
      const necessary = needs((ignoreCase ? '(?i)' : '') + source);
      if (
        necessary?.longest !== undefined &&
        !necessary.letters.some((each) => view.text.toLowerCase().replaceAll(/[0-9]/g, '0').includes(each))
      )
        narrowed += 1;
    }),
    { numRuns: 300 },
  );
  expect(narrowed).toBeGreaterThan(20);
});

test('many patterns share one pass and each finds its own', () => {
  const sightings = new Sightings(0);
  const patterns = ['tel (\\d{3})', 'phone', 'hon', '\\d{3}', 'one'].map((each) =>
    compilePattern(each, { sightings }),
  );
  const source = 'the telephone, tel 123, honed phone';
  const view = foldedView(source);
  expect(patterns.map((each) => each.find(view).map((span) => sliceOf(source, span)))).toEqual([
    ['123'],
    ['phone', 'phone'],
    ['hon', 'hon', 'hon'],
    ['123'],
    ['one', 'one', 'one'],
  ]);
});
