import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { casesIn, type MarkingCase, scored, share } from './score.ts';

const FILE = join(import.meta.dirname, '../../../shared/data/marking-cases.json');

describe.skipIf(!existsSync(FILE))('the marking cases', () => {
  const rows = existsSync(FILE) ? casesIn(FILE).flatMap((one) => scored(one) ?? []) : [];

  it.each([
    ...(
      ['state', 'state_repair', 'eo_line', 'detect', 'pair', 'release', 'frus_note', 'validate'] as const
    ).map((kind) => [kind, undefined, 1] as const),
    ['parse', 'plain', 0.97],
    ['rollup', 'plain', 0.98],
    ['render', 'plain', 0.98],
    ['parse', 'SCI, SAP, CUI', 1],
    ['rollup', 'SCI, SAP, CUI', 0.91],
  ] as const)('%s (%s): at least %d', (kind, group, floor) =>
    expect(share(rows, kind, group)).toBeGreaterThanOrEqual(floor),
  );

  it('none is read as more releasable than it is', () =>
    expect(rows.filter(({ wider }) => wider).map(({ id }) => id)).toEqual([]));
});

describe('cases written from the provision each names', () => {
  const cases = readFileSync(join(import.meta.dirname, 'cases.ndjson'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as MarkingCase);

  it.each([...new Set(cases.map(({ kind }) => kind))])('%s: every one, and none read as wider', (kind) => {
    const rows = cases.filter((one) => one.kind === kind).flatMap((one) => scored(one) ?? []);
    expect(rows.filter(({ right, wider }) => !right || wider).map(({ id }) => id)).toEqual([]);
  });
});
