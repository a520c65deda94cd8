import { type ZodType, z } from 'zod';
import { Act, Place, type Reviewer } from '../../model/review.ts';
import { DiffQuery, EverywhereQuery, type Refused } from '../../model/shown.ts';
import { LogPart, QueueQuery, ReleaseQuery } from '../../model/shown-case.ts';
import { DueQuery, WithholdingsQuery } from '../../model/shown-withholdings.ts';
import type { Permitted } from '../acts/permits.ts';
import { isRefused, type Office } from '../office.ts';
import { type Answer, file, html, json, type Refusal, STATUS_OF, welcome } from './answer.ts';
import type { Asking } from './asking.ts';
import type { Identity } from './identity.ts';
import { SHELL } from './shell.ts';

/** What a route is given of a request that may go on. */
export interface Asked {
  readonly office: Office;
  /** The files of the page, by their paths. */
  readonly page: ReadonlyMap<string, Uint8Array>;
  readonly identity: Identity;
  readonly asking: Asking;
  /** The number in the path; empty where the path has none. */
  readonly mrn: string;
  readonly query: URLSearchParams;
}

/** The same from somebody who is known. `body` is what the route's schema made of what was sent. */
export interface AskedBy extends Asked {
  readonly you: Reviewer;
  readonly body: unknown;
}

type Answering = Answer | Refusal | Promise<Answer | Refusal>;

interface Common {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** What it is sent, checked before the route sees it; every POST has one. */
  readonly body?: ZodType;
  /** Something may be on record though it failed, so a failure does not say that nothing is. */
  readonly records?: true;
}

/** One row of the table: an address, who may use it, and what it does. */
export type Route = Common &
  (
    | { readonly needs: 'nothing'; readonly handle: (asked: Asked) => Answering }
    | {
        readonly needs: 'session';
        /** What whoever uses it must be permitted. */
        readonly may: Permitted;
        readonly handle: (asked: AskedBy) => Answering;
      }
  );

const NOTHING = z.strictObject({});
const shell = (): Answer => html(SHELL);

/** All there is. A row here is an address of the review, and nothing else is. */
export const ROUTES: readonly Route[] = [
  { method: 'GET', path: '/', needs: 'session', may: 'read', handle: shell },
  { method: 'GET', path: '/cables/:mrn', needs: 'session', may: 'read', handle: shell },
  { method: 'GET', path: '/cables/:mrn/diff', needs: 'session', may: 'read', handle: shell },
  { method: 'GET', path: '/case', needs: 'session', may: 'read', handle: shell },
  { method: 'GET', path: '/case/withholdings', needs: 'session', may: 'read', handle: shell },
  { method: 'GET', path: '/case/cover', needs: 'session', may: 'read', handle: shell },
  { method: 'GET', path: '/case/due', needs: 'session', may: 'read', handle: shell },
  { method: 'GET', path: '/log', needs: 'session', may: 'read', handle: shell },
  { method: 'GET', path: '/page.js', needs: 'nothing', handle: fileOfPage },
  { method: 'GET', path: '/page.css', needs: 'nothing', handle: fileOfPage },
  { method: 'GET', path: '/fonts/:name', needs: 'nothing', handle: fileOfPage },
  { method: 'GET', path: '/sign-in', needs: 'nothing', handle: signIn },
  { method: 'POST', path: '/api/sign-out', needs: 'session', may: 'read', body: NOTHING, handle: signOut },
  { method: 'GET', path: '/api/case', needs: 'session', may: 'read', handle: caseOf },
  {
    ...{ method: 'POST', path: '/api/withholdings', needs: 'session', may: 'read' },
    ...{ body: WithholdingsQuery, handle: withholdingsOf },
  },
  { method: 'GET', path: '/api/cover', needs: 'session', may: 'read', handle: coverOf },
  { method: 'POST', path: '/api/due', needs: 'session', may: 'read', body: DueQuery, handle: dueOf },
  { method: 'POST', path: '/api/queue', needs: 'session', may: 'queue', body: QueueQuery, handle: queueOf },
  { method: 'GET', path: '/api/cables/:mrn', needs: 'session', may: 'read', handle: cableOf },
  {
    method: 'POST',
    path: '/api/cables/:mrn/diff',
    needs: 'session',
    may: 'read',
    body: DiffQuery,
    handle: diffOf,
  },
  {
    method: 'POST',
    path: '/api/cables/:mrn/kept',
    needs: 'session',
    may: 'read',
    body: Place,
    handle: keptOf,
  },
  {
    ...{ method: 'POST', path: '/api/everywhere', needs: 'session', may: 'decision' },
    ...{ body: EverywhereQuery, handle: everywhereOf },
  },
  { method: 'POST', path: '/api/acts', needs: 'session', may: 'act', body: Act, records: true, handle: act },
  {
    ...{ method: 'POST', path: '/api/release', needs: 'session', may: 'release', body: ReleaseQuery },
    ...{ records: true, handle: release },
  },
  { method: 'GET', path: '/api/log', needs: 'session', may: 'log', handle: logOf },
];

