import type { Argv } from 'yargs';
import { faultsInLog } from '../../batch/check-run.ts';
import { DECIDING, decidingIn } from '../../batch/deciding.ts';
import { type FoundAgain, foundAgain } from '../../batch/found-again.ts';
import type { Outcome } from '../../batch/result.ts';
import { CheckFailure, DiskFailure, UsageProblem } from '../../disk/failure.ts';
import { loadRulebook } from '../../disk/rulebook.ts';
import { RunFolder } from '../../disk/run-folder.ts';
import type { Vocabulary } from '../../marking/vocabulary.ts';
import type { Action } from '../../model/action.ts';
import { sourceDigest } from '../../model/digest.ts';
import { isUndone, type RunRecord } from '../../model/run-record.ts';
import { type Review, type Rulebook, review, type Setting } from '../../pipeline.ts';
import { idleBecause } from '../../review/decision.ts';
import { actionsOf, formsFrom } from '../answer-form.ts';
import { decideAtReview } from '../decide-at-review.ts';
import { actionFrom, saysTheSame, type Typed } from '../decision.ts';
import { DIR, type FinishedRun, openRun } from '../finished-run.ts';
import { recordingKey, SIGNING_KEY, sealingFrom, WITNESS } from '../key.ts';
import { whileLocked } from '../lock.ts';
import { sourceLogged } from '../logged-run.ts';
import { keeperOf } from '../office.ts';
import { openOrTell } from '../one-cable.ts';
import { KEY, POSTGRES, RULES } from '../options.ts';
import { watched } from '../progress.ts';
import { nameFrom } from '../reviewers.ts';
import { recordSession } from '../session.ts';
import { out, plural, tell } from '../terminal.ts';

export const builder = (yargs: Argv) =>
  yargs
    .positional('dir', DIR)
    .positional('mrn', { type: 'string', demandOption: true, describe: 'message number of the cable' })
    .option('on', {
      type: 'string',
      describe: '4, subject, person:p2, 120-140, or text:...',
    })
    .option('effect', {
      choices: ['release', 'withhold'] as const,
      describe: 'what is decided',
    })
    .option('basis', { type: 'string', describe: 'for a withholding: codes, e.g. B6 or B1,1.4(d)' })
    .option('answers', {
      type: 'string',
      describe:
        'claims a release lifts, or withholdings that a withholding stands in the place of, by id; "all" for the open questions on this place',
    })
    .option('owner-answer', {
      type: 'string',
      describe: 'what only its owner opens: "OWNER, reference, YYYY-MM-DD"',
    })
    .option('answer-form', {
      type: 'string',
      describe: 'form that an agency filled in, in place of --on, --effect, --reason and --by (YAML)',
      conflicts: ['on', 'effect', 'basis', 'answers', 'owner-answer', 'reason', 'by'],
    })
    .option('reason', { type: 'string', describe: 'why, for the record' })
    .option('by', { type: 'string', describe: 'who decides' })
    .option('key', KEY)
    .option('signing-key', SIGNING_KEY)
    .option('witness', WITNESS)
    .option('rules', RULES)
    .option('postgres', POSTGRES)
    .example(
      '$0 decide out/july 07OSLO414 --on person:p2 --effect release --answers all --reason "..." --by "..."',
      'answer one question',
    );

export interface DecideArguments extends Partial<Typed> {
  readonly answerForm?: string | undefined;
  readonly dir: string;
  readonly mrn: string;
  readonly key?: string | undefined;
  readonly signingKey?: string | undefined;
  readonly witness?: string | undefined;
  readonly rules: string;
  readonly postgres?: string | undefined;
}

export const handler = (given: DecideArguments): Promise<void> => whileLocked(given.dir, () => decide(given));

