import type { Lexicon } from '../../marking/lexicon.ts';
import type { MarkInWords } from '../../marking/marks-in-words.ts';
import { type MarkFound, portionMarkAt } from '../../marking/portion-mark.ts';
import type { Field, Portion, PortionKind } from '../../model/cable.ts';
import type { Marking } from '../../model/marking.ts';
import type { Span } from '../../model/span.ts';
import type { Subject } from '../fields/subject.ts';
import { isBlank, trimmed } from '../lines.ts';
import { type InlineBlock, inlineBlocks } from './inline-blocks.ts';
import { inlineMarks } from './inline-marks.ts';
import type { Passage, PassageLine } from './passages.ts';
import { divide, type SubParagraph } from './sub-paragraphs.ts';
import { without } from './tiling.ts';

/** A portion whose marking is not settled yet: `own` is what it says itself. */
export interface Draft extends Omit<Portion, 'marking'> {
  readonly own: Marking | undefined;
  readonly entireText: boolean;
  /** Marks inside its words, which can only raise it. */
  readonly inline: readonly MarkInWords[];
  /** Index, among the drafts, of the paragraph it is a part of. */
  readonly parent: number | undefined;
}

/** A portion that stands on one span, its mark at the head of it. */
export function draftOf(text: string, id: string, kind: PortionKind, span: Span, lexicon: Lexicon): Draft {
  const mark = portionMarkAt(text.slice(span.from, Math.min(span.to, span.from + 120)), 0, lexicon);
  const inline = inlineMarks(text, [span], lexicon, span.from + (mark?.to ?? 0));
  return draft({ id, kind, spans: [span], said: saidBy(text, mark, span.from), inline });
}

export function subjectDraft(text: string, { subject, mark, marking }: Subject, lexicon: Lexicon): Draft {
  const inline = inlineMarks(text, [subject.span], lexicon, mark?.span.to);
  const said = { own: marking, mark, entireText: false };
  return draft({ id: 'subject', kind: 'subject', spans: [subject.span], said, inline });
}

/** Without mark: who classified and who signed bear the whole cable's marking. */
export const plainDraft = (id: string, kind: PortionKind, span: Span): Draft =>
  draft({ id, kind, spans: [span] });

/** What a portion says of itself. */
interface Said extends Pick<Draft, 'own' | 'entireText'> {
  readonly mark: Field<string> | undefined;
}

const SILENT: Said = { own: undefined, mark: undefined, entireText: false };

interface DraftParts extends Pick<Draft, 'id' | 'kind' | 'spans'>, Partial<Pick<Draft, 'inline' | 'parent'>> {
  readonly number?: Span | undefined;
  readonly said?: Said;
}

function draft({ id, kind, spans, number, said = SILENT, inline = [], parent }: DraftParts): Draft {
  const { own, mark, entireText } = said;
  return {
    id,
    kind,
    spans,
    own,
    entireText,
    inline,
    parent,
    ...(number && { number }),
    ...(mark && { mark }),
  };
}

/** The portions of the body. `before` drafts precede them in the list their `parent` counts in. */
export function bodyDrafts(
  text: string,
  passages: readonly Passage[],
  before: number,
  lexicon: Lexicon,
): Draft[] {
  const drafts: Draft[] = [];
  let headings = 0;
  let unnumbered = 0;
  for (const passage of passages) {
    if (passage.kind === 'heading') drafts.push(headingDraft(text, passage, ++headings, lexicon));
    else {
      const id = passage.number === undefined ? `p${++unnumbered}` : String(passage.number.value);
      const paragraph = paragraphDrafts(text, passage, { id, index: before + drafts.length }, lexicon);
      for (const draft of paragraph) drafts.push(draft);
    }
  }
  return drafts;
}

function headingDraft(text: string, { lines }: Passage, ordinal: number, lexicon: Lexicon): Draft {
  const spans = spansOf(lines);
  const first = spans[0] ?? { from: 0, to: 0 };
  const heading = draftOf(text, `heading.${ordinal}`, 'heading', first, lexicon);
  return { ...heading, spans, inline: inlineMarks(text, spans, lexicon, heading.mark?.span.to) };
}

/** The id of a paragraph, and its index among the drafts. */
interface Place {
  readonly id: string;
  readonly index: number;
}

