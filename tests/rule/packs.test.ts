import { describe, expect, test } from 'vitest';
import { readerFor } from '../../src/cli/chosen-packs.ts';
import { INSTALLED_RULES, loadExemptions, packFiles, packNames } from '../../src/disk/rulebook.ts';
import { compilePack } from '../../src/rule/compile.ts';
import { testPack, testRules } from '../../src/rule/examples.ts';
import { Pack } from '../../src/rule/pack.ts';

const exemptions = loadExemptions(INSTALLED_RULES);
const files = packNames(INSTALLED_RULES).flatMap((name) => packFiles(INSTALLED_RULES, name));

describe.each(files.map((file) => [file.pack.pack, file] as const))('pack %s', (_, file) => {
  const { rules } = compilePack(file.pack, '', exemptions);
  const reader = readerFor([file], INSTALLED_RULES);

  test('every example holds', () => {
    expect(testRules(rules, undefined, reader).filter(({ ok }) => !ok)).toEqual([]);
  });

  test('every example, near misses too, holds with a line wrap at every space', () => {
    const wrapped = testRules(rules, (text) => text.replaceAll(' ', '\n'), reader);
    expect(wrapped.filter(({ ok }) => !ok)).toEqual([]);
  });
});

const RULE = {
  id: 'p/one',
  title: 'One',
  match: { kind: 'phrase', any: ['harbor'] },
  effect: 'withhold',
  bases: [{ code: 'B6' }],
  authority: 'a',
  reason: 'r',
  source: 's',
  status: 'test',
  examples: { match: ['the [[harbor]]'], miss: ['the pier'] },
};
const packWith = (rule: object) => Pack.safeParse({ pack: 'p', version: '1', title: 't', rules: [rule] });

describe('a pack is refused', () => {
  test('not without a fault', () => expect(packWith(RULE).success).toBe(true));
  test.each([
    ['without a positive example', { ...RULE, examples: { match: [], miss: ['x'] } }],
    ['without a near miss', { ...RULE, examples: { match: ['[[harbor]]'], miss: [] } }],
    ['with a positive example that marks nothing', { ...RULE, examples: { match: ['harbor'], miss: ['x'] } }],
    ['with an effect of release', { ...RULE, effect: 'release' }],
    ['with an unknown key', { ...RULE, efect: 'hold' }],
    ['with an id of another pack', { ...RULE, id: 'q/one' }],
  ])('%s', (_, rule) => expect(packWith(rule).success).toBe(false));

  test('when a pattern needs look-around', () => {
    const { data } = packWith({ ...RULE, match: { kind: 'pattern', pattern: '(?=a)b' } });
    expect(() => data && compilePack(data, '', exemptions)).toThrow(/look-around/);
  });

  test('when a basis is no exemption', () => {
    const { data } = packWith({ ...RULE, bases: [{ code: 'B99' }] });
    expect(() => data && compilePack(data, '', exemptions)).toThrow(/B99/);
  });
});

test('an example that does not hold is reported, with where it was found', () => {
  const { data } = packWith({ ...RULE, examples: { match: ['the [[pier]]'], miss: ['the harbor'] } });
  const wrong = data ? testPack(data, exemptions) : [];
  expect(wrong.map(({ ok }) => ok)).toEqual([false, false]);
});
