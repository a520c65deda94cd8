import type { Lexicon } from '../../../marking/lexicon.ts';
import type { Field, Furniture } from '../../../model/cable.ts';
import type { Marking } from '../../../model/marking.ts';
import type { Span } from '../../../model/span.ts';
import { readCaptions } from '../../fields/captions.ts';
import {
  type Classification,
  isBanner,
  readBanner,
  readClassification,
} from '../../fields/classification.ts';
import { isSameStation } from '../../fields/station.ts';
import { isBlank, isMachineLength, type Line, trimmed } from '../../lines.ts';
import type { Numbered } from '../../mrn.ts';
import { readPageHeader } from './page-header.ts';

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

/** What the archive of 1973-79 cables printed behind each (one of six strings), on one line or two. */
const RELEASED =
  /^(?:[A-Z][a-z]{1,12} P\. [A-Z][a-z]{1,12} )?Declassified\/Released US Department of State EO Systematic(?: Review(?: \d{2} [A-Z]{3} \d{4})?)?$|^Review \d{2} [A-Z]{3} \d{4}$/i;
const END_OF_MESSAGE =
  /^(?:BT|N{3,4}|#\d{4,5}|(?:<< ?)?END OF (?:DOCUMENT|CABLE|MESSAGE)(?: ?>>)?|End Cable Text|={3,80} ?CABLE ENDS|(?:19|20)\d{2}[A-Z]{4,14}\d{5} - (?:Classification: )?(?:UNCLASSIFIED|CONFIDENTIAL|SECRET))$/;

/** `PAGE 12 HOTEL 447` may be anybody's words; what stands behind the number is a machine's. */
const BY_MACHINE = /(?:\d{6}Z|OF[ \t]+\d{2,3})$/;
const BESIDE =
  /^([A-Z][A-Z /]{0,60}[ \t])?((?:PAGE[ \t]+\d{1,3}[ \t].{5,60}?|[A-Z][A-Z' .-]{1,23}[ \t]0{1,7}\d{1,7}[ \t]+\d{3}(?:\.\d)?[ \t]OF[ \t]\d{3})(?:\d{6}Z|(?<=OF[ \t]\d{3})))(?:[ \t]+([A-Z][A-Z /]{2,60}))?$/;
/** A fragment without line 1: nothing tells its page headers from another cable's. */
const isUnnumbered = ({ station, serial }: Numbered): boolean => station === null && serial === null;

/** Whether a line is this cable's own page header. Another cable's is quoted text, so it stays text. */
function isPageHeader({ text }: Line, own: Numbered): boolean {
  const page = readPageHeader(text);
  if (page === undefined) return false;
  if (isUnnumbered(own)) return BY_MACHINE.test(text);
  if (page.station.length < 3 || page.serial !== own.serial) return false;
  // Machines cut long station names.
  return (own.station ?? '').startsWith(page.station) || isSameNumber(page, own);
}

export function readMachineLines(
  lines: readonly Line[],
  own: Numbered,
  bodyStart: number,
  lexicon: Lexicon,
): MachineLines {
  const reader = new MachineReader(own, bodyStart, lexicon);
  for (const [at, line] of lines.entries()) if (isMachineLength(line)) reader.read(line, at);
  return reader;
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
  private readonly bodyStart: number;
  private readonly lexicon: Lexicon;

  constructor(own: Numbered, bodyStart: number, lexicon: Lexicon) {
    this.own = own;
    this.bodyStart = bodyStart;
    this.lexicon = lexicon;
  }

  read(line: Line, at: number): void {
    if (isPageHeader(line, this.own)) this.put('page-header', line, at);
    else if (this.readPageBesideLevel(line, at)) return;
    else if (at >= this.bodyStart) this.readInBody(line, at);
  }

  /** `SECRET  PAGE 02 OSLO 00097 211200Z`: a level is a banner on either side, though it has no line to itself. */
  private readPageBesideLevel(line: Line, at: number): boolean {
    const [, before = '', page, behind = ''] = BESIDE.exec(line.text) ?? [];
    if (page === undefined || !isPageHeader({ ...line, text: page }, this.own)) return false;
    const last = line.text.length - behind.length;
    const read = [trimmed(line.text, 0, before.length), trimmed(line.text, last, line.text.length)]
      .filter((part) => !isBlank(part))
      .map((part) =>
        readBanner({ ...part, from: line.from + part.from, to: line.from + part.to }, this.lexicon),
      );
    if (read.includes(undefined)) return false;
    for (const level of read) if (level !== undefined) this.witness(level);
    this.put('page-header', line, at);
    return true;
  }

  private readInBody(line: Line, at: number): void {
    if (RELEASED.test(line.text)) this.put('release-stamp', line, at);
    else if (END_OF_MESSAGE.test(line.text)) this.put('end-of-message', line, at);
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
    const read = readClassification(line, this.lexicon);
    if (read === undefined) return;
    if (isBanner(line, read)) this.banner(read, line, at);
    else if (this.isOwn(read)) this.sectionStarts.push(at);
  }

  private banner(read: Classification, line: Line, at: number): void {
    this.witness(read);
    this.put('banner', line, at);
  }

  private witness({ classification, level, captions }: Classification): void {
    this.banners.push(classification);
    this.levelMarks.push(level);
    this.captions.push(...captions);
  }

  private isOwn(read: Classification): boolean {
    const number = read.number?.value;
    return number !== undefined && isSameNumber(number, this.own);
  }

  private put(kind: Furniture['kind'], { from, to }: Line, at: number): void {
    this.furniture.set(at, { kind, span: { from, to } });
  }
}
