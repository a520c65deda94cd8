import { useLayoutEffect, useRef } from 'preact/hooks';
import { Said } from '../cable/said.tsx';
import { desk } from '../state.ts';
import { useStore } from '../store.ts';
import { PrintedBy } from './printed-by.tsx';

/** The level whose colour a banner has; the words stand beside it always. */
function levelOf(banner: string, compartmented: readonly string[]): string {
  const first = /^TOP SECRET\/\/([A-Z0-9]+)/.exec(banner)?.[1];
  if (first !== undefined && compartmented.includes(first)) return 'sci';
  const level = /^(TOP SECRET|SECRET|CONFIDENTIAL|UNCLASSIFIED)/.exec(banner)?.[1];
  return level?.replace(' ', '-').toLowerCase() ?? 'other';
}

/** A long banner takes several lines of a small window: what stands above it keeps its distance by that. */
function followHeight(banner: HTMLElement | null): () => void {
  const follow = new ResizeObserver(() =>
    document.documentElement.style.setProperty('--banner', `${banner?.offsetHeight ?? 0}px`),
  );
  if (banner !== null) follow.observe(banner);
  return () => follow.disconnect();
}

/** The highest level of what is shown, at an edge of the view and of every printed sheet. */
export function Banner({ text, edge }: { readonly text: string; readonly edge: 'top' | 'bottom' }) {
  const { case: known } = useStore(desk);
  const level = levelOf(text, known?.compartmented ?? []);
  const shown = useRef<HTMLElement>(null);
  useLayoutEffect(() => (edge === 'bottom' ? followHeight(shown.current) : undefined), [edge]);
  return (
    <section
      ref={shown}
      class={`banner is-${level} is-${edge}`}
      aria-label={`Highest level shown, at the ${edge}`}
    >
      <Said text={text} />
      {edge === 'bottom' && <PrintedBy />}
    </section>
  );
}
