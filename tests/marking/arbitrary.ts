import fc from 'fast-check';
import type { CivilDate } from '../../src/model/civil-date.ts';
import { type Marking, plainMarking } from '../../src/model/marking.ts';

const some = (...tokens: string[]): fc.Arbitrary<string[]> => fc.subarray(tokens, { maxLength: 2 });
const COUNTRIES = ['GBR', 'AUS', 'CAN', 'DEU', 'JPN', 'IRQ', 'FVEY', 'NATO', 'ACGU', 'KFOR'];
const LISTS = fc.oneof(
  { weight: 2, arbitrary: fc.constant<string[]>([]) },
  { weight: 3, arbitrary: fc.subarray(COUNTRIES, { minLength: 1, maxLength: 4 }) },
);
const withParents = (tokens: readonly string[]): string[] => [
  ...new Set(
    tokens.flatMap((token) => token.split('-').map((_, at, parts) => parts.slice(0, at + 1).join('-'))),
  ),
];

/** A marking of the United States from tokens that the vocabulary knows; nothing says that it is valid. */
export const MARKING: fc.Arbitrary<Marking> = fc
  .record({
    level: fc.constantFrom('U', 'C', 'S', 'TS'),
    sci: some('SI', 'SI-G', 'TK', 'TK-BLFH', 'HCS-P', 'SI-G-ABCD'),
    aea: some('RD', 'RD-CNWDI', 'FRD', 'TFNI'),
    fgi: fc.oneof(fc.constant<string[]>([]), some('DEU', 'GBR'), fc.constant(['FGI'])),
    dissem: some('RS', 'FOUO', 'OC', 'IMC', 'NF', 'PR', 'RELIDO', 'DSEN', 'FISA', 'WNINTEL'),
    nonIC: some('DS', 'XD', 'ND', 'SBU', 'SBU-NF', 'LES', 'LES-NF', 'SSI', 'LOU'),
    to: LISTS,
    display: LISTS,
    shown: fc.boolean(),
  })
  .map(({ level, sci, aea, fgi, dissem, nonIC, to, display, shown }) => ({
    ...plainMarking(level as Marking['level']),
    sci: withParents(sci),
    aea: aea.includes('RD-CNWDI') ? [...new Set(['RD', ...aea])] : aea,
    fgi,
    dissem,
    nonIC,
    releasableTo: to.length === 0 ? [] : ['USA', ...to],
    displayOnlyTo: shown ? display.filter((country) => !to.includes(country)) : [],
  }));

const owned = (
  system: Marking['system'],
  owners: readonly string[],
): Pick<Marking, 'system' | 'owners' | 'fgi' | 'sci'> => ({
  system,
  owners: [...owners].sort(),
  fgi: [],
  sci: [],
});

/** Of others, or of several: foreign with an open or a concealed owner, NATO's with its controls, JOINT. */
const OF_OTHERS: fc.Arbitrary<Marking> = fc
  .tuple(
    MARKING,
    fc.oneof(
      fc.subarray(['DEU', 'GBR', 'JPN'], { minLength: 1 }).map((owners) => owned('foreign', owners)),
      fc.constant(owned('foreign', ['FGI'])),
      fc.constant(owned('nato', ['NATO'])),
      fc.constant({ ...owned('nato', ['NATO']), level: 'TS' as const, sci: ['BOHEMIA'] }),
      fc
        .subarray(['AUS', 'GBR', 'DEU'], { minLength: 1 })
        .map((owners) => owned('joint', ['USA', ...owners])),
    ),
  )
  .map(([marking, whose]) => ({ ...marking, ...whose }));

/** Eyes only, and controls that are no longer put on a document. */
const LEGACY: fc.Arbitrary<Marking> = fc
  .tuple(MARKING, fc.subarray(['GBR', 'AUS', 'CAN', 'NZL'], { minLength: 1 }), fc.boolean())
  .map(([marking, eyes, listed]) => ({
    ...marking,
    dissem: listed
      ? [...new Set([...marking.dissem, 'EYES'])]
      : [...new Set([...marking.dissem, 'NOCONTRACT'])],
    releasableTo: listed ? ['USA', ...eyes] : marking.releasableTo,
    displayOnlyTo: [],
  }));

