import { describe, expect, test } from 'vitest';
import { checkBanner } from '../../src/verify/banner.ts';

const page = (first: string, last = first): string => `${first}\ntext\n${last}\n`;

describe('the banner of a text copy', () => {
  test.each([
    ['unclassified, centred', page('          UNCLASSIFIED')],
    ['with CR LF', 'UNCLASSIFIED\r\ntext\r\nUNCLASSIFIED\r\n'],
  ])('passes: %s', (_, text) => {
    expect(checkBanner(text)).toEqual({ ok: true });
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
  ])('fails: %s', (_, text, code) => {
    expect(checkBanner(text)).toMatchObject({ ok: false, code });
  });

  test('may rise to what the audience allows, and no higher', () => {
    expect(checkBanner(page('CONFIDENTIAL'), 'CONFIDENTIAL').ok).toBe(true);
    expect(checkBanner(page('UNCLASSIFIED'), 'CONFIDENTIAL').ok).toBe(true);
    expect(checkBanner(page('SECRET'), 'CONFIDENTIAL').ok).toBe(false);
  });

  test('fails where the ceiling itself is no level', () => {
    expect(checkBanner(page('UNCLASSIFIED'), 'ANYTHING').ok).toBe(false);
  });
});
