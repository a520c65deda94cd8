import { rowOf } from '../audit/log-row.ts';
import type { EntryBody, Head } from '../model/entry.ts';
import type { Act, Reviewer } from '../model/review.ts';
import type { LogPart, LogView } from '../model/shown-case.ts';
import { hasContent } from './acts/contents.ts';
import { actKindOf, type Fold } from './acts/fold.ts';
import type { CableRecord } from './acts/record.ts';
import { headOf } from './record/chain.ts';
import { InTurn } from './record/in-turn.ts';
import type { Kept, Recording, Store } from './store.ts';

/** The log of a review as it is on record, and what it comes to. */
export class Ledger {
  readonly fold: Fold;
  private readonly store: Store;
  /** What is recorded is folded before anybody else records: what they do is judged on it. */
  private readonly recording = new InTurn();
  /** The log as it is, and the place in it of each version of a cable. */
  private readonly entries: Kept[] = [];
  private readonly versions = new Map<string, number>();
  private done = 0;
  /** Told of the cables that something was recorded of. */
  private readonly heard: (mrn: string) => void;

  constructor(store: Store, fold: Fold, kept: readonly Kept[], heard: (mrn: string) => void) {
    this.store = store;
    this.fold = fold;
    this.heard = heard;
    for (const each of kept) this.take(each);
  }

  get size(): number {
    return this.fold.size;
  }

  /** How many entries tell what was done: only by those anything changes that is shown. */
  get acts(): number {
    return this.done;
  }

  get head(): Head {
    return headOf(this.entries);
  }

  of(mrn: string): CableRecord {
    return this.fold.of(mrn);
  }

  /** The entries that speak of a cable. */
  entriesOf(mrn: string): EntryBody[] {
    return this.entries.flatMap(({ entry: { entry } }) =>
      'mrn' in entry && entry.mrn === mrn ? [entry] : [],
    );
  }

  /** Where in the log a cable was at a version that somebody saw; before all of it where nothing was done on it. */
  placeOf(version: string): number {
    return version === '' ? -1 : (this.versions.get(version) ?? -1);
  }

  /** A page of the log, or of what was done alone, and how many entries there are to turn through. */
  page(offset: number, limit: number, of: LogPart): Pick<LogView, 'listed' | 'entries'> {
    const listed = of === 'all' ? this.entries : this.entries.filter(isAct);
    return { listed: listed.length, entries: listed.slice(offset, offset + limit).map(entryShown) };
  }

  /** Records what `decide` returns behind everything that is on record by then, and folds all of it. */
  record(decide: () => Recording | undefined): Promise<readonly Kept[]> {
    return this.recording.take(async () => {
      const { ours } = await this.store.append(this.fold.size, (news) => {
        this.takeAll(news);
        return decide();
      });
      this.takeAll(ours);
      return ours;
    });
  }

  private takeAll(news: readonly Kept[]): void {
    for (const each of news) this.take(each);
    for (const mrn of cablesOf(news.filter(isAct))) this.heard(mrn);
  }

  private take(kept: Kept): void {
    this.fold.take(kept);
    this.entries.push(kept);
    if (isAct(kept)) this.done += 1;
    this.versions.set(kept.entry.digest, kept.entry.seq);
  }
}

/** Who was given which text changes nothing of what anybody is shown. */
const isAct = ({ entry: { entry } }: Kept): boolean => entry.kind !== 'access';

/** Whether an entry, the first that an act left, is of this very act: only then has it been recorded before. */
export function isOf({ entry: { entry }, content }: Kept, act: Act, { name }: Reviewer): boolean {
  if (!hasContent(entry.kind) || actKindOf(entry.kind, content) !== act.kind) return false;
  if (!('by' in entry && 'mrn' in entry) || entry.by !== name || entry.mrn !== act.mrn) return false;
  const { action, ...given } = content as { readonly action?: unknown };
  const said = (typeof action === 'object' ? action : { action, ...given }) as Record<string, unknown>;
  // The end of a second reading names the copy it came to; `shown` is that of the others.
  if (entry.kind === 'comparison') said.shown = said.own;
  return SAID.every(
    (each) =>
      !(each in act && each in said) || JSON.stringify(said[each]) === JSON.stringify(act[each as keyof Act]),
  );
}

/** What an act gives that its content repeats under the same name. */
const SAID = ['on', 'effect', 'reason', 'text', 'agency', 'reference', 'referral', 'shown', 'action'];

/** The cables that entries speak of. */
export const cablesOf = (kept: readonly Kept[]): string[] => [
  ...new Set(
    kept.flatMap(({ entry: { entry } }) => {
      if ('mrn' in entry && entry.mrn !== null) return [entry.mrn];
      return 'cables' in entry && entry.cables !== 'all' ? entry.cables : [];
    }),
  ),
];

function entryShown({ entry }: Kept): LogView['entries'][number] {
  const { cables, persons, when, what } = rowOf(entry);
  const { seq, digest } = entry;
  const told = { mrn: cables.join(', ') || null, by: persons.join(', ') || null, at: when || null };
  return { ...{ seq, digest, kind: entry.entry.kind, what }, ...told };
}
