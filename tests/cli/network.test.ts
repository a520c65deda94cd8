import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ENVIRONMENT, fixture, PROGRAM, place } from './tearline.ts';

/** A network of its own that leads nowhere: who may make one is for the system to say. */
const mayUnshare = spawnSync('unshare', ['-n', 'true']).status === 0;
const hasStrace = spawnSync('strace', ['--version']).status === 0;
if (!mayUnshare) console.warn('This system lets nobody take the network away (unshare -n): not tested here.');
if (!hasStrace) console.warn('strace is not here, so calls to the network are not looked for.');

/** Runs a program of Node's without a network, and gives its calls to one. */
function withoutNetwork(args: readonly string[], name: string): { code: number | null; calls: string[] } {
  const log = join(place, `${name}.strace`);
  const traced = hasStrace ? ['strace', '-f', '-e', 'trace=network', '-o', log] : [];
  const [program = '', ...rest] = ['unshare', '-n', ...traced, process.execPath, ...args];
  const { status } = spawnSync(program, rest, {
    cwd: place,
    stdio: 'ignore',
    env: { ...process.env, ...ENVIRONMENT },
  });
  const lines = hasStrace ? readFileSync(log, 'utf8').split('\n') : [];
  return { code: status, calls: lines.filter((line) => /^\d+ +\w+\(/.test(line) && !LOCAL.test(line)) };
}

/**
 * The C library asks for the name of the user (who ran it stands in sessions.json), and looks for a daemon of this machine
 * that remembers such names: a socket of the file system, and no network.
 */
const LOCAL = /\bsocket\(AF_UNIX,|\{sa_family=AF_UNIX, sun_path="\/(?:var\/)?run\/nscd\/socket"\}/;

describe.skipIf(!mayUnshare)('no command needs a network', () => {
  const inputs = ['01-declassified-by-its-own-date', '10-protected-source'].map(fixture);
  test.each<[string, readonly string[], number]>([
    ['release', ['release', ...inputs, '--out', 'alone', '--jobs', '2'], 1],
    ['verify', ['verify', 'alone'], 0],
    ['audit verify', ['audit', 'verify', 'alone', '--replay'], 0],
  ])('%s does its work without one and asks for none', (name, args, code) => {
    expect(withoutNetwork([PROGRAM, ...args], name)).toEqual({ code, calls: [] });
  });

  test.skipIf(!hasStrace)('a program that asks for one is seen', () => {
    const asks = "require('node:net').connect(9, '127.0.0.1').on('error', () => {})";
    const { calls } = withoutNetwork(['-e', asks], 'asks');
    expect(calls.join('\n')).toMatch(/connect\(\d+, \{sa_family=AF_INET/);
  });
});
