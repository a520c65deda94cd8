import { unite } from '../../model/span.ts';
import type { Piece } from '../../model/variant.ts';
import { pictured } from '../body.ts';
import { type PageRead, TAG } from '../html/check.ts';
import { PASSED, type Verdict } from '../verdict.ts';
import { type Frame, OTHER_HEAD, rowsOfCopy, rowsOfSheet } from './frame.ts';
import { sinceSaid } from './since.ts';

/** Checks a copy as a page: tag by tag and word by word around its body, and its portions in their order. */
export function checkHtmlCopy(
  { around, places, restored }: PageRead,
  pieces: readonly Piece[],
  frame: Frame,
): Verdict {
  const { mrn, banner, stamps, portions } = frame;
  const rows = rowsOfCopy(frame);
  const main = [
    ...heading(mrn, stamps),
    ...definitions(rows.map(([name, value]) => [name, [value]])),
    ...blockParts(frame),
    ...element('h2', ['Text']),
    ...legend(pieces, frame),
    ...element('div class="body"', []),
  ];
  const isInOrder = JSON.stringify(places) === JSON.stringify(portions.map(({ id }) => `p-${id}`));
  const isSetOff = JSON.stringify(restored) === JSON.stringify(unite(frame.since?.restored ?? []));
  return isInOrder && isSetOff && isWritten(around, page(`${mrn}, ${banner}`, banner, main))
    ? PASSED
    : OTHER_HEAD;
}

/** The same of a withdrawal sheet. */
export function checkHtmlSheet({ around }: PageRead, frame: Frame, source: string): Verdict {
  const { mrn, banner, stamps } = frame;
  const main = [
    ...heading('Withdrawal sheet', stamps),
    ...element('p class="note"', ['This sheet stands in the place of a cable that is denied in full.']),
    ...definitions(rowsOfSheet(frame, source).map(([name, value]) => [name, [value]])),
  ];
  return isWritten(around, page(`Withdrawal sheet, ${mrn}`, banner, main)) ? PASSED : OTHER_HEAD;
}

/** Whether a page has these tags and words and no other. */
export const isWritten = (around: readonly string[], expected: readonly string[]): boolean => {
  const said = expected
    .filter((part) => part !== '')
    .map((part) => (part.startsWith(TAG) ? part : pictured(part)));
  return said.length === around.length && said.every((part, i) => part === around[i]);
};

/** An element and what stands in it, tag by tag. */
export const element = (tag: string, inner: readonly string[]): string[] => [
  `${TAG}<${tag}>`,
  ...inner,
  `${TAG}</${tag.split(' ')[0]}>`,
];

const LEVELS: readonly (readonly [RegExp, string])[] = [
  [/^TOP SECRET(?:$|\/\/)/, 'top-secret'],
  [/^SECRET(?:$|\/\/)/, 'secret'],
  [/^CONFIDENTIAL(?:$|\/\/)/, 'confidential'],
  [/^RESTRICTED(?:$|\/\/)/, 'restricted'],
  [/^UNCLASSIFIED(?:$|\/\/)/, 'unclassified'],
];
/** A banner of more letters takes more than a line of a printed page. */
const SHORT = 50;

/** Title and page, tag by tag, as a page of ours has them. */
export function page(title: string, banner: string, main: readonly string[]): string[] {
  const level = LEVELS.find(([pattern]) => pattern.test(banner))?.[1] ?? 'unknown';
  const classes = banner.length > SHORT ? `${level} long` : level;
  return [
    ...element('title', [title]),
    `${TAG}<body class="${classes}">`,
    ...element('header class="banner"', [banner]),
    ...element('main', main),
    ...element('footer class="banner"', [banner]),
    `${TAG}</body>`,
  ];
}

/** The name of a page and its stamps. */
export const heading = (title: string, stamps: readonly string[]): string[] => [
  ...element('h1', [title]),
  ...(stamps.length === 0
    ? []
    : element(
        'div class="stamps"',
        stamps.flatMap((stamp) => element('p class="stamp"', [stamp])),
      )),
];

/** Names and what they are. */
export const definitions = (rows: readonly (readonly [string, readonly string[]])[]): string[] =>
  element(
    'dl class="facts"',
    rows.flatMap(([name, value]) => [...element('dt', [name]), ...element('dd', value)]),
  );

function blockParts({ block }: Frame): string[] {
  if (block === undefined) return [];
  const { was, on, authority, by, confirmed } = block;
  const rows: [string, string[]][] = [
    ['Was', element('s', [was])],
    ['Declassified', [on]],
    ['Authority', [authority]],
    ['Confirmed by', [by === undefined ? 'not yet confirmed' : `${by}, ${confirmed}`]],
  ];
  return element('section class="declassification"', [
    ...element('h2', ['Declassified']),
    ...definitions(rows),
  ]);
}

/** What tells how to read a page, as far as it has something to be read so. */
function legend(pieces: readonly Piece[], { since }: Frame): string[] {
  const said = [
    [STRUCK, pieces.some(({ kind }) => kind === 'struck')],
    [WITHHELD, pieces.some((piece) => piece.kind === 'deletion' && !piece.held)],
    [HELD, pieces.some((piece) => piece.kind === 'deletion' && piece.held)],
  ].flatMap(([words, isNeeded]) => (isNeeded === true ? [String(words)] : []));
  if (since !== undefined) said.push(`Words underlined were ${sinceSaid(since)}`);
  return said.length === 0 ? [] : element('p class="legend"', [said.join(' ')]);
}

const STRUCK = 'Words struck through are markings that this copy no longer bears.';
const WITHHELD =
  'A box in brackets with a solid edge stands for words withheld: how much, and on what ground.';
const HELD = 'A box in brackets with a broken edge, “under review”, stands for words not yet decided on.';
