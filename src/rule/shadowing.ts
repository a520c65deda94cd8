import { covers, type Span, unite } from '../model/span.ts';
import type { CompiledRule } from './compile.ts';
import { type Reader, subjectOf, unmarked } from './examples.ts';
import type { Rule } from './pack.ts';
import type { Subject } from './subject.ts';

/** A rule that another makes needless. */
export interface Needless {
  readonly rule: string;
  readonly by: string;
}

/** Rules with the match, the conditions, the days and the bases of one before them. */
export function duplicates(rules: readonly Rule[]): Needless[] {
  const first = new Map<string, string>();
  return rules.flatMap((rule) => {
    const same = sameness(rule);
    const by = first.get(same);
    if (by === undefined) first.set(same, rule.id);
    return by === undefined ? [] : [{ rule: rule.id, by }];
  });
}

const sameness = ({ match, when, bases, refer, from, until }: Rule): string =>
  JSON.stringify([
    inOrder(match),
    inOrder(when ?? {}),
    codesOf(bases),
    refer?.agency ?? null,
    from ?? null,
    until ?? null,
  ]);

/** A value with the keys of its objects in one order, so that equal things are written equally. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => [key, inOrder(inner)]);
}

const codesOf = (bases: Rule['bases']): string[] => bases.map(({ code }) => code).sort();

/**
 * Rules whose every positive example another rule covers whole, with an effect and bases as strong: by the evidence of
 * their own examples they add nothing.
 */
export function shadowed(rules: readonly CompiledRule[], reader: Reader): Needless[] {
  const tried = rules.map((compiled) => ({ compiled, examples: examplesOf(compiled.rule, reader) }));
  return tried.flatMap(({ compiled, examples }) => {
    const by = rules.find((other) => other !== compiled && shadows(other, compiled.rule, examples));
    return by === undefined ? [] : [{ rule: compiled.rule.id, by: by.rule.id }];
  });
}

interface Example {
  readonly subject: Subject;
  readonly hits: readonly Span[];
}

const examplesOf = ({ examples }: Rule, reader: Reader): Example[] =>
  examples.match.map((example) => {
    const { text, expected } = unmarked(example);
    const hits = expected.map((place) => {
      const [from = 0, to = 0] = place.split('-').map(Number);
      return { from, to };
    });
    return { subject: subjectOf(text, reader), hits };
  });

function shadows(by: CompiledRule, rule: Rule, examples: readonly Example[]): boolean {
  return (
    isAsStrong(by.rule, rule) && isAsWide(by.rule, rule) && examples.every((each) => coversAll(by, each))
  );
}

function coversAll({ match }: CompiledRule, { subject, hits }: Example): boolean {
  const found = unite(match(subject));
  return hits.every((hit) => found.some((span) => covers(span, hit)));
}

const STRENGTHS = ['advise', 'hold', 'withhold'];

const isAsStrong = (by: Rule, { effect, bases, identifier, refer }: Rule): boolean =>
  STRENGTHS.indexOf(by.effect) >= STRENGTHS.indexOf(effect) &&
  (refer === undefined || by.refer?.agency === refer.agency) &&
  (identifier === undefined || by.identifier === identifier) &&
  bases.every(({ code }) => by.bases.some((basis) => basis.code === code));

/** It applies to every cable, and on every day, that the other applies to. */
const isAsWide = (by: Rule, { when, from, until }: Rule): boolean =>
  (by.when === undefined || JSON.stringify(inOrder(by.when)) === JSON.stringify(inOrder(when ?? {}))) &&
  (by.from === undefined || (from !== undefined && by.from <= from)) &&
  (by.until === undefined || (until !== undefined && until <= by.until));
