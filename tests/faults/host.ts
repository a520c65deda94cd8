import { type ChildProcess, fork, spawn } from 'node:child_process';
import { join } from 'node:path';

const HOST = join(import.meta.dirname, '../cli/warm/host.mjs');
export const CLOCK = join(import.meta.dirname, 'still-clock.mjs');
export const PROGRAM = join(import.meta.dirname, '../../dist/cli/main.js');

/** How a command ended; of one whose process was killed over it, neither code nor words. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Processes are the dearer part of a trial, so one runs command after command until it dies over one. */
export class Host {
  private child: ChildProcess | undefined;

  /** The process that runs the next command. */
  pid(): number {
    return this.living().pid as number;
  }

  run(args: readonly string[]): Promise<Ended> {
    const child = this.living();
    return new Promise((settle) => {
      const died = (): void => {
        this.child = undefined;
        settle({ code: null, out: '', err: '' });
      };
      child.once('exit', died);
      child.once('message', (said: Ended) => {
        child.off('exit', died);
        settle(said);
      });
      child.send([...args]);
    });
  }

  /** Runs a command under strace, which is with the process by then and leaves it when the command has ended. */
  async traced(strace: readonly string[], args: readonly string[]): Promise<Ended> {
    const tracer = spawn('strace', ['-f', '-p', String(this.pid()), ...strace], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const gone = new Promise((settle) => tracer.once('exit', settle));
    await new Promise<void>((settle, refuse) => {
      tracer.stderr.on('data', (said: Buffer) => String(said).includes('attached') && settle());
      tracer.once('exit', () => refuse(new Error('strace cannot attach. It may need root.')));
    });
    const ended = await this.run(args);
    tracer.kill('SIGINT');
    await gone;
    return ended;
  }

  end(): void {
    this.child?.kill('SIGKILL');
    this.child = undefined;
  }

  private living(): ChildProcess {
    this.child ??= fork(HOST, [PROGRAM], {
      execArgv: ['--import', CLOCK],
      // One thread for what is asked of the system beside the program: which of several made a call is chance.
      env: { ...process.env, NO_COLOR: '1', UV_THREADPOOL_SIZE: '1' },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    return this.child;
  }
}
