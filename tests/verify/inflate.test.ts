import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { adler32, inflate } from '../../src/verify/readings/inflate.ts';
import { readings } from '../../src/verify/readings/readings.ts';
import { growth, LINEAR } from '../growth.ts';

const MOST = 1 << 20;
/** Bytes with repetitions, as text has them. */
const bytes = fc
  .tuple(fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 12 }), fc.array(fc.nat(), { maxLength: 40 }))
  .map(([parts, order]) =>
    Buffer.concat(order.map((i) => parts[i % Math.max(1, parts.length)] ?? Buffer.alloc(0))),
  );

describe('inflating', () => {
  test('gives back what zlib packed, and says where the stream ends', () => {
    fc.assert(
      fc.property(
        bytes,
        fc.constantFrom(0, 1, 6, 9),
        fc.constantFrom(0, 1, 2, 3, 4),
        (plain, level, strategy) => {
          const packed = deflateRawSync(plain, { level, strategy });
          const found = inflate(Buffer.concat([Buffer.from([7]), packed, Buffer.from('behind')]), 1, MOST);
          expect(found.ended).toBe('whole');
          expect(found.taken).toBe(packed.length);
          expect(Buffer.from(found.bytes).equals(plain)).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('knows the checksum of zlib', () => {
    fc.assert(
      fc.property(bytes, (plain) => {
        expect(adler32(plain)).toBe(deflateSync(plain).readUInt32BE(deflateSync(plain).length - 4));
      }),
      { numRuns: 200 },
    );
  });

  test('keeps what it had where a stream breaks off', () => {
    const packed = deflateRawSync(
      Buffer.from('the harbour was closed, the harbour was closed, and so on'.repeat(9)),
    );
    const found = inflate(packed.subarray(0, packed.length - 4), 0, MOST);
    expect(found.ended).toBe('broken');
    expect(Buffer.from(found.bytes).toString()).toMatch(/^the harbour was closed/);
  });

  test('stops at a size', () => {
    const found = inflate(deflateRawSync(Buffer.alloc(MOST)), 0, 1000);
    expect([found.ended, found.bytes.length]).toEqual(['too large', 1000]);
  });

  test('ends on any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (noise) => {
        const { ended, taken } = inflate(noise, 0, MOST);
        expect(taken).toBeLessThanOrEqual(noise.length);
        expect(['whole', 'broken', 'too large']).toContain(ended);
      }),
      { numRuns: 3000 },
    );
  });
});

const decodingsOf = (output: string | Uint8Array): string[] =>
  [...readings(output)].map(({ decoding }) => decoding);
const textsOf = (output: string | Uint8Array): string =>
  [...readings(output)].map(({ text }) => text).join('\n');

describe('what is packed', () => {
  test('is read three deep, and deeper is not passed in silence', () => {
    const word = Buffer.from('Quillfeather was at the harbour that night');
    const three = deflateSync(deflateSync(gzipSync(word)));
    expect(textsOf(three)).toContain('Quillfeather');
    expect(decodingsOf(three)).not.toContain('unsearched');
    expect(decodingsOf(deflateSync(deflateSync(three)))).toContain('unsearched');
  });

  test('beyond all measure cannot be searched, and is said to be so', () => {
    const bomb = deflateSync(Buffer.alloc(8 << 20));
    expect(decodingsOf(bomb)).toContain('unsearched');
    expect(decodingsOf(Buffer.concat([Buffer.from('plain text before it\n'), bomb]))).toContain('unsearched');
    expect(decodingsOf(bomb.toString('base64'))).toContain('unsearched');
  });

  test('as much as a page is, is no such thing', () => {
    expect(decodingsOf(deflateSync(Buffer.alloc(60_000, 'a line of a page\n')))).not.toContain('unsearched');
  });
});

test.each([
  ['beginnings of streams', 'xZ'],
  ['numbers of objects', '1 0 obj\nstream\n'],
  ['brackets', '[(a)3<00>'],
  ['tags', '<p class="'],
  ['tables of glyphs', 'beginbfchar <00> <01> ['],
  ['signs of ASCII85', 'aaaaaaaaaaaaaaa~>'],
  ['one run of signs', 'a'],
  ['strings', '((\\('],
  ['names', '/a#'],
])('bytes full of %s take work by their length', (_, unit) => {
  const reading = (size: number) => void textsOf(Buffer.from(unit.repeat(size / unit.length), 'latin1'));
  expect(growth(4000, reading)).toBeLessThan(LINEAR);
});
