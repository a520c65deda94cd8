import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import {
  ACT_KINDS,
  Act,
  Place,
  type Reviewer,
  RISKS,
  type Risk,
  STANDINGS,
  type Standing,
} from '../../../src/model/review.ts';
import {
  type Acted,
  type CableView,
  DiffQuery,
  EverywhereQuery,
  type EverywhereRow,
  type EverywhereView,
  type Refused,
} from '../../../src/model/shown.ts';
import {
  type CaseView,
  type LogView,
  QueueQuery,
  type QueueRow,
  type QueueView,
  ReleaseQuery,
} from '../../../src/model/shown-case.ts';
import {
  type CoverView,
  DueQuery,
  type DueView,
  type WithholdingShown,
  WithholdingsQuery,
  type WithholdingsView,
} from '../../../src/model/shown-withholdings.ts';
import { dueView } from '../../../src/review/views/due.ts';
import { withholdingsView } from '../../../src/review/views/withholdings.ts';
import {
  type Done,
  diffOf,
  doneShown,
  hash,
  isReadAgain,
  keptAt,
  type State,
  settled,
  spansOf,
  standingOf,
  versionOf,
  viewOf,
  whyNotSign,
} from './fold.ts';
import { EXEMPTIONS, inventedCables } from './invented.ts';

export const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

