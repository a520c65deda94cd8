import { z } from 'zod';

export const FINAL_STATES = [
  'released-in-full',
  'released-in-part',
  'denied-in-full',
  'held',
  'failed',
] as const;
export const FinalState = z.enum(FINAL_STATES);
/** Where every input ends; the five counts add up to the inputs. */
export type FinalState = z.infer<typeof FinalState>;
