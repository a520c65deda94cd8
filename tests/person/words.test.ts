import { describe, expect, it } from 'vitest';
import { Lexemes } from '../../src/person/lexemes.ts';
import { Tokens } from '../../src/person/tokens.ts';
import { classesBy, isA, NOTICE, plainClasses, SMALL, TITLE } from '../../src/person/word-classes.ts';
import { bodyOf, findIn } from './cables.ts';
import { LISTS } from './lists.ts';

const TOKEN = /\p{L}[\p{L}\p{N}]*(?:['-]\p{L}[\p{L}\p{N}]*)*|\p{N}+|[^\s\p{L}\p{N}]/gu;
/** Pieces that meet each other in every way. */
const PIECES = [
  'Ana',
  'b2',
  "d'",
  '-',
  '17',
  'Łódź',
  'é',
  '٣',
  '—',
  ' ',
  '\u00a0',
  '\u3000',
  "'s",
  '😀',
  '\ud800',
  '.',
];

function tokensOf(text: string): string[] {
  const token = new Tokens(text);
  const found: string[] = [];
  while (token.next()) found.push(text.slice(token.from, token.to));
  return found;
}

/** The same pieces in an order that is another for each seed. */
function mixed(seed: number): string {
  let state = seed;
  return Array.from({ length: 12 }, () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return PIECES[(state >> 8) % PIECES.length];
  }).join('');
}

describe('words of a text', () => {
  it('are those of the pattern, whatever characters meet', () => {
    for (let seed = 1; seed <= 3000; seed++) {
      const text = mixed(seed);
      expect(tokensOf(text), text).toEqual(text.match(TOKEN) ?? []);
    }
  });

  it.each(['', ' ', '\u00a0', "'", 'a-', "a'-b", 'a-é', '1é', 'é1-a'])(
    'are those of the pattern in `%s`',
    (text) => {
      expect(tokensOf(text)).toEqual(text.match(TOKEN) ?? []);
    },
  );
});

describe('known words', () => {
  const printed = (words: Lexemes, word: string, hash: number) =>
    words.at(`(${word})`, 1, word.length + 1, hash);

  it('are told apart though all have one hash, however many there are', () => {
    const words = new Lexemes(plainClasses);
    const many = Array.from({ length: 40 }, (_, i) => `Petrak${i}x`);
    for (const _ of [1, 2]) for (const word of many) expect(printed(words, word, 7).text).toBe(word);
  });

  it('are looked up once, and those of one bucket no longer than a few others', () => {
    let asked = 0;
    const words = new Lexemes(() => asked++);
    for (const _ of [1, 2, 3])
      for (const word of ['Ana', 'Ivo', '.', '('])
        printed(words, word, word.length === 1 ? word.charCodeAt(0) : 7);
    expect(asked).toBe(4);
    for (let i = 0; i < 100; i++) printed(words, `Petrak${i}x`, 7);
    printed(words, 'Ana', 7);
    expect(asked).toBe(105);
  });

  it('have the classes of the lists', () => {
    const words = new Lexemes(classesBy(LISTS));
    expect(isA(printed(words, 'Minister', 1), TITLE)).toBe(true);
    expect(isA(printed(words, 'Petrak', 2), TITLE)).toBe(false);
    expect(isA(printed(words, 'portect', 3), NOTICE)).toBe(true);
    expect(isA(printed(words, 'project', 4), NOTICE)).toBe(false);
    expect(isA(printed(words, 'PETRAK', 5), SMALL)).toBe(false);
    expect(isA(undefined, SMALL)).toBe(false);
  });
});

it('what was read before changes nothing of what is found', () => {
  const cable = bodyOf('1. (C) Minister Ana Petrak met Ivo Kovar, who said that Petrak would go.');
  const first = findIn(cable);
  for (let i = 0; i < 50; i++) findIn(bodyOf(`1. (C) ana petrak IVO KOVAR minister said${i} Petrak${i} who`));
  expect(findIn(cable)).toEqual(first);
});
