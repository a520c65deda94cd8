import type { Result } from '../batch/result.ts';
import type { Action } from '../model/action.ts';
import { isUnmade } from '../model/run-record.ts';
import { plural } from './terminal.ts';
import { shortList } from './view/outcomes.ts';

/** Why a decision that was carried comes to nothing, by the code of its message, with one and with many. */
const REASONS: Readonly<Record<string, readonly [one: string, many: string]>> = {
  'stale-decision': ['was made on another text of its cable', 'were made on another text of their cable'],
  'basis-unavailable': [
    'cites a basis that cannot be cited for its passage on this day',
    'cite a basis that cannot be cited for their passage on this day',
  ],
  'other-audience': ['opens text to another audience', 'open text to another audience'],
  'lost-target': [
    'speaks of a place that its cable does not have',
    'speak of a place that their cable does not have',
  ],
  'no-basis': ['withholds without a basis', 'withhold without a basis'],
  'lost-claims': [
    'answers claims that nothing makes any more, and opens nothing',
    'answer claims that nothing makes any more, and open nothing',
  ],
  failed: [
    'is on a cable that failed or is not of the case',
    'are on cables that failed or are not of the case',
  ],
  absent: [
    'is on a cable that was not found among the inputs',
    'are on cables that were not found among the inputs',
  ],
};

/** What became of the decisions that a second look carries over, gathered cable by cable. */
export class Carried {
  private readonly dir: string;
  private readonly actions: readonly Action[];
  private readonly left = new Map<string, Action[]>();
  private readonly lapsed = new Map<string, string>();
  private readonly changes = new Changes();

  constructor({ dir, actions }: { readonly dir: string; readonly actions: readonly Action[] }) {
    this.dir = dir;
    this.actions = actions;
    for (const action of actions) {
      this.lapsed.set(action.id, 'absent');
      this.left.set(action.mrn, [...(this.left.get(action.mrn) ?? []), action]);
    }
  }

  take(result: Result): void {
    const { mrn, unspoken, lapsed, since } = result;
    if (since !== undefined) this.changes.add(since);
    const isMade = !isUnmade(result) && unspoken !== true;
    for (const { id } of this.left.get(mrn ?? '') ?? []) {
      const why = isMade ? lapsed.find(({ action }) => action === id)?.why : 'failed';
      if (why === undefined) this.lapsed.delete(id);
      else this.lapsed.set(id, why);
    }
  }

  /** What a person is told at the end: what holds, what does not and why, and how to see what changed. */
  lines(out: string): string[] {
    return [
      ...this.changes.lines(this.dir),
      ...this.told(),
      `What changed: tearline audit diff ${this.dir} --with ${out}`,
    ];
  }

  private told(): string[] {
    const all = this.actions.length;
    if (all === 0) return [`No decisions were carried from ${this.dir}: there were none.`];
    const gone = this.lapsed.size;
    const held = all - gone;
    const still = `${held} ${held === 1 ? 'holds' : 'hold'}, ${gone} no longer ${gone === 1 ? 'does' : 'do'}`;
    const head = `${plural(all, 'decision')} carried from ${this.dir}: ${still}.`;
    return [head, ...this.reasons().flatMap((code) => this.because(code))];
  }

  private reasons(): string[] {
    return [...new Set([...Object.keys(REASONS), ...this.lapsed.values()])];
  }

  private because(code: string): string[] {
    const those = this.actions.filter(({ id }) => this.lapsed.get(id) === code);
    if (those.length === 0) return [];
    const [one, many] = REASONS[code] ?? [`no longer holds (${code})`, `no longer hold (${code})`];
    const cables = [...new Set(those.map(({ mrn }) => mrn))];
    return [`  ${those.length} ${those.length === 1 ? one : many}: ${shortList(cables)}`];
  }
}

/** What became of the passages of all cables of both runs, in counts. */
class Changes {
  private readonly sum = { released: 0, still: 0, otherwise: 0, newly: 0 };
  private readonly calledBack: string[] = [];
  private cables = 0;

  add({ counts, wasPublic }: NonNullable<Result['since']>): void {
    this.cables += 1;
    for (const kind of ['released', 'still', 'otherwise', 'newly'] as const) this.sum[kind] += counts[kind];
    if (wasPublic && counts.newly > 0) this.calledBack.push(counts.mrn);
  }

  lines(dir: string): string[] {
    if (this.cables === 0) return [];
    const { released, still, otherwise, newly } = this.sum;
    const passages = `${released} released now, ${still} kept as before, ${otherwise} kept on other grounds, ${newly} newly kept`;
    return [
      `Beside the copies in ${dir}, passages of ${plural(this.cables, 'cable')}: ${passages}.`,
      ...(this.calledBack.length === 0
        ? []
        : [
            `NEWLY KEPT, THOUGH THEY WERE RELEASED, in: ${shortList(this.calledBack)}. What is out cannot be called back.`,
          ]),
    ];
  }
}
