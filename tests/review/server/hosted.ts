import { type IncomingHttpHeaders, request } from 'node:http';
import { afterAll } from 'vitest';
import type { Reviewer, Role } from '../../../src/model/review.ts';
import type { Office } from '../../../src/review/office.ts';
import { loopbackOrigins, ownOf } from '../../../src/review/server/guard.ts';
import { byLinks, byProxy } from '../../../src/review/server/identity.ts';
import { listen } from '../../../src/review/server/listen.ts';
import { listenerOf, type Served } from '../../../src/review/server/mount.ts';
import { ROUTES, type Route } from '../../../src/review/server/routes.ts';
import { openSessions } from '../../../src/review/server/sessions.ts';
import { fakeOffice, PAGE } from './fake.ts';

/** One person for each role. */
export const PEOPLE: readonly Reviewer[] = [
  { name: 'Rea Reader', roles: ['reader'] },
  { name: 'Rob Reviewer', roles: ['reviewer'] },
  { name: 'Ada Approver', roles: ['approver'] },
  { name: 'Udo Auditor', roles: ['auditor'] },
];

export const withRole = (role: Role): Reviewer => PEOPLE.find(({ roles }) => roles[0] === role) as Reviewer;

export interface Sent {
  readonly method: string;
  readonly path: string;
  /** `null` leaves a header out; two values send it twice. */
  readonly headers?: Readonly<Record<string, string | readonly string[] | null>>;
  readonly body?: string | Uint8Array;
}

export interface Got {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Sends exactly what it is given: no header that is not named, but for those that frame the request. */
export function ask(port: number, { method, path, headers = {}, body }: Sent): Promise<Got> {
  const all = { host: `127.0.0.1:${port}`, ...headers };
  const named = Object.entries(all).flatMap(([name, value]) =>
    value === null ? [] : [value].flat().flatMap((each) => [name, each]),
  );
  const framed = body === undefined ? named : [...named, 'content-length', String(Buffer.byteLength(body))];
  return new Promise((resolve, reject) => {
    const asked = request(
      { host: '127.0.0.1', port, method, path, headers: framed, agent: false, setHost: false },
      (answer) => {
        const pieces: Buffer[] = [];
        answer.on('data', (piece) => pieces.push(piece)).on('error', reject);
        answer.on('end', () =>
          resolve({
            status: answer.statusCode as number,
            headers: answer.headers,
            body: Buffer.concat(pieces).toString('utf8'),
          }),
        );
      },
    );
    // In bytes, or Node would write the headers before it in the encoding of the body.
    asked.on('error', reject).end(body === undefined ? undefined : Buffer.from(body));
  });
}

const open: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of open) await close();
});

export interface Hosted {
  readonly instead?: Partial<Office>;
  readonly routes?: readonly Route[];
  readonly people?: readonly Reviewer[];
  /** Who is named by a server in front, in place of links. */
  readonly proxy?: { readonly header: string; readonly secret: string; readonly origin: string };
}

/** A review that listens, with a clock that stands until it is moved. It closes with the tests of the file. */
export async function hosted({ instead, routes = ROUTES, people = PEOPLE, proxy }: Hosted = {}) {
  const { office, calls } = fakeOffice(instead);
  const faults: (readonly [unknown, number])[] = [];
  const signedIn: string[] = [];
  const clock = { at: 1_000_000 };
  let drawn = 0;
  const sessions = openSessions(people, {
    now: () => clock.at,
    chance: () => {
      drawn += 1;
      return new Uint8Array(32)
        .fill(0)
        .with(0, drawn % 256)
        .with(1, drawn >> 8);
    },
  });
  const door = (port: number): Pick<Served, 'identity' | 'own'> =>
    proxy === undefined
      ? {
          identity: byLinks(sessions, port, ({ name }) => signedIn.push(name)),
          own: ownOf(loopbackOrigins(port)),
        }
      : { identity: byProxy({ ...proxy, now: () => clock.at }, people), own: ownOf([proxy.origin]) };
  const onFault = (fault: unknown, number: number) => void faults.push([fault, number]);
  const server = await listen(0, (port) =>
    listenerOf({ office, page: PAGE, onFault, ...door(port) }, routes),
  );
  open.push(server.close);
  const { port } = server;
  const tokenOf = (name: string): string =>
    sessions.links().find(({ you }) => you.name === name)?.token as string;
  const cookieOf = ({ name }: Reviewer): string =>
    `tearline-${port}=${sessions.signIn(tokenOf(name))?.secret}`;
  return {
    ...{ server, port, calls, faults, signedIn, sessions, clock, tokenOf, cookieOf },
    ask: (sent: Sent) => ask(port, sent),
    /** What our own page sends with every POST. */
    ours: {
      origin: `http://127.0.0.1:${port}`,
      'x-tearline': '1',
      'content-type': 'application/json',
      'sec-fetch-site': 'same-origin',
    },
  };
}

export const ACT = {
  kind: 'note',
  id: 'act-00000001',
  mrn: '07OSLO414',
  version: '',
  text: 'Seen by both.',
};

export const EVERYWHERE = {
  ...{ kind: 'decision', mrn: '07OSLO414', version: '', on: { kind: 'text', text: 'harbour' } },
  ...{ effect: 'withhold', bases: ['B5'], answers: [], everywhere: true },
};

/** A body for each address that takes one. A new one has none, and the matrix says so. */
const BODIES: Readonly<Record<string, object>> = {
  '/api/sign-out': {},
  '/api/queue': { standing: ['open'], text: 'harbour' },
  '/api/withholdings': { basis: 'B6' },
  '/api/due': { by: '2033-12-31' },
  '/api/cables/:mrn/diff': { from: 0 },
  '/api/cables/:mrn/kept': { kind: 'portion', id: '1' },
  '/api/everywhere': { decision: EVERYWHERE },
  '/api/acts': ACT,
  '/api/release': {},
};

/** A request that the route would answer, but for who asks and from where. */
export function example({ method, path, body }: Route): { method: string; path: string; body?: string } {
  const to = path.replace(':mrn', '07OSLO414').replace(':name', 'plain.woff2');
  if (to.includes(':')) throw new Error(`No example of ${path}: add one to hosted.ts.`);
  if (body === undefined) return { method, path: to };
  if (BODIES[path] === undefined) throw new Error(`No body for ${path}: add one to hosted.ts.`);
  return { method, path: to, body: JSON.stringify(BODIES[path]) };
}
