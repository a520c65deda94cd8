import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excisionsIn } from '../../src/cable/excisions.ts';
import { sliceOf } from '../../src/model/span.ts';
import { growth, LINEAR } from '../growth.ts';
import { FORMS, formsIn, scoreOf } from './excision-forms.ts';

const read = (text: string): [string, string | null][] =>
  excisionsIn(text).map(({ kind, extent }) => [kind, extent]);

describe('what editors of Foreign Relations put in brackets', () => {
  it.each([
    ['[less than 1 line of source text not declassified]', 'lines', 'less than 1 line'],
    ['[less then 1 line not declassified]', 'lines', 'less than 1 line'],
    ['[less than 1 1ine not declassified]', 'lines', 'less than 1 line'],
    ['[less than i line of source text not declassified]', 'lines', 'less than 1 line'],
    ['[less than 1/2 line of source text not declassified]', 'lines', 'less than 0.5 line'],
    ['[1 line not declassified]', 'lines', '1 line'],
    ['[2-1/2 lines of source text not declassified]', 'lines', '2.5 lines'],
    ['[2–1/2 lines of source text not declassified]', 'lines', '2.5 lines'],
    ['[2½ lines of source text not yet declassified]', 'lines', '2.5 lines'],
    ['[21/2 lines of source text not declassified]', 'lines', '2.5 lines'],
    ['[11/2 lines of 2-column source text not declassified]', 'lines', '1.5 lines'],
    ['[3 pages not declassified in time for publication.]', 'page', '3 pages'],
    ['[three pages not declassified]', 'page', '3 pages'],
    ['[1 paragraph (5 lines of source text) not declassified]', 'paragraph', '1 paragraph (5 lines)'],
    ['[remainder of paragraph (2½ lines of source text) not declassified]', 'paragraph', '2.5 lines'],
    ['[heading and 3 paragraphs (22 lines) not declassified]', 'text', '3 paragraphs (22 lines)'],
    ['[1 sentence (22 words) not declassified]', 'text', '1 sentence (22 words)'],
    ['[4 minutes 47 seconds not declassified]', 'text', '4 minutes and 47 seconds'],
    ['[table (3 columns, 4 rows) not declassified]', 'text', '3 columns, 4 rows'],
    ['[name not declassified]', 'name', null],
    ['[3 names not declassified]', 'name', '3 names'],
    ['[initials not declassified]', 'name', null],
    ['[dollar amount not declassified]', 'number', null],
    ['[2 document numbers not declassified]', 'number', '2 numbers'],
    ['[place not declassified]', 'place', null],
    ['[codeword not declassified]', 'marking', null],
    ['[handling restriction not declassified]', 'marking', null],
    ['[telegram indicator not declassified]', 'marking', null],
    ['[*entry in table not declassified]', 'other', null],
    [
      '[Source: Department of Ferries, Lot 64 D 199. Secret. Extract—2 pages of source text not declassified.]',
      'page',
      '2 pages',
    ],
    ['[. . .]', 'text', null],
    ['[...]', 'text', null],
    ['[…]', 'text', null],
  ])('reads %s', (printed, kind, extent) => {
    expect(read(`He met ${printed} again.`)).toEqual([[kind, extent]]);
  });

  it('reads one that a line end breaks, and gives its place', () => {
    const text = 'He met [less than\n1 line not\n  declassified] at noon.';
    const [found] = excisionsIn(text);
    expect(found?.extent).toBe('less than 1 line');
    expect(found && sliceOf(text, found.span)).toBe('[less than\n1 line not\n  declassified]');
  });

  it.each([
    '[Omitted here is a discussion of the weather.]',
    '[garble]',
    '[sic]',
    '[Marlow and]',
    '[1]',
    '[.]',
    '[Here follow 2 pages of gossip.]',
    'not declassified',
    `[${'x y '.repeat(120)}not declassified]`,
  ])('takes %s for no excision', (text) => {
    expect(excisionsIn(text)).toEqual([]);
  });

  it('reads every form that its grammar builds', () => {
    const amount = fc.tuple(
      fc.integer({ min: 1, max: 60 }),
      fc.constantFrom('', '-1/2', '–1/2', '½', '-½', ' 1/2'),
    );
    const source = fc.constantFrom('', ' of source text', ' of 2-column source text', ' of text');
    const unit = fc.constantFrom('line', 'page', 'paragraph');
    const end = fc.constantFrom(
      'not declassified',
      'not yet declassified',
      'not declassified in time for publication.',
    );
    fc.assert(
      fc.property(amount, unit, source, end, ([whole, half], counted, of, closing) => {
        const value = half === '' ? whole : whole + 0.5;
        const units = value === 1 ? counted : `${counted}s`;
        const kind = counted === 'line' ? 'lines' : counted;
        expect(read(`[${whole}${half} ${units}${of} ${closing}]`)).toEqual([[kind, `${value} ${units}`]]);
        const inside = `[2 paragraphs (${whole}${half} lines${of}) ${closing}]`;
        expect(read(inside)).toEqual([
          ['paragraph', `2 paragraphs (${value} ${value === 1 ? 'line' : 'lines'})`],
        ]);
      }),
    );
  });
});

describe('runs of X', () => {
  it.each([
    ['The contact XXXXXXXXXXXX said', 'XXXXXXXXXXXX'],
    ['the contact xxxxx said', 'xxxxx'],
    ['the gentlexxx said', 'xxx'],
    ['write to xxxxxxxxxxxx.', 'xxxxxxxxxxxx'],
  ])('in %s', (text, run) => {
    expect(excisionsIn(text).map(({ kind, span }) => [kind, sliceOf(text, span)])).toEqual([['run', run]]);
  });

  it.each(['Chapter XXX', 'LXXXI', 'VZCZCXXX0123', 'an axx', 'Exxon', 'the xxx file'])(
    'not in %s',
    (text) => {
      expect(excisionsIn(text)).toEqual([]);
    },
  );
});

describe('the work grows with the text', () => {
  it.each([
    ['opening brackets', '['],
    ['brackets that do not close', '[1 line of source text '],
    ['brackets', '[name not declassified]'],
    ['numbers in brackets', '[1 line (1 line (1 line not declassified]'],
    ['X', 'X'],
    ['X behind letters', 'axxx '],
    ['dots', '[. . . '],
  ])('%s', (_, unit) => {
    expect(growth(4000, (size) => excisionsIn(unit.repeat(size)))).toBeLessThan(LINEAR);
  });
});

it.skipIf(!existsSync(FORMS))(
  'of the shared printed forms 99 % are read, with kind and extent (needs the shared test data)',
  () => {
    const { share } = scoreOf(formsIn(FORMS));
    expect(share).toBeGreaterThanOrEqual(0.99);
  },
);
