import { circumstancesBetween } from '../audit/between.ts';
import { isOpen } from '../audit/diff-filter.ts';
import type { LoggedRun } from '../audit/logged-cable.ts';
import { isChange } from '../audit/parts.ts';
import { type ComparedCable, compareCables, isUnchanged } from '../batch/compared-cable.ts';
import { levelOf, type OpenedCable, openCable, portionsOf } from '../batch/opened-cable.ts';
import { CheckFailure, UsageProblem } from '../disk/failure.ts';
import { bannerOverAll } from '../marking/source-banner.ts';
import type { Vocabulary } from '../marking/vocabulary.ts';
import { type InputRecord, isUnmade } from '../model/run-record.ts';
import {
  type Asked,
  type DiffedRun,
  fewOf,
  framed,
  openDiffed,
  refuse,
  refuseUnknownPortions,
} from './diff-of-run.ts';
import { meantOr, refuseUnknown } from './finished-run.ts';
import { paint, plural, tell } from './terminal.ts';
import { ChangeCounts, changesIn, comparedLines, KINDS, type Runs } from './view/compared.ts';
import { folded } from './view/page.ts';

interface Pair {
  readonly mrn: string;
  readonly before: InputRecord | undefined;
  readonly after: InputRecord | undefined;
  /** Whether it is an input of the run that made nothing of it, and failed there. */
  readonly failed?: boolean;
}

/** The lines of a comparison of two runs, to be made as they are taken. */
export function comparison(first: string, second: string, asked: Asked): () => Iterable<string> {
  const runs = [openDiffed(first, asked), openDiffed(second, asked)] as const;
  refuseUnknown(asked.sought);
  const logged = [
    circumstancesOf(runs[0].cables.run, first),
    circumstancesOf(runs[1].cables.run, second),
  ] as const;
  const compared = { runs, logged, names: [first, second] as const };
  const pairs = pairsIn(runs, asked);
  refuseUnknownPortions(asked.filter, () =>
    pairs.flatMap(({ mrn }) => runs.flatMap(({ folder }) => portionsOf(folder, mrn))),
  );
  return () => (asked.isJson ? jsonLines(compared, pairs, asked) : textLines(compared, pairs, asked));
}

function circumstancesOf(run: LoggedRun | undefined, name: string): LoggedRun {
  if (run !== undefined) return run;
  throw new CheckFailure(`${name}: the log does not begin with its run. Run: tearline audit verify.`);
}

/** The cables of both runs, in the order of the first, then those that only the second has. */
function pairsIn([first, second]: readonly [DiffedRun, DiffedRun], { cables }: Asked): Pair[] {
  const [was, is] = [madeIn(first), madeIn(second)];
  const known = [...new Set([...was.keys(), ...is.keys()])];
  for (const mrn of cables)
    if (!known.includes(mrn))
      throw new UsageProblem(`Neither run has a copy of ${mrn}. ${meantOr(mrn, known)}`);
  return known
    .filter((mrn) => cables.length === 0 || cables.includes(mrn))
    .map((mrn) => withFailure({ mrn, before: was.get(mrn), after: is.get(mrn) }, first, second));
}

/** Where one run alone made something of a cable: whether it failed in the other, by its number or, where it was not read so far, by its file. */
function withFailure(pair: Pair, first: DiffedRun, second: DiffedRun): Pair {
  const made = pair.before ?? pair.after;
  if (made === undefined || (pair.before !== undefined && pair.after !== undefined)) return pair;
  const { inputs } = (pair.before === undefined ? first : second).record;
  const isIt = ({ mrn, file, part }: InputRecord): boolean =>
    mrn === made.mrn || (file === made.file && part === made.part);
  return { ...pair, failed: inputs.some((input) => isUnmade(input) && isIt(input)) };
}

const madeIn = ({ folder, record }: DiffedRun): Map<string, InputRecord> =>
  new Map(
    record.inputs.flatMap((input) =>
      input.mrn !== null && folder.hasRestricted(`${input.mrn}.patch`) ? [[input.mrn, input] as const] : [],
    ),
  );

type Sides<T> = readonly [first: T, second: T];

