import { endOfInstruction } from '../../../declassification/instruction-words.ts';
import { isCorrectedCopy } from '../../../marking/corrected-copy.ts';
import type { Lexicon } from '../../../marking/lexicon.ts';
import type { Field } from '../../../model/cable.ts';
import type { Marking } from '../../../model/marking.ts';
import type { Span } from '../../../model/span.ts';
import { readCaptions } from '../../fields/captions.ts';
import { type Classification, readBanner, readControls } from '../../fields/classification.ts';
import { misplacedReferences } from '../../fields/classified-by.ts';
import { isPassingLine } from '../../fields/passing.ts';
import { isProse } from '../../fields/prose.ts';
import { listGoesOn } from '../../fields/references.ts';
import { subjectGoesOn } from '../../fields/subject.ts';
import { readTags } from '../../fields/tags.ts';
import { isBlank, isMachineLength, type Line, trimmed } from '../../lines.ts';
import { hasLooseLabel, type LabelKind, labelAt, type Piece, piecesOf } from './label.ts';

/** A label with its value, over as many lines as it takes. `value` has no white space around it. */
export interface Block extends Span {
  readonly kind: LabelKind;
  readonly value: Span;
}

/** The lines between line 1 and the body. */
export interface LabelledPart {
  readonly blocks: readonly Block[];
  readonly captions: readonly Field<string>[];
  readonly captionLines: readonly Span[];
  readonly passing: readonly Span[];
  /** Levels on lines of their own: witnesses, as banners in the body are. */
  readonly banners: readonly Classification[];
  /** Controls on lines of their own before the first label. */
  readonly controls: readonly Field<Marking>[];
  /** Index of the first line of the body. */
  readonly end: number;
}

/** Labels this far apart are of two headers, or of prose. */
const WIDEST_GAP = 25;
/** A loose label stands first of all, or at most a blank line and one more below another. */
const NEAR = 3;

/**
 * Reads a bag of labelled lines: order is not guaranteed. The part ends at the first line behind its last
 * label that is neither a value going on nor a caption. `limit` is the index of the first numbered paragraph.
 */
export function readLabelledPart(
  text: string,
  lines: readonly Line[],
  start: number,
  limit: number,
  skip: ReadonlySet<number>,
  lexicon: Lexicon,
): LabelledPart {
  const reader = new PartReader(text, labelRange(lines, start, limit, lexicon), lexicon);
  let at = start;
  while (at < limit && reader.read(lines[at], at, skip.has(at))) at += 1;
  return reader.part(at);
}

interface LabelRange {
  readonly first: number;
  readonly last: number;
}

function labelRange(lines: readonly Line[], start: number, limit: number, lexicon: Lexicon): LabelRange {
  let first = -1;
  let last = -1;
  for (let at = start; at < limit && at - Math.max(last, start) <= WIDEST_GAP; at++) {
    const line = lines[at];
    if (line === undefined) continue;
    const isNear = first < 0 || at - last <= NEAR;
    const isLabelled = labelAt(line) !== undefined || ledBy(line, lexicon) !== undefined;
    if (!isLabelled && !(isNear && hasLooseLabel(line))) continue;
    first = first < 0 ? at : first;
    last = at;
  }
  return { first, last };
}

/** `DEPT FOR WHA/BSC E.O. 12958: ...`: whom the message is for, where a label follows it on one line. */
function ledBy(line: Line, lexicon: Lexicon): Piece | undefined {
  const [lead, label] = piecesOf(line);
  if (lead === undefined || lead.kind !== undefined || label?.kind === undefined) return undefined;
  const words = { text: line.text.slice(0, lead.to - line.from) };
  return isPassingLine(words, lexicon) ? lead : undefined;
}

/** How many lines a value may take. Subject and reference titles are portions, so they may run on. */
const LONGEST: Readonly<Record<LabelKind, number>> = {
  declassification: 2,
  tags: 8,
  subject: 8,
  references: 60,
  'classified-by': 5,
};

/** A Classified By line that must go on: its reason is announced, or the word for it is broken. */
const UNFINISHED = /\b(?:for|per|under|for (?:r|re|rea|reas|reaso|reasons?)|reasons?:?|1\.|1\.[45])$/i;
const ANNOUNCED = /(?:\bDECL(?:ASSIFY ON|AS)?[ \t]*:?|\d{5}[ \t]*:)$/i;
/** Labels whose value may begin behind a blank line. */
const WAITING: ReadonlySet<LabelKind> = new Set(['subject', 'tags']);

/** How much of a value is looked at again for each line that may go on with it. */
const LONGEST_VALUE = 2000;

interface Open {
  readonly kind: LabelKind;
  readonly from: number;
  readonly valueFrom: number;
  to: number;
  lines: number;
  /** Whether the line before was blank. */
  broken: boolean;
}

class PartReader {
  private readonly blocks: Block[] = [];
  private readonly captions: Field<string>[] = [];
  private readonly captionLines: Span[] = [];
  private readonly passing: Span[] = [];
  private readonly banners: Classification[] = [];
  private readonly controls: Field<Marking>[] = [];
  private open: Open | undefined;
  private readonly text: string;
  private readonly range: LabelRange;
  private readonly lexicon: Lexicon;

  constructor(text: string, range: LabelRange, lexicon: Lexicon) {
    this.text = text;
    this.range = range;
    this.lexicon = lexicon;
  }

