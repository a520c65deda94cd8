import { connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import { ROUTES } from '../../../src/review/server/routes.ts';
import { example, type Got, hosted, withRole } from './hosted.ts';

/** What every answer bears, written out once more. */
const WANTED: Readonly<Record<string, string | RegExp>> = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'x-dns-prefetch-control': 'off',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'permissions-policy': /^(?:[a-z-]+=\(\), ){24,}[a-z-]+=\(\)$/,
};

/** What an answer lacks of them, or has that none may have. */
function faultsOf({ headers, body }: Pick<Got, 'headers' | 'body'>): string[] {
  const missing = Object.entries(WANTED).filter(([name, value]) => {
    const given = String(headers[name]);
    return typeof value === 'string' ? given !== value : !value.test(given);
  });
  const odd = Object.keys(headers).filter((name) => /^access-control-|^server$|^x-powered-by$/.test(name));
  const untyped = body !== '' && headers['content-type'] === undefined ? ['content-type'] : [];
  return [...missing.map(([name]) => name), ...odd, ...untyped];
}

/** Sends bytes that need not be a request, and reads what comes back as one. */
const raw = (port: number, bytes: string): Promise<Got> =>
  new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.on('data', (piece) => {
      text += piece;
    });
    socket.on('error', reject).on('close', () => {
      const [head = '', body = ''] = text.split('\r\n\r\n');
      const [first = '', ...lines] = head.split('\r\n');
      const headers = Object.fromEntries(
        lines.map((line) =>
          line
            .toLowerCase()
            .split(': ', 1)
            .concat(line.slice(line.indexOf(': ') + 2)),
        ),
      );
      resolve({ status: Number(first.split(' ')[1]), headers, body });
    });
  });

const host = await hosted({
  instead: {
    caseFor: () => {
      throw new Error('SECRET PARAGRAPH');
    },
  },
});
const cookie = host.cookieOf(withRole('approver'));

describe('every answer has the headers', () => {
  test.each(ROUTES)('$method $path', async (route) => {
    const mine = host.cookieOf(withRole(route.path === '/api/everywhere' ? 'reviewer' : 'approver'));
    const got = await host.ask({ ...example(route), headers: { ...host.ours, cookie: mine } });
    expect(faultsOf(got)).toEqual([]);
    expect(got.status).toBe({ '/api/case': 500, '/sign-in': 401 }[route.path] ?? 200);
  });

  test('a sign-in that works, too', async () => {
    const got = await host.ask({ method: 'GET', path: `/sign-in?token=${host.tokenOf('Udo Auditor')}` });
    expect([got.status, faultsOf(got)]).toEqual([303, []]);
  });

  test.each([
    [401, '/', {}],
    [401, '/api/log', {}],
    [404, '/nowhere', { cookie }],
    [404, '/api/nowhere', { cookie }],
    [404, '/fonts/nothing.woff2', {}],
    [404, '/api/cables/07OSLO999', { cookie }],
    [421, '/', { host: 'evil.example' }],
    [422, '/api/log?limit=all', { cookie }],
    [500, '/api/case', { cookie }],
  ])('a %d at %s', async (status, path, headers) => {
    const got = await host.ask({ method: 'GET', path, headers });
    expect([got.status, faultsOf(got)]).toEqual([status, []]);
  });

  test.each([
    [405, 'DELETE', '/page.js', {}],
    [405, 'HEAD', '/', {}],
    [403, 'POST', '/api/acts', { 'content-type': 'application/json' }],
    [403, 'POST', '/api/release', { ...host.ours, cookie: host.cookieOf(withRole('reader')) }],
    [417, 'POST', '/api/acts', { expect: 'miracles' }],
  ])('a %d to %s %s', async (status, method, path, headers) => {
    const got = await host.ask({ method, path, headers });
    expect([got.status, faultsOf(got)]).toEqual([status, []]);
  });

  test('a body that is too large', async () => {
    const headers = { ...host.ours, cookie };
    const got = await host.ask({ method: 'POST', path: '/api/acts', headers, body: ' '.repeat(70_000) });
    expect([got.status, faultsOf(got)]).toEqual([413, []]);
  });

  test.each([
    ['no request', 400, 'HELLO\r\n\r\n'],
    ['a head that is too long', 431, `GET / HTTP/1.1\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`],
    ['a line break inside a header', 400, 'GET / HTTP/1.1\r\nHost: a\nb\r\n\r\n'],
    ['no path', 400, `OPTIONS * HTTP/1.1\r\nHost: 127.0.0.1:${host.port}\r\nConnection: close\r\n\r\n`],
    [
      'a path with a backslash',
      400,
      `GET /\\evil HTTP/1.1\r\nHost: 127.0.0.1:${host.port}\r\nConnection: close\r\n\r\n`,
    ],
    ['a request of 1996', 421, 'GET / HTTP/1.0\r\n\r\n'],
    [
      'a wish for another protocol',
      401,
      `GET / HTTP/1.1\r\nHost: 127.0.0.1:${host.port}\r\nConnection: Upgrade, close\r\nUpgrade: websocket\r\n\r\n`,
    ],
  ])('bytes that are %s', async (_, status, bytes) => {
    const got = await raw(host.port, bytes);
    expect([got.status, faultsOf(got)]).toEqual([status, []]);
  });

  test('a proxy is not made of it', async () => {
    const got = await raw(host.port, 'CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n');
    expect(got).toEqual({ status: Number.NaN, headers: {}, body: '' });
  });
});

test('an answer without one of them is noticed', () => {
  const headers = { 'x-frame-options': 'DENY', 'access-control-allow-origin': '*' };
  expect(faultsOf({ headers, body: 'x' })).toEqual([
    ...Object.keys(WANTED).filter((name) => name !== 'x-frame-options'),
    'access-control-allow-origin',
    'content-type',
  ]);
});

describe('what is sent besides', () => {
  test('the page holds no script, no style, and the name of no cable', async () => {
    const { body } = await host.ask({ method: 'GET', path: '/cables/07OSLO414', headers: { cookie } });
    expect(body).toMatch(/^<!doctype html>\n<html lang="en" translate="no">/);
    expect(body).toContain('<title>Tearline</title>');
    expect(body).toContain('<div id="page"></div>');
    expect(body.match(/<script[^>]*>[^<]*<\/script>|<link[^>]*rel="stylesheet"[^>]*>/g)).toEqual([
      '<link rel="stylesheet" href="/page.css">',
      '<script type="module" src="/page.js"></script>',
    ]);
    expect(body).toMatch(/<noscript>[^<]+<\/noscript>/);
    expect(body).not.toMatch(/<style|\sstyle=|\son[a-z]+=|07OSLO414/);
  });

  test('without a session the page says what to open, and has no script', async () => {
    const { status, body } = await host.ask({ method: 'GET', path: '/' });
    expect(status).toBe(401);
    expect(body).toContain('Open the link with your name that is printed in the terminal.');
    expect(body).not.toMatch(/<script|<style|\sstyle=/);
  });

  test('a failure tells its number and nothing of its message', async () => {
    const before = host.faults.length;
    const got = await host.ask({ method: 'GET', path: '/api/case', headers: { cookie } });
    expect(JSON.parse(got.body)).toEqual({
      code: 'fault',
      number: before + 1,
      reason: 'Something failed inside. Nothing was recorded.',
    });
    expect(JSON.stringify(got)).not.toContain('SECRET');
    expect(host.faults.at(-1)).toEqual([new Error('SECRET PARAGRAPH'), before + 1]);
  });
});
