import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signerOf } from '../../../src/audit/sign.ts';
import { recordingOf } from '../../../src/review/acts/recording.ts';
import type { FileStoreOptions } from '../../../src/review/record/in-file.ts';
import type { Recording } from '../../../src/review/store.ts';
import { ANN, actionOn, at, BEN, CABLES, KEY, SHOWN } from '../acts/acting.ts';

export const SIGNER = signerOf('3'.repeat(64));
export const OPTIONS: FileStoreOptions = {
  sealing: { signer: SIGNER },
  holder: { pid: process.pid, boot: 'this one', host: 'here' },
  isAlive: () => false,
  key: KEY,
};

/** The files of the log of a review. */
export const FILES = ['review.contents', 'review.jsonl', 'review.checkpoints'] as const;
export type Bytes = readonly [contents: Buffer, log: Buffer, checkpoints: Buffer];

/** A folder such as a run has, for the log of a review. */
export function place(): string {
  const run = mkdtempSync(join(tmpdir(), 'tearline-review-'));
  mkdirSync(join(run, 'restricted'));
  return run;
}

export const bytesIn = (run: string): Bytes => {
  const [contents, log, checkpoints] = FILES.map((name) => readFileSync(join(run, 'restricted', name)));
  return [contents as Buffer, log as Buffer, checkpoints as Buffer];
};

export const lay = (run: string, bytes: Bytes): void => {
  for (const [n, name] of FILES.entries()) writeFileSync(join(run, 'restricted', name), bytes[n] ?? '');
};

export const note = (n: number, mrn: string = CABLES[0]): Recording =>
  recordingOf({ kind: 'note', act: `act-${n}`, mrn, by: ANN, at: at(n), text: `note ${n}` }, KEY);

/** A decision on so many cables. */
export const everywhere = (n: number, count: number): Recording =>
  recordingOf(
    {
      ...{ kind: 'decision', act: `act-${n}` },
      actions: Array.from({ length: count }, (_, i) => actionOn(`07OSLO${i}`, BEN, n)),
    },
    KEY,
  );

export const signature = (n: number): Recording =>
  recordingOf(
    { kind: 'sign', act: `act-${n}`, mrn: CABLES[0], by: BEN, at: at(n), shown: SHOWN[0] ?? '' },
    KEY,
  );
