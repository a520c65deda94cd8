import { type Found, recordsIn } from '../batch/records.ts';
import { type InputFile, inputsAt, sizeOf } from '../disk/inputs.ts';
import type { Vocabulary } from '../marking/vocabulary.ts';
import type { SourceRecord } from '../model/cable.ts';
import { ENCODINGS, type Encoding } from '../model/encoding.ts';
import type { Setting } from '../pipeline.ts';
import { today } from './circumstances.ts';
import { readPdf } from './pdf-desk.ts';
import { plural, tell, visible } from './terminal.ts';
import { messageLine } from './view/messages.ts';

/** The files behind paths. What a folder holds beside them is counted and named: nothing is skipped in silence. */
export function inputsOrTell(paths: readonly string[]): readonly InputFile[] {
  const { files, passedOver } = inputsAt(paths);
  if (passedOver.length > 0)
    tell(
      `${plural(passedOver.length, 'file')} not read: ${someOf(passedOver)} (of a folder only texts, pages, tables, PDFs and archives are; name others one by one).`,
    );
  for (const { file } of files) if (sizeOf(file) > LARGE) tell(takesLong(file));
  return files;
}

/** What a person knows of how files were written, and no file says. */
export const ENCODING = {
  choices: ENCODINGS,
  describe: 'encoding of the files, where it is neither UTF-8 nor UTF-16',
} as const;

/** Bytes from which the reading of one cable is felt; nothing can be shown while it goes on. */
const LARGE = 2 * 1024 * 1024;

const takesLong = (file: string): string =>
  `${visible(file)} has ${Math.round(sizeOf(file) / 1024 / 1024)} MiB: reading it takes a while.`;

function someOf(files: readonly string[]): string {
  const named = files.slice(0, 3).map(visible).join(', ');
  return files.length > 3 ? `${named} and ${files.length - 3} more` : named;
}

/**
 * The cables of inputs, one after the other; of a file, row or member that has none a message, and exit 1: the
 * others of the same command are still read.
 */
export function* openOrTell(
  inputs: readonly InputFile[],
  { vocabulary, encoding }: { vocabulary: Vocabulary; encoding?: Encoding | undefined },
): Generator<Extract<Found, { record: SourceRecord }>> {
  for (const found of recordsIn(inputs, vocabulary.lexicon, { encoding, readPdf })) {
    if ('record' in found) yield found;
    else {
      tell(messageLine(found.file, found.failure));
      process.exitCode = 1;
    }
  }
}

/**
 * Circumstances of a command that only looks. The key, where there is one, makes a cable without a number bear the
 * name it has in a run; nothing is recorded, so without one any will do, and none is made.
 */
export function plainSetting(key: string = NO_KEY): Setting {
  const day = today();
  return {
    asOf: day,
    today: day,
    official: null,
    attestations: [],
    evidence: [],
    actions: [],
    key,
  };
}

const NO_KEY = 'looking only';
