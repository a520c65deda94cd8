import { isOfCase, isUnspoken } from '../model/case.ts';
import { CoverSheet } from '../model/cover.ts';
import type { Folder, InputRecord, RunRecord } from '../model/run-record.ts';
import { fault, PASSED, type Verdict } from './verdict.ts';

/** Rows of an index, as far as a cover sheet counts them. */
export interface CountedRow {
  readonly mrn: string;
  readonly extent: string;
  readonly bases: readonly string[];
  readonly state: string;
}

/** What a cover sheet is counted again from. */
export interface Counted extends Pick<RunRecord, 'inputs' | 'official'> {
  readonly answered: NonNullable<RunRecord['case']>['given'];
  readonly folder: Folder;
  /** Of the index in `public/` for a cover sheet there, of every index for another. */
  readonly rows: readonly CountedRow[];
}

/** Checks a cover sheet for programs: its form, and each of its numbers against the run and its indexes. */
export function checkCover(text: string, run: Counted): Verdict {
  const counted = run.folder === 'public' ? { ...run, inputs: run.inputs.map(released) } : run;
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

/** Checks a cover sheet as a page: every word of it stands in the one for programs, or is of the fixed form. */
export function checkCoverPage(page: string, json: string): Verdict {
  const known = new Set(wordsIn(`${LABELS} ${JSON.stringify(parsed(json) ?? '')}`));
  return wordsIn(page).every((word) => known.has(word))
    ? PASSED
    : fault('cover-words', 'The cover sheet has a word that its form for programs does not have.');
}

/** Fixed words of a cover sheet as a page. */
const LABELS =
  'U.S. Department of State Case No. Received Date Response Released by Documents searched processed released in full ' +
  'part denied under review of these referred to other agencies that could not be processed Pages reviewed documents in ' +
  'part or Deletions go out lines about passages of less than a line names numbers pages Grounds on which something is ' +
  'withheld each with its deletions Code Meaning What you can do Documents, pages and deletions Counted Number';

const wordsIn = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

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
  const lines = rows.map(({ extent }) => /^(?:1 paragraph \()?(\d+)(-1\/2)? lines?\)?$/.exec(extent));
  return {
    ...{ searched: told(counted).length, processed: states.length - of('failed'), failed: of('failed') },
    ...{ releasedInFull: of('released-in-full'), releasedInPart: of('released-in-part') },
    ...{ deniedInFull: of('denied-in-full'), held: of('held') },
    referred: new Set(waiting.map(({ mrn }) => mrn)).size,
    'pages.reviewed': ours(counted).reduce((sum, { pages }) => sum + (pages ?? 0), 0),
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
