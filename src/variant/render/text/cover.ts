import type { CoverSheet } from '../../../model/cover.ts';
import { headOf, tallyLinesOf } from '../cover-words.ts';
import { centred, RULE, wrapped } from './copy.ts';

/** The cover sheet as a page of text. */
export function textCover(cover: CoverSheet): string {
  const { title, banner, stamps } = cover;
  const head = [
    ...[banner, ...stamps, 'U.S. Department of State', title].map(centred),
    '',
    ...headOf(cover).map(([name, value]) => `${`${name}:`.padEnd(14)}${value}`),
  ];
  const paragraphs = [
    ...(cover.numbers === undefined ? [] : [tallyLinesOf(cover.numbers), reasonLines(cover.reasons)]),
    ...cover.statements.map(paragraph),
    ...cover.rights.map(paragraph),
  ].filter((lines) => lines.length > 0);
  return [
    ...head,
    '',
    RULE,
    ...paragraphs.flatMap((lines, at) => (at === 0 ? lines : ['', ...lines])),
    RULE,
    centred(banner),
    '',
  ].join('\n');
}

const paragraph = ({ text, source }: CoverSheet['rights'][number]): string[] =>
  wrapped(`${text} (${source})`);

const reasonLines = (reasons: CoverSheet['reasons']): string[] =>
  reasons.length === 0
    ? []
    : [
        'Grounds on which something is withheld, each with its deletions:',
        ...reasons.flatMap(({ code, meaning, deletions }) => wrapped(`${code}: ${deletions}. ${meaning}`)),
      ];
