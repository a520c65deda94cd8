import type { Excision, ExcisionKind } from '../model/cable.ts';
import type { Span } from '../model/span.ts';
import { matchesOf } from '../text/matches.ts';

/** No editor says more of what is missing than this; a bracket that goes on is text. */
const LONGEST = 400;
const BRACKET = new RegExp(String.raw`\[[^[\]]{1,${LONGEST}}\]`, 'g');
/** The words every editor of *Foreign Relations* says it in, and nobody else. */
const NOT_DECLASSIFIED = /\bnot (?:yet )?(?:been )?declassified\b/;
const DOTS = /^\s*(?:…|\.\s*\.)[\s.…]*$/;
/** Twelve in most published copies; five are no word, and three glued behind small letters are none either. */
const RUN = /(?<![Xx])[Xx]{5,}|(?<=[a-z])x{3,}(?![A-Za-z])/g;
/** What any of them holds, and no word of the language: most texts are not searched further. */
const LEAST_RUN = /[Xx]{3}/;

/**
 * What somebody deleted before: the brackets of *Foreign Relations*, `[1-1/2 lines of source text not declassified]`,
 * dots in brackets, and runs of X. Omissions by an editor, `[garble]` and `[sic]` are none. Linear in the text.
 */
export function excisionsIn(text: string, { from, to }: Span = { from: 0, to: text.length }): Excision[] {
  const region = text.slice(from, to);
  const found = [
    ...(region.includes('[') ? matchesOf(region, BRACKET).flatMap(bracketed) : []),
    ...(LEAST_RUN.test(region) ? matchesOf(region, RUN) : []).map((run) => excision(run, 'run', null)),
  ];
  return found
    .map((each) => ({ ...each, span: { from: each.span.from + from, to: each.span.to + from } }))
    .sort((a, b) => a.span.from - b.span.from);
}

const excision = (
  { 0: printed, index }: RegExpExecArray,
  kind: ExcisionKind,
  extent: string | null,
): Excision => ({
  kind,
  extent,
  codes: [],
  span: { from: index, to: index + printed.length },
});

function bracketed(found: RegExpExecArray): Excision[] {
  const inside = found[0].slice(1, -1);
  if (DOTS.test(inside)) return [excision(found, 'text', null)];
  const words = plainWords(inside);
  const coded = CODED.exec(inside);
  if (coded !== null) return [codedExcision(found, coded)];
  const end = words.search(NOT_DECLASSIFIED);
  if (end < 0) return [];
  const quantities = quantitiesIn(words);
  return [excision(found, kindOf(words.slice(0, end), quantities), extentOf(quantities))];
}

/** An extent and its grounds, as the copies of this program print them: `[1 paragraph (7 lines): B1, 1.4(d)]`. */
const CODED =
  /^(name|number|(?:(\d paragraph) \()?(less than 1 line|\d{1,6}(?:-1\/2)? lines?)\)?): ((?:under review|referred to (?:[A-Z]{2,8}|another agency)(?: and (?:[A-Z]{2,8}|another agency)){0,4}, response pending|[A-Z0-9][A-Za-z0-9./ ()-]{0,40})(?:, [A-Z0-9][A-Za-z0-9./ ()-]{0,40}){0,12})$/;

function codedExcision(
  found: RegExpExecArray,
  [, extent = '', paragraph, , grounds = '']: RegExpExecArray,
): Excision {
  const quantities = quantitiesIn(plainWords(extent));
  const kind = paragraph === undefined ? (KIND_ALONE[extent] ?? 'lines') : 'paragraph';
  const codes = grounds.split(', ').filter((code) => /^[A-Z0-9]/.test(code));
  return { ...excision(found, kind, extentOf(quantities)), codes };
}

const KIND_ALONE: Readonly<Record<string, ExcisionKind>> = { name: 'name', number: 'number' };

const FRACTIONS: Readonly<Record<string, string>> = { '½': '.5', '¼': '.25', '¾': '.75' };
const QUARTERS: Readonly<Record<string, string>> = { '1/2': '.5', '1/4': '.25', '3/4': '.75', '2/2': '.5' };
const SPELT = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');
const SPELT_OUT = new RegExp(String.raw`\b(?:${SPELT.join('|')})(?= [a-z])`, 'g');

/** In small letters on one line, with every quantity as a decimal number and the compositor's slips undone. */
const plainWords = (printed: string): string =>
  printed
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[‐‑‒–—−]/g, '-')
    .replaceAll(/(?<=\d) (?=\/\d)/g, '')
    .replaceAll(/\b1ine/g, 'line')
    .replaceAll(/\b(?:then|that)(?= (?:[1il]|\d\/\d) )/g, 'than')
    .replaceAll(/\b[il](?= lines?\b)/g, '1')
    .replaceAll(/(\d{0,3})[ -]?([½¼¾])/g, (_, whole: string, part: string) => decimal(whole, FRACTIONS[part]))
    .replaceAll(
      /\b(\d{1,3}(?:-| and | )|\d{0,2})(1\/2|1\/4|3\/4|2\/2)(?![\d/])/g,
      (_, whole: string, part: string) => decimal(/\d*/.exec(whole)?.[0] ?? '', QUARTERS[part]),
    )
    .replaceAll(SPELT_OUT, (word) => String(SPELT.indexOf(word)));

