import { type Message, warning } from '../../../model/message.ts';
import type { Header } from '../../header.ts';

/**
 * Holds what a later section's header repeats against the first one's. Instructions, tags and captions of both count,
 * so nothing opens by a section that differs; but then the sections may not be of one cable.
 */
export function sectionDifferences(first: Header, repeated: readonly Header[]): Message[] {
  const own = toldBy(first);
  const other = repeated.find((header) => toldBy(header).some((told, at) => told !== '' && told !== own[at]));
  if (other === undefined) return [];
  const { declassification, tags, subject } = other.fields;
  return [warning('section-differs', DIFFERS, (declassification[0] ?? tags[0] ?? subject)?.span)];
}

/** Instruction, tags and subject; a section that leaves one out says nothing against the first. */
const toldBy = ({ fields: { declassification, tags, subject } }: Header): string[] => [
  declassification.map(({ value }) => letters(value)).join(),
  [...new Set(tags.map(({ value }) => value))].sort().join(),
  letters(subject?.value),
];

const letters = (words = ''): string => words.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');

const DIFFERS =
  'A later section bears another declassification line, other tags or another subject than the first. Check that the ' +
  'sections are of one cable, and which line is right.';
