import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { checkManifest } from '../../src/verify/manifest.ts';

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
const files = new Map([
  ['09OSLO901.txt', Buffer.from('text')],
  ['index.csv', Buffer.from('rows')],
  ['manifest.json', Buffer.from('{}')],
]);
const log = { size: 4, digest: '0'.repeat(64) };
const named = (...rows: [string, string][]) => ({
  files: rows.map(([name, text]) => ({ name, sha256: digest(text) })),
  log,
});
const whole = named(['09OSLO901.txt', 'text'], ['index.csv', 'rows']);

describe('a folder', () => {
  test('that is as its manifest says passes', () => {
    expect(checkManifest(whole, files)).toEqual({ ok: true });
  });

  test.each<[string, unknown, string]>([
    ['a changed file', named(['09OSLO901.txt', 'texts'], ['index.csv', 'rows']), 'changed'],
    [
      'a missing file',
      named(['09OSLO901.txt', 'text'], ['index.csv', 'rows'], ['09OSLO902.txt', '']),
      'missing',
    ],
    ['an extra file', named(['09OSLO901.txt', 'text']), 'extra'],
    [
      'a file named twice',
      named(['09OSLO901.txt', 'x'], ['09OSLO901.txt', 'text'], ['index.csv', 'rows']),
      'named-twice',
    ],
    ['no head of the log', { files: whole.files }, 'manifest-form'],
    ['a member that is not known', { ...whole, more: 1 }, 'manifest-form'],
    ['no manifest at all', null, 'manifest-form'],
  ])('with %s does not', (_, manifest, code) => {
    expect(checkManifest(manifest, files)).toMatchObject({ ok: false, code });
  });
});
