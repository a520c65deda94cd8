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
  /** A line that states nothing else, by its letters alone, and whether a line may begin as one. */
  readonly alone: RegExp;
  /** `RD`, `S-FRD`: an abbreviation that is other words among the text. */
  readonly short: RegExp;
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
  const level = oneOf(classified.words.map(lettersOf));
  const ofLevels = ofNato.map(([form]) => form);
  const names = [...classified.words, ...forms, ...ofLevels, 'THIS', 'CONTAINS'];
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
      `^(?:${level})?(?:(?:THIS|THE)?(?:DOCUMENT|MESSAGE|TELEGRAM|CABLE|MATERIAL|RECORD)?CONTAINS?)?` +
        `(${oneOf([...forms, ...ofLevels].map(lettersOf))})${ACT}$`,
    ),
    short: new RegExp(
      `^(?:(?:${oneOf(classified.letters)})[-/ ]{0,3})?(${oneOf([...atomic, ...levels].flatMap(shortForms))})(?:[-/ ]{1,3}(?:RD|FRD))?$`,
    ),
    begins: (line) => beginsInName(line) || !beginsInWord(line),
    markings: new Map([
      ...[...ofAtomic, ...ofNato].map(([form, marking]): [string, Marking] => [lettersOf(form), marking]),
      ...atomic.flatMap((row) => meant(shortForms(row), withControl(plainMarking(null), row))),
      ...levels.flatMap((row) => meant(shortForms(row), natoMarking(row))),
      ...ofAtomic,
      ...ofNato,
    ]),
  };
}

const beginsInWord = beginsWith(inAnyCase(`ABCDEFGHIJKLMNOPQRSTUVWXYZ${DIGITS}`));

const meant = (forms: readonly string[], marking: Marking): [string, Marking][] =>
  forms.map((form) => [form, marking]);

const clearForms = ({ title, banner, spellings, ambiguous }: ControlRow): string[] =>
  [title, banner, ...spellings]
    .filter((form) => form.length >= SHORTEST && !ambiguous.includes(form))
    .map(plain);

/** The law that defines them, behind their name. */
const ACT = '(?:ASDEFINED)?(?:IN|BY)?(?:THE)?(?:ATOMICENERGYACT(?:OF)?[0-9IOS]{0,4}(?:ASAMENDED)?)?';

/** Abbreviations by which `clearForms` does not know them. */
const shortForms = ({ banner, portion }: ControlRow | LevelRow): string[] =>
  [...new Set([banner, portion])].filter((form) => /^[A-Z]{2,3}$/.test(form));

/** The letters of a form, for spaces are lost and added. */
const lettersOf = (form: string): string => form.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');

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
const OF_WHOLE = /\bthis\s{1,8}(?:document|message|telegram|cable|material|record)\s{1,8}contains\s{1,8}$/i;
const ENDS = /^\s{0,4}(?:[-.:;,)\]}>/–—]|$)/;

/** Words that stand for an exclusion. Offsets are into the words they stand in. */
export interface Exclusion extends Span {
  readonly marking: Marking;
  /** `This document contains ...`: it speaks for the cable. */
  readonly ofWhole: boolean;
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
    const before = text.slice(Math.max(0, from - 48), from);
    const contained = CONTAINS.test(before);
    const titled = /(?:^|[^A-Za-z])[A-Z][A-Za-z]*$/.test(printed);
    const ended = titled || ENDS.test(text.slice(to, to + 8));
    const believed =
      contained || isJoined(printed) || (ended && opens.sentence(from)) || (titled && opens.line(from));
    return believed ? [{ from, to, marking, ofWhole: OF_WHOLE.test(before) }] : [];
  });
}

type Opens = (at: number) => boolean;

/**
 * The exclusion of a line that states nothing else: it speaks for the whole, as a banner does. Letters may stand apart, and
 * figures for them. `beside` the text an abbreviation does as well.
 */
export function exclusionLine(
  line: string,
  { alone, short, begins, markings }: ExclusionNames,
  beside: boolean,
): Marking | undefined {
  // Such a line is in capitals, or all its words begin with one; most lines do not.
  if (line.length > LONGEST_ALONE || !begins(line) || SMALL_WORD.test(line)) return undefined;
  const letters = lettersOf(line);
  const worn = letters.replaceAll('1', 'I').replaceAll('0', 'O').replaceAll('5', 'S');
  const words = alone.exec(letters)?.[1] ?? alone.exec(worn)?.[1];
  const abbreviated = words === undefined && beside ? short.exec(line.trim())?.[1] : undefined;
  // `Cosmic` is an adjective.
  if (words === COSMIC && /[a-z]/.test(line)) return undefined;
  return markings.get(words ?? abbreviated ?? '');
}

const LONGEST_ALONE = 120;
const SMALL_WORD = /(?<![A-Za-z])(?!(?:of|in|as|by|the|defined|contains?|document|amended)\b)[a-z]/;
