import { readPage, TAG } from './html/check.ts';
import { TEMPLATE_WORDS } from './page.ts';
import { isSame } from './same.ts';
import { fault, PASSED, type Verdict } from './verdict.ts';
import { wordsOf } from './words.ts';

/**
 * Checks that an index as a page says what `expected` says, which this program would write of the same rows: in the same
 * order the same of every row, under the same banner. Another version may set it otherwise, and head it in other words of ours.
 */
export function checkIndexPage(page: string, expected: string): Verdict {
  if (page === expected) return PASSED;
  const [read, ours] = [readPage(page), readPage(expected)];
  if ('verdict' in read) return read.verdict;
  if ('verdict' in ours) return ours.verdict;
  const [said, rows] = [read.page, ours.page];
  return isSame(rowsIn(said.around), rowsIn(rows.around)) && isSame(said.banners, rows.banners)
    ? PASSED
    : fault(
        'index-page',
        'a page of the index does not say what index.jsonl says, or another version of the program wrote it in words that this one does not know',
      );
}

/** What is said of rows, and the stamps: all text but such as is made of fixed words alone and names no place or number. */
const rowsIn = (around: readonly string[]): string[] =>
  around.filter((part, i) => around[i - 1] === STAMP || !(isTag(part) || isFixed(part)));

const STAMP = `${TAG}<p class="stamp">`;

/** A tag that names no place and leads to none. */
const isTag = (part: string): boolean => part.startsWith(TAG) && !/ (?:id|href)="/.test(part);

const FIXED = new Set(TEMPLATE_WORDS.flatMap((words) => wordsOf(words).words));
const isFixed = (text: string): boolean =>
  /^[A-Za-z][A-Za-z ,.]*$/.test(text) && wordsOf(text).words.every((word) => FIXED.has(word));
