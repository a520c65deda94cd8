import type { Risk, Standing } from '../../../model/review.ts';
import { RISK, STANDING } from '../words.ts';

/** Shapes that tell standings apart without colour, on a field of 16 by 16. */
const SHAPE: Readonly<Record<Standing, string>> = {
  failed: 'M3 3l10 10M13 3L3 13',
  conflict: 'M8 1.5L15 14.5H1zM8 6v4.2M8 12v1',
  open: 'M8 2a6 6 0 1 0 0.01 0z',
  ready: 'M8 2a6 6 0 1 0 0.01 0zM8 2v12M8 5h4.5M8 8h5.8M8 11h4.5',
  signed: 'M2 8.5l4 4L14 3.5',
  released: 'M2 8h11M9 3.5L13.5 8 9 12.5',
};

/** Where a cable stands: a shape and a word. */
export const StandingSign = ({ of }: { readonly of: Standing }) => (
  <span class={`standing is-${of}`}>
    <svg class="sign" viewBox="0 0 16 16" aria-hidden="true">
      <path d={SHAPE[of]} />
    </svg>
    {STANDING[of]}
  </span>
);

const BARS: Readonly<Record<Risk, number>> = { high: 3, medium: 2, low: 1 };

/** How risky a cable is: one to three bars and a word; a word alone where nobody could read it. */
export const RiskSign = ({ of }: { readonly of: Risk | null }) =>
  of === null ? <span class="risk">Unknown</span> : <KnownRisk of={of} />;

const KnownRisk = ({ of }: { readonly of: Risk }) => (
  <span class={`risk is-${of}`}>
    <svg class="sign" viewBox="0 0 16 16" aria-hidden="true">
      {[0, 1, 2].map((bar) => (
        <rect
          key={bar}
          x={1 + bar * 5}
          y={10 - bar * 4}
          width="4"
          height={5 + bar * 4}
          class={bar < BARS[of] ? 'is-full' : 'is-empty'}
        />
      ))}
    </svg>
    {RISK[of]}
  </span>
);
