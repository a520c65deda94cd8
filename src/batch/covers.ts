import { CheckFailure } from '../disk/failure.ts';
import type { Folder, Format, RunRecord } from '../model/run-record.ts';
import type { Withholding } from '../model/withholding.ts';
import type { Rulebook } from '../pipeline.ts';
import { coverOf } from '../variant/cover.ts';
import { coverFiles } from '../variant/render/covers.ts';
import { checkCover, checkCoverPage } from '../verify/cover.ts';
import { readPage } from '../verify/html/check.ts';
import type { Verdict } from '../verify/verdict.ts';
import type { CopyFile } from './entries.ts';

/** The files of the cover sheet for one folder; none where no case is answered. */
export type CoverIn = (folder: Folder) => readonly CopyFile[];

/** What the cover sheet of a run sums up. */
type Answered = Pick<RunRecord, 'inputs' | 'asOf' | 'today' | 'official' | 'case' | 'formats'>;

/** The cover sheet of a case, by folder. Nothing is written that other code counts otherwise (law 6). */
export function coversOf(
  record: Answered,
  indexes: ReadonlyMap<Folder, readonly Withholding[]>,
  { response, exemptions }: Pick<Rulebook, 'response' | 'exemptions'>,
): CoverIn {
  const given = record.case?.given;
  if (given === undefined || response === undefined) return () => [];
  const formats: Format[] = ['json', ...record.formats.filter((format) => format !== 'json')];
  return (folder) => {
    const rows = folder === 'public' ? (indexes.get(folder) ?? []) : [...indexes.values()].flat();
    const files = coverFiles(coverOf({ ...record, given, response, exemptions, rows }, folder), formats);
    const [fault] = faultsInCover(
      new Map(files.map(({ name, content }) => [name, content])),
      record,
      folder,
      rows,
    );
    if (fault !== undefined) throw new CheckFailure(`The cover sheet was not written. ${fault}`);
    return files;
  };
}

/** What is wrong with the cover sheet among files, if it is there. */
export function faultsInCover(
  files: ReadonlyMap<string, string | Uint8Array>,
  { case: answered, inputs, official }: Pick<RunRecord, 'case' | 'inputs' | 'official'>,
  folder: Folder,
  rows: readonly Withholding[],
): string[] {
  const [json, page, html] = ['cover.json', 'cover.txt', 'cover.html'].map((name) => files.get(name));
  if (json === undefined || answered === undefined)
    return json === page && page === html ? [] : ['a cover sheet stands there for no case'];
  const text = Buffer.from(json).toString('utf8');
  return [
    checkCover(text, { answered: answered.given, inputs, official, folder, rows }),
    ...(page === undefined ? [] : [checkCoverPage(Buffer.from(page).toString('utf8'), text)]),
    ...(html === undefined ? [] : [checkPage(Buffer.from(html).toString('utf8'), text)]),
  ].flatMap((verdict) => (verdict.ok ? [] : [verdict.reason]));
}

function checkPage(html: string, json: string): Verdict {
  const reading = readPage(html);
  if ('verdict' in reading) return reading.verdict;
  return checkCoverPage([reading.page.own, ...reading.page.banners].join('\n'), json);
}
