import type { Chance } from './chance.ts';

const GIVEN =
  'Anders Marta Olav Ingrid Petra Henrik Jonas Astrid Tomas Elena Viktor Irina Pavel Nadia Samuel Grace Joseph Amina Karim Leila Hassan Farida Carlos Lucia Miguel Beatriz Rafael Ines Paulo Teresa Andre Claire Etienne Sophie Luca Giulia Marek Zofia Stefan Mila Goran Vesna Dragan Ana Kofi Abena Moses Esther Daniel Ruth Minh Lan Kenji Yuki Sunil Priya Arjun Meera Yusuf Zeynep Levan Nino Bolat Aigul Temur Dilnoza'.split(
    ' ',
  );
const FIRST =
  'Bran Vester Kar Mor Tam Sel Dar Ost Lind Per Gal Hol Mar Tor Ved Kel Ran Sol Bel Dor Fen Gor Had Ilm Jor Kov Lor Mel Nor Ord Pel Rud Sar Tev Ulm Vor Wen Yar Zel Abr Bor Cal Del Esk'.split(
    ' ',
  );
const LAST =
  'sted andik avo enkin idzel escan oulis avic inari owitz ardo ueza ombe anga wari odin askar uddin imbek olsen estad ivar onen ellini aguez eirão'
    .replace('eirão', 'eiro')
    .split(' ');
const AMERICAN =
  'Vale Marsh Holm Orme Ledger Tibbett Ashdown Poole Carver Strand Renwick Thorne Mooring Fenworth Stillwell Wexley Ostrow Quill Marlow Ferris Hollis Plessner Brandt-Lowe Kessing Dunmere Halloway Pruett Winslade Corley Abernash Tolliver Stroud-Hale Bexley Farrow Gentry Lomax'.split(
    ' ',
  );

/** Somebody who does not exist: both parts are common sounds, and the surname is put together. */
export interface Somebody {
  readonly given: string;
  readonly surname: string;
}

export const somebodyAbroad = (chance: Chance): Somebody => ({
  given: chance.pick(GIVEN),
  surname: chance.pick(FIRST) + chance.pick(LAST),
});

export const officerAtPost = (chance: Chance): Somebody => ({
  given: chance.pick(GIVEN.slice(0, 20)),
  surname: chance.pick(AMERICAN),
});

export const POSITIONS = [
  'Ambassador',
  'DCM',
  "Charge d'Affaires",
  'Political Counselor',
  'Economic Counselor',
  'Deputy Chief of Mission',
  'Consul General',
  'Acting Political Counselor',
  'Economic Officer',
  'Pol/Econ Chief',
];

/** Offices of a host government, as they stand before a name. */
export const OFFICES = [
  'Foreign Minister',
  'Deputy Foreign Minister',
  'Minister of Finance',
  'Interior Minister',
  'Defense Minister',
  'Minister of Trade',
  'Deputy Minister of Energy',
  'Prime Minister',
  'MFA Director General',
  'MFA Americas Department Director',
  'Governor',
  'Central Bank Governor',
  'Parliamentary Speaker',
  'Presidential advisor',
  'Police Chief',
  'Customs Director',
  'Mayor',
  'General',
  'Colonel',
  'Ambassador',
];

/** What somebody is who holds no office. */
export const CALLINGS = [
  'editor of an independent weekly',
  'a professor of economics',
  'an opposition deputy',
  'head of a local NGO',
  'a businessman',
  'a union leader',
  'a human rights lawyer',
  'a freelance journalist',
  'chairman of the chamber of commerce',
  'a former diplomat',
];
