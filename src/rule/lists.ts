import { wordList } from '../person/name-lists.ts';
import { MOST_WORDS } from '../text/phrases.ts';

/** A list of names or phrases that lies beside a pack. */
export interface ListFile {
  readonly source: string;
  readonly licence: string;
  readonly entries: readonly string[];
}

/** Lists by the name under which the rules of a pack know them. */
export type Lists = ReadonlyMap<string, ListFile>;

export const MOST_ENTRIES = 100_000;

/** A list from its text, or what is wrong with it, with the line. */
export function listIn(text: string): ListFile | string {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/);
  const read = wordList(lines.map((line) => line.trim()).join('\n'));
  if (typeof read === 'string') return read.replace('it holds no word', 'it has no entry');
  const { source, licence } = read;
  const words = lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
  if (words.length === 0) return 'it has no entry';
  if (source === '' || licence === '') return 'its `# source:` or its `# licence:` says nothing';
  if (words.length > MOST_ENTRIES)
    return `it has ${words.length} entries, more than the ${MOST_ENTRIES} a list may have: part it`;
  const odd = lines.findIndex((line) => !line.trim().startsWith('#') && line.trim() !== '' && faultIn(line));
  if (odd >= 0) return `line ${odd + 1}: the entry ${faultIn(lines[odd] ?? '')}`;
  return { source, licence, entries: words };
}

function faultIn(entry: string): string | undefined {
  if (!/[A-Za-z0-9]/.test(entry) && !/[\p{L}\p{N}]/u.test(entry))
    return 'has no letter or digit to be found by';
  if (entry.length < 2 * MOST_WORDS) return undefined;
  const words = entry.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  return words > MOST_WORDS ? `has more than ${MOST_WORDS} words` : undefined;
}
