import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Act } from '../../../model/review.ts';
import type { EverywhereQuery, EverywhereRow, EverywhereView } from '../../../model/shown.ts';
import { askEverywhere } from '../api.ts';
import { heed } from '../state.ts';
import { counted, grouped, STANDING } from '../words.ts';

/** A decision that is made everywhere, with the list of the cables that it is about. */
export interface Listed {
  readonly decision: EverywhereQuery['decision'];
  readonly view: EverywhereView;
}

/** What of an act decides in which cables it is made, and to what effect; nothing of one on its own cable alone. */
export function spreadOf(act: Act): EverywhereQuery['decision'] | undefined {
  if (act.kind !== 'decision' || act.everywhere !== true) return undefined;
  const { id: _, reason: __, list: ___, ...decision } = act;
  return decision;
}

/** Whether a list is that of this very decision. */
export const isListOf = (listed: Listed | null, decision: EverywhereQuery['decision']): listed is Listed =>
  listed !== null && JSON.stringify(listed.decision) === JSON.stringify(decision);

/** The cables that a decision is about, before it is made: what needs a look first, and why what is left out. */
export function EverywhereList({ listed: { decision, view } }: { readonly listed: Listed }) {
  const [more, setMore] = useState<readonly EverywhereRow[]>([]);
  const region = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    setMore([]);
    region.current?.focus();
    region.current?.scrollIntoView({ block: 'nearest' });
  }, [view]);
  const rows = [...view.rows, ...more];
  const all = view.cables + view.leftOut;
  const fetchMore = async () => {
    const answer = heed(await askEverywhere({ decision, offset: rows.length }));
    // The button may be gone then, and with it the keys.
    region.current?.focus();
    // Of another list nothing is put behind this one: what is saved is what was shown.
    if (answer.kind === 'done' && answer.value.list === view.list) setMore([...more, ...answer.value.rows]);
  };
  return (
    <section class="everywhere" ref={region} tabIndex={0} aria-labelledby="everywhere-heading">
      <h3 id="everywhere-heading">
        In {counted(view.cables, 'cable')}, {counted(view.passages, 'passage')}
        {view.leftOut > 0 && `; ${counted(view.leftOut, 'cable')} left out`}
      </h3>
      <Costs view={view} />
      <ul>
        {rows.map(({ mrn, dated, standing, passages, leftOut }) => (
          <li key={mrn}>
            <b class="code">{mrn}</b>
            {dated !== null && `, ${dated}`}
            {passages !== null && `, ${counted(passages, 'passage')}`}
            {leftOut === null ? standing !== null && `. ${STANDING[standing]}.` : `. Left out: ${leftOut}`}
          </li>
        ))}
      </ul>
      {rows.length < all && (
        <button type="button" class="quiet" onClick={() => void fetchMore()}>
          Show more: {grouped(all - rows.length)} are not shown
        </button>
      )}
    </section>
  );
}

/** What it takes back beside what it decides. */
const Costs = ({ view: { signed, released } }: { readonly view: EverywhereView }) => (
  <>
    {signed > 0 && (
      <p>
        <b>{counted(signed, 'cable')} signed:</b> no signature on what changes counts any more.
      </p>
    )}
    {released > 0 && (
      <p>
        <b>{counted(released, 'cable')} released:</b> every copy that changes is taken out of public/.
      </p>
    )}
  </>
);
