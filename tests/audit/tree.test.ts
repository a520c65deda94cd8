import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { consistencyPath, inclusionPath, Leaves, leafHash, Tree } from '../../src/audit/tree.ts';
import { isGrowth, leafOf, Roots, rootByInclusion } from '../../src/verify/tree.ts';

/** The entries and roots that implementations of RFC 6962 are tried with. */
const ENTRIES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

const lineOf = (n: number): Buffer => Buffer.from(`entry ${n}`);
const leavesOf = (count: number): Leaves =>
  new Leaves(Array.from({ length: count }, (_, n) => leafHash(lineOf(n))));
const hex = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString('hex');

describe('the root', () => {
  test.each(ROOTS.map((root, size) => ({ size, root })))(
    'of $size known entries is the known one',
    ({ size, root }) => {
      const [tree, roots] = [new Tree(), new Roots()];
      for (const entry of ENTRIES.slice(0, size)) {
        tree.add(leafHash(Buffer.from(entry, 'hex')));
        roots.count(leafOf(Buffer.from(entry, 'hex')));
      }
      expect(hex(tree.root())).toBe(root);
      expect(hex(roots.root())).toBe(root);
      expect(tree.size).toBe(size);
    },
  );

  test('is one and the same for who writes and who checks, at every size up to 300', () => {
    const [tree, roots] = [new Tree(), new Roots()];
    for (let n = 0; n < 300; n++) {
      tree.add(leafHash(lineOf(n)));
      roots.count(leafOf(lineOf(n)));
      expect(hex(roots.root())).toBe(hex(tree.root()));
    }
  });
});

describe('a path', () => {
  const leaves = leavesOf(70);

  test('leads from every entry to the root at every size up to 70, and from no other place', () => {
    for (let size = 1; size <= 70; size++)
      for (let index = 0; index < size; index++) {
        const path = inclusionPath(leaves, index, size);
        const root = hex(leaves.rootOf(0, size));
        expect(hex(rootByInclusion(leafOf(lineOf(index)), index, size, path))).toBe(root);
        const other = (index + 1) % size;
        if (size > 1) expect(hex(rootByInclusion(leafOf(lineOf(index)), other, size, path))).not.toBe(root);
      }
  });

  test('has one length, and leads nowhere with another', () => {
    for (let size = 2; size <= 70; size++) {
      const path = inclusionPath(leaves, size - 1, size);
      const leaf = leafOf(lineOf(size - 1));
      expect(rootByInclusion(leaf, size - 1, size, path.slice(0, -1))).toBeUndefined();
      expect(rootByInclusion(leaf, size - 1, size, [...path, leaf])).toBeUndefined();
      expect(rootByInclusion(leaf, size, size, path)).toBeUndefined();
    }
  });

  test('shows every growth up to 70', () => {
    for (let size = 0; size <= 70; size++)
      for (let before = 0; before <= size; before++) {
        const path = consistencyPath(leaves, before, size);
        const earlier = { size: before, root: leaves.rootOf(0, before) };
        expect(isGrowth(earlier, { size, root: leaves.rootOf(0, size) }, path)).toBe(true);
      }
  });

  test('shows no growth from a log that was another, or with a hash that was changed, added or left out', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 70 }), fc.nat(), fc.nat(), (size, some, where) => {
        const before = 1 + (some % (size - 1));
        const path = consistencyPath(leaves, before, size);
        const earlier = { size: before, root: leaves.rootOf(0, before) };
        const later = { size, root: leaves.rootOf(0, size) };
        const flipped = path.map((hash) => Buffer.from(hash));
        const hash = flipped[where % flipped.length];
        if (hash !== undefined) hash[where % 32] = (hash[where % 32] ?? 0) ^ (1 << (where % 8));
        expect(isGrowth({ ...earlier, root: leaves.rootOf(1, before + 1) }, later, path)).toBe(false);
        expect(isGrowth(earlier, { ...later, root: leaves.rootOf(0, size - 1) }, path)).toBe(false);
        expect(isGrowth(earlier, later, flipped)).toBe(false);
        expect(isGrowth(earlier, later, path.slice(1))).toBe(false);
        expect(isGrowth(earlier, later, [...path, earlier.root])).toBe(false);
        expect(isGrowth(later, earlier, path)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});
