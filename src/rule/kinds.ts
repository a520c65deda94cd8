import { z } from 'zod';
import { type All, allOf, compileAll } from './kinds/all.ts';
import { type Any, anyOf, compileAny } from './kinds/any.ts';
import { ColumnMatch, compileColumn } from './kinds/column.ts';
import { compileExcept, type Except, exceptOf } from './kinds/except.ts';
import { compileField, FieldMatch } from './kinds/field.ts';
import { compileIdentifier, IdentifierMatch } from './kinds/identifier.ts';
import { compileList, ListMatch } from './kinds/list.ts';
import { compileNear, type Near, nearOf } from './kinds/near.ts';
import { compilePatternMatch, PatternMatch } from './kinds/pattern.ts';
import { compilePerson, PersonMatch } from './kinds/person.ts';
import { compilePhrase, Phrase } from './kinds/phrase.ts';
import { compilePortion, PortionMatch } from './kinds/portion.ts';
import { compileProtectNotice, ProtectNotice } from './kinds/protect-notice.ts';
import { compileSection, SectionMatch } from './kinds/section.ts';
import { compileUnless, type Unless, unlessOf } from './kinds/unless.ts';
import type { Lists } from './lists.ts';
import type { Passes } from './passes.ts';
import type { Matcher } from './subject.ts';

/** A kind that has no others in it. */
const Single = z.discriminatedUnion('kind', [
  Phrase,
  ListMatch,
  PatternMatch,
  IdentifierMatch,
  FieldMatch,
  PortionMatch,
  SectionMatch,
  ColumnMatch,
  PersonMatch,
  ProtectNotice,
]);
export type Match = z.infer<typeof Single> | Near | All | Any | Except | Unless;

const part = (): z.ZodType<Match> => Part;

/** The closed set of what a rule can match on: one file and one line each. */
const Part: z.ZodType<Match> = z.discriminatedUnion('kind', [
  ...Single.options,
  nearOf(part),
  allOf(part),
  anyOf(part),
  exceptOf(part),
  unlessOf(part),
]);

/** What a person can still read, and a text of a megabyte can be asked. */
const DEEPEST = 6;
const MOST_PARTS = 32;

export const Match = Part.superRefine((match, context) => {
  const deep = partTooDeep(match);
  if (deep !== undefined)
    context.addIssue({
      code: 'custom',
      path: deep,
      message: `nests deeper than ${DEEPEST} kinds; make two rules of it`,
    });
  const parts = countOf(match);
  if (parts > MOST_PARTS)
    context.addIssue({
      code: 'custom',
      message: `has ${parts} kinds in it, more than ${MOST_PARTS}; make two rules of it`,
    });
});

/** The kinds in a kind, with the keys they stand under. */
export function partsOf(match: Match): { readonly at: readonly (string | number)[]; readonly part: Match }[] {
  switch (match.kind) {
    case 'near':
      return [
        { at: ['first'], part: match.first },
        { at: ['second'], part: match.second },
      ];
    case 'all':
    case 'any':
      return match.of.map((each, i) => ({ at: ['of', i], part: each }));
    case 'except':
      return [
        { at: ['find'], part: match.find },
        { at: ['but'], part: match.but },
      ];
    case 'unless':
      return [
        { at: ['find'], part: match.find },
        { at: ['when'], part: match.when },
      ];
    default:
      return [];
  }
}

/** A kind and all in it. */
export const allParts = (match: Match): Match[] => [
  match,
  ...partsOf(match).flatMap(({ part }) => allParts(part)),
];

const countOf = (match: Match): number => allParts(match).length;

function partTooDeep(match: Match, depth = 1): (string | number)[] | undefined {
  if (depth > DEEPEST) return [];
  for (const { at, part } of partsOf(match)) {
    const deep = partTooDeep(part, depth + 1);
    if (deep !== undefined) return [...at, ...deep];
  }
  return undefined;
}

export function compileMatch(match: Match, passes: Passes, lists: Lists): Matcher {
  const compile = (inner: Match): Matcher => compileMatch(inner, passes, lists);
  switch (match.kind) {
    case 'phrase':
      return compilePhrase(match, passes);
    case 'list':
      return compileList(match, passes, lists);
    case 'pattern':
      return compilePatternMatch(match, passes);
    case 'identifier':
      return compileIdentifier(match, passes);
    case 'field':
      return compileField(match);
    case 'portion':
      return compilePortion(match);
    case 'section':
      return compileSection(match, passes);
    case 'column':
      return compileColumn(match, passes);
    case 'person':
      return compilePerson(match);
    case 'protect-notice':
      return compileProtectNotice();
    case 'near':
      return compileNear(match, compile);
    case 'all':
      return compileAll(match, compile);
    case 'any':
      return compileAny(match, compile);
    case 'except':
      return compileExcept(match, compile);
    case 'unless':
      return compileUnless(match, compile);
  }
}
