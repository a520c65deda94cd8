import { UsageProblem } from '../disk/failure.ts';
import { FOLDERS, type RunFolder } from '../disk/run-folder.ts';
import { bodyOfPage } from '../verify/page.ts';

/** The body of one cable's text copy, from whichever folder of the run it lies in. */
export function bodyOfCopy(folder: RunFolder, mrn: string): string {
  for (const name of FOLDERS) {
    const bytes = folder.filesOf(name).get(`${mrn}.txt`);
    const body = bytes === undefined ? undefined : bodyOfPage(Buffer.from(bytes).toString('utf8'));
    if (body !== undefined) return body;
  }
  throw new UsageProblem(`This run has no text copy of ${mrn}. Release it with --formats txt.`);
}
