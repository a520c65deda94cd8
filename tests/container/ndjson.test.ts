import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type Opened, openFile } from '../../src/container/open.ts';
import { fileSpan } from '../../src/container/origin.ts';
import type { SourceRecord } from '../../src/model/cable.ts';

const opened = (file: string, text: string | Uint8Array, chunk = 1 << 20): Opened[] => {
  const all = Buffer.from(text);
  const chunks = Array.from({ length: Math.ceil(all.length / chunk) || 1 }, (_, i) =>
    all.subarray(i * chunk, (i + 1) * chunk),
  );
  return [...openFile(file, chunks)];
};
const recordsOf = (found: readonly Opened[]): SourceRecord[] =>
  found.flatMap((each) => ('record' in each ? [each.record] : []));
const reasonsOf = (found: readonly Opened[]): string[] =>
  found.flatMap((each) => ('failure' in each ? [each.failure.reason] : []));
const lineOf = (members: object): string => `${JSON.stringify(members)}\n`;

const HEADER = 'FM AMEMBASSY OSLO\nTO SECSTATE';
const BODY = '1. (C) He said "no" and left.\n2. Caf\u00e9, a tab\tand \u{1f600}.';
const CABLE = {
  ...{ id: 7, created: '2007-01-21 12:00', number: '07OSLO97', origin: 'Embassy Oslo' },
  ...{ classification: 'SECRET', references: ['06OSLO1'], header: HEADER, body: BODY },
};

/** Whether the segments of a record tile its text and its stretch of the file, and are equal where verbatim. */
function tilesOf(record: SourceRecord, decoded: string): string {
  let at = 0;
  for (const { record: here, file, verbatim } of record.origin) {
    expect(here.from).toBe(at);
    at = here.to;
    if (verbatim)
      expect(record.text.slice(at - (file.to - file.from), at)).toBe(decoded.slice(file.from, file.to));
  }
  expect(at).toBe(record.text.length);
  return [...record.origin]
    .sort((a, b) => a.file.from - b.file.from || a.file.to - b.file.to)
    .map(({ file }) => decoded.slice(file.from, file.to))
    .join('');
}

describe('an object a line', () => {
  test('gives a record: its header and body, and beside them its catalogue', () => {
    const [record] = recordsOf(opened('c.ndjson', lineOf(CABLE)));
    expect(record).toMatchObject({
      ...{ container: 'ndjson', part: '1', file: 'c.ndjson', opened: true, messages: [] },
      text: `${HEADER}\n${BODY}`,
      catalogue: { mrn: '07OSLO97', created: '2007-01-21 12:00', classification: 'SECRET', partial: false },
    });
  });

  test.each([
    ['its body alone', { body: BODY }, BODY],
    ['a header that is null or empty', { header: null, body: BODY }, BODY],
    ['an empty header', { header: '', body: BODY }, BODY],
    ['an empty body', { header: HEADER, body: '' }, HEADER],
    ['other names', { 'Reference ID': '07OSLO97', Date: '2007-01-21', Body: BODY }, BODY],
  ])('may have %s', (_, members, text) => {
    const [record] = recordsOf(opened('c.jsonl', lineOf(members)));
    expect(record?.text.trim()).toBe(text);
  });

  test('is read in the order of a cable, whatever the order of its fields', () => {
    const sorted = Object.fromEntries(Object.entries(CABLE).sort(([a], [b]) => (a < b ? -1 : 1)));
    const [record] = recordsOf(opened('c.ndjson', lineOf(sorted)));
    expect(record?.text).toBe(`${HEADER}\n${BODY}`);
    expect(record && tilesOf(record, lineOf(sorted))).toBe(lineOf(sorted));
  });

  test('is known without a name that says so, as from a pipe', () => {
    expect(recordsOf(opened('(standard input)', lineOf(CABLE)))).toMatchObject([{ container: 'ndjson' }]);
    expect(recordsOf(opened('c.txt', `\ufeff${lineOf(CABLE)}`))).toMatchObject([{ container: 'ndjson' }]);
    expect(recordsOf(opened('c.txt', '{"mrn": "07OSLO97"}\n'))).toMatchObject([{ container: 'text' }]);
  });

  test('maps every character to its line, escaped in whatever way', () => {
    const member = fc.record({ header: fc.string({ unit: 'binary' }), body: fc.string({ unit: 'binary' }) });
    const escapedLine = fc.tuple(member, fc.boolean(), fc.boolean()).map(([of, ascii, turned]) => {
      const { header, body } = of;
      const line = JSON.stringify(turned ? { body, header } : { header, body });
      return ascii ? line.replaceAll(/[^ -~]/g, hex) : line;
    });
    fc.assert(
      fc.property(fc.array(escapedLine, { minLength: 1 }), (lines) => {
        const text = lines.join('\n');
        const records = recordsOf(opened('c.ndjson', text));
        const read = lines.filter((line) => /\S/.test(Object.values(JSON.parse(line)).join('')));
        expect(records.map((record) => record.text)).toEqual(read.map((line) => textIn(JSON.parse(line))));
        for (const [i, record] of records.entries())
          expect(tilesOf(record, text).replace(/\n$/, '')).toBe(read[i]);
      }),
    );
  });

  test('counts places in its own text', () => {
    const [record] = recordsOf(opened('c.ndjson', lineOf(CABLE)));
    expect(record && fileSpan(record, { from: 3, to: 5 })).toEqual({ from: 3, to: 5 });
  });
});

