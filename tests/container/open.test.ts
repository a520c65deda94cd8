import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Opened, openFile } from '../../src/container/open.ts';
import { fileSpan } from '../../src/container/origin.ts';
import { joinedRecord, slicesOf } from '../../src/container/slice.ts';
import type { SourceRecord } from '../../src/model/cable.ts';

const opened = (file: string, bytes: Uint8Array | string, chunk = 1 << 20): Opened[] => {
  const all = Buffer.from(bytes);
  const chunks = Array.from({ length: Math.ceil(all.length / chunk) || 1 }, (_, i) =>
    all.subarray(i * chunk, (i + 1) * chunk),
  );
  return [...openFile(file, chunks)];
};
const recordsOf = (found: readonly Opened[]): SourceRecord[] =>
  found.flatMap((each) => ('record' in each ? [each.record] : []));
const codesOf = (found: readonly Opened[]): string[] =>
  found.flatMap((each) => ('failure' in each ? [each.failure.code] : []));
const reasonsOf = (found: readonly Opened[]): string[] =>
  found.flatMap((each) => ('failure' in each ? [each.failure.reason] : []));

/** What a record's text was made from, by its origin, and whether both sides are tiled and equal where verbatim. */
function fromOrigin(record: SourceRecord, decoded: readonly string[]): string {
  let at = 0;
  return record.origin
    .map(({ record: here, file, verbatim, of = 0 }) => {
      expect(here.from).toBe(at);
      at = here.to;
      const there = (decoded[of] ?? '').slice(file.from, file.to);
      if (verbatim) expect(record.text.slice(here.from, here.to)).toBe(there);
      return there;
    })
    .join('')
    .concat(at === record.text.length ? '' : ' and text without an origin');
}

describe('pages', () => {
  const page =
    '<html><head><title>x</title></head><body><table class="cable"><tr><th>Reference ID</th><th>Created</th>' +
    '<th>Classification</th><th>Origin</th></tr><tr><td>07OSLO97</td><td>2007-01-21</td><td>SECRET</td>' +
    '<td>Embassy Oslo</td></tr></table><code><pre>FM AMEMBASSY OSLO&#x000A;TO SECSTATE</pre></code>' +
    "<code><pre>TAGS: <a href='/t'>PREL</a>&#x000A;<a id='par1' href='#par1'>¶</a>1. Fish &amp; chips &lt;end&gt;</pre></code></body></html>";

  it('gives header and body of the blocks, and what the page says beside them as its catalogue', () => {
    const [record] = recordsOf(opened('p.html', page));
    expect(record).toMatchObject({
      container: 'html',
      text: 'FM AMEMBASSY OSLO\nTO SECSTATE\nTAGS: PREL\n¶1. Fish & chips <end>',
      catalogue: { mrn: '07OSLO97', created: '2007-01-21', classification: 'SECRET' },
    });
  });

  it.each([
    [
      'above',
      '<html><p>SECRET NODIS</p><pre>UNCLAS OSLO 000097</pre></html>',
      'SECRET NODIS\n\nUNCLAS OSLO 000097',
    ],
    [
      'below',
      '<html><pre>UNCLAS OSLO 000097</pre><p>2. (S) More.</p></html>',
      'UNCLAS OSLO 000097\n\n2. (S) More.',
    ],
  ])('reads all of a page without a catalogue that has words %s its blocks', (_, text, read) => {
    expect(recordsOf(opened('p.html', text))[0]?.text.trim()).toBe(read);
  });

  it('maps every character to the page', () => {
    const [record] = recordsOf(opened('p.html', page));
    if (record === undefined) throw new Error('no record');
    expect(fromOrigin(record, [page])).toBe(page);
    const at = record.text.indexOf('Fish');
    const span = fileSpan(record, { from: at, to: at + 4 });
    expect(page.slice(span.from, span.to)).toBe('Fish');
  });

  it('gives all the text of a page without blocks, and nothing nobody sees', () => {
    const [record] = recordsOf(
      opened('p.html', '<html><p>One</p><script>two</script><!-- three --><p>Four<br>five</p>'),
    );
    expect(record?.text.trim().split(/\n+/)).toEqual(['One', 'Four', 'five']);
  });

  it('tiles the page whatever it holds', () => {
    const parts = fc.array(
      fc.oneof(
        fc.constantFrom(
          '<pre>',
          '</pre>',
          '<b',
          '>',
          '&amp;',
          '&#10;',
          '&',
          '\\\n',
          '<a href="',
          '&NotEqualTilde;',
          '<!--',
          '-->',
          '<td>',
          '</td>',
          '<script>',
          '</script>',
          '<',
        ),
        fc.string(),
      ),
    );
    fc.assert(
      fc.property(parts, (all) => {
        const html = `<html>${all.join('')}`;
        const found = opened('p.html', html);
        const records = recordsOf(found);
        expect(records.length + codesOf(found).length).toBe(1);
        for (const record of records) expect(fromOrigin(record, [html])).toBe(html);
      }),
      { numRuns: 500 },
    );
  });
});

