import { describe, expect, test } from 'vitest';
import { claimsFromPersons } from '../../src/decide/from-persons.ts';
import { settle } from '../../src/decide/settle.ts';
import { INSTALLED_RULES, loadAudience, loadVocabulary } from '../../src/disk/rulebook.ts';
import { type Audience, AudienceFile } from '../../src/model/audience.ts';
import type { CivilDate } from '../../src/model/civil-date.ts';
import { PersonCapacity, type PersonRole } from '../../src/model/person.ts';

const DAY = '2026-11-24' as CivilDate;
const vocabulary = loadVocabulary(INSTALLED_RULES);
const archive = loadAudience(INSTALLED_RULES, 'archive', vocabulary, DAY);
const foia = loadAudience(INSTALLED_RULES, 'foia', vocabulary, DAY);

const claimsOn = (role: PersonRole, dated: string | null, audience = archive) =>
  claimsFromPersons(
    [{ id: 'p1', name: 'Ana Krestic', role, evidence: 'a test', mentions: [{ from: 3, to: 9 }] }],
    audience,
    { dated: dated as CivilDate | null, asOf: '2026-11-04' as CivilDate, classifiedAt: () => false },
  ).map(({ effect, bases, reason }) => ({ effect, codes: bases.map(({ code }) => code), reason }));

describe('an archive', () => {
  test.each(['2001-11-04', '1975-01-01'])('opens a private name in a record of %s', (dated) =>
    expect(claimsOn('private', dated)).toEqual([]),
  );

  test.each(['2001-11-05', '2009-11-04', null])('holds it in a record of %s, and says why', (dated) => {
    const [claim] = claimsOn('private', dated);
    expect([claim?.effect, claim?.codes]).toEqual(['hold', ['B6']]);
    expect(claim?.reason).toMatch(/undated or not yet 25 years old/);
  });

  test('opens officials and holds protected persons at any age', () => {
    expect(claimsOn('official', '2009-11-04')).toEqual([]);
    expect(claimsOn('protected', '1975-01-01').map(({ effect }) => effect)).toEqual(['hold']);
  });
});

test('a requester under the Act meets a private name held at any age', () =>
  expect(claimsOn('private', '1975-01-01', foia).map(({ effect }) => effect)).toEqual(['hold']));

describe('a capacity beside a role', () => {
  const claimsOf = (
    role: PersonRole,
    capacities: readonly PersonCapacity[],
    audience: Audience,
    classified = false,
  ) =>
    claimsFromPersons(
      [
        {
          id: 'p1',
          name: 'Ana Krestic',
          role,
          evidence: 'a test',
          capacities,
          mentions: [{ from: 3, to: 9 }],
        },
      ],
      audience,
      { dated: '2009-11-04' as CivilDate, asOf: DAY, classifiedAt: () => classified },
    );
  const foreign = loadAudience(INSTALLED_RULES, 'GBR', vocabulary, DAY);
  const EXPECTED = {
    'local-staff': ['B6'],
    'security-agent': ['B6', 'B7(C)'],
    detainee: ['B6'],
    'visa-case': ['B3 8 U.S.C. 1202(f)'],
  };

  test.each(PersonCapacity.options)('%s: a name that its role would release is asked about', (capacity) => {
    expect(claimsOf('us-official', [], foia)).toEqual([]);
    for (const [audience, codes] of [
      [foia, EXPECTED[capacity]],
      [archive, EXPECTED[capacity]],
      [foreign, EXPECTED[capacity].filter((code) => code !== 'B7(C)')],
    ] as const) {
      const [claim, ...more] = claimsOf('us-official', [capacity], audience);
      expect([more, claim?.effect, claim?.bases.map(({ code }) => code)]).toEqual([[], 'hold', codes]);
      expect(claim?.by).toEqual({ kind: 'role', person: 'p1', role: capacity });
    }
  });

  test('leaves what the role closes harder, and keeps both reasons', () => {
    const claims = claimsOf('protected', ['detainee'], foia, true);
    expect(claims.map(({ effect }) => effect)).toEqual(['withhold', 'hold']);
    const settled = settle(
      12,
      claims.map((claim, i) => ({ id: `c${i}`, ...claim })),
      [],
    );
    expect(settled.map(({ effect }) => effect)).toEqual(['hold', 'withhold', 'hold']);
    const both = claimsOf('private', ['visa-case'], foia);
    const joined = settle(
      12,
      both.map((claim, i) => ({ id: `c${i}`, ...claim })),
      [],
    )[1];
    expect([joined?.bases.map(({ code }) => code), joined?.claims]).toEqual([
      ['B3 8 U.S.C. 1202(f)', 'B6'],
      ['c0', 'c1'],
    ]);
    expect(new Set(both.map(({ reason }) => reason)).size).toBe(2);
  });

  test('that the file does not list adds nothing, and a row without a source is refused', () => {
    const { capacities, ...plain } = foia;
    expect(claimsOf('us-official', ['detainee'], plain)).toEqual([]);
    const { file: _, readers: __, ...rest } = foia;
    const file = { ...rest, readers: 'public' };
    expect(AudienceFile.safeParse(file).success).toBe(true);
    const { source: ___, ...unsourced } = capacities?.detainee ?? { source: '' };
    expect(AudienceFile.safeParse({ ...file, capacities: { detainee: unsourced } }).success).toBe(false);
  });
});
