import type { Signer } from './sign.ts';

/** Kept apart from everything else the key signs. */
const PURPOSE = 'tearline-manifest/1\n';

/** A file of a folder, with the SHA-256 of its bytes in hex. */
export interface NamedDigest {
  readonly name: string;
  readonly sha256: string;
}

/**
 * The manifest of a folder: the digest of every file in it and the last checkpoint of the log, signed. The signature is the last
 * member and covers the very bytes before it, so that a reader checks what stands there and writes nothing anew.
 */
export function manifestOf(files: Iterable<NamedDigest>, checkpoint: string, signer: Signer): string {
  const covered = JSON.stringify({ files: [...files], checkpoint }, null, 2).slice(0, -2);
  const signature = JSON.stringify(signer.sign(`${PURPOSE}${covered}`));
  return `${covered},\n  "signature": ${signature}\n}\n`;
}
