import { verify } from 'node:crypto';
import type { PublicKey } from './signature.ts';

/** A checkpoint as it was read: who signed what of which log. */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
  /** `tearline+0a1b2c3d` */
  readonly signedBy: string;
  /** The very bytes. */
  readonly note: string;
}

const NOTE =
  /^(tearline\/[0-9a-f]{16})\n(0|[1-9]\d{0,14})\n([A-Za-z0-9+/]{43}=)\n\n\u2014 tearline ([A-Za-z0-9+/]{90}[A-Za-z0-9+/=]{2})\n$/;
const HASH = 32;
const KEY_HASH = 4;
const SIGNATURE = 64;

/** Reads one checkpoint; nothing where it is none, or spelled in a way that no checkpoint is. */
export function readCheckpoint(note: string): Checkpoint | undefined {
  const [, origin, size, root, signature] = NOTE.exec(note) ?? [];
  if (origin === undefined) return undefined;
  const bytes = exactBytes(root, HASH);
  const signed = exactBytes(signature, KEY_HASH + SIGNATURE);
  if (bytes === undefined || signed === undefined) return undefined;
  const signedBy = `tearline+${signed.toString('hex', 0, KEY_HASH)}`;
  return { origin, size: Number(size), root: bytes, signedBy, note };
}

/** The bytes that base64 stands for, if they are so many and it spells them as they are always spelled. */
function exactBytes(spelled: string | undefined, length: number): Buffer | undefined {
  const bytes = Buffer.from(spelled ?? '', 'base64');
  return bytes.length === length && bytes.toString('base64') === spelled ? bytes : undefined;
}

/** Whether whoever has the other half of `publicKey` signed a checkpoint. */
export function isSignedBy({ note, signedBy }: Checkpoint, publicKey: PublicKey): boolean {
  const end = note.lastIndexOf('\n', note.length - 2);
  const signature = Buffer.from(note.slice(note.lastIndexOf(' ') + 1), 'base64').subarray(KEY_HASH);
  return signedBy === publicKey.id && verify(null, Buffer.from(note.slice(0, end)), publicKey.key, signature);
}

/** The checkpoints of a file, one after the other with an empty line between; `undefined` stands for what is none. */
export function checkpointsIn(file: string): (Checkpoint | undefined)[] {
  if (file === '') return [];
  const lines = file.split(/(?<=\n)/);
  const notes: (Checkpoint | undefined)[] = [];
  for (let at = 0; at < lines.length; at += LINES + 1) {
    const isParted = at + LINES === lines.length || lines[at + LINES] === '\n';
    notes.push(isParted ? readCheckpoint(lines.slice(at, at + LINES).join('')) : undefined);
  }
  return notes;
}

/** Of one checkpoint. */
const LINES = 5;
