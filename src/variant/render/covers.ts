import type { CoverSheet } from '../../model/cover.ts';
import type { Format } from '../../model/run-record.ts';
import { htmlCover } from './html/cover.ts';
import { textCover } from './text/cover.ts';

/** The cover sheet of a case in each format that has one. The same input gives the same bytes. */
export const COVERS: Readonly<Partial<Record<Format, (cover: CoverSheet) => string | Uint8Array>>> = {
  txt: textCover,
  html: htmlCover,
  json: (cover) => `${JSON.stringify(cover, null, 2)}\n`,
};

/** The files of a cover sheet in these formats. */
export const coverFiles = (cover: CoverSheet, formats: readonly Format[]) =>
  formats.flatMap((format) => {
    const content = COVERS[format]?.(cover);
    return content === undefined ? [] : [{ name: `cover.${format}`, content }];
  });
