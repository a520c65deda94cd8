import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { unreadBecause } from '../../../src/review/views/unread.ts';

const SOURCE = join(import.meta.dirname, '../../../src');
const filesIn = (room: string): string[] =>
  readdirSync(join(SOURCE, room), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(room, name));

/** The codes of all errors that a file of the source can tell: literals, and constants with their names. */
const codesIn = (name: string): string[] =>
  Array.from(
    readFileSync(join(SOURCE, name), 'utf8').matchAll(/\berror\(\s*'([a-z0-9-]+)'|\bcode: '([a-z0-9-]+)'/g),
    ([, told, listed]) => told ?? listed ?? '',
  );

/** They hold a cable that was read, so its text is there to be reviewed. */
const WITH_TEXT = [
  ...['characters-unknown', 'control-characters', 'fields-unread', 'hidden-text'],
  ...['page-partly-read', 'page-without-text', 'pdf-mended', 'redaction-not-applied'],
];

const CODES = new Set([
  ...['container', 'batch'].flatMap(filesIn).flatMap(codesIn),
  ...['pipeline.ts', 'cable/is-cable.ts'].flatMap(codesIn),
  'repeated-number',
]);
const isTold = (code: string): boolean =>
  !unreadBecause({ file: 'a.txt', messages: [code] }).includes('The run says of it');

describe('what the review says of an input of which nothing was made', () => {
  it('is a sentence for every reason that inputs, containers and the run can give', () => {
    expect(CODES.size).toBeGreaterThan(30);
    const untold = [...CODES].filter((code) => !isTold(code) && !WITH_TEXT.includes(code));
    expect(untold).toEqual([]);
    expect(WITH_TEXT.filter((code) => !CODES.has(code) || isTold(code))).toEqual([]);
  });

  it('names the reasons by their codes where it has no sentence for any, and leaves them out where it has', () => {
    const because = (...messages: string[]) => unreadBecause({ file: 'a.zip#b.txt', messages });
    expect(because('unheard-of')).toContain('The run says of it: unheard-of.');
    expect(because('unheard-of', 'member-encrypted')).toBe(
      'Nothing was made of a.zip#b.txt, so there is no text to review and no copy to sign. ' +
        'It is encrypted in its archive. Have it sent without. Then make the run again, and review that one.',
    );
  });
});
