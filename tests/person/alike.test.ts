import { expect, test } from 'vitest';
import { AlikeNames } from '../../src/person/alike.ts';

const namesOf = (...keys: readonly string[]): AlikeNames<string> => {
  const names = new AlikeNames<string>();
  for (const key of keys) names.add(key, key);
  return names;
};

test('a word one letter off is asked of the name, the name itself and another word are not', () => {
  const names = namesOf('krestic', 'abuzakhm');
  expect(names.of('krestik')).toEqual(['krestic']);
  expect(names.of('krestic')).toEqual([]);
  expect(names.of('harbors')).toEqual([]);
});

test('a word longer than any name is asked of nobody: the work on it would grow with its square', () => {
  const long = 'krestic'.repeat(5);
  const names = namesOf(long, `${'krestic'.repeat(4)}ab`);
  expect(names.of(`${long}x`)).toEqual([]);
  expect(names.of(`${'krestic'.repeat(4)}abx`)).toEqual([]);
  expect(names.of(`${'krestic'.repeat(4)}ac`)).toEqual([`${'krestic'.repeat(4)}ab`]);
});
