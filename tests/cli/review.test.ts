import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { type ReviewArguments, reviewUntil } from '../../src/cli/commands/review.ts';
import type { OfficeSetting } from '../../src/cli/office.ts';
import { fakeOffice, PAGE } from '../review/server/fake.ts';
import { ENVIRONMENT, place, tearline } from './tearline.ts';

let made = 0;
/** A folder that passes for one of a run: its record is there. */
function aRun(): string {
  made += 1;
  const dir = join(place, `run-${made}`);
  mkdirSync(join(dir, 'restricted'), { recursive: true });
  writeFileSync(join(dir, 'restricted', 'run.json'), '{}');
  return dir;
}

const KEYS = { key: join(place, 'key'), signingKey: join(place, 'signing-key'), rules: 'rules' };
const lockOf = (dir: string): string => join(dir, 'restricted', 'running');

afterEach(() => void vi.restoreAllMocks());

/** What goes to a stream, as it goes. */
function heard(stream: NodeJS.WriteStream): string[] {
  const lines: string[] = [];
  vi.spyOn(stream, 'write').mockImplementation((text) => {
    lines.push(String(text).trimEnd());
    return true;
  });
  return lines;
}

/** Opens a review in this process, with an office that is a stand-in. */
async function opened(given: Partial<ReviewArguments> = { by: 'Ann Poe' }) {
  const [out, err] = [heard(process.stdout), heard(process.stderr)];
  const { office, calls } = fakeOffice();
  const settings: OfficeSetting[] = [];
  const closed: string[] = [];
  let stop = (): void => undefined;
  const dir = aRun();
  const ended = reviewUntil(
    new Promise((resolve) => {
      stop = resolve;
    }),
    { dir, ...KEYS, ...given },
    () => PAGE,
    async (setting) => {
      settings.push(setting);
      return { ...office, close: async () => void closed.push('closed') };
    },
  );
  await Promise.race([ended, vi.waitUntil(() => err.some((line) => line.includes('Ctrl-C')))]);
  const end = (): Promise<void> => {
    stop();
    return ended;
  };
  return { dir, out, err, calls, settings, closed, end };
}

/** A link as it is printed: whose it is, and where it leads. */
const LINK = /^(.+): (http:\/\/127\.0\.0\.1:\d+)\/sign-in\?token=([A-Za-z0-9_-]{43})$/;
const linkIn = (line = ''): readonly string[] => LINK.exec(line)?.slice(1) ?? [];

