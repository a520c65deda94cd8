import type { SourceRecord } from '../../model/cable.ts';
import { type Opening, recordOf } from '../laying.ts';
import { markdownLinks } from '../markdown/links.ts';

/** The cable's text out of a plain file, with the place of every character. Nothing is lost: see `origin`. */
export function textRecord(file: string, decoded: string): SourceRecord {
  const links = markdownLinks(decoded);
  const container = links.length > 0 ? 'markdown' : 'text';
  return recordOf({ file, part: null, container }, decoded, [...byteOrderMark(decoded), ...links]);
}

/** It says how the file was written, not what the cable says. */
const byteOrderMark = (decoded: string): Opening[] =>
  decoded.startsWith('\ufeff') ? [{ span: { from: 0, to: 1 }, words: '' }] : [];
