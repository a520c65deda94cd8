import { describe, expect, it } from 'vitest';
import { readEvidenceCsv } from '../../src/notation/evidence-csv.ts';

const HEAD = 'kind,cables,post,from,to,permanent,until,by,authority,at';
const read = (...rows: string[]) => readEvidenceCsv('e.csv', [HEAD, ...rows].join('\r\n'));
const by = '"Vale, Harriet","the ""series"" review",2026-11-20';

describe('evidence as a table', () => {
  it('takes one number, a list, all, or a post and days', () => {
    const found = read(
      `declassification-confirmed,98OSLO233,,,,,,${by}`,
      `permanent,98OSLO1; 98OSLO2,,,,false,,${by}`,
      `extended,,OSLO,1998-01-01,1998-12-31,,2030-01-01,${by}`,
      '',
      `declassification-confirmed,all,,,,,,${by}`,
    );
    const said = { by: 'Vale, Harriet', authority: 'the "series" review', at: '2026-11-20' };
    const range = { post: 'OSLO', from: '1998-01-01', to: '1998-12-31' };
    expect(found).toEqual({
      value: [
        { kind: 'declassification-confirmed', cables: '98OSLO233', ...said },
        { kind: 'permanent', cables: ['98OSLO1', '98OSLO2'], permanent: false, ...said },
        { kind: 'extended', cables: range, until: '2030-01-01', ...said },
        { kind: 'declassification-confirmed', cables: 'all', ...said },
      ],
    });
  });

  it.each([
    ['a key the kind does not have', `declassification-confirmed,all,,,,true,,${by}`],
    ['no cables', `declassification-confirmed,,,,,,,${by}`],
    ['cables and a post', `declassification-confirmed,98OSLO1,OSLO,,,,,${by}`],
    ['an impossible day', `extended,all,,,,,2030-02-30,${by}`],
    ['a word for true', `permanent,all,,,,yes,,${by}`],
    ['a cell too many', `permanent,all,,,,true,,${by},x`],
  ])('refuses %s, with its line', (_, row) => {
    const found = read(`declassification-confirmed,all,,,,,,${by}`, row);
    expect('problems' in found && found.problems[0]?.line).toBe(3);
  });

  it('refuses a column nobody knows, one named twice, and an open quote', () => {
    for (const text of ['kind,colour\n', 'kind,kind\n', `${HEAD}\n"permanent`, ''])
      expect(readEvidenceCsv('e.csv', text)).toHaveProperty('problems');
  });
});
