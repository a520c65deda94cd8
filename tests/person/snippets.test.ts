import { describe, expect, it } from 'vitest';
import { bodyOf, told } from './cables.ts';

/** Invented people only. Paragraphs are parted by a line of three dashes. */
const SNIPPETS: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'nobody of the press is a president',
    'A man of the press, Radovan Krestic, gave us a list.',
    ['private: Radovan Krestic'],
  ],
  [
    'a family name that is half of a given name elsewhere',
    'Seok Myung-dal (protect) told us so. Unification Minister Ban Ki-seok laughed. Seok fears for his post.',
    ['protected: Seok Myung-dal | Seok', 'public-figure: Ban Ki-seok'],
  ],
  [
    'a family name that is short for a title elsewhere',
    'Journalist Min Ji-dal said so. Min laughed.',
    ['private: Min Ji-dal | Min'],
  ],
  [
    'a family name before a particle',
    'LE VAN KHUYENG (PLEASE PROTECT) LEFT. KHUYENG SPOKE GERMAN.',
    ['protected: LE VAN KHUYENG | KHUYENG'],
  ],
  [
    'a notice that names somebody behind a title',
    'Editor Radovan Krestic came. He has notes. Please protect Sister Terezija as well.',
    ['private: Radovan Krestic', 'protected: Terezija'],
  ],
  [
    'nobody of ours for whose officer stands behind',
    "Ana Krestic, in line, shouted it into our Poloff's ear.",
    ['private: Ana Krestic'],
  ],
  [
    'whom somebody in office is asked about',
    'Asked about Ana Krestic, the mayor said that she left.',
    ['private: Ana Krestic'],
  ],
  [
    'whoever lives beside an officer of ours',
    "Ana Krestic, our Poloff's umbrella in hand, left.",
    ['private: Ana Krestic'],
  ],
  [
    'who asks us to keep quiet',
    'Legislator Ana Krestic, who asked that we never repeat it, told us so.',
    ['source: Ana Krestic'],
  ],
  [
    'somebody described behind the name',
    'Bardhyl Kokobobesk, a surveyor, told her.',
    ['private: Bardhyl Kokobobesk'],
  ],
  [
    'somebody named between commas, who acts',
    'A SENIOR MAN IN CENTRAL BANK, JOAQUIM ZANDARELA, GAVE US FIGURES.',
    ['private: JOAQUIM ZANDARELA'],
  ],
  [
    'a foreign minister by title',
    'Foreign Minister Andrej Novic raised the issue. Novic was brief.',
    ['public-figure: Andrej Novic | Novic'],
  ],
  [
    'a deputy minister is an official',
    'Poloff met Deputy Defense Minister Olga Marenko on May 4.',
    ['official: Olga Marenko'],
  ],
  [
    'a first deputy prime minister stays a public figure',
    'First Deputy Prime Minister Petar Dobrev declined.',
    ['public-figure: Petar Dobrev'],
  ],
  [
    'a former president is a question',
    'Former President Ilir Kodra told us he would run.',
    ['private: Ilir Kodra'],
  ],
  [
    'a title with its office between',
    'Minister of Foreign Affairs Sorin Balan left.',
    ['public-figure: Sorin Balan'],
  ],
  [
    'an occupation after a comma',
    'Goran Mlakar, head of the Danube Policy Institute, told us so.',
    ['private: Goran Mlakar'],
  ],
  [
    'an outlet in quotes before the name',
    'Deputy Editor of the "Weekly Mirror" Ivan Petrak disagreed.',
    ['private: Ivan Petrak'],
  ],
  [
    'a reporting verb alone',
    "The plan will fail, Zoltan Keresy argued. Keresy's view is shared by few.",
    ['private: Zoltan Keresy | Keresy'],
  ],
  ['an adverb before the verb', 'Mirela Stancu privately conceded the point.', ['private: Mirela Stancu']],
  ['speech inverted', '"It is over," said Jovan Peric.', ['private: Jovan Peric']],
  [
    'the surname in capitals',
    'The list has Radovan KRESTIC on it. Krestic is away.',
    ['private: Radovan KRESTIC | Krestic'],
  ],
  [
    'a name over a line end',
    'We heard from journalist Radovan\nKrestic that KRESTIC was ill.',
    ['private: Radovan\nKrestic | KRESTIC'],
  ],
  [
    'a surname hyphenated over the line, where first met and later',
    'Journalist Radovan Kres-\ntic came. Krestic left, and KRES-\nTIC wept.',
    ['private: Radovan Kres-\ntic | Krestic | KRES-\nTIC'],
  ],
  [
    'a surname of two halves, parted at its own hyphen',
    'Journalist Ana Krestic-\nBalan came. Krestic-Balan spoke, as Krestic did, and Balan.',
    ['private: Ana Krestic-\nBalan | Krestic-Balan | Krestic | Balan'],
  ],
  [
    'a surname in the plural and in a compound with another name',
    'Journalist Radovan Krestic came. The Krestics met Krestic-Balan.',
    ['private: Radovan Krestic | Krestics | Krestic-Balan'],
  ],
  [
    'a surname with spaced letters',
    'Journalist Radovan Krestic came. K R E S T I C was late.',
    ['private: Radovan Krestic | K R E S T I C'],
  ],
  [
    'an occupation in British spelling',
    'Organiser Radovan Krestic spoke of the march.',
    ['private: Radovan Krestic'],
  ],
  [
    'a deputy in capitals, before and behind the title',
    'HIS DEPUTY MARTA KRESTIC LIVES THERE. ANA BALAN, HER DEPUTY, DOES NOT.',
    ['private: MARTA KRESTIC', 'private: ANA BALAN'],
  ],
  [
    'somebody named behind a request for anonymity',
    'The activist, who asked for anonymity, is Radovan Krestic.',
    ['source: Radovan Krestic'],
  ],
  [
    'an officer of a mission, ours by the short form',
    'Msnoff met Jovan Peric. Msnoff Jane Hartwell left.',
    ['private: Jovan Peric', 'us-official: Jane Hartwell'],
  ],
  [
    'officials of other governments and of organisations',
    'British mission officer James Holt, IAEA official Hans Gruber and French diplomat Luc Moreau left.',
    ['official: James Holt', 'official: Hans Gruber', 'official: Luc Moreau'],
  ],
  [
    'an official no longer in office',
    'Former British official James Holt told us so.',
    ['private: James Holt'],
  ],
  [
    'a surname broken by the machine',
    'Journalist Radovan Krestic came. Later Kres\ntic left, and Kre-\nstic wept.',
    ['private: Radovan Krestic | Kres\ntic | Kre-\nstic'],
  ],
  [
    'an Arabic name with articles',
    'Colonel Samir bin Tariq al-Hashrawi agreed. Al-Hashrawi and Hashrawi are one.',
    ['official: Samir bin Tariq al-Hashrawi | Al-Hashrawi | Hashrawi'],
  ],
  [
    'an Arabic name with a loose article',
    'Businessman Nabil al Zubayri complained. Zubayri left.',
    ['private: Nabil al Zubayri | Zubayri'],
  ],
  [
    'a Chinese name, family first',
    'Professor Zhang Weilong told us so. Zhang smiled.',
    ['private: Zhang Weilong | Zhang'],
  ],
  [
    'a Korean name with a hyphen',
    'Analyst Park Min-seok said no. Park would not explain.',
    ['private: Park Min-seok | Park'],
  ],
  [
    'a Spanish name with two surnames',
    'Lawyer Carlos Mendez Arrieta warned us. Mendez left.',
    ['private: Carlos Mendez Arrieta | Mendez'],
  ],
  [
    'a Spanish name with particles',
    'Senator Lucia de la Fuente spoke. De la Fuente left.',
    ['public-figure: Lucia de la Fuente | De la Fuente'],
  ],
  [
    'a West African name',
    'Activist Chinedu Okwuosa (protect) told Poloff so. Okwuosa left.',
    ['protected: Chinedu Okwuosa | Okwuosa'],
  ],
  [
    'a given name as a speaker',
    'Pastor Kwabena Osafo came. Kwabena told us more.',
    ['private: Kwabena Osafo | Kwabena'],
  ],
  [
    'a Turkish name with its letters',
    'Governor Şükrü Özdağlı resigned. ÖZDAĞLI left.',
    ['official: Şükrü Özdağlı | ÖZDAĞLI'],
  ],
  [
    'a Dutch name with particles',
    'Managing director Jan van Reeven described it. Van Reeven left.',
    ['private: Jan van Reeven | Van Reeven'],
  ],
  [
    'initials',
    'MFA Desk Officer A. B. Tomasz agreed with V. Orlik, an engineer.',
    ['official: A. B. Tomasz', 'private: V. Orlik'],
  ],
  [
    'our own officers',
    'Poloff Jane Hartwell met Consul General Ted Moss.',
    ['us-official: Jane Hartwell', 'us-official: Ted Moss'],
  ],
  [
    'a form of address',
    'Mr. Vesely and Dr. Hana Kralova came.',
    ['private: Vesely', 'private: Hana Kralova'],
  ],
  [
    'a list of persons met',
    'We met with Ana Kovac, Petra Zelen and Dusan Miric.',
    ['private: Ana Kovac', 'private: Petra Zelen', 'private: Dusan Miric'],
  ],
  ['plural titles', 'Ministers Kovac and Zelen resigned.', ['public-figure: Kovac', 'public-figure: Zelen']],
  [
    'father and son',
    'Journalist Pavel Sorokin spoke. Sorokin left. Student Igor Sorokin came. Sorokin stayed.',
    ['private: Pavel Sorokin | Sorokin', 'private: Igor Sorokin | Sorokin'],
  ],
  [
    'an initial that parts namesakes',
    'Journalist Pavel Sorokin met student Igor Sorokin. P. Sorokin left.',
    ['private: Pavel Sorokin | P. Sorokin', 'private: Igor Sorokin'],
  ],
  [
    'a given name with a known surname is somebody else',
    'Journalist Pavel Sorokin came with Vera Sorokin.',
    ['private: Pavel Sorokin', 'private: Vera Sorokin'],
  ],
  ['a surname that is a word', 'President Summer said so. In Summer it rains.', []],
  [
    'a possessive and a compound',
    "Premier Kubat's allies, the pro-Kubat press and Kubat-led groups.",
    ['public-figure: Kubat | pro-Kubat | Kubat-led'],
  ],
  [
    'an office is over a calling',
    'Minister Bela Tarnok came. Bela Tarnok, a lawyer, left.',
    ['public-figure: Bela Tarnok | Bela Tarnok'],
  ],
  [
    'an office no longer held is over all',
    'Minister Bela Tarnok came. Former Minister Bela Tarnok left.',
    ['private: Bela Tarnok | Bela Tarnok'],
  ],
  [
    "a title before a comma is not the next man's",
    'We met with Poloff, Dr. Emre Yilmazer (strictly protect), and left.',
    ['protected: Emre Yilmazer'],
  ],
  [
    'a list after a title is a question',
    'We met with the Foreign Minister, Pavel Sorokin, and Igor Malek.',
    ['private: Pavel Sorokin', 'private: Igor Malek'],
  ],
  [
    'a title in apposition',
    'The Foreign Minister, Pavel Sorokin, declined.',
    ['public-figure: Pavel Sorokin'],
  ],
  [
    "another man's title after a verb",
    'Moussa Keitani, met Minister Kubat.',
    ['private: Moussa Keitani', 'public-figure: Kubat'],
  ],
  ['an office no longer held', 'We saw ex-Minister Julio Paredo there.', ['private: Julio Paredo']],
  ['a member of a body', 'Ana Kovac of the Danube Policy Institute was invited.', ['private: Ana Kovac']],
];

