// The thread between a test, which waits, and the process that runs commands for it.
import { fork } from 'node:child_process';
import { workerData } from 'node:worker_threads';

const { host, program, options, port, flag } = workerData;
const child = fork(host, [program], { ...options, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
port.on('message', (args) => child.send(args));
child.on('message', answer);
child.on('exit', (code) => answer({ died: code }));

function answer(said) {
  port.postMessage(said);
  Atomics.store(flag, 0, 1);
  Atomics.notify(flag, 0);
}
