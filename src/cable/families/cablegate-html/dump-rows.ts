import type { Furniture } from '../../../model/cable.ts';
import { matchesOf } from '../../../text/matches.ts';

/** Day and time, number, origin, level and references, with tabs between: a row of the database ran into the text. */
const DUMP_ROW =
  /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}\t\d{2}[A-Z]{3,30}\d{1,8}\t[A-Z][A-Za-z ,'.-]{2,40}\t(?:TOP SECRET|SECRET|CONFIDENTIAL|UNCLASSIFIED)[A-Z/ ]{0,40}\t[0-9A-Z|,; ]{0,400}(?:\t|$)/gm;

/** Rows of a dump, up to the cable that begins on their line. */
export function dumpRows(text: string): Furniture[] {
  if (!text.includes('\t')) return [];
  return matchesOf(text, DUMP_ROW).map((found) => ({
    kind: 'dump-row',
    span: { from: found.index, to: found.index + found[0].trimEnd().length },
  }));
}
