import { intersect, type Span, SpanIndex, subtract } from '../model/span.ts';
import { askerName } from './asked.ts';
import type { LoggedCable, LoggedDeletion, LoggedRun } from './logged-cable.ts';

/** One deletion of a copy, its place in the source, its marker, and what the log says of it. */
export interface Told {
  readonly spans: readonly Span[];
  readonly marker: string;
  readonly entry: LoggedDeletion;
}

/** One cable as one run left it. */
export interface Side {
  readonly run: LoggedRun;
  readonly cable: Pick<LoggedCable, 'outcome' | 'decisions'>;
  readonly deletions: readonly Told[];
}

export const CHANGES = ['withheld', 'held', 'released', 'other grounds'] as const;
export type ChangeKind = (typeof CHANGES)[number];

/** A passage that two runs treat differently, and why, in words that quote nothing. */
export interface Change extends Span {
  readonly kind: ChangeKind;
  readonly before: Told | undefined;
  readonly after: Told | undefined;
  readonly why: readonly string[];
}

/** Every passage of one source that is out of one copy and in the other, or is out of both on other grounds. */
export function changesBetween(text: string, before: Side, after: Side): Change[] {
  const [was, is] = [before.deletions.flatMap(piecesOf), after.deletions.flatMap(piecesOf)];
  const [outBefore, outAfter] = [new SpanIndex(was), new SpanIndex(is)];
  const both = was.flatMap((old) =>
    outAfter.at(old).flatMap((now) => {
      const span = intersect(old, now);
      return span === undefined ? [] : [{ span, before: old.told, after: now.told }];
    }),
  );
  const only = (some: readonly Piece[], others: SpanIndex<Piece>) =>
    some.flatMap((piece) => subtract(piece, others.at(piece)).map((span) => ({ span, told: piece.told })));
  const found = [
    ...only(was, outAfter).map(({ span, told }) => ({ span, before: told, after: undefined })),
    ...only(is, outBefore).map(({ span, told }) => ({ span, before: undefined, after: told })),
    ...both.filter((each) => groundsOf(each.before) !== groundsOf(each.after)),
  ];
  return found
    .filter(({ span }) => /\S/.test(text.slice(span.from, span.to)))
    .sort((a, b) => a.span.from - b.span.from)
    .map(({ span, ...sides }) => ({
      ...span,
      ...sides,
      kind: kindOf(sides.before, sides.after),
      why: whyOf(sides.before, sides.after, before, after),
    }));
}

interface Piece extends Span {
  readonly told: Told;
}

const piecesOf = (told: Told): Piece[] => told.spans.map((span) => ({ ...span, told }));

const groundsOf = ({ entry }: Told): string => JSON.stringify([entry.effect, entry.bases]);

function kindOf(before: Told | undefined, after: Told | undefined): ChangeKind {
  if (after === undefined) return 'released';
  if (before?.entry.effect === after.entry.effect) return 'other grounds';
  return after.entry.effect === 'withhold' ? 'withheld' : 'held';
}

/** What asks now and did not, and what asked and does not, each with what may have made it so. */
function whyOf(before: Told | undefined, after: Told | undefined, was: Side, is: Side): string[] {
  const [asked, asks] = [before?.entry.asked ?? [], after?.entry.asked ?? []];
  const come = asks.filter(({ by }) => !asked.some((each) => each.by === by));
  const gone = asked.filter(({ by }) => !asks.some((each) => each.by === by));
  const changed = asks.filter((each) =>
    asked.some((old) => old.by === each.by && old.digest !== each.digest),
  );
  const said = [
    ...come.map((each) => `now asked for by ${askerName(each.by)}${cause(each, was, is, 'new')}`),
    ...changed.map((each) => `asked for by ${askerName(each.by)}, whose pack is another in the second run`),
    ...gone.map(
      (each) =>
        answered(each, is) ?? `no longer asked for by ${askerName(each.by)}${cause(each, was, is, 'gone')}`,
    ),
  ];
  return [...new Set(said.length > 0 ? said : [circumstance(was, is) ?? 'the log does not tell why'])];
}

