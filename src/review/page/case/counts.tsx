import type { ComponentChildren } from 'preact';
import { grouped } from '../words.ts';

interface CountsProps {
  readonly heading: string;
  readonly unit: string;
  readonly rows: readonly (readonly [what: ComponentChildren, count: number])[];
  readonly isCode?: true;
}

/** A table of numbers, each with a bar that says the same. */
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
            {rows.map(([what, count], index) => (
              <tr key={index}>
                <th scope="row" class={isCode === true ? 'code' : ''}>
                  {what}
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
