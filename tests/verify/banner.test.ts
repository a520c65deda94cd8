import { describe, expect, test } from 'vitest';
import type { BannerLimit } from '../../src/model/audience.ts';
import type { Level } from '../../src/model/marking.ts';
import { checkBanner } from '../../src/verify/banner.ts';

const page = (first: string, last = first): string => `${first}\ntext\n${last}\n`;
const everybody = (ceiling: Level = 'U'): BannerLimit => ({
  ...{ ceiling, controls: [], readers: [], countries: [], coalitions: {} },
});

describe('the banner of a text copy', () => {
  test.each([
    ['unclassified, centred', page('          UNCLASSIFIED')],
    ['with CR LF', 'UNCLASSIFIED\r\ntext\r\nUNCLASSIFIED\r\n'],
  ])('passes: %s', (_, text) => {
    expect(checkBanner(text, everybody())).toEqual({ ok: true });
  });

  test.each([
    ['above the ceiling', page('CONFIDENTIAL'), 'banner-too-high'],
    ['two levels', page('UNCLASSIFIED', 'SECRET'), 'banners-differ'],
    ['one line only', 'UNCLASSIFIED\n', 'banners-differ'],
    ['no first', 'text\nUNCLASSIFIED\n', 'no-banner'],
    ['no last', 'UNCLASSIFIED\ntext\n', 'no-banner'],
    ['an empty last line', 'UNCLASSIFIED\ntext\nUNCLASSIFIED\n\n', 'no-banner'],
    ['more words on the line', page('UNCLASSIFIED WHEN SEPARATED'), 'no-banner'],
    ['nothing', '', 'no-banner'],
    ['a control', page('UNCLASSIFIED//SBU'), 'banner-bars'],
    ['a release list', page('UNCLASSIFIED//REL TO USA, GBR'), 'banner-list'],
  ])('fails: %s', (_, text, code) => {
    expect(checkBanner(text, everybody())).toMatchObject({ ok: false, code });
  });

  test('may not rise above what the folder may hold', () => {
    expect(checkBanner(page('UNCLASSIFIED'), everybody('C')).ok).toBe(true);
    expect(checkBanner(page('SECRET'), everybody('C'))).toMatchObject({ code: 'banner-too-high' });
  });

  test('of everybody is never classified, whatever its ceiling', () => {
    expect(checkBanner(page('CONFIDENTIAL'), everybody('C'))).toMatchObject({
      code: 'banner-not-releasable',
    });
  });
});

describe('the banner of a copy for some countries', () => {
  const limit = (...readers: string[]): BannerLimit => ({
    ceiling: 'S',
    controls: ['SBU', 'ORCON'],
    countries: ['USA', 'AUS', 'CAN', 'NZL', 'GBR', 'FRA', 'DEU', 'AFG'],
    readers,
    coalitions: { FVEY: ['AUS', 'CAN', 'GBR', 'NZL', 'USA'], NATO: ['GBR', 'FRA', 'USA'] },
  });
  const to = (banner: string, ...readers: string[]) => checkBanner(page(banner), limit('USA', ...readers));

  test.each([
    ['a list that names them', 'SECRET//REL TO USA, GBR', ['GBR']],
    ['a longer list', 'SECRET//REL TO USA, AUS, GBR', ['GBR']],
    ['a coalition they are in', 'SECRET//REL TO USA, FVEY', ['GBR', 'NZL']],
    ['the coalition that asks', 'SECRET//REL TO USA, NATO', ['NATO']],
    ['all members of the coalition that asks', 'CONFIDENTIAL//REL TO USA, FRA, GBR', ['NATO']],
    ['nothing but unclassified', 'UNCLASSIFIED', ['GBR']],
    ['a control they may get', 'UNCLASSIFIED//REL TO USA, GBR//SBU', ['GBR']],
    ['others may see it', 'SECRET//REL TO USA, GBR/DISPLAY ONLY AFG', ['GBR']],
    ['an open foreign source', 'SECRET//FGI DEU//REL TO USA, DEU, GBR', ['GBR']],
    ['EYES ONLY with their name', 'SECRET//USA/GBR EYES ONLY', ['GBR']],
    ['a control beside a list', 'SECRET//ORCON/REL TO USA, GBR', ['GBR']],
  ])('passes: %s', (_, banner, readers) => {
    expect(to(banner, ...readers)).toEqual({ ok: true });
  });

  test.each([
    ['no list', 'SECRET', ['GBR'], 'banner-not-releasable'],
    ['a list without one of them', 'SECRET//REL TO USA, GBR', ['GBR', 'FRA'], 'banner-not-releasable'],
    ['a coalition they are not in', 'SECRET//REL TO USA, FVEY', ['FRA'], 'banner-not-releasable'],
    ['a coalition without one member', 'SECRET//REL TO USA, GBR', ['NATO'], 'banner-not-releasable'],
    ['DISPLAY ONLY alone', 'SECRET//DISPLAY ONLY GBR', ['GBR'], 'banner-not-releasable'],
    ['a control without a list', 'UNCLASSIFIED//SBU', ['GBR'], 'banner-not-releasable'],
    ['NOFORN', 'SECRET//NOFORN', ['GBR'], 'banner-bars'],
    ['NOFORN beside a list', 'SECRET//NOFORN/REL TO USA, GBR', ['GBR'], 'banner-bars'],
    ['RELIDO', 'SECRET//RELIDO', ['GBR'], 'banner-bars'],
    ['a register', 'SECRET//SI//REL TO USA, GBR', ['GBR'], 'banner-bars'],
    ['a concealed source', 'SECRET//FGI//REL TO USA, GBR', ['GBR'], 'banner-bars'],
    ['two lists', 'SECRET//REL TO USA, GBR//REL TO USA, AUS', ['GBR'], 'banner-list'],
    ['two lists between slashes', 'SECRET//REL TO USA, AUS/REL TO GBR', ['GBR'], 'banner-list'],
    ['a word in the list', 'SECRET//REL TO USA, GBR, NOT, AUS', ['GBR'], 'banner-list'],
    ['a control behind FGI', 'SECRET//FGI NOFORN//REL TO USA, GBR', ['GBR'], 'banner-bars'],
    ['a control behind DISPLAY ONLY', 'SECRET//REL TO USA, GBR/DISPLAY ONLY HCS', ['GBR'], 'banner-bars'],
    ['above the ceiling', 'TOP SECRET//REL TO USA, GBR', ['GBR'], 'banner-too-high'],
    ['a foreign owner', '//GBR SECRET//REL TO USA, GBR', ['GBR'], 'no-banner'],
  ])('fails: %s', (_, banner, readers, code) => {
    expect(to(banner, ...readers)).toMatchObject({ ok: false, code });
  });
});
