import type { Vocabulary } from '../marking/vocabulary.ts';
import type { Cable, Detection, SourceRecord } from '../model/cable.ts';
import { byPosition } from '../model/span.ts';
import { numberInCatalogue, withCatalogue } from './catalogue.ts';
import { numberOfCopy, withHistory } from './earlier-copy.ts';
import { aad } from './families/aad/read.ts';
import { acp } from './families/acp/read.ts';
import { acpPage } from './families/acp-page/read.ts';
import { cablegateCsv } from './families/cablegate-csv/read.ts';
import { cablegateHtml } from './families/cablegate-html/read.ts';
import { foiaPage } from './families/foia-page/read.ts';
import { unwrapped } from './families/foia-page/unwrap.ts';
import { frus } from './families/frus/read.ts';
import { smart } from './families/smart/read.ts';
import { type Family, tellingLines } from './family.ts';
import type { Frame } from './frame.ts';
import { isCable, NOT_A_CABLE } from './is-cable.ts';
import { inFull, mrnOf } from './mrn.ts';

/** In the order in which they are asked: the first whose marks are found reads the record. */
const FAMILIES: readonly Family[] = [smart, aad, cablegateHtml, cablegateCsv, frus, acpPage, acp, foiaPage];

/**
 * Reads a record into a cable. What State's release put on it and around it is taken off first, whatever family is
 * inside. Never throws on any text: what it cannot place it says, and leaves held.
 */
export function readCable(record: SourceRecord, vocabulary: Vocabulary): Cable {
  const { frame, excisions, messages } = unwrapped(record.text, vocabulary.lexicon);
  const { family, detection } = familyOf(record, frame);
  const read = family.read(record, detection, vocabulary, frame);
  const cable = withHistory(withCatalogue(read, record.catalogue, vocabulary), record.copy, vocabulary);
  return {
    ...cable,
    excisions: [...cable.excisions, ...excisions].sort((a, b) => byPosition(a.span, b.span)),
    messages: [...record.messages, ...messages, ...(isCable(cable) ? cable.messages : [NOT_A_CABLE])],
  };
}

/**
 * The number that `readCable` gives a record's cable, of which little else is read: a run asks for it before it reviews any.
 */
export function numberOf(record: SourceRecord, vocabulary: Vocabulary): string | null {
  const { lexicon } = vocabulary;
  const { frame } = unwrapped(record.text, lexicon);
  const { family } = familyOf(record, frame);
  const { catalogue, copy } = record;
  return (
    mrnOf(inFull(family.numbered(record, frame, vocabulary), lexicon.posts)) ??
    (catalogue === undefined ? null : numberInCatalogue(catalogue)) ??
    (copy === undefined ? null : numberOfCopy(copy))
  );
}

/** Which family reads a record, and how sure that is. */
function familyOf(record: SourceRecord, frame: Frame): { family: Family; detection: Detection } {
  const lines = tellingLines(frame);
  for (const family of FAMILIES) {
    const found = family.detect(record, lines);
    if (found !== undefined) return { family, detection: { family: family.name, ...found } };
  }
  return { family: acp, detection: { family: 'acp', sure: 'guess', marks: [] } };
}
