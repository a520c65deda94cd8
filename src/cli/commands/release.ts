import type { Argv } from 'yargs';
import { digestOfRules } from '../../batch/brief.ts';
import { closeRun, type Made } from '../../batch/close.ts';
import type { RenderCover } from '../../batch/covers.ts';
import { Crew } from '../../batch/crew.ts';
import { Ending } from '../../batch/ending.ts';
import type { Journal } from '../../batch/journal.ts';
import type { Input } from '../../batch/records.ts';
import type { Result } from '../../batch/result.ts';
import { type Listens, runBatch } from '../../batch/run.ts';
import { runOnCrew } from '../../batch/run-on-crew.ts';
import { UsageProblem } from '../../disk/failure.ts';
import { loadFonts } from '../../disk/fonts.ts';
import { audienceNames, INSTALLED_RULES, loadRulebook } from '../../disk/rulebook.ts';
import type { RunFolder } from '../../disk/run-folder.ts';
import { isRun } from '../../disk/run-place.ts';
import type { Case } from '../../model/case.ts';
import type { Encoding } from '../../model/encoding.ts';
import type { Head } from '../../model/entry.ts';
import { isOfficial } from '../../model/person-name.ts';
import { FORMATS, type Format } from '../../model/run-record.ts';
import type { Rulebook, Setting } from '../../pipeline.ts';
import { answersFrom } from '../answer-form.ts';
import { type Begun, begin, clearFinished, type Interrupted, interruptedAt } from '../begun.ts';
import { Carried } from '../carried.ts';
import { agreed, caseFrom, caseLine } from '../case.ts';
import { attestationsFrom, dayFrom, evidenceFrom, today } from '../circumstances.ts';
import { decisionsFrom } from '../decisions-file.ts';
import { inSteps, isSmall, JOBS, jobsFrom } from '../jobs.ts';
import { recordingKey, SIGNING_KEY, sealingFrom, WITNESS } from '../key.ts';
import { ENCODING, inputsOrTell } from '../one-cable.ts';
import { RULES } from '../options.ts';
import { readPdf } from '../pdf-desk.ts';
import { type Reviewing, reviewing } from '../progress.ts';
import { Report } from '../report.ts';
import { nameFrom } from '../reviewers.ts';
import { recordSession } from '../session.ts';
import { actionsWith, evidenceWith, filesOf, type Superseded, supersededBy } from '../superseded.ts';
import { out, tell } from '../terminal.ts';

