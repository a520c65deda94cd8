import type { Format } from '../model/run-record.ts';
import { renderersWith } from '../variant/render/formats.ts';
import type { Fonts } from '../variant/render/pdf/face.ts';
import { sheetOf } from '../variant/sheet.ts';
import { isSheet, type Render } from './copies.ts';
import type { RenderCover } from './covers.ts';

/**
 * Copies in these formats, or a withdrawal sheet where the cable is denied in full. What makes a PDF is slow to load, so
 * this file is loaded only where copies are made.
 */
export function copiesIn(formats: readonly Format[], fonts: Fonts): Render {
  const renderers = renderersWith(fonts);
  return (done) => {
    const sheet = isSheet(done) ? sheetOf(done.variant, done.cable.text) : undefined;
    return formats.map((format) => ({
      name: `${done.mrn}.${format}`,
      content: sheet === undefined ? renderers[format].copy(done.variant) : renderers[format].sheet(sheet),
    }));
  };
}

/** The cover sheet of a case in these formats, and always in the one for programs, which the others are checked against. */
export function coversIn(formats: readonly Format[], fonts: Fonts): RenderCover {
  const renderers = renderersWith(fonts);
  const all: Format[] = ['json', ...formats.filter((format) => format !== 'json')];
  return (cover) =>
    all.map((format) => ({ name: `cover.${format}`, content: renderers[format].cover(cover) }));
}
