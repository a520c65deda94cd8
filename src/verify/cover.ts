import { isOfCase, isUnspoken } from '../model/case.ts';
import { CoverSheet } from '../model/cover.ts';
import { type Response, rightsOn } from '../model/response.ts';
import type { Folder, InputRecord, RunRecord } from '../model/run-record.ts';
import { fault, PASSED, type Verdict } from './verdict.ts';

/** Rows of an index, as far as a cover sheet counts them. */
export interface CountedRow {
  readonly mrn: string;
  readonly extent: string;
  readonly bases: readonly string[];
  /** Of each ground, in their order. */
  readonly authority: readonly string[];
  readonly state: string;
}

/** The tables whose words a cover sheet speaks in. */
export interface CoverTables {
  readonly response: Response;
  /** In force on the day of the run. */
  readonly exemptions: readonly { readonly code: string; readonly title: string }[];
}

/** What a cover sheet is counted again from. */
export interface Counted extends Pick<RunRecord, 'inputs' | 'official' | 'asOf' | 'today'>, CoverTables {
  readonly answered: NonNullable<RunRecord['case']>['given'];
  readonly folder: Folder;
  /** Of the index in `public/` for a cover sheet there, of every index for another. */
  readonly rows: readonly CountedRow[];
}

/**
 * Checks a cover sheet for programs: its form, each of its numbers against the run and its indexes, and at last every word of
 * it, which stands in the case or in the tables.
 */
export function checkCover(text: string, run: Counted): Verdict {
  const verdict = checkNumbers(text, asSeen(run));
  if (!verdict.ok || text === `${JSON.stringify(coverSaid(run), null, 2)}\n`) return verdict;
  return fault(
    'cover-words',
    'The cover sheet says something that neither the case nor the tables say. If those have changed, name the ones of the run with --rules.',
  );
}

function checkNumbers(text: string, counted: Counted): Verdict {
  const read = CoverSheet.safeParse(parsed(text));
  if (!read.success)
    return fault('cover-form', 'The cover sheet says something that a cover sheet does not say.');
  const { numbers, reasons, caseNumber, response, official, statements } = read.data;
  const isSilent = counted.answered.neitherConfirmNorDeny === 'all';
  const wrong =
    caseNumber !== (counted.answered.stamps.caseNumber ?? counted.answered.request.number) ||
    (official !== undefined && official !== counted.official) ||
    (numbers === undefined) !== isSilent ||
    (response === 'neither confirmed nor denied') !== isSilent ||
    statements.length > 1 ||
    (response === 'final' && !isClosed(counted));
  if (wrong) return fault('cover-case', 'The cover sheet does not answer the case of this run.');
  if (numbers === undefined)
    return reasons.length === 0
      ? PASSED
      : fault('cover-silence', 'It gives grounds for what it may not speak of.');
  const expected = countsOf(counted);
  const odd = Object.entries(expected).find(([name, n]) => spread(numbers)[name] !== n);
  if (odd !== undefined)
    return fault('cover-count', `The cover sheet has another number for ${odd[0]} than the run.`);
  return sameReasons(reasons, counted.rows)
    ? PASSED
    : fault('cover-reasons', 'The cover sheet counts grounds otherwise than the index.');
}

/** As a reader of `public/` sees an input: what is not there is not decided. */
const released = (input: InputRecord): InputRecord =>
  input.folder === 'public' || input.state === 'failed' ? input : { ...input, state: 'held' };

const asSeen = (run: Counted): Counted =>
  run.folder === 'public' ? { ...run, inputs: run.inputs.map(released) } : run;

/** The whole of a cover sheet, as it has to be. */
export function coverSaid(run: Counted): CoverSheet {
  const counted = asSeen(run);
  const { answered, response, today, official, folder } = counted;
  const isSilent = answered.neitherConfirmNorDeny === 'all';
  const date = answered.stamps.date ?? today;
  const said = isSilent ? response.silence : response.estimate;
  const isNamed = folder === 'public' && official !== null;
  return {
    title: response.title,
    caseNumber: answered.stamps.caseNumber ?? answered.request.number,
    received: answered.request.received,
    date,
    banner: 'UNCLASSIFIED',
    stamps: stampsIn(counted),
    response: isSilent ? 'neither confirmed nor denied' : isClosed(counted) ? 'final' : 'interim',
    ...(isSilent ? {} : { numbers: gathered(countsOf(counted)) }),
    reasons: isSilent ? [] : reasonsOf(counted),
    statements: said === undefined ? [] : [{ text: said.text, source: said.source }],
    rights: rightsOn(response, date),
    ...(isNamed ? { official } : {}),
  };
}

function stampsIn({ folder, asOf, today }: Counted): string[] {
  if (folder === 'rehearsal') return [`REHEARSAL FOR ${asOf}, MADE ON ${today}`, 'NOT RELEASED'];
  return folder === 'proposed' ? ['PROPOSED, NOT RELEASED'] : [];
}

