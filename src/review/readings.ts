import { type Act, type Reviewer, resultOf } from '../model/review.ts';
import type { Refused } from '../model/shown.ts';
import type { QualityShown } from '../model/shown-case.ts';
import { awaitsReading, isSampled, mayRead, type Sampling } from './acts/reading.ts';
import type { CableRecord } from './acts/record.ts';
import { UNREAD_TWICE } from './acts/record.ts';
import type { ResolvedAct } from './acts/recording.ts';
import type { Cables } from './cables.ts';
import type { Judging } from './deciding.ts';
import type { Ledger } from './ledger.ts';
import { isRefused } from './office.ts';
import { resolve } from './resolve.ts';
import type { Rows } from './rows.ts';
import type { Standpoint } from './views/cable.ts';
import { passagesCompared } from './views/diff.ts';
import { qualityShown } from './views/quality.ts';

/**
 * Second readings: a share of the signed cables comes back to somebody who did nothing on them, who sees them as the machine left them
 * and decides anew. What they decide changes no copy; how their copy stands to the signed one is put on record.
 */
export class Readings {
  private readonly sampling: Sampling;
  private readonly ledger: Ledger;
  private readonly cables: Cables;
  private readonly rows: Rows;
  private readonly lots = new Map<string, boolean>();

  constructor(sampling: Sampling, ledger: Ledger, cables: Cables, rows: Rows) {
    this.sampling = sampling;
    this.ledger = ledger;
    this.cables = cables;
    this.rows = rows;
  }

  /** Whether somebody sees a cable blind: it waits for a second reading that they may do, or they began one. */
  isOf(mrn: string, you: Reviewer): boolean {
    const record = this.ledger.of(mrn);
    if (record.comparisons.length > 0 || !this.isSampled(mrn) || !mayRead(you, record)) return false;
    return this.ledger.fold.readingOf(mrn, you.name) !== undefined || this.isWaiting(mrn, record);
  }

  /** What they did so far. */
  recordOf(mrn: string, you: Reviewer): CableRecord {
    return this.ledger.fold.readingOf(mrn, you.name) ?? UNREAD_TWICE;
  }

  /** The cable as they see it. */
  at(mrn: string, you: Reviewer): Standpoint {
    return this.cables.blind(mrn, this.recordOf(mrn, you));
  }

  /** What an act in a second reading comes to. */
  resolve(act: Act, judging: Judging): ResolvedAct | Refused {
    const record = this.ledger.of(act.mrn);
    if (act.kind !== 'finish') return decided(act, judging);
    return this.isWaiting(act.mrn, record)
      ? finished(act, judging, this.cables.at(act.mrn, record))
      : REOPENED;
  }

  /** What they found so far, as the page of the case tells it. */
  quality(you: Reviewer): QualityShown {
    const signed = this.rows
      .all()
      .map(({ mrn }) => ({ mrn, record: this.ledger.of(mrn) }))
      .filter(({ record }) => record.signatures.length > 0)
      .map(({ mrn, record: { comparisons } }) => ({ mrn, comparisons, isSampled: this.isSampled(mrn) }));
    const yours = signed.flatMap(({ mrn }) => (this.isOf(mrn, you) ? [mrn] : []));
    return qualityShown(this.sampling.share, signed, yours);
  }

  private isWaiting(mrn: string, record: CableRecord): boolean {
    const standing = this.rows.standingOf(mrn);
    return standing !== undefined && awaitsReading(record, standing);
  }

  private isSampled(mrn: string): boolean {
    const known = this.lots.get(mrn) ?? isSampled(mrn, this.sampling);
    this.lots.set(mrn, known);
    return known;
  }
}

function decided(act: Exclude<Act, { kind: 'finish' }>, judging: Judging): ResolvedAct | Refused {
  if (act.kind !== 'decision' && act.kind !== 'undo') return ONLY_DECIDED;
  if (act.kind === 'decision' && act.everywhere === true) return HERE_ALONE;
  const resolved = resolve(act, judging);
  if (isRefused(resolved)) return resolved;
  const of = { act: act.id, mrn: act.mrn, by: judging.you.name, at: judging.at };
  if (resolved.kind === 'undo') {
    const { action, reason, by, at } = resolved;
    return { ...of, kind: 'reading', does: { act: act.id, by, at, action, reason } };
  }
  const [action] = resolved.kind === 'decision' ? resolved.actions : [];
  return action === undefined ? ONLY_DECIDED : { ...of, kind: 'reading', does: { act: act.id, action } };
}

function finished(
  act: Extract<Act, { kind: 'finish' }>,
  { standpoint, you, at, on }: Judging,
  signed: Standpoint,
): ResolvedAct | Refused {
  if (act.shown !== standpoint.shown) return STALE;
  if (standpoint.standing === 'open' || standpoint.standing === 'conflict') return OPEN;
  const passages = passagesCompared(signed.done, standpoint.done, on);
  return {
    ...{ kind: 'finish', act: act.id, mrn: act.mrn, by: you.name, at },
    ...{ shown: signed.shown, own: standpoint.shown, result: resultOf(passages), passages },
  };
}

const invalid = (reason: string): Refused => ({ code: 'invalid', reason });
const ONLY_DECIDED = invalid(
  'You read this cable a second time, without what others did on it: decide and undo, then end the reading. Anything else can be done behind that.',
);
/** Refuses to decide on other cables from a second reading. */
export const HERE_ALONE = invalid('A second reading decides on its own cable alone.');
const OPEN = invalid('Questions are open on this cable. Decide them, then end the reading.');
const REOPENED = invalid(
  'Somebody decided on this cable meanwhile. Your reading is kept, and is ended once the cable is signed again.',
);
const STALE: Refused = {
  code: 'stale',
  reason: 'The copy changed since you were shown it. Look at it again, then end the reading.',
};
