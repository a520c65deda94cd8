import type { Act, Reviewer } from '../model/review.ts';
import type { EverywhereQuery, Refused } from '../model/shown.ts';
import { squeezed } from '../text/white-space.ts';
import { UNREAD_TWICE } from './acts/record.ts';
import type { ResolvedAct } from './acts/recording.ts';
import type { Cables } from './cables.ts';
import { type Elsewhere, type Everywhere, everywhereOf, type Judging } from './deciding.ts';
import type { Ledger } from './ledger.ts';
import { isRefused } from './office.ts';
import { HERE_ALONE, type Readings } from './readings.ts';
import { resolve } from './resolve.ts';
import type { Rows } from './rows.ts';
import type { Sight } from './sight.ts';
import type { Circumstances } from './standpoint.ts';
import { historyShown } from './views/history.ts';

/** What of a review an act is judged by. */
interface JudgedBy {
  readonly now: () => string;
  readonly on: Circumstances;
  readonly ledger: Ledger;
  readonly cables: Cables;
  readonly rows: Rows;
  readonly readings: Readings;
  readonly sight: Sight;
}

/** What an act would come to, as things stand for who gives it. Nothing is recorded here. */
export class Judgement {
  private readonly by: JudgedBy;
  private lastListed: { readonly of: string; readonly found: Everywhere } | undefined;

  constructor(by: JudgedBy) {
    this.by = by;
  }

  /** What an act comes to, or why it is refused. */
  resolved(act: Act, you: Reviewer): ResolvedAct | Refused {
    const { sight, readings } = this.by;
    if (sight.recordOf(act.mrn, you).version !== act.version) return this.conflict(act, you);
    const judging = this.judging(act.mrn, you);
    return readings.isOf(act.mrn, you) ? readings.resolve(act, judging) : resolve(act, judging);
  }

  private judging(mrn: string, you: Reviewer): Judging {
    const at = this.by.now();
    return {
      ...{ you, at, today: at.slice(0, 10), on: this.by.on },
      standpoint: this.by.sight.at(mrn, you),
      elsewhere: (text: string) => this.withText(text, mrn, you),
    };
  }

  /** What a decision would come to everywhere. Who turns the pages of a list is shown the one that was found, until somebody does anything. */
  listed(decision: EverywhereQuery['decision'], you: Reviewer): Everywhere | Refused {
    if (this.by.readings.isOf(decision.mrn, you)) return HERE_ALONE;
    const act = { ...decision, id: '', reason: TO_BE_GIVEN };
    if (this.by.sight.recordOf(act.mrn, you).version !== act.version) return this.conflict(act, you);
    const of = JSON.stringify([you.name, this.by.ledger.acts, decision]);
    if (this.lastListed?.of === of) return this.lastListed.found;
    const found = everywhereOf(act, this.judging(act.mrn, you));
    if (!isRefused(found)) this.lastListed = { of, found };
    return found;
  }

  /** Somebody did something on the cable since this person saw it: they are shown it, and choose. */
  private conflict({ mrn, version }: Pick<Act, 'mrn' | 'version'>, you: Reviewer): Refused {
    const seen = this.by.ledger.placeOf(version);
    const { done, shown, record } = this.by.sight.at(mrn, you);
    const isUnknown = !record.done.some(({ seq }) => seq === seen);
    const isBlind = this.by.readings.isOf(mrn, you);
    if (isBlind && isUnknown && version !== UNREAD_TWICE.version) return NOW_READ;
    const wasBlind =
      version === UNREAD_TWICE.version || this.by.ledger.fold.readingOf(mrn, you.name) !== undefined;
    if (!isBlind && isUnknown && wasBlind) return NO_LONGER_READ;
    const others = historyShown(record, done, shown).filter(({ seq }) => seq !== null && seq > seen);
    const who = [...new Set(others.map(({ by }) => by))].join(', ');
    const reason = `${who} did something on this cable since you were shown it. Look at it, then decide.`;
    return { code: 'conflict', reason, others };
  }

  /** Cables with a text, or of which nobody can tell; what somebody reads a second time is not decided on from elsewhere. */
  private *withText(text: string, but: string, you: Reviewer): Generator<Elsewhere> {
    const { cables, ledger, rows, readings } = this.by;
    const sought = squeezed(text.toLowerCase());
    for (const mrn of cables.numbers()) {
      if (mrn === but) continue;
      cables.readText(mrn);
      const known = cables.of(mrn) ?? '';
      if (known !== '' && !known.includes(sought)) continue;
      const at = () => rows.orGone(mrn, () => cables.at(mrn, ledger.of(mrn)));
      yield { mrn, at: readings.isOf(mrn, you) ? READ_TWICE : at() };
    }
  }
}

const READ_TWICE: Refused = { code: 'invalid', reason: 'You read this a second time.' };
/** A list is looked at before anybody says why. */
const TO_BE_GIVEN = 'to be given';
const NOW_READ: Refused = {
  code: 'conflict',
  reason:
    'This cable was signed since you were shown it, and comes back for a second reading, which may be yours. Look at it again.',
};
const NO_LONGER_READ: Refused = {
  code: 'conflict',
  reason:
    'This cable is no longer one that you read a second time: somebody else did, or decided on it anew. Look at it again.',
};
