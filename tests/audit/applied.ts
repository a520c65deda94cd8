import { applyPatch, parsePatch, reversePatch } from 'diff';

/** What the package itself makes of a patch and a text: the body of the copy, or false where they do not fit. */
export const applyDiff = (source: string, patch: string): string | false =>
  applyPatch(source, patch, { autoConvertLineEndings: false });

/** The source again, from the body of the copy; false where they do not fit. */
export const reverseDiff = (body: string, patch: string): string | false =>
  applyPatch(body, parsePatch(patch).map((each) => reversePatch(each))[0] ?? '', {
    autoConvertLineEndings: false,
  });
