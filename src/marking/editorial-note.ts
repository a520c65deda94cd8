import { levelWordsAt } from './levels.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A source note of *Foreign Relations of the United States*: `Secret; Priority; Exdis.` Captions as printed. */
export interface EditorialNote {
  /** The level, or LOU or OUO, which were printed in its place; null where none is. */
  readonly classification: string | null;
  readonly precedence: readonly string[];
  readonly captions: readonly string[];
}

/**
 * Reads a source note. The first item stands in the place of the level, whatever it says; words of urgency are told
 * from captions by the vocabulary, and what is neither is a caption, which bars.
 */
export function readEditorialNote(note: string, vocabulary: Vocabulary): EditorialNote {
  const [first = '', ...rest] = note.trim().replace(/\.$/, '').split(/[;,]/);
  const items = rest.map((item) => item.trim()).filter((item) => item !== '');
  const isPrecedence = (item: string): boolean => vocabulary.precedences.has(item.toUpperCase());
  return {
    classification: classificationOf(first.trim(), vocabulary),
    precedence: items.filter(isPrecedence),
    captions: items.filter((item) => !isPrecedence(item)),
  };
}

function classificationOf(words: string, { lexicon }: Vocabulary): string | null {
  const level = levelWordsAt(words, lexicon.levels);
  if (level === undefined || level.to !== words.length) return null;
  return level.control?.token ?? level.level;
}