const CAPITALS: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'a title',
    'FOREIGN MINISTER NOVIC TOLD AMBASSADOR THAT THE TALKS HAD FAILED. NOVIC WAS BITTER.',
    ['public-figure: NOVIC | NOVIC'],
  ],
  [
    'an occupation in apposition with a notice',
    'JAN VAN REEVEN, MANAGING DIRECTOR OF THE CONSORTIUM (PROTECT), DESCRIBED THE DEAL.',
    ['protected: JAN VAN REEVEN'],
  ],
  [
    'a bare name with a notice',
    'IDENTIFIED THROUGH TRUONG (PROTECT SOURCE) IN MARCH. TRUONG TOLD US MORE.',
    ['protected: TRUONG | TRUONG'],
  ],
  [
    'a verb',
    'IN A MEETING ON JUNE 3 KWESI ADDAI-BOATENG ARGUED THAT PRICES WOULD RISE.',
    ['private: KWESI ADDAI-BOATENG'],
  ],
  [
    'a colonel',
    'COLONEL HAMDI AL-RASHUD AGREED WITH THE PROPOSAL OF THE MINISTRY.',
    ['official: HAMDI AL-RASHUD'],
  ],
  [
    'a desk officer',
    'MFA DESK OFFICER LI XIUYING TOLD POLOFF THAT LI WOULD TRAVEL.',
    ['official: LI XIUYING | LI'],
  ],
];

