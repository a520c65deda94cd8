import { createHash } from 'node:crypto';
import { Entry, type Head } from '../model/entry.ts';
import { type Checkpoint, checkpointsIn, isSignedBy } from './checkpoint.ts';
import type { PublicKey } from './signature.ts';
import { leafOf, Roots } from './tree.ts';

/**
 * The verdict on a log. `head` and `root` are the log's own; `sealed` is how many of its entries the last checkpoint covers,
 * and `torn` how many bytes follow its last whole line: neither entries behind the one nor these bytes were ever
 * acknowledged. `seq` is the entry at which the first fault stands.
 */
export type LogVerdict =
  | {
      readonly ok: true;
      readonly head: Head;
      readonly root: string;
      readonly sealed: number;
      readonly torn: number;
      readonly entries: readonly Entry[];
    }
  | LogFault;

/** The first entry at which a log is not what was logged, and why. */
export interface LogFault {
  readonly ok: false;
  readonly seq: number;
  readonly code: string;
  readonly reason: string;
}

/** What a log is held against. A head or a standing that is held elsewhere must be in it, and it may go on after them. */
export interface HeldAgainst {
  readonly heads?: readonly Head[] | undefined;
  /** Sizes with the root, in base64, that the log had at each. */
  readonly standings?: readonly Standing[] | undefined;
  /** Its own file of checkpoints. */
  readonly checkpoints?: string;
  readonly publicKey?: PublicKey | undefined;
  /** A checkpoint stands behind no more entries than these; 100 unless told. */
  readonly furthest?: number;
  /** Is given each entry that stands whole in its place; the verdict then has none. */
  readonly onEntry?: (entry: Entry) => void;
}

export interface Standing {
  readonly size: number;
  readonly root: string;
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
/** In the log of a run. */
const FURTHEST = 100;

/**
 * Checks a log as it stands on disk: every byte of every line, chain and content of every entry, the root of the tree at
 * every checkpoint. Without something that is held elsewhere, a whole tail that was cut off together with its checkpoints
 * cannot be noticed.
 */
export function checkLog(bytes: Uint8Array | string, held: HeldAgainst = {}): LogVerdict {
  const check = new LogCheck(held);
  check.push(Buffer.from(bytes));
  return check.end();
}

/** The same, of a log that comes piece by piece. */
export class LogCheck {
  private readonly held: HeldAgainst;
  private readonly checkpoints: readonly (Checkpoint | undefined)[];
  private readonly awaited: Map<number, (digest: string, root: string) => LogFault | undefined>;
  private readonly entries: Entry[] = [];
  private readonly roots = new Roots();
  private rest: Buffer = Buffer.alloc(0);
  private size = 0;
  private digest = NO_ENTRY;
  private found: LogFault | undefined;

  constructor(held: HeldAgainst) {
    this.held = held;
    this.checkpoints = checkpointsIn(held.checkpoints ?? '');
    this.awaited = awaitedBy(held, this.checkpoints);
    this.found = this.compare();
  }

  /** Bytes and digests of all lines of a piece come first: what was not touched need not be read to find what was. */
  push(bytes: Buffer): void {
    const text = this.rest.length === 0 ? bytes : Buffer.concat([this.rest, bytes]);
    const lines: Sealed[] = [];
    let from = 0;
    for (let to = text.indexOf(LINE_FEED); to >= 0; to = text.indexOf(LINE_FEED, from)) {
      const sealed = sealedLine(text.subarray(from, to), this.size + lines.length);
      from = to + 1;
      if ('ok' in sealed) this.found ??= sealed;
      else lines.push(sealed);
    }
    this.rest = Buffer.from(text.subarray(from));
    for (const line of lines) this.found ??= this.take(line);
  }

  end(): LogVerdict {
    const found = this.found ?? this.missing();
    if (found !== undefined) return found;
    return {
      ok: true,
      head: { size: this.size, digest: this.digest },
      root: this.root(),
      sealed: this.checkpoints.at(-1)?.size ?? 0,
      torn: this.rest.length,
      entries: this.entries,
    };
  }

  private take(sealed: Sealed): LogFault | undefined {
    const entry = readEntry(sealed, this.size, this.digest);
    if ('ok' in entry) return entry;
    if (this.held.onEntry === undefined) this.entries.push(entry);
    else this.held.onEntry(entry);
    this.size += 1;
    this.digest = sealed.digest;
    this.roots.count(leafOf(sealed.line));
    return this.compare();
  }