const SHELL = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Tearline</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/page.css">
<script src="/page.js" defer></script>
</head>
<body><div id="page"></div></body>
</html>`;

const REVIEWERS: Readonly<Record<string, Reviewer>> = {
  ann: { name: 'Ann Poe', roles: ['reviewer'] },
  ben: { name: 'Ben Ives', roles: ['reviewer', 'approver'] },
  udo: { name: 'Udo Lind', roles: ['auditor'] },
  rita: { name: 'Rita Moss', roles: ['reader'] },
};

/** How the stand-in behaves: well; without writing; without answering; recording without answering; or with a view that lost its banner. */
export type Mode = 'fine' | 'read-only' | 'lost' | 'deaf' | 'no-banner' | 'noticing' | 'signed-out';

export interface StandIn {
  readonly origin: string;
  /** Bodies and addresses of everything that was asked. */
  readonly asked: { readonly method: string; readonly address: string; readonly body: string }[];
  mode: Mode;
  /** Somebody else acts on a cable, as from another page. */
  other(who: string, act: Record<string, unknown>): void;
  cable(mrn: string): CableView;
  /** From now on no question for a cable is answered, before what comes back is called. */
  holdCables(): () => void;
  /** A cable comes back for a second reading, to anybody. */
  comeBack(mrn: string): void;
  close(): Promise<void>;
}

interface Kept {
  readonly states: Map<string, State>;
  readonly log: LogView['entries'][number][];
  readonly more: readonly QueueRow[];
  mode: Mode;
  /** What questions for cables wait for. */
  held: Promise<void>;
}

/** A review of forty invented cables that serves the built page from `folder`; `rows` more lines stand in its queue only. */
export async function startStandIn(folder: string, rows = 0): Promise<StandIn> {
  const kept: Kept = {
    ...{
      states: new Map(inventedCables().map((cable) => [cable.mrn, { cable, done: [], isReleased: false }])),
      log: [],
    },
    ...{ more: Array.from({ length: rows }, (_, index) => moreRow(index)), mode: 'fine' },
    held: Promise.resolve(),
  };
  const asked: StandIn['asked'] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on('end', () => {
      asked.push({ method: request.method ?? '', address: request.url ?? '', body });
      const go = () => answer(kept, folder, request, response, body);
      if (request.url?.startsWith('/api/cables/') === true) void kept.held.then(go);
      else go();
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    ...{ origin, asked },
    get mode() {
      return kept.mode;
    },
    set mode(mode) {
      kept.mode = mode;
    },
    other: (who, act) => {
      const version = versionOf(kept.states.get(String(act.mrn)) as State);
      const came = record(
        kept,
        Act.parse({ id: `other-${kept.log.length}-00000000`, version, ...act }),
        personOf(who),
      );
      if ('code' in came) throw new Error(came.reason);
    },
    holdCables: () => {
      let release = () => {};
      kept.held = new Promise((go) => {
        release = go;
      });
      return () => release();
    },
    comeBack: (mrn) => void kept.states.set(mrn, { ...(kept.states.get(mrn) as State), comesBack: true }),
    cable: (mrn) => viewOf(kept.states.get(mrn) as State, personOf('ann')),
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

const personOf = (who: string): Reviewer => REVIEWERS[who] as Reviewer;
const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

function answer(
  kept: Kept,
  folder: string,
  request: IncomingMessage,
  response: ServerResponse,
  body: string,
): void {
  if (kept.mode === 'lost' && request.url?.startsWith('/api/') === true) {
    request.socket.destroy();
    return;
  }
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
  const who = /who=(\w+)/.exec(request.headers.cookie ?? '')?.[1];
  const headers = {
    'Content-Security-Policy': POLICY,
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  };
  const send = (status: number, type: string, text: string | Buffer, more: Record<string, string> = {}) => {
    response.writeHead(status, { ...headers, 'Content-Type': type, ...more });
    response.end(text);
  };
  const file = join(folder, pathname);
  if (pathname === '/sign-in')
    send(303, 'text/plain', '', {
      Location: '/',
      'Set-Cookie': `who=${searchParams.get('token')}; HttpOnly; SameSite=Strict; Path=/`,
    });
  else if (extname(pathname) !== '' && existsSync(file))
    send(200, TYPES[extname(pathname)] ?? 'text/plain', readFileSync(file));
  else if (pathname === '/api/sign-out')
    response
      .writeHead(200, { 'Content-Type': 'application/json', 'Set-Cookie': 'who=; Max-Age=0; Path=/' })
      .end('{}');
  else if (!pathname.startsWith('/api/')) send(200, 'text/html; charset=utf-8', SHELL);
  else if (who === undefined || REVIEWERS[who] === undefined || kept.mode === 'signed-out')
    send(401, 'application/json', '{}');
  else {
    const said = api(kept, personOf(who), pathname, searchParams, body === '' ? undefined : JSON.parse(body));
    if (kept.mode === 'deaf' && pathname === '/api/acts') return void request.socket.destroy();
    const shown = kept.mode === 'no-banner' && 'banner' in said ? { ...said, banner: '' } : said;
    send('code' in said ? STATUS[said.code] : 200, 'application/json', JSON.stringify(shown));
  }
}

const STATUS: Readonly<Record<Refused['code'], number>> = {
  ...{ conflict: 409, stale: 409, role: 403, 'own-decision': 403, 'not-found': 404 },
  ...{ invalid: 422, idle: 422, owner: 422, 'read-only': 503 },
};

function api(
  kept: Kept,
  you: Reviewer,
  path: string,
  search: URLSearchParams,
  body: unknown,
): object | Refused {
  const cable = /^\/api\/cables\/([^/]+)(\/diff|\/kept)?$/.exec(path);
  const state = kept.states.get(decodeURIComponent(cable?.[1] ?? ''));
  if (path === '/api/case') return caseOf(kept, you);
  if (path === '/api/withholdings') return withholdingsIn(kept, WithholdingsQuery.parse(body));
  if (path === '/api/cover') return COVER;
  if (path === '/api/due') return dueOf(DueQuery.parse(body));
  if (path === '/api/queue' && isAuditor(you)) return { code: 'role', reason: NO_QUEUE };
  if (path === '/api/queue') return queueOf(kept, QueueQuery.parse(body));
  if (path === '/api/log') return logOf(kept, Number(search.get('offset')), Number(search.get('limit')));
  if (path === '/api/everywhere') return everywhereIn(kept, EverywhereQuery.parse(body));
  if (path === '/api/acts') return record(kept, Act.parse(body), you);
  if (path === '/api/release') return release(kept, you, ReleaseQuery.parse(body));
  if (cable !== null && state === undefined)
    return { code: 'not-found', reason: 'The review has no cable of that number.' };
  if (state === undefined) return { code: 'not-found', reason: 'Nothing stands at this address.' };
  if (cable?.[2] === undefined) return viewOf(state, you);
  if (cable?.[2] === '/kept') return { kept: keptAt(state, Place.parse(body)) };
  const query = DiffQuery.parse(body);
  return diffOf(state, query.from, query.to ?? kept.log.length);
}

function record(kept: Kept, act: Act, you: Reviewer): Acted | Refused {
  const state = kept.states.get(act.mrn) as State;
  const again = state.done.find((one) => one.act.id === act.id);
  if (again !== undefined) return acted(state, again, 1, you);
  const refused = refusal(kept, state, act, you);
  if (refused !== undefined) return refused;
  if (
    act.kind === 'decision' &&
    act.everywhere === true &&
    act.list !== everywhereIn(kept, { decision: act }).list
  )
    return { code: 'stale', reason: 'The cables are not the ones you were shown.' };
  const everywhere = act.kind === 'decision' && act.everywhere === true;
  const hit = everywhere
    ? [...kept.states.values()].filter((one) => spansOf(one.cable, act.on).length > 0).slice(0, -1)
    : [state];
  const done = hit.map((one) => enter(kept, one, act, you))[hit.indexOf(state)] as Done;
  return acted(kept.states.get(act.mrn) as State, done, hit.length, you);
}

/** The last of the cables is left out. */
function everywhereIn(kept: Kept, { decision, offset = 0, limit = 20 }: EverywhereQuery): EverywhereView {
  const hit = [...kept.states.values()].filter((one) => spansOf(one.cable, decision.on).length > 0);
  const rows = hit.map((state, at): EverywhereRow => {
    const { mrn, dated, standing } = rowOf(state);
    const leftOut = at === hit.length - 1 ? 'It would change nothing there.' : null;
    return { mrn, dated, standing, passages: spansOf(state.cable, decision.on).length, leftOut };
  });
  const decided = rows.filter(({ leftOut }) => leftOut === null);
  const standing = (wanted: Standing): number => decided.filter((row) => row.standing === wanted).length;
  return {
    ...{ banner: 'SECRET', list: hash(JSON.stringify(rows)), cables: decided.length, leftOut: 1, offset },
    ...{ passages: decided.reduce((sum, { passages }) => sum + (passages ?? 0), 0) },
    ...{
      signed: standing('signed'),
      released: standing('released'),
      rows: rows.slice(offset, offset + limit),
    },
  };
}

const acted = (state: State, done: Done, cables: number, you: Reviewer): Acted => ({
  ...{ mrn: state.cable.mrn, seq: done.seq, digest: done.digest, cables, cable: viewOf(state, you) },
});

function enter(kept: Kept, state: State, act: Act, you: Reviewer): Done {
  const seq = kept.log.length;
  const at = new Date(Date.UTC(2026, 2, 2, 9, seq)).toISOString();
  const done: Done = { act, by: you.name, at, seq, digest: hash(`${seq} ${act.id}`) };
  const next = { ...state, done: [...state.done, done] };
  kept.states.set(state.cable.mrn, next);
  kept.log.push({
    seq,
    digest: done.digest,
    kind: act.kind,
    mrn: state.cable.mrn,
    by: you.name,
    at,
    what: doneShown(next, done).what,
  });
  return done;
}

function refusal(kept: Kept, state: State, act: Act, you: Reviewer): Refused | undefined {
  if (kept.mode === 'read-only') return { code: 'read-only', reason: 'Another process holds the log.' };
  if (you.roles.every((role) => role === 'reader'))
    return { code: 'role', reason: 'A reader changes nothing.' };
  const since = state.done.findIndex(({ digest }) => digest === act.version);
  if (act.version !== versionOf(state))
    return {
      ...{ code: 'conflict', reason: 'Somebody else acted on this cable since you opened it.' },
      others: state.done.slice(since + 1).map((one) => doneShown(state, one)),
    };
  if (act.kind === 'sign') {
    const why = whyNotSign(state, you);
    return why === null ? undefined : { code: 'own-decision', reason: why };
  }
  if (act.kind !== 'decision' || act.effect !== 'release' || act.ownerAnswer !== undefined) return undefined;
  const owned = state.cable.claims.some(
    ({ bases, spans }) =>
      bases.some(({ owner }) => owner !== null) &&
      spansOf(state.cable, act.on).some((a) => spans.some((b) => a.from < b.to && b.from < a.to)),
  );
  return owned ? { code: 'owner', reason: 'Only its owner can open this.' } : undefined;
}

function release(kept: Kept, you: Reviewer, { cables }: ReleaseQuery): object | Refused {
  if (!you.roles.includes('approver')) return { code: 'role', reason: 'Only an approver releases.' };
  const ready = [...kept.states.values()].filter((state) => standingOf(state) === 'signed');
  const signed = ready.filter(({ cable: { mrn } }) => cables?.includes(mrn) ?? true);
  const [stays] = signed.slice(1);
  for (const state of signed.filter((one) => one !== stays))
    kept.states.set(state.cable.mrn, { ...state, isReleased: true });
  return {
    cables: signed.filter((one) => one !== stays).map(({ cable }) => cable.mrn),
    stay: stays === undefined ? [] : [{ mrn: stays.cable.mrn, why: ['A caption is not lifted.'] }],
    ...(cables === undefined ? {} : { left: ready.length - signed.length }),
  };
}

const rowCache = new WeakMap<State, QueueRow>();

function rowOf(state: State): QueueRow {
  const had = rowCache.get(state);
  if (had !== undefined) return had;
  const view = viewOf(state, personOf('ann'));
  const last = state.done.at(-1);
  const row: QueueRow = {
    ...{
      mrn: view.mrn,
      file: view.file,
      dated: view.dated,
      post: view.post,
      subject: view.subject,
      tags: view.tags,
    },
    ...{
      banner: view.banner,
      standing: view.standing,
      state: view.state,
      folder: view.folder,
      risk: view.risk,
    },
    questions: view.deletions.filter(({ effect }) => effect === 'hold').length,
    deletions: view.deletions.filter(({ effect }) => effect === 'withhold').length,
    bases: [...new Set(view.deletions.flatMap(({ bases }) => bases.map(({ code }) => code)))],
    rules: ['privacy/telephone'],
    persons: view.persons.map(({ name }) => name),
    signatures: view.signatures.filter(({ stands }) => stands).length,
    last: last === undefined ? null : { by: last.by, at: last.at },
    ...(isReadAgain(state) ? { secondReading: true as const } : {}),
  };
  rowCache.set(state, row);
  return row;
}

const moreRow = (index: number): QueueRow => ({
  ...{
    mrn: `09QUITO${index + 1}`,
    file: `q${index}.txt`,
    dated: '2009-06-01',
    post: 'QUITO',
    tags: ['PREL'],
    banner: 'CONFIDENTIAL',
  },
  subject: `ROW ${index + 1} OF A LONG QUEUE`,
  ...{
    standing: STANDINGS[3 + (index % 3)] as Standing,
    state: 'held',
    folder: null,
    risk: RISKS[index % 3] as Risk,
  },
  ...{
    questions: index % 7,
    deletions: index % 11,
    bases: ['B6'],
    rules: [],
    persons: [],
    signatures: 0,
    last: null,
  },
});

const agenciesOf = (state: State): string[] => [
  ...new Set(
    viewOf(state, personOf('ann')).referrals.flatMap(({ agency, answer }) =>
      answer === null ? [agency] : [],
    ),
  ),
];

const MISSING: ReadonlyMap<string, Standing> = new Map([
  ['Questions are open.', 'open'],
  ['Nobody signed it.', 'ready'],
  ['It could not be read.', 'failed'],
]);

function queueOf(kept: Kept, query: QueueQuery): QueueView {
  const all = [...[...kept.states.values()].map(rowOf), ...kept.more];
  const fit = all.filter((row) => fits(kept, row, query)).sort(orderOf(query.sort ?? 'need'));
  const offset = query.offset ?? 0;
  const count = (values: readonly string[]) => tally(values).sort((a, b) => b[1] - a[1]);
  return {
    ...{
      banner: 'SECRET',
      total: fit.length,
      offset,
      rows: fit.slice(offset, offset + (query.limit ?? 200)),
      searchable: 1,
    },
    counts: countsOf(all),
    secondReadings: all.filter(({ secondReading }) => secondReading === true).length,
    facets: {
      ...{ post: count(all.map(({ post }) => post)), tag: count(all.flatMap(({ tags }) => tags)) },
      ...{ rule: count(all.flatMap(({ rules }) => rules)), basis: count(all.flatMap(({ bases }) => bases)) },
    },
  };
}

function tally(values: readonly string[]): (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts];
}

const countsOf = (rows: readonly QueueRow[]): QueueView['counts'] =>
  Object.fromEntries(
    STANDINGS.map((standing) => [standing, rows.filter((row) => row.standing === standing).length]),
  ) as QueueView['counts'];

function fits(kept: Kept, row: QueueRow, query: QueueQuery): boolean {
  const text =
    `${row.mrn} ${row.subject} ${row.post} ${kept.states.get(row.mrn)?.cable.text ?? ''}`.toLowerCase();
  return (
    (query.standing?.includes(row.standing) ?? true) &&
    (query.state?.includes(row.state) ?? true) &&
    (query.agency === undefined || isWaitingFor(kept, row, query.agency)) &&
    (query.missing === undefined || MISSING.get(query.missing) === row.standing) &&
    (query.secondReading === undefined || row.secondReading === true) &&
    (query.risk?.includes(row.risk ?? 'high') ?? true) &&
    (query.post ?? row.post) === row.post &&
    (query.tag === undefined || row.tags.includes(query.tag)) &&
    (query.basis === undefined || row.bases.includes(query.basis)) &&
    (query.rule === undefined || row.rules.includes(query.rule)) &&
    (query.person === undefined ||
      row.persons.some((name) => name.toLowerCase().includes(query.person?.toLowerCase() ?? ''))) &&
    (query.from ?? '') <= (row.dated ?? '') &&
    (row.dated ?? '') <= (query.to ?? '9') &&
    (query.text ?? '')
      .toLowerCase()
      .split(' ')
      .every((word) => text.includes(word))
  );
}

function isWaitingFor({ states }: Kept, { mrn }: QueueRow, agency: string): boolean {
  const state = states.get(mrn);
  return state !== undefined && agenciesOf(state).includes(agency);
}

function orderOf(sort: NonNullable<QueueQuery['sort']>): (a: QueueRow, b: QueueRow) => number {
  const rank = ({ standing, risk }: QueueRow) =>
    STANDINGS.indexOf(standing) * 10 + RISKS.indexOf(risk ?? 'high');
  if (sort === 'need') return (a, b) => rank(a) - rank(b);
  const key = { date: 'dated', number: 'mrn', post: 'post' } as const;
  return (a, b) => String(a[key[sort]]).localeCompare(String(b[key[sort]]));
}

/** A reader may do nothing; what a reviewer may not, the stand-in leaves to its answers. */
const cannotBy = ({ roles }: Reviewer): CaseView['cannot'] =>
  roles.includes('reviewer')
    ? {}
    : Object.fromEntries(ACT_KINDS.map((kind) => [kind, 'A reader changes nothing.']));

const isAuditor = ({ roles }: Reviewer): boolean => roles.every((role) => role === 'auditor');
const NO_QUEUE = 'You are here as auditor; to look through the queue takes the role of reader.';

/** What every cable of the stand-in leaves out; the further lines of its queue have one deletion each. */
function withholdingsIn(kept: Kept, query: WithholdingsQuery): WithholdingsView {
  const all: WithholdingShown[] = [
    ...[...kept.states.values()].flatMap((state) =>
      settled(state).deletions.map(({ effect, portion, extent, bases, claims }) => ({
        ...{ mrn: state.cable.mrn, place: portion, extent, bases: bases.map(({ code }) => code) },
        state: effect === 'hold' ? ('open question' as const) : ('withheld' as const),
        ...{ provisions: bases.map(({ provision }) => provision), by: claims.map(({ by }) => by) },
      })),
    ),
    ...kept.more.map(({ mrn }) => ({
      ...{ mrn, place: '2', extent: 'less than 1 line', bases: ['B6'], provisions: ['5 U.S.C. 552(b)(6)'] },
      ...{ state: 'withheld' as const, by: ['rule privacy/telephone'] },
    })),
  ];
  return withholdingsView(all, query, 'SECRET');
}

const COVER: CoverView = {
  banner: 'SECRET',
  sheets: (['next', 'whole'] as const).map((of) => ({
    ...{ of, cables: of === 'next' ? 2 : 37, title: 'Response to your request', stamps: [] },
    head: [
      ['Case No.', 'F-2026-00117'],
      ['Received', '2026-01-10'],
      ['Date', '2026-03-02'],
      ['Response', of === 'next' ? 'interim' : 'final'],
    ],
    numbers: [
      { name: 'Documents searched', depth: 0, count: 40 },
      { name: 'Documents processed', depth: 0, count: 39 },
      { name: 'released in part', depth: 1, count: of === 'next' ? 2 : 36 },
      { name: 'under review', depth: 1, count: of === 'next' ? 37 : 3 },
      { name: 'of these referred to other agencies', depth: 2, count: 1 },
    ],
    reasons: [
      { code: 'B6', meaning: 'A clearly unwarranted invasion of personal privacy.', deletions: 12 },
      { code: '1.4(d)', meaning: 'Foreign relations or activities.', deletions: 3 },
    ],
    statements: [
      { text: 'An estimate of the volume that was withheld stands above.', source: '5 U.S.C. 552(a)(6)(F)' },
    ],
    rights: [{ text: 'You may appeal within 90 days.', source: '5 U.S.C. 552(a)(6)(A)' }],
  })),
};

const dueOf = (query: DueQuery): DueView =>
  dueView(
    {
      copies: 2,
      unread: [],
      rows: [
        {
          ...{ on: '2026-03-01', mrn: '01OSLO100', portion: '2', codes: ['B1', '1.4(d)'] },
          provisions: ['5 U.S.C. 552(b)(1)', 'E.O. 13526 section 1.4(d)'],
          ...{ because: 'its classification ends', left: ['B6'] },
        },
        {
          ...{ on: '2032-03-13', mrn: '02LIMA101', portion: null, codes: ['B5'] },
          provisions: ['5 U.S.C. 552(b)(5)'],
          ...{ because: '25 years from its date', left: [] },
        },
      ] as never,
    },
    { ...query, by: query.by ?? '2026-03-02' },
    'SECRET',
  );

const qualityOf = ({ states }: Kept): CaseView['quality'] => ({
  ...{ share: 0.05, signed: 148, chosen: 9, read: 7, agree: 6, alike: 5, interval: [0.4869, 0.9743] },
  passages: { same: 41, grounds: 1, text: 2 },
  differ: [
    { mrn: '05QUITO9', by: 'Ben Roe', at: '2026-03-02T09:10:00.000Z', result: 'text' },
    { mrn: '05QUITO12', by: 'Ben Roe', at: '2026-03-02T09:40:00.000Z', result: 'grounds' },
  ],
  yours: [...states.values()].filter(isReadAgain).map(({ cable }) => cable.mrn),
});

function caseOf(kept: Kept, you: Reviewer): CaseView {
  const rows = [...kept.states.values()].map(rowOf);
  const counts = countsOf(rows);
  return {
    ...{
      title: 'F-2026-00117',
      banner: 'SECRET',
      audience: 'A requester under the Freedom of Information Act',
    },
    ...{ asOf: '2026-03-01', today: '2026-03-02', you, cables: rows.length, counts, signatures: 2 },
    quality: qualityOf(kept),
    states: {
      'released-in-full': 4,
      'released-in-part': rows.length - 9,
      'denied-in-full': 1,
      held: 3,
      failed: 1,
    },
    bases: tally(rows.flatMap(({ bases }) => bases)),
    posts: tally(rows.map(({ post }) => post)),
    years: tally(rows.map(({ dated }) => dated?.slice(0, 4) ?? 'none')).sort((a, b) =>
      a[0].localeCompare(b[0]),
    ),
    referrals: tally([...kept.states.values()].flatMap(agenciesOf)),
    missing: [
      ['Questions are open.', counts.open],
      ['Nobody signed it.', counts.ready],
      [
        'not attested: foia-review. Review what remains under the Freedom of Information Act and other statutes; declassified is not releasable.',
        counts.ready,
      ],
      ['It could not be read.', counts.failed],
    ],
    ...{ exemptions: EXEMPTIONS, agencies: ['NATO', 'Energy', 'Defense'], compartmented: ['SI', 'TK'] },
    cannot: { ...cannotBy(you), ...(isAuditor(you) ? { queue: NO_QUEUE } : {}) },
    readOnly: kept.mode === 'read-only' ? 'Another process holds the log. Stop it, then reload.' : null,
    notice: kept.mode === 'noticing' ? 'The copy of 05MANILA105 was taken out of public/.' : null,
    log: { size: kept.log.length, root: 'q83vASNFZ4mrze8BI0VniavN7wEjRWeJq83vASNFZ4k=' },
  };
}

const logOf = ({ log }: Kept, offset: number, limit: number): LogView => ({
  ...{ banner: 'SECRET', size: log.length, listed: log.length },
  entries: log.slice(offset, offset + limit),
});