  /** False where the line is the first of the body. */
  read(line: Line | undefined, at: number, skip: boolean): boolean {
    if (line === undefined || skip) return true;
    if (isBlank(line)) return this.blank();
    const labelled = labelAt(line) !== undefined || (at <= this.range.last && hasLooseLabel(line));
    if (!labelled && (this.readLed(line, at) || this.readUnlabelled(line, at))) return true;
    if (this.open === undefined && !labelled) return at <= this.range.last;
    for (const piece of piecesOf(line)) this.take(piece);
    return true;
  }

  part(end: number): LabelledPart {
    this.close();
    const { blocks, captions, captionLines, passing, banners, controls } = this;
    return { blocks, captions, captionLines, passing, banners, controls, end };
  }

  /**
   * A label alone has its value behind the blank line, an instruction that is announced may stand there, a list of references may go on there, and a machine may break
   * a reason there.
   */
  private blank(): boolean {
    const { open } = this;
    if (open?.kind === 'references' || (open?.kind === 'declassification' && this.isAnnounced(open)))
      open.broken = true;
    else if (open === undefined || !this.isUnfinished(open)) this.close();
    return true;
  }

  /** `E.O. 12958: DECL:` and nothing behind it. */
  private isAnnounced({ from, to }: Open): boolean {
    return ANNOUNCED.test(this.text.slice(Math.max(from, to - 40), to));
  }

  private isUnfinished({ kind, from, valueFrom, to }: Open): boolean {
    if (WAITING.has(kind)) return to <= valueFrom;
    return kind === 'classified-by' && UNFINISHED.test(this.text.slice(Math.max(from, to - 40), to));
  }

  private readLed(line: Line, at: number): boolean {
    const lead = at <= this.range.first ? ledBy(line, this.lexicon) : undefined;
    if (lead === undefined) return false;
    this.passing.push({ from: lead.from, to: lead.to });
    for (const piece of piecesOf(line).slice(1)) this.take(piece);
    return true;
  }

  private readUnlabelled(line: Line, at: number): boolean {
    if ((at < this.range.first && this.readControls(line)) || this.readMarking(line)) return true;
    if (this.open !== undefined && !this.goesOn(this.open, line)) this.close();
    if (this.open !== undefined || !isPassingLine(line, this.lexicon) || !isMachineLength(line)) return false;
    if (at >= this.range.first && !isCorrectedCopy(line.text)) return false;
    this.passing.push({ from: line.from, to: line.to });
    return true;
  }

  private readMarking(line: Line): boolean {
    if (!isMachineLength(line)) return false;
    const captions = readCaptions(line, this.lexicon)?.captions;
    const banner = captions === undefined ? readBanner(line, this.lexicon) : undefined;
    if (captions !== undefined) this.captionLines.push({ from: line.from, to: line.to });
    this.captions.push(...(captions ?? []), ...(banner?.captions ?? []));
    if (banner !== undefined) this.banners.push(banner);
    return captions !== undefined || banner !== undefined;
  }

  /** Behind a label the short ones may be tags or words of its value. */
  private readControls(line: Line): boolean {
    const read = isMachineLength(line) ? readControls(line, this.lexicon) : undefined;
    if (read === undefined) return false;
    this.controls.push(read.marking);
    this.captions.push(...read.captions);
    return true;
  }

  private goesOn({ kind, lines, valueFrom, to, broken }: Open, { text }: Line): boolean {
    if (lines >= LONGEST[kind]) return false;
    const before = this.text.slice(Math.max(valueFrom, to - LONGEST_VALUE), to);
    if (broken && kind === 'declassification') return endOfInstruction(text) >= text.length;
    if (broken) return listGoesOn(before, text, this.lexicon.posts);
    if (kind === 'subject') return subjectGoesOn(before, text);
    return (
      kind !== 'tags' ||
      areTags(piecesTail(text), this.lexicon) ||
      (this.text[to - 1] === ',' && !isProse(text))
    );
  }

  private take({ kind, from, to, value }: Piece): void {
    const goesOn = kind === 'classified-by' && this.open?.kind === kind && isReasonLabel(this.text, from);
    if (kind !== undefined && !goesOn) {
      this.close();
      this.open = { kind, from, valueFrom: value, to, lines: 1, broken: false };
    } else if (this.open !== undefined) {
      this.open.to = to;
      this.open.lines += 1;
      this.open.broken = false;
    }
  }

  private close(): void {
    if (this.open === undefined) return;
    const { kind, from, valueFrom, to } = this.open;
    const { from: first, to: last } = trimmed(this.text, valueFrom, Math.max(to, valueFrom));
    const list = kind === 'classified-by' ? misplacedReferences(this.text.slice(first, last)) : undefined;
    this.blocks.push(
      list === undefined
        ? { kind, from, to, value: { from: first, to: last } }
        : { kind: 'references', from, to, value: { from: first + list, to: last } },
    );
    this.open = undefined;
  }
}

/** Reasons are a label of their own only where their line was parted from them. */
const isReasonLabel = (text: string, at: number): boolean => /^REASON/i.test(text.slice(at, at + 6));

function areTags(line: string, lexicon: Lexicon): boolean {
  const words = line.trim();
  const read = readTags(words, { from: 0, to: words.length }, lexicon);
  return read.words.length === 0 && read.end === words.length;
}

/** A line of tags may run into the next label: `... SP SUBJECT: ...`. */
const piecesTail = (text: string): string => text.slice(0, 400).split(/SUBJ(?:ECT)?:/)[0] ?? '';
