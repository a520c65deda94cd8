import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { checked } from '../../src/disk/rulebook.ts';
import { RolesFile } from '../../src/model/roles.ts';

const place = mkdtempSync(join(tmpdir(), 'tearline-roles-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));
const FILE = join(place, 'roles.yaml');

function read(text: string) {
  writeFileSync(FILE, text);
  return checked(FILE, RolesFile);
}

describe('a file of roles', () => {
  test('says who may open the review, and as what', () => {
    expect(read('persons:\n  - { name: Ann Poe, roles: [reviewer, approver] }\n')).toEqual({
      persons: [{ name: 'Ann Poe', roles: ['reviewer', 'approver'] }],
    });
  });

  test.each([
    [
      'an unknown role',
      'persons:\n  - name: Ann Poe\n    roles: [reviewr]\n',
      3,
      13,
      /'reviewr' is not known. Did you mean 'reviewer'/,
    ],
    ['no role', 'persons:\n  - name: Ann Poe\n    roles: []\n', 3, 5, /roles: is empty/],
    ['no name', 'persons:\n  - name: " "\n    roles: [reader]\n', 2, 5, /the name of a person/],
    ['an unknown key', 'persons:\n  - name: Ann Poe\n    role: [reader]\n', 3, 5, /Unknown key 'role'/],
    ['nobody', 'persons: []\n', 1, 1, /is empty/],
    [
      'a name twice',
      'persons:\n  - { name: Ann Poe, roles: [reader] }\n  - { name: Ann Poe, roles: [approver] }\n',
      3,
      7,
      /this name stands here twice/,
    ],
    [
      'a name twice, for who reads it',
      'persons:\n  - { name: Ann Poe, roles: [reader] }\n  - { name: "ANN  Poe ", roles: [approver] }\n',
      3,
      7,
      /this name stands here twice/,
    ],
    [
      'a name twice, with and without a position',
      'persons:\n  - { name: Ann Poe, roles: [reader] }\n  - { name: "Ann Poe, Chief", roles: [approver] }\n',
      3,
      7,
      /what follows a comma is a position/,
    ],
    [
      'an alias',
      'persons:\n  - { name: Ann Poe, roles: &r [reader] }\n  - { name: Ben Roe, roles: *r }\n',
      2,
      32,
      /Anchors are not allowed/,
    ],
  ])('with %s is refused, with its place', (_, text, line, column, words) => {
    expect(() => read(text)).toThrow(words);
    expect(() => read(text)).toThrow(`${FILE}:${line}:${column}`);
  });
});
