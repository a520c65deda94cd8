import type { Exemption } from '../model/exemption.ts';
import { compileMatch } from './kinds.ts';
import type { Lists } from './lists.ts';
import { witnessesOf } from './matched-on.ts';
import type { Pack, Rule } from './pack.ts';
import { newPasses, type Passes } from './passes.ts';
import type { Matcher } from './subject.ts';

export interface CompiledRule {
  readonly rule: Rule;
  readonly match: Matcher;
  /** What made the rule speak, for a reader; found when first asked. */
  readonly witnesses: Matcher;
  readonly bases: readonly Exemption[];
  readonly otherwise: readonly Exemption[];
}

/** A pack ready to run: another type than the file it was read from, so that none runs unchecked. */
export interface CompiledPack {
  readonly pack: string;
  readonly version: string;
  readonly digest: string;
  readonly rules: readonly CompiledRule[];
}

/** A pack with the lists that lie beside it, where its rules name some. */
export type PackWithLists = Pack & { readonly lists?: Lists };
const NO_LISTS: Lists = new Map();

/** What is wrong with a rule beyond its shape; `rule` says which. */
export class RuleFault extends Error {
  override readonly name = 'RuleFault';
}

/**
 * Compiles every rule of a pack, or says which one cannot be: one bad rule stops the run before it starts. Packs of a run
 * share `passes`. Who only names rules and applies none has them compiled `when asked`, which takes neither time nor memory.
 */
export function compilePack(
  { pack, version, rules, lists = NO_LISTS }: PackWithLists,
  digest: string,
  exemptions: readonly Exemption[],
  passes: Passes = newPasses(),
  when: 'now' | 'when asked' = 'now',
): CompiledPack {
  const known = new Map(exemptions.map((exemption) => [exemption.code, exemption]));
  const find = (rule: Rule, code: string): Exemption => {
    const exemption = known.get(code);
    if (exemption === undefined) throw new RuleFault(`Rule ${rule.id}: there is no exemption '${code}'.`);
    return exemption;
  };
  return {
    pack,
    version,
    digest,
    rules: rules.map((rule) => ({
      rule,
      match: when === 'now' ? compiled(rule, passes, lists) : whenAsked(() => compiled(rule, passes, lists)),
      witnesses: whenAsked(() => witnessesOf(rule.match, lists)),
      bases: rule.bases.map(({ code }) => find(rule, code)),
      otherwise: rule.otherwise.map(({ code }) => find(rule, code)),
    })),
  };
}

function whenAsked(make: () => Matcher): Matcher {
  let made: Matcher | undefined;
  return (subject) => {
    made ??= make();
    return made(subject);
  };
}

function compiled(rule: Rule, passes: Passes, lists: Lists): Matcher {
  try {
    return compileMatch(rule.match, passes, lists);
  } catch (thrown) {
    throw new RuleFault(`Rule ${rule.id}: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
  }
}
