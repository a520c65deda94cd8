import { describe, expect, it } from 'vitest';
import type { PersonRole } from '../../src/model/person.ts';
import { bodyOf, findIn, told } from './cables.ts';

const roleIn = (text: string): PersonRole | undefined =>
  findIn(bodyOf(text)).persons.find(({ name }) => /krestic/i.test(name))?.role;

/** Invented people only. Titles no list has whole, composed of a head and a body or field of a state. */
const IN_OFFICE: readonly (readonly [string, string, PersonRole])[] = [
  ['an agency before', 'UNRWA DIRECTOR ANA KRESTIC SPOKE.', 'official'],
  [
    'a ministry by its letters',
    "Ana Krestic, Division Director in MOFCOM's Quota Department, spoke.",
    'official',
  ],
  ['letters and a people', 'Ana Krestic, MOFAT North America Division Director, spoke.', 'official'],
  ['of one field and another', 'VICE MINISTER OF FORESTS AND FUEL ANA KRESTIC SPOKE.', 'official'],
  ['of and for', 'COMMISSIONER OF STATE FOR BUDGET ANA KRESTIC SPOKE.', 'official'],
  ['a field alone', 'Director of Coastal Fisheries Ana Krestic spoke.', 'official'],
  ['a department of a field', 'Ana Krestic, Director of the Department of Forestry, spoke.', 'official'],
  ["a people's committee", "Ana Krestic, Vice Chairwoman of the Ruse People's Committee, spoke.", 'official'],
  ['a body behind the name', "Vice Chairman Ana Krestic of the Ruse People's Committee spoke.", 'official'],
  ['a governor of Central Asia', 'Aktau Oblast Akim Ana Krestic spoke.', 'official'],
  ['a delegate to states', 'ANA KRESTIC, PERUVIAN DELEGATE TO ICO, SPOKE.', 'official'],
  ['an enterprise of a state', 'CHAIRMAN OF BULOG ANA KRESTIC SPOKE.', 'official'],
  ['a state company', 'Ana Krestic was sworn in as president of the state oil company.', 'official'],
  ["a commission's", "The Commission's legal adviser, Ana Krestic, agreed.", 'official'],
  ['the desk of a body', "The head of the Crimes Commission's sea desk, Ana Krestic, left.", 'official'],
  ['brackets and a body', 'KRESTIC WAS HERE. ANA KRESTIC, DIRECTOR (AMERICAS), MEA, SPOKE.', 'official'],
  ['who heads a body', 'They brought Ana Krestic, who heads the Atomic Energy Authority.', 'official'],
  ['of police in small letters', 'Only Ana Krestic, of the provincial police, took notes.', 'official'],
  ['a body in brackets', 'MS. KRESTIC (FISHERIES MINISTRY) SPOKE.', 'official'],
  [
    'the body just spoken of',
    'The Soil Office has bought gum. Its Deputy Director, Ana Krestic, agreed.',
    'official',
  ],
  [
    'the body of the sentence before',
    'SALT OFFICE (TSO) HAS BOUGHT GUM. DEPUTY GENERAL DIRECTOR ANA KRESTIC HOPES FOR MORE.',
    'private',
  ],
  [
    'a state body of the sentence before',
    'STATE SALT OFFICE (TSO) HAS BOUGHT GUM. DEPUTY GENERAL DIRECTOR ANA KRESTIC HOPES FOR MORE.',
    'official',
  ],
  ['what kind of counselor', 'Canadian Agricultural Counsellor Ana Krestic told us.', 'official'],
  ['a bureau of ours', 'We recommend that PRM Regional Coordinator Ana Krestic come.', 'us-official'],
  ['a section of ours', 'ESTH Officer Ana Krestic came.', 'us-official'],
  ['our officer in a province', 'PROVREP ANA KRESTIC REPORTS QUIET.', 'us-official'],
  ['our side', 'ON US SIDE WERE NOVAK AND KRESTIC (NOTETAKER).', 'us-official'],
  ['our side in a list', 'On the US side: Eva Novak, Petar Kolar (Commerce) and Ana Krestic.', 'us-official'],
  ['asked for at an office', 'FOR KRESTIC EB/TEX: NOVAK ASKS FOR MORE.', 'us-official'],
  ['the office before', 'DEPT FOR OES/SCT - KRESTIC. NOVAK ASKS FOR MORE.', 'us-official'],
  [
    'an ambassador between commas',
    'She rang the Norwegian Ambassador, Ana Krestic, and spelled it.',
    'official',
  ],
  ['a department of a portfolio', 'Ana Krestic, Director of the Department of Trade, spoke.', 'official'],
  ['a grade of UN', 'WFP Deputy Director Ana Krestic spoke.', 'official'],
  ['a delegate of a people', 'Ana Krestic, Egyptian delegate, spoke.', 'official'],
  ['a deliberative body', 'Ana Krestic, a member of the Federation Council, spoke.', 'official'],
  [
    'a section between commas',
    'ANA KRESTIC, DEPUTY CHIEF, NORTH AMERICA DESK, FOREIGN MINISTRY, SPOKE.',
    'official',
  ],
];

