import { z } from 'zod';
import { compilePhrases } from '../../text/phrases.ts';
import type { Matcher } from '../subject.ts';

/** Whole words in any case, over line wraps. */
export const Phrase = z.strictObject({ kind: z.literal('phrase'), any: z.array(z.string().min(2)).min(1) });

export function compilePhrase({ any }: z.infer<typeof Phrase>): Matcher {
  const phrases = compilePhrases(any);
  return ({ view }) => phrases.find(view);
}
