import { describe, expect, test } from 'vitest';
import type { Cable } from '../../src/model/cable.ts';
import { bannerOfAll } from '../../src/variant/banner-of-all.ts';
import type { Stretch } from '../../src/variant/build.ts';
import { factsOf } from '../../src/variant/facts.ts';
import { placesOf } from '../../src/variant/places.ts';
import { pagesOf } from '../../src/variant/sheet.ts';
import { cableOf, field, portion } from '../person/cables.ts';

describe('where portions begin in a body', () => {
  const stretch = (from: number, to: number, piece: Stretch['piece']): Stretch => ({ from, to, piece });
  const text = (words: string): Stretch['piece'] => ({ kind: 'text', text: words });
  const marker: Stretch['piece'] = {
    ...{ kind: 'deletion', portion: '1', bases: ['B6'], extent: 'name', held: false },
  };
  const places = (portions: [string, number][], stretches: Stretch[]) =>
    placesOf(
      portions.map(([id, from]) => portion(id, 'paragraph', [{ from, to: from + 1 }])),
      stretches,
    ).map(({ id, at }) => [id, at]);

  test('behind struck text and markers, which are longer than what they stand for', () => {
    const stretches = [
      stretch(0, 3, { kind: 'struck', text: '(C)' }),
      stretch(3, 4, text(' ')),
      stretch(4, 9, marker),
      stretch(9, 12, text('abc')),
    ];
    // ~~(C)~~ is seven, the blank one, [name: B6] ten.
    expect(
      places(
        [
          ['1', 0],
          ['2', 10],
        ],
        stretches,
      ),
    ).toEqual([
      ['1', 0],
      ['2', 19],
    ]);
  });

  test('inside struck text behind its two strokes; inside a deletion with its marker', () => {
    const stretches = [stretch(0, 6, { kind: 'struck', text: 'SECRET' }), stretch(6, 9, marker)];
    expect(
      places(
        [
          ['1', 3],
          ['2', 7],
        ],
        stretches,
      ),
    ).toEqual([
      ['1', 5],
      ['2', 10],
    ]);
  });
});

describe('the facts of a header', () => {
  const text = 'SUBJECT: THE LATE FERRY';
  const subject = { from: 9, to: 23 };
  const cable: Cable = cableOf(text, { fields: { subject: field(text, 'THE LATE FERRY', subject) } });

  test.each([
    ['as released', [], 'THE LATE FERRY'],
    ['withheld', [subject], 'withheld'],
    [
      'withheld, in two pieces that meet',
      [
        { from: 9, to: 15 },
        { from: 15, to: 23 },
      ],
      'withheld',
    ],
    ['withheld in part', [{ from: 18, to: 23 }], 'withheld in part'],
  ])('are told %s', (_, gone, told) =>
    expect(factsOf(cable, gone)).toMatchObject({ subject: told, from: 'not given' }),
  );
});

describe('a page that speaks of several copies bears', () => {
  test.each([
    ['what all bear', ['UNCLASSIFIED', 'UNCLASSIFIED'], 'UNCLASSIFIED'],
    [
      'the highest level',
      ['UNCLASSIFIED', 'SECRET//REL TO USA, GBR', 'CONFIDENTIAL'],
      'SECRET//REL TO USA, GBR',
    ],
    [
      'readers that every list has',
      ['SECRET//REL TO USA, AUS, GBR', 'SECRET//REL TO USA, CAN, GBR'],
      'SECRET//REL TO USA, GBR',
    ],
    [
      'every control',
      ['SECRET//FGI NZL//REL TO USA, GBR', 'SECRET//REL TO USA, GBR'],
      'SECRET//FGI NZL//REL TO USA, GBR',
    ],
    ['no level where there is none', [], 'UNCLASSIFIED'],
    ['nothing below one that is not known', ['CLASSIFICATION UNKNOWN', 'SECRET'], 'CLASSIFICATION UNKNOWN'],
  ])('%s', (_, banners, borne) => expect(bannerOfAll(banners)).toBe(borne));
});

test('a cable has a page more once a line stands on it', () => {
  const lines = (n: number): string => 'line\n'.repeat(n);
  expect([1, 56, 57, 112, 113].map((n) => pagesOf(lines(n)))).toEqual([1, 1, 2, 2, 3]);
});
