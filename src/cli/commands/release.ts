import type { Argv } from 'yargs';
import { digestOfRules } from '../../batch/brief.ts';
import { closeRun, type Made } from '../../batch/close.ts';
import type { RenderCover } from '../../batch/covers.ts';
import { Crew } from '../../batch/crew.ts';
import { type Journal, slim } from '../../batch/journal.ts';
import type { Input } from '../../batch/records.ts';
import type { Result } from '../../batch/result.ts';
import { countStates, runBatch } from '../../batch/run.ts';
import { runOnCrew } from '../../batch/run-on-crew.ts';
import { UsageProblem } from '../../disk/failure.ts';
import { loadFonts } from '../../disk/fonts.ts';
import { audienceNames, INSTALLED_RULES, loadRulebook } from '../../disk/rulebook.ts';
import { isRun, type RunFolder } from '../../disk/run-folder.ts';
import { labelOf } from '../../model/cable.ts';
import type { Case } from '../../model/case.ts';
import type { Encoding } from '../../model/encoding.ts';
import type { Head } from '../../model/entry.ts';
import type { Message } from '../../model/message.ts';
import { FORMATS, type Format } from '../../model/run-record.ts';
import type { Rulebook, Setting } from '../../pipeline.ts';
import { RuleTally } from '../../rule/tally.ts';
import { answersFrom } from '../answer-form.ts';
import { type Begun, begin, clearFinished, type Interrupted, interruptedAt } from '../begun.ts';
import { agreed, caseFrom, caseLine, strayNumbers, unaskedAgencies } from '../case.ts';
import { actionsFrom, attestationsFrom, dayFrom, evidenceFrom, today } from '../circumstances.ts';
import { inSteps, isSmall, JOBS, jobsFrom } from '../jobs.ts';
import { recordingKey, SIGNING_KEY, sealingFrom, WITNESS } from '../key.ts';
import { ENCODING, inputsOrTell } from '../one-cable.ts';
import { readPdf } from '../pdf-desk.ts';
import { progressBar } from '../progress.ts';
import { recordSession } from '../session.ts';
import { out, plural, tell } from '../terminal.ts';
import { messageLines, type Told, toldOf } from '../view/messages.ts';
import { barredLines, countsLine, outcomeTable, shortList, whereTo } from '../view/outcomes.ts';
import { tallyLines } from '../view/tally.ts';

export const builder = (yargs: Argv) =>
  yargs
    .positional('path', {
      type: 'string',
      array: true,
      demandOption: true,
      describe: 'cables: files, folders, globs, or - for standard input',
    })
    .option('out', {
      type: 'string',
      demandOption: true,
      describe: 'folder of this run: a new one, or an empty one',
    })
    .option('audience', {
      type: 'string',
      defaultDescription: 'foia, or the kind of the case',
      describe: `who the release is for: ${audienceNames(INSTALLED_RULES).join(', ')}`,
    })
    .option('as-of', {
      type: 'string',
      describe: 'day the law is applied on; another than today is a rehearsal',
    })
    .option('variants', {
      type: 'string',
      default: 'redacted,marked',
      describe: 'any of redacted (for the requester), marked (for the reviewer)',
    })
    .option('formats', {
      type: 'string',
      default: FORMATS.join(','),
      describe: `formats of the redacted copies: any of ${FORMATS.join(', ')}`,
    })
    .option('decisions', { type: 'string', describe: 'recorded decisions of people (NDJSON)' })
    .option('answers', {
      type: 'string',
      array: true,
      describe: 'forms that agencies filled in, from restricted/referrals of an earlier run (YAML)',
    })
    .option('evidence', {
      type: 'string',
      describe: 'what is known of records beside their text (YAML or CSV)',
    })
    .option('case', { type: 'string', describe: 'the request that is answered (YAML)' })
    .option('official', {
      type: 'string',
      describe: '"Name, Position" of who releases; without it copies are proposed',
    })
    .option('attest', { type: 'string', describe: 'what was still needed and is done (YAML)' })
    .option('encoding', ENCODING)
    .option('key', { type: 'string', describe: 'key file of keyed digests; made on first use' })
    .option('signing-key', SIGNING_KEY)
    .option('witness', WITNESS)
    .option('jobs', JOBS)
    .option('rules', { type: 'string', default: INSTALLED_RULES, describe: 'folder of rules' })
    .option('replace', { type: 'boolean', default: false, describe: 'make an existing run again' })
    .option('resume', {
      type: 'boolean',
      default: false,
      describe: 'finish a run that was cut off; begin it where there is none',
    })
    .example('$0 release cables/ --out out/july', 'propose copies of a folder, for today')
    .example('$0 release cables/ --out out/2010 --as-of 2010-01-01', 'rehearse another day');