/** The two runs, how they are called, and under what circumstances each was made. */
interface Compared {
  readonly runs: Sides<DiffedRun>;
  readonly names: Runs;
  readonly logged: Sides<LoggedRun>;
}

/** What became of one cable between two runs. */
type Outcome =
  | { readonly kind: 'both'; readonly cable: ComparedCable }
  | {
      readonly kind: 'only' | 'failed';
      readonly mrn: string;
      readonly state: string;
      readonly run: string;
      readonly other: string;
    }
  | { readonly kind: 'refused'; readonly why: string };

function outcomeOf({ runs, names, logged }: Compared, { mrn, before, after, failed }: Pair): Outcome {
  const inputs = [before, after];
  const alone = after === undefined ? 0 : 1;
  if (before === undefined || after === undefined) {
    const { state = '', folder = null } = inputs[alone] ?? {};
    return {
      ...{ kind: failed === true ? 'failed' : 'only', mrn, run: names[alone], other: names[1 - alone] ?? '' },
      state: `${state}, in ${folder ?? 'no folder'}/`,
    };
  }
  const cables: OpenedCable[] = [];
  for (const [i, run] of runs.entries()) {
    const input = inputs[i] as InputRecord;
    const cable = openCable(run.folder, input, run.cables.of(mrn), run.sourceOf(input));
    if ('refused' in cable) return { kind: 'refused', why: `${names[i]}: ${refuse(cable)}` };
    cables.push(cable);
  }
  return { kind: 'both', cable: compareCables(cables as unknown as Sides<OpenedCable>, logged) };
}

function* textLines(compared: Compared, pairs: readonly Pair[], asked: Asked): Generator<string> {
  const { names } = compared;
  const { width } = asked.layout;
  const banner = paint('bold', bannerOver(compared.runs, pairs, asked.vocabulary));
  const tally = new Tally(asked, names);
  yield banner;
  yield* heading(compared, width);
  for (const pair of pairs) {
    const outcome = outcomeOf(compared, pair);
    if (!tally.count(outcome)) continue;
    yield '';
    if (outcome.kind === 'both') {
      const { isQuoting, lines } = comparedLines(outcome.cable, asked.filter, asked.layout, names);
      yield* isQuoting ? framed(lines, overBoth(outcome.cable, asked.vocabulary)) : lines;
    } else yield* folded('', wordsOf(outcome), width);
  }
  yield '';
  yield* folded('', tally.words(), width);
  yield banner;
  if (process.stdout.isTTY !== true) fewOf(tally.refusals).forEach(tell);
}

function wordsOf(outcome: Exclude<Outcome, { kind: 'both' }>): string {
  if (outcome.kind === 'refused') return `${paint('red', 'not shown')} ${outcome.why}`;
  const { mrn, run, other, state } = outcome;
  return outcome.kind === 'only'
    ? `${paint('bold', mrn)}  only in ${run}: ${state}`
    : `${paint('bold', mrn)}  ${state} in ${run}; nothing was made of it in ${other}, where it failed or shares its number`;
}

const bannerOver = (runs: Sides<DiffedRun>, pairs: readonly Pair[], vocabulary: Vocabulary): string =>
  bannerOverAll(
    pairs.flatMap(({ mrn, before, after }) => [
      ...(before === undefined ? [] : [levelOf(runs[0].folder, mrn)]),
      ...(after === undefined ? [] : [levelOf(runs[1].folder, mrn)]),
    ]),
    vocabulary,
  );

const overBoth = ({ before, after }: ComparedCable, vocabulary: Vocabulary): string =>
  bannerOverAll([before.level, after.level], vocabulary);

function* heading({ names, logged }: Compared, width: number): Generator<string> {
  const said = logged.map(({ asOf, audience }, i) => `${names[i]} (${asOf}, ${audience})`);
  yield* folded(
    '',
    `What is released, from ${said.join(' to ')}. It shows what one of them withholds: it is for cleared eyes and no copy.`,
    width,
  );
  const differing = circumstancesBetween(...logged);
  yield* folded(
    '',
    `Between the runs: ${differing.join('; ') || 'the same day, audience, rules and tables'}.`,
    width,
  );
}

