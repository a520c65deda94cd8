import { describe, expect, it } from 'vitest';
import { failed } from '../../src/batch/result.ts';
import { Roll } from '../../src/batch/roll.ts';
import type { Setting } from '../../src/pipeline.ts';

const roll = (...cables: readonly (readonly [mrn: string, file: string])[]): Roll => {
  const all = new Roll({} as Setting);
  for (const [at, [mrn, file]] of cables.entries()) all.count(at, { mrn, file });
  return all;
};
const result = (mrn: string, file: string) => ({
  ...failed({ file, files: [file], part: null }, mrn, []),
  ...({ state: 'released-in-full', folder: 'proposed' } as const),
});

describe('cables that share a message number', () => {
  const all = roll(['07OSLO1', 'in/a.txt'], ['07OSLO2', 'in/b.txt'], ['07OSLO1', 'in/c.txt']);

  it('are all held, with no copy of any, and each is told which the others are', () => {
    for (const file of ['in/a.txt', 'in/c.txt']) {
      const { state, folder, mrn, messages } = all.refuse(result('07OSLO1', file));
      expect([state, folder, mrn]).toEqual(['held', null, '07OSLO1']);
      expect(messages.map(({ code, reason }) => [code, reason])).toEqual([
        ['repeated-number', expect.stringContaining('07OSLO1 is that of 2 inputs, in in/a.txt, in/c.txt. ')],
      ]);
    }
  });

  it('touch no other cable', () => {
    const other = result('07OSLO2', 'in/b.txt');
    expect(all.refuse(other)).toBe(other);
  });

  it('are counted where they are many, and some of their files named', () => {
    const many = roll(...Array.from({ length: 9 }, (_, n) => ['07OSLO1', `${n}.txt`] as const));
    const [message] = many.refuse(result('07OSLO1', '0.txt')).messages;
    expect(message?.reason).toContain('9 inputs, in 0.txt, 1.txt, 2.txt, 3.txt, 4.txt and others. ');
  });
});
