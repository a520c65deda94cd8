import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { plotOf } from './plot.ts';
import { figures, type Results, withFigures } from './results.ts';

const cost = { cpu: 12, wall: 8, peak: 300 };
const grown = (cables: number) => ({
  ...{ cables, bytes: cables * 6500, files: cables * 4, written: cables * 9000, log: cables * 4000 },
  ...{ entries: cables * 7, states: '', baseline: { cpu: 4, wall: 4, peak: 50 }, proof: 700 },
  release: { ...cost, cpu: cables / 100 },
  ...{ verify: cost, replay: { ...cost, wall: 200 } },
});
const RESULTS: Results = {
  ...{ machine: '2 cores', node: '20.0.0', measured: '2026-11-30' },
  growth: [grown(1000), grown(250_000)],
  parts: {
    ...{ cables: 300, characters: 1_800_000, names: { tearline: 2, redactPii: 4, compromise: 60 } },
    stages: [
      { stage: 'reading', ms: 1.5 },
      { stage: 'checks', ms: 0.25 },
    ],
  },
};

test('the figures say the ratios, and stand between their marks in the README', () => {
  const shown = figures(RESULTS);
  expect(shown).toContain('| **ratio, by processor** | 2.5 | 625.0 |');
  expect(shown).toContain('| `audit verify --replay` | 3 min 20 s | 3 min 20 s |');
  expect(shown).toContain('| compromise: names alone | 60.00 ms | 0.10 MB/s | 30.00 |');
  const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');
  const once = withFigures(readme, shown);
  expect(once.split(shown)).toHaveLength(2);
  expect(withFigures(once, shown)).toBe(once);
  expect(once.split('## Packages')[1]).toBe(readme.split('## Packages')[1]);
  expect(() => withFigures('nothing', shown)).toThrow('no place for figures');
});

test('the plot has a title, labelled axes and every series, and no script', () => {
  const plot = plotOf(RESULTS);
  for (const words of ['<title', 'Processor time a cable (ms)', 'Memory at its most (MiB)', '>cables<'])
    expect(plot).toContain(words);
  for (const words of ['>1k<', '>250k<', '>release<', '>read, hash, write<', '>reading<', '>0.25<'])
    expect(plot).toContain(words);
  expect(plot).toContain('prefers-color-scheme: dark');
  expect(plot).not.toMatch(/script|NaN|undefined|Infinity|href/i);
});
