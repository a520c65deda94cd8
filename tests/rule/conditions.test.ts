import { describe, expect, it } from 'vitest';
import type { CivilDate } from '../../src/model/civil-date.ts';
import { applies, type Circumstances, When } from '../../src/rule/conditions.ts';
import { whenInWords } from '../../src/rule/in-words.ts';

const CABLE: Circumstances = {
  asOf: '2026-11-24' as CivilDate,
  dated: '2001-11-25' as CivilDate,
  order: '12958',
  level: 'C',
  captions: ['EXDIS'],
  channel: 'ROGER CHANNEL',
  headerUnread: false,
  tags: ['CVIS', 'NO'],
  reasons: ['1.4(b)'],
  station: 'OSLO',
  from: 'AMEMBASSY OSLO',
  addressees: ['SECSTATE WASHDC', 'CIA WASHINGTON DC'],
  family: 'acp',
  classifiedAt: () => true,
};
/** What a cable that says nothing of the matter looks like. */
const SILENT: Circumstances = {
  ...{ ...CABLE, dated: null, order: null, level: null, captions: [], channel: null, tags: [], reasons: [] },
  ...{ station: null, from: null, addressees: [], family: null },
};
const meets = (when: unknown, cable: Partial<Circumstances> = {}): boolean =>
  applies(When.parse(when), { ...CABLE, ...cable });

/** A condition that the cable meets, one that it does not, and whether silence meets it. */
const CASES: readonly (readonly [met: unknown, unmet: unknown, silent: boolean])[] = [
  [{ datedFrom: '2001-11-25' }, { datedFrom: '2001-11-26' }, true],
  [{ datedUntil: '2001-11-25' }, { datedUntil: '2001-11-24' }, true],
  [{ age: { youngerThan: 25 } }, { age: { olderThan: 25 } }, true],
  [{ orders: ['12356', '12958'] }, { orders: ['13526'] }, true],
  [{ levels: ['C'] }, { levels: ['S'] }, true],
  [{ captions: ['EXDIS'] }, { captions: ['NODIS'] }, false],
  [{ channels: ['ROGER CHANNEL'] }, { channels: ['DISSENT CHANNEL'] }, false],
  [{ tags: ['CVIS'] }, { tags: ['CASC'] }, true],
  [{ reasons: ['1.4(b)'] }, { reasons: ['1.4(c)'] }, true],
  [{ posts: ['Oslo'] }, { posts: ['BERGEN', 'OSL'] }, true],
  [{ addressees: ['CIA'] }, { addressees: ['DIA', 'WASH'] }, true],
  [{ families: ['acp'] }, { families: ['smart'] }, true],
];

describe('a condition of a rule', () => {
  it.each(CASES)('%j holds and %j does not; a cable that does not say: %s', (met, unmet, silent) => {
    expect([meets(met), meets(unmet)]).toEqual([true, false]);
    expect(applies(When.parse(met), SILENT)).toBe(silent);
    expect(applies(When.parse(unmet), SILENT)).toBe(silent);
  });

  it('on age turns on the anniversary', () => {
    const on = (asOf: string) => ({ asOf: asOf as CivilDate });
    expect(meets({ age: { olderThan: 25 } }, on('2026-11-25'))).toBe(true);
    expect(meets({ age: { youngerThan: 25 } }, on('2026-11-25'))).toBe(false);
    expect(meets({ age: { olderThan: 20, youngerThan: 25 } }, on('2026-11-24'))).toBe(true);
    expect(meets({ age: { olderThan: 20, youngerThan: 25 } }, on('2021-11-24'))).toBe(false);
  });

  it('on captions and channels holds where part of the header was not read', () => {
    expect(meets({ captions: ['NODIS'] }, { captions: [], headerUnread: true })).toBe(true);
    expect(meets({ channels: ['DISSENT CHANNEL'] }, { channel: null, headerUnread: true })).toBe(true);
  });

  it('on posts holds where the number or the sender is not said', () => {
    expect(meets({ posts: ['BERGEN'] }, { from: null })).toBe(true);
    expect(meets({ posts: ['BERGEN'] }, { station: null })).toBe(true);
    expect(meets({ posts: ['BERGEN'] }, { station: 'BERGEN' })).toBe(true);
  });

  it('does not stand alone: all must hold', () => {
    expect(meets({ tags: ['CVIS'], levels: ['C'] })).toBe(true);
    expect(meets({ tags: ['CVIS'], levels: ['S'] })).toBe(false);
  });

  it('is refused where it names nothing', () => {
    for (const when of [{ tags: [] }, { age: {} }, { orders: ['E.O. 12958'] }, { families: ['telex'] }])
      expect(When.safeParse(when).success).toBe(false);
  });

  it('has words that say what becomes of a cable that does not say', () => {
    for (const [met, , silent] of CASES)
      expect(whenInWords(When.parse(met))).toMatch(
        silent ? /without|none|no order|do not say|guess/ : /not read/,
      );
  });
});
