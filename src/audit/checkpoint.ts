import type { Signer } from './sign.ts';

/** What a log was at one moment: how many entries, and the root of the tree over them. */
export interface Standing {
  readonly size: number;
  readonly root: Uint8Array;
}

/**
 * A log's name, under which a witness keeps its last checkpoint: taken from the root at its first checkpoint, so that no two
 * logs have one name unless they begin alike.
 */
export const originOf = (first: Standing): string =>
  `tearline/${Buffer.from(first.root).toString('hex', 0, 8)}`;

/**
 * A checkpoint in the form of a signed note (C2SP tlog-checkpoint): name, size and root, each on a line, then the signature.
 * The same log and key give the same bytes.
 */
export function checkpointOf(origin: string, { size, root }: Standing, signer: Signer): string {
  const text = `${origin}\n${size}\n${Buffer.from(root).toString('base64')}\n`;
  const { key, value } = signer.sign(text);
  const [name = '', hash = ''] = key.split('+');
  const signature = Buffer.concat([Buffer.from(hash, 'hex'), Buffer.from(value, 'base64')]);
  return `${text}\n\u2014 ${name} ${signature.toString('base64')}\n`;
}

/** The last whole checkpoint of a file, and where it ends, in bytes: what follows was cut short while it was written. */
export interface LastCheckpoint extends Standing {
  readonly origin: string;
  readonly note: string;
  readonly end: number;
}

const NOTE = /^(tearline\/[0-9a-f]{16})\n(\d+)\n([A-Za-z0-9+/]{43}=)\n\n\u2014 [^\n]+\n/gm;

export function lastCheckpoint(file: string): LastCheckpoint | undefined {
  const found = [...file.matchAll(NOTE)].at(-1);
  const [note, origin, size, root] = found ?? [];
  if (found === undefined || note === undefined || origin === undefined) return undefined;
  const end = Buffer.byteLength(file.slice(0, found.index + note.length));
  return { origin, note, end, size: Number(size), root: Buffer.from(root ?? '', 'base64') };
}
