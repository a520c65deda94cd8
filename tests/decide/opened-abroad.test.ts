import { describe, expect, it } from 'vitest';
import { openRecord } from '../../src/container/open.ts';
import { INSTALLED_RULES, loadRulebook } from '../../src/disk/rulebook.ts';
import type { Action, OwnerAnswer } from '../../src/model/action.ts';
import type { CivilDate } from '../../src/model/civil-date.ts';
import { sourceDigest } from '../../src/model/digest.ts';
import { type Review, type Rulebook, review } from '../../src/pipeline.ts';
import { cableText } from '../cable/invented.ts';
import { RULEBOOK, SETTING } from '../golden/cases.ts';

const GBR = loadRulebook(INSTALLED_RULES, 'GBR', SETTING.asOf);
const AUS = loadRulebook(INSTALLED_RULES, 'AUS', SETTING.asOf);
const LABELS = ['E.O. 12958: DECL: 03/04/2030', 'TAGS: PREL', 'SUBJECT: (U) FERRIES', ''];
const BY = ['Classified By: Ambassador Ruth Ashdown. Reasons 1.4 (b) and (d).'];

const cable = (body: string, captions: readonly string[] = []): string =>
  cableText({
    security: 'ZNY SSSSS ZZH',
    lineOne: 'S E C R E T NORDHAVEN 000123',
    labels: [...LABELS, ...BY],
    ...(captions.length > 0 && { captions }),
    body: [`1. ${body}`, '', '2. (U) Cod.'],
  });
const made = (text: string, rulebook: Rulebook, actions: readonly Action[] = []): Review =>
  review(openRecord('c.txt', text), { ...SETTING, actions, official: 'A, B' }, rulebook);

const owner = (name: string): OwnerAnswer => ({ owner: name, reference: 'r', on: '2026-11-20' as CivilDate });
const OFFICER = owner('foreign disclosure officer');
const ORIGINATOR = owner('originator');

/** A release of everything that bars at paragraph 1, as somebody recorded it for one audience. */
function decision(before: Review, audience: string, answer?: OwnerAnswer): Action {
  const { claims, mrn, bound } = before;
  return {
    ...{
      id: `d-${answer?.owner ?? 'nobody'}`,
      mrn,
      source: sourceDigest(bound),
      effect: 'release',
      bases: [],
    },
    ...{ on: { kind: 'portion', id: '1' }, reason: 'r', by: 'A', at: '2026-11-20T10:00:00Z', audience },
    answers: claims.filter(({ effect }) => effect !== 'release').map(({ id }) => id),
    ...(answer && { ownerAnswer: answer }),
  };
}
const shows = ({ body }: Review): boolean => body.includes('herring');

describe('what readers abroad are kept from', () => {
  it.each([
    ['(S//NF)', [OFFICER]],
    ['(S//OC/REL TO USA, GBR)', [ORIGINATOR]],
    ['(S//OC/NF)', [OFFICER, ORIGINATOR]],
    ['(S//PR)', [OFFICER, ORIGINATOR]],
    ['(S//XQZ)', [OFFICER]],
    ['(S//NF/XQZ)', [OFFICER]],
  ])('in %s is opened by each of its owners and by nobody else', (mark, owners) => {
    const text = cable(`${mark} The herring.`);
    const before = made(text, GBR);
    expect(shows(before)).toBe(false);
    expect(shows(made(text, GBR, [decision(before, 'USA, GBR')]))).toBe(false);
    for (const one of owners) {
      const without = owners.filter((each) => each !== one).map((each) => decision(before, 'USA, GBR', each));
      expect(shows(made(text, GBR, without))).toBe(false);
    }
    const all = owners.map((each) => decision(before, 'USA, GBR', each));
    expect(shows(made(text, GBR, all))).toBe(true);
  });

  it('by a caption stays closed when the disclosure officer has answered', () => {
    const text = cable('(S//NF) The herring.', ['EXDIS']);
    const before = made(text, GBR);
    expect(shows(made(text, GBR, [decision(before, 'USA, GBR', OFFICER)]))).toBe(false);
  });

  it.each([
    ['Restricted Data for the whole', { lineOne: 'S E C R E T RESTRICTED DATA NORDHAVEN 000123' }],
    ['NATO for the whole', { captions: ['NATO SECRET'] }],
  ])('by %s stays closed on a release list, whoever attests', (_, parts) => {
    const given = { security: 'ZNY SSSSS ZZH', lineOne: 'S E C R E T NORDHAVEN 000123', ...parts };
    const body = ['1. (S//REL TO USA, GBR) The herring.'];
    const text = cableText({ ...given, labels: [...LABELS, ...BY], body });
    expect(shows(made(text, GBR))).toBe(false);
  });

  it('by a date nobody knows stays closed, for nobody knows who was in a coalition', () => {
    const text = cable('(S//REL TO USA, NATO) The herring.').replace(/^. \d{6}Z.*\n/m, '');
    const fin = loadRulebook(INSTALLED_RULES, 'FIN', SETTING.asOf);
    expect([made(text, fin).cable.dated, shows(made(text, fin))]).toEqual([null, false]);
  });

  it('with a word nobody knows never bears a banner that may leave', () => {
    const text = cable('(S//NF/XQZ) The herring.');
    const { barred } = made(text, GBR, [decision(made(text, GBR), 'USA, GBR', OFFICER)]);
    expect(barred.join()).toContain('XQZ is no control');
  });

  it('is not open to others because it was opened to these', () => {
    const text = cable('(U) Tomas Lindqvist, a shopkeeper, told us of the herring.');
    const before = made(text, GBR);
    const opened = [decision(before, 'USA, GBR')];
    const named = ({ body }: Review): boolean => body.includes('Lindqvist');
    expect([named(before), named(made(text, GBR, opened))]).toEqual([false, true]);
    expect([named(made(text, AUS, opened)), named(made(text, RULEBOOK, opened))]).toEqual([false, false]);
    const { answers } = made(text, AUS, opened);
    expect(answers.refused.map(({ why }) => why.code)).toEqual(['other-audience']);
  });

  it('is opened by no decision that names no audience', () => {
    const text = cable('(S//OC/REL TO USA, GBR) The herring.');
    const before = made(text, GBR);
    const { audience: _, ...unnamed } = decision(before, 'USA, GBR', ORIGINATOR);
    expect(shows(made(text, GBR, [unnamed]))).toBe(false);
  });

  it('bars the banner where a table lets it go without an answer', () => {
    const table = GBR.audience.table.map((row) =>
      row.row === 'not-releasable' ? { ...row, effect: 'release' as const } : row,
    );
    const lax = { ...GBR, audience: { ...GBR.audience, table } };
    const { barred, variant } = made(cable('(S//NF) The herring.'), lax);
    expect(variant.banner).toBe('SECRET//NOFORN');
    expect(barred.join()).toContain('its banner keeps it from USA, GBR');
  });

  it('strikes the classification line where it denies what the copy bears, and only there', () => {
    const first = (line: string, mark: string): string => {
      const text = cable(`${mark} The herring.`).replace('S E C R E T NORD', `${line} NORD`);
      return (
        made(text, GBR)
          .body.split('\n')
          .find((each) => each.includes('NORDHAVEN 000123')) ?? ''
      );
    };
    expect(first('S E C R E T', '(S//REL TO USA, GBR)')).toMatch(/^S E C R E T /);
    expect(first('S E C R E T NOFORN', '(S//REL TO USA, GBR)')).toMatch(/^~~S E C R E T NOFORN~~ /);
  });
});
