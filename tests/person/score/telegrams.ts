import { readFileSync } from 'node:fs';
import { SpanIndex } from '../../../src/model/span.ts';
import type { Finder } from './finders.ts';
import { isCovered, type Share } from './measure.ts';

interface Telegram {
  readonly id: string;
  readonly head: string;
  readonly text: string;
  readonly source_note: string;
  readonly persNames: readonly (readonly [string, string])[];
}

export const telegramsIn = (file: string): Telegram[] =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

/** Letter by letter, so that no place moves. */
const inCapitals = (text: string): string =>
  [...text]
    .map((letter) => (letter.toUpperCase().length === letter.length ? letter.toUpperCase() : letter))
    .join('');

/** Persons that the editors named, in the order of the text: found, and those missed. Recall only: others are named too. */
export function recallIn(
  telegrams: readonly Telegram[],
  find: Finder,
  upper: boolean,
): Share & { readonly missed: readonly string[] } {
  const missed: string[] = [];
  let all = 0;
  for (const { id, head, text, source_note: note, persNames } of telegrams) {
    const page = `${head}\n${upper ? inCapitals(text) : text}\n${note}`;
    const index = new SpanIndex(find(id, page).mentions);
    let at = head.length;
    for (const [, printed] of persNames) {
      const name = upper ? inCapitals(printed) : printed;
      const from = page.indexOf(name, at);
      if (from < 0) continue;
      at = from + name.length;
      all += 1;
      // The editors mark a possessive ending as part of the name, and a title now and then.
      const title = /^(?:President|General|Premier|Lord|Sir|Foreign Minister)\s+/iu.exec(name)?.[0] ?? '';
      const bare = { from: from + title.length, to: from + name.replace(/[’'][sS]?$/u, '').length };
      if (!isCovered(page, bare, index))
        missed.push(`${name} ${page.slice(Math.max(0, from - 40), at + 30).replaceAll('\n', ' ')}`);
    }
  }
  return { of: all - missed.length, all, missed };
}