/** A marking of any system, valid or not. */
export const ANY_MARKING: fc.Arbitrary<Marking> = fc.oneof(
  { weight: 3, arbitrary: MARKING },
  { weight: 3, arbitrary: OF_OTHERS },
  { weight: 1, arbitrary: LEGACY },
);

/** Days of a document: none, with commas for separators, before RELIDO stood for silence, and of today. */
export const DATED: fc.Arbitrary<CivilDate | undefined> = fc.constantFrom(
  undefined,
  ...['2004-06-01', '2009-03-02', '2015-05-05', '2024-06-01'].map((day) => day as CivilDate),
);

/** What it says, whatever the order in which it says so. */
export const said = ({ as: _, ...marking }: Marking): object =>
  Object.fromEntries(
    Object.entries(marking).map(([field, value]) => [
      field,
      Array.isArray(value) ? [...value].sort() : value,
    ]),
  );

const SWAPS: Readonly<Record<string, string>> = { O: '0', I: '1', S: '5', B: '8', L: '1', E: '3', A: '4' };

type Mangle = (text: string, at: number) => string;
const cut = (text: string, at: number, length: number, put: string): string =>
  text.slice(0, at) + put + text.slice(at + length);
/** Letters of other alphabets, and full-width ones, that look like those of a mark. */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  ...{
    A: '\u0410',
    B: '\u0412',
    C: '\u0421',
    E: '\u0415',
    O: '\u041e',
    S: '\uff33',
    T: '\u0422',
    N: '\uff2e',
  },
  ...{ '/': '\u2215', '(': '\uff08', ')': '\uff09' },
};
/** Every letter is still there, so that whatever is read may be no wider than what was meant. */
const HARMLESS: readonly Mangle[] = [
  (text, at) => cut(text, at, 1, SWAPS[text[at] ?? ''] ?? (text[at] as string)),
  (text, at) => cut(text, at, 1, LOOK_ALIKES[text[at] ?? ''] ?? (text[at] as string)),
  (text, at) => cut(text, at, 0, ' '),
  (text, at) => cut(text, at, 0, '\u200b'),
  (text) => text.replace('//', '/'),
  (text) => text.replaceAll('//', '///'),
  (text) => text.replaceAll('//', '////'),
  (text) => text.replaceAll('/', '//'),
  (text) => text.replace(/^\(/, ''),
  (text) => text.replace(/\)$/, ''),
  (text) => text.replace(/^\((.*)\)$/, '[$1]'),
  (text) => text.replaceAll(', ', ','),
  (text) => text.replaceAll(', ', ' '),
  (text) => text.replace('/', ','),
  (text) => text.toLowerCase(),
];
const MANGLES: readonly Mangle[] = [
  ...HARMLESS,
  (text) => text.split('//').reverse().join('//'),
  (text, at) => cut(text, at, 1, ''),
  (text, at) => cut(text, at, 0, text[at] ?? ''),
  (text, at) => cut(text, at, 2, [...text.slice(at, at + 2)].reverse().join('')),
];

const faultsOf = (kinds: number) =>
  fc.array(fc.tuple(fc.nat(kinds - 1), fc.nat(80)), { minLength: 1, maxLength: 3 });
/** What scanners, telexes and hands make of a printed marking: up to three faults. */
export const FAULTS = faultsOf(MANGLES.length);
/** Those that lose no letter and swap no two. */
export const HARMLESS_FAULTS = faultsOf(HARMLESS.length);
export const mangled = (text: string, faults: readonly (readonly [number, number])[]): string =>
  faults.reduce(
    (changed, [which, at]) => MANGLES[which]?.(changed, at % Math.max(1, changed.length)) ?? changed,
    text,
  );
