import { RISKS, STANDINGS, type Standing } from '../../model/review.ts';
import type { QueueQuery, QueueRow, QueueView } from '../../model/shown-case.ts';

/** Where the words of a query are looked for, besides what a row shows. */
export interface Texts {
  /** The text of a cable in small letters; nothing while it is not read yet. */
  of(mrn: string): string | undefined;
  /** How many of them are read, from 0 to 1. */
  readonly share: number;
}

/** A page of the queue as it was asked for. `narrowed` are the numbers of what a line of the case counts, where that is asked. */
export function queueView(
  all: readonly QueueRow[],
  query: QueueQuery,
  { texts, banner }: { readonly texts: Texts; readonly banner: string },
  narrowed?: ReadonlySet<string>,
): QueueView {
  const among = narrowed === undefined ? all : all.filter(({ mrn }) => narrowed.has(mrn));
  const fitting = among.filter(fits(query, texts)).sort(ORDERS[query.sort ?? 'need']);
  const offset = query.offset ?? 0;
  const rows = fitting.slice(offset, offset + (query.limit ?? 200));
  return {
    banner,
    ...{ total: fitting.length, offset, rows },
    counts: countsOf(all),
    secondReadings: all.filter(({ secondReading }) => secondReading === true).length,
    searchable: texts.share,
    facets: facetsOf(all),
  };
}

type Test = (row: QueueRow) => boolean;

/** Whether a row fits all that was asked. */
function fits(query: QueueQuery, texts: Texts): Test {
  const { standing, state, risk, post, from, to, tag, rule, basis, person, text } = query;
  const asked: (Test | undefined)[] = [
    standing && ((row) => standing.includes(row.standing)),
    state && ((row) => state.includes(row.state)),
    risk && ((row) => row.risk !== null && risk.includes(row.risk)),
    post === undefined ? undefined : (row) => row.post === post,
    from === undefined ? undefined : (row) => row.dated !== null && row.dated >= from,
    to === undefined ? undefined : (row) => row.dated !== null && row.dated <= to,
    tag === undefined ? undefined : (row) => row.tags.includes(tag),
    rule === undefined ? undefined : (row) => row.rules.includes(rule),
    basis === undefined ? undefined : (row) => row.bases.includes(basis),
    person === undefined ? undefined : has(person),
    text === undefined ? undefined : holds(text, texts),
    query.secondReading && ((row) => row.secondReading === true),
  ];
  const tests = asked.filter((test) => test !== undefined);
  return (row) => tests.every((test) => test(row));
}

function has(person: string): Test {
  const sought = person.toLowerCase();
  return ({ persons }) => persons.some((name) => name.toLowerCase().includes(sought));
}

function holds(text: string, texts: Texts): Test {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return ({ mrn, subject, post }) => {
    const shown = `${mrn} ${subject} ${post}`.toLowerCase();
    return words.every((word) => shown.includes(word) || texts.of(mrn)?.includes(word) === true);
  };
}

type Order = (a: QueueRow, b: QueueRow) => number;

const byWords = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byNumber: Order = (a, b) => byWords(a.mrn, b.mrn);
const byDate: Order = (a, b) => byWords(a.dated ?? '', b.dated ?? '') || byNumber(a, b);

const rankOf = ({ risk }: QueueRow): number => (risk === null ? -1 : RISKS.indexOf(risk));

/** What needs a person most comes first: by where it stands, by how grave a wrong release is, by how much it asks. */
const byNeed: Order = (a, b) =>
  STANDINGS.indexOf(a.standing) - STANDINGS.indexOf(b.standing) ||
  rankOf(a) - rankOf(b) ||
  b.questions - a.questions ||
  byDate(a, b);

const ORDERS: Readonly<Record<NonNullable<QueueQuery['sort']>, Order>> = {
  need: byNeed,
  date: byDate,
  number: byNumber,
  post: (a, b) => byWords(a.post, b.post) || byDate(a, b),
};

/** How many cables stand where. */
export function countsOf(rows: readonly QueueRow[]): Record<Standing, number> {
  const counts = Object.fromEntries(STANDINGS.map((each) => [each, 0])) as Record<Standing, number>;
  for (const { standing } of rows) counts[standing] += 1;
  return counts;
}

const facetsOf = (rows: readonly QueueRow[]): QueueView['facets'] => ({
  post: counted(rows.flatMap(({ post }) => (post === '' ? [] : [post]))),
  tag: counted(rows.flatMap(({ tags }) => tags)),
  rule: counted(rows.flatMap(({ rules }) => rules)),
  basis: counted(rows.flatMap(({ bases }) => bases)),
});

/** So many of each, the most first; a list that nobody can look through ends. */
export function counted(words: readonly string[], most = 100): (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || byWords(a[0], b[0])).slice(0, most);
}