const NOBODY: readonly (readonly [string, string])[] = [
  [
    'organisations',
    'The Danube Policy Institute and Radio Liberty told the Ministry of Finance that Izvestia agreed.',
  ],
  [
    'places',
    'Moscow told Washington that Bishkek agreed. In New York, Buenos Aires and Port au Prince said no.',
  ],
  ['months and days', 'In May the Government told the Embassy so. On Tuesday, August 21, Parliament agreed.'],
  ['section words', 'SUMMARY: Experts told us so. END SUMMARY. Comment: Post agreed. End Comment.'],
  ['a heading', 'The Janus Face of Russian Policy'],
  ['a heading with a title', 'Prime Minister Faces New Crisis'],
  ['a heading in capitals', 'PRESIDENT VISITS FLOOD VICTIMS; MINISTER RESIGNS'],
  [
    'offices alone',
    'The Prime Minister told the Foreign Minister that the Ambassador had asked the President of Russia.',
  ],
  [
    'capitals',
    'THE GOVERNMENT TOLD THE EMBASSY THAT THE MINISTER OF FINANCE HAD AGREED TO RAISE PRICES IN MARCH.',
  ],
  ['acronyms', 'The SCO told NATO that CSTO agreed. Secretary MFN and the JBX said so.'],
  ['operations and prizes', 'Peace Mission 2007 and the Tulip Revolution showed the Warsaw Pact was over.'],
];

describe('persons named in mixed case', () => {
  it.each(SNIPPETS)('%s', (_, text, expected) => expect(told(bodyOf(text))).toEqual(expected));
});

describe('persons named in a text of capitals', () => {
  it.each(CAPITALS)('%s', (_, text, expected) => expect(told(bodyOf(text))).toEqual(expected));
});

describe('text that names nobody', () => {
  it.each(NOBODY)('%s', (_, text) => expect(told(bodyOf(text))).toEqual([]));
});
