import type { Format } from '../model/run-record.ts';
import { renderersWith } from '../variant/render/formats.ts';
import type { Fonts } from '../variant/render/pdf/face.ts';
import { sheetOf } from '../variant/sheet.ts';
import { isSheet, type Render } from './copies.ts';

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
