import type { Argv } from 'yargs';
import { loadExemptions } from '../../../disk/rulebook.ts';
import { testPack } from '../../../rule/examples.ts';
import { chosenPacks, readerFor } from '../../chosen-packs.ts';
import { out, paint, plural } from '../../terminal.ts';

export const builder = (yargs: Argv) =>
  yargs.positional('pack', { type: 'string', array: true, describe: 'packs by name; all unless given' });

export interface TestArguments {
  readonly pack?: readonly string[] | undefined;
  readonly rules: string;
}

export function handler({ pack, rules }: TestArguments): void {
  const exemptions = loadExemptions(rules);
  const files = chosenPacks(rules, pack);
  const reader = readerFor(files, rules);
  const results = files.flatMap((file) => testPack(file.pack, exemptions, undefined, reader));
  const wrong = results.filter(({ ok }) => !ok);
  for (const { rule, kind, example, problem } of wrong)
    out(`${paint('red', 'wrong')} ${rule}, ${kind} example ${example + 1}: ${problem ?? 'it does not hold'}`);
  out(
    `${plural(results.length, 'example')} of ${plural(new Set(results.map(({ rule }) => rule)).size, 'rule')}: ${results.length - wrong.length} hold, ${wrong.length} do not.`,
  );
  if (wrong.length > 0) process.exitCode = 3;
}
