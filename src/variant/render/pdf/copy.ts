import type { DeclassificationBlock, Facts, SinceRelease, Variant } from '../../../model/variant.ts';
import { restoredWords } from '../restored.ts';
import { RULE } from '../text/copy.ts';
import { type Block, paragraph, stampBlocks, table, title } from './block.ts';
import { bodyBlocks } from './body.ts';
import { pdfOf } from './document.ts';
import type { Faces } from './face.ts';
import { type Run, visible } from './line.ts';

/**
 * The copy as a PDF made anew: banner and stamps on every page; on the first the message number, facts and the block of
 * 32 CFR 2001.25(b); then the body between two rules, as in the copy of plain text.
 */
export function pdfCopy(variant: Variant, faces: Faces): Uint8Array {
  const { mrn: number, banner, stamps, facts, block, since } = variant;
  const blocks = [
    title(number, faces),
    ...stampBlocks(stamps, faces),
    table(factRows(facts), faces),
    ...(block === undefined ? [] : [paragraph(blockRows(block), faces, 1)]),
    ...(since === undefined ? [] : [sinceBlock(since, faces)]),
    rule('The text of the cable begins.', faces),
    ...bodyBlocks(variant, faces),
    { ...rule('The text of the cable ends.', faces), section: 'ended' as const },
  ];
  return pdfOf({ title: titleOf(variant, faces), frame: { banner, stamps, number }, blocks }, faces);
}

/** The message number and, where it was released, the subject. */
function titleOf({ mrn, facts }: Variant, faces: Faces): string {
  return visible(UNSAID.has(facts.subject) ? mrn : `${mrn}: ${facts.subject}`, faces);
}

const UNSAID: ReadonlySet<string> = new Set(['withheld', 'withheld in part', 'not given']);

const factRows = ({ dated, from, to, subject }: Facts): (readonly [string, string])[] => [
  ['Date', dated],
  ['From', from],
  ['To', to],
  ['Subject', subject],
];

/** The old level struck, between `~~` as in the body, then who declassified it, on what authority and when. */
function blockRows({ was, on, authority, by, confirmed }: DeclassificationBlock): Run[] {
  const rows = [
    `Declassified ${on}`,
    `Authority: ${authority}`,
    `Confirmed by: ${by === undefined ? 'not yet confirmed' : `${by}, ${confirmed}`}`,
  ];
  return [{ text: `~~${was}~~`, look: 'struck' }, ...rows.map((text) => ({ text, look: 'plain' as const }))];
}

/** How to read a line below words, and for who cannot see it, where it stands. */
const sinceBlock = (since: SinceRelease, faces: Faces): Block =>
  paragraph([{ text: `Words underlined were ${restoredWords(since)}`, look: 'plain' }], faces, 1);

/** What the body stands between. A row of signs says nothing when it is read aloud. */
const rule = (alt: string, faces: Faces): Block => ({
  ...paragraph([{ text: RULE, look: 'plain' }], faces, 1),
  alt,
});