/** Counts what is shown and what is not. */
class Tally {
  readonly refusals: string[] = [];
  private readonly asked: Asked;
  private readonly names: Runs;
  private readonly changes = new ChangeCounts();
  private readonly only = new Map<string, number>();
  private readonly failed = new Map<string, number>();
  private same = 0;
  private changed = 0;

  constructor(asked: Asked, names: Runs) {
    [this.asked, this.names] = [asked, names];
  }

  /** True where something of this cable is to be shown. */
  count(outcome: Outcome): boolean {
    const { filter } = this.asked;
    if (outcome.kind === 'refused') this.refusals.push(outcome.why);
    if (outcome.kind === 'only') this.only.set(outcome.run, (this.only.get(outcome.run) ?? 0) + 1);
    if (outcome.kind === 'failed') this.failed.set(outcome.other, (this.failed.get(outcome.other) ?? 0) + 1);
    if (outcome.kind !== 'both') return outcome.kind === 'refused' || isOpen(filter);
    if (isUnchanged(outcome.cable)) {
      this.same += 1;
      return false;
    }
    this.changed += 1;
    const fitting = changesIn(outcome.cable, filter);
    this.changes.add(outcome.cable, fitting);
    return isOpen(filter) || fitting.includes(true);
  }

  words(): string {
    const alone = this.names.map((name) => `${this.only.get(name) ?? 0} only in ${name}`);
    const all = this.same + this.changed + this.refusals.length;
    const refused = this.refusals.length === 0 ? '' : `, ${this.refusals.length} not compared`;
    const failed = this.names.flatMap((name) =>
      this.failed.has(name) ? [`${this.failed.get(name)} not made in ${name}`] : [],
    );
    return `${plural(all, 'cable')} in both: ${this.changed} changed, ${this.same} the same${refused}; ${[...alone, ...failed].join(', ')}. Passages ${this.changes.words()}.`;
  }
}

function* jsonLines(
  compared: Compared,
  pairs: readonly Pair[],
  { filter, vocabulary }: Asked,
): Generator<string> {
  for (const pair of pairs) {
    const outcome = outcomeOf(compared, pair);
    if (outcome.kind === 'refused') tell(outcome.why);
    else if (outcome.kind !== 'both') {
      const { kind, mrn, run, other } = outcome;
      if (isOpen(filter))
        yield JSON.stringify({ mrn, ...(kind === 'only' ? { only: run } : { failed: other }) });
    } else {
      const fitting = changesIn(outcome.cable, filter);
      if (isOpen(filter) || fitting.includes(true))
        yield JSON.stringify(asJson(outcome.cable, fitting, vocabulary));
    }
  }
}

function asJson(cable: ComparedCable, fitting: readonly boolean[], vocabulary: Vocabulary) {
  const { mrn, before, after, changes, parts, isSameSource } = cable;
  const [was, is] = [before.logged.outcome, after.logged.outcome];
  const side = (told: ComparedCable['changes'][number]['before']) =>
    told === undefined
      ? null
      : {
          ...{ entry: told.entry.seq, effect: told.entry.effect, bases: told.entry.bases },
          ...{ authority: told.entry.authority, by: told.entry.asked.map(({ by }) => by) },
        };
  return {
    ...{ mrn, level: overBoth(cable, vocabulary), same: isUnchanged(cable), sameSource: isSameSource },
    state: { before: was.state, after: is.state },
    status: { before: was.status, after: is.status },
    folder: { before: was.folder, after: is.folder },
    changes: changes.flatMap((change, i) =>
      fitting[i] === true
        ? [
            {
              ...{
                change: KINDS[change.kind],
                portion: (change.after ?? change.before)?.entry.place.portion,
              },
              ...{ before: side(change.before), after: side(change.after), why: change.why },
              text: textOf(parts, i),
            },
          ]
        : [],
    ),
  };
}

/** What each copy has in the place of a change. */
const textOf = (parts: ComparedCable['parts'], nth: number) => {
  const here = parts.filter((part) => isChange(part) && part.of === nth);
  return {
    before: here.map(({ left }) => left).join(''),
    after: here.map(({ right }) => right).join(''),
  };
};