/** Heads that are no office: of firms, parties, churches and charities, of nothing said, or over. */
const IN_NONE: readonly (readonly [string, string])[] = [
  ['a head of nothing said', 'Deputy General Director Ana Krestic spoke.'],
  ['a firm', 'Ana Krestic, Director of the Sales Department, spoke.'],
  [
    'a firm with affairs of government',
    "Ana Krestic, the consortium's general manager for government affairs, spoke.",
  ],
  ['a name unknown with a field', 'Zarvex Director of Fisheries Ana Krestic spoke.'],
  [
    'a department of a university',
    'Ana Krestic, head of the Department of Forestry at the university, spoke.',
  ],
  ['a charity', 'Ana Krestic, regional director of a relief agency, spoke.'],
  ['rights', 'Ana Krestic, director of the Human Rights Commission, spoke.'],
  ['a church', 'Ana Krestic, secretary of the diocese council, spoke.'],
  [
    'an association on their side',
    'DELEGATION:\n   IVO BALAN, CHIEF, SALT SECTION, MCI\n   ANA KRESTIC, DIRECTOR, KNITWEAR AND GARMENT\n   EXPORTERS ASSOCIATION (ADVISER).',
  ],
  ['a chamber', 'ANA KRESTIC, DIRECTOR OF CHAMBER OF COMMERCE, SPOKE.'],
  ['a strike', 'Ana Krestic, chairwoman of the district strike committee, spoke.'],
  ['a committee of a district', "Ana Krestic, chairwoman of the district parents' committee, spoke."],
  ['a bank', 'Ana Krestic, director of a commercial bank, spoke.'],
  ['an office that is over', 'Former UNRWA Director Ana Krestic spoke.'],
  ['an engineer of a body', 'ANA KRESTIC, ENGINEER STILL EMPLOYED BY PORTS AUTHORITY, SPOKE.'],
  [
    'a body of the sentence before that is private',
    'The mill has bought gum. Deputy Director Ana Krestic hopes for more.',
  ],
  ['a body that nobody directs', 'The police came to the house. Director Ana Krestic hopes for more.'],
  ['a given name', 'Akim Krestic, a farmer, spoke.'],
  ['what was said by a body', 'Ana Krestic, the director, police said, left.'],
  ['a list of people', 'He saw the Deputy Director of Customs, Ana Krestic, Eva Novak and others.'],
  ['a driver in brackets', 'Ana Krestic (Ministry driver) spoke.'],
  ['their side', 'ON SALT COMPANY SIDE WERE NOVAK AND KRESTIC.'],
  ['a vice president of nothing said', 'HE BLAMES A TEXAN VICE PRESIDENT, ANA KRESTIC. THEY LEFT.'],
  ['a pastor', 'Pastor Ana Krestic spoke. Gen Krestic is brave.'],
  ["a senator's son", "The senator's son Ivo Krestic came. IVO KRESTIC fell ill."],
  ['the press', 'Reuters bureau chief Ana Krestic spoke.'],
  ['the press behind', 'Ana Krestic, bureau chief of the Associated Press, spoke.'],
  ['a charity by name', 'Oxfam Country Director Ana Krestic spoke.'],
  ['what others did', 'Ana Krestic is head of a family that sued the Ministry.'],
  ['near a body', 'Ana Krestic, who runs a shop near the police station, spoke.'],
  ['against a body', 'Ana Krestic, who leads the committee against the Ministry, spoke.'],
  ['held by a body', 'Ana Krestic is a legal adviser to prisoners held by police.'],
  ['a school a body runs', 'Ana Krestic was appointed director of the school by the Ministry.'],
  ['rebels with an administration', 'Ana Krestic, head of the rebel administration, spoke.'],
  ['the escaped', 'Ana Krestic, an escaped Army officer, spoke.'],
  ['whom an office fired', 'THE DIRECTOR OF CUSTOMS FIRED ANA KRESTIC.'],
  ['to whom it was written', 'In a letter to the Director of Forestry Ana Krestic asked for help.'],
  [
    'another body behind the name',
    'The Land Office has taken the house. Director Ana Krestic of the theater said so.',
  ],
  ['letters that are no office', 'FROM KRESTIC A/O FAMILY.'],
];

