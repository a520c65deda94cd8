import { expect, it } from 'vitest';
import type { Watch } from '../../../src/batch/watch.ts';
import type { Vocabulary } from '../../../src/marking/vocabulary.ts';
import type { Fold } from '../../../src/review/acts/fold.ts';
import type { Cables } from '../../../src/review/cables.ts';
import { Rows } from '../../../src/review/rows.ts';

it('who opens a review on which much was done is told of every cable that is reviewed again', () => {
  const seen: string[] = [];
  const cables = { run: { inputs: [] }, inputOf: (mrn: string) => void seen.push(mrn) };
  const fold = { cables: () => ['09OSLO1', '09OSLO2', '09OSLO3'] };
  const told: string[][] = [];
  const counts: number[] = [];
  const watch: Watch = function* (_, count, items) {
    counts.push(count);
    for (const item of items) {
      yield item;
      told.push([...seen]);
    }
  };
  new Rows(cables as unknown as Cables, fold as unknown as Fold, {} as Vocabulary, watch);
  expect(counts).toEqual([0, 3]);
  expect(told).toEqual([['09OSLO1'], ['09OSLO1', '09OSLO2'], ['09OSLO1', '09OSLO2', '09OSLO3']]);
});
