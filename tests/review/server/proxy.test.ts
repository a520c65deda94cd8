import { describe, expect, test } from 'vitest';
import { ownOf, strangerRefusal } from '../../../src/review/server/guard.ts';
import { byProxy } from '../../../src/review/server/identity.ts';
import { listen } from '../../../src/review/server/listen.ts';
import { listenerOf } from '../../../src/review/server/mount.ts';
import { fakeOffice, PAGE } from './fake.ts';
import { ACT, ask, hosted } from './hosted.ts';

const ORIGIN = 'https://review.example';
const SECRET = 'a-secret-of-both-servers-that-is-long';
const people = [
  { name: 'Zoë Poe', roles: ['reviewer' as const] },
  { name: 'ben.roe@example.org', roles: ['reader' as const, 'approver' as const] },
];
const host = await hosted({ people, proxy: { header: 'X-Remote-User', secret: SECRET, origin: ORIGIN } });
const via = { host: 'review.example', 'x-tearline-proxy': SECRET };
const asUtf8 = (name: string): string => Buffer.from(name).toString('latin1');
const get = (headers: Record<string, string | string[]>, path = '/api/case') =>
  host.ask({ method: 'GET', path, headers: { ...via, ...headers } });

describe('a server in front', () => {
  test.each([['Zoë Poe'], ['ben.roe@example.org']])('names %s, who is known by it', async (name) => {
    expect((await get({ 'x-remote-user': asUtf8(name) })).status).toBe(200);
    expect(host.calls.at(-1)).toEqual(['caseFor', people.find((each) => each.name === name)]);
  });

  test.each<[string, number, Record<string, string | string[]>]>([
    ['nobody', 401, {}],
    ['nobody in so many words', 401, { 'x-remote-user': '' }],
    ['two people', 401, { 'x-remote-user': ['ben.roe@example.org', 'ben.roe@example.org'] }],
    ['somebody without a role', 403, { 'x-remote-user': 'Eve Moe' }],
    ['somebody in other letters', 403, { 'x-remote-user': 'Ben.Roe@example.org' }],
    ['what all objects have', 403, { 'x-remote-user': 'constructor' }],
    ['a name in another encoding', 403, { 'x-remote-user': 'Zo\u00eb Poe' }],
    ['somebody in another header', 401, { 'x-forwarded-user': 'ben.roe@example.org' }],
  ])('that names %s is answered %d', async (_, status, headers) => {
    const calls = host.calls.length;
    expect([(await get(headers)).status, host.calls.length]).toEqual([status, calls]);
  });

  test.each<[string, string | string[] | undefined]>([
    ['no secret', undefined],
    ['an empty one', ''],
    ['another', `${SECRET}x`],
    ['the secret twice', [SECRET, SECRET]],
  ])('is not believed with %s', async (_, secret) => {
    const headers = { host: 'review.example', 'x-remote-user': 'ben.roe@example.org' };
    const proof = secret === undefined ? {} : { 'x-tearline-proxy': secret };
    const calls = host.calls.length;
    const got = await host.ask({ method: 'GET', path: '/api/case', headers: { ...headers, ...proof } });
    expect([got.status, JSON.parse(got.body).code, host.calls.length]).toEqual([403, 'proxy', calls]);
  });

  test('names nobody for whom nothing was asked for an hour, or who came twelve hours ago, before they load a page', async () => {
    const own = await hosted({ people, proxy: { header: 'X-Remote-User', secret: SECRET, origin: ORIGIN } });
    const asked = async (path: string) => {
      const headers = { ...via, 'x-remote-user': 'ben.roe@example.org' };
      return (await own.ask({ method: 'GET', path, headers })).status;
    };
    const MINUTE = 60_000;
    expect(await asked('/api/case')).toBe(200);
    own.clock.at += 59 * MINUTE;
    expect(await asked('/api/case')).toBe(200);
    own.clock.at += 60 * MINUTE;
    expect([await asked('/api/case'), await asked('/'), await asked('/api/case')]).toEqual([401, 200, 200]);
    for (let n = 0; n < 14; n += 1) {
      own.clock.at += 50 * MINUTE;
      expect(await asked('/api/case')).toBe(200);
    }
    own.clock.at += 50 * MINUTE;
    expect([await asked('/api/case'), await asked('/'), await asked('/api/case')]).toEqual([401, 200, 200]);
  });

  test('takes no links and no cookies', async () => {
    const who = { 'x-remote-user': 'ben.roe@example.org' };
    const token = host.tokenOf('ben.roe@example.org');
    expect((await get(who, `/sign-in?token=${token}`)).status).toBe(404);
    const cookie = host.cookieOf(people[1] as (typeof people)[number]);
    expect((await get({ cookie })).status).toBe(401);
    const headers = { ...host.ours, ...via, ...who, origin: ORIGIN };
    const out = await host.ask({ method: 'POST', path: '/api/sign-out', headers, body: '{}' });
    expect([out.status, out.headers['set-cookie']]).toEqual([404, undefined]);
  });

  test.each([
    [`127.0.0.1:${host.port}`],
    [`localhost:${host.port}`],
    ['review.example:443'],
    ['REVIEW.example'],
    ['evil.example'],
  ])('passes on its own name: %s is refused', async (name) => {
    expect((await get({ host: name, 'x-remote-user': 'ben.roe@example.org' })).status).toBe(421);
  });

  test('a page of its own may act, and no other', async () => {
    const headers = { ...host.ours, ...via, 'x-remote-user': asUtf8('Zoë Poe') };
    const act = (origin: string) =>
      host.ask({
        method: 'POST',
        path: '/api/acts',
        headers: { ...headers, origin },
        body: JSON.stringify(ACT),
      });
    expect((await act(ORIGIN)).status).toBe(200);
    for (const origin of ['http://review.example', `${ORIGIN}:8443`, `http://127.0.0.1:${host.port}`])
      expect((await act(origin)).status).toBe(403);
  });

  test('roles count as they do everywhere', async () => {
    const headers = { ...host.ours, ...via, 'x-remote-user': asUtf8('Zoë Poe'), origin: ORIGIN };
    const got = await host.ask({ method: 'POST', path: '/api/release', headers, body: '{}' });
    expect([got.status, JSON.parse(got.body).code]).toEqual([403, 'role']);
  });
});

