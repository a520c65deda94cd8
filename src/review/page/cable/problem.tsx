import { moment } from '../words.ts';
import type { Problem } from './sending.ts';

/** Why it was not saved, and what others did meanwhile. */
export const ProblemShown = ({ problem }: { readonly problem: Problem | null }) => (
  <div role="alert" class="problem">
    {problem !== null && (
      <>
        <p>
          <b>Not saved.</b> {problem.reason}
        </p>
        {problem.others.length > 0 && (
          <>
            <p>Meanwhile, on this cable:</p>
            <ul>
              {problem.others.map(({ id, by, at, what, reason }) => (
                <li key={id}>
                  <b>{by}</b> {what}, {moment(at)}: {reason}
                </li>
              ))}
            </ul>
          </>
        )}
        {problem.isOutdated && (
          <p>The cable behind this window is as it is now. Look at it, then save again or give up.</p>
        )}
      </>
    )}
  </div>
);
