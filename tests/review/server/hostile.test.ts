import { connect, type Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import { ACT, hosted, withRole } from './hosted.ts';

const host = await hosted();
const cookie = host.cookieOf(withRole('approver'));
const { port } = host;

describe('a host that is not ours', () => {
  test.each([
    ['evil.example'],
    [`evil.example:${port}`],
    ['127.0.0.1'],
    ['localhost'],
    [`127.0.0.1:${port + 1}`],
    [`127.0.0.1:0${port}`],
    [`127.0.0.1:${port}.`],
    [`localhost.:${port}`],
    [`LOCALHOST:${port}`],
    [`Localhost:${port}`],
    [`127.1:${port}`],
    [`127.0.0.2:${port}`],
    [`2130706433:${port}`],
    [`0x7f.0.0.1:${port}`],
    [`0.0.0.0:${port}`],
    [`[::]:${port}`],
    [`::1:${port}`],
    [`[0:0:0:0:0:0:0:1]:${port}`],
    [`[::0001]:${port}`],
    [`[::ffff:127.0.0.1]:${port}`],
    [`[::1%25lo]:${port}`],
    [`127.0.0.1.evil.example:${port}`],
    [`localhost.evil.example:${port}`],
    [`evil.example@127.0.0.1:${port}`],
    [`127.0.0.1:${port}@evil.example`],
    [`127.0.0.1:${port}, evil.example`],
    [`127.0.0.1:${port}/`],
    [`http://127.0.0.1:${port}`],
    ['__proto__'],
    [''],
  ])('%s is refused', async (name) => {
    const calls = host.calls.length;
    const got = await host.ask({ method: 'GET', path: '/api/case', headers: { host: name, cookie } });
    expect([got.status, JSON.parse(got.body).code, host.calls.length]).toEqual([421, 'host', calls]);
  });

  test.each([[`127.0.0.1:${port}`], [`localhost:${port}`], [`[::1]:${port}`]])('%s is ours', async (name) => {
    const got = await host.ask({ method: 'GET', path: '/api/case', headers: { host: name, cookie } });
    expect([got.status, got.body]).toEqual([200, '{"answer":"case"}']);
  });

  test('each own name takes what comes from its own pages', async () => {
    for (const name of [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`]) {
      const headers = { ...host.ours, cookie, host: name, origin: `http://${name}` };
      const got = await host.ask({ method: 'POST', path: '/api/queue', headers, body: '{}' });
      expect([name, got.status]).toEqual([name, 200]);
    }
  });

  test.each([
    [`https://127.0.0.1`],
    [`http://127.0.0.1.evil.example`],
    ['HTTP://127.0.0.1'],
    ['http://127.0.0.1'],
  ])('an Origin that looks like ours, %s, is not', async (like) => {
    const headers = {
      ...host.ours,
      cookie,
      origin: `${like}:${like === 'http://127.0.0.1' ? port + 1 : port}`,
    };
    const got = await host.ask({ method: 'POST', path: '/api/queue', headers, body: '{}' });
    expect([got.status, JSON.parse(got.body).code]).toEqual([403, 'origin']);
  });
});

describe('a path that plays tricks', () => {
  test.each([
    ['//'],
    ['//api/case'],
    ['/api//case'],
    ['/api/case/'],
    ['/API/case'],
    ['/%61pi/case'],
    ['/api%2fcase'],
    ['/api/./case'],
    ['/api/cables/../case'],
    ['/api/cables/%2e%2e/case'],
    ['/cables/%2e%2e/api/case'],
    ['/fonts/%2e%2e/page.js'],
    ['/fonts/..%2fpage.js'],
    ['/fonts/..'],
    ['/fonts/../page.js'],
    ['/api/cables/%2e%2e'],
    ['/api/cables/..%2fcase'],
    ['/api/cables/07OSLO414%2f..%2f..'],
    ['/api/cables/%00'],
    ['/api/cables/07OSLO414%00'],
    ['/api/cables/07OSLO414%0d%0aSet-Cookie:x'],
    ['/api/cables/%zz'],
    ['/api/cables/%ff'],
    ['/api/cables/'],
    ['/api/cables/<script>'],
    [`/api/cables/${'A'.repeat(65)}`],
    [`/${'a/'.repeat(6000)}`],
    ['/api/case;x=1'],
    ['/api/case#x'],
    ['/page.js%00'],
    ['/.git/config'],
    ['/__proto__'],
    ['/constructor'],
    ['http://127.0.0.1/api/case'],
    [`http://127.0.0.1:${port}/api/case`],
    ['http://evil.example/api/case'],
  ])('%s leads nowhere', async (path) => {
    const calls = host.calls.length;
    const got = await host.ask({ method: 'GET', path, headers: { cookie } });
    expect([got.status, host.calls.length]).toEqual([404, calls]);
    expect(got.headers['set-cookie']).toBeUndefined();
    expect(got.body).not.toContain('<script>');
  });

  test('a number with an escape that it needs is found', async () => {
    await host.ask({ method: 'GET', path: '/api/cables/07OSLO%20414', headers: { cookie } });
    expect(host.calls.at(-1)).toEqual(['cable', '07OSLO 414', withRole('approver')]);
  });

  test('a line break in the token of a link goes into no header', async () => {
    const got = await host.ask({ method: 'GET', path: '/sign-in?token=%0d%0aSet-Cookie:%20x=y' });
    expect([got.status, got.headers['set-cookie'], got.body.includes('x=y')]).toEqual([
      401,
      undefined,
      false,
    ]);
  });
});

describe('a body that is not what is asked for', () => {
  const post = (body: string | Uint8Array, path = '/api/acts') =>
    host.ask({ method: 'POST', path, headers: { ...host.ours, cookie }, body });
  const deep = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`;
  const NEEDLE = 'NEEDLE';

  test.each<[string, string | Uint8Array]>([
    ['nothing', ''],
    ['no JSON', NEEDLE],
    ['two values', '{}{}'],
    ['null', 'null'],
    ['a list', '[]'],
    ['a number', '1e400'],
    ['very deep', deep(30_000)],
    ['deep inside', JSON.stringify({ ...ACT, text: 0 }).replace('"text":0', `"text":${deep(20_000)}`)],
    ['of no kind', JSON.stringify({ ...ACT, kind: NEEDLE })],
    ['an unknown key', JSON.stringify({ ...ACT, [NEEDLE]: 1 })],
    ['a prototype', `{"__proto__":{"kind":"note"},${JSON.stringify(ACT).slice(1)}`],
    ['a constructor', `{"constructor":{"prototype":{}},${JSON.stringify(ACT).slice(1)}`],
    ['a prototype for all', `{"__proto__":${JSON.stringify(ACT)}}`],
    ['a list for a text', JSON.stringify({ ...ACT, text: [NEEDLE] })],
    ['a text for a place', JSON.stringify({ ...ACT, on: NEEDLE })],
    ['an offset below zero', JSON.stringify({ ...ACT, on: { kind: 'span', from: -1, to: 4 } })],
    ['half an offset', JSON.stringify({ ...ACT, on: { kind: 'span', from: 0.5, to: 4 } })],
    ['an offset past all numbers', JSON.stringify({ ...ACT, on: { kind: 'span', from: 0, to: 1e300 } })],
    ['blanks for a reason', JSON.stringify({ ...ACT, text: ' \n ' })],
    ['a reason that is too long', JSON.stringify({ ...ACT, text: NEEDLE.repeat(1000) })],
    ['half a character', `${JSON.stringify({ ...ACT, text: 'x' }).replace('"x"', '"\\ud800"')}`],
    ['a character that ends texts', JSON.stringify({ ...ACT, text: 'a\0b' })],
    ['not UTF-8', Buffer.from(JSON.stringify({ ...ACT, text: 'Zo\u00eb' }), 'latin1')],
    ['UTF-16', Buffer.from(JSON.stringify(ACT), 'utf16le')],
    ['with a mark of byte order', `\ufeff${JSON.stringify(ACT)}`],
  ])('%s', async (_, body) => {
    const calls = host.calls.length;
    const got = await post(body);
    expect([got.status, JSON.parse(got.body).code, host.calls.length]).toEqual([422, 'invalid', calls]);
    expect(got.body).not.toContain(NEEDLE);
    expect(({} as { kind?: unknown }).kind).toBeUndefined();
  });

  test('the place of a mistake is named by our own keys', async () => {
    const got = await post(JSON.stringify({ ...ACT, on: { kind: 'span', from: 'NEEDLE', to: 4 } }));
    expect(JSON.parse(got.body).reason).toBe('What was sent is not what is asked for here, at on.from.');
  });

  test('a text with a backslash before a u and zeros is kept as it is', async () => {
    const text = 'see \\u0000 and \\ud800, 😀';
    expect((await post(JSON.stringify({ ...ACT, text }))).status).toBe(200);
    expect(host.calls.at(-1)).toEqual(['act', { ...ACT, text }, withRole('approver')]);
  });

  test.each([
    [64 * 1024, 200],
    [64 * 1024 + 1, 413],
    [8 * 1024 * 1024, 413],
  ])('of %d bytes', async (bytes, status) => {
    const act = JSON.stringify(ACT);
    const got = await post(act + ' '.repeat(bytes - act.length));
    expect(got.status).toBe(status);
  });

  test('one that grows without saying how far is cut off', async () => {
    const calls = host.calls.length;
    const head = Object.entries({
      host: `127.0.0.1:${port}`,
      ...host.ours,
      cookie,
      'transfer-encoding': 'chunked',
    });
    const lines = head.map(([name, value]) => `${name}: ${value}\r\n`).join('');
    const grow = (socket: Socket): void => void socket.write(`4000\r\n${' '.repeat(0x4000)}\r\n`);
    const text = await new Promise<string>((resolve) => {
      let got = '';
      let more: NodeJS.Timeout | undefined;
      const socket = connect(port, '127.0.0.1', () => {
        socket.write(`POST /api/acts HTTP/1.1\r\n${lines}\r\n`);
        more = setInterval(grow, 1, socket);
      });
      socket.on('error', () => undefined);
      socket.on('data', (piece) => {
        got += piece;
        if (got.includes('\r\n\r\n')) socket.destroy();
      });
      socket.on('close', () => {
        clearInterval(more);
        resolve(got);
      });
    });
    expect(text).toMatch(/^HTTP\/1\.1 413 /);
    expect(host.calls.length).toBe(calls);
  });

  test('one whose sender went away reaches nobody, and is no fault', async () => {
    const [calls, faults] = [host.calls.length, host.faults.length];
    const head = Object.entries({ host: `127.0.0.1:${port}`, ...host.ours, cookie, 'content-length': '500' });
    const lines = head.map(([name, value]) => `${name}: ${value}\r\n`).join('');
    await new Promise<void>((resolve) => {
      const socket = connect(port, '127.0.0.1', () =>
        socket.write(`POST /api/acts HTTP/1.1\r\n${lines}\r\n${JSON.stringify(ACT)}`, () => socket.destroy()),
      );
      socket.on('close', () => resolve());
    });
    expect((await host.ask({ method: 'GET', path: '/page.js' })).status).toBe(200);
    expect([host.calls.length, host.faults.length]).toEqual([calls, faults]);
  });

  test('two lengths, or a length and pieces, are no request', async () => {
    for (const lines of [
      'Content-Length: 2\r\nContent-Length: 3',
      'Content-Length: 2\r\nTransfer-Encoding: chunked',
    ]) {
      const text = await new Promise<string>((resolve) => {
        let got = '';
        const socket = connect(port, '127.0.0.1', () =>
          socket.write(`POST /api/acts HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n${lines}\r\n\r\n{}`),
        );
        socket.on('data', (piece) => {
          got += piece;
        });
        socket.on('close', () => resolve(got));
      });
      expect(text).toMatch(/^HTTP\/1\.1 400 /);
    }
  });
});
