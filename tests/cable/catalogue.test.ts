import { describe, expect, it } from 'vitest';
import { withCatalogue } from '../../src/cable/catalogue.ts';
import type { Catalogue } from '../../src/model/cable.ts';
import { codes, read, VOCABULARY } from './invented.ts';

const CATALOGUE: Catalogue = {
  ...{ mrn: '06NORDHAVEN123', created: '2006-03-04 15:30', classification: null },
  ...{ origin: null, references: [], partial: false },
};
const OPEN = {
  security: 'ZNR UUUUU ZZH',
  lineOne: 'UNCLAS NORDHAVEN 000123',
  labels: ['E.O. 12958: N/A', 'TAGS: ECON', 'SUBJECT: THE FAIR'],
  body: ['1. The fair opens.'],
};
const told = (catalogue: Partial<Catalogue>, parts: Partial<Parameters<typeof read>[0]> = {}): string[] =>
  codes(withCatalogue(read({ ...OPEN, ...parts }), { ...CATALOGUE, ...catalogue }, VOCABULARY));

describe('a catalogue that restricts more than the text holds the cable', () => {
  it.each([
    'SECRET',
    'UNCLASSIFIED//FOR OFFICIAL USE ONLY',
    'UNCLASSIFIED//NOFORN',
    'NODIS',
    'UNCLASSIFIED NODIS',
  ])('%s', (classification) => expect(told({ classification })).toContain('catalogue-level-differs'));

  it.each([
    ['UNCLASSIFIED', {}],
    ['UNCLASSIFIED//FOR OFFICIAL USE ONLY', { lineOne: 'UNCLAS SENSITIVE NORDHAVEN 000123' }],
    ['UNCLASSIFIED//FOR OFFICIAL USE ONLY', { captions: ['SENSITIVE'] }],
  ])('but not %s where the text says as much', (classification, parts) =>
    expect(told({ classification }, parts)).not.toContain('catalogue-level-differs'),
  );
});

it('is told where its day is another, but for a day of time zones', () => {
  expect(told({ created: '2006-03-05 01:30' })).not.toContain('catalogue-day-differs');
  expect(told({ created: '1986-03-04 15:30' })).toContain('catalogue-day-differs');
});
