import { Worker } from 'node:worker_threads';
import { codeOf } from '../disk/failure.ts';
import { error, type Message } from '../model/message.ts';
import type { Stage } from '../pipeline.ts';
import type { Answer, Brief, Said, Task } from './brief.ts';
import { newStation, type Whereabouts, whereabouts } from './station.ts';

/** One task, and who waits for what comes of it. `lost` where its worker was ended or died over it. */
export interface Job {
  readonly task: Task;
  settle(came: Answer | { readonly lost: Message }): void;
  reject(thrown: Error): void;
}

/** How a worker is started. */
export interface Start {
  /** The file that it runs, where it is another than that of every run. */
  readonly entry?: URL;
  /** The most memory for its objects, in MiB. */
  readonly memory?: number;
  /** After how many cables it is relieved. */
  readonly shift?: number;
}

/** What a crew hears of one of its workers. */
export interface Hearing {
  ready(said: Extract<Said, { kind: 'ready' }>): void;
  free(): void;
  /** It is no more, and leaves jobs that nobody has begun. */
  gone(left: readonly Job[]): void;
  /** It never got to work. */
  unfit(why: string): void;
  /** Nobody can work by these rules. */
  refused(why: string): void;
}

/** Jobs a worker holds at once: one under way, one at hand for when it is done. */
export const AT_HAND = 2;

/** The same on every machine, where Node would take its measure from the machine. */
const MEMORY = 4096;
/** MiB for objects that were just made: more is a little faster, and is held by every worker. */
const YOUNG = 16;

/**
 * The engine that matches patterns keeps what it learned of texts, and gives nothing back: over many thousands of cables a worker grows
 * by hundreds of MiB. So one that has done so many goes, and another takes its place.
 */
const SHIFT = 10_000;

/** How often a worker may be seen at the same cable. The next time it is ended. */
const LOOKS = 4;

/** As built: a thread reads no TypeScript. */
const ENTRY = new URL('./worker.js', import.meta.url);

/** One worker thread. Jobs are answered in the order given, so the oldest is the one under way. */
export class Hand {
  private readonly worker: Worker;
  private readonly station = newStation();
  private readonly hearing: Hearing;
  private readonly given: Job[] = [];
  private rules: readonly string[] | undefined;
  private looks = 0;
  /** The job for which it is being ended. */
  private condemned: Job | undefined;
  private isEnding = false;
  /** Cables it has still to do before it is relieved. */
  private left: number;
  private cause = 'it stopped by itself';

  constructor(
    brief: Omit<Brief, 'station'>,
    { entry = ENTRY, memory = MEMORY, shift = SHIFT }: Start,
    hearing: Hearing,
  ) {
    this.hearing = hearing;
    this.left = shift;
    this.worker = new Worker(entry, {
      workerData: { ...brief, station: this.station },
      resourceLimits: { maxOldGenerationSizeMb: memory, maxYoungGenerationSizeMb: YOUNG },
    });
    this.worker.on('message', (said: Said) => this.hear(said));
    this.worker.on('error', (thrown: unknown) => {
      this.cause = causeOf(thrown, this.rules === undefined);
    });
    this.worker.on('exit', () => this.leave());
  }

  get isStarting(): boolean {
    return this.rules === undefined;
  }

  /** How many more jobs it can take. */
  get room(): number {
    return this.isStarting || this.isEnding ? 0 : Math.min(AT_HAND, this.left) - this.given.length;
  }

  give(job: Job): void {
    if (this.given.length === 0) this.looks = 0;
    this.given.push(job);
    this.worker.postMessage(job.task);
  }

  /** Notes that time has passed. Who is found at the same cable too often is ended. */
  look(): void {
    if (this.isEnding || this.given.length === 0) return;
    this.looks += 1;
    if (this.looks > LOOKS) this.end(this.given[0]);
  }

  async dismiss(): Promise<void> {
    this.isEnding = true;
    this.given.length = 0;
    await this.worker.terminate();
  }

  /** All that waits for it is told that the run has failed. */
  abandon(thrown: Error): void {
    for (const job of this.given.splice(0)) job.reject(thrown);
  }

  private end(job: Job | undefined): void {
    this.condemned = job;
    this.isEnding = true;
    void this.worker.terminate();
  }

  private hear(said: Said): void {
    this.looks = 0;
    if (said.kind === 'ready') {
      this.rules = said.rules;
      this.hearing.ready(said);
    } else if (said.kind === 'refused') {
      this.hearing.refused(said.why);
    } else {
      this.given.shift()?.settle(said.answer);
      this.left -= 1;
      if (this.left === 0) this.end(undefined);
      else this.hearing.free();
    }
  }

  /** Node hands over what it still said before it says that it is gone: what is unanswered now stays so. */
  private leave(): void {
    if (this.rules === undefined) {
      this.hearing.unfit(this.cause);
      return;
    }
    const lost = this.isEnding ? this.condemned : this.given[0];
    const at = whereabouts(this.station, this.rules);
    if (lost !== undefined && this.given.includes(lost))
      lost.settle({ lost: this.isEnding ? overtime(at) : death(at, this.cause) });
    this.hearing.gone(this.given.filter((job) => job !== lost));
  }
}

/** Of a cable's worker the kind of its end alone, for an error's own words may quote the cable; of one that starts, all. */
function causeOf(thrown: unknown, isStarting: boolean): string {
  if (codeOf(thrown) === 'ERR_WORKER_OUT_OF_MEMORY') return 'it ran out of memory';
  return isStarting && thrown instanceof Error ? thrown.message : 'an error ended it';
}

const WORDS: Readonly<Record<Stage, string>> = {
  reading: 'the reading of the cable',
  persons: 'the search for persons',
  decisions: 'the joining of claims',
  copies: 'the making of copies',
  checks: 'the check of the copies',
};

const partOf = (at: Whereabouts): string => ('rule' in at ? `rule ${at.rule}` : WORDS[at.stage]);

/** Nothing came of the cable, and what a person can do about it. */
const remedy = (at: Whereabouts): string =>
  `Nothing of the cable was released. ${'rule' in at ? 'Correct the rule, then' : 'Please report this, and'} release the cable again.`;

const overtime = (at: Whereabouts): Message =>
  error(
    'overtime',
    `A worker was still at ${partOf(at)} when the time for a cable was over, and was ended. ${remedy(at)}`,
  );

const death = (at: Whereabouts, cause: string): Message =>
  error('worker-died', `A worker died over ${partOf(at)}: ${cause}. ${remedy(at)}`);
