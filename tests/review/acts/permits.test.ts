import { expect, test } from 'vitest';
import { ACT_KINDS, ROLES } from '../../../src/model/review.ts';
import { PERMITS, type Permitted, refusalFor } from '../../../src/review/acts/permits.ts';

/** A row for each thing, a column for each role in the order of `ROLES`. */
const MATRIX = `
             reader reviewer approver auditor
  read       yes    yes      yes      yes
  queue      yes    yes      yes      no
  log        yes    yes      yes      yes
  act        no     yes      yes      no
  decision   no     yes      no       no
  undo       no     yes      no       no
  refer      no     yes      no       no
  answer     no     yes      no       no
  note       no     yes      yes      no
  sign       no     no       yes      no
  attest     no     no       yes      no
  finish     no     yes      no       no
  release    no     no       yes      no
`;

const [columns = [], ...rows] = MATRIX.trim()
  .split('\n')
  .map((line) => line.trim().split(/ +/));
const cells = rows.flatMap(([what, ...may]) => may.map((word, n) => [columns[n], what, word] as const));

test('the matrix has every role and every act', () => {
  expect(columns).toEqual([...ROLES]);
  expect(rows.map(([what]) => what).sort()).toEqual(
    [...ACT_KINDS, 'act', 'read', 'queue', 'log', 'release'].sort(),
  );
  expect(Object.keys(PERMITS)).toHaveLength(rows.length);
});

test.each(cells)('whether a %s may %s: %s', (role, what, word) => {
  const you = { name: 'Ann Poe', roles: [role as (typeof ROLES)[number]] };
  const refused = refusalFor(you, what as Permitted);
  expect(refused === undefined ? 'yes' : 'no').toBe(word);
  if (refused !== undefined) expect(refused.code).toBe('role');
});

test('who may do any act may act, and nobody else', () => {
  const acting = ROLES.filter((role) => ACT_KINDS.some((kind) => PERMITS[kind].includes(role)));
  expect(PERMITS.act).toEqual(acting);
});

test('one role of several is enough, and a refusal names what it takes', () => {
  const you = { name: 'Ann Poe', roles: ['auditor', 'reviewer'] as const };
  expect(refusalFor({ ...you, roles: [...you.roles] }, 'undo')).toBeUndefined();
  expect(refusalFor({ ...you, roles: [...you.roles] }, 'sign')?.reason).toBe(
    'You are here as auditor and reviewer; to sign takes the role of approver.',
  );
});
