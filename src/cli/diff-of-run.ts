import { type DiffFilter, fits, isOpen } from '../audit/diff-filter.ts';
import type { NamesSought } from '../audit/log-filter.ts';
import type { CablesLogged } from '../audit/logged-cable.ts';
import { isChange, type Part } from '../audit/parts.ts';
import { levelOf, type OpenedCable, openCable, portionsOf } from '../batch/opened-cable.ts';
import { UsageProblem } from '../disk/failure.ts';
import { type SourceOf, sourceIn } from '../disk/sources.ts';
import { bannerOverAll } from '../marking/source-banner.ts';
import type { Vocabulary } from '../marking/vocabulary.ts';
import type { InputRecord } from '../model/run-record.ts';
import { type FinishedRun, knownIn, meantOr, openLogged, refuseUnknown } from './finished-run.ts';
import { cablesIn } from './logged-run.ts';
import { paint, plural, tell } from './terminal.ts';
import { cableDiff, type Layout } from './view/cable-diff.ts';
import { folded } from './view/page.ts';

/** What a diff is asked to show. */
export interface Asked {
  readonly cables: readonly string[];
  readonly filter: DiffFilter;
  readonly sought: NamesSought;
  readonly layout: Layout;
  readonly sources: readonly string[] | undefined;
  readonly isJson: boolean;
  /** By which the banners of several cables are one. */
  readonly vocabulary: Vocabulary;
}

/** A run that is read for a diff. */
export interface DiffedRun extends FinishedRun {
  readonly cables: CablesLogged;
  readonly sourceOf: SourceOf;
}

/** Opens a run, whose log must know every name that was asked for. */
export function openDiffed(dir: string, { cables, sought, sources }: Asked): DiffedRun {
  const run = openLogged(dir);
  return { ...run, cables: cablesIn(run, cables, sought), sourceOf: sourceIn(run.folder, sources) };
}

/** The inputs that were asked for by their cables; all that have one unless any was. */
export function inputsIn({ folder, record }: FinishedRun, { cables, filter }: Asked): InputRecord[] {
  for (const mrn of cables) knownIn(record, mrn);
  const inputs = record.inputs.filter(
    ({ mrn }) => mrn !== null && (cables.length === 0 || cables.includes(mrn)),
  );
  refuseUnknownPortions(filter, () => inputs.flatMap(({ mrn }) => portionsOf(folder, mrn ?? '')));
  return inputs;
}

/** The portions are asked for only where a filter names one. */
export function refuseUnknownPortions({ paragraphs }: DiffFilter, portions: () => readonly string[]): void {
  const known = paragraphs.length === 0 ? [] : [...new Set(portions())];
  for (const id of paragraphs)
    if (!known.includes(id))
      throw new UsageProblem(`No cable here has the paragraph ${id}. ${meantOr(id, known)}`);
}

/** The lines of the diffs of a run, to be made as they are taken. */
export function diffOfRun(dir: string, asked: Asked): () => Iterable<string> {
  const run = openDiffed(dir, asked);
  refuseUnknown(asked.sought);
  const inputs = inputsIn(run, asked);
  const made = inputs.filter(({ mrn }) => run.folder.hasRestricted(`${mrn}.patch`));
  if (asked.cables.length > 0 && made.length < inputs.length) refuseUnmade(inputs, made);
  return () => (asked.isJson ? jsonLines(run, made, asked) : textLines(run, made, asked));
}

function refuseUnmade(inputs: readonly InputRecord[], made: readonly InputRecord[]): never {
  const without = inputs.filter((input) => !made.includes(input)).map(({ mrn }) => mrn);
  throw new UsageProblem(
    `This run has no diff of ${without.join(', ')}: it failed, and nothing of it was made.`,
  );
}

/** Each cable that may be shown. Of the others it is said why not, and the exit code is 3 where a file was changed, else 2. */
function* opened(
  run: DiffedRun,
  inputs: readonly InputRecord[],
  say: (why: string) => void,
): Generator<OpenedCable> {
  for (const input of inputs) {
    const cable = openCable(run.folder, input, run.cables.of(input.mrn ?? ''), run.sourceOf(input));
    if ('refused' in cable) say(refuse(cable));
    else yield cable;
  }
}

export function refuse({
  refused,
  changed,
}: {
  readonly refused: string;
  readonly changed: boolean;
}): string {
  process.exitCode = changed ? 3 : (process.exitCode ?? 2);
  return refused;
}

function* textLines(run: DiffedRun, inputs: readonly InputRecord[], asked: Asked): Generator<string> {
  const { width } = asked.layout;
  const levels = inputs.map(({ mrn }) => levelOf(run.folder, mrn ?? ''));
  const banner = paint('bold', bannerOverAll(levels, asked.vocabulary));
  const refusals: string[] = [];
  let [shown, cables] = [0, 0];
  yield banner;
  yield* folded('', 'This shows what is withheld. It is for cleared eyes and no copy.', width);
  for (const cable of opened(run, inputs, (why) => refusals.push(why))) {
    const diff = cableDiff(cable, asked.filter, asked.layout);
    if (!diff.isQuoting && !isOpen(asked.filter)) continue;
    shown += diff.shown;
    cables += 1;
    yield '';
    yield* inputs.length > 1 && diff.isQuoting ? framed(diff.lines(), cable.level) : diff.lines();
  }
  yield '';
  for (const why of fewOf(refusals)) yield* folded('', `${paint('red', 'not shown')} ${why}`, width);
  const all = inputs.length > cables ? `, of ${plural(inputs.length, 'cable')}` : '';
  yield* folded('', `${plural(shown, 'deletion')} in ${plural(cables, 'cable')} shown${all}.`, width);
  yield banner;
  if (process.stdout.isTTY !== true) fewOf(refusals).forEach(tell);
}

/** The first of many that say much the same. */
export const fewOf = (refusals: readonly string[]): string[] =>
  refusals.length > 5 ? [...refusals.slice(0, 5), `and ${refusals.length - 5} more.`] : [...refusals];

/** As in a reviewer's copy: the level of a cable stands above and below it. */
export function* framed(lines: Iterable<string>, level: string): Generator<string> {
  yield paint('bold', level);
  yield* lines;
  yield paint('bold', level);
}

function* jsonLines(run: DiffedRun, inputs: readonly InputRecord[], { filter }: Asked): Generator<string> {
  for (const cable of opened(run, inputs, tell))
    if (isOpen(filter) || cable.deletions.some(({ entry }) => fits(filter, entry)))
      yield JSON.stringify(asJson(cable, filter));
}

function asJson({ mrn, level, logged, deletions, parts }: OpenedCable, filter: Asked['filter']) {
  const isAsked = ({ of }: Part): boolean =>
    isOpen(filter) || deletions.some(({ entry }, nth) => nth === of && fits(filter, entry));
  const changes = parts
    .filter(isAsked)
    .flatMap((part) =>
      isChange(part)
        ? [
            ...(part.left === '' ? [] : [{ kind: 'removed', text: part.left }]),
            ...(part.right === '' ? [] : [{ kind: 'added', text: part.right }]),
          ]
        : [{ kind: 'same', text: part.left }],
    );
  const told = deletions.filter(({ entry }) => fits(filter, entry));
  return {
    ...{ mrn, level, state: logged.outcome.state, changes },
    deletions: told.map(({ marker, spans, entry }) => ({
      ...{ entry: entry.seq, marker, spans, portion: entry.place.portion, at: entry.place.at },
      ...{ extent: entry.extent, effect: entry.effect, bases: entry.bases, authority: entry.authority },
      by: entry.asked.map(({ by }) => by),
    })),
  };
}
