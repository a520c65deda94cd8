import type { InputRecord } from '../../model/run-record.ts';

/** Why nothing was made of an input, and what to do, by the code of the message: a run keeps no more of it. */
const WHY: Readonly<Record<string, string>> = {
  empty: 'It has no text. Have it sent again.',
  binary: 'It is not text. Have its text extracted.',
  'not-utf-8':
    'It is not in one encoding to its end. Say its encoding with --encoding, or have it converted.',
  'not-a-cable': 'No element of a cable was found in it. If it is one, its family is not read yet.',
  'withdrawal-sheet': 'It is a withdrawal sheet: the cable itself was withheld, so have that sent.',
  unreadable: 'It could not be opened. See whether it is there, and who may read it.',
  'too-large': 'It is larger than what is read at once. Have it split.',
  overtime: 'Reading it took too long. Have it split, or printed anew.',
  'pdf-damaged': 'It is a PDF that is damaged or cut off. Have it sent again.',
  'pdf-encrypted': 'It is a PDF that is encrypted. Have it sent without.',
  'no-text-layer': 'It is a PDF of pictures alone. Have its text recognized.',
  'row-unread':
    'A row of a table, or a line of objects, is cut off, too long or not of the form of the others. Have that row mended.',
  'archive-unread': 'It is an archive that cannot be read. Have its files sent by themselves.',
  'archive-too-large':
    'It is an archive that unpacks to more than is read. Have its files sent by themselves.',
  'member-damaged': 'It is not what its archive says of it. Have the archive sent again.',
  'member-encrypted': 'It is encrypted in its archive. Have it sent without.',
  'member-not-opened': 'It is packed in a way that is not read. Have it sent unpacked.',
  'member-twice': 'Its archive has more than one file of this name. Have the others sent by themselves.',
  'members-not-read': 'The archive has files that by name are no texts. Look whether one of them is a cable.',
  'repeated-number':
    'Others bear the same message number. See which of them is the cable, and name that alone.',
  'outside-case': 'It is not one of the cables of this case. If it should be, name it there.',
  'rule-failed': 'A rule failed on it. Have that rule mended, or taken out.',
  leak: 'Its finished copy showed something that it withholds. Have whoever keeps Tearline look into it.',
  internal: 'Tearline itself failed on it. Have whoever keeps Tearline look into it.',
  'worker-died':
    'What worked on it ended before it was done. Make the run with fewer --jobs, or have the file split.',
};

/** What the review calls an input by: its number, or its place in the run where it has none. */
export const nameOf = ({ mrn }: Pick<InputRecord, 'mrn'>, index: number): string =>
  mrn ?? `file-${index + 1}`;

/** Why the review has no text of what its queue lists as failed. Of what some message alone holds it has nothing to say. */
export function unreadBecause({ file, messages }: Pick<InputRecord, 'file' | 'messages'>): string {
  const known = messages.flatMap((code) => WHY[code] ?? []);
  const why = known.length > 0 ? known.join(' ') : `The run says of it: ${messages.join(', ')}.`;
  return `Nothing was made of ${file}, so there is no text to review and no copy to sign. ${why} Then make the run again, and review that one.`;
}
