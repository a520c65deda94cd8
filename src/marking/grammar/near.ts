import { isOneSlip } from '../levels.ts';
import type { ControlRow, Vocabulary } from '../vocabulary.ts';

/** Letters a scanner or a telex swaps, each for the one that stands for its group. */
const CONFUSED: Readonly<Record<string, string>> = {
  '0': 'O',
  Q: 'O',
  '1': 'I',
  L: 'I',
  '|': 'I',
  '!': 'I',
  '5': 'S',
  $: 'S',
  '8': 'B',
  '3': 'E',
  '4': 'A',
  '7': 'T',
};

/** The letters of a word, each swapped one for the one of its group. */
const lettersOf = (word: string): string =>
  [...word.replaceAll(/[\s._]/g, '')].map((letter) => CONFUSED[letter] ?? letter).join('');
/** `RN` is printed so close that it is read as `M`. */
const merged = (letters: string): string => letters.replaceAll('RN', 'M');

/** Two letters differ from too much else. */
const SHORTEST = 5;

/**
 * The control a mangled token may be, among those that restrict: letters swapped by a machine, letters apart, or in
 * a long word one slip of the hand. A control that permits (REL TO, RELIDO, DISPLAY ONLY) is never guessed.
 */
export function restrictiveNear(token: string, { controls }: Vocabulary): ControlRow | undefined {
  if (token.length > 40) return undefined;
  const letters = lettersOf(token);
  return controls
    .filter(restricts)
    .find(({ banner, portion, title }) =>
      [banner, portion, title].some((form) => isMangled(letters, lettersOf(form))),
    );
}

const isMangled = (letters: string, right: string): boolean =>
  merged(letters) === merged(right) ||
  (right.length >= SHORTEST && letters.length >= SHORTEST && isOneSlip(letters, right));

const PERMITTING: ReadonlySet<string> = new Set(['REL', 'RELIDO', 'EYES', 'DISPLAYONLY']);
const restricts = ({ token, category, foreign }: ControlRow): boolean =>
  category !== 'cui' && foreign !== 'allow' && !PERMITTING.has(token);

/** Levels that open text, longest first. Nobody may go by one that was guessed; it is shown and held. */
const OPEN_LEVELS = ['LIMITED OFFICIAL USE', 'OFFICIAL USE ONLY', 'UNCLASSIFIED', 'UNCLAS'];
const LONGEST_HEAD = 20;

/** A line whose first letters are one slip or letters swapped away from a level that opens, with the level put right. */
export function openLevelNear(line: string): string | undefined {
  const words = line.split(/\s+/);
  for (const level of OPEN_LEVELS)
    for (let count = 1; count <= Math.min(words.length, LONGEST_HEAD); count += 1)
      if (isMangled(lettersOf(words.slice(0, count).join('')), lettersOf(level)))
        return [level, ...words.slice(count)].join(' ');
  return undefined;
}
