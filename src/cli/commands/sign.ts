import type { Argv } from 'yargs';
import { UsageProblem } from '../../disk/failure.ts';
import { RunFolder } from '../../disk/run-folder.ts';
import type { Reviewer } from '../../model/review.ts';
import type { CableView } from '../../model/shown.ts';
import type { Desk } from '../../review/desk.ts';
import { isRefused } from '../../review/office.ts';
import { does, personFrom, SHORTEST, tellDone, viewOf } from '../at-review.ts';
import { now, today } from '../circumstances.ts';
import { listed } from '../decision.ts';
import { DIR } from '../finished-run.ts';
import { recordingKey, SIGNING_KEY, sealingFrom, WITNESS } from '../key.ts';
import { whileLocked } from '../lock.ts';
import { openOffice } from '../office.ts';
import { KEY, POSTGRES, RULES } from '../options.ts';
import { account, recordSession } from '../session.ts';
import { out, plural, tell, terminalWidth } from '../terminal.ts';
import { toSignLines } from '../view/to-sign.ts';

export const builder = (yargs: Argv) =>
  yargs
    .positional('dir', DIR)
    .positional('mrn', {
      type: 'string',
      array: true,
      describe:
        'cables; alone to be shown one, with the digest that is printed to sign it: 07OSLO414:3fa85f6457',
    })
    .option('by', { type: 'string', demandOption: true, describe: 'who signs' })
    .option('attest', {
      type: 'string',
      array: true,
      default: [] as string[],
      describe: 'what was still needed for these cables and is done, by its code',
    })
    .option('release', {
      type: 'boolean',
      default: false,
      describe: 'release every cable that is signed and attested',
    })
    .option('cables', {
      type: 'string',
      describe: 'release only these of them, by their numbers: 07OSLO414,07OSLO415',
    })
    .option('roles', { type: 'string', describe: 'who may sign (YAML)' })
    .option('key', KEY)
    .option('signing-key', SIGNING_KEY)
    .option('witness', WITNESS)
    .option('rules', RULES)
    .option('postgres', POSTGRES)
    .example('$0 sign out/july 07OSLO414 --by "Ben Roe"', 'see what would be signed, and how')
    .example('$0 sign out/july --release --by "Ben Roe, Chief of Review"', 'release what is signed');

export interface SignArguments {
  readonly dir: string;
  readonly mrn?: readonly string[] | undefined;
  readonly by: string;
  readonly attest: readonly string[];
  readonly release: boolean;
  readonly cables?: string | undefined;
  readonly roles?: string | undefined;
  readonly key?: string | undefined;
  readonly signingKey?: string | undefined;
  readonly witness?: string | undefined;
  readonly rules: string;
  readonly postgres?: string | undefined;
}

export const handler = (given: SignArguments): Promise<void> => whileLocked(given.dir, () => sign(given));

async function sign(given: SignArguments): Promise<void> {
  // Who signs here is an approver, unless a file says what they are.
  const you = personFrom(given, ['approver']);
  const { dir, rules, postgres, mrn: named = [] } = given;
  if (named.length === 0 && !given.release)
    throw new UsageProblem('Name the cables to sign, or --release what is signed.');
  if (given.cables !== undefined && (!given.release || listed(given.cables).length === 0))
    throw new UsageProblem('--cables takes the numbers of signed cables, with --release.');
  const [key, sealing] = [recordingKey(given.key), sealingFrom(given)];
  const desk = await openOffice({ dir, rules, key, sealing, postgres, now, account: account() });
  try {
    for (const each of named) await signOne(desk, you, each, given);
    if (given.release) await releaseSigned(desk, you, given);
    recordSession(RunFolder.open(dir), 'sign');
  } finally {
    await desk.close();
  }
}

/** Attests what was asked for a cable and signs it, where its digest is given; else shows what there is to sign. */
async function signOne(desk: Desk, you: Reviewer, typed: string, given: SignArguments): Promise<void> {
  const [mrn = '', digest] = typed.split(':');
  for (const need of given.attest) await attest(desk, you, mrn, need);
  const view = await viewOf(desk, you, mrn);
  if (digest === undefined) return show(desk, you, view, given);
  if (digest.length < SHORTEST || !view.shown.startsWith(digest))
    throw new UsageProblem(
      `The copy of ${mrn} is not the one that ${digest} stands for: it changed since. Look at it again: tearline sign ${given.dir} ${mrn} --by "${given.by}"`,
    );
  tellDone(await does(desk, you, mrn, { kind: 'sign', shown: view.shown }), 'signed');
}

/** Of several cables not all need the same. */
async function attest(desk: Desk, you: Reviewer, mrn: string, need: string): Promise<void> {
  const { needs } = await viewOf(desk, you, mrn);
  const asked = needs.find(({ code }) => code === need);
  if (asked === undefined) tell(`${mrn} needs no ${need}.`);
  else if (asked.attested !== null) tell(`${mrn}: ${need} was attested by ${asked.attested}.`);
  else tellDone(await does(desk, you, mrn, { kind: 'attest', need, on: today() }), `attested ${need}`);
}

/** Shows what a signature would stand for, and says what keeps this person from giving it. */
async function show(desk: Desk, you: Reviewer, view: CableView, { dir, by }: SignArguments): Promise<void> {
  const { mrn, lastSigned, cannotSign } = view;
  const diff = await desk.diff(mrn, { from: lastSigned === null ? -1 : lastSigned.seq + 1 }, you);
  if (diff === undefined || isRefused(diff))
    throw new UsageProblem(diff?.reason ?? `This run has no cable ${mrn}.`);
  for (const line of toSignLines(view, diff, { dir, by, width: terminalWidth() })) out(line);
  if (cannotSign !== null) tell(`${by} cannot sign it: ${cannotSign}`);
}

async function releaseSigned(desk: Desk, you: Reviewer, { dir, cables }: SignArguments): Promise<void> {
  const answer = await desk.release(you, cables === undefined ? {} : { cables: listed(cables) });
  if (isRefused(answer)) throw new UsageProblem(answer.reason);
  for (const { mrn, why } of answer.stay) tell(`${mrn} stays: ${why.join('; ')}.`);
  out(`${plural(answer.cables.length, 'cable')} released, in ${dir}/public.`);
  const { left = 0 } = answer;
  if (left > 0) out(`${plural(left, 'signed cable')} left for another release.`);
  if (answer.stay.length > 0) process.exitCode = 1;
}
