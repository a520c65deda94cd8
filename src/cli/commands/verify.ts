import type { Argv } from 'yargs';
import { faultsInFiles } from '../../batch/check-run.ts';
import { UsageProblem } from '../../disk/failure.ts';
import { releasedFiles } from '../../disk/released.ts';
import { isRun } from '../../disk/run-place.ts';
import { FOLDERS } from '../../model/run-record.ts';
import type { PublicKey } from '../../verify/signature.ts';
import { faultsOf, openRun, SOURCES } from '../finished-run.ts';
import { lookingKey, publicKeyFrom } from '../key.ts';
import { RULES } from '../options.ts';
import { out, paint, plural, tell } from '../terminal.ts';

export const builder = (yargs: Argv) =>
  yargs
    .positional('dir', {
      type: 'string',
      demandOption: true,
      describe: 'folder of one run; or a folder of copies alone, as it was received',
    })
    .option('sources', SOURCES)
    .option('key', { type: 'string', describe: 'key file of the run, to check its keyed digests as well' })
    .option('public-key', {
      type: 'string',
      describe: 'public key of who signed, or its file: checks signatures, and needs nothing else',
    })
    .option('rules', RULES)
    .example('$0 verify out/july', 'check a run')
    .example('$0 verify received/ --public-key agency.pub', 'check copies that were received');

export interface VerifyArguments {
  readonly dir: string;
  readonly sources?: readonly string[] | undefined;
  readonly key?: string | undefined;
  readonly publicKey?: string | undefined;
  readonly rules: string;
}

export function handler(given: VerifyArguments): void {
  const publicKey = publicKeyFrom(given.publicKey);
  if (isRun(given.dir)) verifyRun(given, publicKey);
  else verifyCopies(given.dir, publicKey);
}

function verifyRun(
  { dir, sources, key: path, rules }: VerifyArguments,
  publicKey: PublicKey | undefined,
): void {
  const run = openRun(dir);
  const key = lookingKey(path);
  if (key === undefined)
    tell('Without the key of the run its keyed digests are not checked. Name it with --key.');
  if (publicKey === undefined)
    tell('Without the public key of who signed, signatures are not checked. Name it with --public-key.');
  const faults = faultsOf(run, { sources, key, publicKey, rules });
  report(
    faults,
    FOLDERS.reduce((sum, name) => sum + run.folder.copiesIn(name).names().length, 0),
    'checked',
  );
}

/** Whoever receives a release has its copies and a public key, and can tell that nothing was changed on the way. */
function verifyCopies(dir: string, publicKey: PublicKey | undefined): void {
  const files = releasedFiles(dir);
  if (publicKey === undefined)
    throw new UsageProblem(
      `${dir} is not the folder of a run. To check it as copies that were received, name the public key of who signed them with --public-key.`,
    );
  report(
    faultsInFiles(files, publicKey),
    files.names().length + files.others().length,
    `as signed by ${publicKey.id}`,
  );
}

function report(faults: readonly string[], count: number, what: string): void {
  for (const fault of faults) out(`${paint('red', 'fault')} ${fault}`);
  const files = plural(count, 'file');
  if (faults.length === 0) out(paint('green', `OK: ${files} ${what}.`));
  else out(`${plural(faults.length, 'fault')} in ${files}.`);
  if (faults.length > 0) process.exitCode = 3;
}