describe('a composed title', () => {
  it.each(IN_OFFICE)('%s', (_, text, role) => expect(roleIn(text)).toBe(role));
  it.each(IN_NONE)('is none: %s', (_, text) =>
    expect(['private', 'source', undefined]).toContain(roleIn(text)),
  );

  it('reaches the name alone, before and behind', () => {
    const { persons } = findIn(
      bodyOf('KRESTIC GAVE US FIGURES. MOFCOM SECTION DIRECTOR ANA KRESTIC LEFT. KRESTIC WILL RETURN.'),
    );
    const krestic = persons.filter(({ name }) => /KRESTIC/.test(name));
    expect(krestic.map(({ role, mentions }) => [role, mentions.length])).toEqual([['official', 3]]);
  });

  it("leaves the senator an office that is not the son's", () => {
    const { persons } = findIn(
      bodyOf(
        "SENATOR KRESTIC LEFT. THE SENATOR'S SON DRAGOMIR CAME. DRAGOMIR KRESTIC WAS ILL. SENATOR KRESTIC SAID SO.",
      ),
    );
    const son = persons.find(({ name }) => name === 'DRAGOMIR KRESTIC');
    expect(son?.role).toBe('private');
  });
});

describe('presidents of firms hold no office', () => {
  it.each([
    'Milos Vrana, President of Transocean Airways, telephoned.',
    'MILOS VRANA, SENIOR VICE PRESIDENT OF TRANSOCEAN AIRWAYS, TELEPHONED.',
    'Milos Vrana, Vice President for Sales of Transocean Airways, telephoned.',
    'Transocean Vice President Milos Vrana telephoned.',
    'Executive Vice President Milos Vrana telephoned.',
  ])('%s', (text) => expect(findIn(bodyOf(text)).persons.map(({ role }) => role)).toEqual(['private']));

  it.each([
    'Milos Vrana, Vice President of Brazil, telephoned.',
    'Milos Vrana, President of the Supreme Court, telephoned.',
    'Brazilian President Milos Vrana telephoned.',
    'Yesterday President Milos Vrana telephoned.',
  ])('%s: presidents of states do', (text) =>
    expect(told(bodyOf(text))).toEqual(['public-figure: Milos Vrana']),
  );
});

describe('a title of somebody else', () => {
  it('stands before a possessive', () =>
    expect(told(bodyOf("IN REPLY TO CONGRESSMAN KOVAR'S INQUIRY: HALINA VRANA HAS BEEN REFUSED."))).toEqual([
      'public-figure: KOVAR',
      'private: HALINA VRANA',
    ]));

  it('is no office where it is how a notable is addressed', () =>
    expect(
      told(bodyOf('THE MINISTRY OF AVIATION ASKED FOR BIDS. A BIDDER, CHIEF FESTUS VRANA, CALLED.')),
    ).toEqual(['private: FESTUS VRANA']));
});

describe('offices named in few words', () => {
  it.each([
    ['P/E Chief Ana Vrana met him.', 'us-official'],
    ["USTR's Ana Vrana led the talks.", 'us-official'],
    ["WORLD FOOD PROGRAM'S ANA VRANA HAS A SIMILAR STORY.", 'official'],
    ['CHIEF PROSECUTOR, ANA VRANA, ASKED FIFTEEN YEARS.', 'official'],
    ["The Secretariat's director for services, Ana Vrana, briefed us.", 'official'],
    ['EMPEROR ANA VRANA WILL VISIT.', 'public-figure'],
    ['Deputy Director Ana Vrana (MOFCOM) told us so.', 'official'],
    ['Deputy Director Ana Vrana (Acme Airways) told us so.', 'private'],
    ["The newspaper's Ana Vrana asked.", 'private'],
    ['Ana Vrana, Head of the Balkan Department of the CIS Institute, told us so.', 'private'],
    ['Ana Vrana, director of the Center for Customs Research, told us so.', 'private'],
    ['Ana Vrana, Director of the State Forestry Institute, told us so.', 'official'],
    ["The company's Ana Vrana asked.", 'private'],
    ['The talks bored him. Chief prosecutor, Ana Vrana asked, of what?', 'private'],
  ])('%s', (text, role) =>
    expect(findIn(bodyOf(text)).persons.find(({ name }) => /vrana/i.test(name))?.role).toBe(role),
  );
});
