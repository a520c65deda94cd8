import { existsSync } from 'node:fs';
import type { Argv } from 'yargs';
import { lastOutcomes } from '../../audit/read-log.ts';
import type { RunRecord } from '../../batch/close.ts';
import { askedBy } from '../../batch/entries.ts';
import { remake } from '../../batch/remake.ts';
import { recordSpan } from '../../container/origin.ts';
import { targetSpans } from '../../decide/from-people.ts';
import { UsageProblem } from '../../disk/failure.ts';
import { type InputFile, inputFiles } from '../../disk/inputs.ts';
import { defaultKeyPath, loadKey } from '../../disk/key.ts';
import { INSTALLED_RULES, loadRulebook } from '../../disk/rulebook.ts';
import { RunFolder } from '../../disk/run-folder.ts';
import type { Action, Target } from '../../model/action.ts';
import type { Basis, Claim } from '../../model/claim.ts';
import { sha256 } from '../../model/digest.ts';
import type { Exemption } from '../../model/exemption.ts';
import { overlap } from '../../model/span.ts';
import { type Review, type Rulebook, review, type Setting, sourceOf } from '../../pipeline.ts';
import { actionsIn, dayFrom, now } from '../circumstances.ts';
import { openOrTell } from '../one-cable.ts';
import { out, plural } from '../terminal.ts';
import { table } from '../view/table.ts';

export const command = 'decide <dir> <mrn>';
export const describe = "record one person's decision, then make the copy again";

export const builder = (yargs: Argv) =>
  yargs
    .positional('dir', { type: 'string', demandOption: true, describe: 'folder of one run' })
    .positional('mrn', { type: 'string', demandOption: true, describe: 'message number of the cable' })
    .option('on', {
      type: 'string',
      demandOption: true,
      describe: '4, subject, person:p2, 120-140, or text:...',
    })
    .option('effect', { choices: ['release', 'withhold'] as const, demandOption: true })
    .option('basis', { type: 'string', describe: 'for a withholding: codes, e.g. B6 or B1,1.4(d)' })
    .option('answers', {
      type: 'string',
      describe: 'claims a release lifts, by id; "all" for those shown on this place',
    })
    .option('reason', { type: 'string', demandOption: true })
    .option('by', { type: 'string', demandOption: true, describe: 'who decides' })
    .option('key', { type: 'string' })
    .option('rules', { type: 'string', default: INSTALLED_RULES, hidden: true });

export interface DecideArguments {
  readonly dir: string;
  readonly mrn: string;
  readonly on: string;
  readonly effect: 'release' | 'withhold';
  readonly basis?: string | undefined;
  readonly answers?: string | undefined;
  readonly reason: string;
  readonly by: string;
  readonly key?: string | undefined;
  readonly rules: string;
}

export function handler(given: DecideArguments): void {
  const folder = RunFolder.open(given.dir);
  const record = JSON.parse(folder.readRestricted('run.json')) as RunRecord;
  const rulebook = loadRulebook(given.rules, record.audience);
  const setting = settingOf(folder, record, loadKey(given.key ?? defaultKeyPath(process.env)));
  const input = inputOf(record, given.mrn);
  const opened = openOrTell(input);
  if (opened === undefined) return;
  const before = review(opened, setting, rulebook);
  refuseOtherText(folder, before, setting);
  const action = actionFrom(given, before, setting, rulebook);
  const refused = review(opened, { ...setting, actions: [action] }, rulebook).answers.refused[0];
  if (refused !== undefined) throw new UsageProblem(refused.why.reason);
  const outcome = remake(folder, record, input, action, setting, rulebook);
  out(`Recorded decision ${action.id} of ${action.by}.`);
  out(`${given.mrn} is now ${outcome.state}, with ${plural(outcome.questions.length, 'open question')}.`);
}

function settingOf(folder: RunFolder, record: RunRecord, key: string): Setting {
  const { asOf, today, official, attestations, evidence } = record;
  return {
    asOf: dayFrom(asOf, 'run.json asOf'),
    today: dayFrom(today, 'run.json today'),
    official,
    attestations,
    evidence,
    actions: actionsIn('decisions.jsonl', folder.readRestricted('decisions.jsonl')),
    key,
  };
}

