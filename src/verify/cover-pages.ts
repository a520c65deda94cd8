import type { CoverSheet } from '../model/cover.ts';
import { asOnPaper } from './body.ts';
import { definitions, element, heading, isWritten, page } from './frame/html.ts';
import { folded, inTheMiddle, RULE } from './frame/text.ts';
import type { PageRead } from './html/check.ts';
import { TEMPLATE_WORDS } from './page.ts';
import type { PdfRead } from './pdf/check.ts';
import { fault, PASSED, type Verdict } from './verdict.ts';

/** Checks of a cover sheet for people against the one for programs, which was checked before: to the letter. */
const OTHER = fault(
  'cover-words',
  'The cover sheet has a word that its form for programs does not have, or says one otherwise.',
);

export const checkCoverText = (text: string, cover: CoverSheet): Verdict =>
  text === textOf(cover) ? PASSED : OTHER;

function textOf(cover: CoverSheet): string {
  const { title, banner, stamps, numbers, reasons } = cover;
  const head = [banner, ...stamps, DEPARTMENT, title].map(inTheMiddle);
  const grounds = reasons.flatMap(({ code, meaning, deletions }) =>
    folded(`${code}: ${deletions}. ${meaning}`),
  );
  const paragraphs = [
    numbers === undefined ? [] : tallyLines(numbers),
    numbers === undefined || grounds.length === 0 ? [] : [`${GROUNDS}, each with its deletions:`, ...grounds],
    ...notesIn(cover).map(folded),
  ].filter((lines) => lines.length > 0);
  const facts = factsIn(cover).map(([name, value]) => `${name}:`.padEnd(14) + value);
  const body = paragraphs.map((lines) => lines.join('\n')).join('\n\n');
  return [...head, '', ...facts, '', RULE, body, RULE, inTheMiddle(banner), ''].join('\n');
}

export function checkCoverHtml({ around }: PageRead, cover: CoverSheet): Verdict {
  const { title, banner, stamps, numbers, caseNumber, statements, rights } = cover;
  const note = (words: string): string[] => element('p class="note"', [words]);
  const main = [
    ...heading(title, stamps),
    ...note(DEPARTMENT),
    ...definitions(factsIn(cover).map(([name, value]) => [name, [value]])),
    ...(numbers === undefined ? [] : [...tallyTable(numbers), ...groundsTable(cover)]),
    ...statements.map(asNote).flatMap(note),
    ...element('h2', [RIGHTS]),
    ...rights.map(asNote).flatMap(note),
  ];
  return isWritten(around, page(`${caseNumber}, ${title}`, banner, main)) ? PASSED : OTHER;
}

export function checkCoverPdf({ lines, banners, feet, titles }: PdfRead, cover: CoverSheet): Verdict {
  const { title, banner, stamps, numbers, reasons, caseNumber, statements, rights } = cover;
  const said = [
    ...[title, ...stamps, DEPARTMENT, ...factsIn(cover).flatMap(([name, value]) => `${name}:${value}`)],
    ...(numbers === undefined ? [] : [COUNTS, ...tallyLines(numbers)]),
    ...(reasons.length === 0 ? [] : [`${GROUNDS}, each with its deletions`]),
    ...reasons.map(({ code, meaning, deletions }) => `${code}:${deletions}.${meaning}`),
    ...[...statements.map(asNote), RIGHTS, ...rights.map(asNote)],
  ];
  const foot = (i: number): string[] => [...stamps, caseNumber, `page ${i + 1} of ${feet.length}`];
  const isRight =
    isPrinted(lines.join(''), said) &&
    banners.flat().every((each) => isPrinted(each, [banner])) &&
    feet.every((each, i) => isPrinted(each, foot(i))) &&
    isPrinted(titles.join(''), [caseNumber, `${caseNumber}: ${title}`]);
  return isRight ? PASSED : OTHER;
}

