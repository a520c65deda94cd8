import { captionAtHead } from '../marking/captions.ts';
import type { Lexicon } from '../marking/lexicon.ts';
import { portionMarkAt } from '../marking/portion-mark.ts';
import type { Field, Fields } from '../model/cable.ts';
import type { Passage } from './body/passages.ts';
import type { Draft } from './body/portions.ts';
import type { Body } from './body/read-body.ts';
import type { MachineLines } from './families/acp/machine-lines.ts';
import { withCaptions } from './fields/classification.ts';
import { readClassifiedBy } from './fields/classified-by.ts';
import { eachOnce, fieldAt } from './fields/field.ts';
import type { Header } from './header.ts';

/**
 * Header fields, with what later sections' headers and the body add: captions, codes and instructions only
 * restrict, so each counts wherever it first stands. Also a numbered Classified By, and the signature.
 */
export function completed(
  text: string,
  headers: readonly [Header, ...Header[]],
  { captions }: MachineLines,
  body: Body,
  lexicon: Lexicon,
): Fields {
  const [{ fields }] = headers;
  const sections = headers.map((header) => header.fields);
  const known = new Set(fields.captions.map(({ value }) => value));
  const found = [...sections.flatMap((section) => section.captions), ...captions];
  const added = found.filter(({ value }) => !known.has(value) && fields.channel?.value !== value);
  const line = fields.classification;
  const numbered =
    fields.classifiedBy === undefined ? bodyClassifiedBy(text, body.passages, lexicon) : undefined;
  return {
    ...fields,
    ...(line && { classification: { ...line, value: withCaptions(line.value, added, lexicon) } }),
    captions: [...fields.captions, ...eachOnce(added)],
    tags: [
      ...fields.tags,
      ...eachOnce(
        sections.slice(1).flatMap(({ tags }) => tags),
        fields.tags,
      ),
    ],
    declassification: eachOnce(sections.flatMap(({ declassification }) => declassification)),
    ...(numbered && { classifiedBy: numbered }),
    ...(body.signature && fields.signature === undefined && { signature: body.signature.field }),
  };
}

/** A caption at the head of a portion is a caption of the cable: nobody sends a part of one under its own. */
export function captionedBy(
  drafts: readonly Draft[],
  text: string,
  fields: Fields,
  lexicon: Lexicon,
): Fields {
  const found = drafts.flatMap((draft) => headCaption(text, draft, lexicon));
  const added = eachOnce(found, [...fields.captions, ...(fields.channel ? [fields.channel] : [])]);
  return { ...fields, captions: [...fields.captions, ...added] };
}

function headCaption(text: string, { spans, number, mark }: Draft, { captions }: Lexicon): Field<string>[] {
  const [first] = spans;
  if (first === undefined) return [];
  const from = Math.max(first.from, number?.to ?? 0, mark?.span.to ?? 0);
  const caption = captionAtHead(text.slice(from, Math.min(first.to, from + 60)), captions);
  if (caption === undefined) return [];
  return [fieldAt(text, { from: from + caption.from, to: from + caption.to }, caption.caption)];
}

/**
 * `1. (U) Classified by ...`, as posts numbered it from 1995 to 2003, or a line of the body that names reasons. It stays
 * in its paragraph.
 */
function bodyClassifiedBy(
  text: string,
  passages: readonly Passage[],
  lexicon: Lexicon,
): Fields['classifiedBy'] {
  const first = passages.find(({ kind }) => kind === 'paragraph');
  return (first && headClassifiedBy(text, first, lexicon)) ?? lineClassifiedBy(text, passages, lexicon);
}

function headClassifiedBy(text: string, first: Passage, lexicon: Lexicon): Fields['classifiedBy'] {
  const from = first.lines[0]?.line.from;
  const to = first.lines.at(-1)?.line.to;
  if (from === undefined || to === undefined) return undefined;
  const printed = text.slice(from, Math.min(to, from + 120));
  const number = first.number?.length ?? 0;
  const mark = portionMarkAt(printed, number, lexicon)?.to ?? number;
  const label = /^[\s.]{0,8}(?=Classified\s{1,4}by\b)/i.exec(printed.slice(mark));
  if (label === null) return undefined;
  return readClassifiedBy(text, { from: from + mark + label[0].length, to }, lexicon.officials);
}

const LABEL = /^Classified[ \t]{1,4}by[ \t]{0,4}:/i;
/** A reason stands on the line, or on the next. */
const LINES = 2;

/** Prose may say by whom something was classified; with a colon and reasons it is the line of this cable. */
function lineClassifiedBy(
  text: string,
  passages: readonly Passage[],
  { officials }: Lexicon,
): Fields['classifiedBy'] {
  for (const { lines } of passages)
    for (const [at, { line }] of lines.entries()) {
      const to = lines.slice(at, at + LINES).at(-1)?.line.to;
      const read =
        LABEL.test(line.text) && to ? readClassifiedBy(text, { from: line.from, to }, officials) : undefined;
      if (read !== undefined && read.value.reasons.length > 0) return read;
    }
  return undefined;
}
