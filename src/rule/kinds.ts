import { z } from 'zod';
import { compileField, FieldMatch } from './kinds/field.ts';
import { compilePatternMatch, PatternMatch } from './kinds/pattern.ts';
import { compilePhrase, Phrase } from './kinds/phrase.ts';
import { compilePortion, PortionMatch } from './kinds/portion.ts';
import { compileProtectNotice, ProtectNotice } from './kinds/protect-notice.ts';
import type { Passes } from './passes.ts';
import type { Matcher } from './subject.ts';

/** The closed set of what a rule can match on: one file and one line each. */
export const Match = z.discriminatedUnion('kind', [
  Phrase,
  PatternMatch,
  FieldMatch,
  PortionMatch,
  ProtectNotice,
]);
export type Match = z.infer<typeof Match>;

export function compileMatch(match: Match, passes: Passes): Matcher {
  switch (match.kind) {
    case 'phrase':
      return compilePhrase(match, passes);
    case 'pattern':
      return compilePatternMatch(match, passes);
    case 'field':
      return compileField(match);
    case 'portion':
      return compilePortion(match);
    case 'protect-notice':
      return compileProtectNotice();
  }
}
