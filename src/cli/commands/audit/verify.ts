import type { Argv } from 'yargs';
import { isSheet } from '../../../batch/copies.ts';
import { type Outcome, replayFaults } from '../../../batch/replay-run.ts';
import { UsageProblem } from '../../../disk/failure.ts';
import { sourceIn } from '../../../disk/sources.ts';
import { Witness } from '../../../disk/witness.ts';
import { keyIdOf } from '../../../model/digest.ts';
import { type Checkpoint, checkpointsIn } from '../../../verify/checkpoint.ts';
import { LogCheck, type LogVerdict, type Standing } from '../../../verify/log.ts';
import { inputsFaults } from '../../../verify/record.ts';
import { DIR, type FinishedRun, openLogged, SOURCES } from '../../finished-run.ts';
import { heldFrom, tampered } from '../../held-elsewhere.ts';
import { lookingKey, PUBLIC_KEY, publicKeyFrom } from '../../key.ts';
import { LOOKING_KEY, POSTGRES } from '../../options.ts';
import { watched } from '../../progress.ts';
import { reportReviews } from '../../review-verdict.ts';
import { out, paint, plural, tell } from '../../terminal.ts';

export const builder = (yargs: Argv) =>
  yargs
    .positional('dir', DIR)
    .option('expect', {
      type: 'string',
      describe: 'what the log was once, as this command prints it: "size root", or "size digest" of its head',
    })
    .option('expect-review', {
      type: 'string',
      describe: 'the same of the log of its review',
    })
    .option('witness', { type: 'string', describe: 'file of checkpoints that is kept elsewhere' })
    .option('public-key', PUBLIC_KEY)
    .option('replay', {
      type: 'boolean',
      default: false,
      describe: 'apply every diff to its source: it must lead to every copy that was logged, and back',
    })
    .option('sources', SOURCES)
    .option('postgres', POSTGRES)
    .option('key', LOOKING_KEY)
    .example('$0 audit verify out/july --expect "1204 q6Yy...="', 'against three words on paper');

export interface VerifyArguments {
  readonly dir: string;
  readonly expect?: string | undefined;
  readonly expectReview?: string | undefined;
  readonly witness?: string | undefined;
  readonly publicKey?: string | undefined;
  readonly replay: boolean;
  readonly sources?: readonly string[] | undefined;
  readonly postgres?: string | undefined;
  readonly key?: string | undefined;
}

export async function handler(given: VerifyArguments): Promise<void> {
  const run = openLogged(given.dir);
  const publicKey = publicKeyFrom(given.publicKey);
  const { folder, record } = run;
  const checkpoints = folder.hasRestricted('checkpoints') ? folder.readRestricted('checkpoints') : '';
  const expected = heldFrom(given.expect, '--expect');
  const logged: Replayed = { outcomes: new Map() };
  const check = new LogCheck({
    heads: [record.head, ...expected.heads],
    standings: [...expected.standings, ...witnessed(given.witness, checkpoints)],
    checkpoints,
    publicKey,
    onEntry: ({ entry, seq }) => {
      if (entry.kind === 'run') logged.key ??= entry.key;
      if (seq >= record.head.size) return;
      if (entry.kind === 'folder') logged.inputs = entry.inputs;
      if (given.replay && entry.kind === 'cable') logged.outcomes.set(entry.mrn, entry);
    },
  });
  const pieces = watched('checking the log', folder.logSize(), folder.logPieces(), ({ length }) => length);
  for (const piece of pieces) check.push(piece);
  const verdict = check.end();
  report(run, verdict, checkpointsIn(checkpoints), publicKey?.id);
  if (verdict.ok) reportInputs(run, logged, given);
  await reportReviews(run, given, publicKey);
  if (given.replay && verdict.ok) replayAll(run, logged, given);
}

/** What a log says last of each cable and of where all inputs ended, and which key its digests were made with. */
interface Replayed {
  readonly outcomes: Map<string, Outcome>;
  inputs?: string | undefined;
  key?: string;
}

/** The key that a run was made with, if who looks at it has that. */
function keyOfRun({ key: ofRun }: Replayed, given: VerifyArguments): string | undefined {
  const named = lookingKey(given.key);
  return named !== undefined && keyIdOf(named) === ofRun ? named : undefined;
}

/** The log may not name every input of a run, but with the key it tells whether all are on record as they ended. */
function reportInputs({ record }: FinishedRun, logged: Replayed, given: VerifyArguments): void {
  const key = keyOfRun(logged, given);
  const faults = key === undefined ? [] : inputsFaults(record, logged.inputs, key);
  for (const fault of faults) out(`${paint('red', 'fault')} ${fault}`);
  if (faults.length > 0) process.exitCode = 3;
}

