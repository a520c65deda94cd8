/** From this share of bytes that are no text, bytes are noise with text in it at most. */
const NOISE = 0.12;

/** Between stretches, so that none reads on into the next: something stood there. */
const APART = '\n<>\n';

/** Whether bytes are something else than text: a font, what a wrong guess at an encoding gave, a packed stream. */
export function isNoise(bytes: Uint8Array): boolean {
  let odd = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] as number;
    if (byte < 0x20 ? byte < 9 || byte > 13 : byte === 0x7f || (byte >= 0x80 && !inCharacter(bytes, at)))
      odd++;
  }
  return odd > NOISE * bytes.length;
}

/** Whether a byte over 127 is part of a character of UTF-8, as far as its neighbours tell. */
function inCharacter(bytes: Uint8Array, at: number): boolean {
  const byte = bytes[at] as number;
  return byte >= 0xc0 ? ((bytes[at + 1] ?? 0) & 0xc0) === 0x80 : (bytes[at - 1] ?? 0) >= 0x80;
}

/**
 * The stretches of noise that may be words: six letters and blanks in a row happen by chance once in many
 * thousand bytes, three do everywhere and would read as some name.
 */
export const wordsAmid = (noise: string): string =>
  (noise.match(/[\p{L}\p{M}\p{N}\p{Cf} \n'.,-]{6,}/gu) ?? [])
    .filter((run) => /[\p{L}\p{M}]{2}/u.test(run) || /\d{5}/.test(run))
    .join(APART);

/** The stretches of noise that may be text in some encoding. */
export const printableAmid = (noise: string): string => (noise.match(/[\t\n\r -~]{12,}/g) ?? []).join('\n');

/** So many letters in a row of one script are hardly chance, in UTF-16: of ours, and of any other. */
const FEWEST_LATIN = 5;
const FEWEST = 3;

/**
 * Code units of UTF-16 that may be text among others: some letters of one script in a row. Chance gives a letter
 * of any script everywhere.
 */
export function wideWordsAmid(text: string): string {
  if (isMostlyText(text)) return text;
  const found: string[] = [];
  let from = 0;
  let script = -1;
  for (let at = 0; at <= text.length; at++) {
    const here = at < text.length ? scriptOf(text.charCodeAt(at)) : -1;
    const goesOn = here >= 0 && (here === script || here === LATIN || script === LATIN);
    if (goesOn && script >= 0) {
      if (here !== LATIN) script = here;
      continue;
    }
    if (script >= 0 && isWords(text.slice(from, at), script)) found.push(text.slice(from, at));
    script = here;
    from = at;
  }
  return found.join(APART);
}

/** By its share of signs and letters that we type; chance gives few. */
function isMostlyText(text: string): boolean {
  let plain = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if ((unit >= 0x20 && unit < 0x7f) || unit === 10) plain++;
  }
  return plain > text.length / 2;
}

function isWords(run: string, script: number): boolean {
  if (script === LATIN) return run.length >= FEWEST_LATIN && /[A-Za-z\d]{3}/.test(run);
  return run.length >= FEWEST && /[^\0-\u02ff]{2}/.test(run);
}

const LATIN = 0;
const HAN = 0x4e;
const HANGUL = 0xac;

/** A number for the script of a code unit: its upper byte, but one for all of Han and Kana, and of Hangul. */
function scriptOf(unit: number): number {
  if (unit < 0x20) return unit === 10 || unit === 13 || unit === 9 ? LATIN : -1;
  const page = unit >> 8;
  if (page < 3 || page === 0x20 || page === 0x1e) return LATIN;
  if ((page >= 0x4e && page < 0xa0) || page === 0x30) return HAN;
  if (page >= 0xac && page < 0xd8) return HANGUL;
  return page < 0x10 || page === 0x1f ? page : -1;
}
