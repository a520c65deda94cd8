import type { Level } from '../model/marking.ts';
import { beginsWith, DIGITS, inAnyCase } from '../text/beginnings.ts';
import { literal, NOTHING } from './forms.ts';
import type { ControlRow, LevelRow } from './vocabulary.ts';

/** Words that state a level, as they were found at the head of a text. Offsets are into that text. */
export interface LevelWords {
  readonly level: Level;
  /** LOU is a control on unclassified text (5 FAM 540), printed in the place of the level. */
  readonly control?: ControlRow;
  readonly from: number;
  readonly to: number;
  /** True where letters had to be guessed; the guess never lowers. */
  readonly repaired: boolean;
}

/** The levels of the vocabulary, ready to be read. */
export interface LevelNames {
  readonly exact: Spelling;
  /** With letters swapped: names that restrict alone. */
  readonly repaired: Spelling;
  readonly restrictive: readonly LevelName[];
  /** By its abbreviation and by its words: what a portion mark of the United States states. */
  readonly portion: ReadonlyMap<string, Level>;
  /** Cut short, as a drafter does in a mark and nowhere else: `CONF`, `SECR`. */
  readonly abbreviated: ReadonlyMap<string, Level>;
  readonly nato: ReadonlyMap<string, LevelRow>;
  /** Words of the levels of the United States, as banners print them. */
  readonly words: readonly string[];
  /** Of these, the words and the abbreviations of the levels that are classified today. */
  readonly classified: { readonly words: readonly string[]; readonly letters: readonly string[] };
}

interface LevelName {
  readonly words: string;
  /** The same without spaces. */
  readonly letters: string;
  readonly level: Level;
  readonly control?: ControlRow;
}

/** Names as the groups of one pattern, in this order. Most texts begin with the first letter of none. */
interface Spelling {
  readonly begins: (text: string) => boolean;
  readonly pattern: RegExp;
  readonly names: readonly LevelName[];
}

export function levelNames(rows: readonly LevelRow[], controls: Iterable<ControlRow>): LevelNames {
  const own = rows.filter(({ system }) => system === 'us');
  const restrictive = namesOf(own.filter(({ level }) => level !== 'U'));
  const inPlace = [...controls].filter((row) => row.inPlace).flatMap(inPlaceNames);
  const open = [...inPlace, ...namesOf(own.filter(({ level }) => level === 'U'))].sort(longestFirst);
  const classified = own.filter(({ level, until }) => level !== 'U' && until === undefined);
  return {
    exact: spelling([...restrictive, ...open], literal),
    repaired: spelling(restrictive, (letter) => CONFUSED[letter] ?? literal(letter)),
    restrictive,
    portion: new Map(own.flatMap((row) => [row.portion, ...wordsOf(row)].map((form) => [form, row.level]))),
    abbreviated: new Map(own.flatMap((row) => row.abbreviations.map((form) => [form, row.level]))),
    nato: byForm(rows.filter(({ system }) => system === 'nato')),
    words: own.flatMap(wordsOf),
    classified: {
      words: classified.map(({ banner }) => banner),
      letters: classified.map(({ portion }) => portion),
    },
  };
}

const wordsOf = ({ banner, spellings }: LevelRow): string[] => [banner, ...spellings];

const byForm = (rows: readonly LevelRow[]): Map<string, LevelRow> =>
  new Map(rows.flatMap((row) => [row.portion, ...wordsOf(row)].map((form) => [form, row])));

/** Longer ones stand first, so that `TOP SECRET` is not cut to `TOP`. */
const longestFirst = (a: LevelName, b: LevelName): number => b.letters.length - a.letters.length;

const closed = (form: string): string => form.replaceAll(' ', '');

/** These may be repaired: a guess that restricts opens nothing. */
function namesOf(rows: readonly LevelRow[]): LevelName[] {
  const names = rows.flatMap((row) =>
    wordsOf(row).map((form): [string, LevelName] => [
      closed(form),
      { words: form, letters: closed(form), level: row.level },
    ]),
  );
  return [...new Map(names).values()].sort(longestFirst);
}

