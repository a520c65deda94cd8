import { useState } from 'preact/hooks';
import type { DueShown, DueView } from '../../../model/shown-withholdings.ts';
import { askDue } from '../api.ts';
import { lastPage, PAGE, Pages, PrintButton, PrintedOf, usePrinting } from '../frame/pages.tsx';
import { Sheet, Waiting } from '../frame/sheet.tsx';
import { useKeys } from '../keys.ts';
import { cablePath, Link } from '../route.tsx';
import { desk, heed } from '../state.ts';
import { useStore } from '../store.ts';
import { counted, portionWords } from '../words.ts';
import { PartHead, useAnswer } from './parts.tsx';

/** Released copies of which withholdings fall due: they deserve a second look from that day on. */
export function Due() {
  const { isLost } = useStore(desk);
  const [by, setBy] = useState<string | undefined>(undefined);
  const [page, setPage] = useState(0);
  const ask = (offset: number, limit: number) =>
    askDue({ ...(by === undefined ? {} : { by: by as never }), offset, limit });
  const { view, refusal } = useAnswer<DueView>(() => ask(page * PAGE, PAGE), [by, page, isLost]);
  const printing = usePrinting<DueShown>(async (offset, limit) => {
    const answer = heed(await ask(offset, limit));
    return answer.kind === 'done' ? answer.value.rows : undefined;
  });
  const last = lastPage(view?.total ?? 0);
  const turn = (to: number) => setPage(Math.max(0, Math.min(to, last)));
  useKeys({ n: () => turn(page + 1), p: () => turn(page - 1) });
  if (view === null) return <Waiting name="due">{refusal ?? 'Looking what falls due…'}</Waiting>;
  const rows = printing.rows ?? view.rows;
  return (
    <Sheet banner={view.banner} name="due">
      <PartHead heading="Falling due" facts={factsOf(view)}>
        <PrintButton printing={printing} />
        <Pages of="what falls due" page={page} total={view.total} turn={turn} />
      </PartHead>
      <form class="filters" aria-label="Day" onSubmit={(event) => event.preventDefault()}>
        <label>
          Due by
          <input
            type="date"
            value={view.by}
            onChange={({ currentTarget: { value } }) => {
              setPage(0);
              setBy(value === '' ? undefined : value);
            }}
          />
        </label>
        <p class="found">{nextOf(view)}</p>
      </form>
      {view.unread.length > 0 && <Unread mrns={view.unread} />}
      {refusal !== null && (
        <p class="notice is-bad" role="alert">
          {refusal}
        </p>
      )}
      <PrintedOf printing={printing} shown={view.rows.length} total={view.total} what="withholdings" />
      <Rows rows={rows} by={view.by} />
    </Sheet>
  );
}

const factsOf = ({ copies, total, cables, by }: DueView): string =>
  `Of ${counted(copies, 'released copy', 'released copies')}, ${counted(total, 'withholding')} in ${counted(cables, 'cable')} due by ${by}.`;

const nextOf = ({ next }: DueView): string =>
  next === null
    ? 'Of no other is a day known on which it falls due.'
    : `Next on ${next.on}: ${counted(next.withholdings, 'withholding')} in ${counted(next.cables, 'cable')}.`;

const Unread = ({ mrns }: { readonly mrns: readonly string[] }) => (
  <p class="notice is-bad" role="alert">
    The grounds of {mrns.join(', ')} are not there, or were changed: the list says nothing of{' '}
    {mrns.length === 1 ? 'it' : 'them'}. Check the run with <span class="code">tearline verify</span>.
  </p>
);

const Rows = ({ rows, by }: { readonly rows: readonly DueShown[]; readonly by: string }) => (
  <section class="log-scroll" tabIndex={0} aria-label="What falls due">
    {rows.length === 0 ? (
      <p class="nothing">Nothing falls due by {by}.</p>
    ) : (
      <table class="log is-listing">
        <caption class="unseen-label">What falls due, the earliest first</caption>
        <thead>
          <tr>
            <th scope="col">Due</th>
            <th scope="col">Cable</th>
            <th scope="col">Place</th>
            <th scope="col">No longer</th>
            <th scope="col">Why</th>
            <th scope="col">Still</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ on, mrn, portion, codes, provisions, because, left }, index) => (
            <tr key={index}>
              <td class="number">{on}</td>
              <th scope="row">
                <Link to={cablePath(mrn)} class="code">
                  {mrn}
                </Link>
              </th>
              <td>{portionWords(portion)}</td>
              <td class="code">{codes.join(', ')}</td>
              <td>
                {because} <span class="provision">({provisions.join('; ')})</span>
              </td>
              <td class="code">{left.join(', ') || 'nothing'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
  </section>
);
