import { useEffect, useState } from 'preact/hooks';
import type { LogPart, LogView } from '../../../model/shown-case.ts';
import { askLog } from '../api.ts';
import { Sheet, Waiting } from '../frame/sheet.tsx';
import { useKeys } from '../keys.ts';
import { cablePath, Link } from '../route.tsx';
import { desk, heed } from '../state.ts';
import { useStore } from '../store.ts';
import { counted, grouped, moment, short } from '../words.ts';

const PAGE = 100;

/** The log of the review, the latest entries first. It quotes nothing of any cable. */
export function Log() {
  const { case: known, isLost } = useStore(desk);
  const [log, setLog] = useState<LogView | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [page, setPage] = useState(() => Math.max(0, Math.ceil((known?.log.size ?? 0) / PAGE) - 1));
  const [of, setOf] = useState<LogPart>('all');
  useEffect(() => {
    void askLog(page * PAGE, PAGE, of).then((answer) => {
      heed(answer);
      setRefusal(answer.kind === 'refused' ? answer.refused.reason : null);
      if (answer.kind !== 'done') return;
      setLog(answer.value);
      setPage((at) => Math.min(at, lastPage(answer.value)));
    });
  }, [page, of, isLost]);
  const last = log === null ? 0 : lastPage(log);
  const turn = (to: number) => setPage(Math.max(0, Math.min(to, last)));
  useKeys({ n: () => turn(page - 1), p: () => turn(page + 1) });
  if (log === null) return <Waiting name="log">{refusal ?? 'Opening the log…'}</Waiting>;
  return (
    <Sheet banner={log.banner} name="log">
      <div class="cable-head">
        <div class="cable-title">
          <h1>Log of the review</h1>
          <p class="cable-facts">
            {counted(log.size, 'entry', 'entries')}. Nothing in it is ever changed or taken away.
          </p>
          <label class="check log-part">
            <input
              type="checkbox"
              checked={of === 'acts'}
              onChange={() => setOf(of === 'acts' ? 'all' : 'acts')}
            />
            Without who was given which text
          </label>
        </div>
        <nav class="cable-tools" aria-label="Pages of the log">
          <button type="button" disabled={page === last} onClick={() => turn(last)}>
            Latest
          </button>
          <button type="button" disabled={page === last} onClick={() => turn(page + 1)}>
            Later <kbd>p</kbd>
          </button>
          <span>
            Page {grouped(last - page + 1)} of {grouped(last + 1)}
          </span>
          <button type="button" disabled={page === 0} onClick={() => turn(page - 1)}>
            Earlier <kbd>n</kbd>
          </button>
          <button type="button" disabled={page === 0} onClick={() => turn(0)}>
            First
          </button>
        </nav>
      </div>
      <Entries log={log} />
    </Sheet>
  );
}

/** The page with the latest entries. */
const lastPage = ({ listed }: LogView): number => Math.max(0, Math.ceil(listed / PAGE) - 1);

const Entries = ({ log: { entries } }: { readonly log: LogView }) => (
  <section class="log-scroll" tabIndex={0} aria-label="Entries">
    <table class="log">
      <caption class="unseen-label">Entries, the latest first</caption>
      <thead>
        <tr>
          <th scope="col" class="number">
            Entry
          </th>
          <th scope="col">When</th>
          <th scope="col">Who</th>
          <th scope="col">Kind</th>
          <th scope="col">What</th>
          <th scope="col">Cable</th>
          <th scope="col">Digest</th>
        </tr>
      </thead>
      <tbody>
        {[...entries].reverse().map(({ seq, digest, kind, mrn, by, at, what }) => (
          <tr key={seq}>
            <th scope="row" class="number">
              {seq}
            </th>
            <td>{at === null ? '' : moment(at)}</td>
            <td>{by ?? ''}</td>
            <td>{kind}</td>
            <td>{what}</td>
            <td>{mrn !== null && <CablesOf mrns={mrn.split(', ')} />}</td>
            <td class="code">{short(digest)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

/** So many cables of an entry stand in its line; the others open behind them. */
const IN_LINE = 6;

/** Each cable that an entry speaks of: a release names all that went out. */
function CablesOf({ mrns }: { readonly mrns: readonly string[] }) {
  const more = mrns.slice(IN_LINE);
  return (
    <>
      <Numbers mrns={mrns.slice(0, IN_LINE)} />
      {more.length > 0 && (
        <details>
          <summary>and {grouped(more.length)} more</summary>
          <Numbers mrns={more} />
        </details>
      )}
    </>
  );
}

const Numbers = ({ mrns }: { readonly mrns: readonly string[] }) => (
  <>
    {mrns.map((mrn) => (
      <Link key={mrn} to={cablePath(mrn)} class="code log-cable">
        {mrn}
      </Link>
    ))}
  </>
);
