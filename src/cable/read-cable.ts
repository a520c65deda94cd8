import type { Vocabulary } from '../marking/vocabulary.ts';
import type { Cable, Detection, SourceRecord } from '../model/cable.ts';
import { withCatalogue } from './catalogue.ts';
import { acp } from './families/acp/read.ts';
import { cablegateCsv } from './families/cablegate-csv/read.ts';
import { cablegateHtml } from './families/cablegate-html/read.ts';
import { frus } from './families/frus/read.ts';
import { smart } from './families/smart/read.ts';
import { type Family, tellingLines } from './family.ts';
import { isCable, NOT_A_CABLE } from './is-cable.ts';

/** In the order in which they are asked: the first whose marks are found reads the record. */
const FAMILIES: readonly Family[] = [smart, cablegateHtml, cablegateCsv, frus, acp];

/** Reads a record into a cable. Never throws on any text: what it cannot place it says, and leaves held. */
export function readCable(record: SourceRecord, vocabulary: Vocabulary): Cable {
  const { family, detection } = familyOf(record);
  const cable = withCatalogue(family.read(record, detection, vocabulary), record.catalogue, vocabulary);
  const messages = isCable(cable) ? cable.messages : [NOT_A_CABLE];
  return { ...cable, messages: [...record.messages, ...messages] };
}

/** Which family reads a record, and how sure that is. */
function familyOf(record: SourceRecord): { family: Family; detection: Detection } {
  const lines = tellingLines(record);
  for (const family of FAMILIES) {
    const found = family.detect(record, lines);
    if (found !== undefined) return { family, detection: { family: family.name, ...found } };
  }
  return { family: acp, detection: { family: 'acp', sure: 'guess', marks: [] } };
}
