import { consistencyPath, inclusionPath, type Leaves } from './tree.ts';

/** How a proof of either kind begins. */
const INCLUSION = 'tearline-proof/1 entry\n';
const OPENING = 'tearline-proof/1 opening\n';
const CONSISTENCY = 'tearline-proof/1 growth\n';

/**
 * The proof that an entry stands in the log that `checkpoint` signs: a few lines of text, the hashes as they are, then the
 * entry. It needs no other entry, and shows none.
 */
export function proofOfEntry(leaves: Leaves, index: number, line: Uint8Array, checkpoint: string): Buffer {
  const path = inclusionPath(leaves, index, sizeIn(checkpoint));
  return Buffer.concat([Buffer.from(`${INCLUSION}${checkpoint}\n${index} ${path.length}\n`), ...path, line]);
}

/** The proof of an entry, and behind it what opens its commitment: salt and text of a deletion that was lifted since. */
export function proofOfOpening(proof: Buffer, salt: string, text: string): Buffer {
  const entry = proof.subarray(INCLUSION.length);
  return Buffer.concat([Buffer.from(OPENING), entry, Buffer.from(`\n${salt}\n${text}`)]);
}

/** The proof that the log of the checkpoint `later` goes on from that of `earlier`: nothing signed then was changed since. */
export function proofOfGrowth(leaves: Leaves, earlier: string, later: string): Buffer {
  const path = consistencyPath(leaves, sizeIn(earlier), sizeIn(later));
  return Buffer.concat([Buffer.from(`${CONSISTENCY}${earlier}\n${later}\n${path.length}\n`), ...path]);
}

const sizeIn = (checkpoint: string): number => Number(checkpoint.split('\n')[1]);
