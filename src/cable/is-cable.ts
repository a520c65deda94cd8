import type { Cable } from '../model/cable.ts';
import { error, type Message } from '../model/message.ts';

/**
 * Whether anything of a cable was found: a header line, a field or a portion mark. A number before a paragraph or a
 * word alone in the last line is found in any text. One of our own copies is one, however little it shows.
 */
export function isCable({ fields, portions, copy }: Pick<Cable, 'fields' | 'portions' | 'copy'>): boolean {
  if (copy !== undefined) return true;
  const found = Object.entries(fields).some(
    ([name, field]) =>
      name !== 'signature' && (Array.isArray(field) ? field.length > 0 : field !== undefined),
  );
  return found || portions.some(({ mark }) => mark !== undefined);
}

export const NOT_A_CABLE: Message = error(
  'not-a-cable',
  'No element of a cable was found: no header line, no label, no portion mark. Expected a cable. If it is one, its family is not read yet.',
);
