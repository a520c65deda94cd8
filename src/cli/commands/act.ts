import type { Argv } from 'yargs';
import { UsageProblem } from '../../disk/failure.ts';
import { RunFolder } from '../../disk/run-folder.ts';
import type { SourceRecord } from '../../model/cable.ts';
import type { Reviewer } from '../../model/review.ts';
import type { CableView } from '../../model/shown.ts';
import type { Desk } from '../../review/desk.ts';
import {
  type Doing,
  does,
  idOf,
  personFrom,
  recordOf,
  SHORTEST,
  tellDone,
  typedPlace,
  viewOf,
} from '../at-review.ts';
import { dayFrom, now, today } from '../circumstances.ts';
import { listed, ownerAnswerFrom } from '../decision.ts';
import { everywhereLines, listFor, listNamed } from '../everywhere.ts';
import { DIR, openRun } from '../finished-run.ts';
import { recordingKey, SIGNING_KEY, sealingFrom, WITNESS } from '../key.ts';
import { whileLocked } from '../lock.ts';
import { openOffice } from '../office.ts';
import { KEY, POSTGRES, RULES } from '../options.ts';
import { account, recordSession } from '../session.ts';
import { out } from '../terminal.ts';
import { atReviewLines, UNTOUCHED } from '../view/at-review.ts';

const KINDS = ['decision', 'undo', 'note', 'refer', 'answer', 'attest', 'finish'] as const;

export const builder = (yargs: Argv) =>
  yargs
    .positional('dir', DIR)
    .positional('mrn', { type: 'string', demandOption: true, describe: 'message number of the cable' })
    .positional('kind', {
      choices: KINDS,
      describe: 'what is done; without it the cable is shown, with all that can be named',
    })
    .option('by', { type: 'string', demandOption: true, describe: 'who does it' })
    .option('on', { type: 'string', describe: '4, subject, person:p2, 120-140, or text:...' })
    .option('effect', { choices: ['release', 'withhold'] as const, describe: 'of a decision' })
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
    .option('everywhere', {
      type: 'boolean',
      default: false,
      describe:
        'the same words in every cable of the review, with --on text:...; alone to be shown the cables',
    })
    .option('list', {
      type: 'string',
      describe: 'the cables that --everywhere was shown to be about, by the digest that was printed',
    })
    .option('decision', { type: 'string', describe: 'the decision that is undone, by its id' })
    .option('reason', { type: 'string', describe: 'why: of a decision, an undo, a referral' })
    .option('text', { type: 'string', describe: 'of a note' })
    .option('agency', { type: 'string', describe: 'to which a passage is referred' })
    .option('referral', { type: 'string', describe: 'the referral that is answered, by its id' })
    .option('reference', { type: 'string', describe: "of an agency's answer" })
    .option('day', { type: 'string', describe: 'of an answer, or of what is attested (today unless given)' })
    .option('need', { type: 'string', describe: 'what is attested, by its code' })
    .option('shown', { type: 'string', describe: 'the copy that a second reading comes to, as it was shown' })
    .option('seen', {
      type: 'string',
      describe: 'the version of the cable as it was shown: refused where somebody did something since',
    })
    .option('roles', { type: 'string', describe: 'who may do what (YAML)' })
    .option('key', KEY)
    .option('signing-key', SIGNING_KEY)
    .option('witness', WITNESS)
    .option('rules', RULES)
    .option('postgres', POSTGRES)
    .example('$0 act out/july 07OSLO414 --by "Ann Poe"', 'see the cable as it stands at the review')
    .example(
      '$0 act out/july 07OSLO414 undo --decision d-3fa85f6457 --reason "..." --by "Ann Poe"',
      'take a decision back',
    );

export interface ActArguments {
  readonly dir: string;
  readonly mrn: string;
  readonly kind?: (typeof KINDS)[number] | undefined;
  readonly by: string;
  readonly on?: string | undefined;
  readonly effect?: 'release' | 'withhold' | undefined;
  readonly basis?: string | undefined;
  readonly answers?: string | undefined;
  readonly ownerAnswer?: string | undefined;
  readonly everywhere: boolean;
  readonly list?: string | undefined;
  readonly decision?: string | undefined;
  readonly reason?: string | undefined;
  readonly text?: string | undefined;
  readonly agency?: string | undefined;
  readonly referral?: string | undefined;
  readonly reference?: string | undefined;
  readonly day?: string | undefined;
  readonly need?: string | undefined;
  readonly shown?: string | undefined;
  readonly seen?: string | undefined;
  readonly roles?: string | undefined;
  readonly key?: string | undefined;
  readonly signingKey?: string | undefined;
  readonly witness?: string | undefined;
  readonly rules: string;
  readonly postgres?: string | undefined;
}

export const handler = (given: ActArguments): Promise<void> => whileLocked(given.dir, () => act(given));

async function act(given: ActArguments): Promise<void> {
  const { dir, mrn, rules, postgres, kind } = given;
  // Who acts here is both, unless a file says what they are.
  const you = personFrom(given, ['reviewer', 'approver']);
  const source = (): SourceRecord => recordOf(openRun(dir), mrn, rules);
  const doing = kind === undefined ? undefined : doingFrom(kind, given, source);
  const [key, sealing] = [recordingKey(given.key), sealingFrom(given)];
  const desk = await openOffice({ dir, rules, key, sealing, postgres, now, account: account() });
  try {
    if (doing === undefined) show(atReviewLines(await viewOf(desk, you, mrn), source(), given));
    else await done(desk, you, doing, given);
    recordSession(RunFolder.open(dir), 'act');
  } finally {
    await desk.close();
  }
}

