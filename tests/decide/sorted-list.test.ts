import { describe, expect, test } from 'vitest';
import { openRecord } from '../../src/container/open.ts';
import { neighboursIn } from '../../src/decide/sorted-list.ts';
import { type Review, review } from '../../src/pipeline.ts';
import { cableText } from '../cable/invented.ts';
import { RULEBOOK, SETTING } from '../golden/cases.ts';
import { growth, LINEAR } from '../growth.ts';

const beside = (text: string, ...closed: string[]): string[] =>
  neighboursIn(
    text,
    closed.map((name) => ({ from: text.indexOf(name), to: text.indexOf(name) + name.length })),
  ).map(({ span }) => text.slice(span.from, span.to));

describe('the neighbours of a name', () => {
  test.each([
    [
      'lines',
      'Present were:\n\nAnna Bruvik\nSten Dahlmark\nKari Fossen\nOla Vintner\n\nThey talked.',
      'Sten Dahlmark',
      ['Anna Bruvik', 'Kari Fossen'],
    ],
    ['bullets', '- BRUVIK, Anna\n- DAHLMARK, Sten\n- FOSSEN, Kari', 'FOSSEN, Kari', ['DAHLMARK, Sten']],
    ['numbers', '1. Mr. Bruvik\n2. Mr. Dahlmark\n3. Ms. Fossen', 'Bruvik', ['Dahlmark']],
    [
      'commas',
      'He met Anna Bruvik, Sten Dahlmark, Kari Fossen and Ola Vintner in Oslo.',
      'Sten Dahlmark',
      ['Anna Bruvik', 'Kari Fossen'],
    ],
    [
      'commas, the first',
      'He met Anna Bruvik, Sten Dahlmark, and Kari Fossen in Oslo.',
      'Anna Bruvik',
      ['Sten Dahlmark'],
    ],
    [
      'commas, the last',
      'He met Anna Bruvik; Sten Dahlmark; Kari Fossen there.',
      'Kari Fossen',
      ['Sten Dahlmark'],
    ],
    [
      'wrapped commas',
      'With Anna Bruvik,\nSten Dahlmark (Reform),\nKari Fossen (Labour) and\nOla Vintner.',
      'Kari Fossen',
      ['Sten Dahlmark (Reform)', 'Ola Vintner'],
    ],
    [
      'capitals',
      'HE MET WITH ANNA BRUVIK, STEN DAHLMARK, KARI FOSSEN AND OLA VINTNER TODAY.',
      'STEN DAHLMARK',
      ['ANNA BRUVIK', 'KARI FOSSEN'],
    ],
    [
      'given names in order',
      'He met Anna Vintner, Kari Bruvik, Sten Fossen.',
      'Kari Bruvik',
      ['Anna Vintner', 'Sten Fossen'],
    ],
  ])('%s', (_, text, name, neighbours) => expect(beside(text, name)).toEqual(neighbours));

  test('are the nearest that may be read', () =>
    expect(
      beside('He met Anna Bruvik, Sten Dahlmark, Kari Fossen, Ola Vintner.', 'Sten Dahlmark', 'Kari Fossen'),
    ).toEqual([...['Anna Bruvik', 'Ola Vintner'], ...['Anna Bruvik', 'Ola Vintner']]));

  test.each([
    ['in no order', 'He met Ola Vintner, Anna Bruvik, Sten Dahlmark, Kari Fossen.', 'Sten Dahlmark'],
    ['two names', 'He met Anna Bruvik and Sten Dahlmark.', 'Sten Dahlmark'],
    [
      'prose',
      'Anna Bruvik said no.\nBut the council said that the matter was for the minister to settle\nCertainly',
      'Anna Bruvik',
    ],
    ['one letter', 'He met Bruvik, Bruvik, Bruvik.', 'Bruvik'],
  ])('of a list with %s are none', (_, text, name) => expect(beside(text, name)).toEqual([]));

  test.each([
    ['lines', (i: number) => `Q${String(i).padStart(6, '0')}x\n`],
    ['commas', (i: number) => `Q${String(i).padStart(6, '0')}x, `],
    ['no list', () => 'Q '],
  ])('are found in work by the length of %s, not by its square', (_, unit) => {
    const work = (size: number): void => {
      const text = Array.from({ length: size }, (_, i) => unit(i)).join('');
      const closed = [...text.matchAll(/Q\S*?x?(?=[\s,])/g)].map(({ 0: word, index }) => ({
        from: index,
        to: index + word.length,
      }));
      neighboursIn(
        text,
        closed.filter((_, i) => i % 2 === 0),
      );
    };
    expect(growth(500, work)).toBeLessThan(LINEAR);
  });
});

describe('a copy', () => {
  const run = (notice: string): Review =>
    review(
      openRecord(
        'c.txt',
        cableText({
          body: [
            `1. (C) Editor Sten Dahlmark${notice} told us that the ferry is late.`,
            '',
            '2. (C) Present were Minister Anna Bruvik, Sten Dahlmark, Minister Kari Fossen and Minister Ola Vintner.',
            '',
            'ASHDOWN',
          ],
        }),
      ),
      SETTING,
      RULEBOOK,
    );
  const told = ({ messages, cable }: Review): string[] =>
    messages.flatMap(({ code, span }) =>
      code === 'sorted-list-neighbour' && span !== undefined ? [cable.text.slice(span.from, span.to)] : [],
    );

  test('of a list with a private name says which entries bound it, and shows them', () => {
    const done = run('');
    expect(told(done)).toEqual(['Minister Anna Bruvik', 'Minister Kari Fossen']);
    expect(done.body).toContain('Kari Fossen');
  });

  test('of a list with a protected name holds them, in the question of that person', () => {
    const done = run(' (strictly protect)');
    expect(told(done)).toEqual([]);
    expect(done.body).not.toMatch(/Bruvik|Fossen|Dahlmark/);
    expect(done.body).toContain('Vintner');
    expect(done.questions.map(({ on }) => on).filter((on) => on.startsWith('person:'))).toEqual([
      'person:p2',
    ]);
  });
});
