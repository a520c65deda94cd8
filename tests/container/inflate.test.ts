import { constants, deflateRawSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { TooMuch } from '../../src/container/archive/caps.ts';
import { gunzipped, inflated } from '../../src/container/archive/inflate.ts';

const inPieces = (bytes: Uint8Array, size: number): Uint8Array[] =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => bytes.subarray(i * size, (i + 1) * size));
const opened = (packed: Uint8Array, size = 1000): Buffer =>
  Buffer.concat([...gunzipped(inPieces(packed, size), 2000)]);

/** Numbers that are the same each time. */
function* numbers(): Generator<number> {
  for (let n = 12345; ; n = (n * 1103515245 + 12345) % 2 ** 31) yield n >> 8;
}
const drawn = numbers();
const draw = (most: number): number => drawn.next().value % most;
const words = ['FM AMEMBASSY OSLO\n', 'SECRET ', 'the port authority ', '1. ', '\r\n', 'NOFORN'];
const KINDS: Readonly<Record<string, (length: number) => Buffer>> = {
  nothing: () => Buffer.alloc(0),
  noise: (length) => Buffer.from(Array.from({ length }, () => draw(256))),
  'one byte': (length) => Buffer.alloc(length, 7),
  text: (length) => Buffer.from(Array.from({ length: length / 8 }, () => words[draw(words.length)]).join('')),
  'few bytes': (length) => Buffer.from(Array.from({ length }, () => draw(3))),
  'far repeats': (length) =>
    Buffer.concat(
      [KINDS.noise?.(32_700), Buffer.alloc(length), KINDS.text?.(9000)].flatMap((each) => each ?? []),
    ),
};

describe('unpacking in pieces', () => {
  it.each(Object.keys(KINDS))('gives back what node:zlib packed, in every way it packs: %s', (kind) => {
    const bytes = KINDS[kind]?.(70_000) ?? Buffer.alloc(0);
    for (const level of [0, 1, 6, 9])
      for (const strategy of [constants.Z_DEFAULT_STRATEGY, constants.Z_HUFFMAN_ONLY, constants.Z_FIXED]) {
        const packed = deflateRawSync(bytes, { level, strategy });
        for (const size of [7, 4096])
          expect(Buffer.concat([...inflated(inPieces(packed, size))]).equals(bytes)).toBe(true);
      }
  });

  it('gives it piece by piece, whatever the length', () => {
    const bytes = Buffer.concat(Array.from({ length: 30 }, () => KINDS.text?.(40_000) ?? Buffer.alloc(0)));
    const pieces = [...gunzipped([gzipSync(bytes)], 200)];
    expect(Buffer.concat(pieces).equals(bytes)).toBe(true);
    expect(pieces.length).toBeGreaterThan(bytes.length / 300_000);
  });

  it('passes over pieces of nothing', () => {
    const [packed, nothing] = [gzipSync('SECRET'), new Uint8Array()];
    const pieces = inPieces(packed, 3).flatMap((piece) => [nothing, piece, nothing]);
    expect(Buffer.concat([...gunzipped(pieces, 200)]).toString()).toBe('SECRET');
  });

  it('goes on behind the end of one member, and past a name in its head', () => {
    const named = Buffer.concat([
      Buffer.from([0x1f, 0x8b, 8, 8, 0, 0, 0, 0, 0, 3]),
      Buffer.from('oslo.csv\0'),
      gzipSync('SECRET').subarray(10),
    ]);
    expect(opened(Buffer.concat([gzipSync('OSLO '), named, Buffer.from('\0\0')])).toString()).toBe(
      'OSLO SECRET',
    );
  });

  it('finds every byte that is another, and every end that is too soon', () => {
    const bytes = KINDS.text?.(900) ?? Buffer.alloc(0);
    const packed = gzipSync(bytes);
    const told = (damaged: Uint8Array): boolean => {
      try {
        return opened(damaged).equals(bytes);
      } catch (thrown) {
        expect(thrown).toBeInstanceOf(RangeError);
        return false;
      }
    };
    // The time, the level and the system in its head say nothing of what it holds.
    // Bits of the last packed byte may fill it up.
    for (let at = 10; at < packed.length; at += at === packed.length - 10 ? 2 : 1)
      expect(told(Buffer.from(packed.map((byte, i) => (i === at ? byte ^ 16 : byte)))), `byte ${at}`).toBe(
        false,
      );
    for (let length = 0; length < packed.length; length += 3)
      expect(told(packed.subarray(0, length)), `${length} bytes`).toBe(false);
  });

  it('stops at a bomb before it has opened', () => {
    let length = 0;
    const bomb = gzipSync(Buffer.alloc(30_000_000));
    expect(() => {
      for (const piece of gunzipped([bomb], 200)) length += piece.length;
    }).toThrow(TooMuch);
    expect(length).toBeLessThan(8_000_000);
  });

  it('lets go of its file when whoever reads has seen enough', () => {
    let isOpen = false;
    const file = {
      *[Symbol.iterator]() {
        isOpen = true;
        try {
          yield* inPieces(gzipSync(KINDS.noise?.(900_000) ?? ''), 100_000);
        } finally {
          isOpen = false;
        }
      },
    };
    for (const _ of gunzipped(file, 200)) break;
    expect(isOpen).toBe(false);
  });
});
