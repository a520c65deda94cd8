import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { INSTALLED_RULES } from '../../src/disk/rulebook.ts';

/** Words of the language, which a page may hold and keep: `remark`. */
const WORDS: ReadonlySet<string> = new Set(
  ['everyday', 'rare'].flatMap((list) =>
    readFileSync(join(INSTALLED_RULES, 'names', `${list}.txt`), 'utf8').split('\n'),
  ),
);

/** An invented person: syllables that are no word of any list. */
export interface Invented {
  readonly given: string;
  readonly family: string;
}

const syllable = fc
  .tuple(fc.constantFrom(...'bdfgklmnprtvz'), fc.constantFrom(...'aeiou'))
  .map((pair) => pair.join(''));
const name = (least: number, most: number, ending: string): fc.Arbitrary<string> =>
  fc
    .array(syllable, { minLength: least, maxLength: most })
    .map((parts) => parts.join(''))
    .map((parts) => parts + ending)
    .filter((word) => !WORDS.has(word))
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1));

export const invented: fc.Arbitrary<Invented> = fc.record({
  given: name(2, 3, 'v'),
  family: name(2, 4, 'rk'),
});

const LOOKALIKES: Readonly<Record<string, string>> = {
  a: 'а',
  e: 'е',
  o: 'о',
  p: 'р',
  i: 'і',
  k: 'к',
  r: 'r',
};
const foreign = (word: string): string => word.replace(/[aeopi]/g, (letter) => LOOKALIKES[letter] ?? letter);
const wide = (word: string): string =>
  word.replace(/[A-Za-z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));
const inside = (word: string, what: string): string => `${word.slice(0, 3)}${what}${word.slice(3)}`;

/** Ways in which a name may stand so that a search for its letters alone does not find it. */
export const DISGUISES: Readonly<Record<string, (who: Invented) => string>> = {
  surname: ({ family }) => `${family} said so`,
  possessive: ({ family }) => `the views of ${family}'s friends`,
  'typographic possessive': ({ family }) => `the views of ${family}’s friends`,
  plural: ({ family }) => `both ${family}s came`,
  capitals: ({ given, family }) => `${given} ${family}`.toUpperCase(),
  'surname first': ({ given, family }) => `${family.toUpperCase()}, ${given}`,
  initial: ({ given, family }) => `${given.charAt(0)}. ${family} came`,
  'small letters': ({ family }) => `asked ${family.toLowerCase()} twice`,
  spaced: ({ family }) => `it was ${[...family].join(' ')}, again`,
  'spaced with hyphens': ({ family }) => `it was ${[...family].join('-')}, again`,
  'spaced with full stops': ({ family }) => `it was ${[...family].join('.')}, again`,
  'spaced twice': ({ family }) => `it was ${[...family].join('  ')}, again`,
  'broken at a line end': ({ family }) => `it was ${inside(family, '\n')} again`,
  'hyphen at a line end': ({ family }) => `it was ${inside(family, '-\n')} again`,
  'zero-width': ({ family }) => `it was ${inside(family, '\u200b')} again`,
  'soft hyphen': ({ family }) => `it was ${inside(family, '\u00ad')} again`,
  'look-alikes': ({ family }) => `it was ${foreign(family)} again`,
  'full width': ({ family }) => `it was ${wide(family)} again`,
  accents: ({ family }) => `it was ${[...family].map((letter) => `${letter}\u0301`).join('')} again`,
  compound: ({ family }) => `the ${family}-led and pro-${family} groups`,
  'pro in capitals': ({ family }) => `THE PRO-${family.toUpperCase()} GROUP`,
  'e-mail': ({ given, family }) => `mail ${given.charAt(0)}${family}@harbor.example`.toLowerCase(),
  'e-mail in full': ({ given, family }) => `mail ${given}.${family}@harbor.example`.toLowerCase(),
  'file name': ({ family }) => `see CV_${family}2.doc for more`,
  'file name in one word': ({ given, family }) => `see ${given}${family}.pdf for more`,
  URL: ({ given, family }) => `see http://harbor.example/people/${given}-${family}.html now`.toLowerCase(),
  'link in Markdown': ({ family }) => `see [his page](http://harbor.example/${family.toLowerCase()}) now`,
  'escapes of a URL': ({ family }) =>
    `see http://harbor.example/%${family.charCodeAt(0).toString(16)}${family.slice(1)} now`,
  'escapes of a page': ({ family }) => `it was &#${family.charCodeAt(0)};${family.slice(1)} again`,
  'two words in one': ({ given, family }) => `it was ${given}${family} again`,
  ending: ({ family }) => `the ${family}ists lost`,
  quotes: ({ family }) => `known as "${family}" there`,
  slash: ({ family }) => `the Fjeld/${family} plan`,
};
