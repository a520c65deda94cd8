import { useLayoutEffect, useRef } from 'preact/hooks';
import { moment } from '../words.ts';
import type { Problem } from './sending.ts';

/** Why it was not saved, and what others did meanwhile. It comes into sight by itself, and lies over no field. */
export function ProblemShown({ problem }: { readonly problem: Problem | null }) {
  const shown = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (problem !== null) shown.current?.parentElement?.scrollIntoView({ block: 'end' });
  }, [problem]);
  return (
    <div role="alert" class="problem" ref={shown}>
      {problem !== null && <Told problem={problem} />}
    </div>
  );
}

const Told = ({ problem }: { readonly problem: Problem }) => (
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
);