describe('tearline review', () => {
  test('prints a link for each person, says how to stop, and holds the run until it does', async () => {
    const review = await opened({ person: ['Ann Poe:reviewer', 'Ben Roe: approver, auditor'] });
    expect(review.out.map((line) => linkIn(line)[0])).toEqual(['Ann Poe', 'Ben Roe']);
    expect(review.err).toEqual(['The review is open to this machine alone. Ctrl-C closes it.']);
    expect(JSON.parse(readFileSync(lockOf(review.dir), 'utf8')).pid).toBe(process.pid);
    expect(review.closed).toEqual([]);
    await review.end();
    expect([existsSync(lockOf(review.dir)), review.closed]).toEqual([false, ['closed']]);
    const [session] = JSON.parse(readFileSync(join(review.dir, 'restricted', 'sessions.json'), 'utf8'));
    expect(session.command).toBe('review');
  });

  test('a link opens the review for the person it is for, and the next is printed', async () => {
    const review = await opened();
    const [, address, token] = linkIn(review.out[0]);
    const signedIn = await fetch(`${address}/sign-in?token=${token}`, { redirect: 'manual' });
    const cookie = String(signedIn.headers.get('set-cookie')).split(';')[0] as string;
    const got = await fetch(`${address}/api/case`, { headers: { cookie } });
    expect(await got.json()).toEqual({ answer: 'case' });
    expect(review.calls).toEqual([['caseFor', { name: 'Ann Poe', roles: ['reviewer', 'approver'] }]]);
    expect(review.err.at(-1)).toBe('Ann Poe signed in. The link was good once; the next one of Ann Poe:');
    const [name, again, next] = linkIn(review.out[1]);
    expect([name, again]).toEqual(['Ann Poe', address]);
    expect(next).not.toBe(token);
    await review.end();
  });

  test('the office is opened with the run, its key and who signs', async () => {
    const review = await opened({ by: 'Ann Poe', postgres: 'postgres://127.0.0.1/review' });
    const [setting] = review.settings;
    expect(setting).toMatchObject({
      dir: review.dir,
      rules: 'rules',
      postgres: 'postgres://127.0.0.1/review',
    });
    expect(setting?.key).toMatch(/^[0-9a-f]{64}$/);
    expect(setting?.sealing.signer.publicKey).toMatch(/^tearline\+/);
    expect(setting?.now()).toMatch(/^\d{4}-\d\d-\d\dT/);
    await review.end();
  });

  test('a fault is told by number and class, and quotes nothing', async () => {
    const [, err] = [heard(process.stdout), heard(process.stderr)];
    const out = vi.mocked(process.stdout.write).mock.calls;
    let stop = (): void => undefined;
    const until = new Promise<void>((resolve) => {
      stop = resolve;
    });
    const fails = () => Promise.reject(new RangeError('Minister Poe said'));
    const office = { ...fakeOffice({ cable: fails }).office, close: async () => undefined };
    const ended = reviewUntil(
      until,
      { dir: aRun(), ...KEYS, by: 'Ann Poe' },
      () => PAGE,
      async () => office,
    );
    await vi.waitUntil(() => err.some((line) => line.includes('Ctrl-C')));
    const [, address, token] = linkIn(String(out[0]?.[0]).trimEnd());
    const { headers } = await fetch(`${address}/sign-in?token=${token}`, { redirect: 'manual' });
    const cookie = String(headers.get('set-cookie')).split(';')[0] as string;
    expect((await fetch(`${address}/api/cables/07OSLO414`, { headers: { cookie } })).status).toBe(500);
    expect(err.at(-1)).toMatch(/^Fault 1, please report it: RangeError\n {4}at /);
    expect(err.join()).not.toContain('Minister');
    stop();
    await ended;
  });

  test('behind a server that says who asks, no link is printed, and what that means is said', async () => {
    const roles = join(place, 'roles.yaml');
    writeFileSync(roles, 'persons:\n  - { name: Ann Poe, roles: [reader] }\n');
    const proxySecret = join(place, 'proxy-secret');
    writeFileSync(proxySecret, `${'s'.repeat(40)}\n`, { mode: 0o600 });
    const proxy = { identityHeader: 'X-Remote-User', origin: 'https://review.example', proxySecret };
    const review = await opened({ roles, ...proxy });
    expect(review.out).toEqual(['https://review.example']);
    expect(review.err[0]).toMatch(
      /^The server in front is believed at 127\.0\.0\.1:\d+ where it sends its secret in X-Tearline-Proxy/,
    );
    await review.end();
  });
});

