import type { Kept } from '../store.ts';
import { CONTENTS, type ContentKind, hasContent } from './contents.ts';

/**
 * What a person typed with an act: the reason of a decision, the words of a note, the reference of an answer. It stands beside the
 * log and not in it, because it may quote the cable. Nothing where the act has no words, as a signature has none.
 */
export function typedIn({ entry: { entry }, content }: Kept): string | undefined {
  if (!hasContent(entry.kind)) return undefined;
  const read = CONTENTS[entry.kind as ContentKind].safeParse(content);
  if (!read.success) return undefined;
  const said = read.data;
  if ('action' in said && typeof said.action === 'object') return said.action.reason;
  if ('reason' in said) return said.reason;
  if ('text' in said) return said.text;
  return 'reference' in said ? `${said.reference}, ${said.day}` : undefined;
}
