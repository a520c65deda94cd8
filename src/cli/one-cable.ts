import { decode } from '../container/decode.ts';
import { openRecord } from '../container/open.ts';
import type { InputFile } from '../disk/inputs.ts';
import type { SourceRecord } from '../model/cable.ts';
import type { Setting } from '../pipeline.ts';
import { today } from './circumstances.ts';
import { tell } from './terminal.ts';
import { messageLine } from './view/messages.ts';

/** The record in a file, or a message and exit 1: other files of the same command are still read. */
export function openOrTell(input: InputFile): SourceRecord | undefined {
  const decoded = decode(input.file, input.read());
  if (!('failure' in decoded)) return openRecord(input.file, decoded.text);
  tell(messageLine(input.file, decoded.failure));
  process.exitCode = 1;
  return undefined;
}

/** Circumstances of a command that only looks: nothing is recorded, so the key is no secret. */
export function plainSetting(): Setting {
  const day = today();
  return {
    asOf: day,
    today: day,
    official: null,
    attestations: [],
    evidence: [],
    actions: [],
    key: 'looking only',
  };
}
