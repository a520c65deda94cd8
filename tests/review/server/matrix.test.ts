import { expect, test } from 'vitest';
import { z } from 'zod';
import { ROLES, type Role } from '../../../src/model/review.ts';
import { PERMITS, refusalFor } from '../../../src/review/acts/permits.ts';
import { mounted, type Served } from '../../../src/review/server/mount.ts';
import { ROUTES, type Route } from '../../../src/review/server/routes.ts';
import { PAGE } from './fake.ts';
import { example, hosted, type Sent, withRole } from './hosted.ts';

/** What every row of the table is, written out once more: who may what is not to change by a slip. */
const TABLE: readonly (readonly [string, string])[] = [
  ['GET /', 'reader reviewer approver auditor'],
  ['GET /cables/:mrn', 'reader reviewer approver auditor'],
  ['GET /cables/:mrn/diff', 'reader reviewer approver auditor'],
  ['GET /case', 'reader reviewer approver auditor'],
  ['GET /case/withholdings', 'reader reviewer approver auditor'],
  ['GET /case/cover', 'reader reviewer approver auditor'],
  ['GET /case/due', 'reader reviewer approver auditor'],
  ['GET /log', 'reader reviewer approver auditor'],
  ['GET /page.js', 'anybody'],
  ['GET /page.css', 'anybody'],
  ['GET /fonts/:name', 'anybody'],
  ['GET /sign-in', 'anybody'],
  ['POST /api/sign-out', 'reader reviewer approver auditor'],
  ['GET /api/case', 'reader reviewer approver auditor'],
  ['POST /api/withholdings', 'reader reviewer approver auditor'],
  ['GET /api/cover', 'reader reviewer approver auditor'],
  ['POST /api/due', 'reader reviewer approver auditor'],
  ['POST /api/queue', 'reader reviewer approver'],
  ['GET /api/cables/:mrn', 'reader reviewer approver auditor'],
  ['POST /api/cables/:mrn/diff', 'reader reviewer approver auditor'],
  ['POST /api/cables/:mrn/kept', 'reader reviewer approver auditor'],
  ['POST /api/everywhere', 'reviewer'],
  ['POST /api/acts', 'reviewer approver'],
  ['POST /api/release', 'approver'],
  ['GET /api/log', 'reader reviewer approver auditor'],
];

type Host = Awaited<ReturnType<typeof hosted>>;

/** One way in which a request is not what it should be. */
interface Column {
  readonly named: string;
  readonly change: (sent: Sent, host: Host, route: Route) => Sent;
  /** The status that must come back; nothing where the route is to answer as if nothing were wrong. */
  readonly refused: (route: Route, role: Role) => number | undefined;
  readonly later?: number;
  readonly as?: Role;
}

const headed =
  (headers: Sent['headers']): Column['change'] =>
  (sent) => ({ ...sent, headers: { ...sent.headers, ...headers } });
const isPost = ({ method }: Route): boolean => method === 'POST';
const always = (status: number) => () => status;
const onPost = (status: number) => (route: Route) => (isPost(route) ? status : undefined);
const inSession = (status: number) => (route: Route) => (route.needs === 'session' ? status : undefined);
const onData = (status: number) => (route: Route) =>
  isPost(route) || route.path.startsWith('/api/') ? status : undefined;
const mayNot = (route: Route, role: Role) =>
  route.needs === 'session' && !PERMITS[route.may].includes(role) ? 403 : undefined;

const MINUTE = 60_000;
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'];

