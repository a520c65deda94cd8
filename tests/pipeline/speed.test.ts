import { describe, expect, it } from 'vitest';
import { outcomeOf } from '../../src/batch/run.ts';
import type { CivilDate } from '../../src/model/civil-date.ts';
import { cableText } from '../cable/invented.ts';
import { OPTIONS, RULEBOOK, SETTING } from '../golden/cases.ts';

/** A day on which the cable is still classified, so that every part of it is withheld for itself. */
const day = '2010-05-17' as CivilDate;
const setting = { ...SETTING, asOf: day, today: day };

/** Work of this process in milliseconds, from bytes to verified files: the clock would count its neighbours. */
function worked(text: string): number {
  const bytes = Buffer.from(text);
  const before = process.cpuUsage();
  const { state } = outcomeOf({ file: 'x.txt', read: () => bytes }, setting, RULEBOOK, OPTIONS);
  const { user } = process.cpuUsage(before);
  expect(state).not.toBe('failed');
  return user / 1000;
}

const SHAPES: [string, (i: number) => string][] = [
  ['bullets', () => '- (C) x.'],
  ['paragraphs', (i) => `${(i % 900) + 1}. (C) x.`],
  ['telephone numbers', () => 'Call 202-555-0142 or ask again.'],
  ['places of one person', () => 'Editor Ana Petrak (protect) said so.'],
];

describe('eight times as many', () => {
  it.each(SHAPES)('%s take about eight times the work, not sixty-four', { timeout: 60_000 }, (_, unit) => {
    const text = (size: number): string =>
      cableText({ body: ['1. (C) x', ...Array.from({ length: size }, (_, i) => unit(i))] });
    worked(text(1000));
    const few = Math.min(worked(text(1000)), worked(text(1000)));
    const many = Math.min(worked(text(8000)), worked(text(8000)));
    expect(many / few).toBeLessThan(16);
  });
});