export interface ReleaseArguments {
  readonly path: readonly string[];
  readonly out: string;
  readonly audience?: string | undefined;
  readonly case?: string | undefined;
  readonly asOf?: string | undefined;
  readonly variants: string;
  readonly formats: string;
  readonly decisions?: string | undefined;
  readonly answers?: readonly string[] | undefined;
  readonly evidence?: string | undefined;
  readonly official?: string | undefined;
  readonly attest?: string | undefined;
  readonly key?: string | undefined;
  readonly signingKey?: string | undefined;
  readonly witness?: string | undefined;
  readonly encoding?: Encoding | undefined;
  readonly rules: string;
  readonly jobs?: number | undefined;
  readonly replace: boolean;
  readonly resume: boolean;
}

/** What was asked for, with the audience it comes to. */
type Asked = ReleaseArguments & {
  readonly audience: string;
  readonly interrupted: Interrupted | undefined;
};

export async function handler(typed: ReleaseArguments): Promise<void> {
  const answered = caseFrom(typed.case);
  const said = agreed('--audience', typed.audience, answered?.audience);
  const given = { ...typed, audience: said ?? answered?.request.kind ?? 'foia' };
  if (given.resume && given.replace)
    throw new UsageProblem('--resume finishes a run, --replace makes it anew: choose one of the two.');
  if (given.resume && isRun(given.out)) return clearFinished(given.out);
  const interrupted = given.resume ? interruptedAt(given.out) : undefined;
  const alone = settingFrom(given, answered, interrupted?.begun);
  const variants = variantsFrom(given.variants);
  const formats = formatsFrom(given.formats);
  const made = {
    formats: variants.includes('redacted') ? formats : [],
    marked: variants.includes('marked'),
    encoding: given.encoding,
  };
  const jobs = jobsFrom(given.jobs);
  const inputs = inputsOrTell(given.path);
  const answers = answersFrom(given, inputs, alone);
  const setting = { ...alone, actions: [...alone.actions, ...answers] };
  const asked = { ...given, interrupted };
  if (given.jobs === undefined && isSmall(inputs)) await releaseHere(asked, setting, made, inputs);
  else await releaseByCrew(jobs, asked, setting, made, inputs);
}

async function releaseHere(given: Asked, setting: Setting, made: Made, inputs: readonly Input[]) {
  const rulebook = loadRulebook(given.rules, given.audience, setting.asOf, {
    kind: setting.case?.request.kind,
  });
  const { copiesIn } = await import('../../batch/render.ts');
  const options = { ...made, readPdf, render: copiesIn(made.formats, loadFonts()) };
  await releaseInto(given, setting, made, rulebook, inputs.length, (folder, journal) =>
    runBatch(inputs, setting, rulebook, options, folder, journal),
  );
}

/** The first worker starts while the rules are read here, and must be up before anything is written. */
async function releaseByCrew(
  jobs: number,
  given: Asked,
  setting: Setting,
  made: Made,
  inputs: readonly Input[],
): Promise<void> {
  const { rules, audience } = given;
  const brief = { rules, audience, setting, formats: made.formats, marked: made.marked };
  const crew = new Crew({ ...brief, jobs, watch: inSteps });
  try {
    const kind = setting.case?.request.kind;
    const rulebook = loadRulebook(rules, audience, setting.asOf, { when: 'when asked', kind });
    await crew.ready(digestOfRules(rulebook));
    await releaseInto(given, setting, made, rulebook, inputs.length, (folder, journal) =>
      runOnCrew(inputs, setting, rulebook, { encoding: made.encoding, readPdf }, folder, crew, journal),
    );
  } finally {
    await crew.dismiss();
  }
}

/** Loaded only where a case is answered: a crew makes the copies elsewhere. */
async function coverRenderer({ case: given }: Setting, { formats }: Made): Promise<RenderCover> {
  if (given === undefined) return () => [];
  const { coversIn } = await import('../../batch/render.ts');
  return coversIn(formats, loadFonts());
}

/** A run, as it gives its results one by one and at its end the head of its log. */
type Run = Generator<Result, Head> | AsyncGenerator<Result, Head>;

async function releaseInto(
  given: Asked,
  setting: Setting,
  made: Made,
  rulebook: Rulebook,
  inputs: number,
  runInto: (folder: RunFolder, journal: Journal | undefined) => Run,
): Promise<void> {
  const sealing = sealingFrom(given);
  if (setting.case?.neitherConfirmNorDeny === 'all' && rulebook.response?.silence === undefined)
    throw new UsageProblem(
      `Nobody answers a case of kind ${setting.case.request.kind} with silence: name its cables.`,
    );
  const { folder, journal } = begin(given, given.interrupted, setting, made, sealing);
  tell(
    `Status as of ${setting.asOf}${setting.asOf === setting.today ? '' : ' (rehearsal)'}, audience ${rulebook.audience.audience}.`,
  );
  if (setting.case !== undefined) tell(caseLine(setting.case));
  const tally = new RuleTally(rulebook.packs.flatMap(({ rules }) => rules.map(({ rule }) => rule.id)));
  const { outcomes, told, head } = await followed(runInto(folder, journal), inputs, tally);
  await closeRun(
    folder,
    outcomes,
    setting,
    rulebook,
    made,
    head,
    sealing.signer,
    await coverRenderer(setting, made),
  );
  recordSession(folder, 'release');
  folder.end();
  for (const line of messageLines(told)) tell(line);
  tellStrays(setting, outcomes);
  report(given, outcomes, setting);
  for (const line of tallyLines(tally)) out(line);
}

