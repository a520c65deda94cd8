import { describe, expect, test } from 'vitest';
import { readerFor } from '../../src/cli/chosen-packs.ts';
import { INSTALLED_RULES } from '../../src/disk/rulebook.ts';
import { testPack } from '../../src/rule/examples.ts';
import { RULEBOOK } from '../golden/cases.ts';
import { changedUnderOneVersion, findsOf, oldPacks, recordedFinds } from './old-packs.ts';

const WHAT_TO_DO =
  'The code, or a table, makes a pack do something else than on the day it was shipped (-: recorded, +: found now; case, ' +
  'pack and version, rule, place, effect, bases). Where that is wanted: npm run packs:adopt, and have the difference reviewed.';

/** What is in one list alone, marked as in a diff. */
function differences(recorded: readonly string[], found: readonly string[]): string[] {
  const [before, now] = [new Set(recorded), new Set(found)];
  return [
    ...recorded.filter((line) => !now.has(line)).map((line) => `- ${line}`),
    ...found.filter((line) => !before.has(line)).map((line) => `+ ${line}`),
  ].sort((a, b) => (a.slice(2) < b.slice(2) ? -1 : 1));
}

describe('a pack that was shipped', () => {
  const packs = oldPacks();
  const reader = readerFor(packs, INSTALLED_RULES);

  test('does on the golden cases what it did', () => {
    expect(packs.length).toBeGreaterThan(0);
    expect(recordedFinds().length).toBeGreaterThan(0);
    expect(differences(recordedFinds(), findsOf(packs)), WHAT_TO_DO).toEqual([]);
  });

  test.each(packs.map(({ pack }) => [`${pack.pack} ${pack.version}`, pack] as const))(
    '%s does on its own examples what it did',
    (_, pack) =>
      expect(
        testPack(pack, RULEBOOK.exemptions, undefined, reader).filter(({ ok }) => !ok),
        WHAT_TO_DO,
      ).toEqual([]),
  );

  test('keeps its version while it keeps its text', () => {
    expect(changedUnderOneVersion(), 'Raise the version of a pack that has changed.').toEqual([]);
  });

  test('is missed where it finds one thing more or less', () => {
    const [first = '', ...others] = recordedFinds();
    expect(differences([first, ...others], others)).toEqual([`- ${first}`]);
    expect(differences(others, [first, ...others])).toEqual([`+ ${first}`]);
  });
});
