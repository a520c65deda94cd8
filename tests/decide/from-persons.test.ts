import { describe, expect, test } from 'vitest';
import { claimsFromPersons } from '../../src/decide/from-persons.ts';
import { INSTALLED_RULES, loadAudience, loadVocabulary } from '../../src/disk/rulebook.ts';
import type { CivilDate } from '../../src/model/civil-date.ts';
import type { PersonRole } from '../../src/model/person.ts';

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
