import { openRecord } from '../../../src/container/open.ts';
import { SpanIndex } from '../../../src/model/span.ts';
import { review } from '../../../src/pipeline.ts';
import { cableText } from '../../cable/invented.ts';
import { RULEBOOK, SETTING } from './finders.ts';
import { isCovered, type Share, share } from './measure.ts';

interface Name {
  readonly given: string;
  readonly family: string;
  /** Both as another hand would spell them. */
  readonly other: string;
}

/** Invented people, by the form of names of a country. */
const NAMES: readonly Name[] = [
  { given: 'Yevgeniy', family: 'Stroganenko', other: 'Evgeny Stroganenko' },
  { given: 'Lyudmila', family: 'Vershinskaya', other: 'Liudmila Vershinskaia' },
  { given: 'Khaled', family: 'Marzouqani', other: 'Khalid Marzuqani' },
  { given: 'Weiming', family: 'Tsaochang', other: 'Wei-ming Tsao-chang' },
  { given: 'Joaquin', family: 'Berrondo', other: 'Joachin Berrondo' },
  { given: 'Farhad', family: 'Golshiravi', other: 'Ferhad Golshirawi' },
  { given: 'Mehmet', family: 'Karabeyoglu', other: 'Mehmed Karabeyoghlu' },
  { given: 'Kwabena', family: 'Adjeiwaa', other: 'Kwabena Adjeywaa' },
  { given: 'Sutrisno', family: 'Wirjohardjo', other: 'Sutrisno Wiryohardjo' },
  { given: 'Ioana', family: 'Petrichescu', other: 'Joana Petrikescu' },
];

const LOOKALIKES: Readonly<Record<string, string>> = { a: '\u0430', e: '\u0435', o: '\u043e', i: '\u0456' };
const halved = (word: string, between: string): string => {
  const half = word.length >> 1;
  return `${word.slice(0, half)}${between}${word.slice(half)}`;
};

/** Ways in which a name that was protected once may stand again. */
const SPELLINGS: Readonly<Record<string, (name: Name) => string>> = {
  wrapped: ({ given, family }) => `${given}\n${family}`,
  'hyphen-wrapped': ({ family }) => halved(family, '-\n'),
  possessive: ({ family }) => `${family}'s`,
  'spaced letters': ({ family }) => [...family].join(' '),
  'SURNAME, Given': ({ given, family }) => `${family.toUpperCase()}, ${given}`,
  'zero-width': ({ family }) => halved(family, '\u200b'),
  homoglyph: ({ family }) => family.replace(/[aeoi]/g, (letter) => LOOKALIKES[letter] ?? letter),
  transliterated: ({ other }) => other,
  'title and surname': ({ family }) => `Dr. ${family}`,
  initials: ({ given, family }) => `${given.charAt(0)}. ${family}`,
};

/** A title names nobody. */
const TITLE = /^Dr\. /i;

/** Whether nothing of a name that stands so in a cable where it was protected is released. */
function isClosed(name: Name, spelt: string, loud: boolean): boolean {
  const body = [
    `1. (C) Editor ${name.given} ${name.family} (strictly protect) told us that the ferry is late.`,
    '',
    `2. (C) Over lunch in the harbor ${spelt} spoke of the winter and of coal.`,
    '',
  ];
  const text = cableText({ body: loud ? body.map((line) => line.toUpperCase()) : body });
  const { cable, decisions } = review(openRecord('spelt.txt', text), SETTING, RULEBOOK);
  const printed = loud ? spelt.toUpperCase() : spelt;
  const at = cable.text.lastIndexOf(printed);
  if (at < 0) throw new Error('The name does not stand in the cable');
  const from = at + (TITLE.exec(printed)?.[0].length ?? 0);
  const closed = decisions.filter(({ effect }) => effect !== 'release').map(({ span }) => span);
  return isCovered(cable.text, { from, to: at + printed.length }, new SpanIndex(closed));
}

/** Each way of writing a name: how many of the invented people it gives away nothing of, in mixed case and in capitals. */
export const spellingsClosed = (): [string, Share][] =>
  Object.entries(SPELLINGS).map(([spelling, write]) => [
    spelling,
    share(NAMES.flatMap((name) => [false, true].map((loud) => isClosed(name, write(name), loud)))),
  ]);
