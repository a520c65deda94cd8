import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fileOf, madeLists, placeOf } from './make.ts';

describe('lists of words from packages', () => {
  it.each(madeLists().map((list) => [list.name, list] as const))(
    '%s is what its package gives, with source and licence',
    (_, list) => {
      expect(readFileSync(placeOf(list), 'utf8')).toBe(fileOf(list));
      expect(list.head.join('\n')).toMatch(/source: .+\nlicence: .+/);
    },
  );
});