describe('tables', () => {
  const row = (n: number, body: string): string =>
    `"${n}","1/21/2007 12:00","07OSLO${n}","Embassy Oslo","SECRET","06OSLO1|06STATE2","FM AMEMBASSY OSLO \nTO SECSTATE","${body}"`;
  const bodies = ['1. He said \\"no\\" and left.', '1. ""Yes"", he said.\\nAnd stayed \\\\ here. \n', ''];
  const table = `${bodies.map((body, i) => row(i + 1, body)).join('\n')}\n`;

  it('gives a record of each row: header and body, their quotes as they are read', () => {
    const records = recordsOf(opened('t.csv', table));
    expect(records.map(({ text }) => text)).toEqual([
      'FM AMEMBASSY OSLO \nTO SECSTATE\n1. He said "no" and left.',
      'FM AMEMBASSY OSLO \nTO SECSTATE\n1. "Yes", he said.\nAnd stayed \\ here. \n',
      'FM AMEMBASSY OSLO \nTO SECSTATE',
    ]);
    expect(records.map(({ part }) => part)).toEqual(['1', '2', '3']);
    expect(records[0]?.catalogue).toEqual({
      mrn: '07OSLO1',
      created: '1/21/2007 12:00',
      classification: 'SECRET',
      partial: false,
    });
  });

  it('gives the same whatever the stream is cut into, and maps every character', () => {
    const whole = recordsOf(opened('t.csv', table));
    expect(whole.map((record) => fromOrigin(record, [table])).join('')).toBe(table);
    for (const chunk of [1, 200, 257]) expect(recordsOf(opened('t.csv', table, chunk))).toEqual(whole);
  });

  it('counts places in the text of the row', () => {
    const [, second] = recordsOf(opened('t.csv', table));
    expect(second && fileSpan(second, { from: 3, to: 5 })).toEqual({ from: 3, to: 5 });
  });

  it('reads on behind a row it cannot read, and says which', () => {
    const broken = `${row(1, 'a')}\n"2","short"\n${row(3, 'c')}`;
    const found = opened('t.csv', broken);
    expect(recordsOf(found).map(({ part }) => part)).toEqual(['1', '3']);
    expect(reasonsOf(found)[0]).toContain('Row 2 of t.csv, at line 3, has 2 columns');
  });

  it.each([
    ['within its last field', `${row(1, 'a')}\n${row(2, '1. (C) Calm.')}`.slice(0, -3), 'line 4, column 14'],
    ['behind a stroke', `${row(1, 'a')}\n${row(2, '')}`.replace(/"$/, 'He said \\'), 'line 4, column 14'],
    ['within a field before it', `${row(1, 'a')}\n"2","1/21/2007 12:00","07OS`, 'line 3, column 23'],
  ])('refuses the last row of a table that was cut off %s, and says where its quote is', (_, cut, where) => {
    for (const chunk of [1 << 20, 200]) {
      const found = opened('t.csv', cut, chunk);
      expect(recordsOf(found).map(({ part }) => part)).toEqual(['1']);
      expect(codesOf(found)).toEqual(['row-unread']);
      expect(reasonsOf(found)[0]).toContain(`Row 2 of t.csv does not end: the quote at ${where} `);
    }
  });

  it('loses no character behind a quote that ends within its field', () => {
    const [record] = recordsOf(opened('t.csv', `${row(1, '1. Calm" at last').slice(0, -1)}\n`));
    expect(record?.text).toBe('FM AMEMBASSY OSLO \nTO SECSTATE\n1. Calm" at last');
  });

  it('lets go of the stream where no more of it is wanted', () => {
    let isOpen = true;
    function* stream(): Generator<Uint8Array> {
      try {
        for (let n = 1; n < 1000; n++) yield Buffer.from(`${row(n, 'Calm.')}\n`);
      } finally {
        isOpen = false;
      }
    }
    for (const _ of openFile('t.csv', stream())) break;
    expect(isOpen).toBe(false);
  });

  it('says where a table stops being text', () => {
    const bytes = Buffer.concat([Buffer.from(`${row(1, 'a')}\n${row(2, 'b')}`), Buffer.from([0xff, 0xfe])]);
    expect(codesOf(opened('t.csv', bytes))).toEqual(['not-utf-8']);
  });
});

describe('doubts', () => {
  it('holds a text with a control that no text has, but not the end mark of old systems', () => {
    const [damaged] = recordsOf(
      opened('c.txt', 'FM AMEMBASSY OSLO\n1. A \u0003 word, and then many more words of it.'),
    );
    expect(damaged?.messages).toMatchObject([
      { severity: 'error', code: 'control-characters', span: { from: 23 } },
    ]);
    const [old] = recordsOf(opened('c.txt', 'FM AMEMBASSY OSLO\f\u001a\n'));
    expect(old?.messages).toEqual([]);
  });
});

describe('parts and joins', () => {
  it('parts a record anywhere so that the parts tile it and its file', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.array(fc.nat()), (words, places) => {
        const text = `FM [OSLO](#) ${words} [PREL](#).`;
        const [record] = recordsOf(opened('x.txt', text));
        fc.pre(record !== undefined);
        if (record === undefined) return;
        const verbatim = (at: number): boolean =>
          record.origin.some(
            (s) => (s.verbatim && s.record.from <= at && at <= s.record.to) || s.record.from === at,
          );
        const starts = [...new Set(places.map((at) => at % record.text.length))]
          .filter((at) => at > 0 && verbatim(at))
          .sort((a, b) => a - b);
        const parts = slicesOf(record, starts);
        expect(parts.map((part) => part.text).join('')).toBe(record.text);
        expect(parts.map((part) => fromOrigin(part, [text])).join('')).toBe(text);
      }),
    );
  });

  it('a message keeps its place in the part it speaks of, and in what is joined', () => {
    const texts = ['Calm.\n', `A \u0003 b, and then many more words that are plain. ${'calm '.repeat(20)}`];
    const [first, second] = texts.flatMap((text, i) => recordsOf(opened(`${i}.txt`, text)));
    if (first === undefined || second === undefined) throw new Error('no record');
    const joined = joinedRecord([first, second]);
    const place = ({ text, messages }: SourceRecord): string[] =>
      messages.map(({ span }) => text.slice(span?.from, span?.to));
    expect(place(joined)).toEqual(['\u0003']);
    expect(slicesOf(joined, [6]).map(place)).toEqual([[], ['\u0003']]);
  });

  it('joins records line by line, and knows the file of each character', () => {
    const files = ['one [a](#)', 'two\n'];
    const [first, second] = files.flatMap((text, i) => recordsOf(opened(`${i}.txt`, text)));
    if (first === undefined || second === undefined) throw new Error('no record');
    const joined = joinedRecord([first, second]);
    expect(joined).toMatchObject({
      text: 'one a\ntwo\n',
      files: ['0.txt', '1.txt'],
      file: '0.txt',
      opened: true,
    });
    expect(fromOrigin(joined, files)).toBe(files.join(''));
  });
});

const CALM = 'calm '.repeat(2000);

it.each([
  ['t.csv', `"1","1/21/2007 12:00","07OSLO1","Embassy Oslo","SECRET","","FM","${CALM}"\n`],
  ['t.ndjson', `{"number":"07OSLO1","header":"FM","body":"${CALM}"}\n`],
])('holds one row at a time, however many there are: %s', (name, text) => {
  const row = Buffer.from(text);
  const chunk = Buffer.concat(Array.from({ length: 50 }, () => row));
  function* stream(megabytes: number): Generator<Uint8Array> {
    for (let sent = 0; sent < megabytes * 1024 * 1024; sent += chunk.length) yield chunk;
  }
  setFlagsFromString('--expose_gc');
  const collect = runInNewContext('gc') as () => void;
  const held = (): number => {
    collect();
    return process.memoryUsage().heapUsed;
  };
  let [rows, most] = [0, 0];
  const before = held();
  for (const each of openFile(name, stream(100))) {
    if ('record' in each) rows += 1;
    if (rows % 2000 === 0) most = Math.max(most, held() - before);
  }
  expect(rows).toBeGreaterThan(10_000);
  expect(most).toBeLessThan(20 * 1024 * 1024);
});
