import { higher, LEVELS, type Level, levelRank, type Marking } from '../model/marking.ts';
import { oneOf } from './forms.ts';
import { aeaTokens } from './grammar/atomic.ts';
import { parentsOf } from './grammar/compartments.ts';
import type { Constraint, ControlCategory, ControlRow } from './vocabulary.ts';

/** The controls of the vocabulary, ready to be read. */
export interface ControlNames {
  readonly byToken: ReadonlyMap<string, ControlRow>;
  /** By every printed form, title and abbreviation. */
  readonly printed: ReadonlyMap<string, ControlRow>;
  /** Printed forms that are words of nothing else. */
  readonly clear: ReadonlySet<string>;
  /** What stands on line 1. */
  readonly onLine: RegExp;
  /** The same without what is another word, or may be one: short forms (`SI`, `RD`) are. */
  readonly amongWords: RegExp;
  readonly floors: Floors;
}

export function controlNames(
  byToken: ReadonlyMap<string, ControlRow>,
  printed: ReadonlyMap<string, ControlRow>,
  constraints: readonly Constraint[],
): ControlNames {
  const clear = [...printed].filter(([form, { ambiguous }]) => !ambiguous.includes(form));
  return {
    ...{ byToken, printed, clear: new Set(clear.map(([form]) => form)) },
    onLine: controlPattern(printed.keys()),
    amongWords: controlPattern(clear.map(([form]) => form).filter((form) => form.length > LONGEST_SHORT)),
    floors: floorsOf(constraints),
  };
}

const LONGEST_SHORT = 4;
const controlPattern = (forms: Iterable<string>): RegExp =>
  new RegExp(`(?:${oneOf(forms)})(?![A-Z0-9])`, 'y');

/** What a token brings with it: a SIGMA its RD, a compartment its system, ORCON-USGOV the ORCON it is a kind of. */
const COMPOUNDS: Readonly<Partial<Record<ControlCategory, (row: ControlRow) => readonly string[]>>> = {
  aea: ({ portion }) => aeaTokens(portion) ?? [],
  sci: ({ token }) => parentsOf(token),
  dissem: ({ token }) => (token === 'OC-USGOV' ? ['OC'] : []),
};

/** All that a control puts into a marking, itself last. */
export const tokensOf = (row: ControlRow): readonly string[] => [
  ...(COMPOUNDS[row.category]?.(row) ?? []),
  row.token,
];

/** The marking with one more control, each token once. */
export function withControl(marking: Marking, row: ControlRow): Marking {
  const borne = marking[row.category];
  const added = tokensOf(row).filter((token, at, all) => !borne.includes(token) && all.indexOf(token) === at);
  return added.length === 0 ? marking : { ...marking, [row.category]: [...borne, ...added] };
}

/** The same, where a control of unclassified information restricts no other (32 CFR 2001.23). */
export const restrictedBy = (marking: Marking, row: ControlRow): Marking =>
  row.alone && marking.level !== 'U' ? marking : withControl(marking, row);

/** Controls of unclassified information as running words name them, where those mean nothing else. */
export interface OpenForms {
  readonly titles: readonly string[];
  readonly letters: readonly string[];
}

export function openForms(rows: Iterable<ControlRow>): OpenForms {
  const alone = [...rows].filter((row) => row.alone);
  const clear = (form: (row: ControlRow) => string): string[] =>
    alone.filter((row) => !row.ambiguous.includes(form(row))).map(form);
  return { titles: clear(({ title }) => title), letters: clear(({ portion }) => portion) };
}

/** The lowest level each control can stand with, by its token and by how tokens begin (constraints.yaml). */
interface Floors {
  readonly exact: ReadonlyMap<string, Level>;
  readonly begun: readonly (readonly [string, Level])[];
}

function floorsOf(constraints: readonly Constraint[]): Floors {
  const exact = new Map<string, Level>();
  for (const { when, levels = LEVELS } of constraints.filter(bindsCables))
    for (const token of when) exact.set(token, higher(exact.get(token) ?? 'U', lowest(levels)));
  const begun = [...exact].filter(([token]) => token.endsWith('*'));
  return { exact, begun: begun.map(([token, floor]) => [token.slice(0, -1), floor]) };
}

/** What a cable of the Department breaks wherever it stands, and not by its banner alone. */
const bindsCables = ({ form, systems, notIn, severity }: Constraint): boolean =>
  form === undefined && systems === undefined && severity === 'error' && !notIn.includes('state-legacy');

const lowest = (levels: readonly Level[]): Level => LEVELS.find((level) => levels.includes(level)) ?? 'U';

const isBelowFloor = (token: string, level: Level, { exact, begun }: Floors): boolean =>
  levelRank(exact.get(token) ?? 'U') > levelRank(level) ||
  begun.some(([head, floor]) => token.startsWith(head) && levelRank(floor) > levelRank(level));

/** Whether a control stands with a level it cannot stand with, as in `(U//SI)`: nobody knows which is wrong. */
export function contradictsItself({ level, sci, aea, dissem }: Marking, { floors }: ControlNames): boolean {
  if (level === null) return false;
  return [sci, aea, dissem].some((tokens) => tokens.some((token) => isBelowFloor(token, level, floors)));
}
