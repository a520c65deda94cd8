import type { Span } from '../model/span.ts';
import { apart } from './forms.ts';

/** What a corrected copy may say of itself, in these words alone: others may be somebody's. */
const WORDS =
  'CLASSIFIED BY|SUBJECT|TAGS|CAPTIONS?|CLASSIFICATION|TEXT|REFS?|E\\.O\\.|LINE|PARA(?:GRAPH)? \\d{1,2}|ADDED|CHANGED|CORRECTED|' +
  'DELETED|ADDRESSEES?|AND|\\(|\\)';
const OF_MESSAGE = String.raw`OF(?:[ \t][A-Z][A-Z'-]{1,20}){1,3}[ \t]\d{1,8}`;
const FORM = String.raw`${apart('CORRECTED')}[ \t]{1,4}${apart('COPY')}(?:[ \t-]{1,6}${OF_MESSAGE})?(?:[ \t/-]{0,6}(?:${WORDS})){0,8}/{0,80}(?![A-Z])`;
const AT = new RegExp(FORM, 'y');
const NAME = new RegExp(`^${apart('CORRECTED')}[ \\t]{1,4}${apart('COPY')}`);

/** `C O R R E C T E D COPY (SUBJECT LINE)` at a place of a line, with what was corrected: `SUBJECT LINE`. */
export function correctedCopyAt(line: string, at: number): (Span & { readonly what: string }) | undefined {
  AT.lastIndex = at;
  const printed = AT.exec(line)?.[0];
  if (printed === undefined) return undefined;
  const what = printed.replace(NAME, '').replaceAll(/^[ \t/(-]{1,12}|[ \t/)-]{1,80}$/g, '');
  return { from: at, to: at + printed.length, what: what === '' ? 'CORRECTED COPY' : what };
}

/** Whether a line says nothing else. */
export const isCorrectedCopy = (line: string): boolean => correctedCopyAt(line, 0)?.to === line.length;
