import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { PdfReading } from '../../container/pdf/reading.ts';
import { DiskFailure } from '../../disk/failure.ts';
import { sha256 } from '../../model/digest.ts';

/** Waits until a number in shared memory is no longer what it was; false where that took too long. Clocks belong to `cli/`. */
export type Wait = (flag: Int32Array, was: number) => boolean;

/** What the thread is started with. */
export interface DeskBrief {
  readonly port: MessagePort;
  /** Counts what the thread has said: that it is up, then each answer. */
  readonly flag: Int32Array;
}

/** As built: a thread reads no TypeScript. */
const ENTRY = new URL('./worker.js', import.meta.url);

/** The same on every machine, in MiB. */
const MEMORY = 1024;

/** Characters of readings kept: a run walks its inputs more than once. */
const KEPT = 32 * 1024 * 1024;

/**
 * Reads PDFs in a thread of its own, one at a time, and waits for each: whoever opens files walks them without a
 * pause. A file that takes too long, or ends the thread, loses that file alone; the next gets another thread.
 */
export class PdfDesk {
  private readonly wait: Wait;
  private readonly entry: URL;
  private thread: Thread | undefined;
  private readonly kept = new Map<string, PdfReading>();
  private held = 0;

  constructor(wait: Wait, entry: URL = ENTRY) {
    this.wait = wait;
    this.entry = entry;
  }

  read(bytes: Uint8Array): PdfReading {
    const digest = sha256(bytes);
    const known = this.kept.get(digest);
    if (known !== undefined) return known;
    const reading = this.asked(bytes);
    this.keep(digest, reading);
    return reading;
  }

  private asked(bytes: Uint8Array): PdfReading {
    this.thread ??= new Thread(this.entry, this.wait);
    const answer = this.thread.ask(bytes);
    if (answer !== undefined) return answer;
    this.thread.end();
    this.thread = undefined;
    return { refusal: 'overtime' };
  }

  private keep(digest: string, reading: PdfReading): void {
    if (this.held > KEPT) {
      this.kept.clear();
      this.held = 0;
    }
    this.kept.set(digest, reading);
    if ('pages' in reading) for (const { text } of reading.pages) this.held += text.length;
  }
}

class Thread {
  private readonly worker: Worker;
  private readonly port: MessagePort;
  private readonly flag = new Int32Array(new SharedArrayBuffer(4));
  private readonly wait: Wait;
  private said = 0;

  constructor(entry: URL, wait: Wait) {
    const { port1, port2 } = new MessageChannel();
    const brief: DeskBrief = { port: port2, flag: this.flag };
    this.port = port1;
    this.wait = wait;
    this.worker = new Worker(entry, {
      workerData: brief,
      transferList: [port2],
      resourceLimits: { maxOldGenerationSizeMb: MEMORY },
    });
    // Whoever waits learns of its end by the clock; nobody else has to.
    this.worker.on('error', () => {});
    this.worker.unref();
    this.port.unref();
    if (!this.hasSaid())
      throw new DiskFailure('The thread that reads PDFs did not start. Please report this.');
  }

  /** What it gives; nothing where it takes too long. */
  ask(bytes: Uint8Array): PdfReading | undefined {
    this.port.postMessage(bytes);
    if (!this.hasSaid()) return undefined;
    return receiveMessageOnPort(this.port)?.message;
  }

  end(): void {
    this.port.close();
    void this.worker.terminate();
  }

  /** Waits for one more than it has said so far. */
  private hasSaid(): boolean {
    if (!this.wait(this.flag, this.said)) return false;
    this.said += 1;
    return true;
  }
}