async function decide(given: DecideArguments): Promise<void> {
  if (given.postgres !== undefined || keeperOf(RunFolder.open(given.dir)) !== undefined)
    return decideAtReview(given, given.answerForm ?? typedIn(given));
  const finished = await finishCutOff(given);
  const run = openRun(given.dir);
  const key = recordingKey(given.key);
  refuseFaulty(run, key);
  const rulebook = rulebookOf(run, given);
  const found = sourceOf(run, given.mrn, rulebook.vocabulary);
  const setting = settingOf(run, given.mrn, key);
  const before = review(found.record, setting, rulebook);
  refuseOtherText(run, before);
  if (isTypedOf(given, finished, before, rulebook)) return;
  const actions =
    given.answerForm === undefined
      ? [actionFrom(typedIn(given), before, setting, rulebook)]
      : answersIn(given.answerForm, before, setting, rulebook);
  const decided = { ...setting, actions: [...setting.actions, ...actions] };
  refuseIdle(actions, before, review(found.record, decided, rulebook));
  await recorded(given, run, found, actions, setting, rulebook);
}

async function recorded(
  given: DecideArguments,
  run: FinishedRun,
  found: FoundAgain,
  actions: readonly Action[],
  setting: Setting,
  rulebook: Rulebook,
): Promise<void> {
  const { remake } = await import('../../batch/remake.ts');
  const making = { cables: [given.mrn], actions };
  const outcomes: Outcome[] = [];
  try {
    for await (const outcome of remake(run, [found], making, setting, rulebook, sealingFrom(given)))
      outcomes.push(outcome);
  } catch (thrown) {
    sayHowToGoOn(thrown);
  }
  closeDecision(run.folder);
  for (const outcome of outcomes)
    report({ ...given, mrn: outcome.mrn ?? given.mrn }, actions, outcome, run.record);
}

function closeDecision(folder: RunFolder): void {
  recordSession(folder, 'decide');
  folder.clearAsides();
  folder.removeRestricted(DECIDING);
}

function sayHowToGoOn(thrown: unknown): never {
  if (!(thrown instanceof DiskFailure)) throw thrown;
  throw new DiskFailure(
    `${thrown.message} The decision is not recorded yet: give it again, and what was begun is finished.`,
  );
}

/** Finishes what an earlier command was recording when it was cut off, as it would have, and gives it. */
async function finishCutOff(given: DecideArguments): Promise<readonly Action[]> {
  const run = openRun(given.dir);
  const key = recordingKey(given.key);
  const cutOff = decidingIn(run.folder, key);
  if (cutOff === undefined) return [];
  const mrn = cutOff.cables[0] ?? '';
  if (cutOff.release !== undefined)
    throw new UsageProblem(
      'A release of this run was cut off. Finish it first: tearline review, which goes on with it when it starts.',
    );
  if (cutOff.head.digest === run.record.head.digest) {
    tell(`Finishes the decision on ${mrn} that was cut off.`);
    const rulebook = rulebookOf(run, given);
    const found = sourceOf(run, mrn, rulebook.vocabulary);
    const isNew = ({ id }: Action): boolean => cutOff.actions.some((each) => each.id === id);
    const before = { ...run, actions: run.actions.filter((each) => !isNew(each)) };
    const setting = settingOf(before, mrn, key);
    refuseOtherText(run, review(found.record, setting, rulebook));
    await recorded(given, run, found, cutOff.actions, setting, rulebook);
  } else {
    tell(`The decision on ${mrn} was recorded before it was cut off.`);
    closeDecision(run.folder);
  }
  return cutOff.actions;
}

/** Whether what was typed is what was cut off before, typed again. */
function isTypedOf(
  given: DecideArguments,
  finished: readonly Action[],
  before: Review,
  { exemptions }: Rulebook,
): boolean {
  if (finished.length === 0) return false;
  if (given.on === undefined) return isFormOf(given, finished);
  const typed = typedIn(given);
  return finished.some((each) => each.mrn === given.mrn && saysTheSame(each, typed, before, exemptions));
}

/** An answer is recorded as being of the day and under the reference that its form states. */
function isFormOf({ answerForm, key }: DecideArguments, finished: readonly Action[]): boolean {
  if (answerForm === undefined) return false;
  const [read] = formsFrom([answerForm], recordingKey(key));
  return finished.every(
    ({ mrn, reason }) => mrn === read?.form.cable && reason.includes(`, ${read?.form.reference}.`),
  );
}

