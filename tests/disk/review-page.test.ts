import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { DiskFailure } from '../../src/disk/failure.ts';
import { loadReviewPage } from '../../src/disk/review-page.ts';

const place = mkdtempSync(join(tmpdir(), 'tearline-page-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));

function page(name: string, files: Readonly<Record<string, string>>): string {
  const folder = join(place, name);
  mkdirSync(join(folder, 'fonts'), { recursive: true });
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
  return folder;
}

describe('the page of the review', () => {
  test('is read whole, by the paths that browsers ask for, and nothing beside it', () => {
    const folder = page('whole', {
      'page.js': 'export {};',
      'page.css': 'main {}',
      'fonts/plain.woff2': 'wOF2',
      'page.js.map': '{}',
    });
    const files = [...loadReviewPage(folder)].map(([path, bytes]) => [path, Buffer.from(bytes).toString()]);
    expect(files).toEqual([
      ['/page.js', 'export {};'],
      ['/page.css', 'main {}'],
      ['/fonts/plain.woff2', 'wOF2'],
    ]);
  });

  test('that is not there is a failure of the machine, with what to do', () => {
    const folder = page('half', { 'page.js': '' });
    expect(() => loadReviewPage(folder)).toThrow(DiskFailure);
    expect(() => loadReviewPage(folder)).toThrow(
      `Cannot read the page of the review in ${folder}: there is no such file or folder. Install the program anew, or build it.`,
    );
  });
});
