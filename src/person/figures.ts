import { isFull, type NameRun } from './name-runs.ts';
import type { Reading } from './reading.ts';
import type { Somebody } from './somebody.ts';
import { ENDS_FIGURE, isA } from './word-classes.ts';

/** Somebody of history who held office, by one form of the name. */
export interface Figure {
  readonly born: number;
  readonly died: number | null;
}

/** `rules/names/figures.txt`: names by their keys, each with its years. */
export type Figures = ReadonlyMap<string, Figure>;

/** Nobody held an office of note at a younger age. */
const YOUNGEST = 25;

/** Reads a line `nikita khrushchev<TAB>1894-1971` of the list; the year of death may be open. */
export function figuresIn(lines: string): Figures {
  return new Map(
    lines.split('\n').map((line) => {
      const [name = '', years = ''] = line.split('\t');
      const [born, died] = years.split('-');
      return [name, { born: Number(born), died: died ? Number(died) : null }];
    }),
  );
}

/**
 * Whether a name is that of somebody of history, in a cable of their day. A surname alone counts only while they lived,
 * and where the list has it alone: hardly anybody else bears it.
 */
export function isFigure(reading: Reading, run: NameRun): boolean {
  if (!mayEndFigure(reading, run)) return false;
  const year = Number(reading.cable.dated?.slice(0, 4) ?? Number.NaN);
  const { figures } = reading.lists;
  const found = figures.get(keysOf(reading, run)) ?? figures.get(withoutInitials(run.names));
  if (found === undefined || year < found.born + YOUNGEST) return false;
  return isFull(run) || (!Number.isNaN(year) && year <= (found.died ?? year));
}

/** Nearly no name ends as one of theirs does. */
function mayEndFigure({ words }: Reading, { first, end }: NameRun): boolean {
  for (let at = first; at < end; at++) if (isA(words[at], ENDS_FIGURE)) return true;
  return false;
}

/** As printed, with particles: `de gaulle`. */
const keysOf = ({ words }: Reading, { first, end }: NameRun): string =>
  words
    .slice(first, end)
    .filter(({ kind }) => kind === 'word')
    .map(({ key }) => key)
    .join(' ');

/** Without initials between: `Dwight D. Eisenhower`. */
const withoutInitials = (names: readonly string[]): string =>
  names.filter((key, i) => i === 0 || key.length > 1).join(' ');

/** Whoever has another given name than the figure is somebody else, and all that was said by the surname alone falls. */
export function withoutNamesakes({ lists }: Reading, people: readonly Somebody[]): void {
  for (const { forms, cues } of people) {
    if (!cues.some(({ kind }) => kind === 'figure')) continue;
    const isOther = forms.some((form) => form.length > 1 && !isOneOf(lists.figures, form));
    if (!isOther) continue;
    for (let at = cues.length - 1; at >= 0; at--) if (cues[at]?.kind === 'figure') cues.splice(at, 1);
  }
}

const isOneOf = (figures: Figures, form: readonly string[]): boolean =>
  figures.has(form.join(' ')) || figures.has(withoutInitials(form));
