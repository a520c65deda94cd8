import type { Lexicon } from '../../../marking/lexicon.ts';
import type { Field, Furniture } from '../../../model/cable.ts';
import type { Marking } from '../../../model/marking.ts';
import type { Span } from '../../../model/span.ts';
import { readCaptions } from '../../fields/captions.ts';
import { type Classification, readBanner } from '../../fields/classification.ts';
import { readSignature } from '../../fields/signature.ts';
import type { Frame } from '../../frame.ts';
import { isBlank, isMachineLength, type Line } from '../../lines.ts';
import { isEndOfMessage } from './machine-lines.ts';

/** Lines around the signature that are nobody's text. */
export interface ClosingLines {
  readonly furniture: readonly Furniture[];
  /** Group marks, by which telegrams were downgraded before 1972 (E.O. 10501 as amended by E.O. 10964). */
  readonly declassification: readonly Field<string>[];
  readonly banners: readonly Field<Marking>[];
  readonly levelMarks: readonly Span[];
}

/** The words of the stamp may follow: `GROUP 4: DOWNGRADED AT 3-YEAR INTERVALS`. */
const GROUP =
  /^(?:GP|GROUP)[- ]?[1-4]\.?(?:[ .,:;-]{1,4}(?:DOWNGRADED|EXCLUDED|EXEMPTED)\b[A-Z0-9 ,;.-]{0,120})?$/;
const WORDS = [
  /^DECONTROL(?:LED)?:?[ \t]{1,4}(?:ON[ \t]{1,4})?\d{1,2}\/\d{1,2}\/\d{2,4}\.?$/,
  /^NOTE BY OC(?:\/T)?:?[ \t]{0,4}[#*]{0,2}[ \t]{0,4}(?:AS RECEIVED|OMISSION|CORRECTION TO FOLLOW)[.#* ]{0,4}$/,
  /^NOTE(?: BY OC(?:\/T)?)?:[ \t]{0,4}NOT PASSED TO (?:THE )?ABOVE ADDRESSEE(?:S|\(S\))?\.?$/,
  /^DOWNGRADED AT (?:\d{1,2}|THREE|TWELVE)[ -]YEAR INTERVALS[.,;]?$/,
  /^(?:NOT AUTOMATICALLY DECLASSIFIED|DECLASSIFIED AFTER (?:12|TWELVE) YEARS)[.,;]?$/,
  /^EXCLUDED FROM AUTOMATIC DOWNGRADING(?: AND DECLASSIFICATION)?[.,;]?$/,
  /^(?:\/\/END\/\/|>{1,3})$/,
];
/** `2002ROME01748 - Classification: SECRET`: an archive's own line behind the text. */
const CATALOGUED = /^(?:19|20)\d{2}[A-Z]{3,14}\d{1,6} - (?:Classification: )?(?=[A-Z])/;
/** No cable closes with more lines. */
const MOST = 16;

/** Reads from the last line of a cable upwards, past its signature, to the first line that is text. */
export function closingLinesIn(
  { lines, masked }: Frame,
  [start, end]: readonly [number, number],
  lexicon: Lexicon,
): ClosingLines {
  const found: Line[] = [];
  let signed = false;
  for (let at = end - 1, seen = 0; at >= start && seen < MOST; at--) {
    const line = lines[at];
    if (line === undefined || isBlank(line) || masked.has(at)) continue;
    seen += 1;
    if (!isMachineLength(line)) break;
    if (isClosing(line, lexicon)) found.unshift(line);
    else if (!isEndOfMessage(line) && !isMarking(line, lexicon)) {
      if (signed || readSignature(line) === undefined) break;
      signed = true;
    }
  }
  const catalogued = found.flatMap((line) => levelBehind(line, lexicon) ?? []);
  return {
    furniture: found.map(({ from, to }) => ({ kind: 'end-of-message', span: { from, to } })),
    declassification: found.filter(({ text }) => GROUP.test(text)).map(groupMark),
    banners: catalogued.map(({ classification }) => classification),
    levelMarks: catalogued.map(({ level }) => level),
  };
}

const isClosing = (line: Line, lexicon: Lexicon): boolean =>
  GROUP.test(line.text) ||
  WORDS.some((words) => words.test(line.text)) ||
  levelBehind(line, lexicon) !== undefined;

const isMarking = (line: Line, lexicon: Lexicon): boolean =>
  readBanner(line, lexicon) !== undefined || readCaptions(line, lexicon) !== undefined;

const groupMark = ({ from, to, text }: Line): Field<string> => ({
  value: text.replace(/\.$/, '').replace(/^(GP|GROUP)[- ]?/, '$1-'),
  printed: text,
  span: { from, to },
});

function levelBehind(line: Line, lexicon: Lexicon): Classification | undefined {
  const before = CATALOGUED.exec(line.text)?.[0].length;
  if (before === undefined) return undefined;
  const rest = { from: line.from + before, to: line.to, text: line.text.slice(before) };
  return readBanner(rest, lexicon);
}