function inputOf({ inputs }: RunRecord, mrn: string): InputFile {
  const found = inputs.find((input) => input.mrn === mrn);
  if (found === undefined) throw new UsageProblem(`This run has no cable ${mrn}.`);
  if (!existsSync(found.file))
    throw new UsageProblem(
      `The source of ${mrn} was read from ${found.file}, which is not there. Run from the same folder.`,
    );
  return inputFiles([found.file])[0] as InputFile;
}

/** A decision is made on what was seen: on the text the run reviewed, and no other. */
function refuseOtherText(folder: RunFolder, before: Review, setting: Setting): void {
  const seen = lastOutcomes(folder.readRestricted('audit.jsonl')).get(before.mrn);
  if (seen?.source !== sourceOf(before, setting))
    throw new UsageProblem(
      `The text of ${before.mrn} is not the one this run reviewed (or --key is another key). Release it anew, then decide.`,
    );
}

/** The decision to record. Its id follows from what it says, so saying it twice is one decision. */
function actionFrom(
  given: DecideArguments,
  before: Review,
  setting: Setting,
  { exemptions }: Rulebook,
): Action {
  const on = targetFrom(given.on, before);
  const said = {
    mrn: given.mrn,
    source: sourceOf(before, setting),
    on,
    effect: given.effect,
    bases: basesFrom(given.basis, exemptions),
    answers: given.effect === 'release' ? answersFrom(given.answers, before, on) : [],
    reason: given.reason,
    by: given.by,
    at: now(),
  };
  return { id: `d-${sha256(JSON.stringify(said)).slice(0, 10)}`, ...said };
}

function targetFrom(on: string, { record }: Review): Target {
  if (on.startsWith('person:')) return { kind: 'person', id: on.slice('person:'.length) };
  if (on.startsWith('text:')) return { kind: 'text', text: on.slice('text:'.length) };
  const places = /^(\d+)-(\d+)$/.exec(on);
  if (places === null) return { kind: 'portion', id: on };
  return { kind: 'span', ...recordSpan(record, { from: Number(places[1]), to: Number(places[2]) }) };
}

function basesFrom(codes: string | undefined, exemptions: readonly Exemption[]): Basis[] {
  return (codes ?? '')
    .split(',')
    .filter((code) => code.trim() !== '')
    .map((code) => {
      const known = exemptions.find((exemption) => exemption.code === code.trim());
      if (known === undefined)
        throw new UsageProblem(
          `There is no exemption '${code.trim()}'. Known: ${exemptions.map((each) => each.code).join(', ')}.`,
        );
      const { code: printed, provision, title, owner } = known;
      return {
        code: printed,
        provision,
        reason: title,
        standing: 'adopted',
        ...(owner === undefined ? {} : { owner }),
      };
    });
}

/** The claims a release lifts. It must name them: a claim that appears later then stands. */
function answersFrom(answers: string | undefined, before: Review, on: Target): string[] {
  const here = claimsOn(before, on);
  if (answers === 'all') return here.map(({ id }) => id);
  const named = (answers ?? '')
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');
  const odd = named.find((id) => !here.some((claim) => claim.id === id));
  if (named.length > 0 && odd === undefined) return named;
  throw new UsageProblem(
    [
      odd === undefined
        ? 'A release names the claims it lifts, with --answers.'
        : `No claim ${odd} stands there.`,
      claimList(here),
    ].join('\n'),
  );
}

function claimsOn({ claims, cable, persons }: Review, on: Target): Claim[] {
  const spans = targetSpans(on, cable, persons);
  return claims.filter(
    ({ effect, span }) => effect !== 'release' && spans.some((each) => overlap(each, span)),
  );
}

const claimList = (claims: readonly Claim[]): string =>
  claims.length === 0
    ? 'No claim stands there.'
    : table(
        ['Claim', 'Effect', 'Bases', 'By'],
        claims.map((claim) => [
          claim.id,
          claim.effect,
          claim.bases.map(({ code }) => code).join(', '),
          askedBy(claim)
            .map(({ by }) => by)
            .join(),
        ]),
      );
