import { createHash } from 'node:crypto';

/** Bytes of a hash. */
const HASH = 32;

/** A leaf and a node are hashed with different first bytes, so that neither can pass for the other (RFC 6962, 2.1). */
export const leafHash = (line: string | Uint8Array): Buffer =>
  createHash('sha256').update(LEAF).update(line).digest();

const nodeHash = (left: Uint8Array, right: Uint8Array): Buffer =>
  createHash('sha256').update(NODE).update(left).update(right).digest();

const LEAF = Buffer.of(0);
const NODE = Buffer.of(1);

interface Peak {
  readonly leaves: number;
  readonly hash: Buffer;
}

/**
 * The Merkle tree (RFC 6962, 2.1) over the lines of a log, of which it keeps the roots of whole subtrees only: it grows line
 * by line and has its root at any moment, in memory that does not grow with the log.
 */
export class Tree {
  private readonly peaks: Peak[] = [];
  private count = 0;

  get size(): number {
    return this.count;
  }

  add(leaf: Buffer): void {
    let peak: Peak = { leaves: 1, hash: leaf };
    for (let last = this.peaks.at(-1); last?.leaves === peak.leaves; last = this.peaks.at(-1)) {
      this.peaks.pop();
      peak = { leaves: 2 * peak.leaves, hash: nodeHash(last.hash, peak.hash) };
    }
    this.peaks.push(peak);
    this.count += 1;
  }

  /** The same tree once more, which grows by itself. */
  copy(): Tree {
    const copy = new Tree();
    copy.peaks.push(...this.peaks);
    copy.count = this.count;
    return copy;
  }

  root(): Buffer {
    const [last, ...before] = this.peaks.map(({ hash }) => hash).reverse();
    if (last === undefined) return createHash('sha256').digest();
    return before.reduce((right, left) => nodeHash(left, right), last);
  }
}

/** The hashes of a log's lines, one after the other in a piece of memory: of two million lines an object each would be a gigabyte. */
export class Leaves {
  private hashes: Uint8Array = Buffer.alloc(1024 * HASH);
  private count = 0;

  constructor(leaves: Iterable<Uint8Array>) {
    for (const leaf of leaves) this.add(leaf);
  }

  get size(): number {
    return this.count;
  }

  private add(leaf: Uint8Array): void {
    const at = this.count * HASH;
    if (at === this.hashes.length) this.hashes = Buffer.concat([this.hashes, Buffer.alloc(at)]);
    this.hashes.set(leaf, at);
    this.count += 1;
  }

  /** The root over leaves `from` to `to`. */
  rootOf(from: number, to: number): Buffer {
    const tree = new Tree();
    for (let at = from; at < to; at++)
      tree.add(Buffer.from(this.hashes.subarray(at * HASH, (at + 1) * HASH)));
    return tree.root();
  }
}

/** The largest power of two below `count`: where a tree of so many leaves is parted. */
const partOf = (count: number): number => 2 ** Math.ceil(Math.log2(count) - 1);

/** What proves that leaf `index` is in the tree of the first `size` leaves: its neighbours up to the root (RFC 6962, 2.1.1). */
export function inclusionPath(leaves: Leaves, index: number, size: number): Buffer[] {
  const path: Buffer[] = [];
  let [from, to] = [0, size];
  while (to - from > 1) {
    const middle = from + partOf(to - from);
    path.push(index < middle ? leaves.rootOf(middle, to) : leaves.rootOf(from, middle));
    if (index < middle) to = middle;
    else from = middle;
  }
  return path.reverse();
}

/** What proves that the tree of `size` leaves goes on from that of the first `before` (RFC 6962, 2.1.2). */
export function consistencyPath(leaves: Leaves, before: number, size: number): Buffer[] {
  if (before === 0 || before === size) return [];
  const path: Buffer[] = [];
  let [from, to, left] = [0, size, before];
  let isWhole = true;
  while (left < to - from) {
    const part = partOf(to - from);
    const middle = from + part;
    if (left <= part) {
      path.push(leaves.rootOf(middle, to));
      to = middle;
    } else {
      path.push(leaves.rootOf(from, middle));
      from = middle;
      left -= part;
      isWhole = false;
    }
  }
  if (!isWhole) path.push(leaves.rootOf(from, to));
  return path.reverse();
}