const DEPARTMENT = 'U.S. Department of State';
const COUNTS = 'Documents, pages and deletions';
const GROUNDS = 'Grounds on which something is withheld';
const RIGHTS = 'What you can do';

const isPrinted = (printed: string, said: readonly string[]): boolean =>
  asOnPaper(printed) === asOnPaper(said.join(''));

const asNote = ({ text, source }: CoverSheet['rights'][number]): string => `${text} (${source})`;
const notesIn = ({ statements, rights }: CoverSheet): string[] => [...statements, ...rights].map(asNote);

const factsIn = ({ caseNumber, received, date, response, official }: CoverSheet): [string, string][] => [
  ['Case No.', caseNumber],
  ['Received', received],
  ['Date', date],
  ['Response', response],
  ...(official === undefined ? [] : ([['Released by', official]] as [string, string][])),
];

type Numbers = NonNullable<CoverSheet['numbers']>;

/** Each number, its name, and how many others it is a part of. */
const tally = ({ pages, withheld, ...of }: Numbers): [number, string, number][] => [
  [0, 'Documents searched', of.searched],
  [0, 'Documents processed', of.processed],
  [1, 'released in full', of.releasedInFull],
  [1, 'released in part', of.releasedInPart],
  [1, 'denied in full', of.deniedInFull],
  [1, 'under review', of.held],
  [2, 'of these referred to other agencies', of.referred],
  [0, 'Documents that could not be processed', of.failed],
  [0, 'Pages reviewed', pages.reviewed],
  [1, 'of documents released in full', pages.releasedInFull],
  [1, 'of documents in part or under review', pages.releasedInPart],
  [1, 'of documents denied in full', pages.deniedInFull],
  [0, 'Deletions in documents that go out', withheld.deletions],
  [1, 'lines, about', withheld.lines],
  [1, 'passages of less than a line', withheld.shorter],
  [1, 'names', withheld.names],
  [1, 'numbers', withheld.numbers],
];

const tallyLines = (numbers: Numbers): string[] =>
  tally(numbers).map(
    ([depth, name, n]) => `${'  '.repeat(depth)}${name}:`.padEnd(48) + String(n).padStart(6),
  );

function tallyTable(numbers: Numbers): string[] {
  const rows = tally(numbers).map(([depth, name, n]) => {
    let cell = [name];
    for (let i = 0; i < depth; i++) cell = element('span class="part"', cell);
    return [...element('th scope="row"', cell), ...numberCell(n)];
  });
  const heads = [...element('th scope="col"', ['Counted']), ...element(NUMBER_HEAD, ['Number'])];
  return table('total', COUNTS, heads, rows);
}

function groundsTable({ reasons }: CoverSheet): string[] {
  if (reasons.length === 0) return [];
  const rows = reasons.map(({ code, meaning, deletions }) => [
    ...element('th scope="row"', [code]),
    ...element('td', [meaning]),
    ...numberCell(deletions),
  ]);
  const heads = ['Code', 'Meaning'].flatMap((name) => element('th scope="col"', [name]));
  return table('list', GROUNDS, [...heads, ...element(NUMBER_HEAD, ['Deletions'])], rows);
}

const NUMBER_HEAD = 'th scope="col" class="number"';
const numberCell = (n: number): string[] => element('td class="number"', [String(n)]);

const table = (id: string, caption: string, heads: readonly string[], rows: readonly (readonly string[])[]) =>
  element('table class="counts"', [
    ...element(`caption id="${id}"`, [caption]),
    ...element('thead', element('tr', heads)),
    ...element(
      'tbody',
      rows.flatMap((row) => element('tr', row)),
    ),
  ]);

/** What a cover sheet says by its case and its tables, whatever the cables of the run say: as a page, and as a file for programs. */
export const wordsOfCover = (cover: CoverSheet): string[] => [
  ...TEMPLATE_WORDS,
  textOf(cover),
  JSON.stringify(cover, null, 2),
  ...notesIn(cover),
];