/** Numbers by their names again as a cover sheet groups them. */
function gathered(counts: Readonly<Record<string, number>>): NonNullable<CoverSheet['numbers']> {
  const of = (name: string): number => counts[name] ?? 0;
  return {
    ...{ searched: of('searched'), processed: of('processed'), releasedInFull: of('releasedInFull') },
    ...{ releasedInPart: of('releasedInPart'), deniedInFull: of('deniedInFull'), held: of('held') },
    ...{ failed: of('failed'), referred: of('referred') },
    pages: {
      ...{ reviewed: of('pages.reviewed'), releasedInFull: of('pages.releasedInFull') },
      ...{ releasedInPart: of('pages.releasedInPart'), deniedInFull: of('pages.deniedInFull') },
    },
    withheld: {
      ...{
        deletions: of('withheld.deletions'),
        lines: of('withheld.lines'),
        shorter: of('withheld.shorter'),
      },
      ...{ names: of('withheld.names'), numbers: of('withheld.numbers') },
    },
  };
}

/** Grounds by the number of their deletions; what one means stands in its table, or else in the index. */
function reasonsOf({ rows, exemptions }: Counted): CoverSheet['reasons'] {
  const told = rows
    .filter(({ state }) => state === 'withheld')
    .flatMap(({ bases, authority }) => bases.map((code, i) => ({ code, authority: authority[i] ?? '' })));
  return [...new Set(told.map(({ code }) => code))]
    .map((code) => {
      const all = told.filter((each) => each.code === code);
      const titled = exemptions.filter((each) => each.code === code).at(-1);
      return { code, meaning: titled?.title ?? all[0]?.authority ?? '', deletions: all.length };
    })
    .sort((a, b) => b.deletions - a.deletions || (a.code < b.code ? -1 : 1));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function told({ inputs, answered }: Counted): InputRecord[] {
  return inputs.filter(({ mrn }) => mrn === null || !isOfCase(answered, mrn) || !isUnspoken(answered, mrn));
}

const ours = (counted: Counted): InputRecord[] =>
  told(counted).filter(({ mrn }) => mrn === null || isOfCase(counted.answered, mrn));

function isClosed(counted: Counted): boolean {
  return (
    !counted.answered.interim &&
    ours(counted).every(({ folder, state }) => folder === 'public' && state !== 'held')
  );
}

function countsOf(counted: Counted): Record<string, number> {
  const states = ours(counted).map(({ state }) => state);
  const of = (state: string): number => states.filter((each) => each === state).length;
  const denied = ours(counted).flatMap(({ mrn, state }) => (state === 'denied-in-full' ? [mrn] : []));
  const rows = counted.rows.filter(({ state, mrn }) => state === 'withheld' && !denied.includes(mrn));
  const open = counted.rows.filter(({ state }) => state === 'open question');
  const waiting = open.filter(({ bases }) =>
    bases.some((code) => /^(?:REFERRED|(?:EQUITY|REFERRAL) (?!FGI$)[A-Z]{2,6})$/.test(code)),
  );
  const pages = (...ends: string[]): number =>
    ours(counted).reduce((sum, { state, pages: n }) => sum + (ends.includes(state) ? (n ?? 0) : 0), 0);
  const lines = rows.map(({ extent }) => /^(?:1 paragraph \()?(\d+)(-1\/2)? lines?\)?$/.exec(extent));
  return {
    ...{ searched: told(counted).length, processed: states.length - of('failed'), failed: of('failed') },
    ...{ releasedInFull: of('released-in-full'), releasedInPart: of('released-in-part') },
    ...{ deniedInFull: of('denied-in-full'), held: of('held') },
    referred: new Set(waiting.map(({ mrn }) => mrn)).size,
    'pages.reviewed': ours(counted).reduce((sum, { pages }) => sum + (pages ?? 0), 0),
    'pages.releasedInFull': pages('released-in-full'),
    'pages.releasedInPart': pages('released-in-part', 'held'),
    'pages.deniedInFull': pages('denied-in-full'),
    'withheld.shorter': rows.filter(({ extent }) => /less than 1 line/.test(extent)).length,
    'withheld.deletions': rows.length,
    'withheld.lines': Math.round(
      lines.reduce((sum, found) => sum + Number(found?.[1] ?? 0) + (found?.[2] === undefined ? 0 : 0.5), 0),
    ),
    'withheld.names': rows.filter(({ extent }) => extent === 'name').length,
    'withheld.numbers': rows.filter(({ extent }) => extent === 'number').length,
  };
}

/** Numbers by their names, `pages.reviewed` for one within another. */
const spread = (numbers: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(numbers).flatMap(([name, value]) =>
      typeof value === 'object' && value !== null
        ? Object.entries(value).map(([inner, n]) => [`${name}.${inner}`, n])
        : [[name, value]],
    ),
  );

function sameReasons(reasons: CoverSheet['reasons'], rows: readonly CountedRow[]): boolean {
  const codes = rows.filter(({ state }) => state === 'withheld').flatMap(({ bases }) => bases);
  return (
    new Set(codes).size === reasons.length &&
    reasons.every(({ code, deletions }) => codes.filter((each) => each === code).length === deletions)
  );
}
