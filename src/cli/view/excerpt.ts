import { isEmpty, type Span, trimmed } from '../../model/span.ts';
import { paint, visible } from '../terminal.ts';

/** Characters shown before and behind a hit. */
const AROUND = 28;
const LONGEST_HIT = 64;

/**
 * A hit with the words around it, on one line: `“… told [[Magnus Tveit]] that …”`. For the reviewer's own terminal only. The hit
 * is marked by colour, or by brackets where there is none. `within` is as far as may be shown.
 */
export function excerpt(text: string, found: Span, within: Span): string {
  const hit = inWords(text, found);
  const from = wordStart(text, Math.max(within.from, hit.from - AROUND), hit.from, within.from);
  const to = wordEnd(text, Math.min(within.to, hit.to + AROUND), hit.to, within.to);
  const words = shortened(oneLine(text.slice(hit.from, hit.to)), LONGEST_HIT);
  const before = oneLine(text.slice(from, hit.from)).trimStart();
  const behind = oneLine(text.slice(hit.to, to)).trimEnd();
  return `“${from > within.from ? '… ' : ''}${before}${marked(words)}${behind}${to < within.to ? ' …' : ''}”`;
}

/** White space at the edges of a hit belongs to the words around it. */
function inWords(text: string, found: Span): Span {
  const words = trimmed(text, found);
  return isEmpty(words) ? found : words;
}

/** A passage on one line, its middle left out where it is too long. */
export const passage = (text: string, { from, to }: Span, longest: number): string =>
  `“${shortened(oneLine(text.slice(from, to)).trim(), longest)}”`;

/** Each word by itself, so that a page may fold between them. */
function marked(words: string): string {
  const painted = words.replace(/\S+/g, (word) => paint(['bold', 'underline'], word));
  return painted === words ? `[[${words}]]` : painted;
}

const oneLine = (text: string): string => visible(text.replaceAll(/\s+/g, ' '));

/** A text with its middle left out, between words where it has any. */
function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const half = Math.floor((longest - 3) / 2);
  const head = whole(text.slice(0, half)).replace(/(?<=\s)\S{0,20}$/, '');
  const tail = whole(text.slice(-half)).replace(/^\S{0,20}(?=\s)/, '');
  return `${head.trimEnd()} … ${tail.trimStart()}`;
}

/** Without half of a character at either end. */
const whole = (text: string): string => text.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '');

function wordStart(text: string, at: number, limit: number, first: number): number {
  if (at === first) return at;
  const blank = text.slice(at, limit).search(/\s/);
  return blank < 0 ? limit : at + blank;
}

function wordEnd(text: string, at: number, limit: number, last: number): number {
  if (at === last) return at;
  const behind = text.slice(limit, at);
  const word = /\s\S*$/.exec(behind);
  return word === null ? limit : limit + word.index;
}