function tellStrays({ case: answered }: Setting, outcomes: readonly Result[]): void {
  const found = new Set(outcomes.flatMap(({ mrn }) => mrn ?? []));
  const strays = answered === undefined ? [] : strayNumbers(answered, found);
  if (strays.length > 0)
    tell(`The case names cables that are not among the inputs: ${shortList(strays)}. Compare their numbers.`);
  const rows = outcomes.flatMap((outcome) => outcome.rows);
  const unasked = answered?.interim === true ? unaskedAgencies(answered, rows) : [];
  if (unasked.length > 0)
    tell(
      `The case does not say when it asked ${unasked.join(', ')}. State it under referrals: the copies say that an answer is pending.`,
    );
}

/** What a run leaves behind: what its end needs to know of each cable, what is to be told, the head of its log. */
interface Followed {
  readonly outcomes: readonly Result[];
  readonly told: readonly Told[];
  readonly head: Head;
}

/** Goes along with a run to its end and shows how far it is. */
async function followed(run: Run, inputs: number, tally: RuleTally): Promise<Followed> {
  const progress = progressBar('reviewing', inputs);
  const [outcomes, told]: [Result[], Told[]] = [[], []];
  let step = await run.next();
  for (; !step.done; step = await run.next()) {
    if (step.value.record !== undefined) tally.add(step.value.found);
    outcomes.push(slim(step.value));
    for (const each of toldBy(step.value)) told.push(each);
    progress.setTotal(Math.max(inputs, outcomes.length));
    progress.increment();
  }
  progress.stop();
  return { outcomes, told, head: step.value };
}

/** What a person should know of one cable, with its place in the file; of one that failed, why. */
function toldBy({ file, part, messages, record, state }: Result): Told[] {
  const isTold = ({ severity, code }: Message): boolean =>
    severity === 'error' || (state !== 'failed' && (severity === 'warning' || TOLD.has(code)));
  return toldOf(labelOf({ file, part }), messages.filter(isTold), record);
}

/** Not a doubt, and yet what whoever signs should know. */
const TOLD: ReadonlySet<string> = new Set(['earlier-copy', 'foreign-government-information']);

/** A run that goes on after midnight is still of the day on which it was begun. */
function settingFrom(given: ReleaseArguments, answered: Case | undefined, begun: Begun | undefined): Setting {
  const day = begun === undefined ? today() : dayFrom(begun.today, '--as-of');
  return {
    asOf: given.asOf === undefined ? day : dayFrom(given.asOf, '--as-of'),
    today: day,
    official: officialFrom(agreed('--official', given.official, answered?.official)),
    case: answered,
    attestations: attestationsFrom(given.attest),
    evidence: evidenceFrom(given.evidence),
    actions: actionsFrom(given.decisions),
    key: recordingKey(given.key),
  };
}

function officialFrom(official: string | undefined): string | null {
  if (official === undefined) return null;
  if (!/\S.*,\s*\S/.test(official))
    throw new UsageProblem('--official takes "Name, Position": 32 CFR 2001.25(b) wants both on the copy.');
  return official;
}

function formatsFrom(list: string): Format[] {
  return list.split(',').map((format) => {
    const known = FORMATS.find((each) => each === format.trim());
    if (known === undefined)
      throw new UsageProblem(`There is no format '${format}'. The formats are: ${FORMATS.join(', ')}.`);
    return known;
  });
}

function variantsFrom(list: string): string[] {
  const asked = list.split(',').map((variant) => variant.trim());
  const odd = asked.find((variant) => variant !== 'redacted' && variant !== 'marked');
  if (odd !== undefined)
    throw new UsageProblem(`There is no variant '${odd}'. The variants are: redacted, marked.`);
  return asked;
}

/** Of more cables a table is no longer read; run.json has them all. */
const LONGEST_TABLE = 200;

function report({ out: path, audience }: Asked, outcomes: readonly Result[], setting: Setting): void {
  if (outcomes.length <= LONGEST_TABLE) out(outcomeTable(outcomes));
  const counts = countStates(outcomes);
  out('');
  out(`${plural(outcomes.length, 'input')}: ${countsLine(counts)}`);
  const asking = outcomes.find(({ questions }) => questions.length > 0);
  if (asking !== undefined)
    out(
      `Open questions: tearline explain ${asking.file}${audience === 'foia' ? '' : ` --audience "${audience}"`}${outcomes.length > 1 ? ', and so for each cable held' : ''}`,
    );
  const barred = setting.official === null ? [] : outcomes.filter(({ folder }) => folder === 'proposed');
  for (const line of barredLines(barred)) out(line);
  out(`Copies, and index.html of what they withhold: ${whereTo(path, outcomes)}`);
  out(`Log, diffs and reviewer's copies: ${path}/restricted`);
  if (outcomes.some(({ faults }) => faults.length > 0)) process.exitCode = 3;
  else if (counts.held + counts.failed + barred.length > 0) process.exitCode = 1;
}
