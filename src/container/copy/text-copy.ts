import type { Span } from '../../model/span.ts';

/** One of our own copies, as it was found in a file: where its body stands, and what the page around it says. */
export interface CopyPage {
  readonly body: Span;
  readonly mrn: string;
  readonly banner: string;
  readonly stamps: readonly string[];
}

const RULE = '='.repeat(69);
const LEVEL = /^(?:TOP SECRET|SECRET|CONFIDENTIAL|RESTRICTED|UNCLASSIFIED)(?:\/\/|$)/;
/** What every page of a copy says of itself, one of these at least. */
const STAMP =
  /^(?:PROPOSED, NOT RELEASED|REHEARSAL FOR \d{4}-\d\d-\d\d, MADE ON \d{4}-\d\d-\d\d|RELEASED IN (?:FULL|PART)|DENIED IN FULL|NOT RELEASED|INTERIM RESPONSE)$/;
/** No head of a page has more lines: banner, stamps and the block of 32 CFR 2001.25(b). */
const MOST_LINES = 40;

/** A page of text that this program made: one banner first and last, a stamp of ours, the body between two ruled lines. */
export function textCopyIn(decoded: string): CopyPage | undefined {
  const first = decoded.indexOf(`\n${RULE}\n`);
  const last = decoded.lastIndexOf(`\n${RULE}\n`);
  if (first < 0 || last <= first) return undefined;
  const head = linesOf(decoded.slice(0, first));
  const foot = linesOf(decoded.slice(last + RULE.length + 2));
  const [banner = '', ...said] = head;
  const framed = LEVEL.test(banner) && foot.length === 1 && foot[0] === banner && head.length <= MOST_LINES;
  const [mrn, ...stamps] = said.slice(0, said.indexOf('') < 0 ? said.length : said.indexOf(''));
  if (!framed || mrn === undefined || !stamps.some((stamp) => STAMP.test(stamp))) return undefined;
  return { body: { from: first + RULE.length + 2, to: last }, mrn, banner, stamps };
}

/** Trimmed, without blank ones at the end. */
const linesOf = (text: string): string[] =>
  text
    .replace(/^\ufeff/, '')
    .trimEnd()
    .split('\n')
    .map((line) => line.trim());
