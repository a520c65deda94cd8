import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { checked } from '../../src/disk/rulebook.ts';
import { isAmong, RolesFile } from '../../src/model/roles.ts';

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
      'a name that a terminal would obey',
      'persons:\n  - name: "Ann \\e[31mPoe"\n    roles: [reader]\n',
      2,
      5,
      /without line breaks, control characters/,
    ],
    [
      'a name that is shown as another',
      'persons:\n  - name: "\\u202eeoP nnA"\n    roles: [reader]\n',
      2,
      5,
      /turns of direction/,
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

describe('one person for who reads it', () => {
  test.each([
    ['an accent held apart from its letter by what is not seen', 'Jos\u00e9 Poe', 'Jose\u034f\u0301 Poe'],
    ['a wide comma before the position', 'Ann Poe', 'Ann Poe\uff0c Chief'],
    ['a comma of another script before the position', 'Ann Poe', 'Ann Poe\u060c Chief'],
    ['a blank that is no space', 'Ann Poe', 'Ann\u2800Poe'],
    ['a control character', 'Ann Poe', 'Ann\u0001 Poe'],
    ['a Cyrillic letter', 'Ann Poe', 'Ann \u0420\u043e\u0435'],
    ['a Greek letter', 'Ann Poe', '\u0391nn P\u03bfe'],
    ['another apostrophe', "Ann O'Roe", 'Ann O\u2019Roe'],
    ['another hyphen', 'Ann-May Poe', 'Ann\u2010May Poe'],
    ['a dot that is joined to its letter', '\u0130nn Poe', 'i\u0307nn Poe'],
  ])('%s', (_, one, other) => {
    expect(isAmong(other, [one])).toBe(true);
  });

  test.each([
    ['Ann Poe', 'Ann Pope'],
    ['Jos\u00e9 Poe', 'Jose Poe'],
    ['\u0410\u043d\u043d\u0430', '\u0418\u043d\u043d\u0430'],
    ['', 'Ann Poe'],
  ])('but %j is not %j', (one, other) => {
    expect(isAmong(other, [one])).toBe(false);
  });

  test('a file of thousands of persons is read at once', () => {
    const persons = Array.from({ length: 3_000 }, (_, n) => ({ name: `Ann Poe ${n}`, roles: ['reader'] }));
    const began = performance.now();
    expect(RolesFile.safeParse({ persons }).success).toBe(true);
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});
