import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { CheckFailure, DiskFailure, UsageProblem } from '../../disk/failure.ts';
import { refusalFor } from '../acts/permits.ts';
import type { Office } from '../office.ts';
import { type Answer, type Refusal, refusal, STATUS_OF } from './answer.ts';
import { type Asking, askingOf } from './asking.ts';
import {
  bodyOf,
  foreignRefusal,
  MISDIRECTED,
  methodRefusal,
  type Own,
  originOf,
  strangerRefusal,
} from './guard.ts';
import { HEADERS } from './headers.ts';
import type { Identity } from './identity.ts';
import type { Listener } from './listen.ts';
import { NOT_FOUND, ROUTES, type Route } from './routes.ts';
import { end } from './send.ts';

/** Everything that answers are made of. */
export interface Served {
  readonly office: Office;
  readonly page: ReadonlyMap<string, Uint8Array>;
  readonly identity: Identity;
  readonly own: Own;
  /** Is told of what nobody foresaw, with the number that the answer names. */
  readonly onFault: (fault: unknown, number: number) => void;
}

type Asks = Context<{ Bindings: HttpBindings }>;

/** Answers requests by the table of routes, and by nothing else. */
export function mounted(served: Served, routes: readonly Route[]): Hono<{ Bindings: HttpBindings }> {
  // A path is matched as it was sent: one that means another when it is decoded or tidied is no path of ours.
  const app = new Hono<{ Bindings: HttpBindings }>({
    getPath: (_, options) => (options?.env === undefined ? '' : askingOf(options.env.incoming).path),
  });
  const faults = faultsTo(served.onFault);
  for (const path of new Set(routes.map((route) => route.path))) {
    const here = routes.filter((route) => route.path === path);
    app.all(path, async (asks) => {
      const asking = askingOf(asks.env.incoming);
      const route = here.find(({ method }) => method === asking.method);
      if (route === undefined) return sent(methodRefusal(here.map(({ method }) => method)), asking);
      return sent(await answerOf(route, asks, asking, served).catch(faults(route)), asking);
    });
  }
  app.notFound((asks) => sent(NOT_FOUND, askingOf(asks.env.incoming)));
  return app;
}

/** Every check in its order, then what the route does. */
async function answerOf(route: Route, asks: Asks, asking: Asking, served: Served): Promise<Answer | Refusal> {
  const { office, page, identity, own } = served;
  const origin = originOf(asking, own);
  if (origin === undefined) return MISDIRECTED;
  const foreign = foreignRefusal(asking, origin);
  if (foreign !== undefined) return foreign;
  const mrn = numberIn(asks);
  if (mrn === undefined) return NOT_FOUND;
  const asked = { office, page, identity, asking, mrn, query: new URL(asks.req.url).searchParams };
  if (route.needs === 'nothing') return route.handle(asked);
  const you = identity.who(asking);
  if ('reason' in you) return you;
  const barred = refusalFor(you, route.may);
  if (barred !== undefined)
    return { status: STATUS_OF[barred.code], code: barred.code, reason: barred.reason };
  const body = route.body === undefined ? { value: undefined } : await bodyOf(asks.req.raw, route.body);
  return 'reason' in body ? body : route.handle({ ...asked, you, body: body.value });
}

/** What may be the number of a cable, as a run names its files; nothing where the path has something else in its place. */
function numberIn(asks: Asks): string | undefined {
  const mrn = asks.req.param('mrn');
  if (mrn === undefined) return '';
  return /^[A-Za-z0-9][A-Za-z0-9 .&_~-]{0,63}$/.test(mrn) ? mrn : undefined;
}

/** What failed, as an answer: words that were written to be read, or a number that the terminal tells more of. */
function faultsTo(onFault: Served['onFault']): (route: Route) => (thrown: unknown) => Refusal {
  let number = 0;
  return ({ records }) =>
    (thrown) => {
      if ([DiskFailure, CheckFailure, UsageProblem].some((kind) => thrown instanceof kind))
        return { status: 503, code: 'failed', reason: (thrown as Error).message };
      number += 1;
      onFault(thrown, number);
      const came = records ? 'Load the page again to see what is on record.' : 'Nothing was recorded.';
      return { status: 500, code: 'fault', number, reason: `Something failed inside. ${came}` };
    };
}

const BROKEN: Refusal = { status: 400, code: 'invalid', reason: 'That is no request.' };

const sent = (answer: Answer | Refusal, asking: Asking): Response => responseOf(whole(answer, asking.path));

const whole = (answer: Answer | Refusal, path: string): Answer =>
  'reason' in answer ? refusal(answer, path) : answer;

const responseOf = ({ status, headers, body }: Answer): Response =>
  new Response(body as string, { status, headers: { ...HEADERS, ...headers } });

/** Answers the requests of a server. One for another host, or from another machine, is not even read. */
export function listenerOf(served: Served, routes: readonly Route[] = ROUTES): Listener {
  const answer = getRequestListener(
    mounted(served, routes).fetch as Parameters<typeof getRequestListener>[0],
    {
      overrideGlobalObjects: false,
      errorHandler: () => responseOf(refusal(BROKEN, '')),
    },
  );
  return (incoming, outgoing) => {
    const asking = askingOf(incoming);
    const early =
      strangerRefusal(incoming.socket.remoteAddress) ??
      (originOf(asking, served.own) === undefined ? MISDIRECTED : undefined);
    if (early === undefined) void answer(incoming, outgoing);
    else end(outgoing, early, asking.path);
  };
}
