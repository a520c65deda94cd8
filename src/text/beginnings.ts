/**
 * Whether a text, or what of it stands at a place, may begin with one of some characters: told by a single look, before a pattern
 * that begins so is tried. Most lines match none, and a cable has many. Of characters beyond Latin-1 one is taken for another.
 */
export function beginsWith(characters: string): (text: string, at?: number) => boolean {
  const is = new Uint8Array(256);
  let mayBeBeyond = false;
  for (let at = 0; at < characters.length; at++) {
    const code = characters.charCodeAt(at);
    if (code < 256) is[code] = 1;
    else mayBeBeyond = true;
  }
  return (text, at = 0) => {
    const code = text.charCodeAt(at);
    return code < 256 ? is[code] === 1 : code >= 256 && mayBeBeyond;
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
