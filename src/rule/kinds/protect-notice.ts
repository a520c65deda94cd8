import { z } from 'zod';
import type { Matcher } from '../subject.ts';

/** Words that ask to protect a source. They and whom they protect are the person room's to find. */
export const ProtectNotice = z.strictObject({ kind: z.literal('protect-notice') });

export const compileProtectNotice =
  (): Matcher =>
  ({ notices }) => [...notices];

/** What it finds, in a sentence for a reader of rules. */
export const protectNoticeInWords = (): string =>
  'Words that ask to protect a source, such as “(strictly protect)”; not “please protect accordingly”, which is handling.';
