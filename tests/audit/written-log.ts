import { checkpointOf, originOf } from '../../src/audit/checkpoint.ts';
import { append, GENESIS } from '../../src/audit/log.ts';
import { type Signer, signerOf } from '../../src/audit/sign.ts';
import { Leaves, leafHash } from '../../src/audit/tree.ts';
import type { EntryBody, Head } from '../../src/model/entry.ts';

export const OURS = signerOf('1'.repeat(64));
export const THEIRS = signerOf('2'.repeat(64));

/** A log as it lies on disk, with its checkpoints, and as who tampers with it would write one. */
export interface Written {
  readonly lines: readonly string[];
  readonly log: string;
  readonly checkpoints: string;
  readonly head: Head;
  readonly leaves: Leaves;
}

/** Deletions as a run logs them: each says something else. */
export const deletionsOf = (count: number, cable: string): EntryBody[] =>
  Array.from({ length: count }, (_, n) => ({
    kind: 'deletion',
    mrn: cable,
    place: { portion: String(n), at: 100 * n },
    extent: '2-1/2 lines',
    effect: 'withhold',
    bases: ['B1', '1.4(b)'],
    authority: ['5 U.S.C. 552(b)(1)', 'E.O. 13526 section 1.4(b)'],
    asked: [{ claim: `c${n}`, by: 'rule names-of-sources', digest: 'ab'.repeat(32) }],
    commitment: 'cd'.repeat(32),
  }));

/** Writes a log of these entries with a checkpoint at each of these sizes. */
export function written(
  bodies: readonly EntryBody[],
  sizes: readonly number[],
  signer: Signer = OURS,
): Written {
  const { lines, head } = append(GENESIS, bodies);
  const leaves = new Leaves(lines.map(leafHash));
  const standings = sizes.map((size) => ({ size, root: leaves.rootOf(0, size) }));
  const [first] = standings;
  const origin = first === undefined ? '' : originOf(first);
  return {
    ...{ lines, head, leaves },
    log: lines.map((line) => `${line}\n`).join(''),
    checkpoints: standings.map((standing) => checkpointOf(origin, standing, signer)).join('\n'),
  };
}