const COLUMNS: readonly Column[] = [
  { named: 'another Host', change: headed({ host: 'evil.example' }), refused: always(421) },
  { named: 'no Host', change: headed({ host: null }), refused: always(421) },
  {
    named: 'the Host twice',
    change: (sent, { port }) =>
      headed({ host: [`127.0.0.1:${port}`, `127.0.0.1:${port}`] })(sent, {} as Host, {} as Route),
    refused: always(421),
  },
  { named: 'a foreign Origin', change: headed({ origin: 'https://evil.example' }), refused: onPost(403) },
  { named: 'the Origin null', change: headed({ origin: 'null' }), refused: onPost(403) },
  {
    named: 'the Origin of another own name',
    change: (sent, { port }) => ({
      ...sent,
      headers: { ...sent.headers, origin: `http://localhost:${port}` },
    }),
    refused: onPost(403),
  },
  { named: 'no Origin', change: headed({ origin: null }), refused: onPost(403) },
  { named: 'no X-Tearline', change: headed({ 'x-tearline': null }), refused: onPost(403) },
  { named: 'X-Tearline: 0', change: headed({ 'x-tearline': '0' }), refused: onPost(403) },
  { named: 'no content type', change: headed({ 'content-type': null }), refused: onPost(403) },
  { named: 'plain text', change: headed({ 'content-type': 'text/plain' }), refused: onPost(403) },
  {
    named: 'a form',
    change: headed({ 'content-type': 'application/x-www-form-urlencoded' }),
    refused: onPost(403),
  },
  {
    named: 'Sec-Fetch-Site: cross-site',
    change: headed({ 'sec-fetch-site': 'cross-site' }),
    refused: onData(403),
  },
  {
    named: 'Sec-Fetch-Site: same-site',
    change: headed({ 'sec-fetch-site': 'same-site' }),
    refused: onData(403),
  },
  { named: 'Sec-Fetch-Site: none', change: headed({ 'sec-fetch-site': 'none' }), refused: onPost(403) },
  { named: 'no Sec-Fetch-Site', change: headed({ 'sec-fetch-site': null }), refused: () => undefined },
  { named: 'no cookie', change: headed({ cookie: null }), refused: inSession(401) },
  {
    named: 'a cookie that is garbage',
    change: (sent, { port }) => ({ ...sent, headers: { ...sent.headers, cookie: `tearline-${port}=x` } }),
    refused: inSession(401),
  },
  {
    named: 'the cookie of another port',
    change: (sent, { port }) => ({
      ...sent,
      headers: { ...sent.headers, cookie: String(sent.headers?.cookie).replace(`-${port}=`, '-9=') },
    }),
    refused: inSession(401),
  },
  {
    named: 'a second cookie of the name',
    change: (sent, { port }) => ({
      ...sent,
      headers: { ...sent.headers, cookie: `${sent.headers?.cookie}; tearline-${port}=x` },
    }),
    refused: inSession(401),
  },
  { named: 'an hour without a request', change: (sent) => sent, later: 60 * MINUTE, refused: inSession(401) },
  ...METHODS.map(
    (method): Column => ({
      named: `${method} for the method`,
      change: ({ body, ...sent }) => ({ ...sent, method, ...(method === 'POST' && body ? { body } : {}) }),
      refused: (route) =>
        ROUTES.some((each) => each.path === route.path && each.method === method) ? undefined : 405,
    }),
  ),
  {
    named: 'a body that is not JSON',
    change: (sent) => (sent.method === 'POST' ? { ...sent, body: '{"' } : sent),
    refused: onPost(422),
  },
  {
    named: 'a body with a key too many',
    change: (sent) =>
      sent.body === undefined
        ? sent
        : { ...sent, body: `{"odd":1,${String(sent.body).slice(1)}`.replace(',}', '}') },
    refused: onPost(422),
  },
  ...ROLES.map(
    (role): Column => ({
      named: `somebody who is ${role}`,
      as: role,
      change: (sent) => sent,
      refused: mayNot,
    }),
  ),
];

/** Somebody who may, unless the column names who asks. */
const askerOf = (route: Route, { as }: Column): Role =>
  as ?? (route.needs === 'session' ? (PERMITS[route.may][0] as Role) : 'reader');

/** Sends one request that is wrong in one way, and says what came of it. */
async function cell(host: Host, route: Route, column: Column): Promise<string> {
  const role = askerOf(route, column);
  const { path, ...rest } = example(route);
  const cookie = host.cookieOf(withRole(role));
  const query = route.path === '/sign-in' ? `?token=${host.tokenOf(withRole(role).name)}` : '';
  const right = { ...rest, path: `${path}${query}`, headers: { ...host.ours, cookie } };
  const sent = column.change(right, host, route);
  host.clock.at += column.later ?? 0;
  const before = host.calls.length;
  const { status, headers: got } = await host.ask(sent);
  const reached = host.calls.length > before ? ', and reached the office' : '';
  const allow = got.allow === undefined ? '' : ` Allow: ${got.allow}`;
  return `${status}${allow}${column.refused(route, role) === undefined ? '' : reached}`;
}

