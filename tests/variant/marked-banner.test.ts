import { expect, test } from 'vitest';
import { openRecord } from '../../src/container/open.ts';
import { UNKNOWN_LEVEL } from '../../src/model/marking.ts';
import { review } from '../../src/pipeline.ts';
import { cableText } from '../cable/invented.ts';
import { RULEBOOK, SETTING } from '../golden/cases.ts';

const bannerOver = (...body: string[]): string =>
  review(openRecord('c.txt', cableText({ body })), SETTING, RULEBOOK).marked.banner;

test('what shows a cable with another in it bears no level that is known: nobody knows that of the other', () => {
  expect(bannerOver('1. The fair opens.', 'ASHDOWN')).toBe('CONFIDENTIAL');
  const quoted = ['S E C R E T SOUTHPORT 000009', '', '1. The patrols sail at night.', 'UNQUOTE'];
  expect(bannerOver('1. Following repeats Southport 9. QUOTE:', '', ...quoted, 'ASHDOWN')).toBe(
    UNKNOWN_LEVEL,
  );
});
