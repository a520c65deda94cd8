import { CheckFailure } from '../disk/failure.ts';
import { CoverSheet } from '../model/cover.ts';
import type { Folder, RunRecord } from '../model/run-record.ts';
import type { Withholding } from '../model/withholding.ts';
import type { Rulebook } from '../pipeline.ts';
import { coverOf } from '../variant/cover.ts';
import { type CoverTables, checkCover } from '../verify/cover.ts';
import { checkCoverHtml, checkCoverPdf, checkCoverText } from '../verify/cover-pages.ts';
import { readPage } from '../verify/html/check.ts';
import { readPdf } from '../verify/pdf/check.ts';
import type { Verdict } from '../verify/verdict.ts';
import type { CopyFile } from './entries.ts';

/** The files of the cover sheet for one folder; none where no case is answered. */
export type CoverIn = (folder: Folder) => readonly CopyFile[];

/** Makes the files of a cover sheet. What makes a PDF is slow to load, so it comes from outside. */
export type RenderCover = (cover: CoverSheet) => CopyFile[];

/** What the cover sheet of a run sums up. */
type Answered = Pick<RunRecord, 'inputs' | 'asOf' | 'today' | 'official' | 'case'>;

/** The cover sheet of a case, by folder. Nothing is written that other code counts otherwise (law 6). */
export function coversOf(
  record: Answered,
  indexes: ReadonlyMap<Folder, readonly Withholding[]>,
  { response, exemptions }: Pick<Rulebook, 'response' | 'exemptions'>,
  render: RenderCover,
): CoverIn {
  const given = record.case?.given;
  if (given === undefined || response === undefined) return () => [];
  return (folder) => {
    const rows = folder === 'public' ? (indexes.get(folder) ?? []) : [...indexes.values()].flat();
    const files = render(coverOf({ ...record, given, response, exemptions, rows }, folder));
    const [fault] = faultsInCover(
      new Map(files.map(({ name, content }) => [name, content])),
      record,
      folder,
      () => rows,
      { response, exemptions },
    );
    if (fault !== undefined) throw new CheckFailure(`The cover sheet was not written. ${fault}`);
    return files;
  };
}

/** What is wrong with the cover sheet among files, if it is there. */
export function faultsInCover(
  files: ReadonlyMap<string, string | Uint8Array>,
  record: Answered,
  folder: Folder,
  rowsOf: () => readonly Withholding[],
  tables: CoverTables | undefined,
): string[] {
  const { case: answered } = record;
  const json = files.get('cover.json');
  const pages = [...PAGES].flatMap(([name, check]) => {
    const content = files.get(name);
    return content === undefined ? [] : [{ check, bytes: Buffer.from(content) }];
  });
  if (json === undefined || answered === undefined || tables === undefined)
    return json === undefined && pages.length === 0 ? [] : ['a cover sheet stands there for no case'];
  const text = Buffer.from(json).toString('utf8');
  const first = checkCover(text, { ...record, ...tables, answered: answered.given, folder, rows: rowsOf() });
  const cover = coverIn(text);
  const others = cover === undefined ? [] : pages.map(({ check, bytes }) => check(bytes, cover));
  return [first, ...others].flatMap((verdict) => (verdict.ok ? [] : [verdict.reason]));
}

function coverIn(text: string): CoverSheet | undefined {
  try {
    return CoverSheet.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** A cover sheet for people in each form, and how it is held against the one for programs. */
const PAGES: ReadonlyMap<string, (bytes: Uint8Array, cover: CoverSheet) => Verdict> = new Map([
  ['cover.txt', (bytes, cover) => checkCoverText(Buffer.from(bytes).toString('utf8'), cover)],
  ['cover.html', checkHtml],
  ['cover.pdf', checkPdf],
]);

function checkHtml(bytes: Uint8Array, cover: CoverSheet): Verdict {
  const reading = readPage(Buffer.from(bytes).toString('utf8'));
  return 'verdict' in reading ? reading.verdict : checkCoverHtml(reading.page, cover);
}

function checkPdf(bytes: Uint8Array, cover: CoverSheet): Verdict {
  const reading = readPdf(bytes);
  return 'verdict' in reading ? reading.verdict : checkCoverPdf(reading.pdf, cover);
}
