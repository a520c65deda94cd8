import { describe, expect, it } from 'vitest';
import { sliceOf } from '../../src/model/span.ts';
import { bodyOf, findIn } from './cables.ts';

const protectedIn = (text: string): string[] =>
  findIn(bodyOf(text))
    .persons.filter(({ role }) => role === 'protected')
    .flatMap(({ mentions }) => mentions.map((span) => sliceOf(text, span)));

describe('another shape of a protected name', () => {
  it.each([
    ['a letter wrong', 'Hristo Varbanovsky (protect) told us so. Varbanovski laughed.', 'Varbanovski'],
    [
      'a letter missing',
      'Hristo Varbanovsky (protect) told us so. It was Varbanvsky who wept.',
      'Varbanvsky',
    ],
    ['a feminine form', 'Jelka Vranicek (protect) told us so. Mrs. Vranickova wept.', 'Vranickova'],
    [
      'two words for one',
      'Wadih Aboumarzouk (protect) told us so. Wadi Abu Marzouk hopes so.',
      'Wadi Abu Marzouk',
    ],
    ['a short form', 'Leela Mukhopadhyay (protect) told us so. It was Mukherjee who wept.', 'Mukherjee'],
    ['initials', 'Katrin Sandhoff (protect) told us so. It was for K.S. that he left.', 'K.S.'],
    [
      'initials with an article',
      'Rashid al-Marzuki (protect) told us so. The car of R. al-M. is blue.',
      'R. al-M.',
    ],
    ['the initial of one name', 'Sutarmi (protect) told us so. Nobody saw S. at the mill that day.', 'S.'],
    ['an initial behind a title', 'Ludmila Zaytseva (protect) told us so. Then Mrs. Z. wept.', 'Z'],
    ['the same without a stop', 'Ludmila Zaytseva (protect) told us so. Then Miss Z wept.', 'Z'],
    ['that of a given name', 'Ludmila Zaytseva (protect) told us so. Then Madame L. wept.', 'L'],
    ['an initial of two letters', 'Then Kh. Olimov (protect) told us so.', 'Kh. Olimov'],
    ['the same in capitals', 'THEN DZH. OLIMOV (PROTECT) TOLD US SO.', 'DZH. OLIMOV'],
    ['a pet name', 'Benigno Vaquero (protect) told us so. At home "Beni" is his name.', 'Beni'],
    [
      'the end of a given name',
      'Fernando Vaquero (protect) told us so. His aunt says "Nando" to him.',
      'Nando',
    ],
  ])('%s', (_, text, shape) => expect(protectedIn(text).join(' | ')).toContain(shape.replace(/\.$/, '')));

  it.each([
    ['a plain word', 'Jelka Mountan (protect) told us so. The Mountain is high.', 'Mountain'],
    ['another surname', 'Hristo Varbanovsky (protect) told us so. Ana Stoyanova wept.', 'Stoyanova'],
    [
      'an officer of a name like it',
      'Hristo Varbanovsky (protect) told us so. Minister Varbanovski wept.',
      'Varbanovski',
    ],
    [
      'initials of somebody else too',
      'Petra Sandhoff (protect) told us so. Minister Karl Stark wept. It was for K.S. that he left.',
      'K.S.',
    ],
    ['a state', 'Ugo Sandhoff (protect) told us so. The U.S. is far.', 'U.S.'],
    ['a middle initial', 'Sutarmi (protect) told us so. John S. Novak wept.', 'S.'],
    ['another initial behind a title', 'Ludmila Zaytseva (protect) told us so. Then Mrs. Q. wept.', 'Q'],
    ['a letter of a plan', 'Ludmila Zaytseva (protect) told us so. Then Plan Z failed.', 'Z failed'],
    ['a letter of a plan alone', 'Ludmila Dvoracek (protect) told us so. Plan D failed.', ' | D'],
    ['an initial of a name', 'Ludmila Zaytseva (protect) told us so. Mr. Z. Novak wept.', 'Z. Novak'],
    ['a word of two letters', 'See Ch. 5. Ludmila Zaytseva (protect) told us so.', 'Ch'],
    ['a word in quotes', 'Benigno Vaquero (protect) told us so. The "Better" laughed.', 'Better'],
    ['nobody protected', 'Hristo Varbanovsky told us so. Varbanovski laughed.', 'Varbanovski'],
  ])('is not %s', (_, text, shape) => expect(protectedIn(text).join(' | ')).not.toContain(shape));
});

describe('a notice that names a paragraph', () => {
  const text = [
    '1. Milos Petrak told us of the rain.',
    '---',
    '2. Jelka Vrana told us of the snow.',
    '---',
    '3. Please protect para 2 contact.',
  ].join('\n');

  it('speaks of who is named in it', () => {
    const cable = bodyOf(text);
    const portions = cable.portions.map((portion, i) => ({ ...portion, id: String(i + 1) }));
    expect(findIn({ ...cable, portions }).persons.map(({ name, role }) => `${role}: ${name}`)).toEqual([
      'private: Milos Petrak',
      'protected: Jelka Vrana',
    ]);
  });
});
