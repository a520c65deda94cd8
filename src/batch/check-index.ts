import type { CopiesFolder } from '../disk/copies-folder.ts';
import type { Since } from '../model/before.ts';
import { Digesting } from '../model/digest.ts';
import type { Withholding } from '../model/withholding.ts';
import { documentsIn, IndexOfWithholdings } from '../variant/index-of-withholdings.ts';
import { checkChanges } from '../verify/changes.ts';
import { checkIndexPage } from '../verify/index-page.ts';
import { indexRow, oddRow } from '../verify/index-rows.ts';

const [INDEX, CHANGES] = ['index.jsonl', 'changes.jsonl'];

/** The index of a folder, read row by row: all of it may be more than memory holds. */
export interface IndexRead {
  readonly faults: readonly string[];
  /** The cables that have rows. */
  readonly cables: ReadonlySet<string>;
  /** Whether a row is an open question. */
  readonly isOpen: boolean;
  /** The rows of a cable, and what is said of its earlier release, as they stand in their files. */
  rowsOf(mrn: string): string;
  changesOf(mrn: string): string;
}

/**
 * Reads the index of a folder, which must have the form of an index and say the same in each of its files. `digests` are
 * those of all files of the folder.
 */
export function readIndex(
  files: CopiesFolder,
  digests: ReadonlyMap<string, string>,
  stamps: readonly string[],
): IndexRead {
  const rows = new RowsOfIndex(files);
  const changes = files.text(CHANGES);
  const counted = checkChanges(changes);
  const written = new IndexWritten(files, digests, stamps);
  for (const document of documentsIn(rows.all())) written.index.add(document);
  const form = rows.odd === undefined ? counted : oddRow(rows.odd);
  return {
    faults: form.ok ? written.faultsWith(sinceIn(changes)) : [form.reason],
    cables: new Set(rows.places.keys()),
    isOpen: rows.isOpen,
    rowsOf: (mrn) => rows.of(mrn),
    changesOf: linesOf(changes),
  };
}

/** The rows of an index, and where those of each cable stand. */
class RowsOfIndex {
  /** Bytes from one place to another, for each cable. */
  readonly places = new Map<string, { from: number; to: number }[]>();
  /** The place of the first line that is no row; those behind it are not read. */
  odd: number | undefined;
  isOpen = false;
  private readonly files: CopiesFolder;

  constructor(files: CopiesFolder) {
    this.files = files;
  }

  *all(): Generator<Withholding> {
    let [count, from] = [0, 0];
    for (const bytes of this.files.lines(INDEX)) {
      const row = indexRow(bytes.toString('utf8'));
      if (row === undefined) {
        this.odd = count;
        return;
      }
      this.place(row.mrn, from, from + bytes.length + 1);
      this.isOpen ||= row.state === 'open question';
      yield row;
      count += 1;
      from += bytes.length + 1;
    }
  }

  of(mrn: string): string {
    const places = this.places.get(mrn) ?? [];
    return places.map(({ from, to }) => this.files.between(INDEX, from, to)).join('');
  }

  private place(mrn: string, from: number, to: number): void {
    const known = this.places.get(mrn);
    const last = known?.at(-1);
    if (known === undefined) this.places.set(mrn, [{ from, to }]);
    else if (last?.to === from) last.to = to;
    else known.push({ from, to });
  }
}

/** The files of an index as they would be written of its rows, held against those that lie there as they come. */
class IndexWritten {
  readonly index: IndexOfWithholdings;
  private readonly files: CopiesFolder;
  private readonly digests: ReadonlyMap<string, string>;
  private readonly made = new Map<string, Digesting>();
  private readonly pages: string[] = [];

  constructor(files: CopiesFolder, digests: ReadonlyMap<string, string>, stamps: readonly string[]) {
    [this.files, this.digests] = [files, digests];
    this.index = new IndexOfWithholdings((name, piece) => this.take(name, piece), stamps);
  }

  faultsWith(since: readonly Since[]): string[] {
    for (const each of since) this.index.addSince(each);
    this.index.end();
    const others = [...this.made].filter(([name, made]) => made.hex() !== this.digests.get(name));
    const said = (name: string): string => (name.startsWith('changes') ? CHANGES : INDEX);
    return [...others.map(([name]) => `${name} does not say what ${said(name)} says`), ...this.pages];
  }

  /** A page comes whole, a table piece by piece. */
  private take(name: string, piece: string): void {
    if (!name.endsWith('.html')) {
      const made = this.made.get(name) ?? new Digesting();
      made.add(piece);
      this.made.set(name, made);
      return;
    }
    const page = checkIndexPage(this.files.text(name), piece);
    if (!page.ok) this.pages.push(page.reason);
  }
}

/** The lines of each cable in a short file. */
function linesOf(text: string): (mrn: string) => string {
  const found = new Map<string, string>();
  for (const line of text.split(/(?<=\n)/)) {
    const mrn = /"mrn":"([^"]*)"/.exec(line)?.[1] ?? '';
    found.set(mrn, `${found.get(mrn) ?? ''}${line}`);
  }
  return (mrn) => found.get(mrn) ?? '';
}

/** What a folder says of an earlier release. */
export const sinceIn = (changes: string): Since[] =>
  changes
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Since);

/** The rows of the index of a folder, one by one; those before the first line that is no row. */
export const rowsIn = (files: CopiesFolder): Generator<Withholding> => new RowsOfIndex(files).all();
