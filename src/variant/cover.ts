import { type Case, caseNumberOf, isOfCase, isUnspoken } from '../model/case.ts';
import type { CivilDate } from '../model/civil-date.ts';
import type { CoverNumbers, CoverSheet } from '../model/cover.ts';
import type { Exemption } from '../model/exemption.ts';
import { agencyOf } from '../model/referral.ts';
import { type Response, rightsOn } from '../model/response.ts';
import type { Folder, InputRecord } from '../model/run-record.ts';
import type { Withholding } from '../model/withholding.ts';
import { folderStamps } from './folder-stamps.ts';

/** What a cover sheet is told of a row of the index. */
export type RowSummed = Pick<Withholding, 'mrn' | 'state' | 'bases' | 'authority' | 'extent'>;

/** What a cover sheet sums up: where each input ended, the rows of the index, and under what circumstances. */
export interface Summed {
  readonly given: Case;
  readonly response: Response;
  readonly exemptions: readonly Exemption[];
  readonly inputs: readonly InputRecord[];
  /** Of the index of the same folder; in what is proposed, of every index. */
  readonly rows: readonly RowSummed[];
  readonly asOf: CivilDate;
  readonly today: CivilDate;
  readonly official: string | null;
}

/** The cover sheet of a case for one folder. Every number is counted from the run, and none of what may not be told. */
export function coverOf(run: Summed, folder: Folder): CoverSheet {
  const summed = folder === 'public' ? asReleased(run) : run;
  const { given, response, today, official } = summed;
  const isSilent = given.neitherConfirmNorDeny === 'all';
  const date = given.stamps.date ?? today;
  const answer = isSilent ? 'neither confirmed nor denied' : isFinal(summed) ? 'final' : 'interim';
  return {
    ...{ title: response.title, caseNumber: caseNumberOf(given), received: given.request.received, date },
    banner: 'UNCLASSIFIED',
    stamps: folderStamps(folder, summed),
    response: answer,
    ...(isSilent ? {} : { numbers: numbersOf(summed) }),
    reasons: isSilent ? [] : reasonsOf(summed),
    statements: isSilent
      ? response.silence === undefined
        ? []
        : [said(response.silence)]
      : [said(response.estimate)],
    rights: rightsOn(response, date),
    ...(folder === 'public' && official !== null ? { official } : {}),
  };
}

/** To whom a release goes, what was not released is still under review, whatever is proposed for it. */
const asReleased = (summed: Summed): Summed => ({
  ...summed,
  inputs: summed.inputs.map((input) =>
    input.folder === 'public' || input.state === 'failed' ? input : { ...input, state: 'held' },
  ),
});

const said = ({ text, source }: { text: string; source: string }) => ({ text, source });

/** The inputs that may be told of. */
const toldOf = ({ inputs, given }: Summed): InputRecord[] =>
  inputs.filter(({ mrn }) => mrn === null || !isOfCase(given, mrn) || !isUnspoken(given, mrn));

/** Those of the case; a file without a cable is taken to be one of it. */
const ofCase = (summed: Summed): InputRecord[] =>
  toldOf(summed).filter(({ mrn }) => mrn === null || isOfCase(summed.given, mrn));

/** An answer is final where it does not call itself interim, and nothing of the case is left to be released or denied. */
const isFinal = (summed: Summed): boolean =>
  !summed.given.interim &&
  ofCase(summed).every(({ state, folder }) => folder === 'public' && state !== 'held');

function numbersOf(summed: Summed): CoverNumbers {
  const inputs = ofCase(summed);
  const count = (state: InputRecord['state']): number =>
    inputs.filter((input) => input.state === state).length;
  const pages = (...states: InputRecord['state'][]): number =>
    inputs.reduce((sum, { state, pages: n = 0 }) => sum + (states.includes(state) ? n : 0), 0);
  const waiting = summed.rows.filter(
    ({ state, bases }) => state === 'open question' && bases.some(isReferred),
  );
  return {
    searched: toldOf(summed).length,
    processed: inputs.length - count('failed'),
    ...{ releasedInFull: count('released-in-full'), releasedInPart: count('released-in-part') },
    ...{ deniedInFull: count('denied-in-full'), held: count('held'), failed: count('failed') },
    referred: new Set(waiting.map(({ mrn }) => mrn)).size,
    pages: {
      reviewed: inputs.reduce((sum, { pages: n = 0 }) => sum + n, 0),
      ...{ releasedInFull: pages('released-in-full'), releasedInPart: pages('released-in-part', 'held') },
      deniedInFull: pages('denied-in-full'),
    },
    withheld: volumeOf(summed),
  };
}

const isReferred = (code: string): boolean => code === 'REFERRED' || agencyOf(code) !== undefined;

/** How much is withheld of documents that go out in part. */
function volumeOf(summed: Summed): CoverNumbers['withheld'] {
  const denied = new Set(
    ofCase(summed).flatMap(({ mrn, state }) => (state === 'denied-in-full' ? (mrn ?? []) : [])),
  );
  const rows = summed.rows.filter(({ mrn, state }) => state === 'withheld' && !denied.has(mrn));
  const extents = rows.map(({ extent }) => extent);
  return {
    deletions: rows.length,
    lines: Math.round(extents.reduce((sum, extent) => sum + linesIn(extent), 0)),
    shorter: extents.filter((extent) => extent.includes('less than 1 line')).length,
    names: extents.filter((extent) => extent === 'name').length,
    numbers: extents.filter((extent) => extent === 'number').length,
  };
}

/** `7-1/2 lines`, `1 paragraph (2 lines)`: lines as a number, of what is shorter none. */
function linesIn(extent: string): number {
  const [, whole, half] = /(?<!less than )\b(\d+)(-1\/2)? lines?/.exec(extent) ?? [];
  return whole === undefined ? 0 : Number(whole) + (half === undefined ? 0 : 0.5);
}

function reasonsOf({ rows, exemptions }: Summed): CoverSheet['reasons'] {
  const counts = new Map<string, { deletions: number; authority: string }>();
  for (const { state, bases, authority } of rows) {
    if (state !== 'withheld') continue;
    for (const [at, code] of bases.entries()) {
      const before = counts.get(code)?.deletions ?? 0;
      counts.set(code, { deletions: before + 1, authority: authority[at] ?? '' });
    }
  }
  const titles = new Map(exemptions.map(({ code, title }) => [code, title]));
  return [...counts]
    .map(([code, { deletions, authority }]) => ({ code, meaning: titles.get(code) ?? authority, deletions }))
    .sort((a, b) => b.deletions - a.deletions || (a.code < b.code ? -1 : 1));
}
