import { create, type Font } from 'fontkit';
import { describe, expect, it } from 'vitest';
import { loadFonts } from '../../src/disk/fonts.ts';
import { GlyphSubset, tablesOf } from '../../src/variant/render/pdf/subset.ts';

/** Simple glyphs, compound ones whose parts are not among the rest, an empty one, and some of other scripts. */
const TEXT = 'CONFIDENTIAL [1.4(b)] áéíóú ÄÖÜ ŵ ǻ Ω Жд ½ → ≤ ═';

const fonts = Object.entries(loadFonts()) as [string, Uint8Array][];
const opened = (bytes: Uint8Array): Font => create(Buffer.from(bytes)) as Font;
const shapes = (font: Font) =>
  Array.from({ length: font.numGlyphs }, (_, i) => {
    const { path, advanceWidth, bbox } = font.getGlyph(i);
    return [path.toSVG(), advanceWidth, { ...bbox }];
  });

describe('the subset of a font', () => {
  it.each(fonts)('%s has the glyphs that fontkit gives to the same text', (_, bytes) => {
    const font = opened(bytes);
    const [own, other] = [new GlyphSubset(tablesOf(bytes)), font.createSubset()];
    for (const character of TEXT) {
      const { id } = font.glyphForCodePoint(character.codePointAt(0) ?? 0);
      expect(own.includeGlyph(id)).toBe(other.includeGlyph(id as never));
    }
    const made = shapes(opened(own.encode()));
    expect(made.length).toBeGreaterThan(new Set(TEXT).size);
    expect(made).toEqual(shapes(opened(other.encode())));
  });
});
