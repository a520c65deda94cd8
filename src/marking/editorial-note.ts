import { levelWordsAt } from './levels.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A source note of *Foreign Relations of the United States*: `Secret; Priority; Exdis.` Captions as printed. */
export interface EditorialNote {
  /** The level, or LOU or OUO, which were printed in its place; null where none is. */
  readonly classification: string | null;
  readonly precedence: readonly string[];
  readonly captions: readonly string[];
}

/** What an editor prints in the place of the level. */
const IN_PLACE: ReadonlyMap<string, string> = new Map([
  ['LIMITED OFFICIAL USE', 'LOU'],
  ['OFFICIAL USE ONLY', 'OUO'],
]);

/**
 * Reads a source note. The first item stands in the place of the level, whatever it says; words of urgency are told
 * from captions by the vocabulary, and what is neither is a caption, which bars.
 */
export function readEditorialNote(note: string, { precedences }: Vocabulary): EditorialNote {
  const [first = '', ...rest] = note.trim().replace(/\.$/, '').split(/[;,]/);
  const items = rest.map((item) => item.trim()).filter((item) => item !== '');
  const isPrecedence = (item: string): boolean => precedences.has(item.toUpperCase());
  return {
    classification: classificationOf(first.trim()),
    precedence: items.filter(isPrecedence),
    captions: items.filter((item) => !isPrecedence(item)),
  };
}

function classificationOf(words: string): string | null {
  const inPlace = IN_PLACE.get(words.toUpperCase());
  if (inPlace !== undefined) return inPlace;
  const level = levelWordsAt(words);
  return level === undefined || level.to !== words.length ? null : level.level;
}
