import { join } from 'node:path';
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { afterAll } from 'vitest';
import { ENVIRONMENT, PROGRAM, place, type Ran, tearline as startedAnew } from './tearline.ts';

/** Longer than any command of a test takes. */
const PATIENCE = 170_000;

let warm: Warm | undefined;
afterAll(() => warm?.worker.terminate());

interface Warm {
  readonly worker: Worker;
  readonly port: MessageChannel['port1'];
  readonly flag: Int32Array<SharedArrayBuffer>;
}

/**
 * A command of the built program, as `tearline` of tearline.ts runs it, but in a process that has run others before:
 * most of a start is the loading of the program. What a process of its own changes (standard input, signals, help, its end)
 * needs a start of its own, as it has with `elsewhere`.
 */
export function tearline(args: readonly string[], elsewhere?: Parameters<typeof startedAnew>[1]): Ran {
  if (elsewhere !== undefined) return startedAnew(args, elsewhere);
  warm ??= started();
  Atomics.store(warm.flag, 0, 0);
  warm.port.postMessage(args);
  Atomics.wait(warm.flag, 0, 0, PATIENCE);
  const said: Ran | { readonly died: number } | undefined = receiveMessageOnPort(warm.port)?.message;
  if (said === undefined) throw new Error(`No answer to: tearline ${args.join(' ')}`);
  if ('died' in said) throw new Error(`The process ended with ${said.died} at: tearline ${args.join(' ')}`);
  return said;
}

function started(): Warm {
  const { port1: port, port2 } = new MessageChannel();
  const flag = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const worker = new Worker(join(import.meta.dirname, 'warm/bridge.mjs'), {
    workerData: {
      ...{ host: join(import.meta.dirname, 'warm/host.mjs'), program: PROGRAM, port: port2, flag },
      options: { cwd: place, env: { ...process.env, ...ENVIRONMENT } },
    },
    transferList: [port2],
  });
  port.unref();
  return { worker, port, flag };
}
