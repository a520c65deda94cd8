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
  [
    'two given names that are one, with a particle',
    'Journalist Abd al-Krestim al-Balani came. "No," Abd al-Krestim recalled.',
    ['Abd al-Krestim al-Balani', 'Abd al-Krestim'],
  ],
  ['a place that is a given name, behind an officer', 'PolOff Lorraine Krestic left.', ['Lorraine Krestic']],
  [
    'a body that is a surname, behind an officer',
    'THEY TOLD LABATT CHURCH THAT HE WAS ILL. THEY TOLD CHURCH NOTHING.',
    ['CHURCH', 'CHURCH'],
  ],
  [
    'a verb that is a surname, behind a title',
    'CORRESPONDENT LUC RENDERS WAS EXPELLED. RENDERS LEFT.',
    ['LUC RENDERS', 'RENDERS'],
  ],
  [
    'a family name of one letter',
    'PROFESSOR O MYONG-KRES CAME. O SPOKE IN PRIVATE. GROUP O WAS THERE.',
    ['O MYONG-KRES', 'O'],
  ],
  ['a suffix behind a comma', 'COL. EDGAR KRESTIC, JR., LEFT.', ['EDGAR KRESTIC, JR']],
  [
    'a nickname inside the name, alone later',
    'He met Ivan "Cubano" Krestic. They mean to summon Cubano.',
    ['Ivan "Cubano" Krestic', 'Cubano'],
  ],
  ['a maiden name', 'EVA BALANEK (NEE KRESTIC), A TEACHER, CAME.', ['EVA BALANEK', 'KRESTIC']],
  ['one who is his kin, by one name', 'Pastor Ivo Balan came with his son Kresto.', ['Ivo Balan', 'Kresto']],
  ['who has a family name of three parts', 'Colonel Bui The Kresh spoke.', ['Bui The Kresh']],
  [
    'a surname that is a plain word, by what it does',
    'POLOFF EDNA WATERS CAME. WATERS TRAVELS ON MONDAY.',
    ['EDNA WATERS', 'WATERS'],
  ],
  ['who closes a letter', 'I shall write again. Faithfully yours, Krestic.', ['Krestic']],
  ['who is told', 'HE TOLD GAINES BY TELEPHONE.', ['GAINES']],
  ['no word known, that acts', 'The plan is dead, and Zorvanek would not revive it.', ['Zorvanek']],
];

/** What stands as names do and is none. */
const NOBODY: readonly (readonly [string, string])[] = [
  ['places in a list', 'Victims came from Falesti, Soroca, Hincesti and Ungheni.'],
  ['two places at the head of a line', 'The ship left\nMoquegua, Arequipa and sailed.'],
  ['what a journalist writes for', 'The Dnevnik Svijeta reporter left.'],
  ['a body with a plain title before it', 'The National Referral System covers it.'],
  ['what stands between two quotations', 'TRUCKS ARE "LIBERATION" AND "YELLOW RIVER".'],
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

  const printed = (text: string, note: string): string[] =>
    told({
      ...bodyOf(`${text}\n`),
      text: `${text}\n\n${note}`,
      detection: { family: 'frus', sure: 'certain', marks: [] },
    });

  it('are in the note below a printed telegram', () =>
    expect(
      printed('The talks go on.', 'Source: Department of State. Secret. Krestic had drafted it.'),
    ).toEqual(['us-official: Krestic']));

  it('are whom a telegram is for and from', () =>
    expect(
      told(bodyOf('For the Secretary from Krestic. Eyes only for Balanek.\n\nThe talks go on.')).sort(),
    ).toEqual(['us-official: Balanek', 'us-official: Krestic']));

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
