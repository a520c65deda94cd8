import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { failuresOf, Vector } from './score.ts';

const file = '../shared/data/declassification-vectors.json';
const vectors = existsSync(file) ? z.array(Vector).parse(JSON.parse(readFileSync(file, 'utf8'))) : [];

const found = (vector: Vector) => failuresOf(vector).map(({ vector: _, ...failure }) => failure);

describe.skipIf(vectors.length === 0)('the vectors of the law sheet', () => {
  it.each(vectors)('vector $n: $lines of $docDate', (vector) => {
    expect(found(vector)).toEqual([]);
  });
});

describe('the vectors worked out by hand', () => {
  const byHand = readFileSync('tests/declassification/worked-by-hand.yaml', 'utf8');
  it.each(z.array(Vector).parse(parse(byHand)))('vector $n: $lines of $docDate on $asOf', (vector) => {
    expect(found(vector)).toEqual([]);
  });
});

describe('the score of a vector', () => {
  const marked = { lines: ['E.O. 12958: DECL: 08/20/2017'], docDate: '2007-08-24', level: 'C', flags: [] };
  const failed = (expected: object) =>
    failuresOf(Vector.parse({ n: 1, ...marked, expect: expected })).map(({ column }) => column);

  it('counts the columns that are there, null included, and no others', () => {
    expect(failed({})).toEqual([]);
    expect(failed({ kind: 'date', declassifyOn: '2017-08-20', state: 'declassified', level: 'U' })).toEqual(
      [],
    );
    expect(failed({ kind: 'event', declassifyOn: null, outerDate: '2032-12-30' })).toEqual([
      'kind',
      'declassifyOn',
      'outerDate',
    ]);
  });

  it('refuses a column nobody scores', () => {
    expect(() => failed({ declassified: true })).toThrow();
  });
});
