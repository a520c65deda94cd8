import { DiskFailure, UsageProblem } from '../disk/failure.ts';
import type { SourceRecord } from '../model/cable.ts';
import type { Message } from '../model/message.ts';
import type { Answer, Brief, KnownOf, Task } from './brief.ts';
import { AT_HAND, Hand, type Job, type Start } from './hand.ts';
import type { Result } from './result.ts';

/** Calls `look` over and over, in even steps of time, until what it gives back is called. Clocks belong to `cli/`. */
export type Watch = (look: () => void) => () => void;

/** What a crew is told once. */
export interface Plan extends Omit<Brief, 'station'> {
  /** How many workers there may be. */
  readonly jobs: number;
  readonly watch: Watch;
  readonly start?: Start;
}

/** What a worker gave, or why it is lost. */
export type Got<T> = { readonly got: T } | { readonly lost: Message };

/**
 * Workers on one machine. Each cable is asked of one of them; a worker that hangs or dies over a cable loses that one
 * alone, and another takes its place. They start as there is work for them. One that cannot start ends the run.
 */
export class Crew {
  private readonly plan: Plan;
  private readonly hands = new Set<Hand>();
  private readonly waiting: Job[] = [];
  private readonly endWatch: () => void;
  private readonly begun: PromiseWithResolvers;
  /** By what rules each worker goes that has come up, and by which the run does, once it has loaded its own. */
  private readonly heard = new Set<string>();
  private digest: string | undefined;
  private trouble: Error | undefined;
  private isDismissed = false;

  /** Its first worker starts at once, so that it loads the rules while the run does. */
  constructor(plan: Plan) {
    this.plan = plan;
    this.begun = withResolvers();
    this.endWatch = plan.watch(() => {
      for (const hand of this.hands) hand.look();
    });
    this.hire();
  }

  /** Waits for a worker that goes by the rules of this digest: a run which cannot have any fails before it writes. */
  async ready(digest: string): Promise<void> {
    this.digest = digest;
    this.compare();
    await this.begun.promise;
  }

  /** Records that should be asked at once, so that no worker waits for the next. */
  get window(): number {
    return this.plan.jobs * (AT_HAND + 2);
  }

  /** Where a record ends. */
  async resultOf(record: SourceRecord, once: boolean, known: KnownOf = {}): Promise<Got<Result>> {
    const came = await this.ask({ record, once, ...known });
    return 'result' in came ? { got: came.result } : came;
  }

  async dismiss(): Promise<void> {
    this.isDismissed = true;
    this.endWatch();
    await Promise.all([...this.hands].map((hand) => hand.dismiss()));
  }

  private ask(task: Task): Promise<Came> {
    return new Promise((settle, reject) => {
      this.waiting.push({ task, settle, reject });
      this.deal();
    });
  }

  /** Gives what waits to who has most room, and hires where that is not enough. */
  private deal(): void {
    if (this.trouble !== undefined) {
      this.fail(this.trouble);
      return;
    }
    while (this.waiting.length > 0) {
      const [hand] = [...this.hands].filter(({ room }) => room > 0).sort((a, b) => b.room - a.room);
      const job = hand === undefined ? undefined : this.waiting.shift();
      if (hand === undefined || job === undefined) break;
      hand.give(job);
    }
    const starting = [...this.hands].filter(({ isStarting }) => isStarting).length;
    if (this.waiting.length > starting * AT_HAND && this.hands.size < this.plan.jobs) this.hire();
  }

  private hire(): void {
    const { jobs: _, watch: __, start = {}, ...brief } = this.plan;
    const hand: Hand = new Hand(brief, start, {
      ready: (said) => {
        this.heard.add(said.digest);
        this.compare();
        this.begun.resolve();
        this.deal();
      },
      free: () => this.deal(),
      gone: (left) => {
        this.hands.delete(hand);
        this.waiting.unshift(...left);
        if (!this.isDismissed) this.deal();
      },
      refused: (why) => this.fail(new UsageProblem(why)),
      unfit: (why) => {
        this.hands.delete(hand);
        if (!this.isDismissed) this.fail(noWorker(why));
      },
    });
    this.hands.add(hand);
  }

  private compare(): void {
    const others = [...this.heard].some((digest) => digest !== this.digest);
    if (this.digest !== undefined && others) this.fail(otherRules(this.plan.rules));
  }

  private fail(trouble: Error): void {
    this.trouble ??= trouble;
    this.begun.reject(this.trouble);
    for (const job of this.waiting.splice(0)) job.reject(this.trouble);
    for (const hand of this.hands) hand.abandon(this.trouble);
  }
}

type Came = Answer | { readonly lost: Message };

interface PromiseWithResolvers {
  readonly promise: Promise<void>;
  resolve(): void;
  reject(thrown: Error): void;
}

/** A promise that is settled from outside; Node 20 has none of its own. */
function withResolvers(): PromiseWithResolvers {
  let [resolve, reject] = [(): void => {}, (_: Error): void => {}];
  const promise = new Promise<void>((...given) => {
    [resolve, reject] = given;
  });
  // It may fail before anyone waits for it.
  promise.catch(() => {});
  return { promise, resolve, reject };
}

const noWorker = (why: string): DiskFailure =>
  new DiskFailure(
    `A worker could not start: ${why}. With fewer at once, as by --jobs 1, the machine may have room for it.`,
  );

const otherRules = (rules: string): DiskFailure =>
  new DiskFailure(
    `The rules in ${rules} were changed while the run was under way. Nothing more is written; make the run again.`,
  );