describe('what is typed amiss opens nothing', () => {
  const proxySecret = join(place, 'shared-secret');
  const openSecret = join(place, 'open-secret');
  const shortSecret = join(place, 'short-secret');
  writeFileSync(proxySecret, `${'s'.repeat(32)}\n`, { mode: 0o600 });
  writeFileSync(openSecret, 's'.repeat(32), { mode: 0o644 });
  writeFileSync(shortSecret, 's'.repeat(31), { mode: 0o600 });
  const rolesList = join(place, 'roles-list.yaml');
  writeFileSync(rolesList, '- { name: Ann Poe, roles: [reader] }\n');
  const PROXY = { identityHeader: 'X-Remote-User', origin: 'https://review.example', proxySecret };
  test.each<[string, Partial<ReviewArguments>, RegExp]>([
    ['nobody', {}, /Say who reviews: --by NAME/],
    ['a blank for a name', { by: ' ' }, /--by needs the name of a person/],
    ['two ways to say who', { by: 'Ann Poe', person: ['Ben Roe:reader'] }, /--person and --by both say who/],
    ['a person without roles', { person: ['Ann Poe'] }, /--person takes a name and roles/],
    ['a person without a name', { person: [':reader'] }, /--person needs the name/],
    [
      'a role that is none',
      { person: ['Ann Poe:aprover'] },
      /There is no role 'aprover'. Did you mean approver\?/,
    ],
    [
      'an empty role',
      { person: ['Ann Poe:'] },
      /There is no role ''. The roles are: reader, reviewer, approver, auditor/,
    ],
    ['somebody twice', { person: ['Ann Poe:reviewer', 'ann poe:approver'] }, /--person names somebody twice/],
    ['a file of roles that is not there', { roles: 'nowhere.yaml' }, /Cannot read nowhere.yaml/],
    ['a file of roles that is a list', { roles: rolesList }, /expected keys.*persons: \[\{ name: "Ann Poe"/s],
    ['half a port', { by: 'Ann Poe', port: 80.5 }, /--port takes a number from 1 to 65535/],
    ['no port', { by: 'Ann Poe', port: 0 }, /--port takes/],
    ['a header without an origin', { by: 'Ann Poe', identityHeader: 'X-Remote-User' }, /go together/],
    ['an origin without a header', { by: 'Ann Poe', origin: 'https://review.example' }, /go together/],
    [
      'a server without a secret',
      { person: ['Ann Poe:reader'], ...PROXY, proxySecret: undefined },
      /go together/,
    ],
    ['a secret without a server', { by: 'Ann Poe', proxySecret }, /go together/],
    [
      'a secret that others can read',
      { person: ['Ann Poe:reader'], ...PROXY, proxySecret: openSecret },
      /can be read by others/,
    ],
    [
      'a secret that can be guessed',
      { person: ['Ann Poe:reader'], ...PROXY, proxySecret: shortSecret },
      /holds no secret/,
    ],
    ['one person behind a server', { by: 'Ann Poe', ...PROXY }, /With --identity-header give --roles FILE/],
    ['no header', { person: ['Ann Poe:reader'], ...PROXY, identityHeader: 'X: y' }, /the name of a header/],
    [
      'an open address',
      { person: ['Ann Poe:reader'], ...PROXY, origin: 'http://review.example' },
      /--origin takes/,
    ],
    [
      'an address with a path',
      { person: ['Ann Poe:reader'], ...PROXY, origin: 'https://review.example/x' },
      /--origin takes/,
    ],
  ])('%s', async (_, given, words) => {
    const dir = aRun();
    const open = vi.fn();
    const ended = reviewUntil(Promise.resolve(), { dir, ...KEYS, ...given }, () => PAGE, open);
    await expect(ended).rejects.toThrow(words);
    expect([open.mock.calls.length, existsSync(lockOf(dir))]).toEqual([0, false]);
  });

  test('a folder that is no run', async () => {
    const ended = reviewUntil(Promise.resolve(), { dir: place, ...KEYS, by: 'Ann Poe' }, () => PAGE, vi.fn());
    await expect(ended).rejects.toThrow(/is not the folder of a run/);
  });
});

describe('as a program of its own', () => {
  test.each([
    [['review', 'nowhere'], /Say who reviews: --by NAME/],
    [['review', '--person', 'Ann Poe:reader', 'nowhere'], /nowhere is not the folder of a run/],
    [
      ['review', 'nowhere', '--person', 'Ann Poe:reader', '--person', 'Ann Poe:reader'],
      /names somebody twice/,
    ],
    [['review', 'nowhere', '--by', 'Ann Poe', '--port', 'high'], /--port takes a number/],
  ])('%j is refused with exit 2', (args, words) => {
    const { code, out, err } = tearline(args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(words);
  });

  const HOST = join(import.meta.dirname, 'review-host.ts');
  const running: ChildProcess[] = [];
  afterEach(() => {
    for (const child of running.splice(0)) child.kill('SIGKILL');
  });

  function started(dir: string) {
    const child = spawn(process.execPath, ['--import', 'tsx', HOST, dir, KEYS.key], {
      env: { ...process.env, ...ENVIRONMENT },
    });
    running.push(child);
    const said = { err: '', out: '' };
    child.stdout.on('data', (piece) => {
      said.out += piece;
    });
    child.stderr.on('data', (piece) => {
      said.err += piece;
    });
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    return { child, said, ended };
  }

  test.each(['SIGINT', 'SIGTERM'] as const)(
    '%s closes it cleanly, and meanwhile nobody else has the run',
    async (signal) => {
      const dir = aRun();
      const first = started(dir);
      await vi.waitUntil(() => first.said.err.includes('Ctrl-C'), { timeout: 20_000 });
      const second = started(dir);
      expect(await second.ended).toBe(2);
      expect(second.said).toEqual({
        out: '',
        err: expect.stringMatching(new RegExp(`^Process ${first.child.pid} writes to this run now`)),
      });
      first.child.kill(signal);
      expect(await first.ended).toBe(0);
      expect(first.said.err).toBe(
        'The review is open to this machine alone. Ctrl-C closes it.\nClosing, once what was begun is done.\nThe office is closed.\n',
      );
      expect(first.said.out).toMatch(/^Ann Poe: http:.*\n$/);
      expect(existsSync(lockOf(dir))).toBe(false);
    },
  );
});
