import { type Checkpoint, isSignedBy, readCheckpoint } from './checkpoint.ts';
import { isCommitmentTo } from './opening.ts';
import type { PublicKey } from './signature.ts';
import { isGrowth, isSame, leafOf, rootByInclusion } from './tree.ts';
import { type Fault, fault } from './verdict.ts';

/** What a proof proves, once it holds. */
export type Proven =
  | {
      readonly ok: true;
      readonly kind: 'entry';
      readonly index: number;
      readonly line: string;
      /** The text that the entry deleted, where the proof opens it. */
      readonly text?: string;
      readonly checkpoint: Checkpoint;
    }
  | {
      readonly ok: true;
      readonly kind: 'growth';
      readonly earlier: Checkpoint;
      readonly checkpoint: Checkpoint;
    };

const HASH = 32;

/**
 * Checks a proof with nothing but a public key. Of an entry: that it stands at its place in the log that the checkpoint signs.
 * Of growth: that the later log goes on from the earlier.
 */
export function checkProof(bytes: Uint8Array, publicKey: PublicKey): Proven | Fault {
  const reader = new Reader(Buffer.from(bytes));
  const kind = /^tearline-proof\/1 (entry|opening|growth)\n$/.exec(reader.line())?.[1];
  if (kind === undefined) return fault('no-proof', 'The file is no proof of version 1.');
  if (kind === 'growth') return growthProof(reader, publicKey);
  return entryProof(reader, publicKey, kind === 'opening');
}

function entryProof(reader: Reader, publicKey: PublicKey, opens: boolean): Proven | Fault {
  const checkpoint = signedIn(reader, publicKey);
  if ('ok' in checkpoint) return checkpoint;
  const [, index, count] = /^(0|[1-9]\d{0,14}) (0|[1-9]\d?)\n$/.exec(reader.line()) ?? [];
  const path = reader.hashes(Number(count));
  const line = opens ? reader.bytesOfLine() : reader.rest();
  if (index === undefined || path === undefined || line.includes(0x0a)) return BROKEN;
  const root = rootByInclusion(leafOf(line), Number(index), checkpoint.size, path);
  if (root === undefined || !isSame(root, checkpoint.root))
    return fault('not-in', 'The entry does not stand there in the log that the checkpoint signs.');
  const proven = {
    ok: true,
    kind: 'entry',
    index: Number(index),
    line: line.toString('utf8'),
    checkpoint,
  } as const;
  return opens ? openedBy(reader, proven) : proven;
}

/** Checks that the text behind an entry is the one that it committed to. */
function openedBy(reader: Reader, proven: Extract<Proven, { kind: 'entry' }>): Proven | Fault {
  const salt = /^([0-9a-f]{64})\n$/.exec(reader.line())?.[1];
  const text = reader.rest();
  const committed = /"commitment":"([0-9a-f]{64})"/.exec(proven.line)?.[1];
  if (salt === undefined || committed === undefined) return BROKEN;
  return isCommitmentTo(committed, salt, text)
    ? { ...proven, text: text.toString('utf8') }
    : fault('other-text', 'The text is not the one that the entry deleted.');
}

function growthProof(reader: Reader, publicKey: PublicKey): Proven | Fault {
  const earlier = signedIn(reader, publicKey);
  if ('ok' in earlier) return earlier;
  const checkpoint = signedIn(reader, publicKey);
  if ('ok' in checkpoint) return checkpoint;
  const path = reader.hashes(Number(/^(0|[1-9]\d?)\n$/.exec(reader.line())?.[1]));
  if (path === undefined || reader.rest().length > 0) return BROKEN;
  if (earlier.origin !== checkpoint.origin)
    return fault('other-log', 'The two checkpoints are of different logs.');
  return isGrowth(earlier, checkpoint, path)
    ? { ok: true, kind: 'growth', earlier, checkpoint }
    : fault(
        'not-grown',
        'The later log does not go on from the earlier: something signed was changed since.',
      );
}

function signedIn(reader: Reader, publicKey: PublicKey): Checkpoint | Fault {
  const note = Array.from({ length: 5 }, () => reader.line()).join('');
  const checkpoint = readCheckpoint(note);
  if (checkpoint === undefined || reader.line() !== '\n') return BROKEN;
  if (checkpoint.signedBy !== publicKey.id)
    return fault('other-key', 'The checkpoint was signed with another key than the one it is checked with.');
  return isSignedBy(checkpoint, publicKey)
    ? checkpoint
    : fault('signature', 'The signature of the checkpoint is not that of its text: one of them was changed.');
}

const BROKEN = fault(
  'proof-form',
  'The file does not have the form of a proof: something in it was changed.',
);

/** Reads a proof from its beginning on. */
class Reader {
  private readonly bytes: Buffer;
  private at = 0;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }

  /** Up to the next line end and with it; nothing where there is none. */
  line(): string {
    const end = this.bytes.indexOf(0x0a, this.at);
    return end < 0 ? '' : this.take(end + 1 - this.at).toString('utf8');
  }

  /** The same, of any bytes, without the end. */
  bytesOfLine(): Buffer {
    const end = this.bytes.indexOf(0x0a, this.at);
    if (end < 0) return this.rest();
    const line = this.take(end - this.at);
    this.at += 1;
    return line;
  }

  hashes(count: number): Buffer[] | undefined {
    if (!(count * HASH <= this.bytes.length - this.at)) return undefined;
    return Array.from({ length: count }, () => this.take(HASH));
  }

  rest(): Buffer {
    return this.take(this.bytes.length - this.at);
  }

  private take(count: number): Buffer {
    this.at += count;
    return this.bytes.subarray(this.at - count, this.at);
  }
}
