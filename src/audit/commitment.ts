import { sha256 } from '../model/digest.ts';

/**
 * Binds a deletion to the very text it deleted, and tells nothing of it: the salt is 32 bytes that nobody can guess, and no
 * two deletions share one. Who is given salt and text later can tell that it is what was withheld then.
 */
export const commitmentTo = (salt: string, text: string): string =>
  sha256(`tearline-commitment/1\n${salt}\n${text}`);
