import type { Vocabulary } from '../marking/vocabulary.ts';
import type { Cable, SourceRecord } from '../model/cable.ts';
import { readAcp } from './families/acp/read.ts';
import { isCable, NOT_A_CABLE } from './is-cable.ts';

/**
 * Reads a record into a cable. Never throws on any text: what it cannot place it says, and leaves held. There
 * is one family yet; another is a folder beside `families/acp/` and one line here that knows its marks.
 */
export function readCable(record: SourceRecord, vocabulary: Vocabulary): Cable {
  const cable = readAcp(record, vocabulary);
  return isCable(cable) ? cable : { ...cable, messages: [NOT_A_CABLE] };
}
