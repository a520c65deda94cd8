import { expect, test } from 'vitest';
import { personFrom } from '../../src/cli/at-review.ts';

test('blanks are no person, and blanks around a name are none of it', () => {
  for (const by of ['', '  ', '\t'])
    expect(() => personFrom({ by }, ['approver'])).toThrow('--by needs the name of a person');
  expect(personFrom({ by: ' Ann Poe ' }, ['approver'])).toEqual({ name: 'Ann Poe', roles: ['approver'] });
});
