import { describe, expect, test } from 'vitest';
import { CheckFailure, DiskFailure, UsageProblem } from '../../../src/disk/failure.ts';
import type { Role } from '../../../src/model/review.ts';
import type { Refused } from '../../../src/model/shown.ts';
import { ROUTES, type Route } from '../../../src/review/server/routes.ts';
import { PAGE } from './fake.ts';
import { ACT, EVERYWHERE, example, hosted, withRole } from './hosted.ts';

const routed = (path: string, method: Route['method']): Route =>
  ROUTES.find((route) => route.path === path && route.method === method) as Route;

async function answerTo(
  host: Awaited<ReturnType<typeof hosted>>,
  method: Route['method'],
  path: string,
  as: Role = 'approver',
) {
  const headers = { ...host.ours, cookie: host.cookieOf(withRole(as)) };
  return host.ask({ ...example(routed(path, method)), headers });
}

describe('each address gives what it is for', () => {
  test.each<[Route['method'], string, readonly unknown[]]>([
    ['GET', '/api/case', ['caseFor', withRole('approver')]],
    ['POST', '/api/queue', ['queue', { standing: ['open'], text: 'harbour' }, withRole('approver')]],
    ['GET', '/api/cables/:mrn', ['cable', '07OSLO414', withRole('approver')]],
    ['POST', '/api/cables/:mrn/diff', ['diff', '07OSLO414', { from: 0 }, withRole('approver')]],
    [
      ...(['POST', '/api/cables/:mrn/kept'] as const),
      ['kept', '07OSLO414', { kind: 'portion', id: '1' }, withRole('approver')],
    ],
    ['POST', '/api/acts', ['act', ACT, withRole('approver')]],
    ['POST', '/api/release', ['release', withRole('approver'), {}]],
    ['POST', '/api/everywhere', ['everywhere', { decision: EVERYWHERE }, withRole('reviewer')]],
    ['GET', '/api/log', ['log', 0, 100, withRole('approver'), 'all']],
  ])('%s %s', async (method, path, call) => {
    const host = await hosted();
    const as = path === '/api/everywhere' ? 'reviewer' : 'approver';
    const { status, body, headers } = await answerTo(host, method, path, as);
    expect([status, headers['content-type']]).toEqual([200, 'application/json; charset=utf-8']);
    expect(JSON.parse(body)).toEqual({ answer: String(call[0]).replace('caseFor', 'case') });
    expect(host.calls).toEqual([call]);
  });

  test('the log in pages', async () => {
    const host = await hosted();
    const cookie = host.cookieOf(withRole('auditor'));
    const at = (query: string) => host.ask({ method: 'GET', path: `/api/log?${query}`, headers: { cookie } });
    expect((await at('offset=200&limit=500&of=acts')).status).toBe(200);
    expect(host.calls).toEqual([['log', 200, 500, withRole('auditor'), 'acts']]);
    for (const odd of [
      'limit=0',
      'limit=501',
      'offset=-1',
      'offset=1e3',
      'offset=',
      'offset=1&offset=2',
      'offset=9999999999',
      'of=none',
    ])
      expect([odd, (await at(odd)).status]).toEqual([odd, 422]);
    expect(host.calls).toHaveLength(1);
  });

  test.each([
    ['/page.js', 'text/javascript; charset=utf-8'],
    ['/page.css', 'text/css; charset=utf-8'],
    ['/fonts/plain.woff2', 'font/woff2'],
  ])('%s, as it was read', async (path, type) => {
    const host = await hosted();
    const got = await host.ask({ method: 'GET', path });
    expect([got.status, got.headers['content-type'], got.body]).toEqual([
      200,
      type,
      PAGE.get(path)?.toString('utf8'),
    ]);
  });

  test.each(['/', '/cables/:mrn', '/cables/:mrn/diff', '/case', '/log'])(
    '%s is the one page',
    async (path) => {
      const host = await hosted();
      const got = await answerTo(host, 'GET', path);
      expect([got.status, got.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
      expect(got.body).toContain('<div id="page"></div>');
      expect(host.calls).toEqual([]);
    },
  );

  test('a cable that the review has not', async () => {
    const host = await hosted();
    const headers = { ...host.ours, cookie: host.cookieOf(withRole('reader')) };
    for (const sent of [
      { method: 'GET', path: '/api/cables/07OSLO999' },
      { method: 'POST', path: '/api/cables/07OSLO999/diff', body: '{"from":0}' },
      { method: 'POST', path: '/api/cables/07OSLO999/kept', body: '{"kind":"portion","id":"1"}' },
    ]) {
      const got = await host.ask({ ...sent, headers });
      expect([got.status, JSON.parse(got.body).code]).toEqual([404, 'not-found']);
    }
    expect(host.calls).toHaveLength(3);
  });
});

describe('why nothing was recorded', () => {
  const STATUSES: Readonly<Record<Refused['code'], number>> = {
    conflict: 409,
    stale: 409,
    role: 403,
    'own-decision': 403,
    'not-found': 404,
    invalid: 422,
    idle: 422,
    owner: 422,
    'read-only': 503,
  };
  test.each(Object.entries(STATUSES))('%s is a %d, whole', async (code, status) => {
    const refused = { code: code as Refused['code'], reason: 'Because.', others: [] };
    const host = await hosted({
      instead: { act: () => Promise.resolve(refused), release: () => Promise.resolve(refused) },
    });
    for (const path of ['/api/acts', '/api/release']) {
      const got = await answerTo(host, 'POST', path);
      expect([got.status, JSON.parse(got.body)]).toEqual([status, refused]);
    }
  });

  test.each([
    [new DiskFailure('The disk is full.')],
    [new CheckFailure('The log was changed.')],
    [new UsageProblem('The source is not there.')],
  ])('%s is told in its own words', async (thrown) => {
    const host = await hosted({ instead: { act: () => Promise.reject(thrown) } });
    const got = await answerTo(host, 'POST', '/api/acts');
    expect([got.status, JSON.parse(got.body)]).toEqual([503, { code: 'failed', reason: thrown.message }]);
    expect(host.faults).toEqual([]);
  });

  test('an act that failed where nobody foresaw it may be on record: the answer does not say it is not', async () => {
    const fault = new TypeError('SECRET');
    const fails = () => Promise.reject(fault);
    const host = await hosted({ instead: { act: fails, release: fails, cable: fails } });
    const told = [
      await answerTo(host, 'POST', '/api/acts'),
      await answerTo(host, 'POST', '/api/release'),
      await answerTo(host, 'GET', '/api/cables/:mrn'),
    ];
    const recorded = 'Something failed inside. Load the page again to see what is on record.';
    expect(told.map(({ status, body }) => [status, JSON.parse(body)])).toEqual([
      [500, { code: 'fault', number: 1, reason: recorded }],
      [500, { code: 'fault', number: 2, reason: recorded }],
      [500, { code: 'fault', number: 3, reason: 'Something failed inside. Nothing was recorded.' }],
    ]);
    expect(host.faults).toEqual([1, 2, 3].map((number) => [fault, number]));
  });

  test('what is thrown and is no error is a fault too', async () => {
    const host = await hosted({
      instead: {
        caseFor: () => {
          throw 'words';
        },
      },
    });
    expect((await answerTo(host, 'GET', '/api/case')).status).toBe(500);
    expect(host.faults).toEqual([['words', 1]]);
    expect((await host.ask({ method: 'GET', path: '/page.js' })).status).toBe(200);
  });
});