describe('who comes from another machine', () => {
  test.each([
    ['192.0.2.7'],
    ['::ffff:192.0.2.7'],
    ['10.0.0.1'],
    ['fe80::1'],
    ['::'],
    ['1127.0.0.1'],
    [undefined],
  ])('%s is refused', (remote) => expect(strangerRefusal(remote)?.status).toBe(403));

  test('is answered nothing, whatever else is right', async () => {
    const { office, calls } = fakeOffice();
    const identity = byProxy({ header: 'X-Remote-User', secret: SECRET, now: () => 0 }, people);
    const answer = listenerOf({ office, page: PAGE, identity, own: ownOf([ORIGIN]), onFault: expect.fail });
    const server = await listen(0, () => (incoming, outgoing) => {
      const remoteAddress = incoming.headers['x-from'];
      answer(Object.defineProperty(incoming, 'socket', { value: { remoteAddress } }), outgoing);
    });
    const from = async (address: string) => {
      const headers = { ...via, 'x-remote-user': 'ben.roe@example.org', 'x-from': address };
      return (await ask(server.port, { method: 'GET', path: '/api/case', headers })).status;
    };
    expect([await from('192.0.2.7'), calls.length]).toEqual([403, 0]);
    expect([await from('127.0.0.1'), calls.length]).toEqual([200, 1]);
    await server.close();
  });

  test.each([['127.0.0.1'], ['::1'], ['::ffff:127.0.0.1']])('%s is this one', (remote) =>
    expect(strangerRefusal(remote)).toBeUndefined(),
  );
});