/** Refuses an address that the table does not have. */
export const NOT_FOUND: Refusal = {
  status: 404,
  code: 'not-found',
  reason: 'There is nothing at this address.',
};
const NO_CABLE: Refusal = {
  status: 404,
  code: 'not-found',
  reason: 'This review has no cable of that number.',
};
const USED: Refusal = {
  status: 401,
  code: 'session',
  reason:
    'This link was used before, or is not one of this review. A link works once: open the last one with your name that is printed in the terminal.',
};
const NO_PAGE: Refusal = {
  status: 422,
  code: 'invalid',
  reason: 'offset is a whole number from 0 on, limit one from 1 to 500, of is all or acts.',
};

function fileOfPage({ page, asking: { path } }: Asked): Answer | Refusal {
  const bytes = page.get(path);
  return bytes === undefined ? NOT_FOUND : file(path, bytes);
}

function signIn({ identity, query }: Asked): Answer | Refusal {
  if (identity.signIn === undefined) return NOT_FOUND;
  const cookie = identity.signIn(query.get('token') ?? '');
  return cookie === undefined ? USED : welcome(cookie);
}

function signOut({ identity, asking }: AskedBy): Answer | Refusal {
  if (identity.signOut === undefined) return NOT_FOUND;
  const answer = json({ signedOut: true });
  return { ...answer, headers: { ...answer.headers, 'Set-Cookie': identity.signOut(asking) } };
}

function caseOf({ office, you }: AskedBy): Answer {
  return json(office.caseFor(you));
}

function withholdingsOf({ office, you, body }: AskedBy): Answer {
  return json(office.withholdings(body as WithholdingsQuery, you));
}

function coverOf({ office, you }: AskedBy): Answer {
  return json(office.cover(you));
}

function dueOf({ office, you, body }: AskedBy): Answer {
  return json(office.due(body as DueQuery, you));
}

function queueOf({ office, you, body }: AskedBy): Answer {
  return json(office.queue(body as QueueQuery, you));
}

async function cableOf({ office, you, mrn }: AskedBy): Promise<Answer | Refusal> {
  return orNone(await office.cable(mrn, you));
}

async function diffOf({ office, you, mrn, body }: AskedBy): Promise<Answer | Refusal> {
  return orNone(await office.diff(mrn, body as DiffQuery, you));
}

async function keptOf({ office, you, mrn, body }: AskedBy): Promise<Answer | Refusal> {
  return orNone(await office.kept(mrn, body as Place, you));
}

async function everywhereOf({ office, you, body }: AskedBy): Promise<Answer> {
  return recordedOrRefused(await office.everywhere(body as EverywhereQuery, you));
}

async function act({ office, you, body }: AskedBy): Promise<Answer> {
  return recordedOrRefused(await office.act(body as Act, you));
}

async function release({ office, you, body }: AskedBy): Promise<Answer> {
  return recordedOrRefused(await office.release(you, body as ReleaseQuery));
}

const MOST = 500;

function logOf({ office, you, query }: AskedBy): Answer | Refusal {
  const [offset, limit] = [numberIn(query, 'offset', 0), numberIn(query, 'limit', 100)];
  const of = LogPart.safeParse(query.get('of') ?? 'all');
  if (offset === undefined || limit === undefined || limit < 1 || limit > MOST || !of.success) return NO_PAGE;
  return json(office.log(offset, limit, you, of.data));
}

function numberIn(query: URLSearchParams, name: string, usual: number): number | undefined {
  const [given, ...more] = query.getAll(name);
  if (given === undefined) return usual;
  return more.length === 0 && /^\d{1,9}$/.test(given) ? Number(given) : undefined;
}

const orNone = (view: object | Refused | undefined): Answer | Refusal =>
  view === undefined ? NO_CABLE : recordedOrRefused(view);

const recordedOrRefused = (answer: object | Refused): Answer =>
  isRefused(answer) ? json(answer, STATUS_OF[answer.code]) : json(answer);
