import { askerName } from '../../audit/asked.ts';
import type { Told } from '../../audit/between.ts';
import type { LoggedDeletion } from '../../audit/logged-cable.ts';

/** `[name: B6] withheld, par. 3; B6: 5 U.S.C. 552(b)(6); by role private; entry 12`. */
export const deletionNote = ({ marker, entry }: Told): string =>
  [`${marker} ${effectWords(entry)}, ${placeWords(entry)}`, groundWords(entry), `entry ${entry.seq}`].join(
    '; ',
  );

export const effectWords = ({ effect }: Pick<LoggedDeletion, 'effect'>): string =>
  effect === 'hold' ? 'held' : 'withheld';

export const placeWords = ({ place: { portion } }: Pick<LoggedDeletion, 'place'>): string =>
  portion === null ? 'header' : /^\d/.test(portion) ? `par. ${portion}` : portion;

/** On what basis, by what authority, and who asked. */
const groundWords = (entry: LoggedDeletion): string => `${basisWords(entry)}; by ${askerWords(entry)}`;

/** Each code with its provision, where there is one for each. */
export function basisWords({ bases, authority }: LoggedDeletion): string {
  if (bases.length === 0) return 'no basis yet';
  if (bases.length === authority.length) return bases.map((code, i) => `${code}: ${authority[i]}`).join(', ');
  return [bases.join(', '), ...(authority.length === 0 ? [] : [authority.join(', ')])].join(': ');
}

const askerWords = ({ asked }: LoggedDeletion): string =>
  [...new Set(asked.map(({ by }) => askerName(by)))].join(', ') || 'silence';
