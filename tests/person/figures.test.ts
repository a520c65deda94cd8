import { describe, expect, it } from 'vitest';
import type { CivilDate } from '../../src/model/civil-date.ts';
import { bodyOf, findIn } from './cables.ts';

const roles = (text: string, dated: string | null): string[] =>
  findIn({ ...bodyOf(text), dated: dated as CivilDate | null }).persons.map(
    ({ name, role }) => `${role}: ${name}`,
  );

describe('somebody of history who held office', () => {
  it.each([
    [
      'by the surname alone, in their day',
      'We heard that Khrushchev said so.',
      '1961-05-04',
      'public-figure: Khrushchev',
    ],
    ['by a form of address', 'Mr. Adenauer said so.', '1958-05-04', 'public-figure: Adenauer'],
    [
      'in full, long after',
      'The book of Konrad Adenauer said so.',
      '1999-05-04',
      'public-figure: Konrad Adenauer',
    ],
    ['in full, on no day', 'Dag Hammarskjold said so.', null, 'public-figure: Dag Hammarskjold'],
    ['with an initial', 'Dwight D. Eisenhower said so.', '1956-05-04', 'public-figure: Dwight D. Eisenhower'],
    [
      'out of office',
      'Former President Dwight Eisenhower said so.',
      '1963-05-04',
      'public-figure: Dwight Eisenhower',
    ],
    ['with a particle', 'De Gaulle said so.', '1963-05-04', 'public-figure: De Gaulle'],
    ['in capitals', 'BREZHNEV SAID SO.', '1976-05-04', 'public-figure: BREZHNEV'],
  ])('%s', (_, text, dated, told) => expect(roles(text, dated)).toContain(told));

  it.each([
    [
      'of that surname after their day',
      'We heard that Khrushchev said so.',
      '1985-05-04',
      'private: Khrushchev',
    ],
    ['of that surname on no day', 'We heard that Khrushchev said so.', null, 'private: Khrushchev'],
    ['before they were of an age', 'Dag Hammarskjold said so.', '1925-05-04', 'private: Dag Hammarskjold'],
    [
      'with another given name',
      'Boris Khrushchev came. Khrushchev said so.',
      '1961-05-04',
      'private: Boris Khrushchev',
    ],
    ['of their kin', 'His nephew Adenauer said so.', '1958-05-04', 'private: Adenauer'],
    ['promised protection', 'Adenauer (strictly protect) said so.', '1958-05-04', 'protected: Adenauer'],
    ['who speaks on terms', 'Adenauer spoke on condition of anonymity.', '1958-05-04', 'source: Adenauer'],
  ])('is nobody %s', (_, text, dated, told) => expect(roles(text, dated)).toContain(told));
});
