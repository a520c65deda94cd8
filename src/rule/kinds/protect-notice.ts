import { z } from 'zod';
import type { Matcher } from '../subject.ts';

/** Words that ask to protect a source. They and whom they protect are the person room's to find. */
export const ProtectNotice = z.strictObject({ kind: z.literal('protect-notice') });

export const compileProtectNotice =
  (): Matcher =>
  ({ notices }) => [...notices];
