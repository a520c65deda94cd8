import { create, type Font, type Glyph } from 'fontkit';

/** The bytes of the fixed-pitch fonts (TrueType) that a page is set in. They come from outside: a renderer reads no files. */
export interface Fonts {
  readonly regular: Uint8Array;
  readonly bold: Uint8Array;
}

/** A font opened once and shared by all documents. */
export interface Face {
  /** What pdfkit takes as a font. */
  readonly font: Font;
  /** Whether a character can be set as itself. */
  sets(character: string): boolean;
}

export interface Faces {
  readonly regular: Face;
  readonly bold: Face;
}

export const facesOf = ({ regular, bold }: Fonts): Faces => ({
  regular: faceOf(regular),
  bold: faceOf(bold),
});

function faceOf(bytes: Uint8Array): Face {
  const font = create(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)) as Font;
  const pitch = font.glyphForCodePoint(0x20).advanceWidth;
  const known = new Map<string, boolean>();
  const sets = (character: string): boolean => {
    const found = known.get(character);
    if (found !== undefined) return found;
    const can = isSetAlone(character) && hasGlyph(font, pitch, character.codePointAt(0) ?? 0);
    known.set(character, can);
    return can;
  };
  return { font: sideBySide(font), sets };
}

const hasGlyph = (font: Font, pitch: number, code: number): boolean =>
  font.hasGlyphForCodePoint(code) && font.glyphForCodePoint(code).advanceWidth === pitch;

/** Not what shows only over, within or joined to others, or runs from right to left: here each is set alone, in order. */
const isSetAlone = (character: string): boolean =>
  !/[\p{M}\p{C}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(
    character,
  );

/**
 * The same font, setting one glyph for each code point, side by side: no ligatures, no kerning, no marks over
 * letters. So the text of a page is the text of its glyphs, one for one.
 */
function sideBySide(font: Font): Font {
  const glyphs = new Map<number, Glyph>();
  const glyphOf = (code: number): Glyph => {
    const known = glyphs.get(code);
    if (known !== undefined) return known;
    const glyph = font.glyphForCodePoint(code);
    glyphs.set(code, glyph);
    return glyph;
  };
  const layout = (text: string) => {
    const set = Array.from(text, (character) => glyphOf(character.codePointAt(0) ?? 0));
    // pdfkit scales the numbers of a place where they stand, so each is made anew.
    const positions = set.map(({ advanceWidth: xAdvance }) => ({
      ...{ xAdvance, yAdvance: 0, xOffset: 0, yOffset: 0 },
    }));
    return {
      glyphs: set,
      positions,
      advanceWidth: positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0),
    };
  };
  return Object.create(font, { layout: { value: layout } }) as Font;
}
