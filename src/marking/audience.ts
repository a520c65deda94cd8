import type { CivilDate } from '../model/civil-date.ts';
import { isCode } from './grammar/lists.ts';
import { inForce, type Vocabulary } from './vocabulary.ts';

/**
 * The countries a list means, coalitions taken apart by the members they had on a day. A coalition without members,
 * or one that had ended, adds nobody but itself: its name matches itself and no country (ACES 5.6.8).
 */
export function expanded(
  codes: readonly string[],
  vocabulary: Vocabulary,
  day: CivilDate = vocabulary.edition,
): ReadonlySet<string> {
  return new Set(codes.flatMap((code) => [code, ...membersOf(code, vocabulary, day)]));
}

export function membersOf(code: string, { coalitions }: Vocabulary, day: CivilDate): string[] {
  const row = coalitions.get(code);
  if (row === undefined || !inForce(row, day)) return [];
  const late = Object.entries(row.joined).filter(([, since]) => since > day);
  const absent = new Set(late.map(([country]) => country));
  const joined = Object.keys(row.joined).filter((country) => !row.members.includes(country));
  return [...row.members, ...joined].filter((country) => !absent.has(country));
}

/**
 * Whom all lists have in common. A coalition that stands in every list keeps its name; where lists name different
 * ones, their members are compared (Manual D.2 rules 9, 13, 21-23).
 */
export function inCommon(
  lists: readonly (readonly string[])[],
  vocabulary: Vocabulary,
  day: CivilDate,
): string[] {
  const [first = [], ...others] = lists;
  const named = first.filter((code) => others.every((other) => other.includes(code)));
  const sets = lists.map((list) => expanded(list, vocabulary, day));
  const every = [...(sets[0] ?? [])].filter((code) => sets.every((set) => set.has(code)));
  const countries = every.filter((code) => !vocabulary.coalitions.has(code) && !code.startsWith('NATO:'));
  const covered = expanded(
    named.filter((code) => vocabulary.coalitions.has(code)),
    vocabulary,
    day,
  );
  return [...new Set([...named, ...countries.filter((code) => !covered.has(code))])];
}

/** The codes in a list as a person types it: between commas, or between spaces where there are none. */
export const codesIn = (text: string): string[] =>
  text
    .toUpperCase()
    .split(text.includes(',') ? ',' : /\s+/)
    .map((code) => code.trim())
    .filter((code) => code !== '');

/** What keeps a list from being one of readers abroad, in words; nothing where all is well. */
export function faultInReaders(
  codes: readonly string[],
  vocabulary: Vocabulary,
  day: CivilDate,
): string | undefined {
  const unknown = codes.find((code) => !isCode(code, vocabulary));
  const known = vocabulary.aliases.get(unknown ?? '');
  if (unknown !== undefined)
    return `${unknown} is no code of a country or coalition${known === undefined ? '' : `; say ${known}`}.`;
  if (codes.length > 2 && codes.slice(1, -1).includes('AND'))
    return 'AND is the code of Andorra: put it last or first, or leave the word out.';
  const empty = codes.find(
    (code) => vocabulary.coalitions.has(code) && membersOf(code, vocabulary, day).length === 0,
  );
  if (empty !== undefined) return `Nobody can say who is in ${empty} on ${day}; name its members.`;
  return codes.every((code) => code === 'USA') ? 'It names nobody besides the United States.' : undefined;
}