  /** What is known from elsewhere of a log of this size. */
  private compare(): LogFault | undefined {
    const awaited = this.awaited.get(this.size);
    if (awaited === undefined) return undefined;
    this.awaited.delete(this.size);
    return awaited(this.digest, this.root());
  }

  private root(): string {
    return Buffer.from(this.roots.root()).toString('base64');
  }

  /** What should have come and did not. A last line without its end is torn only if it was never acknowledged. */
  private missing(): LogFault | undefined {
    const furthest = Math.max(...this.awaited.keys());
    if (this.awaited.size === 0) return undefined;
    return this.rest.length > 0
      ? fault(this.size, 'torn', 'The line has no end, and it was acknowledged: it was cut short afterwards.')
      : fault(this.size, 'shorter', endsEarly(this.size, furthest));
  }
}

type Awaited = Map<number, (digest: string, root: string) => LogFault | undefined>;

/** What must be so once the log has this or that size. Faults of the checkpoints themselves stand where they can be told. */
function awaitedBy(
  { heads = [], standings = [], publicKey, checkpoints: file, furthest = FURTHEST }: HeldAgainst,
  checkpoints: readonly (Checkpoint | undefined)[],
): Awaited {
  const awaited: Awaited = new Map();
  const expect = (size: number, check: (digest: string, root: string) => LogFault | undefined): void => {
    const before = awaited.get(size);
    awaited.set(size, (digest, root) => before?.(digest, root) ?? check(digest, root));
  };
  for (const head of heads)
    expect(head.size, (digest) => (digest === head.digest ? undefined : otherLog(head.size, 'head')));
  for (const standing of standings)
    expect(standing.size, (_, root) =>
      root === standing.root ? undefined : otherLog(standing.size, 'checkpoint'),
    );
  if (file === undefined) return awaited;
  const wrong = faultInCheckpoints(checkpoints, furthest, publicKey);
  if (wrong !== undefined) expect(0, () => wrong);
  for (const each of checkpoints)
    if (each !== undefined)
      expect(each.size, (_, root) => (root === base64(each.root) ? undefined : notSealed(each.size)));
  return awaited;
}

/** What is wrong with checkpoints by themselves: form, name, order, distance, who signed. `seq` is the first entry that is in doubt. */
function faultInCheckpoints(
  checkpoints: readonly (Checkpoint | undefined)[],
  furthest: number,
  publicKey: PublicKey | undefined,
): LogFault | undefined {
  const [first] = checkpoints;
  if (first === undefined)
    return fault(
      0,
      'no-checkpoint',
      'The file of checkpoints does not begin with one. Look for it, or restore it.',
    );
  let before = 0;
  for (const each of checkpoints) {
    if (each === undefined)
      return fault(before, 'checkpoint-form', 'The next checkpoint does not have the form of one.');
    if (each.origin !== first.origin || each.origin !== nameOf(first))
      return fault(before, 'other-log', 'A checkpoint bears the name of another log.');
    if (each.size <= before || each.size > before + furthest)
      return fault(
        before,
        'checkpoint-gap',
        `A checkpoint of ${each.size} entries follows one of ${before}.`,
      );
    if (publicKey !== undefined && each.signedBy !== publicKey.id)
      return fault(before, 'other-key', 'The next checkpoint was signed with another key.');
    if (publicKey !== undefined && !isSignedBy(each, publicKey))
      return fault(before, 'signature', 'The signature of the next checkpoint is not that of its text.');
    before = each.size;
  }
  return undefined;
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** A log is named by the root at its first checkpoint. */
const nameOf = ({ root }: Checkpoint): string => `tearline/${Buffer.from(root).toString('hex', 0, 8)}`;

const notSealed = (size: number): LogFault =>
  fault(
    size - 1,
    'checkpoint',
    `The first ${size} entries are not those that the checkpoint behind them sealed.`,
  );

const otherLog = (size: number, held: string): LogFault =>
  fault(
    Math.max(0, size - 1),
    'other-head',
    `The first ${size} entries are not those of the ${held} that is held: the log was written anew.`,
  );

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

const endsEarly = (size: number, expected: number): string =>
  `The log ends ${size === 0 ? 'before its first entry' : `at entry ${size - 1}`}, but what is held of it ` +
  `counts ${expected}, up to entry ${expected - 1}. Look for the rest.`;

const fault = (seq: number, code: string, reason: string): LogFault => ({ ok: false, seq, code, reason });
