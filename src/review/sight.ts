import type { Reviewer } from '../model/review.ts';
import type { QueueRow } from '../model/shown-case.ts';
import type { WithholdingShown } from '../model/shown-withholdings.ts';
import type { CableRecord } from './acts/record.ts';
import { type Cables, unlessGone } from './cables.ts';
import type { Ledger } from './ledger.ts';
import type { Readings } from './readings.ts';
import type { Rows } from './rows.ts';
import type { Standpoint } from './views/cable.ts';
import type { InCase } from './views/case.ts';
import { withholdingsIn } from './views/withholdings.ts';
import type { Withholdings } from './withholdings.ts';

/** All there is to see at a review. */
interface Seen {
  readonly ledger: Ledger;
  readonly cables: Cables;
  readonly rows: Rows;
  readonly index: Withholdings;
}

/** What each person may see of the cables: who reads one a second time knows of it what the machine made and what they did themselves. */
export class Sight {
  private readonly seen: Seen;
  private readonly readings: Readings;

  constructor(seen: Seen, readings: Readings) {
    this.seen = seen;
    this.readings = readings;
  }

  /** What was done on a cable. */
  recordOf(mrn: string, you: Reviewer): CableRecord {
    return this.readings.isOf(mrn, you) ? this.readings.recordOf(mrn, you) : this.seen.ledger.of(mrn);
  }

  /** Where it stands. */
  at(mrn: string, you: Reviewer): Standpoint {
    const { cables, ledger } = this.seen;
    return this.readings.isOf(mrn, you) ? this.readings.at(mrn, you) : cables.at(mrn, ledger.of(mrn));
  }

  /** Its deletions. */
  withheldIn(mrn: string, you: Reviewer): readonly WithholdingShown[] {
    if (!this.readings.isOf(mrn, you)) return this.seen.index.of(mrn);
    const at = unlessGone(() => this.readings.at(mrn, you));
    return at === undefined ? [] : withholdingsIn(at.done);
  }

  /** Its line in the queue. */
  rowOf(row: QueueRow, you: Reviewer): QueueRow {
    if (!this.readings.isOf(row.mrn, you)) return row;
    return this.seen.rows.reading(row.mrn, this.readings.recordOf(row.mrn, you)) ?? row;
  }

  /** Every cable with what the page of the case counts. */
  inCase(you: Reviewer): InCase[] {
    return this.seen.rows.inCase().map((each) => {
      const row = this.rowOf(each.row, you);
      return row === each.row ? each : { row, filed: undefined, attested: [], referredTo: [] };
    });
  }
}
