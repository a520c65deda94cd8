import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { QueueRow } from '../../../model/shown-case.ts';
import { Said } from '../cable/said.tsx';
import { PrintedOf } from '../frame/pages.tsx';
import { RiskSign, StandingSign } from '../frame/sign.tsx';
import { useKeys } from '../keys.ts';
import { cablePath, go, Link } from '../route.tsx';
import { grouped } from '../words.ts';
import { moveTo, need, type Rows, rowAt } from './rows.ts';

/** Rows beyond the edge of what is seen that stand there already. */
const MARGIN = 12;
const HEADS = [
  'Standing',
  'Risk',
  'Cable',
  'Date',
  'Post',
  'Subject',
  'Questions',
  'Deletions',
  'Behind',
  'Last',
];

/** The rows that are seen and a few around them; the rest is white space of the same height. */
export function Table({
  rows,
  printed,
}: {
  readonly rows: Rows;
  /** All that fits, where it goes on paper. */
  readonly printed: readonly QueueRow[] | null;
}) {
  const total = rows.view?.total ?? 0;
  const window = useRowWindow(total);
  // The focus follows the keys, and nothing else: who types a search keeps it.
  const follows = useRef(false);
  useEffect(() => need(window.from, window.to), [window.from, window.to, rows.view, rows.pages]);
  useLayoutEffect(() => {
    window.bringIntoView(rows.at, follows.current);
    follows.current = false;
  }, [rows.at]);
  useKeys(keysOf(rows, follows));
  return (
    <div class="rows" ref={window.scroller} onScroll={window.look}>
      <div role="table" aria-label="Cables" aria-rowcount={total + 1} class="row-table">
        <div role="row" aria-rowindex={1} class="row is-head">
          {HEADS.map((head) => (
            <span key={head} role="columnheader" class={`cell is-${head.toLowerCase()}`}>
              {head}
            </span>
          ))}
        </div>
        {printed?.map((row, at) => (
          <Row key={`printed ${row.mrn}`} at={at} row={row} isCurrent={false} />
        ))}
        <Space height={window.before} />
        {Array.from({ length: printed === null ? window.to - window.from : 0 }, (_, index) => {
          const at = window.from + index;
          return <Row key={at} at={at} row={rowAt(rows, at)} isCurrent={at === rows.at} />;
        })}
        <Space height={window.behind} />
      </div>
      {printed === null ? (
        <p class="print-only">
          Of {grouped(total)} cables, those on paper were on the screen or near it. The button Print of the
          page puts all of them there.
        </p>
      ) : (
        <PrintedOf printing={{ rows: printed }} shown={0} total={total} what="cables" />
      )}
      {total === 0 && <p class="nothing">No cable fits. Show all, or change what narrows the queue.</p>}
    </div>
  );
}

const keysOf = (rows: Rows, follows: { current: boolean }) => {
  const to = (at: number) => {
    follows.current = true;
    moveTo(at);
  };
  const by = (step: number) => () => to(rows.at + step);
  return {
    ...{ j: by(1), ArrowDown: by(1), k: by(-1), ArrowUp: by(-1), PageDown: by(15), PageUp: by(-15) },
    Home: () => to(0),
    End: () => to(Number.MAX_SAFE_INTEGER),
    Enter: () => {
      const row = rowAt(rows, rows.at);
      if (row !== undefined) go(cablePath(row.mrn));
    },
  };
};

/** Height that only scrolling knows of. It is set by the script's own hand, which the policy of the page allows. */
function Space({ height }: { readonly height: number }) {
  const space = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => space.current?.style.setProperty('block-size', `${height}px`), [height]);
  return <div ref={space} />;
}

interface RowProps {
  readonly at: number;
  readonly row: QueueRow | undefined;
  readonly isCurrent: boolean;
}

