import { useEffect } from 'preact/hooks';
import type { QueueRow } from '../../../model/shown-case.ts';
import { askQueue } from '../api.ts';
import { usePrinting } from '../frame/pages.tsx';
import { Sheet, Waiting } from '../frame/sheet.tsx';
import { heed } from '../state.ts';
import { useStore } from '../store.ts';
import { Filters } from './filters.tsx';
import { Progress } from './progress.tsx';
import { ask, queue } from './rows.ts';
import { Table } from './table.tsx';

/** All cables of the review, the ones that need a person most first. */
export function Queue() {
  const rows = useStore(queue);
  // What others did meanwhile is asked for whenever the queue is opened.
  useEffect(() => void ask(queue.get().query, queue.get().at), []);
  const printing = usePrinting<QueueRow>(async (offset, limit) => {
    const answer = heed(await askQueue({ ...queue.get().query, offset, limit }));
    return answer.kind === 'done' ? answer.value.rows : undefined;
  });
  if (rows.view === null) return <Waiting name="queue">{rows.refusal ?? 'Opening the queue…'}</Waiting>;
  return (
    <Sheet banner={rows.view.banner} name="queue">
      <h1 class="unseen-label">Queue</h1>
      <Progress view={rows.view} query={rows.query} />
      <Filters view={rows.view} query={rows.query} printing={printing} />
      {rows.refusal !== null && (
        <p class="notice is-bad" role="alert">
          {rows.refusal}
        </p>
      )}
      <Table rows={rows} printed={printing.rows} />
    </Sheet>
  );
}
