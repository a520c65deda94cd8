import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { recordsIn } from '../../src/batch/records.ts';
import { readCable } from '../../src/cable/read-cable.ts';
import { RULEBOOK } from '../golden/cases.ts';
import { FORMS, type FormName, inventedCable } from './corpus/cable.ts';
import type { Level } from './corpus/telegram.ts';

const MANY = 4000;
const cables = Array.from({ length: MANY }, (_, n) => inventedCable(n));
const sizes = cables.map(({ text }) => Buffer.byteLength(text));

/** What a command reads of the file of a cable. */
const readOf = (n: number) => {
  const { name, text } = inventedCable(n);
  const found = recordsIn([{ file: name, read: () => Buffer.from(text) }], RULEBOOK.vocabulary.lexicon);
  return [...found].map((each) =>
    'record' in each ? readCable(each.record, RULEBOOK.vocabulary) : undefined,
  );
};

describe('the invented collection', () => {
  test('is the same everywhere: the digest of its first 200 cables', () => {
    const digest = createHash('sha256');
    for (const { name, text } of cables.slice(0, 200)) digest.update(`${name}\n${text}`);
    expect(digest.digest('hex')).toBe(FIRST_200);
  });

  test('has the sizes of real ones: a mean of 6 to 7 kB, most of them smaller, a long tail', () => {
    const sorted = sizes.toSorted((a, b) => a - b);
    const mean = sizes.reduce((sum, size) => sum + size, 0) / MANY;
    expect(mean).toBeGreaterThan(6000);
    expect(mean).toBeLessThan(7000);
    expect(sorted[MANY / 2]).toBeLessThan(mean * 0.75);
    expect(sorted[MANY * 0.99]).toBeGreaterThan(30_000);
    expect(sorted.at(-1)).toBeGreaterThan(80_000);
  });

  test.each(Object.keys(FORMS) as FormName[])('has %s in its share', (name) => {
    const found = (cables.filter(({ form }) => form === name).length * 100) / MANY;
    expect(Math.abs(found - FORMS[name].share)).toBeLessThan(2);
  });

  test('has few cables twice, and none under a number of another', () => {
    const near = cables.filter(({ like }) => like !== undefined);
    expect(near.length / MANY).toBeGreaterThan(0.03);
    expect(near.length / MANY).toBeLessThan(0.05);
    for (const { like = 0, form, n, text } of near) {
      expect(cables[like]).toMatchObject({ form });
      expect(text, `cable ${n}`).not.toBe(cables[like]?.text);
    }
  });

  test('is half unclassified, a third confidential, and little of it secret', () => {
    const share = (...levels: readonly Level[]): number =>
      cables.filter(({ level }) => levels.includes(level)).length / MANY;
    expect(share('U', 'SBU')).toBeGreaterThan(0.5);
    expect(share('C')).toBeGreaterThan(0.28);
    expect(share('C')).toBeLessThan(0.4);
    expect(share('S')).toBeLessThan(0.08);
  });

  test('is read cable by cable, as its family and level, each under a number of its own', () => {
    const numbers = new Set<string>();
    for (const { n, family, level } of cables.slice(0, 100)) {
      const [cable, ...others] = readOf(n);
      expect(others).toEqual([]);
      expect(cable?.detection.family, `cable ${n}`).toBe(family);
      expect(cable?.overall?.level, `cable ${n}`).toBe(level === 'SBU' ? 'U' : level);
      numbers.add(cable?.mrn ?? '');
    }
    expect(numbers.size).toBe(100);
  });
});

/** Of another generator no figure can be compared with those that were measured before. */
const FIRST_200 = 'cf293358e65693cd3e37529c5dcfa68d03ef27e33cc6b524f67869ff131a1f4a';
