import { describe, expect, it } from 'vitest';
import type { PersonRole } from '../../src/model/person.ts';
import { bodyOf, cableOf, field, findIn, portion } from './cables.ts';

const roleIn = (text: string, name: RegExp): PersonRole | undefined =>
  findIn(bodyOf(text)).persons.find((person) => name.test(person.name))?.role;

/** Invented people only. Who holds an office: each row a form in which cables say so. */
const IN_OFFICE: readonly (readonly [string, string, PersonRole])[] = [
  ['an office of ours no list has', 'SCIATT KRESTIC CAME.', 'us-official'],
  ['the symbol of our office behind', 'Krestic (EAP/CM) concurs.', 'us-official'],
  ['who drafted the cable', 'Krestic drafted this message.', 'us-official'],
  ['a slashed rank', 'A/S Harold Krestic met us.', 'us-official'],
  ['DAS, which is no particle', 'EUR DAS Krestic met us.', 'us-official'],
  ['our contact', 'CONTACT HERE IS ANA KRESTIC, 632-3015.', 'us-official'],
  ['a grade', 'ARRIVING:\n   KRESTIC, ANA, FSO-4, ECON\n   BALAN, EVA, FSS-7', 'us-official'],
  ['an office before a colon', 'Minister of Health: Ana Krestic', 'public-figure'],
  [
    'a portfolio in a list of them',
    'The list:\n  o Defense: Ivo Balan\n  o Education: Eva Novak\n  o Health: Ana Krestic\n  o Trade: Petar Kolar',
    'public-figure',
  ],
  ['a portfolio without its of', 'DEPMIN INTERIOR KRESTIC WAS LED AWAY.', 'official'],
  ['a word behind of', 'DIRECTOR OF BUDGET KRESTIC SAID NO.', 'official'],
  ['of a people', 'Palestinian crossings official Ana Krestic came.', 'official'],
  ['brackets inside a rank', 'Brig. Gen. (res.) Ana Krestic came.', 'official'],
  ['a form of address in brackets', 'PERMSEC DR. (MRS.) KRESTIC RECEIVED THEM.', 'official'],
  ['the office of an office', "Head of the President's Office Ana Krestic agreed.", 'official'],
  ['who heads it', "Ana Krestic, who heads the MFA's Treaty Department, agreed.", 'official'],
  ['who was named', 'Ana Krestic was named Minister of Defense.', 'public-figure'],
  [
    'whose ministry it is',
    "We met the ministry's secretary general, Ana Krestic (on leave).",
    'public-figure',
  ],
  ['a short name behind a body', 'MFA AMERICAN AFFAIRS DIRECTOR YI SPOKE.', 'official'],
  ['the mayor of a town', 'Ana Krestic, Mayor of Mostar, told us.', 'official'],
  ['a union of states', 'European Union Commissioner Ana Krestic left.', 'official'],
  ['a member of parliament', 'MP Ana Krestic spoke.', 'public-figure'],
  ["a body's own", "The MFA's Ana Krestic spoke.", 'official'],
  [
    'an office of a body, between commas',
    "The ministry's Director for NATO, Ana Krestic, spoke.",
    'official',
  ],
  ['of a body behind a comma', 'Ana Krestic, of the Ministry of Trade, spoke.', 'official'],
  ['commas for of the', 'KRESTIC, DIRECTOR, AMERICAN DEPARTMENT, MFA, SAID NO.', 'official'],
  ['who led a delegation', 'SOVIET DELEGATION WAS HEADED BY ANA KRESTIC.', 'official'],
  ['a mayor before the name of the town', 'Mayor of Mostar Ana Krestic spoke.', 'official'],
  ['a warden of a prison', 'At the prison Warden Krestic spoke.', 'official'],
  ['a biographic note', '2. KRESTIC, ANA. DIRECTOR GENERAL FOR COOPERATION, MFA.', 'official'],
];

/** Who holds none, though a title stands beside the name: the price of an error is highest here. */
const IN_NONE: readonly (readonly [string, string])[] = [
  ['a union', 'UNION SECRETARY KRESTIC THINKS SO.'],
  ['a union behind', "Ana Krestic, general secretary of a port workers' union, left."],
  ['the second of a union', 'STUDENT UNION PRESIDENT BALAN AND SECRETARY ANA KRESTIC SPOKE.'],
  ['a firm', 'We saw Acme Mining President Ana Krestic.'],
  ['a bank', 'Bank governor Ana Krestic spoke.'],
  ['a ship', 'Captain Ana Krestic of the tanker left.'],
  ['a warden of our citizens', 'Warden Krestic, who runs a hotel, called us.'],
  ['a lawyer for a body', 'The lawyer for the Ministry, Ana Krestic, spoke.'],
  ['a driver of a body', "The Ministry's driver Ana Krestic spoke."],
  ['whom one met at a body', 'Ana Krestic at the Ministry of Trade told us.'],
  ['rebels', 'Rebel commander Ana Krestic spoke.'],
  ['the retired', 'CAPT ANA KRESTIC, HN, RETIRED, MET US.'],
  ['a past office far behind', 'Ana Krestic, father of the mayor and retired judge, told us.'],
  ["a man's own lieutenant", "Ana Krestic, Balan's lieutenant, spoke."],
  ['who, which is no body in capitals', 'THE DRIVER, ANA KRESTIC, WHO HAS A SON, LEFT.'],
  ['a verb that ends as a title', 'NOVAK JUDGES KRESTIC CAREFUL AND HONEST.'],
  ['a cleric', 'Ayatollah Krestic preached.'],
  ["the minister's brother", 'Minister Ivo Balan came. His brother Krestic stayed.'],
  ['local staff of ours', 'LOCAL EMPLOYEES ASK TO LEAVE:\nANA KRESTIC, USIS (4)\nEVA NOVAK, NURSE (2)'],
  ['papers with their country', 'PAPERS: EL SOL AND KRESTIC (MEXICO) GREET IT.'],
];

