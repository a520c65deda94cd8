import { z } from 'zod';
import type { Span } from '../../model/span.ts';
import { readBehind } from '../../text/view.ts';
import { CHECK_NAMES, type CheckName, passes as isValid } from '../checks.ts';
import type { Passes } from '../passes.ts';
import type { Matcher } from '../subject.ts';
import { type WordGaps, wordGapsOf } from '../word-gaps.ts';
import { compilePatternMatch, PatternMatch } from './pattern.ts';
import { oneOf, quoted } from './words.ts';

/**
 * A pattern in linear-time syntax whose hits must pass a check of their digits, so that a number of another kind is
 * none. With `words` one of these must stand before a hit, with at most `within` words between.
 */
export const IdentifierMatch = PatternMatch.omit({ kind: true }).extend({
  kind: z.literal('identifier'),
  check: z.enum(CHECK_NAMES),
  words: z.array(z.string().min(1)).min(1).optional(),
  within: z.int().min(0).max(100).default(6),
});

export function compileIdentifier(
  { check, words, within, ...pattern }: z.infer<typeof IdentifierMatch>,
  passes: Passes,
): Matcher {
  const find = compilePatternMatch({ ...pattern, kind: 'pattern' }, passes);
  const phrases = words === undefined ? undefined : passes.phrases.add(words);
  return (subject) => {
    const { view, cable } = subject;
    const valid = find(subject).filter((hit) => isValid(check, readBehind(view, hit), cable.dated));
    if (phrases === undefined || valid.length === 0) return valid;
    return behind(valid, phrases.find(view, subject.budget), wordGapsOf(view), within);
  };
}

/** Of hits, those with a word before them and no more between than they may have. */
function behind(hits: readonly Span[], words: readonly Span[], gaps: WordGaps, within: number): Span[] {
  const ends = words.map(({ to }) => to).sort((a, b) => a - b);
  const found: Span[] = [];
  let next = 0;
  for (const hit of [...hits].sort((a, b) => a.from - b.from)) {
    while ((ends[next] ?? Number.POSITIVE_INFINITY) <= hit.from) next++;
    const last = ends[next - 1];
    if (last !== undefined && gaps.between(last, hit.from) <= within) found.push(hit);
  }
  return found;
}

/** What it finds, in a sentence for a reader of rules. */
export function identifierInWords({ check, words, within }: z.infer<typeof IdentifierMatch>): string {
  const after = words === undefined ? '' : `, at most ${within} words behind ${oneOf(words.map(quoted))}`;
  return `Text of the form that the examples show, where it is ${SPOKEN[check]}${after}.`;
}

const SPOKEN: Readonly<Record<CheckName, string>> = {
  luhn: 'the number of a card by its check digit',
  iban: 'an international account number by its check digits',
  ssn: 'a Social Security number that may have been given out',
  imei: 'the number of a device by its check digit',
  mrz: 'a machine-readable zone by its check digits',
  'birth-date': 'a day on which somebody in the cable may have been born',
  'adult-birth-date': 'a day on which a person of 15 years or more in the cable may have been born',
};
