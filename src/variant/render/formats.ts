import type { CoverSheet } from '../../model/cover.ts';
import type { Format } from '../../model/run-record.ts';
import type { Variant, WithdrawalSheet } from '../../model/variant.ts';
import { htmlCopy } from './html/copy.ts';
import { htmlCover } from './html/cover.ts';
import { htmlSheet } from './html/sheet.ts';
import { jsonCopy } from './json/copy.ts';
import { jsonSheet } from './json/sheet.ts';
import { pdfCopy } from './pdf/copy.ts';
import { pdfCover } from './pdf/cover.ts';
import { type Fonts, facesOf } from './pdf/face.ts';
import { pdfSheet } from './pdf/sheet.ts';
import { textCopy } from './text/copy.ts';
import { textCover } from './text/cover.ts';
import { textSheet } from './text/sheet.ts';

/** One format: a copy, the sheet that stands for a cable denied in full, and the cover sheet of a case. The same input gives the same bytes. */
export interface Renderer {
  copy(variant: Variant): string | Uint8Array;
  sheet(sheet: WithdrawalSheet): string | Uint8Array;
  cover(cover: CoverSheet): string | Uint8Array;
}

/** Every format a copy can be made in. The fonts are opened once, for all copies. */
export function renderersWith(fonts: Fonts): Readonly<Record<Format, Renderer>> {
  const faces = facesOf(fonts);
  return {
    txt: { copy: textCopy, sheet: textSheet, cover: textCover },
    html: { copy: htmlCopy, sheet: htmlSheet, cover: htmlCover },
    pdf: {
      copy: (variant) => pdfCopy(variant, faces),
      sheet: (sheet) => pdfSheet(sheet, faces),
      cover: (cover) => pdfCover(cover, faces),
    },
    json: { copy: jsonCopy, sheet: jsonSheet, cover: (cover) => `${JSON.stringify(cover, null, 2)}\n` },
  };
}