function wanted(route: Route, column: Column): string {
  const refused = column.refused(route, askerOf(route, column));
  if (refused === 405) return `405 Allow: ${route.method}`;
  return String(refused ?? (route.path === '/sign-in' ? 303 : 200));
}

/** Every row against every column. */
async function differences(host: Host, routes: readonly Route[]) {
  const found: string[] = [];
  const cells = { all: 0, refused: 0 };
  for (const route of routes)
    for (const column of COLUMNS) {
      const [got, want] = [await cell(host, route, column), wanted(route, column)];
      cells.all += 1;
      if (column.refused(route, askerOf(route, column)) !== undefined) cells.refused += 1;
      if (got !== want) found.push(`${route.method} ${route.path}, ${column.named}: ${got}, not ${want}`);
    }
  return { found, cells };
}

test('the table is the one that was agreed', () => {
  const rows = ROUTES.map((route) => [
    `${route.method} ${route.path}`,
    route.needs === 'session' ? PERMITS[route.may].join(' ') : 'anybody',
  ]);
  expect(rows).toEqual(TABLE);
});

test('every request that is wrong in one way is refused as it should be, and reaches nothing', async () => {
  const { found, cells } = await differences(await hosted(), ROUTES);
  expect(found).toEqual([]);
  expect(cells.all).toBe(ROUTES.length * COLUMNS.length);
  // Counted by hand: Host 3 x 25, pages of others 10 x 9 and 2 x 13, sessions 5 x 21, methods 8 x 25, bodies 2 x 9, roles 9.
  expect(cells).toEqual({ all: 36 * 25, refused: 75 + 90 + 26 + 105 + 200 + 18 + 9 });
});

test('who may not is told so in the words of the office', async () => {
  const host = await hosted();
  const you = withRole('auditor');
  const headers = { ...host.ours, cookie: host.cookieOf(you) };
  const { status, body } = await host.ask({ ...example(rowOf('/api/queue')), headers });
  expect([status, JSON.parse(String(body))]).toEqual([403, refusalFor(you, 'queue')]);
});

const rowOf = (path: string): Route => {
  const row = ROUTES.find((route) => route.path === path);
  if (row === undefined) throw new Error(`No row for ${path}`);
  return row;
};

test('nothing is mounted but the table', () => {
  const served = { page: PAGE } as unknown as Served;
  const paths = mounted(served, ROUTES).routes.map(({ path, method }) => `${method} ${path}`);
  expect(paths).toEqual([...new Set(ROUTES.map(({ path }) => `ALL ${path}`))]);
});

test('a new row has every check without doing anything for it', async () => {
  const row: Route = {
    ...{
      method: 'POST',
      path: '/api/queue',
      needs: 'session',
      may: 'release',
      body: ROUTES.find(({ path }) => path === '/api/queue')?.body as never,
    },
    handle: () => ({ status: 200, body: 'new', headers: {} }),
  };
  const { found, cells } = await differences(await hosted({ routes: [row] }), [row]);
  expect(found).toEqual([]);
  expect(cells.all).toBe(COLUMNS.length);
});

test('a new row without an example fails the matrix', () => {
  const row = {
    method: 'POST',
    path: '/api/new',
    needs: 'nothing',
    handle: () => ROUTES,
  } as unknown as Route;
  expect(() => example({ ...row, body: z.strictObject({}) })).toThrow(/No body for \/api\/new/);
  expect(() => example({ ...row, path: '/api/:new' })).toThrow(/No example of/);
});

test('every POST has a schema for what it is sent', () => {
  expect(ROUTES.filter((route) => isPost(route) !== (route.body !== undefined))).toEqual([]);
});
