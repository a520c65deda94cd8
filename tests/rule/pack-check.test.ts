import { describe, expect, test } from 'vitest';
import { INSTALLED_RULES, loadExemptions } from '../../src/disk/rulebook.ts';
import type { CivilDate } from '../../src/model/civil-date.ts';
import { Pack } from '../../src/rule/pack.ts';
import { findingsInCables, findingsOf } from '../../src/rule/pack-check.ts';
import { RuleTally, spokenIn } from '../../src/rule/tally.ts';

const exemptions = loadExemptions(INSTALLED_RULES);
const day = '2026-11-24' as CivilDate;
const HARBOR = {
  id: 'p/harbor',
  title: 'One',
  match: { kind: 'phrase', any: ['harbor'] },
  effect: 'hold',
  bases: [{ code: 'B6' }],
  authority: 'a',
  reason: 'r',
  source: 's',
  status: 'test',
  examples: { match: ['the [[harbor]]'], miss: ['the pier'] },
};
const found = (...rules: object[]): string[] =>
  findingsOf([Pack.parse({ pack: 'p', version: '1', title: 't', rules })], exemptions, day).map(
    ({ rule, code, fails }) => `${rule} ${code} ${fails ? 'fails' : 'warns'}`,
  );
const pattern = (source: string, hit: string) => ({
  ...HARBOR,
  match: { kind: 'pattern', pattern: source },
  examples: { match: [`the [[${hit}]]`], miss: ['none'] },
});

describe('of a pack is told', () => {
  test('nothing where nothing is wrong', () => expect(found(HARBOR)).toEqual([]));

  test('a rule that is another once more, whatever the order of its keys', () => {
    const again = { ...HARBOR, id: 'p/again', match: { any: ['harbor'], kind: 'phrase' } };
    expect(found(HARBOR, again)).toEqual(['p/again duplicate fails']);
  });

  test('a rule whose examples another covers as strongly, and none that is stronger or finds more', () => {
    const wide = {
      ...HARBOR,
      id: 'p/wide',
      match: { kind: 'phrase', any: ['harbor', 'pier'] },
      examples: { match: ['the [[pier]]'], miss: ['x'] },
    };
    expect(found(HARBOR, wide)).toEqual(['p/harbor shadowed fails']);
    expect(found({ ...HARBOR, effect: 'withhold' }, wide)).toEqual([]);
    expect(found({ ...HARBOR, bases: [{ code: 'B5' }] }, wide)).toEqual([]);
    expect(found(HARBOR, { ...wide, when: { tags: ['PREL'] } })).toEqual([]);
    expect(found(HARBOR, { ...wide, until: '2020-01-01' })).toEqual(['p/wide out-of-force warns']);
  });

  test.each([
    ['that begins its search again and again', 'a[^b]*b|a', 'a'],
    ['with repetitions in repetitions', '(?:a{0,100}){0,100}b|a', 'a'],
  ])('a pattern %s', (_, source, hit) =>
    expect(found(pattern(source, hit))).toEqual(['p/harbor slow fails']),
  );

  test('no pattern that ends soon', () => expect(found(pattern('a[^b]{0,20}b|a', 'a'))).toEqual([]));

  test('an example that does not hold, also only over a line wrap', () => {
    expect(found({ ...HARBOR, examples: { match: ['the [[pier]]'], miss: ['x'] } })).toEqual([
      'p/harbor example fails',
    ]);
  });

  test('a basis that nobody knows, and days that never come', () => {
    expect(found({ ...HARBOR, bases: [{ code: 'B99' }] })).toEqual(['p/harbor unknown-basis fails']);
    expect(found({ ...HARBOR, from: '2020-01-01', until: '2019-01-01' })).toEqual([
      'p/harbor out-of-force fails',
    ]);
  });
});

describe('of cables is told', () => {
  const tallied = (held: number, cables: number): string[] => {
    const tally = new RuleTally(['p/harbor']);
    for (let n = 0; n < cables; n++) tally.add(n < held ? [{ rule: 'p/harbor', effect: 'hold' }] : []);
    return findingsInCables(tally).map(({ code, fails }) => `${code} ${fails ? 'fails' : 'warns'}`);
  };

  test('a rule that holds more than a tenth, and one that found nothing', () => {
    expect([tallied(3, 20), tallied(2, 20), tallied(0, 20)]).toEqual([
      ['holds-too-often fails'],
      [],
      ['never-matched warns'],
    ]);
  });

  test('of few cables nothing that fails', () => expect(tallied(3, 5)).toEqual(['holds-too-often warns']));
});

test('a hold inside what another rule withholds asks nobody', () => {
  const withheld = { rule: 'p/pier', effect: 'withhold', span: { from: 4, to: 20 } } as const;
  const held = { rule: 'p/harbor', effect: 'hold', span: { from: 6, to: 12 } } as const;
  const effects = (to: number): string[] =>
    spokenIn([withheld, { ...held, span: { from: 6, to } }]).map(({ effect }) => effect);
  expect(effects(12)).toEqual(['withhold', 'withhold']);
  expect(effects(21)).toEqual(['withhold', 'hold']);
});
