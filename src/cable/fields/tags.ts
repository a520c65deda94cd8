import type { Field } from '../../model/cable.ts';
import type { Span } from '../../model/span.ts';
import { fieldAt, within } from './field.ts';

const TAG = /\(([^()\r\n]{2,60})\)|[A-Z0-9][A-Z0-9/-]{1,23}/g;
const NOT_A_TAG: ReadonlySet<string> = new Set(['SIPDIS', 'N/A', 'NA']);

/** The traffic analysis codes in the order printed; a person in brackets is a tag too. */
export function readTags(text: string, value: Span): Field<string>[] {
  return [...text.slice(value.from, value.to).matchAll(TAG)]
    .map((found) => ({ tag: found[1] ?? found[0], span: within(value.from, found.index, found[0]) }))
    .filter(({ tag }) => !NOT_A_TAG.has(tag))
    .map(({ tag, span }) => fieldAt(text, span, tag.trim()));
}
