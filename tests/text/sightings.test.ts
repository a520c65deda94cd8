import fc from 'fast-check';
import { RRegex } from 'rregex';
import { describe, expect, test } from 'vitest';
import { sliceOf } from '../../src/model/span.ts';
import { waysOf } from '../../src/text/necessary.ts';
import { compilePattern } from '../../src/text/pattern.ts';
import { Sightings } from '../../src/text/sightings.ts';
import { foldedView } from '../../src/text/view.ts';

const ways = (pattern: string) => waysOf(new RRegex(pattern).syntax());

const INFINITE = Number.POSITIVE_INFINITY;

/** The ways of a pattern with the strings that each needs. */
const told = (pattern: string) =>
  ways(pattern)?.map((way) => ({ ...way, needs: way.needs.map(({ strings }) => strings) }));

describe('what a pattern cannot do without', () => {
  test.each([
    [
      'tel[.:]? ?[0-9]{3}',
      [
        {
          needs: [['tel. 000', 'tel.000', 'tel: 000', 'tel:000', 'tel 000', 'tel000']],
          longest: 8,
          spaces: 1,
        },
      ],
    ],
    [
      '(?i)(?:tel|phone)s? [0-9]+',
      [{ needs: [['tels 0', 'tel 0', 'phones 0', 'phone 0']], longest: INFINITE, spaces: 1 }],
    ],
    ['[0-9]{3}-[0-9]{4}', [{ needs: [['000-0000']], longest: 8, spaces: 0 }]],
    ['[3-5][0-9]{4,}', [{ needs: [['00000']], longest: INFINITE, spaces: 0 }]],
    ['10 downing', [{ needs: [['00 downing']], longest: 10 }]],
    ['(?:a|[0-9])x', [{ needs: [['ax', '0x']], longest: 2 }]],
    ['^tel$', [{ needs: [['tel']], longest: 3 }]],
    ['(?-u:\\b)tel(?-u:\\b)[.]', [{ needs: [['\btel.']] }]],
    ['(?i)strasse', [{ needs: [['strasse']], longest: 7 }]],
    ['tel[a-z]{2,3}(?:phone){2}', [{ needs: [['phonephone'], ['tel']], longest: 16 }]],
    ['(?:phone){2,}', [{ needs: [['phonephone']], longest: INFINITE, spaces: 0 }]],
    // Each way has its own length, and those that are a few strings are one.
    [
      'fax [^.]{9}|tel|phone',
      [
        { needs: [['tel', 'phone']], longest: 5, spaces: 0 },
        { needs: [['fax ']], longest: 22, spaces: 10 },
      ],
    ],
    // Of words with a space behind each, the last space belongs to what follows.
    [
      '(?:[A-Z][a-z]* ){1,2}(?:street|road)',
      [{ needs: [[' street', ' road']], longest: INFINITE, spaces: 2 }],
    ],
    // No string is needed, but a word longer than others.
    ['[A-Z0-9<]{30}(?: ?[A-Z0-9<]{30})?', [{ needs: [], row: 30, longest: 61, spaces: 1 }]],
    [
      '[A-Z0-9<]{30}x?|[A-Z<]{44}',
      [
        { needs: [], row: 30, longest: 31 },
        { needs: [], row: 44, longest: 44 },
      ],
    ],
    // What a pattern passes over does not count, but is told, because it hides others.
    [
      'on [0-9]()|(tel)',
      [
        { needs: [['tel']], counts: true },
        { needs: [['on 0']], counts: false },
      ],
    ],
  ])('%s', (pattern, expected) => expect(told(pattern)).toMatchObject(expected));

  test.each([
    ['[A-Z]{2} ?[0-9]{4}', '0000', 3, 1],
    ['tel [0-9]', 'tel 0', 0, 0],
    ['(?:[a-z]+ ){1,3}street', ' street', INFINITE, 2],
    // Of `no 7000` and `7000` the figures are looked for, which then stand further on.
    ['x[a-z]{9}(?:no |)[0-9]{4}', '0000', 13, 1],
  ])('%s: so much may stand before %j', (pattern, string, longest, spaces) =>
    expect(ways(pattern)?.[0]?.needs.find(({ strings }) => strings[0] === string)?.lead).toEqual({
      longest,
      spaces,
    }),
  );

  test('a pattern that passes over what may be left out has hits that count', () =>
    expect(ways('(?:x())*foo')).toMatchObject([{ counts: true }]));

  test('ways with commas in what they need are not taken for each other', () =>
    expect(ways('(?:foo|bar)[a-z]+|foo,bar[a-z]+')?.length).toBe(2));

  test.each(['[a-z]+', 'a?', '(?:tel)?x*', '', '.*', '\u043e+', 'tel|[a-z]'])('%s: nothing', (pattern) =>
    expect(ways(pattern)).toBeUndefined(),
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
  '()',
  '$',
  '^',
  '(?-u:\\b)',
  '[^x]*',
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

/** Whether no way that counts has all that it needs in a text: the pattern is then not tried. */
const isNarrowed = (all: ReturnType<typeof ways>, text: string): boolean => {
  const plain = text.toLowerCase().replaceAll(/[0-9]/g, '0');
  const has = (strings: readonly string[]): boolean =>
    strings.some((each) => plain.includes(each.replaceAll('\b', '')));
  return all?.every(({ needs, counts }) => !counts || !needs.every(({ strings }) => has(strings))) === true;
};

test('a pattern that looks only around what it needs finds what it finds in the whole', () => {
  let narrowed = 0;
  fc.assert(
    fc.property(pattern, fc.boolean(), prose, (source, ignoreCase, text) => {
      const view = foldedView(text);
      const sightings = new Sightings({ patience: 0 });
      const found = compilePattern(source, { ignoreCase, sightings }).find(view);
      const whole = new RRegex((ignoreCase ? '(?i)' : '') + source.replaceAll('\\b', '(?-u:\\b)'));
      const caught = whole
        .capturesAll(view.text)
        .flatMap(({ get: [all, ...groups] }) => (groups.length > 0 ? groups : all ? [all] : []));
      const expected = caught.map(({ value }) => value).filter((value) => value !== '');
      expect(found.map((span) => foldedView(sliceOf(text, span)).text.trim())).toEqual(
        expected.map((value) => value.trim()),
      );
      if (isNarrowed(ways((ignoreCase ? '(?i)' : '') + source), view.text)) narrowed += 1;
    }),
    { numRuns: 300 },
  );
  expect(narrowed).toBeGreaterThan(20);
});

test('in a long text a pattern reads apart what lies apart, and together what meets', () => {
  const filler = 'winter harbor '.repeat(60);
  const source = `${filler}tel 1 fax abc ${filler}tel 3${filler}`;
  const patterns = ['tel [0-9]|fax [a-z]{3}', '(?-u:\\b)tel(?-u:\\b)'].map((each) =>
    compilePattern(each, { sightings: new Sightings({ patience: 0 }) }),
  );
  const found = patterns.map((each) => each.find(foldedView(source)).map((span) => sliceOf(source, span)));
  expect(found).toEqual([
    ['tel 1', 'fax abc', 'tel 3'],
    ['tel', 'tel'],
  ]);
});

test('a row of characters is looked for in long words only, and found at every edge of them', () => {
  const row = (length: number): string => 'A1<'.repeat(20).slice(0, length);
  const pieces = fc.constantFrom(row(19), row(20), row(21), row(43), `${row(9)}x${row(21)}`, 'AB', 'x', '.');
  const source = '[A-Z0-9<]{20}(?: ?[A-Z0-9<]{20})?|x[A-Z0-9<]{21}';
  const [narrow, whole] = [
    compilePattern(source, { sightings: new Sightings({ patience: 0 }) }),
    new RRegex(source),
  ];
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), fc.constantFrom(' ', '\n', '-\n'), (words, between) => {
      const view = foldedView(`${'harbor '.repeat(80)}${words.join(between)}${' harbor'.repeat(80)}`);
      const reading = view.unhyphenated === undefined ? view : { ...view.unhyphenated };
      const found = narrow.find(reading).length;
      expect(found).toBe(whole.findAll(reading.text).length);
    }),
    { numRuns: 500 },
  );
  expect(narrow.find(foldedView(`${'harbor '.repeat(80)}${row(40)}`))).toEqual([{ from: 560, to: 600 }]);
});

test('many patterns share one pass and each finds its own', () => {
  const sightings = new Sightings({ patience: 0 });
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
