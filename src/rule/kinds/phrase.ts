import { z } from 'zod';
import { bodyOf } from '../../model/cable.ts';
import { overlap, type Span } from '../../model/span.ts';
import { newPasses, type Passes } from '../passes.ts';
import type { Matcher, Subject } from '../subject.ts';
import { oneOf, quoted } from './words.ts';

/** Whole words in any case, over line wraps. `reach: portion` takes the words of the portions they stand in. */
export const Phrase = z.strictObject({
  kind: z.literal('phrase'),
  any: z.array(z.string().min(2)).min(1),
  reach: z.enum(['words', 'portion']).default('words'),
});

export function compilePhrase({ any, reach }: z.infer<typeof Phrase>, passes: Passes = newPasses()): Matcher {
  const phrases = passes.phrases.add(any);
  return (subject) => {
    const found = phrases.find(subject.view, subject.budget);
    return reach === 'words' ? found : portionsAround(found, subject);
  };
}

/** Words in no portion are taken themselves. */
function portionsAround(hits: readonly Span[], { portions, cable }: Subject): Span[] {
  const bodies = portions
    .map((portion) => bodyOf(portion, cable.text))
    .filter((spans) => spans.some((span) => hits.some((hit) => overlap(hit, span))))
    .flat();
  return [...bodies, ...hits.filter((hit) => !bodies.some((body) => overlap(body, hit)))];
}

/** What a phrase finds, in a sentence for a reader of rules. */
export const phraseInWords = ({ any, reach }: z.infer<typeof Phrase>): string =>
  `The words ${oneOf(any.map(quoted))}, in any case and over line ends${
    reach === 'portion' ? ', with the whole text of the paragraph they stand in' : ''
  }.`;
