import type { Act, Place } from '../../model/review.ts';
import type {
  Acted,
  CableView,
  DiffQuery,
  DiffView,
  EverywhereQuery,
  EverywhereView,
  KeptAt,
  Refused,
} from '../../model/shown.ts';
import type {
  CaseView,
  LogPart,
  LogView,
  QueueQuery,
  QueueView,
  Released,
  ReleaseQuery,
} from '../../model/shown-case.ts';
import type {
  CoverView,
  DueQuery,
  DueView,
  WithholdingsQuery,
  WithholdingsView,
} from '../../model/shown-withholdings.ts';

/** What came of asking the server: the thing, a refusal in words, no connection, or no session any more. */
export type Answer<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'refused'; readonly refused: Refused }
  | { readonly kind: 'lost' }
  | { readonly kind: 'signed-out' };

/** An act is answered in milliseconds; longer than this, nobody knows what became of it. */
const PATIENCE = 20_000;
/** What is done to many cables takes its time. */
const LONG = 600_000;

export const askCase = (): Promise<Answer<CaseView>> => ask('/api/case');
export const askWithholdings = (query: WithholdingsQuery): Promise<Answer<WithholdingsView>> =>
  ask('/api/withholdings', query);
export const askCover = (): Promise<Answer<CoverView>> => ask('/api/cover');
export const askDue = (query: DueQuery): Promise<Answer<DueView>> => ask('/api/due', query);
export const askQueue = (query: QueueQuery): Promise<Answer<QueueView>> => ask('/api/queue', query);
export const askCable = (mrn: string): Promise<Answer<CableView>> => ask(cableAddress(mrn));
export const askDiff = (mrn: string, query: DiffQuery): Promise<Answer<DiffView>> =>
  ask(`${cableAddress(mrn)}/diff`, query);
export const askKept = (mrn: string, on: Place): Promise<Answer<KeptAt>> =>
  ask(`${cableAddress(mrn)}/kept`, on);
export const askLog = (offset: number, limit: number, of: LogPart): Promise<Answer<LogView>> =>
  ask(`/api/log?offset=${offset}&limit=${limit}&of=${of}`);
export const askEverywhere = (query: EverywhereQuery): Promise<Answer<EverywhereView>> =>
  ask('/api/everywhere', query, LONG);
export const sendAct = (act: Act): Promise<Answer<Acted>> =>
  ask('/api/acts', act, act.kind === 'decision' && act.everywhere === true ? LONG : PATIENCE);
export const sendRelease = (query: ReleaseQuery): Promise<Answer<Released>> =>
  ask('/api/release', query, LONG);
export const sendSignOut = (): Promise<Answer<unknown>> => ask('/api/sign-out', {});

const cableAddress = (mrn: string): string => `/api/cables/${encodeURIComponent(mrn)}`;

async function ask<T>(address: string, body?: object, patience = PATIENCE): Promise<Answer<T>> {
  let response: Response;
  let said: unknown;
  try {
    response = await fetch(address, { ...asked(body), signal: AbortSignal.timeout(patience) });
    said = await response.text();
  } catch {
    return { kind: 'lost' };
  }
  if (response.status === 401) return { kind: 'signed-out' };
  return readAnswer(response, said as string);
}

function asked(body: object | undefined): RequestInit {
  if (body === undefined) return { headers: { 'X-Tearline': '1' } };
  return {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Tearline': '1' },
    body: JSON.stringify(body),
  };
}

function readAnswer<T>(response: Response, said: string): Answer<T> {
  const value = parsed(said);
  if (response.ok && value !== undefined) return { kind: 'done', value: value as T };
  return { kind: 'refused', refused: isRefusal(value) ? value : unexplained(response.status) };
}

function parsed(said: string): unknown {
  if (said === '') return {};
  try {
    return JSON.parse(said) as unknown;
  } catch {
    return undefined;
  }
}

const isRefusal = (value: unknown): value is Refused =>
  typeof value === 'object' && value !== null && 'reason' in value && typeof value.reason === 'string';

/** Something between page and server went wrong that no rule of the review speaks of. */
const unexplained = (status: number): Refused => ({
  code: 'invalid',
  reason: `The server answered ${status} without saying why. Reload the page; if it happens again, look at the terminal that runs the review.`,
});
