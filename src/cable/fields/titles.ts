/** Words of a position in a State cable; a name never consists of them. */
const TITLE_WORDS: ReadonlySet<string> = new Set(
  (
    "ambassador amb charge chargé d'affaires d,affaires daffaires a.i ai cda dcm a/dcm acting deputy chief of " +
    'mission minister minister-counselor counselor counsellor political economic pol econ pol/econ pol/mil ' +
    'polcouns econcouns polmincons m/c polchief polcounselor consul general congen officer director ait rso ' +
    'tdy prt team leader principal assistant secretary under for the and to das pdas a/s u/s special envoy af ' +
    'eur nea sca eap wha io inr section head management consular public affairs security regional legal ' +
    'adviser advisor attache us u.s usun embassy consulate department state by office dos classification ' +
    'guide multiple sources senior mr mrs ms dr poloff econoff external internal unit bureau coordinator first ' +
    'second third military commercial representative permanent chairman dir cons minister-counsellor this message'
  ).split(' '),
);

const bare = (word: string): string => word.toLowerCase().replaceAll(/^[("']+|[)"'.,;:]+$/g, '');

/** `M/C`, `POL/ECON` and every other word with a slash is an office. */
export const isTitle = (word: string): boolean => TITLE_WORDS.has(bare(word)) || word.includes('/');

const SUFFIXES: ReadonlySet<string> = new Set(['jr', 'sr', 'ii', 'iii', 'iv']);
export const isSuffix = (word: string): boolean => SUFFIXES.has(bare(word));

const NAME = /^(?:\p{Lu}[\p{L}0-9'’.-]*|(?:de|der|van|von|bin|al|el|la|du|di))$/u;
export const isName = (word: string): boolean => NAME.test(word) && !isTitle(word);