const rulebookOf = ({ record }: FinishedRun, { rules }: DecideArguments): Rulebook =>
  loadRulebook(rules, record.audience, record.asOf, { kind: record.case?.given.request.kind });

/** A decision as it was typed, whole. */
function typedIn({ on, effect, reason, by, ...rest }: DecideArguments): Typed {
  const missing = Object.entries({ on, effect, reason, by }).flatMap(([name, value]) =>
    value === undefined ? [`--${name}`] : [],
  );
  if (on === undefined || effect === undefined || reason === undefined || by === undefined)
    throw new UsageProblem(
      `A decision needs ${missing.join(', ')}, or the form of an agency with --answer-form.`,
    );
  return { ...rest, on, effect, reason, by: nameFrom(by, '--by') };
}

/** What an agency answered about this very cable. */
function answersIn(file: string, before: Review, { key }: Setting, { exemptions }: Rulebook): Action[] {
  const [read] = formsFrom([file], key);
  if (read === undefined || read.form.cable !== before.mrn)
    throw new UsageProblem(`${file} answers about ${read?.form.cable}, not about ${before.mrn}.`);
  return actionsOf(read, exemptions, before.cable.text, key);
}

/** No official has seen what a decision makes of a copy, so none is named on it. */
function settingOf({ record, actions: all }: FinishedRun, mrn: string, key: string): Setting {
  const actions = all.filter(({ id }) => !isUndone(record, id));
  const { asOf, today, attestations, evidence } = record;
  const document = record.inputs.find((input) => input.mrn === mrn)?.document;
  const inCase = { case: record.case?.given, document };
  return { asOf, today, official: null, attestations, evidence, actions, key, ...inCase };
}

/** The record of a cable of the run, from the files it was read from. */
const sourceOf = (run: FinishedRun, mrn: string, vocabulary: Vocabulary): FoundAgain =>
  foundAgain(run, mrn, (files) => openOrTell(files, { vocabulary, encoding: run.record.encoding }));

/** A decision is made on what was seen: on the text the run reviewed, and no other. */
function refuseOtherText(run: FinishedRun, before: Review): void {
  if (sourceLogged(run, before.mrn) !== sourceDigest(before.bound))
    throw new UsageProblem(
      `The text of ${before.mrn} is not the one this run reviewed (or --key is another key). Release it anew, then decide.`,
    );
}

/** Nothing is appended to a run that is not sound: its log would vouch for what was tampered with. */
function refuseFaulty({ folder, record, actions }: FinishedRun, key: string): void {
  const [fault] = faultsInLog(folder, { record, actions, key, watch: watched });
  if (fault !== undefined)
    throw new CheckFailure(`The decision was not recorded, because the run is not sound: ${fault}.`);
}

/** A decision that changes nothing would stand on record as if it had. */
function refuseIdle(actions: readonly Action[], before: Review, after: Review): void {
  const idle = idleBecause(actions, before, after);
  if (idle === undefined) return;
  const { reason, owner } = idle;
  throw new UsageProblem(
    owner === undefined ? reason : `${reason} Give it with --owner-answer "${owner}, reference, YYYY-MM-DD".`,
  );
}

function report(
  { dir, mrn }: DecideArguments,
  actions: readonly Action[],
  outcome: Outcome,
  before: RunRecord,
): void {
  const { state, folder, questions, messages } = outcome;
  if (outcome.done === undefined)
    throw new CheckFailure(
      `The decision was not recorded. ${messages.map(({ reason }) => reason).join(' ')}`,
    );
  for (const { id, by } of actions) out(`Recorded decision ${id} of ${by}.`);
  out(`${mrn} is now ${state}, with ${plural(questions.length, 'open question')}, in ${dir}/${folder}.`);
  if (before.inputs.some((input) => input.mrn === mrn && input.folder === 'public'))
    out(
      'Its copy was taken out of public/. To publish it again, release anew with --decisions and --official.',
    );
}
