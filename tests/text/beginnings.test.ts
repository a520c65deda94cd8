import { describe, expect, it } from 'vitest';
import { beginsWith, DIGITS, endsIn, inAnyCase } from '../../src/text/beginnings.ts';
import { matchesOf } from '../../src/text/matches.ts';
import { remembered } from '../../src/text/remembered.ts';
import { foldedText, foldedView } from '../../src/text/view.ts';

const EVERY = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code));

describe('a look at the first or last character', () => {
  const begins = beginsWith(`¶(${DIGITS}${inAnyCase('x')}`);
  const ends = endsIn('.”');

  it('agrees with a pattern on every character', () => {
    const unlike = EVERY.filter(
      (character) =>
        begins(`${character}1`) !== /^[¶(\dXx]/.test(`${character}1`) ||
        begins(`ab${character}`, 2) !== /^..[¶(\dXx]/s.test(`ab${character}`) ||
        ends(`1${character}`) !== /[.”]$/.test(`1${character}`),
    );
    expect(unlike).toEqual([]);
    expect([begins(''), ends('')]).toEqual([false, false]);
  });

  it('takes one character beyond Latin-1 for another, and never for one of it', () => {
    const begins = beginsWith('“S');
    expect(['“a', 'Ω', 'S', 's', '', '\u00ff'].map((text) => begins(text))).toEqual([
      ...[true, true, true, false, false, false],
    ]);
    expect(beginsWith('S')('Ω')).toBe(false);
  });
});

it('a pattern that does not go on is refused, for its matches would have no end', () => {
  expect(() => matchesOf('aaa', /a/)).toThrow(TypeError);
});

describe('all matches of a pattern', () => {
  it.each([
    ['a1b22', /\d+/g],
    ['', /\d/g],
    ['none', /\d/g],
    ['a\n🚢b', /^|$/gm],
    ['🚢🚢b', /x*/gu],
    ['🚢🚢b', /x*/g],
  ])('of %j are those that the language gives', (text, pattern) => {
    pattern.lastIndex = 3;
    expect(matchesOf(text, pattern)).toEqual([...text.matchAll(new RegExp(pattern))]);
  });
});

describe('the folded text', () => {
  it.each(['(S/NF)', 'S\u00adNF', '(Ｓ)', ' S  NF ', 'p r o t e c t', '', 'a-\nb', '(\u0421)'])(
    'of %j is that of the view',
    (source) => {
      expect(foldedText(source)).toBe(foldedView(source).text);
    },
  );
});

describe('what is remembered', () => {
  it('is read once for each word and reader, and a long text every time', () => {
    const asked: string[] = [];
    const read = remembered((words: string, { by }: { by: string }) => {
      asked.push(words);
      return words === '' ? undefined : by + words;
    });
    const [a, b] = [{ by: 'a' }, { by: 'b' }];
    expect([read('x', a), read('x', a), read('x', b), read('', a), read('', a)]).toEqual([
      ...['ax', 'ax', 'bx'],
      ...[undefined, undefined],
    ]);
    expect(asked).toEqual(['x', 'x', '']);
    const long = 'x'.repeat(13);
    expect([read(long, a), read(long, a)]).toEqual([`a${long}`, `a${long}`]);
    expect(asked).toEqual(['x', 'x', '', long, long]);
  });

  it('is forgotten before it fills the memory', () => {
    let times = 0;
    const by = {};
    const read = remembered((words: string) => {
      times += 1;
      return words;
    });
    for (let i = 0; i < 20_000; i++) read(String(i), by);
    expect(read('0', by)).toBe('0');
    expect(times).toBe(20_001);
  });
});