function paragraphDrafts(text: string, { number, lines }: Passage, place: Place, lexicon: Lexicon): Draft[] {
  const from = lines[0]?.line.from ?? 0;
  const length = number?.length ?? 0;
  const mark = markBehind(text, lines, length, lexicon);
  const { own, children } = divide(lines, mark, lexicon);
  const blocks = inlineBlocks(text, spansOf(own), lexicon);
  const spans = wordsBeside(text, spansOf(own), blocks);
  const paragraph = draft({
    id: place.id,
    kind: 'paragraph',
    spans,
    number: length > 0 ? { from, to: from + length } : undefined,
    said: saidBy(text, mark, 0),
    inline: inlineMarks(text, spans, lexicon, mark?.to ?? from + length),
  });
  const parts = children.map((child) => childDraft(text, child, place, lexicon));
  const set = children.filter(({ id }) => id.startsWith('block.')).length;
  const inside = blocks.map((block, i) => blockDraft(text, block, set + i + 1, place, lexicon));
  return [paragraph, ...parts, ...inside];
}

/** A paragraph covers what its inline blocks do not. */
const wordsBeside = (text: string, spans: readonly Span[], blocks: readonly InlineBlock[]): Span[] =>
  blocks.length === 0
    ? [...spans]
    : without(
        spans,
        blocks.flatMap((block) => block.spans),
      )
        .map(({ from, to }) => trimmed(text, from, to))
        .filter((part) => !isBlank(part))
        .map(({ from, to }) => ({ from, to }));

function blockDraft(
  text: string,
  block: InlineBlock,
  ordinal: number,
  { id, index }: Place,
  lexicon: Lexicon,
): Draft {
  const { spans, mark, marking } = block;
  const printed = text.slice(mark.from, mark.to);
  return draft({
    id: `${id}.block.${ordinal}`,
    kind: 'paragraph',
    spans,
    said: { own: marking, mark: { value: marking.as, printed, span: mark }, entireText: false },
    inline: inlineMarks(text, spans, lexicon, mark.to),
    parent: index,
  });
}

/** The mark behind a number, even where the line wrapped inside its brackets. Offsets are the cable's. */
function markBehind(
  text: string,
  lines: readonly PassageLine[],
  length: number,
  lexicon: Lexicon,
): MarkFound | undefined {
  const from = (lines[0]?.line.from ?? 0) + length;
  const run = spansOf(lines)[0]?.to ?? from;
  const found = portionMarkAt(text.slice(from, Math.min(run, from + 120)), 0, lexicon);
  return found && { ...found, from: found.from + from, to: found.to + from };
}

function childDraft(text: string, child: SubParagraph, { id, index }: Place, lexicon: Lexicon): Draft {
  const from = child.lines[0]?.line.from ?? 0;
  const spans = spansOf(child.lines);
  const inside = from + (child.mark?.to ?? child.numberLength);
  return draft({
    id: `${id}.${child.id}`,
    kind: 'paragraph',
    spans,
    number: child.numberLength > 0 ? { from, to: from + child.numberLength } : undefined,
    said: saidBy(text, child.mark, from),
    inline: inlineMarks(text, spans, lexicon, inside),
    parent: index,
  });
}

function saidBy(text: string, found: MarkFound | undefined, at: number): Said {
  if (found === undefined) return SILENT;
  const span = { from: found.from + at, to: found.to + at };
  const mark = { value: found.marking.as, printed: text.slice(span.from, span.to), span };
  return { own: found.marking, mark, entireText: found.entireText };
}

/** Lines as spans: one for each run that neither furniture nor a sub-paragraph interrupts. */
function spansOf(lines: readonly PassageLine[]): Span[] {
  const spans: Span[] = [];
  let expected = -1;
  for (const { line, order, after } of lines) {
    const last = spans.at(-1);
    if (last !== undefined && order === expected && after !== 'furniture')
      spans[spans.length - 1] = { from: last.from, to: line.to };
    else spans.push({ from: line.from, to: line.to });
    expected = order + 1;
  }
  return spans;
}

/** Ids in order of the text; a repeated number is `3~2`. */
export function withDistinctIds(drafts: readonly Draft[]): Draft[] {
  const taken = new Map<string, number>();
  const renamed: Draft[] = [];
  for (const draft of drafts) {
    const parent = draft.parent === undefined ? undefined : renamed[draft.parent];
    const stem =
      parent === undefined ? draft.id : `${parent.id}.${draft.id.slice(draft.id.indexOf('.') + 1)}`;
    const count = (taken.get(stem) ?? 0) + 1;
    taken.set(stem, count);
    const id = count === 1 ? stem : `${stem}~${count}`;
    renamed.push(id === draft.id ? draft : { ...draft, id });
  }
  return renamed;
}
