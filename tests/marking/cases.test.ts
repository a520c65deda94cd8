import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { casesIn, scored, share } from './score.ts';

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
