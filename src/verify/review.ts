import { keyedDigest, keyIdOf } from '../model/digest.ts';
import type { Entry } from '../model/entry.ts';
import { checkpointsIn } from './checkpoint.ts';
import { checkLog, type HeldAgainst, type LogFault } from './log.ts';
import type { PublicKey } from './signature.ts';

/** The log of a review as it is kept: its lines, its checkpoints, and lines of contents, `<digest> <JSON>`. */
export interface ReviewKept {
  readonly log: Uint8Array;
  readonly checkpoints: string;
  readonly contents: string;
}

/** By what it is checked: without the key a content need only be there, without the public key signatures are not checked. */
export interface ReviewKeys {
  readonly key?: string | undefined;
  readonly publicKey?: PublicKey | undefined;
}

/** Heads and standings that the log had once, held elsewhere: it may go on after them, and ends no sooner. */
type HeldElsewhere = Pick<HeldAgainst, 'heads' | 'standings'>;

/** The verdict: every entry that was acknowledged with its content, and how many bytes follow them that never were. */
export type ReviewVerdict =
  | {
      readonly ok: true;
      readonly entries: readonly { readonly entry: Entry; readonly content: unknown }[];
      /** The root of the tree over them, in base64. */
      readonly root: string;
      readonly unacknowledged: number;
    }
  | LogFault;

/**
 * Checks the log of a review. What stands behind its last checkpoint was cut off while it was written and was never acknowledged:
 * it is no fault, and counts for nothing.
 */
export function checkReview(
  { log, checkpoints, contents }: ReviewKept,
  { heads, standings, ...keys }: ReviewKeys & HeldElsewhere,
): ReviewVerdict {
  const notes = withoutTorn(checkpoints);
  if (notes === '') return unsealed(log, { heads, standings });
  const acknowledged = linesIn(log, checkpointsIn(notes).at(-1)?.size ?? 0);
  const { publicKey } = keys;
  const furthest = Number.POSITIVE_INFINITY;
  const held = { heads, standings, publicKey, furthest };
  const verdict = checkLog(acknowledged, { ...held, checkpoints: notes });
  if (!verdict.ok) return verdict;
  const unacknowledged = log.length - acknowledged.length;
  const [first] = verdict.entries;
  if (keys.key !== undefined && first?.entry.kind === 'review' && first.entry.key !== keyIdOf(keys.key))
    return fault(0, 'other-key', 'Its contents are bound with another key. Name that one with --key.');
  const found = withContents(verdict.entries, linesByDigest(contents), keys.key);
  return 'ok' in found ? found : { ok: true, entries: found.kept, root: verdict.root, unacknowledged };
}

/** A review begins with one entry, which its first checkpoint seals: where more stands there must be one. */
function unsealed(log: Uint8Array, held: HeldElsewhere): ReviewVerdict {
  const none = checkLog('', held);
  if (!none.ok) return none;
  const end = log.indexOf(LINE_FEED);
  return end >= 0 && end + 1 < log.length
    ? fault(0, 'no-checkpoint', 'Its checkpoints are not there. Look for them, or restore them.')
    : { ok: true, entries: [], root: '', unacknowledged: log.length };
}

type Found = { readonly kept: readonly { readonly entry: Entry; readonly content: unknown }[] } | LogFault;

function withContents(
  entries: readonly Entry[],
  texts: ReadonlyMap<string, string>,
  key: string | undefined,
): Found {
  const kept: { entry: Entry; content: unknown }[] = [];
  for (const entry of entries) {
    const { entry: body } = entry;
    if (!('content' in body)) {
      kept.push({ entry, content: undefined });
      continue;
    }
    const text = texts.get(body.content);
    if (text === undefined) return fault(entry.seq, 'no-content', 'Its content is not there.');
    const content = parsed(text);
    if (content === undefined || (key !== undefined && digestOf(key, body.mrn, text) !== body.content))
      return fault(entry.seq, 'content', 'Its content is not the one that was logged.');
    kept.push({ entry, content });
  }
  return { kept };
}

const digestOf = (key: string, mrn: string, text: string): string =>
  keyedDigest(key, 'tearline-review/1', mrn, text);

/** A content may stand there twice, where it was once cut off before its entry. */
function linesByDigest(contents: string): Map<string, string> {
  const texts = new Map<string, string>();
  for (const line of contents.split('\n'))
    if (line[DIGEST] === ' ') texts.set(line.slice(0, DIGEST), line.slice(DIGEST + 1));
  return texts;
}

const LINE_FEED = 10;
/** Digits of a digest. */
const DIGEST = 64;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Line ends of a checkpoint, with the one before it. */
const LINES = 6;

/** Checkpoints without a last one that was cut off while it was written. One that is whole and was changed stays, to be found. */
function withoutTorn(checkpoints: string): string {
  const end = endOfSigned(checkpoints, checkpoints.length);
  const lines = checkpoints.slice(end).split('\n').length - 1;
  return lines < (end === 0 ? LINES - 1 : LINES) ? checkpoints.slice(0, end) : checkpoints;
}

/** Where the last whole line of a signature ends. */
function endOfSigned(checkpoints: string, before: number): number {
  const at = checkpoints.lastIndexOf('\n\u2014 ', before);
  if (at < 0) return 0;
  const end = checkpoints.indexOf('\n', at + 1);
  return end < 0 ? endOfSigned(checkpoints, at - 1) : end + 1;
}

/** The first so many lines, or all where there are not so many. */
function linesIn(log: Uint8Array, count: number): Uint8Array {
  let end = 0;
  for (let n = 0; n < count; n += 1) {
    const at = log.indexOf(LINE_FEED, end);
    if (at < 0) return log;
    end = at + 1;
  }
  return log.subarray(0, end);
}

const fault = (seq: number, code: string, reason: string): LogFault => ({ ok: false, seq, code, reason });
