import { type FallingDue, fallingDueIn } from '../batch/falling-due.ts';
import type { RunFolder } from '../disk/run-folder.ts';
import type { Exemption } from '../model/exemption.ts';
import { KeptGrounds } from '../model/kept-grounds.ts';
import type { Ledger } from './ledger.ts';
import type { DueFound } from './views/due.ts';

/** What falls due of released copies, as they were kept when they went out. It is read once of a copy, until something is done on the cable. */
export class Due {
  private readonly folder: RunFolder;
  private readonly exemptions: readonly Exemption[];
  private readonly ledger: Ledger;
  private readonly known = new Map<
    string,
    { readonly version: string; readonly rows: readonly FallingDue[] | undefined }
  >();

  constructor(folder: RunFolder, exemptions: readonly Exemption[], ledger: Ledger) {
    this.folder = folder;
    this.exemptions = exemptions;
    this.ledger = ledger;
  }

  /** Of these cables, whose copies went out. */
  of(released: readonly string[]): DueFound {
    const found = released.map((mrn) => [mrn, this.rowsOf(mrn)] as const);
    return {
      copies: released.length,
      rows: found.flatMap(([, rows]) => rows ?? []),
      unread: found.flatMap(([mrn, rows]) => (rows === undefined ? [mrn] : [])),
    };
  }

  private rowsOf(mrn: string): readonly FallingDue[] | undefined {
    const { version } = this.ledger.of(mrn);
    const known = this.known.get(mrn);
    if (known?.version === version) return known.rows;
    const kept = this.groundsOf(mrn);
    const rows = kept && fallingDueIn(mrn, kept, this.exemptions);
    this.known.set(mrn, { version, rows });
    return rows;
  }

  /** Nothing where they are not there, or are not what a run writes. */
  private groundsOf(mrn: string): KeptGrounds | undefined {
    try {
      return KeptGrounds.parse(JSON.parse(this.folder.readRestricted(`${mrn}.decisions.json`)));
    } catch {
      return undefined;
    }
  }
}
