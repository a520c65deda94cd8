import { useLayoutEffect, useRef } from 'preact/hooks';
import { refreshCase } from '../state.ts';
import { storeOf, useStore } from '../store.ts';

/** After this long without a hand on it the page blanks, in milliseconds. */
const IDLE = 15 * 60_000;
const LOOK = 5000;
const SIGNS_OF_LIFE = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

export const lock = storeOf({ isLocked: false });

/** Blanks everything until somebody asks for it. */
export const lockNow = (): void => lock.set({ isLocked: true });

/** Blanks the page when nobody touches it, from now on. */
export function followIdleness(): void {
  let last = Date.now();
  const stir = () => {
    last = Date.now();
  };
  for (const sign of SIGNS_OF_LIFE) addEventListener(sign, stir, { passive: true, capture: true });
  setInterval(() => {
    if (Date.now() - last >= IDLE) lockNow();
  }, LOOK);
}

/** The screen over everything while the page is locked. A dialog, so that it lies over other dialogs too. */
export function Lock() {
  const { isLocked } = useStore(lock);
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    document.documentElement.classList.toggle('is-locked', isLocked);
    if (isLocked) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isLocked]);
  return (
    <dialog
      ref={dialog}
      class="lock"
      aria-labelledby="locked"
      onCancel={stay}
      onKeyDown={open}
      onPointerDown={open}
    >
      {isLocked && (
        <div class="lock-words">
          <h1 id="locked">Locked</h1>
          <p>Nothing of the case is shown. Press any key or click to go on.</p>
          <button type="button" onClick={open}>
            Go on
          </button>
        </div>
      )}
    </dialog>
  );
}

const stay = (event: Event): void => event.preventDefault();

/** The key or click that opens does nothing else. */
function open(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
  if (!lock.get().isLocked) return;
  lock.set({ isLocked: false });
  // The session may have ended meanwhile.
  void refreshCase();
}
