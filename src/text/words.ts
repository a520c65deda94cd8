/** Letters and digits in a row, in small letters: the words that phrases are made of, by their places in a text. */
export interface Words {
  readonly count: number;
  /** Where each begins and ends: offsets into the text that was read. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** The word itself, in small letters. */
  word(index: number): string;
}

/** Reads a text once, left to right. Arrays of numbers, because a text of a megabyte has two hundred thousand words. */
export function wordsIn(text: string): Words {
  const lower = inSmallLetters(text);
  const [from, to] = [new Int32Array((text.length >> 1) + 1), new Int32Array((text.length >> 1) + 1)];
  let count = 0;
  let inside = false;
  for (let at = 0; at < lower.length; ) {
    const width = widthOfWordCharacter(lower, at);
    if (width > 0 !== inside) {
      if (inside) to[count++] = at;
      else from[count] = at;
      inside = !inside;
    }
    at += width > 0 ? width : 1;
  }
  if (inside) to[count++] = lower.length;
  const ends = { from: from.subarray(0, count), to: to.subarray(0, count) };
  return { count, ...ends, word: (index) => lower.slice(ends.from[index], ends.to[index]) };
}

/** Small letters, each in its own place: a letter that would become two stays as it is. */
function inSmallLetters(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return [...text].map((c) => (c.toLowerCase().length === c.length ? c.toLowerCase() : c)).join('');
}

/** UTF-16 units of the letter or digit at a place; 0 where none stands there. */
function widthOfWordCharacter(lower: string, at: number): number {
  const code = lower.charCodeAt(at);
  if (code < 0x80) return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) ? 1 : 0;
  const point = lower.codePointAt(at) ?? code;
  const width = point > 0xffff ? 2 : 1;
  return LETTER.test(lower.slice(at, at + width)) ? width : 0;
}

const LETTER = /^[\p{L}\p{N}]$/u;
