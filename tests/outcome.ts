import { type Input, recordsIn } from '../src/batch/records.ts';
import type { Outcome } from '../src/batch/result.ts';
import { type BatchOptions, outcomeOf as outcomeOfFound } from '../src/batch/run.ts';
import type { Rulebook, Setting } from '../src/pipeline.ts';

/** Where the first cable of an input ends, or the input without one. */
export function outcomeOf(
  input: Input,
  setting: Setting,
  rulebook: Rulebook,
  options: BatchOptions,
): Outcome {
  const [first] = recordsIn([input], rulebook.vocabulary.lexicon, options);
  if (first === undefined) throw new Error('an input gave nothing');
  return outcomeOfFound(first, setting, rulebook, options);
}
