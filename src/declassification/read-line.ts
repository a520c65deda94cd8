import { foldedView } from '../text/view.ts';

/** One line without its labels: the number as printed, and what it instructs, each thing once. */
export interface LabelledLine {
  readonly order: string | null;
  readonly pieces: readonly string[];
  readonly doubled: boolean;
  /** Another field runs through the line, so that nobody can say which words are the instruction. */
  readonly interleaved: boolean;
}

/** Longer than any instruction ever printed; what is longer is not read as one. */
const LONGEST = 500;

/** An order and its number as printed: worn type makes `MO.` of `E.O.`, letters of digits, and parts the first. */
export const ORDER_PRINTED = String.raw`(?:E\s?[.,]{0,2}\s?[O0]\s?[.,]{0,2}|M\s?\.?\s?[O0]\.|EXECUTIVE ORDER)\s{0,4}:?\s{0,4}((?=(?:[OILSB ]{0,3}\d){3})(?:1 [\dOILSB]{4}|\d{3} \d\d|[\dOILSB]{4,6})\b)(?:\s?,?\s?AS AMENDED)?`;
const ORDER = new RegExp(String.raw`(?<![A-Z])${ORDER_PRINTED}\s*:?`, 'g');
const BARE_ORDER = /(?<![/.-])\b(\d{4,6})\s*:(?!\d)/g;
/** Left of a doubled layer whose number was taken with the other. */
const ORDER_ALONE = /(?<![A-Z])E\.\s?[O0]\.(?=[\s:]|$)/g;
/** Worn or mistyped, it announces an instruction as well: `DECI:`, `D E C L:`. */
const DECL =
  /:?\s*\b(?:DECL|DEC[I1](?=\s?[:.;])|DECL[LAE](?=\s?[:.;])|DCL(?=\s?[:.;])|DELC(?=\s?[:.;])|D E C L)\b\s*[:.;=]*\s*/;
const NEXT_FIELD = /\b(?:TAGS?|SUBJECT|SUBJ|REF)\s*:/;

/** Takes the labels off a line. Doubled text layers collapse: `DECL: DECL: 12/2/07 12/2/07` is one date. */
export function labelledLine(line: string): LabelledLine {
  const text = foldedView(line).text.toUpperCase().trim();
  const order = ORDER_NUMBER.exec(text)?.[1]?.replace(' ', '') ?? null;
  const rest = text.replaceAll(ORDER, ' ').replaceAll(BARE_ORDER, ' ').replaceAll(ORDER_ALONE, ' ');
  const fields = rest.split(NEXT_FIELD);
  const interleaved = text.length > LONGEST || fields.slice(1).some((later) => DECL.test(later));
  const printed = interleaved ? [] : (fields[0] ?? '').split(DECL).map(trimmed).filter(Boolean);
  const once = printed.map(undoubled);
  const pieces = [...new Set(once)];
  const doubled = pieces.length < printed.length || once.some((piece, i) => piece !== printed[i]);
  return { order, pieces, doubled, interleaved };
}

const ORDER_NUMBER = new RegExp(ORDER.source);

/** What introduces an instruction in a memorandum or a stamp, as `DECL:` does in a cable. */
const DECLASSIFY = /^(?:DECLAS(?:S|SIFY|SIFICATION)?(?: (?:ON|DATE)){0,2}|DATE)[\s:;,.-]+/;

/** `E.O.: 13526` on an unclassified cable has nothing but its number. */
const trimmed = (piece: string): string => bare(unwrapped(bare(bare(piece).replace(DECLASSIFY, ''))));
/** `(GDS)`, `"03/04/2016"`: all of it within one pair. */
const unwrapped = (piece: string): string => /^[(["]([^()[\]"]*)[)\]"]$/.exec(piece)?.[1] ?? piece;
/** Separators and a portion mark before the words: `(U) 08/20/2017`. */
const bare = (piece: string): string =>
  piece.replaceAll(/^[\s:;,.-]+(?:\((?:TS|SBU|[UCS])\)\s*)?|^\((?:TS|SBU|[UCS])\)\s*|[\s:;,.-]+$/g, '');

/** `04/08/04 04/08/04` is one date of a page read twice. */
function undoubled(piece: string): string {
  const words = piece.split(' ');
  const half = words.slice(0, words.length / 2).join(' ');
  return words.length % 2 === 0 && half === words.slice(words.length / 2).join(' ') ? half : piece;
}
