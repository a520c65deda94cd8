import type { Result } from '../batch/result.ts';
import type { Counts } from '../batch/run.ts';
import { labelOf } from '../model/cable.ts';
import type { Message } from '../model/message.ts';
import type { Rulebook, Setting } from '../pipeline.ts';
import { RuleTally } from '../rule/tally.ts';
import { strayNumbers, unaskedAgencies } from './case.ts';
import { out, plural, tell } from './terminal.ts';
import { Messages, toldOf } from './view/messages.ts';
import { countsLine, NAMED, outcomeTable, shortList, whereTo } from './view/outcomes.ts';
import { tallyLines } from './view/tally.ts';

/** Of more cables a table is no longer read; run.json has them all. */
const LONGEST_TABLE = 200;

/** Where a run went, and for whom. */
interface Went {
  readonly out: string;
  readonly audience: string;
}

/** Cables of which the same is said: the first of them by name. */
interface Kept {
  readonly first: string[];
  count: number;
}

/** What a person is told at the end of a run, gathered cable by cable. It does not grow with their number. */
export class Report {
  private readonly went: Went;
  private readonly setting: Setting;
  private readonly tally: RuleTally;
  private readonly messages = new Messages();
  private readonly table: Result[] = [];
  private readonly folders = new Set<string>();
  private readonly barred = new Map<string, Kept>();
  /** Of a case, whose answer holds all of it. */
  private readonly numbers = new Set<string>();
  private readonly rows: Result['rows'][number][] = [];
  private asking: string | undefined;
  private inputs = 0;
  private isBarred = false;
  private isFaulty = false;

  constructor(went: Went, setting: Setting, { packs }: Rulebook) {
    this.went = went;
    this.setting = setting;
    this.tally = new RuleTally(packs.flatMap(({ rules }) => rules.map(({ rule }) => rule.id)));
  }

  take(result: Result): void {
    const { file, folder, faults, questions } = result;
    this.inputs += 1;
    if (result.record !== undefined) this.tally.add(result.found);
    for (const each of toldBy(result)) this.messages.add(each);
    if (this.table.length <= LONGEST_TABLE) this.table.push(brief(result));
    if (folder !== null) this.folders.add(folder);
    if (folder === 'proposed' && this.setting.official !== null) this.keepBarred(result);
    if (this.setting.case !== undefined) this.keepOfCase(result);
    if (questions.length > 0) this.asking ??= file;
    this.isFaulty ||= faults.length > 0;
  }

  /** Says it all, and sets the exit code. */
  tell(counts: Counts): void {
    for (const line of this.messages.lines()) tell(line);
    this.tellStrays();
    if (this.inputs <= LONGEST_TABLE) out(outcomeTable(this.table));
    out('');
    out(`${plural(this.inputs, 'input')}: ${countsLine(counts)}`);
    if (this.asking !== undefined) out(this.whereToAsk(this.asking));
    for (const [why, { first, count }] of this.barred) out(`Not public, ${why}: ${shortList(first, count)}`);
    out(`Copies, and index.html of what they withhold: ${whereTo(this.went.out, this.folders)}`);
    out(`Log, diffs and reviewer's copies: ${this.went.out}/restricted`);
    for (const line of tallyLines(this.tally)) out(line);
    process.exitCode = exitCodeOf(counts, this.isBarred, this.isFaulty);
  }

  /** What keeps copies from `public/` although an official releases, once for all that it keeps. */
  private keepBarred({ barred, mrn }: Result): void {
    this.isBarred = true;
    for (const why of barred) {
      const kept = this.barred.get(why) ?? { first: [], count: 0 };
      if (kept.first.length < NAMED) kept.first.push(mrn ?? '-');
      kept.count += 1;
      this.barred.set(why, kept);
    }
  }

  private keepOfCase({ mrn, rows }: Result): void {
    if (mrn !== null) this.numbers.add(mrn);
    if (this.setting.case?.interim === true) this.rows.push(...rows);
  }

  private tellStrays(): void {
    const { case: answered } = this.setting;
    if (answered === undefined) return;
    const strays = strayNumbers(answered, this.numbers);
    if (strays.length > 0)
      tell(
        `The case names cables that are not among the inputs: ${shortList(strays)}. Compare their numbers.`,
      );
    const unasked = answered.interim ? unaskedAgencies(answered, this.rows) : [];
    if (unasked.length > 0)
      tell(
        `The case does not say when it asked ${unasked.join(', ')}. State it under referrals: the copies say that an answer is pending.`,
      );
  }

  private whereToAsk(file: string): string {
    const { audience } = this.went;
    const option = audience === 'foia' ? '' : ` --audience "${audience}"`;
    const others = this.inputs > 1 ? ', and so for each cable held' : '';
    return `Open questions: tearline explain ${toType(file)}${option}${others}`;
  }
}

/** A word as a shell takes it for one, whatever stands in it: what is printed to be typed is copied. */
export const toType = (word: string): string =>
  /^[\p{L}\p{N}_./][\p{L}\p{N}_.,:@%+=/-]*$/u.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;

/** With what a run ends: 3 where a check of its copies failed, 1 where something is held, failed, or barred from `public/`. */
export const exitCodeOf = ({ held, failed }: Counts, isBarred: boolean, isFaulty: boolean): number =>
  isFaulty ? 3 : isBarred || held + failed > 0 ? 1 : 0;

/** What a table shows of a cable; its text is let go. */
const brief = (result: Result): Result => ({
  ...result,
  ...{ done: undefined, record: undefined, files: [], restricted: [], entries: [] },
});

/** What a person should know of one cable, with its place in the file; of one that failed, why. */
function toldBy({ file, part, messages, record, state }: Result) {
  const isTold = ({ severity, code }: Message): boolean =>
    severity === 'error' || (state !== 'failed' && (severity === 'warning' || TOLD.has(code)));
  return toldOf(labelOf({ file, part }), messages.filter(isTold), record);
}

/** Not a doubt, and yet what whoever signs should know. */
const TOLD: ReadonlySet<string> = new Set(['earlier-copy', 'foreign-government-information']);
