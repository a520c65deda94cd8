import { describe, expect, it } from 'vitest';
import { INSTALLED_RULES, loadVocabulary } from '../../src/disk/rulebook.ts';
import { matchesOf } from '../../src/text/matches.ts';
import { WordSieve } from '../../src/text/word-sieve.ts';
import { chances } from '../cable/mangled.ts';

const OFFICIAL = { forms: ['FOR OFFICIAL USE ONLY', 'LOU'] };
const JOINED = { forms: ['SBU-NF'] };
const ALWAYS = {};
const sieve = new WordSieve([OFFICIAL, JOINED, ALWAYS]);
const names = new Map<object, string>([
  [OFFICIAL, 'official'],
  [JOINED, 'joined'],
  [ALWAYS, 'always'],
]);
const sifted = (text: string) => [...sieve.sift(text)].map((search) => names.get(search));

describe('a sieve of words', () => {
  it.each([
    ['', ['always']],
    ['The official came.', ['always']],
    ['For the official', ['always']],
    ['for\n\nOfficial: all', ['official', 'always']],
    ['(LOU)', ['official', 'always']],
    ['Louise', ['always']],
    ['xLOU LOU9 L-OU', ['always']],
    ['SBU/NF', ['joined', 'always']],
    ['SBU and NF', ['always']],
    ['«lou» sbu—nf', ['official', 'joined', 'always']],
  ])('knows what %j may hold', (text, may) => {
    expect(sifted(text)).toEqual(may);
  });

  it('makes the search for a form without a word of ASCII of every text', () => {
    const [greek, plain] = [{ forms: ['ΑΠΟΡΡΗΤΟ', 'SECRET'] }, { forms: ['SECRET'] }];
    const both = new WordSieve([greek, plain]);
    expect([...both.sift('nothing')]).toEqual([greek]);
    expect([...both.sift('SECRET')]).toEqual([greek, plain]);
  });

  it('takes no more searches than it has bits', () => {
    expect(() => new WordSieve(Array.from({ length: 32 }, () => ({ forms: ['A'] })))).toThrow(RangeError);
  });
});

describe('the sieve of the vocabulary', () => {
  const { exclusions, words } = loadVocabulary(INSTALLED_RULES).lexicon;
  const { begin, bare, piped, heading, handling } = words;
  const searches = [begin, bare, piped, heading, handling.open, handling.named, handling.composed];
  const all = [...searches, exclusions.inWords];
  const forms = [...new Set(all.flatMap((search) => search.forms ?? []))];
  const AROUND = [
    ' ',
    '\n',
    '  ',
    '. ',
    ': ',
    ' (',
    ') ',
    '//',
    '/',
    '-',
    ' - ',
    ', ',
    's ',
    'é',
    ' the ',
    ' AUS ',
  ];

  it('lets nothing through unread that a pattern would find', () => {
    const chance = chances(20_261_130);
    const pick = <T>(of: readonly T[]): T => of[Math.floor(chance() * of.length)] as T;
    const printed = (form: string): string =>
      pick([form, form.toLowerCase(), form.charAt(0) + form.slice(1).toLowerCase()]).replaceAll(' ', () =>
        pick([' ', '\n', '  ']),
      );
    let found = 0;
    for (let i = 0; i < 4000; i++) {
      const text =
        Array.from({ length: 6 }, () => pick(AROUND) + printed(pick(forms))).join('') + pick(AROUND);
      const possible = words.sieve.sift(text);
      for (const search of all) {
        if (possible.has(search)) found += 1;
        else expect([text, ...matchesOf(text, search.pattern)]).toEqual([text]);
      }
    }
    expect(found).toBeGreaterThan(8000);
  });

  it('lets few sentences through', () => {
    const text =
      'The official said for the information of all that no end was near: it began to start again.';
    const possible = words.sieve.sift(text);
    expect(all.filter((search) => search.forms !== undefined && possible.has(search))).toEqual([begin]);
  });
});
