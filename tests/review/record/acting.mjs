// Records acts in the log of a review until it is killed: `node acting.mjs RUN ROUND`. Each act that was acknowledged is a line of
// standard output, with how many entries it has.
import { writeSync } from 'node:fs';
import { signerOf } from '../../../dist/audit/sign.js';
import { keyIdOf } from '../../../dist/model/digest.js';
import { openingOf, recordingOf } from '../../../dist/review/acts/recording.js';
import { storeInFile } from '../../../dist/review/record/in-file.js';

const [run, round] = process.argv.slice(2);
const KEY = '7'.repeat(64);
const store = storeInFile(run, {
  sealing: { signer: signerOf('3'.repeat(64)) },
  holder: { pid: process.pid, boot: 'this one', host: 'here' },
  isAlive: () => false,
  key: KEY,
});

const at = '2026-03-02T09:00:00.000Z';
const action = (n, i) => ({
  ...{ id: `${round}-${n}`, mrn: `07OSLO${i}`, source: 'f', on: { kind: 'portion', id: '1' } },
  ...{ effect: 'withhold', bases: [], answers: [], reason: 'so it is', by: 'Ann Poe', at },
});

if ((await store.since(0)).length === 0)
  await store.append(0, () =>
    openingOf({
      run: { size: 1, digest: '1'.repeat(64) },
      ...{ audience: 'foia', asOf: '2026-03-01', signatures: 2, key: keyIdOf(KEY) },
    }),
  );
writeSync(1, 'ready\n');
for (let n = 0; ; n += 1) {
  const act = `act-${round}-${n}`;
  const count = 1 + ((n * 37) % 130);
  const actions = Array.from({ length: count }, (_, i) => action(n, i));
  await store.append(0, () => recordingOf({ kind: 'decision', act, actions }, KEY));
  writeSync(1, `${act} ${count}\n`);
}