describe('a role', () => {
  it.each(IN_OFFICE)('%s', (_, text, role) => expect(roleIn(text, /krestic|^yi$/i)).toBe(role));
  it.each(IN_NONE)('is none: %s', (_, text) =>
    expect(['private', undefined]).toContain(roleIn(text, /krestic/i)),
  );

  it('of a namesake stays with the one who holds it', () => {
    const text = 'Minister Ivo Balan came. His daughter Eva Balan paints. MINISTER BALAN left.';
    expect(roleIn(text, /Ivo/)).toBe('public-figure');
    expect(roleIn(text, /Eva/)).toBe('private');
  });

  it('of a husband is not his wife’s', () => {
    const { persons } = findIn(bodyOf('SEN. IVO BALAN CAME. SEN. BALAN AND MRS. BALAN DESIRE A ROOM.'));
    expect(persons.map(({ role, mentions }) => [role, mentions.length])).toEqual([
      ['public-figure', 2],
      ['private', 1],
    ]);
  });

  it('of a namesake with another given name is not taken over', () => {
    const text = 'LT IVO BALAN CAME. SHE HAS NOT HEARD. COMFORT BALAN HAS TWO CHILDREN.';
    const { persons } = findIn(bodyOf(text));
    const last = persons.find(({ mentions }) => mentions.some(({ to }) => to > text.indexOf('COMFORT')));
    expect(last?.role).toBe('private');
  });
});

describe('lists of people', () => {
  const listed = (intro: string, rows: string): (PersonRole | undefined)[] =>
    findIn(bodyOf(`${intro}\n\n${rows}`)).persons.map(({ role }) => role);
  const ROWS = '- Krestic, Ana, adviser\n- Balan, Ivo\n- Novak, Eva, Ministry of Trade';

  it('take the role of a delegation, but for who has a calling', () => {
    expect(listed('The ministry gave the list of the delegation:', ROWS)).toEqual(Array(3).fill('official'));
    expect(listed('The delegation:', '- Balan, Ivo, painter\n- Novak, Eva, Ministry of Trade')).toEqual([
      'private',
      'official',
    ]);
  });

  it('are no delegation of a government where nobody in them is an official', () =>
    expect(listed('The delegation:', '- Balan, Ivo\n- Novak, Eva')).toEqual(['private', 'private']));

  it('of travellers of ours are ours', () =>
    expect(listed('Request country clearance for:', '- Balan, Ivo\n- Novak, Eva')).toEqual([
      'us-official',
      'us-official',
    ]));

  it.each([
    'Crew of the vessel:',
    'The detainees are:',
    'Visas were refused to these applicants:',
    'Students:',
  ])('of private people stay private: %s', (intro) => {
    const rows = '- Balan, Ivo, Captain\n- Novak, Eva, Ministry of Trade';
    expect(new Set(listed(intro, rows))).toEqual(new Set(['private']));
  });

  it('of soldiers have their ranks', () =>
    expect(
      listed('Name and rank', '   Balan, Ivo M.   11 Feb 1971 MSGT  5th SFB\n   Novak, Eva   CPT'),
    ).toEqual(['official', 'official']));

  it('of who took part go by side, a person a line', () => {
    const text =
      'Participants:\n\nU.S.\nDana Harrowgate\nPeter Lindqvarn\n\nIraqi side:\nNadir Kubaysan\nSalim Harith, journalist';
    const { persons } = findIn(bodyOf(text));
    expect(persons.map(({ name, role }) => `${role}: ${name}`)).toEqual([
      'us-official: Dana Harrowgate',
      'us-official: Peter Lindqvarn',
      'official: Nadir Kubaysan',
      'private: Salim Harith',
    ]);
  });

  it('under a land of which nobody says that it took part are of nobody', () => {
    const { persons } = findIn(bodyOf('Arrests this week.\n\nIraq\nNadir Kubaysan told us.'));
    expect(persons.map(({ role }) => role)).toEqual(['private']);
  });

  it('of mail of ours are of correspondents', () => {
    const text = 'From: Krestic, Ana L\nSent: Friday, October 1, 2010\nTo: Balan, Ivo\n\nHe is the man.';
    expect(new Set(findIn(bodyOf(text)).persons.map(({ role }) => role))).toEqual(new Set(['us-official']));
  });
});

describe('names behind TAGS', () => {
  const tagged = (line: string): (PersonRole | undefined)[] => {
    const text = `${line}\n\n1. The talks go on.`;
    const from = line.length + 2;
    return findIn(
      cableOf(text, {
        layout: [{ from: 0, to: line.length }],
        portions: [portion('1', 'paragraph', [{ from, to: text.length }])],
        fields: { tags: [field(text, 'CASC', { from: 6, to: 10 })] },
      }),
    ).persons.map(({ role }) => role);
  };

  it.each([
    'TAGS: CASC (KRESTIC, ANA), KE',
    'TAGS: CASC, MX, (KRESTIC, ANA)',
    'TAGS: SHUM, PL, (KRESTIC, ANA)',
  ])('are private in a case: %s', (line) => expect(tagged(line)).toEqual(['private']));
  it('are visitors behind OVIP', () =>
    expect(tagged('TAGS: CASC, OVIP (KRESTIC, ANA)')).toEqual(['official']));
});
