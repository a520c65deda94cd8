/** A word as a sentence quotes it. */
export const quoted = (word: string): string => `“${word}”`;

/** `a`, `a or b`, `a, b or c`. */
export function oneOf(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} or ${last}`;
}

/** A sentence as a part of another. */
export const clause = (sentence: string): string =>
  `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`.replace(/\.$/, '');

/** Sentences as the numbered parts of one. */
export const listed = (sentences: readonly string[]): string =>
  sentences.map((sentence, i) => `(${i + 1}) ${clause(sentence)}`).join('; ');
