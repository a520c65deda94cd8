// A thread that reads PDFs, and for some words in them never answers, dies, or runs out of memory.
import { workerData } from 'node:worker_threads';

const { port, flag } = workerData;
const say = () => {
  Atomics.add(flag, 0, 1);
  Atomics.notify(flag, 0);
};
port.on('message', (bytes) => {
  const words = Buffer.from(bytes).toString('latin1');
  if (words === 'hangs') for (;;);
  if (words === 'dies') process.exit(1);
  if (words === 'throws') throw new Error('over a PDF');
  if (words === 'grows') for (const all = []; ; ) all.push(new Array(1_000_000).fill(words));
  const page = { text: words, hidden: 'none', redactions: 0, notes: 0, complete: true };
  port.postMessage({ pages: [page], attachments: 0, layersOff: 0, mended: false });
  say();
});
say();