export const builder = (yargs: Argv) =>
  yargs
    .positional('path', {
      type: 'string',
      array: true,
      describe:
        'cables: files, folders, globs, or - for standard input; with --supersedes those of that run unless given',
    })
    .option('out', {
      type: 'string',
      demandOption: true,
      describe: 'folder of this run: a new one, or an empty one',
    })
    .option('supersedes', {
      type: 'string',
      describe:
        'folder of a run to look at a second time: its decisions, evidence, case, audience and encoding are carried, its attestations are not',
    })
    .option('postgres', {
      type: 'string',
      describe: 'database that keeps the log of the review of that run (URL)',
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
    .option('rules', RULES)
    .option('replace', { type: 'boolean', default: false, describe: 'make an existing run again' })
    .option('resume', {
      type: 'boolean',
      default: false,
      describe: 'finish a run that was cut off; begin it where there is none',
    })
    .example('$0 release cables/ --out out/july', 'propose copies of a folder, for today')
    .example('$0 release cables/ --out out/2010 --as-of 2010-01-01', 'rehearse another day')
    .example('$0 release --supersedes out/july --out out/appeal', 'look at a run a second time');

export interface ReleaseArguments {
  readonly path?: readonly string[] | undefined;
  readonly out: string;
  readonly supersedes?: string | undefined;
  readonly postgres?: string | undefined;
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
  readonly earlier: Superseded | undefined;
};

export async function handler(typed: ReleaseArguments): Promise<void> {
  if (typed.resume && typed.replace)
    throw new UsageProblem('--resume finishes a run, --replace makes it anew: choose one of the two.');
  if (typed.resume && isRun(typed.out)) return clearFinished(typed.out);
  const earlier = await supersededBy(typed);
  const answered = caseFrom(typed.case) ?? earlier?.case;
  const given = {
    ...typed,
    audience: audienceFrom(typed, answered, earlier),
    encoding: typed.encoding ?? earlier?.record.encoding,
  };
  const interrupted = given.resume ? interruptedAt(given.out) : undefined;
  const alone = settingFrom(given, answered, earlier, interrupted?.begun);
  const variants = variantsFrom(given.variants);
  const formats = formatsFrom(given.formats);
  const made = {
    formats: variants.includes('redacted') ? formats : [],
    marked: variants.includes('marked'),
    encoding: given.encoding,
  };
  const jobs = jobsFrom(given.jobs);
  const inputs = inputsOrTell(pathsFrom(given, earlier));
  const answers = answersFrom(given, inputs, alone);
  const setting = { ...alone, actions: actionsWith(earlier, [...alone.actions, ...answers]) };
  const asked = { ...given, interrupted, earlier };
  if (given.jobs === undefined && isSmall(inputs)) await releaseHere(asked, setting, made, inputs);
  else await releaseByCrew(jobs, asked, setting, made, inputs);
}

/** Those that were named; of a second look those of the run, unless others are named. */
function pathsFrom({ path = [] }: ReleaseArguments, earlier: Superseded | undefined): readonly string[] {
  return path.length === 0 && earlier !== undefined ? filesOf(earlier) : path;
}

/** A case that is given anew says for whom it is; one that is carried was for whom its run was. */
function audienceFrom(
  typed: ReleaseArguments,
  answered: Case | undefined,
  earlier: Superseded | undefined,
): string {
  const said = agreed('--audience', typed.audience, answered?.audience);
  const before = typed.case === undefined ? earlier?.record.audience : undefined;
  return said ?? before ?? answered?.request.kind ?? 'foia';
}

async function releaseHere(given: Asked, setting: Setting, made: Made, inputs: readonly Input[]) {
  const rulebook = loadRulebook(given.rules, given.audience, setting.asOf, {
    kind: setting.case?.request.kind,
  });
  const { copiesIn } = await import('../../batch/render.ts');
  const { lookBack } = given.earlier ?? {};
  const options = { ...made, readPdf, lookBack, render: copiesIn(made.formats, loadFonts()) };
  await releaseInto(given, setting, made, rulebook, inputs, (watched, listens, folder, journal) =>
    runBatch(watched, setting, rulebook, { ...options, ...listens }, folder, journal),
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
  const means = { encoding: made.encoding, readPdf, lookBack: given.earlier?.lookBack };
  const crew = new Crew({ ...brief, jobs, watch: inSteps });
  try {
    const kind = setting.case?.request.kind;
    const rulebook = loadRulebook(rules, audience, setting.asOf, { when: 'when asked', kind });
    await crew.ready(digestOfRules(rulebook));
    await releaseInto(given, setting, made, rulebook, inputs, (watched, listens, folder, journal) =>
      thenDismissed(
        crew,
        runOnCrew(watched, setting, rulebook, { ...means, ...listens }, folder, crew, journal),
      ),
    );
  } finally {
    await crew.dismiss();
  }
}

/** The crew goes once the last cable is done: what is written at the end of a long run needs the room that it takes. */
async function* thenDismissed(crew: Crew, run: AsyncGenerator<Result, Head>): AsyncGenerator<Result, Head> {
  const head = yield* run;
  await crew.dismiss();
  return head;
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
  inputs: readonly Input[],
  runOn: (inputs: readonly Input[], listens: Listens, folder: RunFolder, journal: Journal | undefined) => Run,
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
  const report = new Report(given, setting, rulebook);
  const carried = given.earlier && new Carried(given.earlier);
  const ending = new Ending(folder, setting);
  const progress = reviewing(inputs.length);
  const watched = inputs.map((input) => readWith(input, progress.read));
  const head = await followed(
    runOn(watched, { found: progress.found, counted: progress.counted }, folder, journal),
    progress,
    (result) => {
      ending.take(result);
      report.take(result);
      carried?.take(result);
    },
  );
  const covers = await coverRenderer(setting, made);
  await closeRun(folder, ending, setting, rulebook, made, head, sealing.signer, covers);
  recordSession(folder, 'release');
  folder.end();
  report.tell(ending.counts);
  for (const line of carried?.lines(given.out) ?? []) out(line);
}

/** An input that tells when somebody begins to read it. */
function readWith(input: Input, told: () => void): Input {
  const { read, chunks } = input;
  const telling = <T>(reading: () => T) => {
    return (): T => {
      told();
      return reading();
    };
  };
  return {
    ...input,
    read: telling(() => read.call(input)),
    ...(chunks === undefined ? {} : { chunks: telling(() => chunks.call(input)) }),
  };
}

/** Goes along with a run to its end, shows how far it is, and gives the head of its log. */
async function followed(run: Run, progress: Reviewing, take: (result: Result) => void): Promise<Head> {
  try {
    let step = await run.next();
    for (; !step.done; step = await run.next()) {
      take(step.value);
      progress.done(step.value.state);
    }
    return step.value;
  } finally {
    // A bar that goes on would keep the program from ending, whatever ended the run.
    progress.stop();
  }
}

/** A run that goes on after midnight is still of the day on which it was begun. */
function settingFrom(
  given: ReleaseArguments,
  answered: Case | undefined,
  earlier: Superseded | undefined,
  begun: Begun | undefined,
): Setting {
  const day = begun === undefined ? today() : dayFrom(begun.today, '--as-of');
  return {
    asOf: given.asOf === undefined ? day : dayFrom(given.asOf, '--as-of'),
    today: day,
    official: officialFrom(agreed('--official', given.official, answered?.official)),
    case: answered,
    attestations: attestationsFrom(given.attest),
    evidence: evidenceWith(earlier, evidenceFrom(given.evidence)),
    ...(earlier === undefined ? {} : { supersedes: earlier.record.head }),
    actions: decisionsFrom(given.decisions),
    key: recordingKey(given.key),
  };
}

function officialFrom(official: string | undefined): string | null {
  if (official === undefined) return null;
  if (!isOfficial(official))
    throw new UsageProblem('--official takes "Name, Position": 32 CFR 2001.25(b) wants both on the copy.');
  return nameFrom(official, '--official');
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
