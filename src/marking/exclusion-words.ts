import { type Marking, plainMarking } from '../model/marking.ts';
import type { Span } from '../model/span.ts';
import { withControl } from './controls.ts';
import { oneOf } from './forms.ts';
import type { LevelNames } from './levels.ts';
import { natoMarking } from './portion-mark.ts';
import type { ControlRow } from './vocabulary.ts';

/** What no executive order's date opens, in the words that stand for it outside a mark (markings.md 2.2, 2.5). */
export interface ExclusionNames {
  readonly inWords: RegExp;
  /** A line that states nothing else. */
  readonly alone: RegExp;
  readonly markings: ReadonlyMap<string, Marking>;
}

/** Markings of the Atomic Energy Act that their owner opens, and the classified levels of NATO. */
export function exclusionNames(levels: LevelNames, controls: Iterable<ControlRow>): ExclusionNames {
  const atomic = [...controls].filter(({ category, us }) => category === 'aea' && us === 'refer');
  const nato = [...new Set(levels.nato.values())].filter(({ level }) => level !== 'U');
  const markings = new Map([
    ...atomic.flatMap((row) =>
      clearForms(row).map((form): [string, Marking] => [form, withControl(plainMarking(null), row)]),
    ),
    ...nato.map((row): [string, Marking] => [row.banner, natoMarking(row)]),
    ...nato
      .filter(({ banner }) => banner.startsWith(`${COSMIC} `))
      .map((row): [string, Marking] => [COSMIC, natoMarking(row)]),
  ]);
  const words = oneOf(markings.keys(), '(?:[\\s/-]{1,8}|\\.)');
  const level = oneOf(levels.classified.words);
  return {
    inWords: new RegExp(`(?<![A-Za-z0-9])(?:${words})(?![A-Za-z0-9])`, 'gi'),
    alone: new RegExp(`^[^A-Za-z0-9]{0,4}(?:(?:${level})[ \\t/,.-]{1,4})?(${words})[^A-Za-z0-9]{0,4}$`),
    markings,
  };
}

/** The first word of a level of NATO's may stand for it. */
const COSMIC = 'COSMIC';

const clearForms = ({ title, banner, spellings, ambiguous }: ControlRow): string[] =>
  [title, banner, ...spellings].filter((form) => !ambiguous.includes(form)).map(plain);

/** The words of a form, however they were parted. */
const plain = (form: string): string => form.toUpperCase().replaceAll(/[\s/.-]+/g, ' ');

/** `Cosmic` is an adjective, `frd` a slip. */
const isOtherWord = (printed: string): boolean =>
  (printed.length <= 4 || plain(printed) === COSMIC) && printed !== printed.toUpperCase();

const CONTAINS = /\bcontain(?:s|ing)?\s{1,8}$/i;
const ENDS = /^\s{0,4}(?:[-.:;,)\]}>/–—]|$)/;

/** Words that stand for an exclusion. Offsets are into the words they stand in. */
export interface Exclusion extends Span {
  readonly marking: Marking;
}

/**
 * Exclusions in running words, at a place where a sentence, a bracket or a line may begin, or behind "contains".
 * `NATO restricted its flights` is prose, so what ends in small letters must end a phrase too, and may stand at
 * the head of a line by chance.
 */
export function exclusionsIn(
  words: string,
  opens: Readonly<Record<'sentence' | 'line', Opens>>,
  { inWords, markings }: ExclusionNames,
): Exclusion[] {
  return [...words.matchAll(inWords)].flatMap(({ index: from, 0: printed }) => {
    const to = from + printed.length;
    const marking = markings.get(plain(printed));
    if (marking === undefined || isOtherWord(printed)) return [];
    const contained = CONTAINS.test(words.slice(Math.max(0, from - 48), from));
    const titled = /(?:^|[^A-Za-z])[A-Z][A-Za-z]*$/.test(printed);
    const ended = titled || ENDS.test(words.slice(to, to + 8));
    const believed = contained || (ended && opens.sentence(from)) || (titled && opens.line(from));
    return believed ? [{ from, to, marking }] : [];
  });
}

type Opens = (at: number) => boolean;

/** The exclusion of a line that states nothing else: it speaks for the whole, as a banner does. */
export function exclusionLine(line: string, { alone, markings }: ExclusionNames): Marking | undefined {
  const words = alone.exec(line.replaceAll(/[ \t]+/g, ' '))?.[1];
  return words === undefined ? undefined : markings.get(plain(words));
}
