import { describe, expect, it } from 'vitest';
import type { CivilDate } from '../../src/model/civil-date.ts';
import { cableText } from '../cable/invented.ts';
import { OPTIONS, RULEBOOK, SETTING } from '../golden/cases.ts';
import { growth, LINEAR } from '../growth.ts';
import { outcomeOf } from '../outcome.ts';

/** A day on which the cable is still classified, so that every part of it is withheld for itself. */
const day = '2010-05-17' as CivilDate;
const setting = { ...SETTING, asOf: day, today: day };

function release(text: string): void {
  const input = { file: 'x.txt', read: () => Buffer.from(text) };
  expect(outcomeOf(input, setting, RULEBOOK, OPTIONS).state).not.toBe('failed');
}

const SHAPES: [string, (i: number) => string][] = [
  ['bullets', () => '- (C) x.'],
  ['paragraphs', (i) => `${(i % 900) + 1}. (C) x.`],
  ['telephone numbers', () => 'Call 202-555-0142 or ask again.'],
  ['notices that speak of nobody', () => 'All is quiet (please protect source).'],
  ['places of one person', () => 'Editor Ana Petrak (protect) said so.'],
];

describe('eight times as many', () => {
  it.each(SHAPES)('%s take about eight times the work, not sixty-four', { timeout: 60_000 }, (_, unit) => {
    const text = (size: number): string =>
      cableText({ body: ['1. (C) x', ...Array.from({ length: size }, (_, i) => unit(i))] });
    expect(growth(300, (size) => release(text(size)))).toBeLessThan(LINEAR);
  });
});