const decimal = (whole: string, part = ''): string => `${whole === '' ? '0' : whole}${part}`;

/** What is counted, and of what kind an excision of it is. */
const UNITS: Readonly<Record<string, ExcisionKind>> = {
  line: 'lines',
  paragraph: 'paragraph',
  subparagraph: 'paragraph',
  page: 'page',
  name: 'name',
  initial: 'name',
  number: 'number',
  amount: 'number',
  place: 'place',
  codeword: 'marking',
  word: 'text',
  sentence: 'text',
  heading: 'text',
  list: 'text',
  footnote: 'text',
  minute: 'text',
  second: 'text',
  row: 'text',
  column: 'text',
  entry: 'other',
};
/** What is named and not counted; the first of these words says what is missing. */
const NAMED: readonly (readonly [ExcisionKind, RegExp])[] = [
  ['other', /\bentr(?:y|ies)\b/],
  ['name', /\b(?:name|initial|recipient|addressee|person|source's)s?\b/],
  ['number', /\b(?:number|amount|figure|date)s?\b/],
  ['place', /\b(?:place|location|country|city)s?\b/],
  ['marking', /\b(?:marking|restriction|code ?word|indicator|caption|cryptonym|pseudonym)s?\b/],
  ['paragraph', /\b(?:sub)?paragraphs?\b/],
  ['page', /\bpages?\b/],
  ['lines', /\blines?\b/],
  [
    'text',
    /\b(?:text|words?|sentences?|headings?|lists?|footnotes?|tables?|sections?|appendix|annex|title)\b/,
  ],
];

interface Quantity extends Span {
  readonly amount: string;
  readonly unit: string;
  /** Where the bracket it stands in opens, or -1. */
  readonly bracket: number;
}

const NUMBER = String.raw`(less than )?(\d{1,3}(?:\.\d{1,2})?)[ -]`;
const BETWEEN = '(?:(?:document|dollar|following|additional|further|full|handwritten) )?';
const QUANTITY = new RegExp(
  String.raw`(?<![\d./]|\d-)${NUMBER}${BETWEEN}(${Object.keys(UNITS).join('|').replace('entry', 'entr')})(?:s|y|ies)?\b`,
  'g',
);

const quantitiesIn = (words: string): Quantity[] =>
  matchesOf(words, QUANTITY)
    // `2-column source text` says how the page was set.
    .filter(([printed]) => !/\d-column/.test(printed))
    .map(({ 0: printed, 1: less = '', 2: number = '', 3: unit = '', index }) => ({
      ...{ from: index, to: index + printed.length, bracket: bracketAt(words, index) },
      ...{ amount: `${less}${Number(number)}`, unit: unit === 'entr' ? 'entry' : unit },
    }));

function bracketAt(words: string, at: number): number {
  const open = words.lastIndexOf('(', at);
  return open > words.lastIndexOf(')', at) ? open : -1;
}

function kindOf(words: string, [first]: readonly Quantity[]): ExcisionKind {
  const named = NAMED.flatMap(([kind, pattern]) => {
    const at = words.search(pattern);
    return at < 0 ? [] : [{ kind, at }];
  }).sort((a, b) => a.at - b.at)[0];
  // A citation before the count says where the document is, and not what is missing.
  const cited = words.startsWith('source:') || words.startsWith('here follow');
  if (first !== undefined && (cited || named === undefined || first.from <= named.at))
    return UNITS[first.unit] ?? 'other';
  return named?.kind ?? 'other';
}

/** `1 paragraph (5 lines)`, `less than 1 line`, `2.5 pages`; nothing where nothing is counted. */
function extentOf(quantities: readonly Quantity[]): string | null {
  const parts: { bracket: number; of: string[]; inside: string[] }[] = [];
  for (const quantity of quantities) {
    const { bracket } = quantity;
    const last = parts.at(-1);
    if (last === undefined || bracket < 0 || (last.bracket >= 0 && last.bracket !== bracket))
      parts.push({ bracket, of: [counted(quantity)], inside: [] });
    else if (last.bracket < 0 || last.inside.length > 0) {
      last.inside.push(counted(quantity));
      last.bracket = bracket;
    } else last.of.push(counted(quantity));
  }
  const said = parts.map(
    ({ of, inside }) => `${of.join(', ')}${inside.length > 0 ? ` (${inside.join(', ')})` : ''}`,
  );
  return said.length === 0 ? null : said.join(' and ');
}

function counted({ amount, unit }: Quantity): string {
  if (amount === '1' || /^(?:less|0)/.test(amount)) return `${amount} ${unit}`;
  return `${amount} ${unit === 'entry' ? 'entries' : `${unit}s`}`;
}
