import type { Argv } from 'yargs';
import { INSTALLED_RULES } from '../../disk/rulebook.ts';
import { FOLDERS } from '../../model/run-record.ts';
import { faultsOf, openRun } from '../finished-run.ts';
import { lookingKey } from '../key.ts';
import { out, paint, plural, tell } from '../terminal.ts';

export const command = 'verify <dir>';
export const describe =
  'check a run: log, record, manifest, banners, and that no copy holds what was withheld';

export const builder = (yargs: Argv) =>
  yargs
    .positional('dir', { type: 'string', demandOption: true, describe: 'folder of one run' })
    .option('sources', {
      type: 'string',
      array: true,
      describe: 'where the cables lie now, if they were moved',
    })
    .option('key', { type: 'string', describe: 'key file of the run, to check its keyed digests as well' })
    .option('rules', { type: 'string', default: INSTALLED_RULES, describe: 'folder of rules' });

export interface VerifyArguments {
  readonly dir: string;
  readonly sources?: readonly string[] | undefined;
  readonly key?: string | undefined;
  readonly rules: string;
}

export function handler({ dir, sources, key: path, rules }: VerifyArguments): void {
  const run = openRun(dir);
  const key = lookingKey(path);
  if (key === undefined)
    tell('Without the key of the run its keyed digests are not checked. Name it with --key.');
  const faults = faultsOf(run, { sources, key, rules });
  for (const fault of faults) out(`${paint('red', 'fault')} ${fault}`);
  const files = plural(
    FOLDERS.reduce((sum, name) => sum + run.folder.filesOf(name).size, 0),
    'file',
  );
  if (faults.length === 0) out(paint('green', `OK: ${files} checked.`));
  else out(`${plural(faults.length, 'fault')} in ${files}.`);
  if (faults.length > 0) process.exitCode = 3;
}
