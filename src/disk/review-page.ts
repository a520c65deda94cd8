import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DiskFailure, inWords } from './failure.ts';

/** The page of the review as a build lays it beside the program. */
export const INSTALLED_PAGE = join(dirname(fileURLToPath(import.meta.url)), '..', 'review', 'page');

/** What browsers are sent, by path: `/page.js`, `/page.css`, `/fonts/...`. It is read once, so no request reaches the disk. */
export function loadReviewPage(folder: string = INSTALLED_PAGE): ReadonlyMap<string, Uint8Array> {
  try {
    const fonts = readdirSync(join(folder, 'fonts')).map((name) => `fonts/${name}`);
    return new Map(
      ['page.js', 'page.css', ...fonts].map((path) => [`/${path}`, readFileSync(join(folder, path))]),
    );
  } catch (thrown) {
    throw new DiskFailure(
      `Cannot read the page of the review in ${folder}: ${inWords(thrown)}. Install the program anew, or build it.`,
    );
  }
}
