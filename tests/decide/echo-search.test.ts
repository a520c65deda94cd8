import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Form } from '../../src/decide/echo/forms.ts';
import { numbersAgain } from '../../src/decide/echo/numbers.ts';
import { SoughtLetters } from '../../src/decide/echo/sought-letters.ts';
import { Spellings, spelledAs, spellingKey } from '../../src/decide/echo/transliterated.ts';
import { growth, LINEAR } from '../growth.ts';

const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'n', 'т'), minLength: 3, maxLength: 6 });

describe('letters sought in one pass', () => {
  test('are found wherever a look for each would find them, by beginning and then by end', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'n', 'т'), maxLength: 60 });
    fc.assert(
      fc.property(fc.uniqueArray(letters, { maxLength: 12 }), text, (rows, row) => {
        const sought = new SoughtLetters<string>();
        for (const each of rows) sought.add(each, each);
        const plain = rows.flatMap((what) =>
          [...row].flatMap((_, from) =>
            row.startsWith(what, from) ? [{ from, to: from + what.length, what }] : [],
          ),
        );
        expect(sought.foundIn(row)).toEqual(plain.sort((a, b) => a.from - b.from || a.to - b.to));
      }),
      { numRuns: 2000 },
    );
  });

  test('many that open alike take work by the length of the text', () => {
    const opened = (n: number): string => `petrak${n.toString(26).replace(/\d/g, 'x')}`;
    const grown = growth(1000, (size) => {
      const sought = new SoughtLetters<number>();
      for (let n = 0; n < size; n++) sought.add(opened(n), n);
      sought.foundIn(Array.from({ length: size }, (_, n) => opened(n)).join(''));
    });
    expect(grown).toBeLessThan(LINEAR);
  });
});

describe('other spellings', () => {
  const word = fc.string({
    unit: fc.constantFrom(...'shczjdtkpqwouyieabglmnrfvx'),
    minLength: 5,
    maxLength: 12,
  });
  const formOf = (name: string): Form => ({
    ...{ letters: name, kind: 'surname', weak: false, person: 'p1', strict: false },
  });

  test('a word is never passed over that has the key of a form', () => {
    fc.assert(
      fc.property(word, word, (name, other) => {
        const spellings = new Spellings();
        const form = formOf(name);
        spellings.add(form);
        for (const seen of [other, spellingKey(name), name.replace(/^u/, 'ou'), name.replace(/^e/, 'ye')]) {
          const alike = spelledAs(form) !== undefined && spellingKey(seen) === spellingKey(name);
          expect(spellings.of(seen)).toEqual(alike ? [form] : []);
          if (alike) expect(spellings.mayHave(`x${seen}x`, 1, 1 + seen.length)).toBe(true);
        }
      }),
      { numRuns: 5000 },
    );
  });

  test.each([
    ['yevgeniy', 'evgenii'],
    ['shcherbakov', 'scherbakow'],
    ['tchaikovsky', 'chajkovskij'],
    ['umarov', 'oumarov'],
  ])('%s may be %s', (name, other) => {
    const spellings = new Spellings();
    spellings.add(formOf(name));
    expect(spellings.mayHave(other, 0, other.length)).toBe(true);
    expect(spellings.of(other)).toHaveLength(1);
  });

  test('most words are told apart unspelled', () => {
    const spellings = new Spellings();
    spellings.add(formOf('petrak'));
    for (const seen of ['ministry', 'protocol', 'embassy'])
      expect(spellings.mayHave(seen, 0, seen.length)).toBe(false);
  });
});

describe('numbers in another grouping', () => {
  const again = (text: string, number: string): string[] =>
    numbersAgain(text, [{ span: { from: 0, to: number.length }, what: 0, by: 'r' }]).map(({ span }) =>
      text.slice(span.from, span.to),
    );

  test('are found in rows of seven figures or more', () => {
    const number = '(202) 555-0143';
    const found = again(`${number} and 202.555.0143 and 5550143 and 555-01`, number);
    expect(found).toEqual(['202) 555-0143', '555-0143', '202.555.0143', '555.0143', '5550143']);
  });
});
