import type { CoverSheet } from '../../../model/cover.ts';
import { headOf, tallyLinesOf } from '../cover-words.ts';
import { type Block, heading, paragraph, stampBlocks, table, title } from './block.ts';
import { pdfOf } from './document.ts';
import type { Faces } from './face.ts';
import { visible } from './line.ts';

/** The cover sheet of a case as a PDF of its own. */
export function pdfCover(cover: CoverSheet, faces: Faces): Uint8Array {
  const { banner, stamps, caseNumber } = cover;
  const blocks = [
    title(cover.title, faces),
    ...stampBlocks([...stamps, 'U.S. Department of State'], faces),
    table(headOf(cover), faces),
    ...(cover.numbers === undefined ? [] : numbers(cover.numbers, faces)),
    ...grounds(cover.reasons, faces),
    ...cover.statements.map((said) => note(said, faces)),
    heading('What you can do', faces),
    ...cover.rights.map((said) => note(said, faces)),
  ];
  const name = visible(`${caseNumber}: ${cover.title}`, faces);
  return pdfOf({ title: name, frame: { banner, stamps, number: caseNumber }, blocks }, faces);
}

const note = ({ text, source }: CoverSheet['rights'][number], faces: Faces): Block =>
  paragraph([{ text: `${text} (${source})`, look: 'plain' }], faces, 1);

const numbers = (told: NonNullable<CoverSheet['numbers']>, faces: Faces): Block[] => [
  heading('Documents, pages and deletions', faces),
  paragraph(
    tallyLinesOf(told).map((text) => ({ text, look: 'plain' })),
    faces,
  ),
];

const grounds = (reasons: CoverSheet['reasons'], faces: Faces): Block[] =>
  reasons.length === 0
    ? []
    : [
        heading('Grounds on which something is withheld, each with its deletions', faces),
        {
          ...table(
            reasons.map(({ code, meaning, deletions }) => [code, `${deletions}. ${meaning}`]),
            faces,
          ),
          above: 0,
        },
      ];
