import type { Span } from '../../../model/span.ts';
import { beginsWith, inAnyCase } from '../../../text/beginnings.ts';
import { matchesOf } from '../../../text/matches.ts';
import { isProse } from '../../fields/prose.ts';
import type { Line } from '../../lines.ts';

export type LabelKind = 'declassification' | 'tags' | 'subject' | 'references' | 'classified-by';

/** One labelled stretch of a line: `label` is empty where the stretch goes on from the line before. */
export interface Piece extends Span {
  readonly kind: LabelKind | undefined;
  /** Where the value begins, behind the label. */
  readonly value: number;
}

type Label = readonly [LabelKind, RegExp];

const AT_START: readonly Label[] = [
  [
    'declassification',
    /^(?:(?:E\s?\.?\s?[O0]\s?\.?|EXECUTIVE ORDER)\s{0,4}:?\s{0,4}(?=\d{4,5}\b|:|(?=(?:[OILSB ]{0,3}\d){3})(?:1 [\dOILSB]{4}|[\dOILSB]{4,6}|\d{3} \d\d)\b)|(?:11652|12065|12356|12958|13526)[ \t]*:|DEC[LI](?:AS(?:SIFY|SIFICATION)?)?(?: ON| DATE)?[ \t]*:)/i,
  ],
  ['tags', /^(?:TAGE?S{0,2}C?|TABS|TGS|TAS|AGS)[ \t]*[:;][ \t]*/i],
  ['tags', /^(?:TAGE?S{1,2}|AGS)[ \t]*[,./-][ \t]*/],
  ['subject', /^(?:(?:S?UBJ(?:ECTS?|ET|CT|EC)?|SUBECT|SUJECT)[ \t]*[:;/][ \t]*|SUBJECT$)/i],
  [
    'references',
    /^(?:PROGRAM[ \t]+)?(?:REF(?:S|\(S\)|TELS?|TEL\(S\)|ERENCES?)?|RETEL(?:S|\(S\))?)[ \t]*[:.][ \t]*/i,
  ],
  ['classified-by', /^(?:\([A-Z]{1,3}\)[ \t]*)?(?=Clas{1,2}i?fied[ \t]+by\b)/i],
  // Reasons that a page header or a blank line parted from their line; their own line in the SMART form.
  ['classified-by', /^(?=REASONS?[ \t]{0,2}:?[ \t]{0,2}1[ \t]?[.,][ \t]?[45])/i],
];

/** Labels without a mark behind them. Outside a header they are words: `Ref A was a harbour`. */
const UNMARKED: readonly Label[] = [
  ['tags', /^(?:TAGE?S?|TABS|TGS|AGS)[ \t]+(?!(?:AND|OR|FOR|ON|OF|IN|ARE|WERE)\b)(?=[A-Z(])/i],
  ['subject', /^SUBJ(?:ECT)?(?:[.,-][ \t]*|[ \t]+)(?!(?:TO|OF|IS|WAS|LINE|MATTER|ONLY)\b)(?=[^a-z]*$)/],
  [
    'references',
    /^(?:(?:[A1]\.|\(A\))[ \t]+)?REF(?:S|TELS?)?[ \t]+(?=\(?\[?[A-Z][.):\]]|(?:\d{2}[ \t]+)?[A-Z][A-Z.' -]{1,24}[ \t]+#?\d)/i,
  ],
];

/** Labels that run on behind another field, as posts glue them: `...VISIT TO CAIROClassified By: ...`. */
const MID_LINE =
  /(?:TAGS:|(?<![A-Za-z])(?:[Tt]ags|TAGES|TABS|TGS|AGS):|(?<!\()(?:SUBJECT|SUBJ):|(?<![A-Za-z(])Subject:|REF:|REFS:|(?<![A-Za-z])R(?:EF|ef)(?:S|s|\([Ss]\)|TELS?|tels?)?[ \t]?:|Classified By:|CLASSIFIED BY:|DECL:|D(?:eclassify|ECLASSIFY) O[nN]:|E\.O\. ?\d{5}:)/g;
const LONGEST_HEADER_LINE = 2000;

/** How each of them begins: one pattern for the many lines that bear no label. */
const MAY_BE_LABEL =
  /^(?:E\s?\.?\s?[O0]|EXEC|1[123]\d{3}\s?:|DEC[LI]|T[AG]|AGS|S?UBJ|SUBEC|SUJEC|PROGRAM|RE[FTA]|(?:\([A-Z]{1,3}\)[ \t]*)?CLAS)/i;
const mayBeginLabel = beginsWith(`${inAnyCase('EDTASUPRC(')}1`);

export const labelAt = ({ text }: Line): LabelKind | undefined =>
  mayBeginLabel(text) && MAY_BE_LABEL.test(text) ? kindIn(AT_START, text) : undefined;

/** A line that is one of a header only where header lines stand around it: an unmarked label, or one in mid-line. */
export const hasLooseLabel = (line: Line): boolean => piecesOf(line).some(({ kind }) => kind !== undefined);

/** A header line cut at its labels. The first piece may have none. */
export function piecesOf(line: Line): Piece[] {
  const starts = line.text.length > LONGEST_HEADER_LINE ? [0] : startsOf(line.text);
  return starts.map((start, i) => pieceOf(line, start, starts[i + 1] ?? line.text.length));
}

/** A line may hold its label twice; an instruction that runs through TAGS is for the reader of instructions. */
function startsOf(text: string): number[] {
  const starts = [0];
  for (const { index } of matchesOf(text, MID_LINE)) {
    const [before, here] = [kindAt(text.slice(starts.at(-1), index)), kindAt(text.slice(index, index + 40))];
    const again = here === before && here !== undefined && here !== 'tags' && here !== 'subject';
    const within = again || (here === 'declassification' && before === 'tags');
    if (index > 0 && !within) starts.push(index);
  }
  return starts;
}

const kindIn = (labels: readonly Label[], text: string): LabelKind | undefined =>
  labels.find(([, label]) => label.test(text))?.[0];

const kindAt = (text: string): LabelKind | undefined => labelIn(text)?.[0];

function labelIn(text: string): Label | undefined {
  const marked = AT_START.find(([, label]) => label.test(text));
  if (marked !== undefined) return marked;
  return UNMARKED.find(([kind, label]) => label.test(text) && (kind !== 'tags' || isListed(text)));
}

/** Countries are words of a sentence too (`IT`, `IS`), subjects are not. */
const isListed = (text: string): boolean => /^\S+[ \t]+[A-Z]{4}[ ,]/.test(text) || !isProse(text);

function pieceOf(line: Line, start: number, end: number): Piece {
  const text = line.text.slice(start, end).trimEnd();
  const [kind, pattern] = labelIn(text) ?? [];
  // The order's number belongs to what is printed of an instruction, as "Classified By" does to its line.
  const label = kind === 'declassification' ? '' : (pattern?.exec(text)?.[0] ?? '');
  const from = line.from + start;
  return { kind, from, to: from + text.length, value: from + label.length };
}
