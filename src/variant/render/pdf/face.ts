import { create, type Font, type Glyph } from 'fontkit';
import { GlyphSubset, type Tables, tablesOf } from './subset.ts';

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
  return { font: sideBySide(font, pitch, tablesOf(bytes)), sets };
}

const hasGlyph = (font: Font, pitch: number, code: number): boolean =>
  font.hasGlyphForCodePoint(code) && font.glyphForCodePoint(code).advanceWidth === pitch;

/** Not what shows only over, within or joined to others, or runs from right to left: here each is set alone, in order. */
const isSetAlone = (character: string): boolean =>
  !/[\p{M}\p{C}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(
    character,
  );

/** Units of the em in a PDF. */
const EM = 1000;

/**
 * The same font, setting one glyph for each code point, side by side: no ligatures, no kerning, no marks over
 * letters. So the text of a page is the text of its glyphs, one for one. All its glyphs are `pitch` wide, so one place
 * does for all: measured in thousandths of the em, as pdfkit wants it, which so finds nothing to scale.
 */
function sideBySide(font: Font, pitch: number, tables: Tables): Font {
  const scale = EM / font.unitsPerEm;
  const advanceWidth = pitch * scale;
  const place = { xAdvance: advanceWidth };
  const glyphs = new Map<string, Pick<Glyph, 'id' | 'codePoints' | 'advanceWidth'>>();
  const glyphOf = (character: string) => {
    const known = glyphs.get(character);
    if (known !== undefined) return known;
    const code = character.codePointAt(0) ?? 0;
    const glyph = { id: font.glyphForCodePoint(code).id, codePoints: [code], advanceWidth };
    glyphs.set(character, glyph);
    return glyph;
  };
  const layout = (text: string) => {
    const set = Array.from(text, glyphOf);
    return { glyphs: set, positions: set.map(() => place), advanceWidth: set.length * advanceWidth };
  };
  const { bbox, ascent, descent, lineGap } = font;
  const own = {
    ...{
      layout,
      unitsPerEm: EM,
      createSubset: () => new GlyphSubset(tables),
      getGlyph: () => ({ advanceWidth }),
    },
    ...{ ascent: ascent * scale, descent: descent * scale, lineGap: lineGap * scale },
    ...{ capHeight: CAPITALS * EM, xHeight: SMALL * EM },
    bbox: scaled(bbox, scale),
  };
  return Object.create(font, Object.getOwnPropertyDescriptors(own)) as Font;
}

/** Heights of letters in ems, which these fonts do not tell of themselves. */
const CAPITALS = 0.729;
const SMALL = 0.547;

const scaled = ({ minX, minY, maxX, maxY }: Font['bbox'], scale: number) => ({
  ...{ minX: minX * scale, minY: minY * scale, maxX: maxX * scale, maxY: maxY * scale },
});
