import type { Argv } from 'yargs';
import { UsageProblem } from '../../disk/failure.ts';
import { INSTALLED_RULES, loadExemptions, packFiles, packNames } from '../../disk/rulebook.ts';
import { testPack } from '../../rule/examples.ts';
import { out, paint, plural } from '../terminal.ts';
import { table } from '../view/table.ts';

export const command = 'rules <does> [pack..]';
export const describe = 'rule packs: list them, or run their examples as tests';

export const builder = (yargs: Argv) =>
  yargs
    .positional('does', { choices: ['list', 'test'] as const, demandOption: true, describe: 'what to do' })
    .positional('pack', { type: 'string', array: true, describe: 'packs by name; all unless given' })
    .option('rules', { type: 'string', default: INSTALLED_RULES, describe: 'folder of rules' });

export interface RulesArguments {
  readonly does: 'list' | 'test';
  readonly pack?: readonly string[] | undefined;
  readonly rules: string;
}

export function handler({ does, pack, rules }: RulesArguments): void {
  const known = packNames(rules);
  const odd = pack?.find((name) => !known.includes(name));
  if (odd !== undefined)
    throw new UsageProblem(`There is no pack '${odd}'. The packs are: ${known.join(', ')}.`);
  const chosen = pack === undefined || pack.length === 0 ? known : pack;
  const files = chosen.flatMap((name) => packFiles(rules, name));
  if (does === 'list') out(listed(files));
  else test(files, rules);
}

function listed(files: ReturnType<typeof packFiles>): string {
  return table(
    ['Rule', 'Effect', 'Bases', 'Kind', 'Status', 'What it finds'],
    files.flatMap(({ pack }) =>
      pack.rules.map((rule) => [
        rule.id,
        rule.effect,
        rule.bases.map(({ code }) => code).join(' '),
        rule.match.kind,
        rule.status,
        rule.title,
      ]),
    ),
  );
}

function test(files: ReturnType<typeof packFiles>, rules: string): void {
  const exemptions = loadExemptions(rules);
  const results = files.flatMap(({ pack }) => testPack(pack, exemptions));
  const wrong = results.filter(({ ok }) => !ok);
  for (const { rule, kind, example, problem } of wrong)
    out(`${paint('red', 'wrong')} ${rule}, ${kind} example ${example + 1}: ${problem ?? 'it does not hold'}`);
  out(
    `${plural(results.length, 'example')} of ${plural(new Set(results.map(({ rule }) => rule)).size, 'rule')}: ${results.length - wrong.length} hold, ${wrong.length} do not.`,
  );
  if (wrong.length > 0) process.exitCode = 3;
}
