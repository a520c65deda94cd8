import { z } from 'zod';
import type { Lists } from '../lists.ts';
import type { Passes } from '../passes.ts';
import type { Matcher } from '../subject.ts';

/** Whole names or phrases of a text file beside the pack, one a line, in any case and over line wraps. */
export const ListMatch = z.strictObject({
  kind: z.literal('list'),
  file: z.string().regex(/\.txt$/, 'name a file that ends in .txt, such as lists/names.txt'),
});

/** Throws where the file was not read with the pack. */
export function compileList({ file }: z.infer<typeof ListMatch>, passes: Passes, lists: Lists): Matcher {
  const list = lists.get(file);
  if (list === undefined) throw new Error(`the list ${file} was not read with the pack.`);
  const phrases = passes.phrases.add(list.entries);
  return ({ view, budget }) => phrases.find(view, budget);
}

/** What a list finds, in a sentence for a reader of rules. */
export const listInWords = ({ file }: z.infer<typeof ListMatch>): string =>
  `The names and phrases of the list ${file}, whole, in any case and over line ends.`;
