import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inspect } from '../../src/cable/inspect.ts';
import { readCable } from '../../src/cable/read-cable.ts';
import type { Cable } from '../../src/model/cable.ts';
import { covers, overlap, type Span, subtract } from '../../src/model/span.ts';
import { growth, LINEAR } from '../growth.ts';
import { cableText, recordOf, VOCABULARY } from './invented.ts';

const BODY = fc.constantFrom(
  '1. (C) The boat was blue.',
  '2. (S/NF) The lamp was lit',
  '12. (SBUX) Unknown.',
  'and went out again, he said.',
  'A Short Heading',
  '-----------',
  'a. (U) A part.',
  '(1) A list.',
  '-- (S) A dash.',
  'CONFIDENTIAL',
  'SIPDIS',
  'EXDIS',
  'NORDHAVEN 00000123  002 OF 002',
  'C O N F I D E N T I A L SECTION 02 OF 02 NORDHAVEN 000123',
  'VZCZCXYZ0002',
  'FM AMEMBASSY NORDHAVEN',
  'TO RUEHC/SECSTATE WASHDC',
  'SUBJECT: HARBOUR TALKS (C)',
  'REF: A. NORDHAVEN 88 B. A letter from the baker, SOUTHPORT 12 and 13',
  'TAGS: PREL SUBJECT: Glued',
  'E.O. 12958: DECL: 03/04/2016',
  'Classified By: DCM Ann Poole. Reasons 1.4 (b).',
  '[14](#). (C) Linked.',
  'BT',
  'ASHDOWN',
  '',
  '',
  '\ud83d\udea2 caf\u00e9 \ufeff\u00a0',
);
const LINES = fc.array(fc.oneof({ weight: 6, arbitrary: BODY }, fc.string()), { maxLength: 40 });
const CABLES = fc
  .record({
    body: LINES,
    captions: fc.array(BODY, { maxLength: 4 }),
    labels: fc.array(BODY, { maxLength: 6 }),
  })
  .map(cableText);
const MUTATED = fc
  .tuple(CABLES, fc.array(fc.tuple(fc.nat(), fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 12 }))
  .map(([text, edits]) =>
    edits.reduce((t, [at, put]) => t.slice(0, at % t.length) + put + t.slice((at % t.length) + 2), text),
  );
const TEXTS = fc.oneof(
  CABLES,
  MUTATED,
  LINES.map((lines) => lines.join('\r\n')),
  fc.string({ unit: 'binary' }),
);

