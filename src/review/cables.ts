import { LogReader } from '../audit/log-reader.ts';
import { type FoundAgain, foundAgain, type Opening } from '../batch/found-again.ts';
import { keptBefore } from '../batch/look-back.ts';
import { UsageProblem } from '../disk/failure.ts';
import type { RunFolder } from '../disk/run-folder.ts';
import { boundTo, sourceDigest } from '../model/digest.ts';
import { Filed } from '../model/review.ts';
import type { Folder, InputRecord, RunRecord } from '../model/run-record.ts';
import type { EarlierLook } from '../pipeline.ts';
import { squeezed } from '../text/white-space.ts';
import type { CableRecord } from './acts/record.ts';
import { type Circumstances, reviewed, standpointOf } from './standpoint.ts';
import type { Standpoint } from './views/cable.ts';

/** The text of a cable is not there as the run reviewed it: nothing is decided on it, and the others go on. */
export class SourceGone extends UsageProblem {}

/** What comes of work on one cable, or nothing where its text is gone. */
export function unlessGone<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (thrown) {
    if (thrown instanceof SourceGone) return undefined;
    throw thrown;
  }
}

/** So many cables stay reviewed in memory: those a person goes back and forth between. */
const KEPT = 64;

/** A run whose cables are reviewed. */
interface RunFound {
  readonly folder: RunFolder;
  readonly record: RunRecord;
}

/** The cables of a run, found and reviewed when they are asked for. */
export class Cables {
  private readonly folder: RunFolder;
  private readonly open: Opening;
  private readonly on: Circumstances;
  /** The digest of each cable's text as the run reviewed it. */
  private readonly sources: ReadonlyMap<string, string>;
  private readonly inputs = new Map<string, InputRecord>();
  /** By number and version. */
  private readonly kept = new Map<string, Standpoint>();
  private readonly texts = new Map<string, string>();
  private readonly earlier = new Map<string, EarlierLook | undefined>();
  private record: RunRecord;

  constructor(run: RunFound, open: Opening, on: Circumstances) {
    this.folder = run.folder;
    this.open = open;
    this.on = on;
    this.sources = sourcesIn(run);
    this.record = run.record;
    this.takeUp(run.record);
  }

  /** The record of the run as it is now. */
  get run(): RunRecord {
    return this.record;
  }

  /** Takes the record of the run as it was written anew. */
  takeUp(record: RunRecord): void {
    this.record = record;
    for (const input of record.inputs) if (input.mrn !== null) this.inputs.set(input.mrn, input);
    this.kept.clear();
  }

  /** How many persons must stand behind a copy. */
  get needed(): number {
    return this.on.rulebook.audience.signatures.persons;
  }

  has(mrn: string): boolean {
    return this.sources.has(mrn) && this.inputs.has(mrn);
  }

  /** The numbers of all cables that were reviewed. */
  numbers(): string[] {
    return [...this.inputs.keys()].filter((mrn) => this.has(mrn));
  }

  inputOf(mrn: string): InputRecord | undefined {
    return this.inputs.get(mrn);
  }

  /** The record of a cable, on the very text that the run reviewed. */
  found(mrn: string): FoundAgain {
    try {
      return foundAgain({ folder: this.folder, record: this.record }, mrn, this.open);
    } catch (thrown) {
      throw thrown instanceof UsageProblem ? new SourceGone(thrown.message) : thrown;
    }
  }

  /** Where a cable stands by what its log says; from memory where nothing was done on it since. */
  at(mrn: string, record: CableRecord): Standpoint {
    return this.remembered(mrn, record, () => this.study(mrn, record));
  }

  /** The same for somebody who reads it a second time: for them nothing of it went out, and nobody attested anything. */
  blind(mrn: string, record: CableRecord): Standpoint {
    const on = { ...this.on, setting: { ...this.on.setting, attestations: [] }, isBlind: true };
    return this.remembered(mrn, record, () => this.study(mrn, record, on, null));
  }

