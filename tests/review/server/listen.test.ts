import { connect, createServer, type Server } from 'node:net';
import { networkInterfaces } from 'node:os';
import { expect, test } from 'vitest';
import { type Listener, listen } from '../../../src/review/server/listen.ts';
import { fakeOffice } from './fake.ts';
import { ask, hosted, withRole } from './hosted.ts';

const answering =
  (words: string): (() => Listener) =>
  () =>
  (_, outgoing) =>
    void outgoing.end(words);
const hasIpv6 = Object.values(networkInterfaces())
  .flat()
  .some((each) => each?.address === '::1');

const reaches = (address: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host: address, port, timeout: 1000 }, () => resolve(true));
    socket.on('error', () => resolve(false)).on('timeout', () => resolve(false));
    socket.on('connect', () => socket.destroy());
  });

const holding = (address: string, port: number): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(port, address, () => resolve(server));
  });

test('only this machine reaches it, and only by the addresses of itself', async () => {
  const server = await listen(0, answering('here'));
  expect(server.addresses).toEqual(hasIpv6 ? ['127.0.0.1', '::1'] : ['127.0.0.1']);
  const others = Object.values(networkInterfaces())
    .flatMap((all) => all ?? [])
    .filter(({ internal, scopeid }) => !internal && !scopeid);
  for (const { address } of [...others, { address: '127.0.0.2' }])
    expect([address, await reaches(address, server.port)]).toEqual([address, false]);
  expect(await reaches('127.0.0.1', server.port)).toBe(true);
  await server.close();
  expect(await reaches('127.0.0.1', server.port)).toBe(false);
});

test.skipIf(!hasIpv6)('both addresses answer with the same', async () => {
  const host = await hosted();
  const cookie = host.cookieOf(withRole('reader'));
  const got = await fetch(`http://[::1]:${host.port}/api/case`, { headers: { cookie } });
  expect([got.status, await got.text()]).toEqual([200, '{"answer":"case"}']);
});

test('a port that is named is the one it has', async () => {
  const free = await listen(0, answering('first'));
  await free.close();
  const server = await listen(free.port, answering('named'));
  expect(server.port).toBe(free.port);
  await server.close();
});

test('a port that another program has is refused, with what to do', async () => {
  const other = await listen(0, answering('other'));
  await expect(listen(other.port, answering('ours'))).rejects.toThrow(
    `Another program has port ${other.port} already. Name another with --port`,
  );
  await other.close();
});

test.skipIf(!hasIpv6)(
  'a port of which another has the half for localhost is refused, and let go of',
  async () => {
    const other = await holding('::1', 0);
    const { port } = other.address() as { port: number };
    await expect(listen(port, answering('ours'))).rejects.toThrow(/Another program has port/);
    expect(await reaches('127.0.0.1', port)).toBe(false);
    other.close();
  },
);

test('what was asked before the end is answered, and nobody waits for who asks nothing', async () => {
  let finish = (): void => undefined;
  const { office } = fakeOffice();
  const begun = new Promise<void>((begin) => {
    office.release = () =>
      new Promise((resolve) => {
        finish = () => resolve({ cables: ['07OSLO414'], stay: [] });
        begin();
      });
  });
  const host = await hosted({ instead: { release: office.release } });
  const silent = connect(host.port, '127.0.0.1');
  await new Promise((resolve) => silent.on('connect', resolve));
  const headers = { ...host.ours, cookie: host.cookieOf(withRole('approver')) };
  const answer = ask(host.port, { method: 'POST', path: '/api/release', headers, body: '{}' });
  await begun;
  let isClosed = false;
  const closed = host.server.close().then(() => {
    isClosed = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(isClosed).toBe(false);
  await expect(ask(host.port, { method: 'GET', path: '/page.js' })).rejects.toThrow(/ECONNREFUSED/);
  finish();
  expect(JSON.parse((await answer).body)).toEqual({ cables: ['07OSLO414'], stay: [] });
  await closed;
  silent.destroy();
});
