import { UsageProblem } from '../disk/failure.ts';
import { loadNames, type PackFile, packFiles, packNames } from '../disk/rulebook.ts';
import { findPersons } from '../person/find-persons.ts';
import { type Reader, withoutNames } from '../rule/examples.ts';
import { allParts } from '../rule/kinds.ts';
import type { Rule } from '../rule/pack.ts';

/** A rule with the pack it is of. */
export interface ChosenRule {
  readonly file: PackFile;
  readonly rule: Rule;
}

/** The packs named, all unless some are. */
export function chosenPacks(rules: string, named: readonly string[] | undefined): PackFile[] {
  const known = packNames(rules);
  const odd = named?.find((name) => !known.includes(name));
  if (odd !== undefined)
    throw new UsageProblem(`There is no pack '${odd}'. The packs are: ${known.join(', ')}.`);
  return (named === undefined || named.length === 0 ? known : named).flatMap((name) =>
    packFiles(rules, name),
  );
}

/** The rules named, by pack or by id, in the order of the packs; all unless some are. */
export function chosenRules(rules: string, named: readonly string[] | undefined): ChosenRule[] {
  const all = packNames(rules).flatMap((name) =>
    packFiles(rules, name).flatMap((file) => file.pack.rules.map((rule) => ({ file, rule, pack: name }))),
  );
  if (named === undefined || named.length === 0) return all;
  const is = (name: string, { pack, rule }: (typeof all)[number]): boolean =>
    name === pack || name === rule.id;
  const odd = named.find((name) => !all.some((each) => is(name, each)));
  if (odd !== undefined)
    throw new UsageProblem(
      `There is no pack or rule '${odd}'. The packs are: ${packNames(rules).join(', ')}; tearline rules list names the rules.`,
    );
  return all.filter((each) => named.some((name) => is(name, each)));
}

/** What reads the examples of packs: by the lists of names, which take a while to read, where a rule asks for persons. */
export function readerFor(files: readonly PackFile[], rules: string): Reader {
  const asks = files.some(({ pack }) =>
    pack.rules.some(({ match }) => allParts(match).some(({ kind }) => kind === 'person')),
  );
  if (!asks) return withoutNames;
  const names = loadNames(rules);
  // Notices as examples mark them, without the white space that parts them from a name.
  return (cable, view) => ({
    ...withoutNames(cable, view),
    persons: findPersons(cable, view, names).persons,
  });
}
