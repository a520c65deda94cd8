import type { Lexicon } from '../../../marking/lexicon.ts';
import { readCaptions } from '../../fields/captions.ts';
import { isAddress } from '../../fields/recipients.ts';
import { readTags } from '../../fields/tags.ts';
import type { Line } from '../../lines.ts';
import type { Block } from './blocks.ts';
import type { SmartLabel } from './label.ts';
import { readAddressee, readDate, readMrn } from './values.ts';

/** What a line must look like to be the value of a label and of no other. */
const SHAPES: readonly (readonly [SmartLabel, (line: Line, lexicon: Lexicon) => boolean])[] = [
  ['mrn', (line) => readMrn(line) !== undefined],
  ['date', (line) => readDate(line) !== undefined],
  ['order', ({ text }) => /^(?:12958|13526)(?![A-Za-z0-9])/.test(text)],
  ['captions', (line, lexicon) => readCaptions(line, lexicon)?.forSomebody === false],
  ['tags', (line, lexicon) => areTags(line, lexicon)],
  ['action', (line, lexicon) => (readAddressee(line.text, line, lexicon)?.value.precedence ?? null) !== null],
  ['from', (line, lexicon) => isAddress(line, lexicon)],
];

/** A converter that puts all labels into one block and all values into another leaves each value to its shape. */
export function matched(
  blocks: readonly Block[],
  loose: readonly Line[],
  lexicon: Lexicon,
): { readonly blocks: Block[]; readonly loose: Line[] } {
  const left: Line[] = [];
  const found = new Map<SmartLabel, Line[]>();
  const empty = new Set(blocks.filter(({ lines }) => lines.length === 0).map(({ label }) => label));
  for (const line of loose) {
    const shape = SHAPES.find(([label, fits]) => empty.has(label) && fits(line, lexicon));
    const before = shape && found.get(shape[0]);
    // Two lines of one shape: nobody says which is the value, but for addressees, of which there may be many.
    if (shape === undefined || (before !== undefined && shape[0] !== 'action')) left.push(line);
    else found.set(shape[0], [...(before ?? []), line]);
  }
  const filled = blocks.map((block) =>
    block.lines.length > 0 ? block : { ...block, lines: found.get(block.label) ?? [] },
  );
  return { blocks: filled, loose: left };
}

function areTags({ text }: Line, lexicon: Lexicon): boolean {
  const { tags, words, end } = readTags(text, { from: 0, to: text.length }, lexicon);
  return tags.length > 1 && words.length === 0 && end === text.length;
}
