import { CheckFailure } from '../disk/failure.ts';
import type { CoverSheet } from '../model/cover.ts';
import type { Folder, RunRecord } from '../model/run-record.ts';
import type { Withholding } from '../model/withholding.ts';
import type { Rulebook } from '../pipeline.ts';
import { coverOf } from '../variant/cover.ts';
import { checkCover, checkCoverPage } from '../verify/cover.ts';
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
  const json = files.get('cover.json');
  const pages = [...PAGES].flatMap(([name, wordsOf]) => {
    const content = files.get(name);
    return content === undefined ? [] : [wordsOf(Buffer.from(content))];
  });
  if (json === undefined || answered === undefined)
    return json === undefined && pages.length === 0 ? [] : ['a cover sheet stands there for no case'];
  const text = Buffer.from(json).toString('utf8');
  return [
    checkCover(text, { answered: answered.given, inputs, official, folder, rows }),
    ...pages.map((read) => (typeof read === 'string' ? checkCoverPage(read, text) : read)),
  ].flatMap((verdict) => (verdict.ok ? [] : [verdict.reason]));
}

/** A cover sheet for people in each form, and how all words of it are read; or what is wrong with its form. */
const PAGES: ReadonlyMap<string, (bytes: Uint8Array) => string | Verdict> = new Map([
  ['cover.txt', (bytes) => Buffer.from(bytes).toString('utf8')],
  ['cover.html', htmlWords],
  ['cover.pdf', pdfWords],
]);

function htmlWords(bytes: Uint8Array): string | Verdict {
  const reading = readPage(Buffer.from(bytes).toString('utf8'));
  if ('verdict' in reading) return reading.verdict;
  const { own, banners, body } = reading.page;
  return [own, ...banners, body ?? ''].join('\n');
}

function pdfWords(bytes: Uint8Array): string | Verdict {
  const reading = readPdf(bytes);
  if ('verdict' in reading) return reading.verdict;
  const { own, banners, lines } = reading.pdf;
  return [own, ...banners.flat(), ...lines].join('\n');
}
