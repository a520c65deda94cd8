import { useEffect } from 'preact/hooks';
import { desk, refreshCase } from '../state.ts';
import { useStore } from '../store.ts';

/** How often a lost connection is tried again by itself, in milliseconds. */
const AGAIN = 5000;

/** What keeps anything from being saved at all, above every view. */
export function Notices() {
  const { isLost, isSignedOut, case: known } = useStore(desk);
  useEffect(() => {
    if (!isLost) return undefined;
    const timer = setInterval(() => void refreshCase(), AGAIN);
    return () => clearInterval(timer);
  }, [isLost]);
  return (
    <div class="notices" role="alert">
      {isLost && (
        <p class="notice is-bad">
          <b>Not connected: nothing you do now is saved.</b> The page tries again every few seconds.{' '}
          <button type="button" onClick={() => void refreshCase()}>
            Try now
          </button>
        </p>
      )}
      {isSignedOut && (
        <p class="notice is-bad">
          <b>Your session has ended: nothing you do now is saved.</b> Open the link that the review printed
          when it began, in another tab, then go on here.
        </p>
      )}
      {known !== null && known.notice !== null && <p class="notice is-bad">{known.notice}</p>}
      {known !== null && known.readOnly !== null && (
        <p class="notice">
          <b>Read only: nothing can be saved.</b> {known.readOnly}
        </p>
      )}
    </div>
  );
}
