import type { ZodType, z } from 'zod';
import { knownKeys, partOf } from './known-keys.ts';
import { nearMiss } from './near-miss.ts';

/** One thing that a value a person wrote lacks or has too much of, as a colleague would say it. */
export interface Shortcoming {
  readonly path: readonly PropertyKey[];
  readonly reason: string;
}

type Issue = z.core.$ZodIssue;

/** What is wrong with a value; unknown keys first, because a misspelt key is often what makes another one missing. */
export function shortcomings(schema: ZodType, value: unknown, issues: readonly Issue[]): Shortcoming[] {
  const unknown = issues.flatMap((issue) => unknownKeys(schema, value, issue));
  const others = issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? [] : said(schema, value, issue),
  );
  return [...unknown, ...others];
}

function unknownKeys(schema: ZodType, value: unknown, issue: Issue): Shortcoming[] {
  if (issue.code !== 'unrecognized_keys') return [];
  const known = knownKeys(schema, value, issue.path);
  const place = issue.path.length === 0 ? '' : ` in ${wordsOf(issue.path)}`;
  return issue.keys.map((key) => ({
    path: [...issue.path, key],
    reason: `Unknown key '${key}'${place}. ${meant(key, known) ?? `Known here: ${known.join(', ')}.`}`,
  }));
}

function said(schema: ZodType, value: unknown, issue: Issue): Shortcoming[] {
  const closest = issue.code === 'invalid_union' ? closestForm(issue) : undefined;
  if (closest !== undefined) return shortcomings(schema, value, closest);
  const given = issue.path.reduce(partOf, value);
  const place = issue.path.length === 0 ? '' : `${wordsOf(issue.path)}: `;
  const told = given === undefined ? `is missing; ${expectation(issue)}` : fault(issue, given);
  return [{ path: issue.path, reason: `${place}${told}` }];
}

/** Of the forms a value may have, the one it comes nearest to; none where it has the shape of none. */
function closestForm({ errors, path }: z.core.$ZodIssueInvalidUnion): Issue[] | undefined {
  const alike = errors.filter(
    (form) => !form.some((issue) => issue.code === 'invalid_type' && issue.path.length === 0),
  );
  const weight = (form: readonly Issue[]): number =>
    form.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? issue.keys.length : 1), 0);
  const [closest] = alike.toSorted((a, b) => weight(a) - weight(b));
  return closest?.map((issue) => ({ ...issue, path: [...path, ...issue.path] }));
}

function fault(issue: Issue, given: unknown): string {
  if (issue.code === 'too_small' && issue.minimum === 1) return 'is empty';
  const choices = choicesOf(issue);
  if (choices === undefined || typeof given !== 'string') return expectation(issue);
  return `'${given.slice(0, 40)}' is not known. ${meant(given, choices) ?? ''} ${sentence(expectation(issue))}`.replace(
    '  ',
    ' ',
  );
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'keys with their values',
  record: 'keys with their values',
};

/** Messages of our own schemas are written to be read; those of the library are put into words. */
function expectation(issue: Issue): string {
  const choices = choicesOf(issue);
  if (choices !== undefined) return `expected ${choices.length === 1 ? '' : 'one of: '}${choices.join(', ')}`;
  if (issue.code === 'invalid_type' && issue.message.startsWith('Invalid input'))
    return `expected ${TYPES[issue.expected] ?? issue.expected}`;
  return issue.message;
}

function choicesOf(issue: Issue): string[] | undefined {
  if (issue.code === 'invalid_value') return issue.values.map(String);
  const kinds = issue.code === 'invalid_union' && 'options' in issue ? issue.options : undefined;
  return Array.isArray(kinds) ? kinds.map(String) : undefined;
}

function meant(word: string, among: readonly string[]): string | undefined {
  const near = nearMiss(word, among);
  return near === undefined ? undefined : `Did you mean '${near}'?`;
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

/** `row 1, cables`: places count from 1, as people count. */
const wordsOf = (path: readonly PropertyKey[]): string =>
  path
    .map((step, i) => (typeof step === 'number' ? `${i === 0 ? 'row' : 'item'} ${step + 1}` : String(step)))
    .join(', ');
