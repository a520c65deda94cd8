import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { WITHHELD } from '../cli/tearline.ts';
import { hasStrace } from './faults.ts';
import { callsIn, unsyncedIn } from './trace.ts';

const PROGRAM = join(import.meta.dirname, '../../dist/cli/main.js');
const FIXTURES = join(import.meta.dirname, '../../fixtures');
const at = realpathSync(mkdtempSync(join(tmpdir(), 'tearline-synced-')));
afterAll(() => rmSync(at, { recursive: true, force: true }));

const CHANGES = 'openat,write,pwrite64,ftruncate,fsync,rename,link,mkdir,unlink';

const KEYS = ['--key', join(at, 'key'), '--signing-key', join(at, 'signing-key')];

function traced(args: readonly string[], keys = KEYS): { code: number | null; trace: string } {
  const file = join(at, 'trace');
  const strace = ['-f', '-qq', '-y', '-s', '0', '--seccomp-bpf', '-o', file, '-e', `trace=${CHANGES}`];
  const { status } = spawnSync('strace', [...strace, process.execPath, PROGRAM, ...args, ...keys]);
  return { code: status, trace: readFileSync(file, 'utf8') };
}

describe('a trace', () => {
  const LOG = [
    '1 openat(AT_FDCWD</x>, "/o/a.part", O_RDWR|O_CREAT) = 3</o/a.part>',
    '1 write(3</o/a.part>, ""..., 1) = 1',
  ];
  const NAMED = '1 rename("/o/a.part", "/o/a") = 0';

  test.each([
    ['no sync at all', [...LOG, NAMED], ['bytes of /o/a', 'name of /o/a']],
    ['a sync of its bytes alone', [...LOG, '1 fsync(3</o/a.part>) = 0', NAMED], ['name of /o/a']],
    [
      'a sync before its last byte',
      ['1 fsync(3</o/a.part>) = 0', ...LOG, NAMED, '1 fsync(4</o>) = 0'],
      ['bytes of /o/a'],
    ],
    [
      'a sync that failed',
      [...LOG, NAMED, '1 fsync(3</o/a>) = -1 EIO', '1 fsync(4</o>) = 0'],
      ['bytes of /o/a'],
    ],
    [
      'a sync of both, of which one was seen in two pieces',
      [...LOG, NAMED, '2 fsync(3</o/a> <unfinished ...>', '1 fsync(4</o>) = 0', '2 <... fsync resumed>) = 0'],
      [],
    ],
  ])('of a file with %s', (_, lines, left) => {
    expect(unsyncedIn(callsIn(lines.join('\n')), '/o')).toEqual(left);
  });
});

describe.skipIf(!hasStrace())('when a command has ended (skipped without strace)', () => {
  const out = join(at, 'deep/er/run');
  const cables = ['05-portions-of-three-levels', '10-protected-source'];
  const inputs = cables.map((name) => join(FIXTURES, name, 'cable.txt'));
  const ofRun = (): string[] =>
    readdirSync(out, { recursive: true, withFileTypes: true }).flatMap((entry) =>
      entry.isFile() ? [join(entry.parentPath, entry.name)] : [],
    );

  test('all that release wrote is on the device, every file and every name', () => {
    const { code, trace } = traced(['release', ...inputs, '--out', out, '--formats', 'txt,html,json']);
    expect(code).toBeLessThan(2);
    const calls = callsIn(trace);
    const renamed = new Set(calls.filter(({ name }) => name === 'rename').map(({ to }) => to));
    const logs = ['audit.jsonl', 'checkpoints'].map((name) => join(out, 'restricted', name));
    expect(new Set([...renamed, ...logs].filter((path) => path.startsWith(out)))).toEqual(
      new Set([...ofRun(), join(out, 'restricted/begun.json')]),
    );
    expect(unsyncedIn(calls, join(at, 'deep'))).toEqual([]);
  });

  test('the record is written behind the syncs of all that it speaks of', () => {
    const calls = callsIn(readFileSync(join(at, 'trace'), 'utf8'));
    const record = calls.findIndex(({ name, to }) => name === 'rename' && to.endsWith('/run.json'));
    expect(record).toBeGreaterThan(0);
    const left = unsyncedIn(calls.slice(0, record), out).filter(
      (each) => !/\.aside|progress\.jsonl|running/.test(each),
    );
    expect(left).toEqual([]);
  });

  test('the proof that audit prove wrote is on the device', () => {
    const to = join(at, 'proofs/first.proof');
    mkdirSync(join(at, 'proofs'));
    const { code, trace } = traced(['audit', 'prove', out, '0', '--to', to], []);
    expect(code).toBe(0);
    const calls = callsIn(trace);
    expect(calls.filter((call) => call.name === 'rename' && call.to === to)).toHaveLength(1);
    expect(unsyncedIn(calls, join(at, 'proofs'))).toEqual([]);
  });

  test('all that decide wrote is on the device', () => {
    const { code, trace } = traced(['decide', out, '09OSLO612', ...WITHHELD]);
    expect(code).toBe(0);
    const calls = callsIn(trace);
    expect(calls.filter(({ name, to }) => name === 'rename' && to.startsWith(out)).length).toBeGreaterThan(8);
    expect(unsyncedIn(calls, out)).toEqual([]);
  });
});
