import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slicesOf, unrolled } from '../../src/container/archive/by-place.ts';
import { openFile } from '../../src/container/open.ts';
import { tarOf } from './tars.ts';

const ALL = Buffer.from(Array.from({ length: 200 }, (_, i) => i));

/** Bytes in pieces of these sizes, over and over, and how often somebody began to walk them and let go. */
function counted(bytes: Uint8Array, sizes: readonly number[]) {
  const walks = { begun: 0, left: 0 };
  const pieces = {
    *[Symbol.iterator]() {
      walks.begun += 1;
      try {
        for (let at = 0, n = 0; at < bytes.length; n++) {
          const size = sizes[n % sizes.length] ?? 1;
          yield bytes.subarray(at, at + size);
          at += size;
        }
      } finally {
        walks.left += 1;
      }
    },
  };
  return { pieces, walks };
}

describe('what comes in pieces, by place', () => {
  it('is what lies there, forward and backward, and nothing behind its end', () => {
    const place = fc.nat(220);
    const sizes = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1 });
    fc.assert(
      fc.property(sizes, fc.array(fc.tuple(place, place), { maxLength: 12 }), (each, asked) => {
        const bytes = unrolled(counted(ALL, each).pieces);
        for (const [a, b] of asked) {
          const [from, to] = [Math.min(a, b), Math.max(a, b)];
          expect([...bytes.between(from, to)]).toEqual([...ALL.subarray(from, to)]);
        }
      }),
    );
  });

  it('is walked once by whoever goes forward, and let go when it is left', () => {
    const { pieces, walks } = counted(ALL, [7]);
    const bytes = unrolled(pieces);
    for (let at = 0; at < 150; at += 11) bytes.between(at, at + 11);
    expect(walks).toEqual({ begun: 1, left: 0 });
    bytes.between(0, 3);
    expect(walks).toEqual({ begun: 2, left: 1 });
    bytes.leave();
    expect(walks).toEqual({ begun: 2, left: 2 });
  });

  it('comes in slices that can be walked twice', () => {
    const slices = slicesOf(unrolled(counted(ALL, [7]).pieces), 20, 60);
    for (let i = 0; i < 2; i++) expect(Buffer.concat([...slices])).toEqual(ALL.subarray(20, 60));
  });
});

describe('a packed tar', () => {
  const members = Array.from({ length: 400 }, (_, i) => ({
    name: `${400 - i}.txt`,
    bytes: Buffer.from(`FM AMEMBASSY OSLO\n${i} ${'calm '.repeat(1_000)}`),
  }));

  it('is unpacked three times, however many files are in it: to its end, for their names, and for their texts', () => {
    const { pieces, walks } = counted(gzipSync(tarOf(members)), [4_096]);
    const found = [...openFile('c.tgz', pieces)];
    expect(found).toHaveLength(400);
    expect(found[0]).toMatchObject({ record: { file: 'c.tgz#400.txt' } });
    // Its beginning is looked at once as a file, and once unpacked.
    expect(walks).toEqual({ begun: 5, left: 5 });
  });

  it('is let go by who has seen enough', () => {
    const { pieces, walks } = counted(gzipSync(tarOf(members)), [4_096]);
    for (const _ of openFile('c.tgz', pieces)) break;
    expect(walks.left).toBe(walks.begun);
  });
});
