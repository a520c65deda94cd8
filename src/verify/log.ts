import { createHash } from 'node:crypto';
import { Entry, type Head } from '../model/entry.ts';

export type LogVerdict =
  | { readonly ok: true; readonly head: Head; readonly entries: readonly Entry[] }
  | { readonly ok: false; readonly seq: number; readonly code: string; readonly reason: string };

const SUFFIX = /,"digest":"([0-9a-f]{64})"\}$/;

/**
 * Checks every byte of a log: each line's digest over the bytes as they lie, each link to the line before,
 * numbers without gap, only what the schema knows, a line end at the end. Given a head held elsewhere, the
 * log must end exactly there: a chain alone cannot tell that its tail was cut.
 */
export function checkLog(bytes: Uint8Array, expected?: Head): LogVerdict {
  const text = decoded(bytes);
  if (text === undefined) return tampered(0, 'not-text', 'the log is not UTF-8 text');
  if (text !== '' && !text.endsWith('\n'))
    return tampered(countLines(text), 'torn', 'the last line has no end');
  const entries: Entry[] = [];
  let prev = '0'.repeat(64);
  for (const [seq, line] of text.split('\n').slice(0, -1).entries()) {
    const checked = checkLine(line, seq, prev);
    if (typeof checked === 'string') return tampered(seq, 'broken', checked);
    entries.push(checked);
    prev = checked.digest;
  }
  const head = { size: entries.length, digest: prev };
  return headFault(head, expected) ?? { ok: true, head, entries };
}

/** The entry, or what is wrong with its line. */
function checkLine(line: string, seq: number, prev: string): Entry | string {
  const digest = SUFFIX.exec(line)?.[1];
  if (digest === undefined) return 'the line does not end in a digest';
  if (digestOf(line.replace(SUFFIX, '')) !== digest) return 'the line was changed after it was written';
  const entry = Entry.safeParse(parsed(line));
  if (!entry.success) return 'the line is no entry of this log';
  if (entry.data.seq !== seq) return `the line says it is entry ${entry.data.seq}`;
  return entry.data.prev === prev ? entry.data : 'the line does not follow the one before it';
}

function headFault({ size, digest }: Head, expected: Head | undefined): LogVerdict | undefined {
  if (expected === undefined) return undefined;
  if (size < expected.size)
    return tampered(
      size,
      'shortened',
      `the log ends before entry ${size}; the held head has ${expected.size} entries`,
    );
  if (size > expected.size)
    return tampered(expected.size, 'longer', `the held head has only ${expected.size} entries`);
  return digest === expected.digest
    ? undefined
    : tampered(Math.max(0, size - 1), 'rewritten', 'the log does not end in the digest of the held head');
}

const tampered = (seq: number, code: string, reason: string): LogVerdict => ({
  ok: false,
  seq,
  code,
  reason,
});
const countLines = (text: string): number => text.split('\n').length - 1;
const digestOf = (open: string): string =>
  createHash('sha256').update(`tearline-entry/1\n${open}`).digest('hex');

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