describe('whatever the text', () => {
  it('is in layout, a portion, furniture or an unread message, but for white space', () => {
    fc.assert(
      fc.property(TEXTS, (text) => {
        const cable = readCable(recordOf(text), VOCABULARY);
        const unread = cable.messages.flatMap(({ code, span }) => (code === 'unread' && span ? [span] : []));
        const placed = [...cable.layout, ...portionSpans(cable), ...furnitureSpans(cable), ...unread];
        const gaps = subtract({ from: 0, to: cable.text.length }, placed);
        expect(gaps.map(({ from, to }) => cable.text.slice(from, to)).join('')).toMatch(/^\s*$/);
      }),
      { numRuns: 600 },
    );
  });

  it('stands in one portion, or in furniture, or in layout; only signer and classifier are also layout', () => {
    fc.assert(
      fc.property(TEXTS, (text) => {
        const cable = readCable(recordOf(text), VOCABULARY);
        expectDisjoint(portionSpans(cable));
        expectDisjoint([...portionSpans(cable), ...furnitureSpans(cable)]);
        expectDisjoint([...cable.layout, ...furnitureSpans(cable)]);
        const shown = new Set(['classified-by', 'signature']);
        for (const { kind, spans } of cable.portions)
          for (const span of spans)
            if (shown.has(kind)) expect(cable.layout.some((line) => covers(line, span))).toBe(true);
            else expect(cable.layout.some((line) => overlap(line, span))).toBe(false);
      }),
      { numRuns: 600 },
    );
  });

  it('has portions with distinct ids, whose number and mark stand at their head', () => {
    fc.assert(
      fc.property(TEXTS, (text) => {
        const { portions } = readCable(recordOf(text), VOCABULARY);
        expect(new Set(portions.map(({ id }) => id)).size).toBe(portions.length);
        for (const { spans, number, mark } of portions) {
          const head = Math.max(number?.to ?? 0, mark?.span.to ?? 0);
          if (head > 0) expect(spans.some(({ from, to }) => from <= head && head <= to)).toBe(true);
          if (number !== undefined) expect(number.from).toBe(spans[0]?.from);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('can be inspected', () => {
    fc.assert(
      fc.property(TEXTS, (text) => {
        const record = recordOf(text);
        const found = inspect(
          record,
          readCable(record, VOCABULARY),
          [],
          [],
          { printed: '', order: null, kind: 'none' },
          VOCABULARY,
        );
        expect(found.portions.every(({ from, to }) => 0 <= from && from <= to && to <= text.length)).toBe(
          true,
        );
      }),
      { numRuns: 200 },
    );
  });
});

describe('a body', () => {
  const lines = (make: (i: number) => string, size: number): string[] => {
    const body: string[] = [];
    for (let length = 0; length < size; length += (body.at(-1)?.length ?? 0) + 1)
      body.push(make(body.length));
    return body;
  };
  const shapes: [string, (size: number) => string[]][] = [
    [
      'of numbered paragraphs',
      (size) => lines((i) => `${(i % 999) + 1}. (C) The boat was blue and it leaked.\n`, size),
    ],
    ['on one line', (size) => [`1. (C) ${'The boat was blue. '.repeat(size / 19)}`]],
    ['of captions and banners', (size) => lines((i) => (i % 2 ? 'SIPDIS' : 'CONFIDENTIAL'), size)],
    ['of brackets', (size) => ['('.repeat(size / 2), '[1'.repeat(size / 4)]],
    ['of page headers', (size) => lines(() => 'NORDHAVEN 00000123  002 OF 002\nword', size)],
    [
      'of repeated headers',
      (size) => lines(() => 'VZCZCXYZ0002\nTO RUEHC/X\nCONFIDENTIAL NORDHAVEN 123\nSUBJECT: x\n', size),
    ],
    ['of line ones', (size) => lines(() => 'CONFIDENTIAL NORDHAVEN 123', size)],
    ['of white space', (size) => [' '.repeat(size)]],
    ['of initials', (size) => lines(() => 'a. (C) b', size)],
  ];

  it.each(shapes)('%s takes work by its length, not by its square', { timeout: 60_000 }, (_shape, body) => {
    const reading = (size: number) => readCable(recordOf(cableText({ body: body(size) })), VOCABULARY);
    expect(growth(50_000, reading)).toBeLessThan(LINEAR);
  });
});

describe('a header', () => {
  it.each([
    ['TAGS: ', 'QQXX, '],
    ['E.O. 12958: DECL: ', 'AND '],
    ['Classified By: ', 'for reason '],
    ['SUBJECT: ', 'DECL: '],
  ])('%s takes work by its length, not by its square', { timeout: 60_000 }, (label, words) => {
    const reading = (size: number) => {
      const labels = [`${label}${words.repeat(size / words.length)}`];
      readCable(recordOf(cableText({ labels, body: ['1. (C) Text.'] })), VOCABULARY);
    };
    expect(growth(100_000, reading)).toBeLessThan(LINEAR);
  });
});

const portionSpans = ({ portions }: Cable): Span[] => portions.flatMap(({ spans }) => [...spans]);
const furnitureSpans = ({ furniture }: Cable): Span[] => furniture.map(({ span }) => span);

function expectDisjoint(spans: readonly Span[]): void {
  const sorted = [...spans].sort((a, b) => a.from - b.from || a.to - b.to);
  for (const [i, span] of sorted.entries()) expect(span.from).toBeGreaterThanOrEqual(sorted[i - 1]?.to ?? 0);
}
