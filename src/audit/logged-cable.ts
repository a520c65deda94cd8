import type { EntryBody } from '../model/entry.ts';
import type { Placed } from './log-reader.ts';

type Body<K extends EntryBody['kind']> = Extract<EntryBody, { kind: K }>;

/** A deletion as it was logged, with the number of its entry. */
export interface LoggedDeletion extends Body<'deletion'> {
  readonly seq: number;
}

export type LoggedDecision = Body<'decision'>;
export type LoggedOutcome = Body<'cable'>;
export type LoggedRun = Body<'run'>;

/** Where in the log the deletions of one making of a cable stand, and what came of it. */
export interface LoggedCable {
  readonly outcome: LoggedOutcome;
  /** Bytes of the log from the first of its deletions to its outcome. */
  readonly from: number;
  readonly to: number;
  /** Number of the first entry in these bytes. */
  readonly seq: number;
  /** What people decided on it until then. */
  readonly decisions: readonly LoggedDecision[];
}

/** What a log says last of each cable: places in it, never its entries, which may be millions. */
export class CablesLogged {
  /** Under what circumstances the run was made. */
  run: LoggedRun | undefined;
  private readonly cables = new Map<string, LoggedCable>();
  private readonly decisions = new Map<string, LoggedDecision[]>();
  private open: { mrn: string; from: number; seq: number } | undefined;

  see({ entry: { entry, seq }, from, to }: Placed): void {
    if (entry.kind === 'run') this.run ??= entry;
    if (entry.kind === 'decision') this.decide(entry);
    if (entry.kind === 'deletion' && this.open?.mrn !== entry.mrn) this.open = { mrn: entry.mrn, from, seq };
    if (entry.kind === 'cable') {
      const { mrn } = entry;
      const begun = this.open?.mrn === mrn ? this.open : { from, seq };
      const decisions = this.decisions.get(mrn) ?? [];
      this.cables.set(mrn, { outcome: entry, from: begun.from, to, seq: begun.seq, decisions });
    }
    if (entry.kind !== 'deletion') this.open = undefined;
  }

  of(mrn: string): LoggedCable | undefined {
    return this.cables.get(mrn);
  }

  private decide(entry: LoggedDecision): void {
    this.decisions.set(entry.mrn, [...(this.decisions.get(entry.mrn) ?? []), entry]);
  }
}
