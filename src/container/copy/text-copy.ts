import type { Span } from '../../model/span.ts';
import { type Head, isOurs } from './head.ts';

/** A page of text of ours, as it was found in a file: where its body stands, and what it says around that. */
export interface TextPage extends Head {
  readonly body: Span;
}

const RULE = '='.repeat(69);
/** No head of a page has more lines: banner, stamps and the block of 32 CFR 2001.25(b). */
const MOST_LINES = 40;

/** A page of text that this program made: one banner first and last, a stamp of ours, the body between two ruled lines. */
export function textPageIn(decoded: string): TextPage | undefined {
  const first = decoded.indexOf(`\n${RULE}\n`);
  const last = decoded.lastIndexOf(`\n${RULE}\n`);
  if (first < 0 || last <= first) return undefined;
  const head = linesOf(decoded.slice(0, first));
  const foot = linesOf(decoded.slice(last + RULE.length + 2));
  const [banner = '', ...said] = head;
  const framed = foot.length === 1 && foot[0] === banner && head.length <= MOST_LINES;
  const [name = '', ...stamps] = said.slice(0, said.indexOf('') < 0 ? said.length : said.indexOf(''));
  if (!framed || !isOurs({ name, banner, stamps })) return undefined;
  return { body: { from: first + RULE.length + 2, to: last }, name, banner, stamps };
}

/** Trimmed, without blank ones at the end. */
const linesOf = (text: string): string[] =>
  text
    .replace(/^\ufeff/, '')
    .trimEnd()
    .split('\n')
    .map((line) => line.trim());
