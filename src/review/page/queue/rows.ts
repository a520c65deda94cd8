import type { QueueQuery, QueueRow, QueueView } from '../../../model/shown-case.ts';
import { askQueue } from '../api.ts';
import { desk, heed } from '../state.ts';
import { storeOf } from '../store.ts';

/** How many rows are asked for at once. */
export const PAGE = 200;

/** The queue as it was last asked for. It outlives its view, so that one can go from cable to cable in its order. */
export interface Rows {
  readonly query: QueueQuery;
  /** The answer to the query without its rows; null until the first has come. */
  readonly view: Omit<QueueView, 'rows'> | null;
  readonly pages: ReadonlyMap<number, readonly QueueRow[]>;
  /** The row that the keys stand on. */
  readonly at: number;
  readonly refusal: string | null;
}

export const queue = storeOf<Rows>({ query: {}, view: null, pages: new Map(), at: 0, refusal: null });

/** Answers to an older query are not looked at. */
let asking = 0;
const underway = new Map<number, Promise<void>>();

/** Asks for the first page of another query, or the same again. What is shown stays until the answer is there. */
export async function ask(query: QueueQuery, at = 0): Promise<void> {
  asking += 1;
  const mine = asking;
  underway.clear();
  queue.merge({ query });
  const page = Math.floor(at / PAGE);
  const answer = heed(await askQueue({ ...query, offset: page * PAGE, limit: PAGE }));
  if (mine !== asking) return;
  if (answer.kind === 'refused') queue.merge({ refusal: answer.refused.reason });
  if (answer.kind !== 'done') return;
  const { rows, ...view } = answer.value;
  const last = Math.max(0, view.total - 1);
  queue.merge({ view, pages: new Map([[page, rows]]), at: Math.min(at, last), refusal: null });
}

/** Narrows the queue to this before it is opened. Nothing of the old one is shown until the answer is there. */
export function narrowTo(narrowed: QueueQuery): void {
  asking += 1;
  underway.clear();
  const { sort } = queue.get().query;
  const query = sort === undefined ? narrowed : { ...narrowed, sort };
  queue.set({ query, view: null, pages: new Map(), at: 0, refusal: null });
}

/** Sees to it that the rows from one number to before another are there, or on their way. */
export function need(from: number, to: number): void {
  const { view } = queue.get();
  if (view === null) return;
  const last = Math.floor(Math.min(to, view.total - 1) / PAGE);
  for (let page = Math.floor(Math.max(0, from) / PAGE); page <= last; page++) void fetchPage(page);
}

/** Who asks for a page that is on its way waits for it. */
function fetchPage(page: number): Promise<void> {
  if (queue.get().pages.has(page)) return Promise.resolve();
  const coming = underway.get(page) ?? askPage(page);
  underway.set(page, coming);
  return coming;
}

async function askPage(page: number): Promise<void> {
  const mine = asking;
  const answer = heed(await askQueue({ ...queue.get().query, offset: page * PAGE, limit: PAGE }));
  if (mine !== asking) return;
  underway.delete(page);
  if (answer.kind !== 'done') return;
  const { rows, ...view } = answer.value;
  queue.merge({ view, pages: new Map([...queue.get().pages, [page, rows]]) });
}

/** The row of that number, if it has come. */
export const rowAt = ({ pages }: Rows, at: number): QueueRow | undefined =>
  pages.get(Math.floor(at / PAGE))?.[at % PAGE];

/** Moves from one row to another, within the queue. */
export function moveTo(at: number): void {
  const { view } = queue.get();
  queue.merge({ at: Math.max(0, Math.min(at, (view?.total ?? 1) - 1)) });
}

/** Which way somebody last went from cable to cable. */
let way: 1 | -1 = 1;

/** The cable so many rows behind this one, in the order of the queue as it was last shown; nothing beyond its ends. */
export async function neighbour(mrn: string, step: 1 | -1): Promise<string | undefined> {
  if (desk.get().case?.cannot.queue !== undefined) return undefined;
  if (queue.get().view === null) await ask(queue.get().query);
  const there = rowBeside(mrn, step);
  if (there === undefined) return undefined;
  way = step;
  await fetchPage(Math.floor(there / PAGE));
  moveTo(there);
  return rowAt(queue.get(), there)?.mrn;
}

/** The cable that somebody who goes on as they went comes to next; nothing where the queue was not asked for yet. */
export async function onward(mrn: string): Promise<string | undefined> {
  const there = rowBeside(mrn, way);
  if (there === undefined) return undefined;
  await fetchPage(Math.floor(there / PAGE));
  return rowAt(queue.get(), there)?.mrn;
}

/** The number of the row beside that of a cable, if the queue has one there. */
function rowBeside(mrn: string, step: 1 | -1): number | undefined {
  const place = placeOf(mrn) ?? (step === 1 ? queue.get().at - 1 : queue.get().at);
  const there = place + step;
  return there < 0 || there >= (queue.get().view?.total ?? 0) ? undefined : there;
}

/** Where a cable stands in what has come of the queue. */
export function placeOf(mrn: string): number | undefined {
  const rows = queue.get();
  if (rowAt(rows, rows.at)?.mrn === mrn) return rows.at;
  for (const [page, list] of rows.pages) {
    const index = list.findIndex((row) => row.mrn === mrn);
    if (index >= 0) return page * PAGE + index;
  }
  return undefined;
}
