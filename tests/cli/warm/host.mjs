// Runs commands of the built program one after the other in one process, as tests/cli/warm.ts asks for them.
import { pathToFileURL } from 'node:url';

const [, , program] = process.argv;
const said = { out: '', err: '' };
process.stdout.write = (text) => take('out', text);
process.stderr.write = (text) => take('err', text);
process.on('disconnect', () => process.exit());

function take(where, text) {
  said[where] += typeof text === 'string' ? text : Buffer.from(text).toString('utf8');
  return true;
}

let run = 0;
process.on('message', async (args) => {
  process.argv = [process.execPath, program, ...args];
  process.exitCode = undefined;
  [said.out, said.err] = ['', ''];
  run += 1;
  // The file of the program is the run of a command; what it imports stays loaded.
  await import(`${pathToFileURL(program).href}?run=${run}`);
  process.stdout.removeAllListeners('error');
  process.send({ code: process.exitCode ?? 0, ...said });
});
