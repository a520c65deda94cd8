import type { Span } from '../../../model/span.ts';
import type { Line } from '../../lines.ts';

export type LabelKind = 'declassification' | 'tags' | 'subject' | 'references' | 'classified-by';

/** One labelled stretch of a line: `label` is empty where the stretch goes on from the line before. */
export interface Piece extends Span {
  readonly kind: LabelKind | undefined;
  /** Where the value begins, behind the label. */
  readonly value: number;
}

const AT_START: readonly (readonly [LabelKind, RegExp])[] = [
  [
    'declassification',
    /^(?:E\s?\.?\s?[O0]\s?\.?\s{0,4}:?\s{0,4}(?=\d{4,5}\b|:)|DECL(?:ASSIFY ON|AS)?[ \t]*:)/i,
  ],
  ['tags', /^TAGE?S?[ \t]*[:;][ \t]*/],
  ['subject', /^(?:S?UBJ(?:ECT)?[ \t]*[:/][ \t]*|SUBJECT$)/i],
  ['references', /^(?:REF(?:S|\(S\)|TELS?|TEL\(S\)|ERENCES?)?|RETELS?)[ \t]*[:.][ \t]*/i],
  ['classified-by', /^(?:\([A-Z]{1,3}\)[ \t]*)?(?=Clas{1,2}i?fied[ \t]+by\b)/i],
  // Reasons that a page header or a blank line parted from their line; their own line in the SMART form.
  ['classified-by', /^(?=REASONS?[ \t]{0,2}:?[ \t]{0,2}1[ \t]?[.,][ \t]?[45])/i],
];

/** Labels that run on behind another field, as posts glue them: `...VISIT TO CAIROClassified By: ...`. */
const MID_LINE =
  /(?:TAGS:|SUBJECT:|SUBJ:|REF:|REFS:|Classified By:|CLASSIFIED BY:|DECL:|D(?:eclassify|ECLASSIFY) O[nN]:|E\.O\. ?\d{5}:)/g;
const LONGEST_HEADER_LINE = 2000;

export const labelAt = ({ text }: Line): LabelKind | undefined => kindAt(text);

/** A header line cut at its labels. The first piece may have none. */
export function piecesOf(line: Line): Piece[] {
  const starts = line.text.length > LONGEST_HEADER_LINE ? [0] : startsOf(line.text);
  return starts.map((start, i) => pieceOf(line, start, starts[i + 1] ?? line.text.length));
}

/** A line may hold its label twice, and an instruction that runs through TAGS is for the reader of instructions. */
function startsOf(text: string): number[] {
  const starts = [0];
  for (const { index } of text.matchAll(MID_LINE)) {
    const [before, here] = [kindAt(text.slice(starts.at(-1), index)), kindAt(text.slice(index, index + 40))];
    const within =
      (here === 'classified-by' && before === here) ||
      (here === 'declassification' && (before === here || before === 'tags'));
    if (index > 0 && !within) starts.push(index);
  }
  return starts;
}

const kindAt = (text: string): LabelKind | undefined => AT_START.find(([, label]) => label.test(text))?.[0];

function pieceOf(line: Line, start: number, end: number): Piece {
  const text = line.text.slice(start, end).trimEnd();
  const [kind, pattern] = AT_START.find(([, label]) => label.test(text)) ?? [];
  // The order's number belongs to what is printed of an instruction, as "Classified By" does to its line.
  const label = kind === 'declassification' ? '' : (pattern?.exec(text)?.[0] ?? '');
  const from = line.from + start;
  return { kind, from, to: from + text.length, value: from + label.length };
}
