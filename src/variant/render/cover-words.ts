import type { CoverNumbers } from '../../model/cover.ts';

/** The numbers of a cover sheet, each with its name, indented below what it is a part of. */
export const tallyOf = ({ pages, withheld, ...documents }: CoverNumbers): (readonly [string, string])[] =>
  (
    [
      ['Documents searched', documents.searched],
      ['Documents processed', documents.processed],
      ['  released in full', documents.releasedInFull],
      ['  released in part', documents.releasedInPart],
      ['  denied in full', documents.deniedInFull],
      ['  under review', documents.held],
      ['    of these referred to other agencies', documents.referred],
      ['Documents that could not be processed', documents.failed],
      ['Pages reviewed', pages.reviewed],
      ['  of documents released in full', pages.releasedInFull],
      ['  of documents in part or under review', pages.releasedInPart],
      ['  of documents denied in full', pages.deniedInFull],
      ['Deletions in documents that go out', withheld.deletions],
      ['  lines, about', withheld.lines],
      ['  passages of less than a line', withheld.shorter],
      ['  names', withheld.names],
      ['  numbers', withheld.numbers],
    ] as const
  ).map(([name, n]) => [name, String(n)]);

/** The same in two columns of a page of fixed pitch. */
export const tallyLinesOf = (numbers: CoverNumbers): string[] =>
  tallyOf(numbers).map(([name, n]) => `${`${name}:`.padEnd(48)}${n.padStart(6)}`);

/** Who asked what, when, and how it is answered. */
export const headOf = (cover: {
  caseNumber: string;
  received: string;
  date: string;
  response: string;
  official?: string | undefined;
}) =>
  [
    ['Case No.', cover.caseNumber],
    ['Received', cover.received],
    ['Date', cover.date],
    ['Response', cover.response],
    ...(cover.official === undefined ? [] : [['Released by', cover.official] as const]),
  ] as (readonly [string, string])[];
