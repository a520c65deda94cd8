import type { NamedDigest } from '../audit/manifest.ts';
import type { Aside } from '../disk/aside.ts';
import { bannerOverAll } from '../marking/source-banner.ts';
import type { Vocabulary } from '../marking/vocabulary.ts';
import type { Since } from '../model/before.ts';
import type { EntryBody } from '../model/entry.ts';
import { countStates } from '../model/final-state.ts';
import { FOLDERS, type Folder, type InputRecord } from '../model/run-record.ts';
import type { Withholding } from '../model/withholding.ts';
import { folderStamps } from '../variant/folder-stamps.ts';
import { IndexOfWithholdings } from '../variant/index-of-withholdings.ts';
import type { Result } from './result.ts';

/** Where a run puts aside what its end needs, and from where that goes into its place. */
export interface Shelf {
  aside(name: string): Aside;
  place(aside: Aside, folder: Folder, name: string): void;
}

/** The days that stamps of a folder are made from. */
type Days = Parameters<typeof folderStamps>[1];

/**
 * What the end of a run needs to know of its cables, taken up as each is done. Of each cable it is kept on disk, so that memory
 * does not grow with their number.
 */
export class Ending {
  readonly counts = countStates([]);
  private readonly shelf: Shelf;
  private readonly days: Days;
  private readonly inputs: Aside;
  private readonly folders = new Map<Folder, FolderEnding>();
  private readonly banners = new Set<string>();

  constructor(shelf: Shelf, days: Days) {
    this.shelf = shelf;
    this.days = days;
    this.inputs = shelf.aside('inputs');
  }

  take(result: Result): void {
    const { state, folder, sourceBanner } = result;
    this.counts[state] += 1;
    this.banners.add(sourceBanner);
    this.inputs.add(`${JSON.stringify(inputOf(result))}\n`);
    if (folder !== null) this.folder(folder).take(result);
  }

  /** The end of a folder, which is there from when it is first asked for. */
  folder(name: Folder): FolderEnding {
    const known = this.folders.get(name);
    if (known !== undefined) return known;
    const begun = new FolderEnding(this.shelf, name, this.days);
    this.folders.set(name, begun);
    return begun;
  }

  /** The folders that hold copies, always in the same order. */
  get ends(): ReadonlyMap<Folder, FolderEnding> {
    return new Map(
      FOLDERS.flatMap((name) => {
        const ending = this.folders.get(name);
        return ending === undefined ? [] : [[name, ending] as const];
      }),
    );
  }

  /** What is recorded of each input, as JSON. */
  *recorded(): Generator<string> {
    yield* this.inputs.lines();
  }

  /** `restricted/` bears what all sources in it bear together. */
  bannerOverAll(vocabulary: Vocabulary): string {
    return bannerOverAll([...this.banners], vocabulary);
  }
}

function inputOf(result: Result): InputRecord {
  const { file, sources, part, mrn, state, folder, messages, questions, document, pages } = result;
  return {
    ...{ file, sources: [...sources], part, mrn, state, folder },
    messages: [...new Set(messages.map(({ code }) => code))],
    openQuestions: questions.length,
    ...(document === undefined ? {} : { document }),
    ...(pages === undefined ? {} : { pages }),
  };
}

/** What the end of one folder needs: its index, and the digests of its copies. */
export class FolderEnding {
  private readonly shelf: Shelf;
  private readonly name: Folder;
  private readonly index: IndexOfWithholdings;
  private readonly files = new Map<string, Aside>();
  private readonly made: Aside;
  /** Whether anything is said of an earlier release. */
  isHeldAgainst = false;

  constructor(shelf: Shelf, name: Folder, days: Days) {
    this.shelf = shelf;
    this.name = name;
    this.made = shelf.aside(`${name}-copies`);
    this.index = new IndexOfWithholdings(
      (file, piece) => this.file(file).add(piece),
      folderStamps(name, days),
    );
  }

  take({ rows, entries, since }: Pick<Result, 'rows' | 'entries' | 'since'>): void {
    this.index.add(rows);
    if (since?.isTold === true) this.takeSince(since.counts);
    for (const copy of entries.flatMap(copiesIn)) this.keep(copy);
  }

  /** What became of a cable since an earlier release of it. */
  takeSince(since: Since): void {
    this.index.addSince(since);
    this.isHeldAgainst = true;
  }

  /** A copy that the manifest is to name. */
  keep(copy: NamedDigest): void {
    this.made.add(`${JSON.stringify(copy)}\n`);
  }

  /** All rows that were taken up. */
  *rows(): Generator<Withholding> {
    for (const line of this.file('index.jsonl').lines()) yield JSON.parse(line) as Withholding;
  }

  /** Ends the index: its files with their digests. */
  end(): NamedDigest[] {
    this.index.end();
    return Array.from(this.files, ([name, aside]) => ({ name, sha256: aside.digest() }));
  }

  /** Puts the files of the index in their place. */
  place(): void {
    for (const [name, aside] of this.files) this.shelf.place(aside, this.name, name);
  }

  /** The copies that were taken up. */
  *copies(): Generator<NamedDigest> {
    for (const line of this.made.lines()) yield JSON.parse(line) as NamedDigest;
  }

  private file(name: string): Aside {
    const known = this.files.get(name);
    if (known !== undefined) return known;
    const begun = this.shelf.aside(`${this.name}-${name}`);
    this.files.set(name, begun);
    return begun;
  }
}

const copiesIn = (entry: EntryBody): readonly NamedDigest[] => (entry.kind === 'cable' ? entry.files : []);