/** These open text, so they are read only when every letter is right. */
const inPlaceNames = (row: ControlRow): LevelName[] =>
  [row.banner, row.portion].map((form) => ({
    ...{ words: form, letters: closed(form) },
    ...{ level: 'U', control: row },
  }));

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
function spelling(names: readonly LevelName[], letter: (character: string) => string): Spelling {
  const groups = names.map(({ letters }) => `(${[...letters].map(letter).join('[ \\t]{0,4}')})`);
  // A class of letters gives its brackets too, which only lets one text more be tried.
  const first = names.map(({ letters }) => letter(letters.charAt(0))).join('');
  return {
    begins: beginsWith(` \t${inAnyCase(first)}`),
    pattern: new RegExp(`^[ \\t]{0,80}(?:${groups.join('|') || NOTHING})(?![A-Za-z0-9])`, 'i'),
    names,
  };
}

/** The level stated at the head of `text`, spaced letters and swapped ones included. */
export const levelWordsAt = (text: string, names: LevelNames): LevelWords | undefined =>
  spelledAt(text, names.exact, false) ??
  spelledAt(text, names.repaired, true) ??
  slippedAt(text, names.restrictive);

function spelledAt(
  text: string,
  { begins, pattern, names }: Spelling,
  repaired: boolean,
): LevelWords | undefined {
  const found = begins(text) ? pattern.exec(text) : null;
  if (found === null) return undefined;
  const group = found.findIndex((caught, at) => at > 0 && caught !== undefined);
  const to = found[0].length;
  return stated(names[group - 1], { from: to - (found[group] ?? '').length, to }, repaired);
}

function stated(
  name: LevelName | undefined,
  place: { readonly from: number; readonly to: number },
  repaired: boolean,
): LevelWords | undefined {
  if (name === undefined) return undefined;
  const { level, control } = name;
  return { level, ...place, repaired, ...(control && { control }) };
}

const mayBeSlip = beginsWith(` \tABCDEFGHIJKLMNOPQRSTUVWXYZ${DIGITS}`);

/** `SERCET`, `CONFIDENTAL`: one slip of the hand away from one restrictive word. */
function slippedAt(text: string, restrictive: readonly LevelName[]): LevelWords | undefined {
  if (!mayBeSlip(text)) return undefined;
  const found = /^[ \t]{0,80}([A-Z0-9]{5,13})(?![A-Za-z0-9])/.exec(text);
  const word = found?.[1];
  if (found === null || word === undefined) return undefined;
  const to = found[0].length;
  const name = restrictive.find(({ letters }) => isOneSlip(word, letters));
  return stated(name, { from: to - word.length, to }, true);
}

/** One letter too many, too few, wrong, or two neighbours swapped. */
export function isOneSlip(word: string, right: string): boolean {
  if (Math.abs(word.length - right.length) > 1) return false;
  let same = 0;
  while (same < word.length && word[same] === right[same]) same += 1;
  const alike = (skip: number, over: number): boolean => isSameRest(word, same + skip, right, same + over);
  const swapped = word[same] === right[same + 1] && word[same + 1] === right[same] && alike(2, 2);
  return swapped || alike(1, 1) || alike(1, 0) || alike(0, 1);
}

/** Whether two words are the same from a place of each on. */
function isSameRest(word: string, from: number, right: string, at: number): boolean {
  const length = Math.max(0, word.length - from);
  if (length !== Math.max(0, right.length - at)) return false;
  for (let i = 0; i < length; i++) if (word[from + i] !== right[at + i]) return false;
  return true;
}

const SECURITY_LETTERS: Readonly<Record<string, Level>> = { U: 'U', E: 'U', R: 'R', C: 'C', S: 'S', T: 'TS' };

/** Level of the five letters after ZNY or ZNR (ACP 127(G) section 124; EEEEE is EFTO, unclassified). */
export const securityLevel = (letter: string): Level | undefined => SECURITY_LETTERS[letter];