/** Every cable of the log, wherever `run.json` has lost it. */
function replayAll({ folder, record }: FinishedRun, logged: Replayed, given: VerifyArguments): void {
  const { outcomes } = logged;
  const sourceOf = sourceIn(folder, given.sources);
  const inputs = new Map(record.inputs.map((input) => [input.mrn, input]));
  const key = keyOfRun(logged, given);
  const faults = Array.from(watched('replaying', outcomes.size, outcomes.values()), (outcome) => {
    const input = inputs.get(outcome.mrn);
    return input === undefined
      ? [`${outcome.mrn}: the log speaks of it, and run.json does not`]
      : replayFaults(folder, outcome, sourceOf(input), key);
  }).flat();
  for (const fault of faults) out(`${paint('red', 'fault')} ${fault}`);
  if (faults.length > 0) process.exitCode = 3;
  else tellReplayed([...outcomes.values()], key !== undefined);
}

/** Says what was held against the log, and what was not. */
function tellReplayed(outcomes: readonly Outcome[], isKeyed: boolean): void {
  const files = outcomes.reduce((sum, { files: each }) => sum + each.length, 0);
  const diffs = plural(outcomes.length, 'diff');
  out(paint('green', `OK: ${diffs} replayed, each to the copies that were logged and back.`));
  out(`Compared with the log: ${plural(files, 'copy', 'copies')}, byte by byte by their digests.`);
  const sheets = outcomes.filter(isSheet).length;
  if (sheets > 0) out(`${plural(sheets, 'withdrawal sheet')} among them: a sheet shows no body to lead to.`);
  out(
    isKeyed
      ? 'With the key of the run: every source and diff is the one that was logged.'
      : 'Not checked: whether sources and diffs are those that were logged. Both could have been changed alike, which only the key of the run can tell. Name it with --key.',
  );
  out('Not looked at here: the index, and what else lies in the run. For those there is tearline verify.');
}

type Sound = Extract<LogVerdict, { ok: true }>;

/** What a witness last saw of this log. */
function witnessed(path: string | undefined, checkpoints: string): Standing[] {
  if (path === undefined) return [];
  const origin = checkpointsIn(checkpoints)[0]?.origin;
  const seen = Witness.at(path).lastOf(origin ?? '');
  if (seen === undefined)
    throw new UsageProblem(`${path} has no checkpoint of this log: it was never a witness of it.`);
  return [{ size: seen.size, root: Buffer.from(seen.root).toString('base64') }];
}

function report(
  { record }: FinishedRun,
  verdict: LogVerdict,
  checkpoints: readonly (Checkpoint | undefined)[],
  signer: string | undefined,
): void {
  if (!verdict.ok) tampered(verdict.seq, verdict.code, verdict.reason);
  else if (verdict.sealed < record.head.size)
    tampered(
      verdict.sealed,
      'unsealed',
      `run.json acknowledges ${plural(record.head.size, 'entry', 'entries')}, and the last checkpoint there seals ${verdict.sealed}: a checkpoint was removed.`,
    );
  else if (verdict.head.size > verdict.sealed || verdict.torn > 0)
    unacknowledged(verdict.head.size - verdict.sealed, verdict.torn);
  else if (verdict.head.size !== record.head.size)
    tampered(record.head.size, 'longer', 'entries follow that run.json does not know.');
  else intact(verdict, checkpoints.length, signer);
}

function intact({ head, root }: Sound, checkpoints: number, signer: string | undefined): void {
  const signed = signer === undefined ? '' : `, ${plural(checkpoints, 'checkpoint')} signed by ${signer}`;
  out(
    paint(
      'green',
      `OK: ${plural(head.size, 'entry', 'entries')}, every one follows from the one before${signed}.`,
    ),
  );
  if (signer === undefined)
    tell('Without the public key of who signed, signatures are not checked. Name it with --public-key.');
  out(`Root: ${head.size} ${root}`);
  out(`Head: ${head.size} ${head.digest}`);
  out(
    'Keep the root elsewhere, on paper or with --witness: whoever has this folder and the key can write both anew.',
  );
}

/** A writer that was killed leaves this behind; it is no tampering, and nothing of it was ever said to be done. */
function unacknowledged(entries: number, bytes: number): void {
  out(
    paint(
      'yellow',
      `TORN TAIL: ${plural(entries, 'entry', 'entries')} and ${plural(bytes, 'byte')} of one more follow the last checkpoint. They were never acknowledged.`,
    ),
  );
  out(
    'All before them is whole. The next command that writes to this log lays them aside, in audit.jsonl.torn.',
  );
  process.exitCode = 1;
}
