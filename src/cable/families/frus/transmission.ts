import type { Vocabulary } from '../../../marking/vocabulary.ts';
import type { Cable, Detection, Field, SourceRecord } from '../../../model/cable.ts';
import { covers, type Span } from '../../../model/span.ts';
import { beginsWith } from '../../../text/beginnings.ts';
import { assemble } from '../../assemble.ts';
import { type Frame, frameOf } from '../../frame.ts';
import type { Header } from '../../header.ts';
import { isMachineLength, type Line } from '../../lines.ts';
import type { Numbered } from '../../mrn.ts';
import { acpNumber, acpParts } from '../acp/read.ts';
import type { SourceNote } from './source-note.ts';

/** Lines that only a transmission has (ACP 127). */
const SENT =
  /^(?:VZCZC|(?:ZZ|OO|PP|RR)[ \t]+R[A-Z]{3,7}\b|DE[ \t]+R[A-Z]{3,7}[ \t]|ZN[YR][ \t]+[A-Z]{5}|FM[ \t]+[A-Z])/;

const mayBeSent = beginsWith('VZOPRDF');

export const isSent = (line: Line): boolean =>
  mayBeSent(line.text) && isMachineLength(line) && SENT.test(line.text);

/** What the editor put around a transmission. */
interface Around {
  readonly layout: readonly Span[];
  readonly note: SourceNote | undefined;
}

/** A telegram that the volume prints with all its header: the editor's lines stand around one of the ACP form. */
export function readTransmission(
  record: SourceRecord,
  detection: Detection,
  vocabulary: Vocabulary,
  frame: Frame,
  region: Span,
  around: Around,
): Cable {
  const parts = acpParts(record, within(record, frame, region), vocabulary.lexicon);
  const header = noted(parts.header, around);
  const whole = { ...parts.frame, region: frame.region };
  return assemble(record, { detection, frame: whole, header }, vocabulary);
}

/** The number of the same, which no line of the editor's changes. */
export const transmissionNumber = (
  record: SourceRecord,
  vocabulary: Vocabulary,
  frame: Frame,
  region: Span,
): Numbered => acpNumber(record, within(record, frame, region), vocabulary);

function within({ text }: SourceRecord, frame: Frame, region: Span): Frame {
  const furniture = frame.furniture.filter(({ span }) => covers(region, span));
  return frameOf(text, { region, furniture });
}

/** The note is one more witness of the level, and the only one where the volume left out line 1. */
function noted(header: Header, { layout, note }: Around): Header {
  const stated = note?.fields.classification;
  const own = header.fields.classification;
  const added = missingFrom(header.fields.captions, note?.captions ?? []);
  return {
    ...header,
    fields: {
      ...note?.fields,
      ...header.fields,
      ...(stated && own === undefined ? { classification: stated } : {}),
      captions: [...header.fields.captions, ...added],
    },
    layout: [...header.layout, ...layout],
    levelMarks: [...header.levelMarks, ...(note?.level ? [note.level] : [])],
    banners: [...header.banners, ...(stated && own !== undefined ? [stated] : [])],
  };
}

function missingFrom(known: readonly Field<string>[], more: readonly Field<string>[]): Field<string>[] {
  const values = new Set(known.map(({ value }) => value));
  return more.filter(({ value }) => !values.has(value) && values.add(value));
}
