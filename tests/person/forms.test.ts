import { describe, expect, it } from 'vitest';
import type { Cable } from '../../src/model/cable.ts';
import { bodyOf, cableOf, field, findIn, portion, told } from './cables.ts';

/** Invented people only: forms in which names stand beside nothing that says so. */
const FOUND: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'a list, family first',
    'Guests:\n- Krestic, Radovan M.; born 1950\n- Balan, Ana, lawyer',
    ['Krestic, Radovan M', 'Balan, Ana'],
  ],
  [
    'a list of initials',
    'PRESENT WERE\n   NOVAKOVIC A.B.   BELGRADE\n   BALANESCU D.   CLUJ',
    ['NOVAKOVIC A.B', 'BALANESCU D'],
  ],
  ['a nickname inside the name', 'He met Ivan "the Bear" Krestic there.', ['Ivan "the Bear" Krestic']],
  ['another name behind alias', 'Journalist Ana Krestic, alias "Old Oak", came.', ['Ana Krestic', 'Old Oak']],
  [
    'a given name alone',
    'Pastor Kwabena Osafo came. The rest was for Kwabena to say.',
    ['Kwabena Osafo', 'Kwabena'],
  ],
  [
    'a surname of two words',
    'Editor Jose Luis Prado Quirante came. Prado Quirante left.',
    ['Jose Luis Prado Quirante', 'Prado Quirante'],
  ],
  ['three initials', 'Deputy Minister A. B. C. Wijeratne came.', ['A. B. C. Wijeratne']],
  [
    'a plain surname behind a given name',
    'MARVIN STREET, A TEACHER, WAS SEEN. STREET DROVE AWAY.',
    ['MARVIN STREET', 'STREET'],
  ],
  ['no word known, that acts', 'The plan is dead, and Zorvanek would not revive it.', ['Zorvanek']],
];

/** What stands as names do and is none. */
const NOBODY: readonly (readonly [string, string])[] = [
  ['places in a list', 'Victims came from Falesti, Soroca, Hincesti and Ungheni.'],
  ['two places at the head of a line', 'The ship left\nMoquegua, Arequipa and sailed.'],
  ['what a journalist writes for', 'The Dnevnik Svijeta reporter left.'],
  ['a body with a plain title before it', 'The National Referral System covers it.'],
  ['a plain word in capitals', 'HOUSE PRICES ROSE AND STREET LAMPS WENT OUT.'],
];

const mentions = (cable: Cable): string[] =>
  told(cable).flatMap((person) => person.slice(person.indexOf(': ') + 2).split(' | '));

describe('names that nothing beside them tells', () => {
  it.each(FOUND)('%s', (_, text, names) => expect(mentions(bodyOf(text)).sort()).toEqual([...names].sort()));
  it.each(NOBODY)('are not: %s', (_, text) => expect(told(bodyOf(text))).toEqual([]));
});

/** A header line, and a paragraph below it. */
function below(line: string, body: string): Cable {
  const text = `${line}\n\n${body}`;
  const from = line.length + 2;
  return cableOf(text, {
    layout: [{ from: 0, to: line.length }],
    portions: [portion('1', 'paragraph', [{ from, to: text.length }])],
    fields: line.startsWith('E.O.')
      ? { declassification: [field(text, line, { from: 0, to: line.length })] }
      : {},
  });
}

describe('names in lines of the header', () => {
  it.each([
    ['whom the line of attention is for', 'STATE FOR EUR/RUS, EB/ESC (TENBY)', 'us-official: TENBY'],
    ['an officer behind FOR', 'NEA/MAG FOR ROWE', 'us-official: ROWE'],
    ['a visitor behind TAGS', 'TAGS: OVIP (NOVAK, ANNA), PREL', 'official: NOVAK, ANNA'],
    [
      'who classified, behind the E.O. line',
      'E.O. 11652: GDS (LATHROP, E. B.)',
      'us-official: LATHROP, E. B',
    ],
  ])('%s', (_, line, person) => expect(told(below(line, '1. The talks go on.'))).toEqual([person]));

  it.each([['TAGS: EAGR, ETRD, CA'], ['TREASURY FOR OASIA']])('are not: %s', (line) =>
    expect(told(below(line, '1. The talks go on.'))).toEqual([]),
  );
});

describe('a role', () => {
  it.each([
    ['of a ministry', 'Ana Krestic, head of the Customs Directorate, left.', 'official'],
    ['of a firm', 'Ana Krestic, head of a bakery, left.', 'private'],
    ['of ours', 'DEA adviser Ana Krestic left.', 'us-official'],
    ['told by being', 'Ana Krestic is Deputy Prime Minister.', 'public-figure'],
    ['for a country', 'AGAINST: KRESTICZ (BULGARIA).', 'official'],
    ['on terms', 'Ana Krestic spoke on condition of anonymity.', 'source'],
    ['on terms, of our own', 'Poloff Jane Hartwell spoke in confidence.', 'us-official'],
    [
      'of the next in a list',
      'Present were Minister Ana Balan, Sten Dahlmark, Minister Kari Fossen.',
      'private',
    ],
  ])('%s', (_, text, role) => {
    const { persons } = findIn(bodyOf(text));
    const who = persons.find(({ name }) => /krestic|hartwell|dahlmark/i.test(name));
    expect(who?.role).toBe(role);
  });

  it('has a capacity beside it where rules of their own speak of it', () => {
    const { persons } = findIn(bodyOf('Visa applicant Ana Krestic came. Radovan Balan, an FSN, left.'));
    expect(persons.map(({ capacities }) => capacities)).toEqual([['visa-case'], ['local-staff']]);
  });
});