  /** The same, under any decisions; nothing of it is kept. */
  study(
    mrn: string,
    record: CableRecord,
    on: Circumstances & { readonly isBlind?: boolean } = this.on,
    folder: Folder | null = this.inputs.get(mrn)?.folder ?? null,
  ): Standpoint {
    const { record: source } = this.found(mrn);
    const document = this.inputs.get(mrn)?.document;
    const earlier = on.isBlind === true ? undefined : this.earlierOf(mrn, source.text);
    const here = { ...on, setting: { ...on.setting, document, earlier } };
    const studied = { source, record, mrn, folder };
    const done = reviewed(studied, here);
    if (sourceDigest(done.bound) !== this.sources.get(mrn))
      throw new SourceGone(
        `The text of ${mrn} is not the one this run reviewed: its file was changed since. Put it back as it was, or make the run again (release --supersedes), then go on.`,
      );
    return standpointOf(studied, here, done);
  }

  /** What was filed of a cable when it was last made. */
  filed(mrn: string): Filed | undefined {
    const name = `${mrn}.decisions.json`;
    if (!this.folder.hasRestricted(name)) return undefined;
    return filedIn(this.folder.restrictedHead(name)) ?? filedIn(this.folder.readRestricted(name));
  }

  /** Reads the text of a cable for those who search, in small letters and squeezed. What cannot be read now has none. */
  readText(mrn: string): void {
    if (!this.texts.has(mrn)) this.texts.set(mrn, squeezed(this.textOf(mrn).toLowerCase()));
  }

  of(mrn: string): string | undefined {
    return this.texts.get(mrn);
  }

  /** How many texts can be searched, from 0 to 1. */
  get share(): number {
    const all = this.numbers().length;
    return all === 0 ? 1 : this.texts.size / all;
  }

  private remembered(mrn: string, { version }: CableRecord, study: () => Standpoint): Standpoint {
    const name = `${mrn} ${version}`;
    const known = this.kept.get(name);
    if (known !== undefined) return known;
    const at = study();
    this.kept.set(name, at);
    for (const oldest of this.kept.keys()) if (this.kept.size > KEPT) this.kept.delete(oldest);
    return at;
  }

  /** What the run that this one looks at again left out of a cable: it does not change while this one is reviewed. */
  private earlierOf(mrn: string, text: string): EarlierLook | undefined {
    if (this.earlier.has(mrn)) return this.earlier.get(mrn);
    const bound = boundTo(this.on.setting.key, mrn, text);
    // Of another text nothing is told; that it is another is found in a moment.
    if (sourceDigest(bound) !== this.sources.get(mrn)) return undefined;
    const kept = keptBefore(this.folder, this.record, bound);
    if (kept === 'changed')
      throw new SourceGone(
        `What was settled on ${mrn} is not what was logged: restricted/${mrn}.decisions.json was changed. Check the run with tearline verify.`,
      );
    this.earlier.set(mrn, kept);
    return kept;
  }

  private textOf(mrn: string): string {
    const opened = `${mrn}.source.txt`;
    try {
      if (this.folder.hasRestricted(opened)) return this.folder.readRestricted(opened);
      return this.found(mrn).record.text;
    } catch {
      return '';
    }
  }
}

/** The line of the file that keeps what a queue shows. */
function filedIn(text: string): Filed | undefined {
  const line = /^ "queue": (.*?),?$/m.exec(text)?.[1];
  try {
    return line === undefined ? undefined : Filed.parse(JSON.parse(line));
  } catch {
    return undefined;
  }
}

/** The keyed digest of each cable's text, as the log of the run has it last. */
function sourcesIn({ folder, record }: RunFound): Map<string, string> {
  const sources = new Map<string, string>();
  const isOutcome = (line: Buffer): boolean => line.includes('"kind":"cable"');
  for (const { entry } of new LogReader(record.head, isOutcome).entries(folder.logLines()))
    if (entry.entry.kind === 'cable') sources.set(entry.entry.mrn, entry.entry.source);
  return sources;
}
