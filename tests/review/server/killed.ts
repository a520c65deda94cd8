import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Act } from '../../../src/model/review.ts';
import { REVIEW_FILES } from '../../../src/model/review-files.ts';
import type { Acted, CableView } from '../../../src/model/shown.ts';
import type { LogView, QueueView, Released } from '../../../src/model/shown-case.ts';
import { checkReview } from '../../../src/verify/review.ts';
import { type Opened, openReview } from '../demo/case.ts';
import { ask } from './hosted.ts';

export const ANN = 'Ann Poe';
export const BEN = 'Ben Roe, Chief of Review';
const PERSONS = [`${ANN}:reviewer`, `${BEN}:approver`];

/** What a page asks for that puts something on record: an act, or the release of what is signed. */
export type Asked = { readonly by: string; readonly act: Act | 'release' };

/** What was answered. `status` is 0 where the server was gone before it answered. */
export interface Answered {
  readonly status: number;
  readonly said: Acted & Released & { readonly code?: string };
}

/** The review of a run, open in a process of its own, asked as its page asks. */
export interface Served {
  readonly review: Opened;
  get<T>(path: string, body?: object): Promise<T>;
  send(asked: Asked): Promise<Answered>;
}

export async function served(run: string, env: Readonly<Record<string, string>>): Promise<Served> {
  const review = await openReview(run, PERSONS, { env });
  const cookies = new Map<string, string>();
  let port = 0;
  for (const [name, link] of review.links) {
    const { port: at, pathname, search } = new URL(link);
    port = Number(at);
    const { headers } = await ask(port, { method: 'GET', path: pathname + search });
    cookies.set(name, headers['set-cookie']?.[0]?.split(';')[0] ?? '');
  }
  const asked = (by: string, path: string, body?: object) =>
    ask(port, {
      ...{ method: body === undefined ? 'GET' : 'POST', path },
      headers: {
        ...{ cookie: cookies.get(by) ?? '', origin: `http://127.0.0.1:${port}` },
        ...{ 'x-tearline': '1', 'content-type': 'application/json' },
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  /** What is decided everywhere names the list it was shown. */
  const whole = async (by: string, act: Act): Promise<Act> => {
    if (act.kind !== 'decision' || act.everywhere !== true) return act;
    const { id: _, reason: __, list: ___, ...decision } = act;
    const { list } = JSON.parse((await asked(by, '/api/everywhere', { decision })).body);
    return { ...act, list };
  };
  return {
    review,
    get: async (path, body) => JSON.parse((await asked(ANN, path, body)).body),
    send: async ({ by, act }) => {
      try {
        const got = await (act === 'release'
          ? asked(by, '/api/release', {})
          : asked(by, '/api/acts', await whole(by, act)));
        return { status: got.status, said: JSON.parse(got.body) };
      } catch {
        return { status: 0, said: {} as Answered['said'] };
      }
    },
  };
}

/** All entries of the log, as they are given out. */
export async function logOf({ get }: Served): Promise<LogView['entries']> {
  const entries: LogView['entries'][number][] = [];
  for (;;) {
    const view = await get<LogView>(`/api/log?offset=${entries.length}&limit=500`);
    entries.push(...view.entries);
    if (entries.length >= view.size) return entries;
  }
}

/** What somebody does next on a cable, on its way out, and, once it went out, on its way back. */
export function nextOn(view: CableView, chance: () => number): Asked {
  const of = { id: randomUUID(), mrn: view.mrn, version: view.version };
  const asked = view.deletions.find(({ effect }) => effect === 'hold');
  const need = view.needs.find(({ attested }) => attested === null);
  const stands = view.history.find(({ kind, stands }) => kind === 'decision' && stands);
  const decision = { kind: 'decision', ...of, reason: 'Tried.' } as const;
  if (asked !== undefined)
    return {
      by: ANN,
      act: { ...decision, on: asked.on, effect: 'release', bases: [], answers: 'all' } as Act,
    };
  if (chance() < 0.2) return { by: ANN, act: { kind: 'note', ...of, text: 'Looked at.' } };
  if (view.standing === 'released' || !view.standsBehind.persons.includes(ANN))
    return stands?.what.startsWith('withholds') === true
      ? { by: ANN, act: { kind: 'undo', ...of, action: stands.id, reason: 'Not so.' } }
      : { by: ANN, act: { ...decision, ...(chance() < 0.5 ? EVERYWHERE : HERE) } as Act };
  if (view.standing === 'signed') return { by: BEN, act: 'release' };
  if (need !== undefined)
    return {
      by: BEN,
      act: { kind: 'attest', ...of, need: need.code, on: new Date().toISOString().slice(0, 10) } as Act,
    };
  return { by: BEN, act: { kind: 'sign', ...of, shown: view.shown } };
}

const WITHHOLD = { effect: 'withhold' as const, bases: ['B6'], answers: [] };
const HERE = { ...WITHHOLD, on: { kind: 'portion' as const, id: '1' } };
/** Words that all of the cables have. */
const EVERYWHERE = { ...WITHHOLD, on: { kind: 'text' as const, text: 'the' }, everywhere: true };

/** How many entries each act has on record; a log that is not whole, with a content for each entry, is an error. */
export function actsIn(run: string, key: string): Map<string, number> {
  const read = (name: string): Buffer => readFileSync(join(run, 'restricted', name));
  const [checkpoints, contents] = [REVIEW_FILES.checkpoints, REVIEW_FILES.contents].map((name) =>
    read(name).toString('utf8'),
  ) as [string, string];
  const verdict = checkReview({ log: read(REVIEW_FILES.log), checkpoints, contents }, { key });
  if (!verdict.ok) throw new Error(`entry ${verdict.seq}: ${verdict.reason}`);
  const acts = new Map<string, number>();
  for (const { content } of verdict.entries) {
    const { act } = (content ?? {}) as { readonly act?: string };
    if (act !== undefined) acts.set(act, (acts.get(act) ?? 0) + 1);
  }
  return acts;
}

/** Copies in `public/` that the log of the run does not name to the letter: torn ones, and those without a record. */
export function unrecorded(run: string): string[] {
  const log = readFileSync(join(run, 'restricted/audit.jsonl'), 'utf8').split('\n');
  const logged = new Set(log.filter(isPublic).flatMap((line) => line.match(/[0-9a-f]{64}/g) ?? []));
  return copiesIn(run).filter((name) => {
    const bytes = readFileSync(join(run, 'public', name));
    return !logged.has(createHash('sha256').update(bytes).digest('hex'));
  });
}

const isPublic = (line: string): boolean =>
  line.endsWith('}') && line.includes('"kind":"cable"') && line.includes('"folder":"public"');

/** The copies of cables in `public/`, without those that are not under their names yet. */
export function copiesIn(run: string): string[] {
  const folder = join(run, 'public');
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names.filter((name) => /^\d\d[A-Z]+\d+\.(?:txt|json)$/.test(name));
}

/** The names of the cables that the review shows as released. */
export async function releasedAt({ get }: Served): Promise<string[]> {
  const { rows } = await get<QueueView>('/api/queue', { standing: ['released'], limit: 100 });
  return rows.map(({ mrn }) => mrn);
}
