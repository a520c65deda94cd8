import {
  type ClassificationLine,
  readClassificationLine,
  readControlLine,
} from '../../marking/classification-line.ts';
import { restrictedBy } from '../../marking/controls.ts';
import type { Lexicon } from '../../marking/lexicon.ts';
import type { Field, SectionNumber } from '../../model/cable.ts';
import type { Marking } from '../../model/marking.ts';
import type { Span } from '../../model/span.ts';
import type { Line } from '../lines.ts';

/** Line 1 with every part at its place in the cable. */
export interface Classification {
  readonly classification: Field<Marking>;
  readonly level: Span;
  readonly repaired: boolean;
  readonly section?: Field<SectionNumber>;
  readonly number?: Field<{ readonly station: string; readonly serial: number }>;
  readonly garbledSection?: Span;
  readonly correctedCopy?: Field<string>;
  readonly captions: readonly Field<string>[];
  /** Words behind the number that no grammar knows. */
  readonly unread?: Span;
}

export function readClassification(line: Line, lexicon: Lexicon): Classification | undefined {
  const read = readClassificationLine(line.text, lexicon);
  return read === undefined ? undefined : placed(line, read);
}

/** A level on a line of its own, in capitals: a word in small letters is prose, or a heading. */
export function readBanner(line: Line, lexicon: Lexicon): Classification | undefined {
  const read = readClassification(line, lexicon);
  return read !== undefined && isBanner(line, read) ? read : undefined;
}

export const isBanner = ({ text }: Line, { number }: Classification): boolean =>
  number === undefined && !/[a-z]/.test(text.replaceAll(WORN_I, 'I'));

/** A scanner's small l among capitals. */
const WORN_I = /(?<=[A-Z])l(?=[A-Z])/g;

/** Controls on a line of their own, which states no level. */
export function readControls(
  line: Line,
  lexicon: Lexicon,
): { readonly marking: Field<Marking>; readonly captions: readonly Field<string>[] } | undefined {
  const read = readControlLine(line.text, lexicon);
  if (read === undefined) return undefined;
  const put = fieldIn(line);
  return {
    marking: put({ from: 0, to: line.text.length }, read.marking),
    captions: read.captions.map(({ caption, from, to }) => put({ from, to }, caption)),
  };
}

const fieldIn =
  (line: Line) =>
  <T>({ from, to }: Span, value: T): Field<T> => ({
    value,
    printed: line.text.slice(from, to),
    span: { from: line.from + from, to: line.from + to },
  });

function placed(line: Line, read: ClassificationLine): Classification {
  const put = fieldIn(line);
  const { section, garbled, correctedCopy, number, unread } = read;
  return {
    classification: put({ from: 0, to: unread?.from ?? line.text.length }, read.marking),
    level: put(read.level, null).span,
    repaired: read.repaired,
    captions: read.captions.map(({ caption, from, to }) => put({ from, to }, caption)),
    ...(section && { section: put(section.span, { number: section.number, of: section.of }) }),
    ...(garbled && { garbledSection: put(garbled, null).span }),
    ...(correctedCopy && { correctedCopy: put(correctedCopy, correctedCopy.what) }),
    ...(number && { number: put(number.span, { station: number.station, serial: number.serial }) }),
    ...(unread && { unread: put(unread, null).span }),
  };
}

/** What captions add to a marking: SENSITIVE is SBU on unclassified text, NOFORN a control. */
export function withCaptions(
  marking: Marking,
  printed: readonly Field<string>[],
  { captions, controls }: Lexicon,
): Marking {
  const rows = printed.flatMap(({ value }) => {
    const token = captions.rows.get(value)?.control;
    return (token === undefined ? undefined : controls.byToken.get(token)) ?? [];
  });
  return rows.reduce(restrictedBy, marking);
}
