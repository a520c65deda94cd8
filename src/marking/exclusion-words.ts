import { type Marking, plainMarking } from '../model/marking.ts';
import type { Span } from '../model/span.ts';
import { beginsWith, DIGITS, inAnyCase } from '../text/beginnings.ts';
import { withControl } from './controls.ts';
import { isJoined, matchesIn, oneOf, type Search, type Sifted } from './forms.ts';
import type { LevelNames } from './levels.ts';
import { natoMarking } from './portion-mark.ts';
import type { ControlRow, LevelRow } from './vocabulary.ts';

/** What no executive order's date opens, in the words that stand for it outside a mark (42 U.S.C. 2162; 32 CFR 2001.24(c)). */
export interface ExclusionNames {
  readonly inWords: Search;
  /** A line that states nothing else, and whether a line may begin as one. */
  readonly alone: RegExp;
  readonly begins: (line: string) => boolean;
  readonly markings: ReadonlyMap<string, Marking>;
}

/** Markings of the Atomic Energy Act that their owner opens, and the classified levels of NATO. */
export function exclusionNames(
  { nato, classified }: LevelNames,
  controls: Iterable<ControlRow>,
): ExclusionNames {
  const atomic = [...controls].filter(({ category, us }) => category === 'aea' && us === 'refer');
  const levels = [...new Set(nato.values())].filter(({ level }) => level !== 'U');
  const ofAtomic = atomic.flatMap((row) => meant(clearForms(row), withControl(plainMarking(null), row)));
  const ofNato = [
    ...levels.flatMap((row) => meant(namesOf(row), natoMarking(row))),
    ...meant([NATO_INFORMATION], { ...plainMarking(null), system: 'nato', owners: ['NATO'] }),
  ];
  const forms = ofAtomic.map(([form]) => form);
  // In running words what goes on behind a form says no more: `RESTRICTED DATA SIGMA 14`.
  const stems = forms.filter((form) => !forms.some((other) => form.startsWith(`${other} `)));
  const space = '(?:[\\s/-]{1,8}|\\.)';
  const level = oneOf(classified.words);
  const ofLevels = ofNato.map(([form]) => form);
  const names = [...classified.words, ...forms, ...ofLevels];
  const beginsInName = beginsWith(names.map((name) => name.charAt(0)).join(''));
  return {
    inWords: {
      forms: [...stems, ...ofLevels],
      pattern: new RegExp(
        `(?<![A-Za-z0-9])(?:${oneOf([...stems, ...ofLevels], space)})(?![A-Za-z0-9])`,
        'gi',
      ),
    },
    alone: new RegExp(
      `^[^A-Za-z0-9]{0,4}(?:(?:${level})[ \\t/,.-]{1,4})?(${oneOf([...forms, ...ofLevels], space)})[^A-Za-z0-9]{0,4}$`,
    ),
    begins: (line) => beginsInName(line) || !beginsInWord(line),
    markings: new Map([...ofAtomic, ...ofNato]),
  };
}

const beginsInWord = beginsWith(inAnyCase(`ABCDEFGHIJKLMNOPQRSTUVWXYZ${DIGITS}`));

const meant = (forms: readonly string[], marking: Marking): [string, Marking][] =>
  forms.map((form) => [form, marking]);

const clearForms = ({ title, banner, spellings, ambiguous }: ControlRow): string[] =>
  [title, banner, ...spellings]
    .filter((form) => form.length >= SHORTEST && !ambiguous.includes(form))
    .map(plain);

/** `RD` is a road. */
const SHORTEST = 3;

const namesOf = ({ banner }: LevelRow): string[] =>
  banner.startsWith(`${COSMIC} `) ? [banner, COSMIC] : [banner];

/** The legend of a document that holds some, at whatever level (32 CFR 2001.24(c)). */
const NATO_INFORMATION = 'NATO INFORMATION';

/** The first word of the highest level of NATO may stand for it. */
const COSMIC = 'COSMIC';

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
  words: Sifted,
  opens: Readonly<Record<'sentence' | 'line', Opens>>,
  { inWords, markings }: ExclusionNames,
): Exclusion[] {
  const { text } = words;
  return matchesIn(words, inWords).flatMap(({ index: from, 0: printed }) => {
    const to = from + printed.length;
    const marking = markings.get(plain(printed));
    if (marking === undefined || isOtherWord(printed)) return [];
    const contained = CONTAINS.test(text.slice(Math.max(0, from - 48), from));
    const titled = /(?:^|[^A-Za-z])[A-Z][A-Za-z]*$/.test(printed);
    const ended = titled || ENDS.test(text.slice(to, to + 8));
    const believed =
      contained || isJoined(printed) || (ended && opens.sentence(from)) || (titled && opens.line(from));
    return believed ? [{ from, to, marking }] : [];
  });
}

type Opens = (at: number) => boolean;

/** The exclusion of a line that states nothing else: it speaks for the whole, as a banner does. */
export function exclusionLine(
  line: string,
  { alone, begins, markings }: ExclusionNames,
): Marking | undefined {
  // Such a line is in capitals throughout, which most are not.
  if (!begins(line) || /[a-z]/.test(line)) return undefined;
  const words = alone.exec(line.replaceAll(/[ \t]+/g, ' '))?.[1];
  return words === undefined ? undefined : markings.get(plain(words));
}
