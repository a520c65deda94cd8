import type { InputRecord } from '../../model/run-record.ts';

/** What is wrong with a file that could not be read, and what to do, by the code of the message: a run keeps no more of it. */
const WHY: Readonly<Record<string, string>> = {
  empty: 'It has no text. Have it sent again.',
  binary: 'It is not text. Have its text extracted.',
  'not-a-cable': 'No element of a cable was found in it. If it is one, its family is not read yet.',
  'withdrawal-sheet': 'It is a withdrawal sheet: the cable itself was withheld, so have that sent.',
  unreadable: 'It could not be opened. See whether it is there, and who may read it.',
  'too-large': 'It is larger than what is read at once. Have it split.',
  overtime: 'Reading it took too long. Have it split, or printed anew.',
  'pdf-damaged': 'It is a PDF that is damaged or cut off. Have it sent again.',
  'pdf-encrypted': 'It is a PDF that is encrypted. Have it sent without.',
  'no-text-layer': 'It is a PDF of pictures alone. Have its text recognized.',
  'archive-unread': 'It is an archive that cannot be read. Have its files sent by themselves.',
  'archive-too-large':
    'It is an archive that unpacks to more than is read. Have its files sent by themselves.',
};

/** What the review calls an input by: its number, or its place in the run where it has none. */
export const nameOf = ({ mrn }: Pick<InputRecord, 'mrn'>, index: number): string =>
  mrn ?? `file-${index + 1}`;

/** Why the review has no text of what its queue lists as failed. */
export function unreadBecause({ file, messages }: Pick<InputRecord, 'file' | 'messages'>): string {
  const known = messages.flatMap((code) => WHY[code] ?? []);
  const why = known.length > 0 ? known.join(' ') : `The run says of it: ${messages.join(', ')}.`;
  return `${file} could not be read, so there is no text to review and no copy to sign. ${why} Then make the run again, and review that one.`;
}
