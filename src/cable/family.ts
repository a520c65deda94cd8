import type { Vocabulary } from '../marking/vocabulary.ts';
import type { Cable, Detection, FamilyName, SourceRecord } from '../model/cable.ts';
import type { Frame } from './frame.ts';
import { isMachineLength, type Line } from './lines.ts';
import type { Numbered } from './mrn.ts';

/** One wire family: how it is known, and how it is read. Another is a folder in `families/` and a line in the list. */
export interface Family {
  readonly name: FamilyName;
  /** Says of what family a record is by the marks in it, or nothing where it has none of its marks. */
  detect(record: SourceRecord, lines: readonly Line[]): Omit<Detection, 'family'> | undefined;
  /**
   * Reads a record that is, or is taken for, of this family. Never throws on any text. `frame` is what is left of the
   * record once release stamps and e-mails around it are taken off.
   */
  read(record: SourceRecord, detection: Detection, vocabulary: Vocabulary, frame: Frame): Cable;
  /** The number that `read` gives the cable, for less. */
  numbered(record: SourceRecord, frame: Frame, vocabulary: Vocabulary): Numbered;
}

/** How much of a record is searched for marks: no family hides its own behind so much text. */
const HEAD = 40_000;
const FOOT = 8_000;

/** The lines in which a family's marks are looked for: short ones at the head and foot of the frame. */
export const tellingLines = ({ lines, region }: Frame): Line[] =>
  lines.filter(
    (line) => (line.from < region.from + HEAD || line.from >= region.to - FOOT) && isMachineLength(line),
  );

/** A mark by its name, and the pattern of the line that bears it. */
export type Mark = readonly [name: string, line: RegExp];

/** The names of the marks that some line bears. */
export const marksIn = (lines: readonly Line[], marks: readonly Mark[]): string[] =>
  marks.filter(([, pattern]) => lines.some(({ text }) => pattern.test(text))).map(([name]) => name);
