import { isWhite } from '../model/span.ts';

/** Characters on a line of the page that cables are printed on (ACP 127(G): at most 69). */
export const LINE = 69;

/** What is known of a deletion besides its text. */
export interface Extents {
  /** True where all words of a paragraph are gone. */
  readonly wholeParagraph: boolean;
  readonly what: 'name' | 'number' | 'text';
}

/**
 * How much was deleted (5 U.S.C. 552(b): the amount, at the place), in classes that never count letters:
 * lines of the 69-column page rounded to halves, or below one line a kind.
 */
export function extentOf(texts: readonly string[], { wholeParagraph, what }: Extents): string {
  const letters = lettersIn(texts);
  if (wholeParagraph) return `1 paragraph (${inLines(letters)})`;
  if (letters < LINE && what !== 'text') return what;
  return inLines(letters);
}

/** Characters of texts in a row, of white space one between two words. */
function lettersIn(texts: readonly string[]): number {
  let letters = 0;
  let isSpaced = true;
  for (const text of texts) {
    for (let at = 0; at < text.length; at++) {
      const isSpace = isWhite(text, at);
      if (!isSpace || !isSpaced) letters++;
      isSpaced = isSpace;
    }
    if (!isSpaced) letters++;
    isSpaced = true;
  }
  return Math.max(0, letters - 1);
}

/** So many letters as lines of the page, rounded to halves. */
export function inLines(letters: number): string {
  const halves = Math.round((letters / LINE) * 2);
  if (letters < LINE) return 'less than 1 line';
  const whole = Math.floor(halves / 2);
  if (halves % 2 === 1) return `${whole}-1/2 lines`;
  return whole === 1 ? '1 line' : `${whole} lines`;
}
