import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fixture, json, place, textOf } from './tearline.ts';
import { tearline } from './warm.ts';

const CABLE = fixture('21-releasable-to-an-ally');
const MRN = '23VARDEN421';
const OFFICIAL = ['--official', 'Ann Poe, Foreign Disclosure Officer'];
const BY = ['--reason', 'cleared', '--by', 'Ann Poe'];
const release = (run: string, audience: string, ...more: string[]) =>
  tearline(['release', CABLE, '--audience', audience, '--out', run, ...more]);
const copyIn = (run: string, folder: string): string => textOf(run, folder, `${MRN}.txt`);
const bannerIn = (run: string, folder: string): string => copyIn(run, folder).split('\n')[0]?.trim() ?? '';
const claimOn = (paragraph: string): string => {
  const { out } = tearline(['explain', CABLE, '--audience', 'GBR', '--paragraph', paragraph]);
  return /\[claim ([0-9a-f]+)\]/.exec(out)?.[1] ?? '';
};
const decide = (run: string, on: string, claims: string, ...owner: string[]) => {
  const what = ['--on', on, '--effect', 'release', '--answers', claims, ...owner];
  return tearline(['decide', run, MRN, ...what, ...BY]);
};

describe('a release to countries', () => {
  it('bears the banner of what is left, and verifies', () => {
    const { code, err, out } = release('gbr', 'gbr');
    expect([code, bannerIn('gbr', 'proposed')]).toEqual([1, 'SECRET//REL TO USA, GBR']);
    expect(err).toContain('audience USA, GBR');
    expect(out).toContain('--audience "gbr"');
    expect(json('gbr/restricted/run.json').audience).toBe('USA, GBR');
    expect(tearline(['verify', 'gbr']).code).toBe(0);
  });

  it('gets less where more readers ask, and nothing classified where one of them is in no list', () => {
    release('two', 'GBR, CAN');
    expect(bannerIn('two', 'proposed')).toBe('CONFIDENTIAL//REL TO USA, FVEY');
    release('fra', 'FRA');
    expect(bannerIn('fra', 'proposed')).toBe('UNCLASSIFIED');
  });

  it('opens what ORCON and NOFORN close on the answer of their owner alone, and strikes the mark it goes against', () => {
    release('asked', 'GBR');
    expect(decide('asked', '5', 'all').code).toBe(2);
    expect(decide('asked', '5', 'all', '--owner-answer', 'originator, ref 12, 2026-11-20').code).toBe(0);
    const officer = ['--owner-answer', 'foreign disclosure officer, ref 7, 2026-11-20'];
    expect(decide('asked', '2', claimOn('2'), ...officer).code).toBe(0);
    expect(bannerIn('asked', 'proposed')).toBe('SECRET//ORCON/REL TO USA, GBR');
    const copy = copyIn('asked', 'proposed');
    expect(copy).toContain('2. ~~(S//NF)~~ Embassy comment');
    expect(copy).toContain('5. (S//OC/REL TO USA, GBR) A report');

    const decisions = join(place, 'asked/restricted/decisions.jsonl');
    expect(release('signed', 'GBR', '--decisions', decisions, ...OFFICIAL).code).toBe(0);
    expect(bannerIn('signed', 'public')).toBe('SECRET//ORCON/REL TO USA, GBR');
    expect(tearline(['verify', 'signed']).code).toBe(0);
  });

  it('opens nothing to the next country that was opened to this one', () => {
    release('first', 'GBR');
    decide('first', '5', 'all', '--owner-answer', 'originator, ref 12, 2026-11-20');
    const decisions = join(place, 'first/restricted/decisions.jsonl');
    release('next', 'AUS', '--decisions', decisions);
    expect(copyIn('next', 'proposed')).not.toContain('A report of another agency');
  });

  it('fails verify with a banner of another audience', () => {
    const decisions = join(place, 'signed/restricted/decisions.jsonl');
    writeFileSync(decisions, textOf('asked/restricted/decisions.jsonl'));
    const copy = join(place, 'signed/public', `${MRN}.txt`);
    writeFileSync(copy, copyIn('signed', 'public').replaceAll('REL TO USA, GBR\n', 'REL TO USA, FRA\n'));
    const { code, out } = tearline(['verify', 'signed']);
    expect([code, out.includes('The release list of the banner does not name every reader.')]).toEqual([
      3,
      true,
    ]);
  });

  it.each([
    ['USA', 'names nobody besides the United States'],
    ['PUBLIC', 'PUBLIC is no code'],
    ['GBR, XYZ', 'XYZ is no code'],
    ['UK', 'UK is no code of a country or coalition; say GBR'],
    ['GBR AND FRA', 'AND is the code of Andorra'],
    ['ISAF', 'Nobody can say who is in ISAF'],
    ['foreign', 'name the countries'],
  ])('to %s is no release', (audience, told) => {
    const { code, err } = release('none', audience);
    expect([code, err.includes(told)]).toEqual([2, true]);
  });

  it.each([
    ['a reader in no table', ['readers: as asked', 'readers: [GBR, ZZZ]'], 'ZZZ is no code'],
    ['a reader in small letters', ['readers: as asked', 'readers: [gbr]'], 'gbr is no code'],
    ['nobody abroad', ['readers: as asked', 'readers: [USA]'], 'nobody besides the United States'],
    ['a row that lets go what its mark denies', ['effect: withhold', 'effect: release'], 'held or withheld'],
    ['a row too few', [/ {2}- row: referred.*?(?= {2}- row: consular)/s, ''], 'in this order'],
    ['a row that is nobody to open', [/ {8}owner: originator\n/, ''], "is somebody's to open"],
    ['a control in no table', ['controls: [SBU', 'controls: [SBUX'], "no control 'SBUX'"],
    ['another name than its file', ['audience: foreign', 'audience: ally'], 'call it ally.yaml'],
  ] as const)('by a table with %s does not start', (_, [from, to], told) => {
    const rules = join(place, 'changed-rules');
    cpSync(join(import.meta.dirname, '../../rules'), rules, { recursive: true });
    const file = join(rules, 'audiences/foreign.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
    const { code, err } = release('none', 'foreign', '--rules', rules);
    expect([code, err.includes(told)]).toEqual([2, true]);
    expect(err).toContain('foreign.yaml');
  });
});
