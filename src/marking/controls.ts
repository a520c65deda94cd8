import { type Level, levelRank, type Marking } from '../model/marking.ts';

export type Category = 'dissem' | 'nonIC' | 'aea' | 'sci' | 'cui';

/** A control word as printed, the token it stands for, and the category of the marking it belongs to. */
interface Control {
  readonly printed: string;
  readonly token: string;
  readonly category: Category;
}

const rows = (category: Category, table: Readonly<Record<string, string>>): Control[] =>
  Object.entries(table).map(([printed, token]) => ({ printed, token, category }));

/**
 * Controls of State cables (Manual H.6 to H.9; 12 FAM 540). Tokens are the portion abbreviations, whichever form
 * was printed. EFTO stands with SBU: what had to be encrypted on the wire is not open text.
 */
const CONTROLS: readonly Control[] = [
  ...rows('dissem', { NOFORN: 'NF', NF: 'NF', ORCON: 'OC', OC: 'OC', RELIDO: 'RELIDO', PROPIN: 'PR' }),
  ...rows('dissem', { PR: 'PR', NOCONTRACT: 'NOCONTRACT', WNINTEL: 'WNINTEL', IMCON: 'IMC', RSEN: 'RS' }),
  ...rows('nonIC', { 'SENSITIVE BUT UNCLASSIFIED': 'SBU', SENSITIVE: 'SBU', SBU: 'SBU', EFTO: 'EFTO' }),
  ...rows('nonIC', { 'FOR OFFICIAL USE ONLY': 'FOUO', FOUO: 'FOUO', 'LIMITED OFFICIAL USE': 'LOU' }),
  ...rows('nonIC', {
    LOU: 'LOU',
    OUO: 'OUO',
    LES: 'LES',
    'LAW ENFORCEMENT SENSITIVE': 'LES',
    SSI: 'SSI',
    'SBU-NF': 'SBU-NF',
  }),
  ...rows('aea', { RD: 'RD', 'RESTRICTED DATA': 'RD', FRD: 'FRD', 'FORMERLY RESTRICTED DATA': 'FRD' }),
  ...rows('aea', { TFNI: 'TFNI', CNWDI: 'CNWDI', 'RD-CNWDI': 'RD-CNWDI' }),
  ...rows('sci', { SI: 'SI', TK: 'TK', HCS: 'HCS', COMINT: 'SI' }),
  ...rows('cui', { CUI: 'CUI' }),
];

const BY_PRINTED: ReadonlyMap<string, Control> = new Map(CONTROLS.map((row) => [row.printed, row]));

export const controlOf = (printed: string): Control | undefined => BY_PRINTED.get(printed);

/** Longest first, so that `SENSITIVE BUT UNCLASSIFIED` is not read as `SENSITIVE`. */
export const CONTROL_WORDS: readonly string[] = [...BY_PRINTED.keys()].sort((a, b) => b.length - a.length);

/** The marking with one more token, each token once. */
export function withToken(marking: Marking, category: Category, token: string): Marking {
  if (marking[category].includes(token)) return marking;
  return { ...marking, [category]: [...marking[category], token] };
}

/** The lowest level a control can stand with (ISM-ID-00028, 00043, 00047, 00048, 00107, 00164, 00174). */
const FLOORS: ReadonlyMap<string, Level> = new Map<string, Level>([
  ...['SI', 'OC', 'RD', 'FRD', 'TFNI'].map((token) => [token, 'C'] as const),
  ...['TK', 'HCS', 'CNWDI', 'RD-CNWDI', 'IMC', 'RS'].map((token) => [token, 'S'] as const),
]);

/** Whether a control stands with a level it cannot stand with, as in `(U//SI)`: nobody knows which is wrong. */
export function contradictsItself({ level, sci, aea, dissem }: Marking): boolean {
  if (level === null) return false;
  return [...sci, ...aea, ...dissem].some((token) => levelRank(FLOORS.get(token) ?? 'U') > levelRank(level));
}