function Row({ at, row, isCurrent }: RowProps) {
  if (row === undefined)
    return (
      <div role="row" aria-rowindex={at + 2} class="row is-coming" data-row={at}>
        <span role="cell">Row {grouped(at + 1)} is on its way…</span>
      </div>
    );
  return (
    <div
      role="row"
      aria-rowindex={at + 2}
      class={`row ${isCurrent ? 'is-current' : ''}`}
      data-row={at}
      onPointerDown={() => moveTo(at)}
    >
      <span role="cell" class="cell is-standing">
        <StandingSign of={row.standing} />
        {row.secondReading === true && <span class="tag is-second">2nd reading</span>}
      </span>
      <span role="cell" class="cell is-risk">
        <RiskSign of={row.risk} />
      </span>
      <span role="cell" class="cell is-cable">
        <Link to={cablePath(row.mrn)} tabIndex={isCurrent ? 0 : -1}>
          {row.mrn}
        </Link>
      </span>
      <span role="cell" class="cell is-date">
        {row.dated ?? 'no date'}
      </span>
      <span role="cell" class="cell is-post">
        <Said text={row.post} />
      </span>
      <span role="cell" class="cell is-subject">
        <Said text={row.subject} />
      </span>
      <Count of={row.questions} name="questions" word="question" />
      <Count of={row.deletions} name="deletions" word="deletion" />
      <Count of={row.signatures} name="behind" word="person" />
      <span role="cell" class="cell is-last">
        {row.last !== null && (
          <>
            {row.last.by}
            <span class="last-day">, {row.last.at.slice(0, 10)}</span>
          </>
        )}
      </span>
    </div>
  );
}

interface CountProps {
  readonly of: number;
  readonly name: string;
  readonly word: string;
}

/** A number under its head; where there is no room for heads, with its word. */
const Count = ({ of, name, word }: CountProps) => (
  <span role="cell" class={`cell is-${name} ${of === 0 ? 'is-none' : ''}`}>
    {grouped(of)}
    <span class="narrow-only">
      {' '}
      {word}
      {of === 1 ? '' : 's'}
    </span>
  </span>
);

/** Which rows are seen, and how high is what lies before and behind them. All rows are of one height, which is measured. */
function useRowWindow(total: number) {
  const scroller = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState({ top: 0, height: 800, row: 34 });
  const look = () => {
    const box = scroller.current;
    if (box === null) return;
    const row = box.querySelector<HTMLElement>('.row[data-row]')?.getBoundingClientRect().height ?? seen.row;
    const next = { top: box.scrollTop, height: box.clientHeight, row: row > 0 ? row : seen.row };
    setSeen((had) =>
      had.top === next.top && had.height === next.height && had.row === next.row ? had : next,
    );
  };
  useLayoutEffect(look);
  useEffect(() => {
    addEventListener('resize', look);
    return () => removeEventListener('resize', look);
  }, []);
  const from = Math.max(0, Math.min(Math.floor(seen.top / seen.row) - MARGIN, total - 1));
  const to = Math.min(total, Math.ceil((seen.top + seen.height) / seen.row) + MARGIN);
  const bringIntoView = (row: number, isFocused: boolean) =>
    reveal(scroller.current, row, seen.row, isFocused);
  return {
    scroller,
    look,
    from,
    to,
    before: from * seen.row,
    behind: Math.max(0, total - to) * seen.row,
    bringIntoView,
  };
}

/** Scrolls no more than it must, and gives the row's link the focus once it stands there. */
function reveal(box: HTMLElement | null, at: number, height: number, isFocused: boolean): void {
  if (box === null) return;
  const head = box.querySelector<HTMLElement>('.is-head')?.offsetHeight ?? 0;
  const top = at * height;
  if (top < box.scrollTop) box.scrollTop = top;
  const bottom = top + height + head;
  if (bottom > box.scrollTop + box.clientHeight) box.scrollTop = bottom - box.clientHeight;
  if (isFocused)
    requestAnimationFrame(() =>
      box.querySelector<HTMLElement>(`[data-row="${at}"] a`)?.focus({ preventScroll: true }),
    );
}
