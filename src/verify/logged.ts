import type { Entry, EntryBody } from '../model/entry.ts';
import type { Folder } from '../model/run-record.ts';

type Body<K extends EntryBody['kind']> = Extract<EntryBody, { kind: K }>;

/** What of a log a run is held against, taken up entry by entry: what is not asked for again is let go. */
export class Logged {
  run: Body<'run'> | undefined;
  /** The last release that an official answered for. */
  release: Body<'release'> | undefined;
  /** The last that is said of each cable. */
  readonly cables = new Map<string, Body<'cable'>>();
  readonly folders = new Map<Folder, Body<'folder'>>();
  readonly decisions: Body<'decision'>[] = [];
  readonly attestations: Body<'attestation'>[] = [];
  readonly evidence: Body<'evidence'>[] = [];
  /** Ids of decisions that were undone. */
  readonly undone = new Set<string>();
  /** The inputs of which nothing was made, by their numbers, each with the code of why. */
  readonly failures: Omit<Body<'failure'>, 'kind'>[] = [];
  /** Keyed digest of where all inputs ended, as it was last said; logs of earlier versions say nothing of it. */
  inputs: string | undefined;
  private readonly commitments = new Map<string, string[]>();
  private readonly isBinding: boolean;

  /** Of two million deletions what each is bound to is some hundred megabytes, so it is kept only where it is asked for. */
  constructor({ commitments }: { readonly commitments: boolean }) {
    this.isBinding = commitments;
  }

  see({ entry }: Entry): void {
    if (entry.kind === 'run') this.run ??= entry;
    else if (entry.kind === 'release') this.release = entry;
    else if (entry.kind === 'cable') this.cables.set(entry.mrn, entry);
    else if (entry.kind === 'folder') this.close(entry);
    else if (entry.kind === 'decision') this.decisions.push(entry);
    else if (entry.kind === 'attestation') this.attestations.push(entry);
    else if (entry.kind === 'evidence') this.evidence.push(entry);
    else if (entry.kind === 'undo') this.undone.add(entry.action);
    else if (entry.kind === 'failure') this.failures.push({ input: entry.input, code: entry.code });
    else if (entry.kind === 'deletion' && this.isBinding) this.bind(entry);
  }

  /** What the deletions of a cable are bound to, those of earlier makings too. */
  commitmentsOf(mrn: string): readonly string[] {
    return this.commitments.get(mrn) ?? [];
  }

  private close(entry: Body<'folder'>): void {
    this.folders.set(entry.folder, entry);
    this.inputs = entry.inputs;
  }

  private bind({ mrn, commitment }: Body<'deletion'>): void {
    const known = this.commitments.get(mrn);
    if (known === undefined) this.commitments.set(mrn, [commitment]);
    else known.push(commitment);
  }
}
