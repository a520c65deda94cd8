import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { numberOf, readCable } from '../../src/cable/read-cable.ts';
import { openRecord } from '../../src/container/open.ts';
import { INSTALLED_RULES, loadVocabulary } from '../../src/disk/rulebook.ts';
import { chances, mangled } from './mangled.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures');
const VOCABULARY = loadVocabulary(INSTALLED_RULES);
const FILES = readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(?:txt|md|html)$/.test(name))
  .sort();
const textOf = (name: string): string => readFileSync(join(FIXTURES, name), 'utf8');

describe('the number of a cable, read alone', () => {
  it('is the number that all of the reading gives, in every fixture', () => {
    const records = FILES.map((name) => openRecord(name, textOf(name)));
    const numbers = records.map((record) => numberOf(record, VOCABULARY));
    expect(numbers).toEqual(records.map((record) => readCable(record, VOCABULARY).mrn));
    expect(numbers.filter((number) => number !== null).length).toBeGreaterThan(20);
  });

  it('is so in cables with what wires, scanners and people do to them', { timeout: 600_000 }, () => {
    const chance = chances(20_261_130);
    const texts = FILES.map((name) => [name, textOf(name)] as const);
    for (let i = 0; i < 600; i++) {
      const [name, text] = texts[i % texts.length] ?? ['', ''];
      const record = openRecord(name, mangled(text, chance));
      const whole = readCable(record, VOCABULARY).mrn;
      expect([name, i, numberOf(record, VOCABULARY)]).toEqual([name, i, whole]);
    }
  });

  it('is taken from the catalogue or the copy where the text has none', () => {
    const record = openRecord('page.txt', '1. The boats left.');
    const catalogue = { mrn: '07OSLO97', created: null, classification: null, partial: false };
    const copy = { mrn: '08OSLO98', banner: 'UNCLASSIFIED', stamps: [], struck: [] };
    for (const more of [{}, { catalogue }, { copy }, { catalogue, copy }]) {
      const given = { ...record, ...more };
      expect(numberOf(given, VOCABULARY)).toBe(readCable(given, VOCABULARY).mrn);
    }
    expect(numberOf({ ...record, catalogue, copy }, VOCABULARY)).toBe('07OSLO97');
  });
});
