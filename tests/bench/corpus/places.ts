/** A post as its telegrams name it: station, code of its country, adjective, routing indicator. The post may be real. */
export interface Post {
  readonly station: string;
  readonly country: string;
  readonly people: string;
  readonly routing: string;
}

const ROWS = `OSLO NO Norwegian RUEHNY|LISBON PO Portuguese RUEHLI|NAIROBI KE Kenyan RUEHNR|QUITO EC Ecuadorian RUEHQT|DAKAR SG Senegalese RUEHDK
TALLINN EN Estonian RUEHTL|HELSINKI FI Finnish RUEHHE|STOCKHOLM SW Swedish RUEHSM|COPENHAGEN DA Danish RUEHCP|WARSAW PL Polish RUEHWR
PRAGUE EZ Czech RUEHPG|BUDAPEST HU Hungarian RUEHUP|SOFIA BU Bulgarian RUEHSF|ATHENS GR Greek RUEHTH|ANKARA TU Turkish RUEHAK|CAIRO EG Egyptian RUEHEG
AMMAN JO Jordanian RUEHAM|RABAT MO Moroccan RUEHRB|TUNIS TS Tunisian RUEHTU|ALGIERS AG Algerian RUEHAS|ACCRA GH Ghanaian RUEHAR|LAGOS NI Nigerian RUEHOS
KAMPALA UG Ugandan RUEHKM|LUSAKA ZA Zambian RUEHLS|HARARE ZI Zimbabwean RUEHSB|MAPUTO MZ Mozambican RUEHTO|PRETORIA SF South~African RUEHSA|LUANDA AO Angolan RUEHLU
NEW~DELHI IN Indian RUEHNE|COLOMBO CE Sri~Lankan RUEHLM|DHAKA BG Bangladeshi RUEHKA|KATHMANDU NP Nepalese RUEHKT|RANGOON BM Burmese RUEHGO|BANGKOK TH Thai RUEHBK
MANILA RP Philippine RUEHML|JAKARTA ID Indonesian RUEHJA|HANOI VM Vietnamese RUEHHI|SEOUL KS Korean RUEHUL|TOKYO JA Japanese RUEHKO|BEIJING CH Chinese RUEHBJ
MOSCOW RS Russian RUEHMO|KYIV UP Ukrainian RUEHKV|MINSK BO Belarusian RUEHSK|TBILISI GG Georgian RUEHSI|BAKU AJ Azerbaijani RUEHKB|ALMATY KZ Kazakh RUEHTA
LIMA PE Peruvian RUEHPE|BOGOTA CO Colombian RUEHBO|CARACAS VE Venezuelan RUEHCV|LA~PAZ BL Bolivian RUEHLP|SANTIAGO CI Chilean RUEHSG|BUENOS~AIRES AR Argentine RUEHBU
MONTEVIDEO UY Uruguayan RUEHMN|BRASILIA BR Brazilian RUEHBR|PANAMA PM Panamanian RUEHZP|SAN~JOSE CS Costa~Rican RUEHSJ|MANAGUA NU Nicaraguan RUEHMU|TEGUCIGALPA HO Honduran RUEHTG
KINGSTON JM Jamaican RUEHKG|OTTAWA CA Canadian RUEHOT|THE~HAGUE NL Dutch RUEHTC|VIENNA AU Austrian RUEHVI|BERN SZ Swiss RUEHSW|MADRID SP Spanish RUEHMD|ROME IT Italian RUEHRO`;

export const POSTS: readonly Post[] = ROWS.split(/[|\n]/).map((row) => {
  const [station = '', country = '', people = '', routing = ''] = row.replaceAll('~', '\u00a0').split(' ');
  const plain = (words: string): string => words.replaceAll('\u00a0', ' ');
  return { station: plain(station), country, people: plain(people), routing };
});

/** Towns that sentences go to: real ones, as the program knows them to be nobody's name. */
export const TOWNS =
  'Bergen|Porto|Mombasa|Guayaquil|Tartu|Turku|Gothenburg|Aalborg|Gdansk|Brno|Debrecen|Plovdiv|Izmir|Alexandria|Oran|Kumasi|Ibadan|Ndola|Bulawayo|Durban|Chennai|Chittagong|Mandalay|Chiang Mai|Cebu|Surabaya|Hue|Busan|Osaka|Chengdu|Vladivostok|Lviv|Brest|Batumi|Kazan|Arequipa|Medellin|Maracaibo|Cochabamba|Valparaiso|Rosario|Cordoba|Recife|Leon|Granada|Rotterdam|Graz|Basel|Malaga|Trieste'.split(
    '|',
  );
