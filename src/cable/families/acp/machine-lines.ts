import type { Lexicon } from '../../../marking/lexicon.ts';
import type { Field, Furniture } from '../../../model/cable.ts';
import type { Marking } from '../../../model/marking.ts';
import type { Span } from '../../../model/span.ts';
import { beginsWith, DIGITS, endsIn } from '../../../text/beginnings.ts';
import { readCaptions } from '../../fields/captions.ts';
import { type Classification, isBanner, readClassification } from '../../fields/classification.ts';
import { isSameStation } from '../../fields/station.ts';
import { isMachineLength, type Line } from '../../lines.ts';
import type { Numbered } from '../../mrn.ts';

/** What machines put between the lines of the text, each by the index of its line. */
export interface MachineLines {
  readonly furniture: ReadonlyMap<number, Furniture>;
  /** Markings of banners: witnesses of the level. */
  readonly banners: readonly Field<Marking>[];
  readonly levelMarks: readonly Span[];
  /** Captions that stand in the body; a new one restricts as one of the header does. */
  readonly captions: readonly Field<string>[];
  /** Lines on which another section's line 1 stands. */
  readonly sectionStarts: readonly number[];
}

const END_OF_MESSAGE =
  /^(?:BT|N{3,4}(?:MAFVVZCZ)?|#\d{4,5}|(?:<< ?)?END OF (?:DOCUMENT|CABLE|MESSAGE)(?: ?>>)?|End Cable Text|={3,80} ?CABLE ENDS)$/;
const mayEndMessage = beginsWith('BN#<E=');

export const isEndOfMessage = ({ text }: Line): boolean => mayEndMessage(text) && END_OF_MESSAGE.test(text);

/** Reads the lines from `bodyStart` on; what the frame masked among them has no text any more. */
export function readMachineLines(
  lines: readonly Line[],
  own: Numbered,
  bodyStart: number,
  lexicon: Lexicon,
): MachineLines {
  const reader = new MachineReader(own, lexicon);
  for (let at = bodyStart; at < lines.length; at++) {
    const line = lines[at];
    if (line !== undefined && isMachineLength(line)) reader.read(line, at);
  }
  return reader;
}

const endsInFigure = endsIn(DIGITS);

/** `UNCLASSIFIED     PTQ8342`: behind a banner stands the circuit that printed the page. */
export function withoutCircuit(line: Line): Line {
  const { from, text } = line;
  if (!endsInFigure(text)) return line;
  const words = text.replace(/[ \t]{2,40}[A-Z]{3}\d{4}$/, '');
  return { from, to: from + words.length, text: words };
}

/** Whether a line 1 is of the cable with this number. */
export const isSameNumber = (number: { station: string; serial: number }, own: Numbered): boolean =>
  number.serial === own.serial && own.station !== null && isSameStation(number.station, own.station);

class MachineReader implements MachineLines {
  readonly furniture = new Map<number, Furniture>();
  readonly banners: Field<Marking>[] = [];
  readonly levelMarks: Span[] = [];
  readonly captions: Field<string>[] = [];
  readonly sectionStarts: number[] = [];
  private readonly own: Numbered;
  private readonly lexicon: Lexicon;

  constructor(own: Numbered, lexicon: Lexicon) {
    this.own = own;
    this.lexicon = lexicon;
  }

  read(line: Line, at: number): void {
    if (isEndOfMessage(line)) this.put('end-of-message', line, at);
    else if (!this.readCaptionLine(line, at)) this.readLevelLine(line, at);
  }

  private readCaptionLine(line: Line, at: number): boolean {
    const read = readCaptions(line, this.lexicon);
    this.captions.push(...(read?.captions ?? []));
    // Whom the text is for is said in the header; in the body it may be what the text says.
    if (read?.forSomebody === false) this.put('repeated-caption', line, at);
    return read !== undefined;
  }

  private readLevelLine(line: Line, at: number): void {
    const read = readClassification(withoutCircuit(line), this.lexicon);
    if (read === undefined) return;
    if (isBanner(line, read)) this.banner(read, line, at);
    else if (this.isOwn(read)) this.sectionStarts.push(at);
  }

  private banner(read: Classification, line: Line, at: number): void {
    this.banners.push(read.classification);
    this.levelMarks.push(read.level);
    this.captions.push(...read.captions);
    this.put('banner', line, at);
  }

  private isOwn(read: Classification): boolean {
    const number = read.number?.value;
    return number !== undefined && isSameNumber(number, this.own);
  }

  private put(kind: Furniture['kind'], { from, to }: Line, at: number): void {
    this.furniture.set(at, { kind, span: { from, to } });
  }
}
