import { spawn } from 'node:child_process';
import type { Writable } from 'node:stream';

/** Quits where all fits on the screen, lets colours through, leaves what was shown on the screen. */
const PAGER = 'less -FRX';

/**
 * What a pager is started with. It shows what is withheld, so it keeps no history of what was searched for, and less(1) writes
 * no file, logs nothing, and starts no editor, shell or preprocessor.
 */
export function pagerEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { LESSOPEN: _, LESSCLOSE: __, ...kept } = env;
  const options = env.LESS === undefined ? 'FRX' : `${env.LESS} -R`;
  return { ...kept, LESSHISTFILE: '-', LESSHISTSIZE: '0', LESSSECURE: '1', LESS: options };
}

/** The pager that is wanted; none where results go to a file or another program, or by `--no-pager`. */
export function pagerFor(wanted: boolean): string | undefined {
  if (!wanted || process.stdout.isTTY !== true) return undefined;
  const pager = (process.env.PAGER ?? PAGER).trim();
  return pager === '' || pager === 'cat' ? undefined : pager;
}

/** What a shell ends with where there is no such command, or where it cannot be run. */
const NOT_STARTED: readonly (number | null)[] = [126, 127];

/**
 * Writes pieces of text to a pager, or to standard output without one, no faster than they are taken. Who quits the pager early has
 * seen enough: the rest is not made. A pager that cannot be started is done without.
 */
export async function paged(pieces: () => Iterable<string>, pager: string | undefined): Promise<void> {
  if (pager === undefined || NOT_STARTED.includes(await through(pager, pieces())))
    await write(pieces(), process.stdout, () => true);
}

/** What the pager ended with. */
async function through(pager: string, pieces: Iterable<string>): Promise<number | null> {
  const env = pagerEnvironment(process.env);
  const child = spawn(pager, { shell: true, stdio: ['pipe', 'inherit', 'inherit'], env });
  let isOpen = true;
  const close = (): void => {
    isOpen = false;
  };
  child.stdin.on('error', close).on('close', close);
  const ended = new Promise<number | null>((resolve) => {
    child.on('close', resolve).on('error', () => resolve(127));
  });
  // An interrupt is for the pager, which must be left to put the terminal right.
  const ignore = (): void => undefined;
  process.on('SIGINT', ignore);
  try {
    await write(pieces, child.stdin, () => isOpen);
  } finally {
    child.stdin.end();
    await ended;
    process.off('SIGINT', ignore);
  }
  return ended;
}

async function write(pieces: Iterable<string>, to: Writable, isOpen: () => boolean): Promise<void> {
  for (const piece of pieces) {
    if (!isOpen()) return;
    if (!to.write(piece)) await drained(to);
  }
}

const drained = (to: Writable): Promise<void> =>
  new Promise((resolve) => {
    const go = (): void => {
      for (const event of EVENTS) to.off(event, go);
      resolve();
    };
    for (const event of EVENTS) to.on(event, go);
  });

const EVENTS = ['drain', 'close', 'error'] as const;

/** Lines as pieces of text. */
export function* ended(lines: Iterable<string>): Generator<string> {
  for (const line of lines) yield `${line}\n`;
}
