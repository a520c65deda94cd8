/**
 * Whether a text, or what of it stands at a place, begins with one of some characters of Latin-1: told by a single look,
 * before a pattern that begins so is tried. Most lines match none, and a cable has many. Throws on any other character.
 */
export function beginsWith(characters: string): (text: string, at?: number) => boolean {
  const is = new Uint8Array(256);
  for (const character of characters) {
    if (character > '\u00ff') throw new RangeError('A character beyond Latin-1');
    is[character.charCodeAt(0)] = 1;
  }
  return (text, at = 0) => {
    const code = text.charCodeAt(at);
    return code < 256 && is[code] === 1;
  };
}

/** The same of the last character, of any script. */
export function endsIn(characters: string): (text: string) => boolean {
  const is = new Set([...characters].map((character) => character.charCodeAt(0)));
  return (text) => is.has(text.charCodeAt(text.length - 1));
}

/** The same letters in capitals and small. */
export const inAnyCase = (letters: string): string => letters.toUpperCase() + letters.toLowerCase();

export const DIGITS = '0123456789';
