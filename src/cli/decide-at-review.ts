import { UsageProblem } from '../disk/failure.ts';
import { loadExemptions } from '../disk/rulebook.ts';
import { RunFolder } from '../disk/run-folder.ts';
import { exemptionsOn } from '../model/exemption.ts';
import type { Reviewer } from '../model/review.ts';
import type { Acted } from '../model/shown.ts';
import type { Desk } from '../review/desk.ts';
import { actionsOf, formsFrom } from './answer-form.ts';
import { type Doing, does, idOf, recordOf, typedPlace, viewOf } from './at-review.ts';
import { now } from './circumstances.ts';
import { listed, ownerAnswerFrom, type Typed } from './decision.ts';
import { type FinishedRun, openRun } from './finished-run.ts';
import { recordingKey, sealingFrom } from './key.ts';
import { sourceLogged } from './logged-run.ts';
import { openOffice } from './office.ts';
import { nameFrom } from './reviewers.ts';
import { account, recordSession } from './session.ts';
import { out, plural } from './terminal.ts';

/** A decision as it was typed, or the form of an agency, on a cable of a run that has a review. */
interface Deciding {
  readonly dir: string;
  readonly mrn: string;
  readonly rules: string;
  readonly key?: string | undefined;
  readonly signingKey?: string | undefined;
  readonly witness?: string | undefined;
  readonly postgres?: string | undefined;
}

/** One decision, and whose it is. */
interface Decided {
  readonly by: string;
  readonly doing: Doing;
}

/**
 * Records a decision at the review of a run, so that there is one truth: it is judged on what stands there, and the copy is made when it
 * is released next. `said` is what was typed, or the file of an agency's form.
 */
export async function decideAtReview(given: Deciding, said: Typed | string): Promise<void> {
  const { dir, mrn, rules, postgres } = given;
  const [key, sealing] = [recordingKey(given.key), sealingFrom(given)];
  const run = openRun(dir);
  const decisions =
    typeof said === 'string' ? formDecisions(said, run, given, key) : [typedDecision(said, run, given)];
  const desk = await openOffice({ dir, rules, key, sealing, postgres, now, account: account() });
  try {
    await recordAll(desk, mrn, decisions);
    recordSession(RunFolder.open(dir), 'decide');
  } finally {
    await desk.close();
  }
}

function typedDecision(said: Typed, run: FinishedRun, { mrn, rules }: Deciding): Decided {
  const { on, effect, basis, answers, ownerAnswer, reason, by } = said;
  const place = typedPlace(on, () => recordOf(run, mrn, rules));
  return {
    by,
    doing: {
      ...{ kind: 'decision', on: place, effect, bases: listed(basis), reason },
      answers: answers === 'all' ? 'all' : listed(answers),
      ownerAnswer: ownerAnswerFrom(ownerAnswer),
    },
  };
}

/** What an agency answered about the very text that the run reviewed, passage by passage. */
function formDecisions(file: string, run: FinishedRun, { mrn, rules }: Deciding, key: string): Decided[] {
  const [read] = formsFrom([file], key);
  if (read?.form.cable !== mrn)
    throw new UsageProblem(`${file} answers about ${read?.form.cable}, not about ${mrn}.`);
  if (sourceLogged(run, mrn) !== read.form.source)
    throw new UsageProblem(`${file} answers about another text of ${mrn} than this run reviewed.`);
  const exemptions = exemptionsOn(loadExemptions(rules), run.record.asOf);
  return actionsOf(read, exemptions, recordOf(run, mrn, rules).text, key).map(
    ({ on, effect, bases, answers, ownerAnswer, reason, by }) => ({
      by,
      doing: {
        ...{ kind: 'decision', on, effect, answers, ownerAnswer, reason },
        bases: bases.map(({ code }) => code),
      } as Doing,
    }),
  );
}

async function recordAll(desk: Desk, mrn: string, decisions: readonly Decided[]): Promise<void> {
  const wasPublic = (await viewOf(desk, personOf(decisions[0]), mrn)).folder === 'public';
  let last: Acted | undefined;
  for (const [i, decided] of decisions.entries()) {
    last = await recorded(desk, mrn, decided, i);
    out(`Recorded decision ${idOf(last)} of ${decided.by} at the review, entry ${last.seq}.`);
  }
  if (last !== undefined) report(last, wasPublic);
}

/** Who types a decision here decides, as on a run without a review. */
const personOf = (decided: Decided | undefined): Reviewer => ({
  name: nameFrom(decided?.by ?? '', '--by'),
  roles: ['reviewer'],
});

/** Of a form with several answers those before one that is refused are on record, and that is said. */
async function recorded(desk: Desk, mrn: string, decided: Decided, before: number): Promise<Acted> {
  try {
    return await does(desk, personOf(decided), mrn, decided.doing);
  } catch (thrown) {
    if (!(thrown instanceof UsageProblem) || before === 0) throw thrown;
    throw new UsageProblem(
      `${thrown.message}\n${plural(before, 'answer')} before it ${before === 1 ? 'is' : 'are'} on record.`,
    );
  }
}

function report({ cable }: Acted, wasPublic: boolean): void {
  const { mrn, standing, questions, folder, isSecondReading } = cable;
  out(
    isSecondReading
      ? `It is part of a second reading of ${mrn}, and changes no copy.`
      : `${mrn} is now ${standing} at its review, with ${plural(questions, 'open question')}. Its copy is made at the next release.`,
  );
  if (wasPublic && folder !== 'public') out('The copy that was released was taken out of public/.');
}
