import { describe, expect, it } from 'vitest';
import { type Counted, summaryLines } from '../../../src/cli/view/summary.ts';

const cables: Counted[] = [
  ...Array.from({ length: 400 }, () => ({ state: 'classified', order: 'E.O. 12958', year: '2029' })),
  { state: 'classified', order: 'E.O. 12958', year: '2027' },
  { state: 'presumed-declassified', order: 'none named', year: undefined },
];

describe('the summary of a collection', () => {
  it('counts by state, by order and by year falling due', () => {
    const text = summaryLines(cables, 60).join('\n');
    expect(text).toMatch(/By state\n {2}classified +401 █+\n {2}presumed-declassified +1 █\n/);
    expect(text).toMatch(/By order\n {2}E\.O\. 12958 401 █+\n {2}none named +1 █\n/);
    expect(text).toMatch(/Falling due in\n {2}2027 +1 █\n {2}2029 400 █+$/);
  });

  it.each([40, 80, 300])('fits %s columns and never more than 80', (width) => {
    const lengths = summaryLines(cables, width).map(({ length }) => length);
    expect(Math.max(...lengths)).toBe(Math.min(width, 80));
  });

  it('leaves out what has nothing to count', () => {
    expect(
      summaryLines([{ state: 'unclassified', order: 'none named', year: undefined }], 80).join(),
    ).not.toContain('Falling due');
  });
});
