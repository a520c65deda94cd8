import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Answer } from '../api.ts';
import { Link } from '../route.tsx';
import { heed } from '../state.ts';

/** What of a case has a view of its own. */
export const PARTS = [
  ['/case/withholdings', 'Index of withholdings', 'every deletion, with its grounds and who asks for it'],
  ['/case/cover', 'Cover sheet', 'as it would go out with the case'],
  ['/case/due', 'Falling due', 'released withholdings whose grounds end'],
] as const;

/** From the case to its parts. */
export const Parts = () => (
  <nav class="parts" aria-label="Of this case">
    {PARTS.map(([to, name, what]) => (
      <Link key={to} to={to} class="part-link">
        <b>{name}</b>
        <span>{what}</span>
      </Link>
    ))}
  </nav>
);

interface PartHeadProps {
  readonly heading: string;
  readonly facts: string;
  readonly children?: ComponentChildren;
}

/** The head of a part: what it is, in numbers, and the way back. */
export const PartHead = ({ heading, facts, children }: PartHeadProps) => (
  <div class="cable-head">
    <div class="cable-title">
      <h1>{heading}</h1>
      <p class="cable-facts">{facts}</p>
    </div>
    <div class="cable-tools" role="group" aria-label="Ways to go">
      <Link to="/case" class="button">
        Back to the case
      </Link>
      {children}
    </div>
  </div>
);

/** What came of the last question of a view that is asked anew when any of these changes; an answer that nobody waits for any more is let go. */
export function useAnswer<T>(ask: () => Promise<Answer<T>>, changing: readonly unknown[]) {
  const [view, setView] = useState<T | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  useEffect(() => {
    let isWanted = true;
    void ask().then((answer) => {
      if (!isWanted) return;
      heed(answer);
      setRefusal(answer.kind === 'refused' ? answer.refused.reason : null);
      if (answer.kind === 'done') setView(answer.value);
    });
    return () => {
      isWanted = false;
    };
  }, [...changing]);
  return { view, refusal };
}