async function done(desk: Desk, you: Reviewer, doing: Doing, given: ActArguments): Promise<void> {
  const { mrn } = given;
  const before = await viewOf(desk, you, mrn);
  const version = versionSeen(desk, you, given.seen) ?? before.version;
  let whole: Doing = doing.kind === 'finish' ? { ...doing, shown: shownIn(before, given) } : doing;
  if (whole.kind === 'decision' && whole.everywhere === true) {
    const listed = await listFor(desk, you, { mrn, version }, whole);
    if (given.list === undefined) return show(everywhereLines(listed));
    whole = { ...whole, list: listNamed(listed, given.list) };
  }
  const acted = await does(desk, you, mrn, whole, version);
  tellDone(acted, `${SAID[doing.kind]}${NAMED.includes(doing.kind) ? ` ${idOf(acted)}` : ''}`);
  if (before.folder === 'public' && acted.cable.folder !== 'public')
    out('Its copy was taken out of public/. The next release makes it anew.');
}

function show(lines: Iterable<string>): void {
  for (const line of lines) out(line);
}

/** What was done, in the past. */
const SAID: Readonly<Record<Doing['kind'], string>> = {
  decision: 'decided',
  undo: 'undone',
  note: 'noted',
  refer: 'referred',
  answer: 'answer entered',
  attest: 'attested',
  sign: 'signed',
  finish: 'second reading ended',
};

/** What gets an id by which it is named later. */
const NAMED: readonly string[] = ['decision', 'refer'];

/** The copy is the one that was looked at. Where there is no second reading the desk says so. */
function shownIn(
  { mrn, shown, isSecondReading }: CableView,
  { shown: digest = '', dir, by }: ActArguments,
): string {
  if (!isSecondReading) return digest;
  if (digest.length >= SHORTEST && shown.startsWith(digest)) return shown;
  throw new UsageProblem(
    `The copy that your reading of ${mrn} comes to is not the one that ${digest} stands for: it changed since. Look at it again: tearline act ${dir} ${mrn} --by "${by}"`,
  );
}

/** A version is typed by its first digits. One that nobody finds is sent as it is, and refused. */
function versionSeen(desk: Desk, you: Reviewer, seen: string | undefined): string | undefined {
  if (seen === undefined || seen.length < SHORTEST) return seen === UNTOUCHED ? '' : seen;
  const { size } = desk.log(0, 1, you);
  return desk.log(0, size, you).entries.find(({ digest }) => digest.startsWith(seen))?.digest ?? seen;
}

/** What was typed, as the desk is given it. */
function doingFrom(
  kind: NonNullable<ActArguments['kind']>,
  given: ActArguments,
  source: () => SourceRecord,
): Doing {
  const need = needing(kind, given);
  const place = () => typedPlace(need('on'), source);
  switch (kind) {
    case 'decision':
      return {
        ...{ kind, on: place(), effect: need('effect') as 'release' | 'withhold' },
        bases: listed(given.basis),
        answers: given.answers === 'all' ? 'all' : listed(given.answers),
        ownerAnswer: ownerAnswerFrom(given.ownerAnswer),
        reason: need('reason'),
        everywhere: given.everywhere || undefined,
      };
    case 'undo':
      return { kind, action: need('decision'), reason: need('reason') };
    case 'note':
      return { kind, text: need('text'), on: given.on === undefined ? undefined : place() };
    case 'refer':
      return { kind, on: place(), agency: need('agency'), reason: need('reason') };
    case 'answer': {
      const on = dayFrom(need('day'), '--day');
      return { kind, referral: need('referral'), reference: need('reference'), on };
    }
    case 'attest':
      return {
        kind,
        need: need('need'),
        on: given.day === undefined ? today() : dayFrom(given.day, '--day'),
      };
    case 'finish':
      return { kind, shown: need('shown') };
  }
}

type Needed =
  | 'on'
  | 'effect'
  | 'reason'
  | 'decision'
  | 'text'
  | 'agency'
  | 'referral'
  | 'reference'
  | 'day'
  | 'need'
  | 'shown';

/** Options that an act cannot be without, by its kind. */
const NEEDS: Readonly<Record<NonNullable<ActArguments['kind']>, readonly Needed[]>> = {
  decision: ['on', 'effect', 'reason'],
  undo: ['decision', 'reason'],
  note: ['text'],
  refer: ['on', 'agency', 'reason'],
  answer: ['referral', 'reference', 'day'],
  attest: ['need'],
  finish: ['shown'],
};

/** All that is missing is told at once. */
function needing(kind: NonNullable<ActArguments['kind']>, given: ActArguments): (option: Needed) => string {
  const missing = NEEDS[kind].filter((option) => given[option] === undefined).map((option) => `--${option}`);
  if (missing.length > 0) throw new UsageProblem(`The kind ${kind} needs ${missing.join(', ')}.`);
  return (option) => given[option] ?? '';
}
