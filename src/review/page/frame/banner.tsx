import { Said } from '../cable/said.tsx';
import { PrintedBy } from './printed-by.tsx';

/** The level whose colour a banner has; the words stand beside it always. */
function levelOf(banner: string): string {
  if (/^TOP SECRET\/\/(?!NOFORN|REL|ORCON|FGI|IMCON|PROPIN|RELIDO)/.test(banner)) return 'sci';
  const level = /^(TOP SECRET|SECRET|CONFIDENTIAL|UNCLASSIFIED)/.exec(banner)?.[1];
  return level?.replace(' ', '-').toLowerCase() ?? 'other';
}

/** The highest level of what is shown, at an edge of the view and of every printed sheet. */
export const Banner = ({ text, edge }: { readonly text: string; readonly edge: 'top' | 'bottom' }) => (
  <section class={`banner is-${levelOf(text)} is-${edge}`} aria-label={`Highest level shown, at the ${edge}`}>
    <Said text={text} />
    {edge === 'bottom' && <PrintedBy />}
  </section>
);