const hex = (char: string): string => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
const textIn = ({ header, body }: Record<string, string>): string =>
  [header, body].filter((part) => part !== '').join('\n');

describe('a line that is none', () => {
  test.each([
    ['no JSON', 'SECRET OSLO', 1],
    ['cut off in a string', '{"body": "1. (S) Cal', 10],
    ['cut off behind a value', '{"body": "1. (S) Calm."', 24],
    ['a list', '[{"body": "x"}]', 1],
    ['two objects', '{"body": "x"} {"body": "y"}', 15],
    ['a comma too many', '{"body": "x",}', 14],
    ['a comma missing', '{"id": 1 "body": "x"}', 10],
    ['no colon', '{"body" "x"}', 9],
    ['a value that is none', '{"id": NODIS, "body": "x"}', 8],
    ['a bracket that is not closed', '{"id": [1, "body": "x"}', 8],
    ['a control in a string', '{"body": "a\u0001b"}', 10],
    ['a stroke that escapes nothing', '{"body": "a\\x"}', 10],
    ['no body', '{"header": "FM AMEMBASSY OSLO"}', 1],
    ['a body that is no text', '{"body": ["x"]}', 10],
    ['a body that is null', '{"body": null}', 10],
    ['a level that is no text', '{"classification": {"level": "S"}, "body": "x"}', 20],
    ['half a character', '{"body": "a\\ud83d"}', 10],
    ['no text', '{"header": " ", "body": ""}', 26],
    ['a field twice', '{"body": "x", "number": "1", "mrn": "2"}', 30],
  ])('fails by itself, and its line and column are told: %s', (_, line, column) => {
    const found = opened('c.ndjson', `${lineOf(CABLE)}\n${line}\n${lineOf(CABLE)}`);
    expect(recordsOf(found).map(({ part }) => part)).toEqual(['1', '4']);
    expect(found.flatMap((each) => ('failure' in each ? [each.failure.code] : []))).toEqual(['row-unread']);
    const [reason = ''] = reasonsOf(found);
    expect(reason).toContain(`Line 3 of c.ndjson was not read: at column ${column} `);
    expect(reason).not.toMatch(/Cal|NODIS|AMEMBASSY/);
  });

  test('holds its cable where it has fields that nobody reads', () => {
    const [record] = recordsOf(opened('c.ndjson', lineOf({ body: BODY, handling: 'NODIS', x: 1 })));
    expect(record?.messages).toMatchObject([{ severity: 'error', code: 'fields-unread' }]);
    expect(record?.messages[0]?.reason).toMatch(
      /^2 fields of its line were not read, the first at column \d+,/,
    );
    expect(record?.messages[0]?.reason).not.toContain('NODIS');
  });

  test('longer than a cable is passed over to its end, and the next is read', () => {
    function* stream(): Generator<Uint8Array> {
      yield Buffer.from(`${lineOf(CABLE)}{"body": "`);
      for (let i = 0; i < 33; i++) yield Buffer.alloc(1024 * 1024, 0x61);
      yield Buffer.from(`"}\n${lineOf(CABLE)}`);
    }
    const found = [...openFile('c.ndjson', stream())];
    expect(recordsOf(found).map(({ part }) => part)).toEqual(['1', '3']);
    expect(reasonsOf(found)[0]).toContain('Line 2 of c.ndjson is past the limit of 32 MiB');
  });
});

it('gives the same whatever the stream is cut into', () => {
  const text = [CABLE, { body: BODY }, CABLE].map(lineOf).join('\r\n');
  const whole = opened('c.ndjson', text);
  expect(recordsOf(whole)).toHaveLength(3);
  for (const chunk of [1, 7, 64]) expect(opened('c.ndjson', text, chunk)).toEqual(whole);
});
