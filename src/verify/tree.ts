import { createHash } from 'node:crypto';

const hashed = (first: number, ...parts: readonly Uint8Array[]): Uint8Array => {
  const hash = createHash('sha256').update(Uint8Array.of(first));
  for (const part of parts) hash.update(part);
  return hash.digest();
};

export const leafOf = (line: Uint8Array): Uint8Array => hashed(0, line);
const parentOf = (left: Uint8Array, right: Uint8Array): Uint8Array => hashed(1, left, right);

export const isSame = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

/** The root over any number of leaves, kept as a counter in base two: `digits[n]` is the root of 2^n leaves that no one above has. */
export class Roots {
  private readonly digits: (Uint8Array | undefined)[] = [];

  count(leaf: Uint8Array): void {
    let carried = leaf;
    let place = 0;
    for (; this.digits[place] !== undefined; place += 1) {
      carried = parentOf(this.digits[place] as Uint8Array, carried);
      this.digits[place] = undefined;
    }
    this.digits[place] = carried;
  }

  root(): Uint8Array {
    let right: Uint8Array | undefined;
    for (const left of this.digits)
      if (left !== undefined) right = right === undefined ? left : parentOf(left, right);
    return right ?? createHash('sha256').digest();
  }
}

/** The root that a leaf and its path lead to (RFC 9162, 2.1.3.2); nothing where the path has another length than that leaf's. */
export function rootByInclusion(
  leaf: Uint8Array,
  index: number,
  size: number,
  path: readonly Uint8Array[],
): Uint8Array | undefined {
  if (index >= size) return undefined;
  let [at, last, root] = [index, size - 1, leaf];
  for (const hash of path) {
    if (last === 0) return undefined;
    if (at % 2 === 1 || at === last) {
      root = parentOf(hash, root);
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)];
    } else root = parentOf(root, hash);
    [at, last] = [half(at), half(last)];
  }
  return last === 0 ? root : undefined;
}

const half = (n: number): number => Math.floor(n / 2);

/** Whether the path leads from the root of the first `before` leaves to both roots (RFC 9162, 2.1.4.2). */
export function isGrowth(
  earlier: { readonly size: number; readonly root: Uint8Array },
  later: { readonly size: number; readonly root: Uint8Array },
  path: readonly Uint8Array[],
): boolean {
  if (earlier.size > later.size) return false;
  if (earlier.size === later.size) return path.length === 0 && isSame(earlier.root, later.root);
  if (earlier.size === 0) return path.length === 0;
  const isPower = Number.isInteger(Math.log2(earlier.size));
  const [first, ...rest] = isPower ? [earlier.root, ...path] : path;
  if (first === undefined) return false;
  let [at, last] = [earlier.size - 1, later.size - 1];
  while (at % 2 === 1) [at, last] = [half(at), half(last)];
  let [was, is] = [first, first];
  for (const hash of rest) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      [was, is] = [parentOf(hash, was), parentOf(hash, is)];
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)];
    } else is = parentOf(is, hash);
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && isSame(was, earlier.root) && isSame(is, later.root);
}
