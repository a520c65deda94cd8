import fc from 'fast-check';
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
const MANGLES: readonly Mangle[] = [
  (text, at) => cut(text, at, 1, SWAPS[text[at] ?? ''] ?? (text[at] as string)),
  (text, at) => cut(text, at, 0, ' '),
  (text, at) => cut(text, at, 1, ''),
  (text, at) => cut(text, at, 0, text[at] ?? ''),
  (text, at) => cut(text, at, 2, [...text.slice(at, at + 2)].reverse().join('')),
  (text) => text.replace('//', '/'),
  (text) => text.replaceAll(', ', ','),
  (text) => text.replace('/', ','),
  (text) => text.toLowerCase(),
  (text) => text.split('//').reverse().join('//'),
];

/** What scanners, telexes and hands make of a printed marking: up to three faults. */
export const FAULTS = fc.array(fc.tuple(fc.nat(MANGLES.length - 1), fc.nat(80)), {
  minLength: 1,
  maxLength: 3,
});
export const mangled = (text: string, faults: readonly (readonly [number, number])[]): string =>
  faults.reduce(
    (changed, [which, at]) => MANGLES[which]?.(changed, at % Math.max(1, changed.length)) ?? changed,
    text,
  );
