import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { grouped } from '../words.ts';

/** So many lines are shown at once of a list that may have any number. */
export const PAGE = 200;

interface PagesProps {
  readonly of: string;
  readonly page: number;
  readonly total: number;
  readonly turn: (page: number) => void;
}

/** The last page of a list of so many lines, counted from 0. */
export const lastPage = (total: number): number => Math.max(0, Math.ceil(total / PAGE) - 1);

/** The way from page to page of a long list. */
export function Pages({ of, page, total, turn }: PagesProps) {
  const last = lastPage(total);
  if (last === 0) return null;
  return (
    <nav class="cable-tools" aria-label={`Pages of ${of}`}>
      <button type="button" disabled={page === 0} onClick={() => turn(0)}>
        First
      </button>
      <button type="button" disabled={page === 0} onClick={() => turn(page - 1)}>
        Previous <kbd>p</kbd>
      </button>
      <span>
        Page {grouped(page + 1)} of {grouped(last + 1)}
      </span>
      <button type="button" disabled={page === last} onClick={() => turn(page + 1)}>
        Next <kbd>n</kbd>
      </button>
      <button type="button" disabled={page === last} onClick={() => turn(last)}>
        Last
      </button>
    </nav>
  );
}

/** More lines than this are not put on paper at once. */
export const MOST_PRINTED = 5000;
/** So many are asked for at once for paper. */
const STEP = 500;

/** Asks for lines of a list from one on; nothing where they do not come. */
export type Lines<T> = (offset: number, limit: number) => Promise<readonly T[] | undefined>;

/** A list on its way to paper. */
export interface Printing<T> {
  /** What is to be printed, while it is; null at all other times. */
  readonly rows: readonly T[] | null;
  readonly isLoading: boolean;
  readonly begin: () => void;
}

/** Fetches all lines of a list for paper, however few of them are on the screen, and prints them; so does the browser's own key. */
export function usePrinting<T>(lines: Lines<T>): Printing<T> {
  const [rows, setRows] = useState<readonly T[] | null>(null);
  const [isLoading, setLoading] = useState(false);
  const latest = useRef(lines);
  latest.current = lines;
  const begin = async () => {
    if (isLoading) return;
    setLoading(true);
    const all = await allOf(latest.current);
    setLoading(false);
    if (all !== undefined) setRows(all);
  };
  useLayoutEffect(() => {
    if (rows === null) return undefined;
    const end = () => setRows(null);
    addEventListener('afterprint', end, { once: true });
    print();
    return () => removeEventListener('afterprint', end);
  }, [rows]);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'p' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      void begin();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  });
  return { rows, isLoading, begin: () => void begin() };
}

async function allOf<T>(lines: Lines<T>): Promise<readonly T[] | undefined> {
  const all: T[] = [];
  while (all.length < MOST_PRINTED) {
    const more = await lines(all.length, STEP);
    if (more === undefined) return undefined;
    all.push(...more);
    if (more.length < STEP) break;
  }
  return all;
}

interface PrintButtonProps {
  readonly printing: Pick<Printing<unknown>, 'isLoading' | 'begin'>;
}

export const PrintButton = ({ printing: { isLoading, begin } }: PrintButtonProps) => (
  <button type="button" aria-disabled={isLoading} onClick={begin}>
    {isLoading ? 'Fetching…' : 'Print'}
  </button>
);

interface PrintedOfProps {
  readonly printing: Pick<Printing<unknown>, 'rows'>;
  /** How many lines stand there where nothing is fetched for paper. */
  readonly shown: number;
  readonly total: number;
  readonly what: string;
}

/** What paper says of a list: whether it has all of it. */
export function PrintedOf({ printing: { rows }, shown, total, what }: PrintedOfProps) {
  const count = rows?.length ?? shown;
  if (count >= total)
    return (
      <p class="print-only">
        All {grouped(total)} {what}.
      </p>
    );
  return (
    <p class="print-only">
      {rows === null ? grouped(count) : `The first ${grouped(count)}`} of {grouped(total)} {what}.
    </p>
  );
}
