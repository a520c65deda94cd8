import { workerData } from 'node:worker_threads';
import { readPdf } from '../../container/pdf/read.ts';
import type { DeskBrief } from './desk.ts';

const { port, flag }: DeskBrief = workerData;

/** The message first: who waits for the flag looks for it at once. */
function say(): void {
  Atomics.add(flag, 0, 1);
  Atomics.notify(flag, 0);
}

port.on('message', async (bytes: Uint8Array) => {
  port.postMessage(await readPdf(bytes));
  say();
});
say();
