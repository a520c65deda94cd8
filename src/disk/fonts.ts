import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Fonts } from '../variant/render/pdf/face.ts';
import { DiskFailure, inWords } from './failure.ts';

/** The fixed-pitch fonts that come with the program. */
export const loadFonts = (): Fonts => ({
  regular: fontFile('DejaVuSansMono.ttf'),
  bold: fontFile('DejaVuSansMono-Bold.ttf'),
});

function fontFile(name: string): Uint8Array {
  try {
    return readFileSync(createRequire(import.meta.url).resolve(`dejavu-fonts-ttf/ttf/${name}`));
  } catch (thrown) {
    throw new DiskFailure(
      `Cannot read the font ${name}, without which no PDF can be made: ${inWords(thrown)}.`,
    );
  }
}
