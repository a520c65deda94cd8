import type { Effect } from '../../model/claim.ts';
import type { FinalState } from '../../model/final-state.ts';
import type { PersonRole } from '../../model/person.ts';
import type { Risk, Role, Standing } from '../../model/review.ts';
import type { PersonShown, PieceShown, SinceShown } from '../../model/shown.ts';

/** What the page says for each standing, in the order of need. */
export const STANDING: Readonly<Record<Standing, string>> = {
  failed: 'Failed',
  conflict: 'Conflict',
  open: 'Open',
  ready: 'Ready to sign',
  signed: 'Signed',
  released: 'Released',
};
export const STANDINGS = keysOf(STANDING);

export const RISK: Readonly<Record<Risk, string>> = { high: 'High', medium: 'Medium', low: 'Low' };
export const RISKS = keysOf(RISK);

export const STATE: Readonly<Record<FinalState, string>> = {
  'released-in-full': 'Released in full',
  'released-in-part': 'Released in part',
  'denied-in-full': 'Denied in full',
  held: 'Held',
  failed: 'Failed',
};
export const STATES = keysOf(STATE);

export const ROLE: Readonly<Record<Role, string>> = {
  reader: 'reader',
  reviewer: 'reviewer',
  approver: 'approver',
  auditor: 'auditor',
};

export const PERSON_ROLE: Readonly<Record<PersonRole, string>> = {
  protected: 'Protected source',
  source: 'Source',
  private: 'Private person',
  official: 'Foreign official',
  'us-official': 'U.S. official',
  'public-figure': 'Public figure',
};

export const EFFECT: Readonly<Record<PieceShown['effect'], string>> = {
  release: 'released',
  hold: 'held',
  withhold: 'withheld',
  struck: 'struck',
};

export const SINCE: Readonly<Record<SinceShown['kind'], string>> = {
  released: 'Withheld then, released now',
  'newly withheld': 'Released then, withheld now',
  'other grounds': 'Withheld then and now, on other grounds',
};

/** What a portion is, by how its id begins. */
const PORTIONS: readonly (readonly [begins: RegExp, words: string])[] = [
  [/^(?=\d)/, 'paragraph '],
  [/^subject/, 'the subject line'],
  [/^heading\./, 'heading '],
  [/^ref\./, 'reference '],
  [/^/, 'portion '],
];

/** A portion as a sentence names it: `paragraph 4`, `the subject line`; null is what stands in none. */
export function portionWords(id: string | null): string {
  if (id === null) return 'outside of the portions';
  const [begins, words] = PORTIONS.find(([each]) => each.test(id)) ?? [];
  return begins === undefined ? id : id.replace(begins, words ?? '');
}

export const ASKS: Readonly<Record<Effect, string>> = {
  release: 'asks to release',
  hold: 'asks a person',
  withhold: 'asks to withhold',
};

/** `1 question`, `2 questions`; the plural is given where it is not a plain s. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${grouped(count)} ${count === 1 ? one : many}`;

/** A number with thin groups of three, as it is read aloud and aligned in columns. */
export const grouped = (count: number): string => count.toLocaleString('en-US');

/** `2007-03-14 10:01 UTC` of a moment as the log keeps it; of a day, the day. */
export const moment = (at: string): string =>
  at.length > 10 ? `${at.slice(0, 10)} ${at.slice(11, 16)} UTC` : at;

/** What somebody did, with the names of whom it was about: the log knows persons by their numbers alone. */
export const withNames = (what: string, persons: readonly PersonShown[]): string =>
  what.replace(
    /\bperson (\S+)/,
    (all, id: string) => persons.find((person) => person.id === id)?.name ?? all,
  );

/** The same of every moment in a sentence. */
export const withMoments = (words: string): string =>
  words.replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d[\d:.]*Z/g, moment);

/** The first eight digits of a digest: enough to compare by eye. */
export const short = (digest: string): string => digest.slice(0, 8);

function keysOf<K extends string>(words: Readonly<Record<K, string>>): readonly K[] {
  return Object.keys(words) as K[];
}
