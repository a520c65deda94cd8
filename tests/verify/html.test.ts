import { describe, expect, test } from 'vitest';
import { prepareCopyCheck } from '../../src/verify/copy.ts';
import { readPage } from '../../src/verify/html/check.ts';
import { isPlainStyle } from '../../src/verify/html/style.ts';
import { CASES, type Case } from './carriers/cables.ts';
import { htmlOf } from './carriers/clean.ts';

const of = CASES[0] as Case;
const clean = htmlOf(of);
const faults = (page: string): string[] => prepareCopyCheck(of.settled)('x.html', page);
const with_ = (from: string, to: string): string => {
  expect(clean).toContain(from);
  return clean.replace(from, () => to);
};

test('a clean page passes', () => expect(faults(clean)).toEqual([]));

describe('a page is refused', () => {
  test.each<[string, string]>([
    ['in another case', clean.replace('<main>', '<MAIN>')],
    ['with a comment', with_('<main>', '<main><!-- x -->')],
    ['with another declaration', with_('<!doctype html>', '<!DOCTYPE html>')],
    ['with bytes before it', ` ${clean}`],
    ['with text behind it', `${clean}x`],
    ['with an unknown element', with_('<h1>', '<b></b><h1>')],
    ['with an unknown attribute', with_('<h1>', '<h1 hidden="">')],
    ['with an attribute twice', with_('<h1>', '<h1 id="p-1" id="p-2">')],
    ['with an attribute without quotes', with_('<h1>', '<h1 id=p-1>')],
    ['with a single quote', with_('<h1>', "<h1 id='p-1'>")],
    ['with an unknown class', with_('<h1>', '<h1 class="tall">')],
    ['with an unknown place', with_('<h1>', '<h1 id="p-quill">')],
    ['with a place twice', with_('<h1>', '<p id="p-1"></p><p id="p-1"></p><h1>')],
    ['with a link out', with_('<h1>', '<a href="x.html">x</a><h1>')],
    ['with a link to nowhere', with_('<h1>', '<a href="#p-9">1</a><h1>')],
    ['with a bare ampersand', with_('<h1>', '<p>& </p><h1>')],
    ['with another entity', with_('<h1>', '<p>&nbsp;</p><h1>')],
    ['with a bare carriage return', with_('<h1>', '<p>\r</p><h1>')],
    ['with an element left open', with_('<h1>', '<p><h1>')],
    ['with elements crossed', with_('<h1>', '<p><span></p></span><h1>')],
    ['with two bodies', with_('<h1>', '<div class="body"></div><h1>')],
    ['without the body', with_('<div class="body">', '<div class="prose">')],
    ['with a link in the body', with_('<div class="body">', '<div class="body"><a href="#p-1"></a>')],
    ['with text outside its parts', with_('<main>', 'x<main>')],
    ['with an element outside its parts', with_('<main>', '<p></p><main>')],
    ['without the policy', clean.replace(/<meta http-equiv[^>]*>/, '')],
    ['with another policy', with_("default-src 'none'", "default-src 'self'")],
    ['whose policy names another sheet', with_('margin:0', 'margin:1')],
    ['with two sheets', with_('</head>', '<style></style></head>')],
    ['with one banner', clean.replace(/<footer.*<\/footer>/, '')],
    [
      'with two different banners',
      with_('<footer class="banner">UNCLASSIFIED', '<footer class="banner">SECRET'),
    ],
    ['with too high a banner', clean.replaceAll('>UNCLASSIFIED<', '>SECRET<')],
    ['with a word of nobody', with_('<h1>', '<p>smuggling</p><h1>')],
    ['with a released character gone', with_('HARBOUR', 'HARBOR')],
    ['with a marker gone', clean.replace(/<span class="deletion withheld">[^<]*<\/span>/, '')],
    ['with an old marking not struck', clean.replace(/<\/?s>/g, '')],
  ])('%s', (_, page) => expect(faults(page)).not.toEqual([]));
});

test('an unknown form is told by its place', () => {
  const page = with_('<h1>', '<h1 onclick="x">');
  const column = page.indexOf('<h1 ') + 1;
  expect(readPage(page)).toEqual({
    verdict: {
      ok: false,
      code: 'page-form',
      reason: `The page has an unknown form at line 1, column ${column}.`,
    },
  });
});

test.each([
  'url(x.png)',
  "@import 'x'",
  'content:attr(id)',
  "content:'Quill'",
  "content:'555-0142-33'",
  "content:'555 0142'",
  '\\51',
  '/* x */',
  '.tall{}',
  'margin:12345',
])('a sheet with %s is refused', (style) => expect(isPlainStyle(`p{margin:0}${style}`)).toBe(false));

test('an index is a page without a body, and not a copy', () => {
  const index = clean.replace(/<div class="body">.*<\/div>/s, '<table><tr><td>1</td></tr></table>');
  const check = prepareCopyCheck(of.settled);
  expect(check('index.html', index)).toEqual([]);
  expect(check('x.html', index)).not.toEqual([]);
  expect(prepareCopyCheck({ ...of.settled, sheet: true })('x.html', index)).toEqual([]);
  expect(prepareCopyCheck({ ...of.settled, sheet: true })('x.html', clean)).not.toEqual([]);
});

test.each(['x.doc', 'x', 'x.pdf.exe', 'x.HTML'])('%s is a form in which no copy is made', (name) =>
  expect(prepareCopyCheck(of.settled)(name, clean).join()).toMatch(/No copy is made in this form/),
);
