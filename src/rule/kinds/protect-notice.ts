import { z } from 'zod';
import { compilePattern } from '../../text/pattern.ts';
import type { Matcher } from '../subject.ts';

/** Words that ask to protect a source. Whom they protect is the person room's to find. */
export const ProtectNotice = z.strictObject({ kind: z.literal('protect-notice') });

const NOTICE = [
  String.raw`\((?:please )?(?:strictly |fully )?protect(?: (?:source|him|her|identity|fully|throughout|strictly))?\)`,
  String.raw`\b(?:please )?(?:strictly )?protect (?:the |this |his |her )?(?:source|identity|name|confidence)s?\b`,
  String.raw`\bplease (?:strictly )?protect (?:him|her)\b`,
].join('|');

export function compileProtectNotice(): Matcher {
  const notice = compilePattern(NOTICE, { ignoreCase: true });
  return ({ view }) => notice.find(view);
}
