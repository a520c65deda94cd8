import { isOpen } from '../audit/diff-filter.ts';
import { anyOf } from '../audit/log-filter.ts';
import { isChange } from '../audit/parts.ts';
import { levelOf, portionsOf } from '../batch/opened-cable.ts';
import { UsageProblem } from '../disk/failure.ts';
import { bannerOverAll } from '../marking/source-banner.ts';
import { nearMiss } from '../notation/near-miss.ts';
import type { Changed } from '../review/moments.ts';
import { type Asked, framed, refuseUnknownPortions } from './diff-of-run.ts';
import { knownIn, meantOr } from './finished-run.ts';
import { type LookedBack, type LookingBack, lookedBack } from './looked-back.ts';
import { paint, plural } from './terminal.ts';
import { KINDS } from './view/compared.ts';
import { folded } from './view/page.ts';
import { reviewLines } from './view/review-diff.ts';

/** One decision, or two moments of a review: behind entry `from` of its log, and behind entry `to`, the last unless it is given. */
export type Interval =
  | { readonly decision: string }
  | { readonly from: number; readonly to: number | undefined };

/** The lines of what decisions change in what is released, to be made as they are taken. */
export async function diffOfReview(
  interval: Interval,
  given: LookingBack,
  asked: Asked,
): Promise<() => Iterable<string>> {
  refuseForeign(asked);
  const opened = await lookedBack(given);
  const { run, rulebook } = opened;
  for (const mrn of asked.cables) knownIn(run.record, mrn);
  refuseUnknownBases(
    asked,
    rulebook.exemptions.map(({ code }) => code),
  );
  const found =
    'decision' in interval ? ofDecision(opened, interval.decision, asked) : between(opened, interval, asked);
  refuseUnknownPortions(asked.filter, () => found.mrns.flatMap((mrn) => portionsOf(run.folder, mrn)));
  return () => (asked.isJson ? jsonLines(found, asked) : textLines(found, asked));
}

/** Those look through the deletions of a copy, and files that were moved are found by the review itself alone. */
function refuseForeign({ filter, sources }: Asked): void {
  if (filter.rules.length + filter.persons.length > 0)
    throw new UsageProblem(
      '--rule and --person look through the deletions of a copy. What one person decided at the review: audit show --review --person NAME, then --decision with each.',
    );
  if (sources !== undefined)
    throw new UsageProblem('--sources is of the diff of a run. A review reads its cables where the run did.');
}

function refuseUnknownBases({ filter: { bases } }: Asked, known: readonly string[]): void {
  const odd = bases.find((code) => !known.includes(code));
  if (odd === undefined) return;
  const near = nearMiss(odd, known);
  throw new UsageProblem(
    `There is no exemption '${odd}'. ${near === undefined ? `Known: ${known.join(', ')}.` : `Did you mean ${near}?`}`,
  );
}

/** Cables to be shown, with what is to be said of them. */
interface Found {
  readonly mrns: readonly string[];
  /** What stands over all of it. */
  readonly banner: string;
  readonly what: string;
  readonly changed: (mrn: string) => Changed;
}

/** A decision is found by its id, whichever cable it is about. */
function ofDecision({ run, moments }: LookedBack, id: string, asked: Asked): Found {
  const { cables } = asked;
  const all = cables.length > 0 ? cables : run.record.inputs.flatMap(({ mrn }) => mrn ?? []);
  const mrns = [...new Set(all)].filter((mrn) => moments.decisionsOn(mrn).includes(id));
  if (mrns.length === 0) {
    const known = all.flatMap((mrn) => moments.decisionsOn(mrn));
    throw new UsageProblem(
      `No decision ${id} was made on ${cables.length === 0 ? 'this run or at its review' : cables.join(' or ')}. ${meantOr(id, known)}`,
    );
  }
  const what = `What decision ${id} changes in what is released.`;
  return {
    mrns,
    what,
    banner: bannerOver(run, mrns, asked),
    changed: (mrn) => moments.byDecision(mrn, id) as Changed,
  };
}

