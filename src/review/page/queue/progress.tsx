import type { Standing } from '../../../model/review.ts';
import type { QueueQuery, QueueView } from '../../../model/shown-case.ts';
import { StandingSign } from '../frame/sign.tsx';
import { grouped, STANDINGS } from '../words.ts';
import { ask } from './rows.ts';

interface ProgressProps {
  readonly view: Omit<QueueView, 'rows'>;
  readonly query: QueueQuery;
}

/** How far the review is: a bar, and for each standing its number, which also filters. */
export function Progress({ view: { counts, secondReadings }, query }: ProgressProps) {
  const total = STANDINGS.reduce((sum, standing) => sum + counts[standing], 0);
  const done = counts.signed + counts.released;
  return (
    <section class="progress" aria-label="How far the review is">
      <p class="progress-words">
        <b>{grouped(done)}</b> of {grouped(total)} signed or released
      </p>
      <Bar counts={counts} total={total} />
      <fieldset class="standings">
        <legend class="unseen-label">Show only cables that are</legend>
        {STANDINGS.map((standing) => (
          <button
            key={standing}
            type="button"
            class="chip"
            aria-pressed={query.standing?.includes(standing) ?? false}
            onClick={() => void ask(toggled(query, standing))}
          >
            <StandingSign of={standing} /> <b>{grouped(counts[standing])}</b>
          </button>
        ))}
        {(secondReadings > 0 || query.secondReading === true) && (
          <button
            type="button"
            class="chip"
            aria-pressed={query.secondReading === true}
            onClick={() => void ask(withoutOrWith(query))}
          >
            For your second reading <b>{grouped(secondReadings)}</b>
          </button>
        )}
      </fieldset>
    </section>
  );
}

/** The bar says nothing that the numbers under it do not say. */
function Bar({ counts, total }: { readonly counts: QueueView['counts']; readonly total: number }) {
  const order = [...STANDINGS].reverse();
  let x = 0;
  return (
    <svg class="bar" viewBox="0 0 1000 12" preserveAspectRatio="none" aria-hidden="true">
      {order.map((standing) => {
        const width = total === 0 ? 0 : (counts[standing] / total) * 1000;
        x += width;
        return <rect key={standing} class={`is-${standing}`} x={x - width} y="0" width={width} height="12" />;
      })}
    </svg>
  );
}

const withoutOrWith = ({ secondReading, ...rest }: QueueQuery): QueueQuery =>
  secondReading === true ? rest : { ...rest, secondReading: true };

function toggled(query: QueueQuery, standing: Standing): QueueQuery {
  const { standing: had = [], ...rest } = query;
  const next = had.includes(standing) ? had.filter((one) => one !== standing) : [...had, standing];
  return next.length === 0 ? rest : { ...rest, standing: next };
}
