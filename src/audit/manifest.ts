import { sha256 } from '../model/digest.ts';
import type { Signer } from './sign.ts';

/** Kept apart from everything else the key signs. */
const PURPOSE = 'tearline-manifest/1\n';

/**
 * The manifest of a folder: the digest of every file in it and the last checkpoint of the log, signed. The signature is the last
 * member and covers the very bytes before it, so that a reader checks what stands there and writes nothing anew.
 */
export function manifestOf(
  files: ReadonlyMap<string, Uint8Array>,
  checkpoint: string,
  signer: Signer,
): string {
  const named = [...files].map(([name, bytes]) => ({ name, sha256: sha256(bytes) }));
  const covered = JSON.stringify({ files: named, checkpoint }, null, 2).slice(0, -2);
  const signature = JSON.stringify(signer.sign(`${PURPOSE}${covered}`));
  return `${covered},\n  "signature": ${signature}\n}\n`;
}