function between(
  { run, moments }: LookedBack,
  { from, to = moments.size - 1 }: Extract<Interval, { from: number }>,
  asked: Asked,
): Found {
  const { cables } = asked;
  const { size } = moments;
  if (size === 0)
    throw new UsageProblem(
      `${run.folder.path} has no log of a review, so there are no two moments of one. If a database keeps it, name that with --postgres.`,
    );
  if (from >= size || to >= size)
    throw new UsageProblem(`The log of the review has entries 0 to ${size - 1}; see audit show --review.`);
  if (from > to) throw new UsageProblem(`--from ${from} is behind --to ${to}: nothing lies between them.`);
  const all = run.record.inputs.flatMap(({ mrn }) => mrn ?? []);
  const decided = [...new Set(all)].filter((mrn) => moments.isDecided(mrn, from + 1, to + 1));
  const mrns = cables.length > 0 ? cables : decided;
  return {
    ...{ mrns, banner: bannerOver(run, mrns, asked) },
    what: `What changes in what is released from behind entry ${from}${from === 0 ? ', as the run left it,' : ''} to behind entry ${to} of the log of the review.`,
    changed: (mrn) => moments.between(mrn, from + 1, to + 1),
  };
}

const bannerOver = ({ folder }: LookedBack['run'], mrns: readonly string[], { vocabulary }: Asked): string =>
  bannerOverAll(
    mrns.map((mrn) => levelOf(folder, mrn)),
    vocabulary,
  );

/** Which changes of a cable fit what is asked for. */
const fitting = ({ view }: Changed, { filter: { bases, paragraphs } }: Asked): boolean[] =>
  view.changes.map(
    ({ portion, before, after }) =>
      anyOf(bases, [...(before?.bases ?? []), ...(after?.bases ?? [])]) &&
      anyOf(paragraphs, [portion ?? 'header']),
  );

function* textLines({ mrns, what, banner: level, changed }: Found, asked: Asked): Generator<string> {
  const { width } = asked.layout;
  const banner = paint('bold', level);
  let [changes, cables] = [0, 0];
  yield banner;
  yield* folded('', `${what} It shows what is withheld: it is for cleared eyes and no copy.`, width);
  for (const mrn of mrns) {
    const each = changed(mrn);
    const fits = fitting(each, asked);
    const count = fits.filter((fit) => fit).length;
    if (count === 0 && !isOpen(asked.filter)) continue;
    changes += count;
    cables += 1;
    yield '';
    const lines = reviewLines(each, fits, asked.layout);
    yield* mrns.length > 1 ? framed(lines, each.view.banner) : lines;
  }
  yield '';
  yield* folded('', `${plural(changes, 'change')} in ${plural(cables, 'cable')} shown.`, width);
  yield banner;
}

function* jsonLines({ mrns, changed }: Found, asked: Asked): Generator<string> {
  for (const mrn of mrns) {
    const each = changed(mrn);
    const fits = fitting(each, asked);
    if (isOpen(asked.filter) || fits.includes(true)) yield JSON.stringify(asJson(each, fits));
  }
}

function asJson({ view, acts }: Changed, fits: readonly boolean[]) {
  const parts = view.blocks.flatMap((block) => block.parts);
  const textOf = (nth: number) => {
    const here = parts.filter((part) => isChange(part) && part.of === nth);
    return {
      before: here.map(({ left }) => left).join(''),
      after: here.map(({ right }) => right).join(''),
    };
  };
  return {
    ...{ mrn: view.mrn, level: view.banner },
    acts: acts.map(({ seq, kind, id, by, at, what, reason, stands }) => ({
      ...{ entry: seq, kind, id, by, at, what, reason, stands },
    })),
    changes: view.changes.flatMap(({ kind, portion, before, after, why }, nth) =>
      fits[nth] === true ? [{ change: KINDS[kind], portion, before, after, why, text: textOf(nth) }] : [],
    ),
  };
}
