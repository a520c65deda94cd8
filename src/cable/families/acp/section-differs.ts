import { error, type Message, warning } from '../../../model/message.ts';
import type { Header } from '../../header.ts';

/** Holds what a later section's header repeats against the first one's: they are of one cable only if they agree. */
export function sectionDifferences(first: Header, repeated: readonly Header[]): Message[] {
  const instruction = repeated.find((header) => differs(instructionOf(first), instructionOf(header)));
  const other = repeated.find(
    (header) =>
      differs(tagsOf(first), tagsOf(header)) ||
      differs(letters(first.fields.subject?.value), letters(header.fields.subject?.value)),
  );
  return [
    ...(instruction === undefined
      ? []
      : [error('section-differs', INSTRUCTION, instruction.fields.declassification[0]?.span)]),
    ...(other === undefined
      ? []
      : [warning('section-differs', OTHER, (other.fields.tags[0] ?? other.fields.subject)?.span)]),
  ];
}

/** A section that leaves a line out says nothing against the first. */
const differs = (first: string, later: string): boolean => later !== '' && first !== later;

const instructionOf = ({ fields }: Header): string =>
  fields.declassification.map(({ value }) => letters(value)).join();
const tagsOf = ({ fields }: Header): string =>
  [...new Set(fields.tags.map(({ value }) => value))].sort().join();
const letters = (words = ''): string => words.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');

const INSTRUCTION =
  'A later section bears another declassification line than the first. One cable has one; find out which is right. ' +
  'Until then all of it is held.';
const OTHER =
  'A later section bears other tags or another subject than the first. Check that the sections are of one cable.';
