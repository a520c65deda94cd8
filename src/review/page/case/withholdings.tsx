import { useState } from 'preact/hooks';
import type {
  WithholdingShown,
  WithholdingsQuery,
  WithholdingsView,
} from '../../../model/shown-withholdings.ts';
import { askWithholdings } from '../api.ts';
import { lastPage, PAGE, Pages, PrintButton, PrintedOf, usePrinting } from '../frame/pages.tsx';
import { Sheet, Waiting } from '../frame/sheet.tsx';
import { useKeys } from '../keys.ts';
import { cablePath, Link } from '../route.tsx';
import { desk, heed } from '../state.ts';
import { useStore } from '../store.ts';
import { counted, grouped, portionWords } from '../words.ts';
import { PartHead, useAnswer } from './parts.tsx';

/** Every deletion of the case: where, how much, on what ground, on whose word. */
export function Withholdings() {
  const { isLost } = useStore(desk);
  const [query, setQuery] = useState<WithholdingsQuery>({});
  const [page, setPage] = useState(0);
  const { view, refusal } = useAnswer<WithholdingsView>(
    () => askWithholdings({ ...query, offset: page * PAGE, limit: PAGE }),
    [query, page, isLost],
  );
  const printing = usePrinting<WithholdingShown>(async (offset, limit) => {
    const answer = heed(await askWithholdings({ ...query, offset, limit }));
    return answer.kind === 'done' ? answer.value.rows : undefined;
  });
  const last = lastPage(view?.total ?? 0);
  const turn = (to: number) => setPage(Math.max(0, Math.min(to, last)));
  useKeys({ n: () => turn(page + 1), p: () => turn(page - 1) });
  const narrow = (next: WithholdingsQuery) => {
    setPage(0);
    setQuery(next);
  };
  if (view === null) return <Waiting name="withholdings">{refusal ?? 'Opening the index…'}</Waiting>;
  const rows = printing.rows ?? view.rows;
  return (
    <Sheet banner={view.banner} name="withholdings">
      <PartHead
        heading="Index of withholdings"
        facts={`${counted(view.total, 'deletion')} in ${counted(view.cables, 'cable')}${narrowedWords(query)}`}
      >
        <PrintButton printing={printing} />
        <Pages of="the index" page={page} total={view.total} turn={turn} />
      </PartHead>
      <Narrow view={view} query={query} put={narrow} />
      {refusal !== null && (
        <p class="notice is-bad" role="alert">
          {refusal}
        </p>
      )}
      <PrintedOf printing={printing} shown={view.rows.length} total={view.total} what="deletions" />
      <Rows rows={rows} />
    </Sheet>
  );
}

const narrowedWords = ({ basis, state }: WithholdingsQuery): string =>
  `${state === undefined ? '' : `, ${STATE[state].toLowerCase()}`}${basis === undefined ? '' : `, on ${basis}`}`;

const STATE: Readonly<Record<WithholdingShown['state'], string>> = {
  withheld: 'Withheld',
  'open question': 'Open question',
};

interface NarrowProps {
  readonly view: WithholdingsView;
  readonly query: WithholdingsQuery;
  readonly put: (query: WithholdingsQuery) => void;
}

/** What may narrow the index. It is sent in a body, as all questions are. */
function Narrow({ view: { bases, states }, query, put }: NarrowProps) {
  const { basis, state, ...rest } = query;
  const of = (some: { readonly basis: string; readonly state: string }) =>
    put({
      ...rest,
      ...(some.basis === '' ? {} : { basis: some.basis }),
      ...(some.state === '' ? {} : { state: some.state as WithholdingShown['state'] }),
    });
  const had = { basis: basis ?? '', state: state ?? '' };
  return (
    <form class="filters" aria-label="Narrow the index" onSubmit={(event) => event.preventDefault()}>
      <label>
        Basis
        <select value={had.basis} onChange={(event) => of({ ...had, basis: event.currentTarget.value })}>
          <option value="">Any</option>
          {bases.map(([code, count]) => (
            <option key={code} value={code}>
              {code} ({grouped(count)})
            </option>
          ))}
        </select>
      </label>
      <label>
        State
        <select value={had.state} onChange={(event) => of({ ...had, state: event.currentTarget.value })}>
          <option value="">Any</option>
          {(['withheld', 'open question'] as const).map((each) => (
            <option key={each} value={each}>
              {STATE[each]} ({grouped(states[each])})
            </option>
          ))}
        </select>
      </label>
    </form>
  );
}

const Rows = ({ rows }: { readonly rows: readonly WithholdingShown[] }) => (
  <section class="log-scroll" tabIndex={0} aria-label="Deletions">
    {rows.length === 0 ? (
      <p class="nothing">Nothing is withheld that fits.</p>
    ) : (
      <table class="log is-listing">
        <caption class="unseen-label">Deletions, by cable and place</caption>
        <thead>
          <tr>
            <th scope="col">Cable</th>
            <th scope="col">Place</th>
            <th scope="col">Extent</th>
            <th scope="col">State</th>
            <th scope="col">Bases</th>
            <th scope="col">Provision</th>
            <th scope="col">Asked for by</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              <th scope="row">
                <Link to={cablePath(row.mrn)} class="code">
                  {row.mrn}
                </Link>
              </th>
              <td>{portionWords(row.place)}</td>
              <td>{row.extent}</td>
              <td class={row.state === 'withheld' ? '' : 'is-open'}>{STATE[row.state]}</td>
              <td class="code">{row.bases.join(', ')}</td>
              <td>{row.provisions.join('; ')}</td>
              <td>{row.by.length === 0 ? 'nobody spoke for the text' : row.by.join('; ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
  </section>
);