interface Asked {
  readonly claim: string;
  readonly by: string;
  readonly digest?: string | undefined;
}

/** A person's decision that names the very claim: a release lifts it, a withholding stands in its place. */
function answered({ claim, by }: Asked, { cable }: Side): string | undefined {
  const found = cable.decisions.filter(({ applied, answers }) => applied && answers.includes(claim));
  const [release] = found.filter(({ effect }) => effect === 'release');
  const [first] = found;
  if (first === undefined) return undefined;
  if (release !== undefined) return `lifted by decision ${release.action} of ${release.by} (${release.at})`;
  return `in the place of ${askerName(by)} stands decision ${first.action} of ${first.by} (${first.at})`;
}

/** Why a claim came or went: a rule by its pack, everything else by the status and the circumstances. */
function cause({ by, digest }: Asked, was: Side, is: Side, which: 'new' | 'gone'): string {
  if (by.startsWith('decision ')) return '';
  if (digest === undefined) return bracketed(circumstance(was, is));
  const other = which === 'new' ? was.run : is.run;
  if (other.packs.some((pack) => pack.digest === digest)) return bracketed(circumstance(was, is));
  const pack = (which === 'new' ? is.run : was.run).packs.find((each) => each.digest === digest);
  const there = other.packs.find((each) => each.pack === pack?.pack);
  const run = which === 'new' ? 'first' : 'second';
  return there === undefined || pack === undefined
    ? ` (its pack is not in the ${run} run)`
    : ` (pack ${pack.pack} ${pack.version} ${there.version === pack.version ? 'has other rules' : `is ${there.version}`} in the ${run} run)`;
}

const bracketed = (words: string | undefined): string => (words === undefined ? '' : ` (${words})`);

function circumstance(was: Side, is: Side): string | undefined {
  const differing = [
    changed('status', was.cable.outcome.status, is.cable.outcome.status),
    changed('day', was.run.asOf, is.run.asOf),
    changed('audience', was.run.audience, is.run.audience),
  ].filter((words) => words !== undefined);
  return differing.length === 0 ? undefined : differing.join(', ');
}

const changed = (what: string, before: string, after: string): string | undefined =>
  before === after ? undefined : `${what} ${before} → ${after}`;

/** What was another under the second run as a whole, so that any cable may have changed for it. */
export function circumstancesBetween(was: LoggedRun, is: LoggedRun): string[] {
  return [
    changed('day', was.asOf, is.asOf),
    changed('audience', was.audience, is.audience),
    changed('official', was.official ?? 'nobody', is.official ?? 'nobody'),
    changed('case', was.case?.number ?? 'none', is.case?.number ?? 'none'),
    ...packsBetween(was, is),
    ...tablesBetween(was, is),
    was.key === is.key ? undefined : 'another key of keyed digests',
  ].filter((words) => words !== undefined);
}

function packsBetween(was: LoggedRun, is: LoggedRun): string[] {
  const names = [...new Set([...was.packs, ...is.packs].map(({ pack }) => pack))];
  return names.flatMap((name) => {
    const [old, now] = [was, is].map(({ packs }) => packs.filter(({ pack }) => pack === name));
    const [first, second] = [old?.[0]?.version ?? 'none', now?.[0]?.version ?? 'none'];
    if (JSON.stringify(old) === JSON.stringify(now)) return [];
    return [first === second ? `pack ${name} ${first} has other rules` : `pack ${name} ${first} → ${second}`];
  });
}

const tablesBetween = (was: LoggedRun, is: LoggedRun): string[] =>
  is.tables
    .filter(({ table, digest }) => was.tables.some((old) => old.table === table && old.digest !== digest))
    .map(({ table }) => `table ${table} is another`);
