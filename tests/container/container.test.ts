import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode, LARGEST_FILE } from '../../src/container/decode.ts';
import { openRecord } from '../../src/container/open.ts';
import { fileSpan, recordSpan } from '../../src/container/origin.ts';

const bytes = (...parts: (string | number)[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'number' ? [part] : [...Buffer.from(part)])));

const refused = (input: Uint8Array) => {
  const decoded = decode('x.txt', input);
  return 'failure' in decoded ? decoded.failure : undefined;
};

describe('decoding', () => {
  it('gives the text of UTF-8, byte order mark included', () => {
    expect(decode('x.txt', bytes('\ufeffcafé 🚢'))).toMatchObject({ text: '\ufeffcafé 🚢', doubts: [] });
  });

  it('gives the text of UTF-16, marked or not', () => {
    const wide = (text: string): Uint8Array => Buffer.from(text, 'utf16le');
    const swapped = (text: string): Uint8Array => Buffer.from(text, 'utf16le').swap16();
    for (const [input, encoding] of [
      [wide('\ufeffcafé 🚢'), 'utf-16le'],
      [swapped('\ufeffcafé 🚢'), 'utf-16be'],
    ] as const)
      expect(decode('x', input)).toMatchObject({ text: '\ufeffcafé 🚢', encoding });
    expect(decode('x', wide('FM AMEMBASSY OSLO'))).toMatchObject({ text: 'FM AMEMBASSY OSLO' });
    expect(decode('x', swapped('FM AMEMBASSY OSLO'))).toMatchObject({ text: 'FM AMEMBASSY OSLO' });
  });

  it('reads what is neither as Windows-1252, and says where it is not UTF-8', () => {
    const decoded = decode('x.txt', bytes('one\ntwo ', 0xe9, ' three ', 0x92));
    expect(decoded).toMatchObject({ text: 'one\ntwo é three ’', encoding: 'windows-1252' });
    const [doubt] = 'doubts' in decoded ? decoded.doubts : [];
    expect(doubt).toMatchObject({ severity: 'error', code: 'not-utf-8' });
    expect(doubt?.reason).toContain('line 2, column 5 (byte 9)');
  });

  it('takes a person at their word, without a doubt', () => {
    const decoded = decode('x.txt', bytes('two ', 0xe9), 'windows-1252');
    expect(decoded).toMatchObject({ text: 'two é', doubts: [] });
    expect(decode('x.txt', bytes(0xc5, 0xc4), 'koi8-r')).toMatchObject({ text: 'ед' });
  });

  it.each([
    ['binary', bytes('a\n\nb', 0, 'c'), 'line 3, column 2 (byte 5)'],
    ['binary', bytes('%PDF-1.7 words'), 'byte 1'],
    ['empty', bytes(), 'line 1'],
    ['empty', bytes(' \n\t\n'), 'line 1'],
  ])('refuses with %s and its place', (code, input, place) => {
    expect(refused(input)).toMatchObject({ severity: 'error', code });
    expect(refused(input)?.reason).toContain(place);
  });

  it('refuses more than the limit, and half a character where it was told the encoding', () => {
    expect(refused(new Uint8Array(LARGEST_FILE + 1))?.code).toBe('too-large');
    expect(decode('x', bytes('cut off ', 0xf0, 0x9f), 'utf-8')).toMatchObject({ encoding: 'windows-1252' });
    expect(decode('x', bytes('odd'), 'utf-16le')).toMatchObject({ failure: { code: 'not-utf-8' } });
  });

  it('gives back every well-formed text, and never throws on any bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
        fc.pre(text.trim() !== '' && !/[\0-\u0008\u000e-\u001f\u007f]/.test(text));
        expect(decode('x', Buffer.from(text))).toMatchObject({ text, doubts: [] });
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array(), (input) => {
        expect(() => decode('x', input)).not.toThrow();
      }),
    );
  });
});

const PARTS = fc.array(
  fc.oneof(fc.constantFrom('[PREL](#)', '[11](#).', '[a](http://x)', '](#)', '\n'), fc.string()),
);
const FILES = PARTS.map((parts) => parts.join('')).chain((text) => fc.constantFrom(text, `\ufeff${text}`));

describe('opening', () => {
  it('opens links to their words, and the byte order mark to nothing', () => {
    const record = openRecord('x', '\ufeffTAGS: [PREL](#) [RS](#)\n[11](#). (C) See [a](http://b).');
    expect(record.text).toBe('TAGS: PREL RS\n11. (C) See [a](http://b).');
    expect(record.opened).toBe(true);
  });

  it('leaves a text without either as it is', () => {
    expect(openRecord('x', 'plain [1] (2)')).toMatchObject({ text: 'plain [1] (2)', opened: false });
  });

  it('widens a span outward over what was opened, both ways', () => {
    const record = openRecord('x', 'a [11](#). b');
    expect(fileSpan(record, { from: 2, to: 7 })).toEqual({ from: 2, to: 12 });
    expect(fileSpan(record, { from: 3, to: 4 })).toEqual({ from: 2, to: 9 });
    expect(recordSpan(record, { from: 5, to: 6 })).toEqual({ from: 2, to: 4 });
    expect(recordSpan(record, { from: 9, to: 12 })).toEqual({ from: 4, to: 7 });
  });

  it('maps every character: segments tile both sides and verbatim ones are equal', () => {
    fc.assert(
      fc.property(FILES, (file) => {
        const { text, origin } = openRecord('x', file);
        let at = { record: 0, file: 0 };
        for (const segment of origin) {
          expect([segment.record.from, segment.file.from]).toEqual([at.record, at.file]);
          at = { record: segment.record.to, file: segment.file.to };
          const [inRecord, inFile] = [
            text.slice(segment.record.from, segment.record.to),
            file.slice(segment.file.from, segment.file.to),
          ];
          if (segment.verbatim) expect(inRecord).toBe(inFile);
          else expect(inFile).toContain(inRecord);
        }
        expect(at).toEqual({ record: text.length, file: file.length });
      }),
    );
  });

  it('comes back to at least the span it started from', () => {
    fc.assert(
      fc.property(FILES, fc.nat(), fc.nat(), (file, a, b) => {
        const record = openRecord('x', file);
        fc.pre(record.text.length > 0);
        const from = a % record.text.length;
        const to = from + 1 + (b % (record.text.length - from));
        const back = recordSpan(record, fileSpan(record, { from, to }));
        expect(back.from).toBeLessThanOrEqual(from);
        expect(back.to).toBeGreaterThanOrEqual(to);
      }),
    );
  });
});
