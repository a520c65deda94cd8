import type { Argv } from 'yargs';
import { type Outcome, replayFault } from '../../../batch/replay-run.ts';
import { UsageProblem } from '../../../disk/failure.ts';
import { sourceIn } from '../../../disk/sources.ts';
import { Witness } from '../../../disk/witness.ts';
import { type Checkpoint, checkpointsIn } from '../../../verify/checkpoint.ts';
import { LogCheck, type LogVerdict, type Standing } from '../../../verify/log.ts';
import { DIR, type FinishedRun, openLogged, SOURCES } from '../../finished-run.ts';
import { heldFrom, tampered } from '../../held-elsewhere.ts';
import { PUBLIC_KEY, publicKeyFrom } from '../../key.ts';
import { LOOKING_KEY, POSTGRES } from '../../options.ts';
import { withBar } from '../../progress.ts';
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
      describe: 'apply every diff to its source: it must lead to the copy that was logged, and back',
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
  const outcomes = new Map<string, Outcome>();
  const check = new LogCheck({
    heads: [record.head, ...expected.heads],
    standings: [...expected.standings, ...witnessed(given.witness, checkpoints)],
    checkpoints,
    publicKey,
    onEntry: ({ entry }) => {
      if (given.replay && entry.kind === 'cable')
        outcomes.set(entry.mrn, { folder: entry.folder, files: entry.files, state: entry.state });
    },
  });
  for (const piece of folder.logPieces()) check.push(piece);
  const verdict = check.end();
  report(run, verdict, checkpointsIn(checkpoints), publicKey?.id);
  await reportReviews(run, given, publicKey);
  if (given.replay && verdict.ok) replayAll(run, outcomes, given.sources);
}

function replayAll(
  { folder, record }: FinishedRun,
  outcomes: ReadonlyMap<string, Outcome>,
  sources: readonly string[] | undefined,
): void {
  const sourceOf = sourceIn(folder, sources);
  const cables = record.inputs.filter(
    ({ mrn, state }) => mrn !== null && state !== 'failed' && outcomes.has(mrn),
  );
  const faults = withBar('replaying', cables.length, (bar) =>
    cables.flatMap((input) => {
      const fault = replayFault(folder, input, outcomes.get(input.mrn ?? '') as Outcome, sourceOf(input));
      bar.increment();
      return fault ?? [];
    }),
  );
  for (const fault of faults) out(`${paint('red', 'fault')} ${fault}`);
  if (faults.length > 0) process.exitCode = 3;
  else
    out(
      paint(
        'green',
        `OK: ${plural(cables.length, 'diff')} replayed, each to the copy that was logged and back.`,
      ),
    );
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
