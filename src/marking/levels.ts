import type { Level } from '../model/marking.ts';

/** Words that state a level, as they were found at the head of a text. Offsets are into that text. */
export interface LevelWords {
  readonly level: Level;
  /** LOU is a control on unclassified text (5 FAM 540), not a level. */
  readonly nonIC: readonly string[];
  readonly from: number;
  readonly to: number;
  /** True where letters had to be guessed; the guess never lowers. */
  readonly repaired: boolean;
}

interface LevelName {
  readonly words: string;
  readonly level: Level;
  readonly nonIC: readonly string[];
}

const named = (words: string, level: Level, nonIC: readonly string[] = []): LevelName => ({
  words,
  level,
  nonIC,
});

/** Restrictive names may be repaired; longer ones stand first, so that `TOP SECRET` is not cut to `TOP`. */
const RESTRICTIVE: readonly LevelName[] = [
  named('TOPSECRET', 'TS'),
  named('CONFIDENTIAL', 'C'),
  named('SECRET', 'S'),
  named('RESTRICTED', 'R'),
];
/** These open text, so they are read only when every letter is right. */
const OPEN: readonly LevelName[] = [
  named('LIMITEDOFFICIALUSE', 'U', ['LOU']),
  named('LOU', 'U', ['LOU']),
  named('OFFICIALUSEONLY', 'U', ['OUO']),
  named('UNCLASSIFIED', 'U'),
  named('UNCLAS', 'U'),
];

/** Letters a scanner or a telex swaps. */
const CONFUSED: Readonly<Record<string, string>> = {
  O: '[O0Q]',
  I: '[I1L|!]',
  L: '[L1I|]',
  S: '[S5$]',
  E: '[E3]',
  D: '[D0O]',
  A: '[A4]',
  T: '[T7]',
};

/** Letters with any space between them: `C O N F I D E N T I A L`, `S E C R E T`, `TOP SECRET`. */
const spelled = (words: string, letter: (character: string) => string): RegExp =>
  new RegExp(`^[ \\t]{0,80}(${[...words].map(letter).join('[ \\t]{0,4}')})(?![A-Za-z0-9])`, 'i');

const EXACT = [...RESTRICTIVE, ...OPEN].map((name) => ({ name, pattern: spelled(name.words, (c) => c) }));
const REPAIRED = RESTRICTIVE.map((name) => ({
  name,
  pattern: spelled(name.words, (c) => CONFUSED[c] ?? c),
}));

/** The level stated at the head of `text`, spaced letters and swapped ones included. */
export function levelWordsAt(text: string): LevelWords | undefined {
  return spelledAt(text, EXACT, false) ?? spelledAt(text, REPAIRED, true) ?? slippedAt(text);
}

function spelledAt(text: string, spellings: typeof EXACT, repaired: boolean): LevelWords | undefined {
  for (const { name, pattern } of spellings) {
    const found = pattern.exec(text);
    if (found === null) continue;
    const from = found[0].length - (found[1] ?? '').length;
    return { level: name.level, nonIC: name.nonIC, from, to: found[0].length, repaired };
  }
  return undefined;
}

/** `SERCET`, `CONFIDENTAL`: one slip of the hand away from one restrictive word. */
function slippedAt(text: string): LevelWords | undefined {
  const found = /^[ \t]{0,80}([A-Z0-9]{5,13})(?![A-Za-z0-9])/.exec(text);
  const word = found?.[1];
  if (found === null || word === undefined) return undefined;
  const name = RESTRICTIVE.find(({ words }) => isOneSlip(word, words));
  if (name === undefined) return undefined;
  const to = found[0].length;
  return { level: name.level, nonIC: name.nonIC, from: to - word.length, to, repaired: true };
}

/** One letter too many, too few, wrong, or two neighbours swapped. */
export function isOneSlip(word: string, right: string): boolean {
  let same = 0;
  while (same < word.length && word[same] === right[same]) same += 1;
  const rest = (text: string, skip: number): string => text.slice(same + skip);
  const swapped =
    word[same] === right[same + 1] && word[same + 1] === right[same] && rest(word, 2) === rest(right, 2);
  return (
    swapped ||
    rest(word, 1) === rest(right, 1) ||
    rest(word, 1) === rest(right, 0) ||
    rest(word, 0) === rest(right, 1)
  );
}

const PORTION_LEVELS: ReadonlyMap<string, Level> = new Map([
  ['U', 'U'],
  ['R', 'R'],
  ['C', 'C'],
  ['S', 'S'],
  ['TS', 'TS'],
  ['UNCLASSIFIED', 'U'],
  ['UNCLAS', 'U'],
  ['RESTRICTED', 'R'],
  ['CONFIDENTIAL', 'C'],
  ['SECRET', 'S'],
  ['TOP SECRET', 'TS'],
]);

/** The level a portion mark states, in its abbreviation or its full word. */
export const portionLevel = (token: string): Level | undefined => PORTION_LEVELS.get(token);

const SECURITY_LETTERS: Readonly<Record<string, Level>> = { U: 'U', E: 'U', R: 'R', C: 'C', S: 'S', T: 'TS' };

/** Level of the five letters after ZNY or ZNR (ACP 127(G) section 124; EEEEE is EFTO, unclassified). */
export const securityLevel = (letter: string): Level | undefined => SECURITY_LETTERS[letter];
