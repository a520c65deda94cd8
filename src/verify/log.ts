import { createHash } from 'node:crypto';
import { Entry, type Head } from '../model/entry.ts';

/**
 * The verdict on a log. `head` is the log's own, which may lie beyond an older head it was held against.
 * `seq` is the entry at which the first fault stands.
 */
export type LogVerdict =
  | { readonly ok: true; readonly head: Head; readonly entries: readonly Entry[] }
  | LogFault;

export interface LogFault {
  readonly ok: false;
  readonly seq: number;
  readonly code: string;
  readonly reason: string;
}

/** A line cut in two where its digest begins. */
interface Sealed {
  readonly line: Uint8Array;
  readonly covered: Uint8Array;
  readonly digest: string;
}

const LINE_FEED = 10;
const NO_ENTRY = '0'.repeat(64);
/** `,"digest":"`, 64 digits, `"}` */
const SEAL_LENGTH = 77;

/**
 * Checks a log as it stands on disk: bytes and digests of every line first, then chain and content of every
 * entry. `expected` is a head held elsewhere: the log must contain it and may go on after it. Without one, a
 * whole tail that was cut off cannot be noticed.
 */
export function checkLog(bytes: Uint8Array | string, expected?: Head): LogVerdict {
  const sealed = sealedLines(Buffer.from(bytes));
  if ('ok' in sealed) return sealed;
  const entries: Entry[] = [];
  for (const [seq, each] of sealed.entries()) {
    const entry = readEntry(each, seq, sealed[seq - 1]?.digest ?? NO_ENTRY);
    if ('ok' in entry) return entry;
    entries.push(entry);
  }
  const head = { size: sealed.length, digest: sealed.at(-1)?.digest ?? NO_ENTRY };
  return headFault(sealed, expected) ?? { ok: true, head, entries };
}

function sealedLines(bytes: Uint8Array): Sealed[] | LogFault {
  const lines: Sealed[] = [];
  for (let from = 0; from < bytes.length; ) {
    const to = bytes.indexOf(LINE_FEED, from);
    if (to < 0)
      return fault(lines.length, 'torn', 'The last line has no line end: its writing was cut short.');
    const line = bytes.subarray(from, to);
    const sealed = sealedLine(line, lines.length);
    if ('ok' in sealed) return sealed;
    lines.push(sealed);
    from = to + 1;
  }
  return lines;
}

function sealedLine(line: Uint8Array, seq: number): Sealed | LogFault {
  const covered = line.subarray(0, Math.max(0, line.length - SEAL_LENGTH));
  const seal = Buffer.from(line.subarray(covered.length)).toString('latin1');
  const digest = /^,"digest":"([0-9a-f]{64})"\}$/.exec(seal)?.[1];
  if (digest === undefined)
    return fault(seq, 'no-digest', 'The line does not end with a digest of 64 digits.');
  const actual = createHash('sha256').update('tearline-entry/1\n').update(covered).digest('hex');
  if (actual !== digest) return fault(seq, 'digest', 'The digest is not that of the bytes before it.');
  return { line, covered, digest };
}

function readEntry({ line, covered }: Sealed, seq: number, prev: string): Entry | LogFault {
  const value = parsed(line);
  if (value === undefined) return fault(seq, 'not-json', 'The line is not JSON in UTF-8.');
  const entry = Entry.safeParse(value);
  if (!entry.success)
    return fault(
      seq,
      'schema',
      'The line is no entry of version 1. Check it with the version that wrote it.',
    );
  const { digest: _, ...rest } = entry.data;
  if (!Buffer.from(`${canonical(rest).slice(0, -1)}`).equals(covered))
    return fault(seq, 'not-canonical', 'The line spells its entry in a way the log never does.');
  if (entry.data.seq !== seq)
    return fault(seq, 'sequence', `The entry calls itself ${entry.data.seq}, but ${seq} was expected here.`);
  if (entry.data.prev !== prev)
    return fault(seq, 'chain', 'The entry does not name the digest of the entry before it.');
  return entry.data;
}

function parsed(line: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(line));
  } catch {
    return undefined;
  }
}

/** Members in the order of their names, no white space: one spelling only, so no member can stand twice. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, each]) => `${JSON.stringify(name)}:${canonical(each)}`).join(',')}}`;
}

function headFault(sealed: readonly Sealed[], expected: Head | undefined): LogFault | undefined {
  if (expected === undefined) return undefined;
  const { size, digest } = expected;
  if (sealed.length < size) return fault(sealed.length, 'shorter', endsEarly(sealed.length, size));
  const there = size === 0 ? NO_ENTRY : sealed[size - 1]?.digest;
  if (there === digest) return undefined;
  return fault(
    Math.max(0, size - 1),
    'other-head',
    `The first ${size} entries are not those of the head that is held: the log was written anew.`,
  );
}

const endsEarly = (size: number, expected: number): string =>
  `The log ends ${size === 0 ? 'before its first entry' : `at entry ${size - 1}`}, but the head that is held ` +
  `counts ${expected}, up to entry ${expected - 1}. Look for the rest.`;

const fault = (seq: number, code: string, reason: string): LogFault => ({ ok: false, seq, code, reason });
