import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { indexFiles } from '../../src/variant/index-of-withholdings.ts';
import { checkIndexPage } from '../../src/verify/index-page.ts';
import { outcome } from '../golden/cases.ts';

const rows = ['02-still-classified', '10-protected-source'].flatMap((name) => outcome(name).rows);
const [, , { content: page = '' } = {}] = indexFiles(rows, ['PROPOSED, NOT RELEASED']);

/** The same page with another style sheet, as another version might have it. */
function restyled(of: string): string {
  const [, style = ''] = /<style>([^<]*)<\/style>/.exec(of) ?? [];
  const other = `${style}p{margin:0}`;
  const digest = (sheet: string): string => createHash('sha256').update(sheet).digest('base64');
  return of.replace(style, () => other).replace(digest(style), () => digest(other));
}

describe('an index as a page', () => {
  test('that this version wrote is sound', () => expect(checkIndexPage(page, page)).toEqual({ ok: true }));

  test.each([
    ['set in another style', (of: string) => of],
    ['headed in other words of ours', (of: string) => of.replace('>Totals<', '>Withheld, in all<')],
    ['with other classes', (of: string) => of.replace('<table class="counts">', '<table class="list">')],
  ])('%s says the same', (_, other) => {
    const changed = restyled(other(page));
    expect(changed).not.toBe(page);
    expect(checkIndexPage(changed, page)).toEqual({ ok: true });
  });

  test.each<[string, (of: string) => string]>([
    ['a number more', (of) => of.replace('</strong>', '</strong> 7')],
    ['another extent', (of) => of.replace(/1 paragraph \([^)]*\)/, '3 lines')],
    ['another ground', (of) => of.replace('>B1', '>B2')],
    ['a row less', (of) => of.replace(/<tr><th scope="row">(?:(?!<\/tr>).)*<\/tr>(?!.*<tr>)/s, '')],
    ['a word that nobody knows', (of) => of.replace('>Totals<', '>Totals of Karst<')],
    ['a sign more', (of) => of.replace('>Totals<', '>Totals!<')],
    ['a blank between tags', (of) => of.replace('</tr><tr>', '</tr> <tr>')],
    ['a place by a number', (of) => of.replace('<p>', '<p id="note-481516">')],
    ['what looks like a tag', (of) => of.replace('</h1>', '</h1>&lt;b of Karst')],
    ['another banner', (of) => of.replaceAll('>UNCLASSIFIED<', '>UNCLASSIFIED//REL TO USA<')],
    ['another stamp', (of) => of.replace('>PROPOSED, NOT RELEASED<', '>RELEASED IN FULL<')],
    ['no form of ours', (of) => of.replace('<h1>', '<h1 onclick="x">')],
  ])('with %s does not', (_, change) => {
    expect(change(page)).not.toBe(page);
    expect(checkIndexPage(change(page), page).ok).toBe(false);
  });
});
