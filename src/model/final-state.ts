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

/** How many ended in which state. */
export function countStates(states: readonly FinalState[]): Record<FinalState, number> {
  const counts = Object.fromEntries(FINAL_STATES.map((each) => [each, 0])) as Record<FinalState, number>;
  for (const state of states) counts[state] += 1;
  return counts;
}
