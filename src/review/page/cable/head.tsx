import type { CableView } from '../../../model/shown.ts';
import { RiskSign, StandingSign } from '../frame/sign.tsx';
import type { Keys } from '../keys.ts';
import { diffPath, Link } from '../route.tsx';
import { desk } from '../state.ts';
import { useStore } from '../store.ts';
import { counted } from '../words.ts';
import { Said } from './said.tsx';

interface HeadProps {
  readonly cable: CableView;
  readonly keys: Keys;
  readonly isBeside: boolean;
  readonly isFolded: boolean;
}

/** What one must know of a cable before its text, and the ways to look at it. */
export function CableHead({ cable, keys, isBeside, isFolded }: HeadProps) {
  const { case: known } = useStore(desk);
  return (
    <div class="cable-head">
      <div class="cable-title">
        <h1>
          <span class="code">{cable.mrn}</span> <Said text={cable.subject} class="subject" />
        </h1>
        <p class="cable-facts">
          <StandingSign of={cable.standing} />
          <span class="fact">
            Risk <RiskSign of={cable.risk} />
          </span>
          <span class="fact">
            <Said text={cable.post} />, {cable.dated ?? 'no date'}
          </span>
          <span class="fact">
            TAGS {cable.tags.length === 0 ? 'none' : <Said text={cable.tags.join(', ')} />}
          </span>
          <span class="fact">
            <b>{counted(cable.questions, 'question')}</b>,{' '}
            <b>{counted(cable.deletions.length, 'deletion')}</b>
          </span>
          <span class="fact">
            Copy: <b>{cable.copyBanner}</b>
            {cable.stamps.map((stamp) => (
              <span key={stamp} class="stamp">
                {stamp}
              </span>
            ))}
          </span>
        </p>
        {cable.isSecondReading && (
          <p class="second-reading">
            <b>Second reading.</b> Others decided on this cable and signed it. You see it as the machine left
            it: decide on your own, then end the reading.{' '}
            <button type="button" onClick={keys.s}>
              End the reading <kbd>s</kbd>
            </button>
          </p>
        )}
        {cable.standing === 'conflict' && <p class="conflict">{cable.status.reasons[0]?.text}</p>}
      </div>
      <div class="cable-tools" role="group" aria-label="Ways to look">
        {known?.cannot.queue === undefined && (
          <>
            <button type="button" onClick={keys.P}>
              Previous <kbd>P</kbd>
            </button>
            <button type="button" onClick={keys.N}>
              Next <kbd>N</kbd>
            </button>
          </>
        )}
        <button type="button" aria-pressed={isBeside} onClick={keys.v}>
          Copy beside <kbd>v</kbd>
        </button>
        <button type="button" aria-pressed={isFolded} onClick={keys.f}>
          Fold headers <kbd>f</kbd>
        </button>
        <Link to={diffPath(cable.mrn)} class="button">
          Changes <kbd>c</kbd>
        </Link>
      </div>
    </div>
  );
}
