import type { ComponentChildren } from 'preact';
import type { QueueQuery } from '../../../model/shown-case.ts';
import { narrowTo } from '../queue/rows.ts';
import { Link } from '../route.tsx';
import { desk } from '../state.ts';
import { useStore } from '../store.ts';
import { grouped } from '../words.ts';

interface CountsProps {
  readonly heading: string;
  readonly unit: string;
  /** What is counted, how many there are, and what narrows the queue to them, if anything does. */
  readonly rows: readonly (readonly [
    what: ComponentChildren,
    count: number,
    narrowed?: QueueQuery | undefined,
  ])[];
  readonly isCode?: true;
}

/** A table of numbers, each with a bar that says the same; from what can be looked for one goes to the queue. */
export function Counts({ heading, unit, rows, isCode }: CountsProps) {
  const most = Math.max(1, ...rows.map(([, count]) => count));
  return (
    <section class="counts">
      <h2>{heading}</h2>
      {rows.length === 0 ? (
        <p class="nothing">None.</p>
      ) : (
        <table>
          <thead class="unseen-label">
            <tr>
              <th scope="col">{heading}</th>
              <th scope="col">{unit}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {rows.map(([what, count, narrowed], index) => (
              <tr key={index}>
                <th scope="row" class={isCode === true ? 'code' : ''}>
                  {narrowed === undefined || count === 0 ? what : <Sought narrowed={narrowed}>{what}</Sought>}
                </th>
                <td class="number">{grouped(count)}</td>
                <td class="bar-cell">
                  <svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                    <rect x="0" y="0" width={(count / most) * 100} height="8" />
                  </svg>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** What is looked for is kept in the page, not in the address: a post is of the cables. Who may not open the queue is led nowhere. */
export const Sought = ({
  narrowed,
  children,
}: {
  readonly narrowed: QueueQuery;
  readonly children: ComponentChildren;
}) => {
  const { case: known } = useStore(desk);
  if (known?.cannot.queue !== undefined) return <>{children}</>;
  return (
    <Link to="/" first={() => narrowTo(narrowed)}>
      {children}
    </Link>
  );
};
