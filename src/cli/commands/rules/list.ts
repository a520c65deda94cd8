import type { Argv } from 'yargs';
import { chosenPacks } from '../../chosen-packs.ts';
import { out } from '../../terminal.ts';
import { table } from '../../view/table.ts';

export const builder = (yargs: Argv) =>
  yargs.positional('pack', { type: 'string', array: true, describe: 'packs by name; all unless given' });

export interface ListArguments {
  readonly pack?: readonly string[] | undefined;
  readonly rules: string;
}

export function handler({ pack, rules }: ListArguments): void {
  out(
    table(
      [{ head: 'Rule', as: 'name' }, 'Effect', 'Bases', 'Kind', 'Status', 'What it finds'],
      chosenPacks(rules, pack).flatMap((file) =>
        file.pack.rules.map(({ id, effect, bases, match, status, title }) => [
          id,
          effect,
          bases.map(({ code }) => code).join(' '),
          match.kind,
          status,
          title,
        ]),
      ),
    ),
  );
}
