import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

interface DialogProps {
  readonly name: string;
  readonly heading: string;
  readonly close: () => void;
  readonly children: ComponentChildren;
}

/** A window over the page that keeps the focus; Esc closes it, and the focus goes back to where it was. */
export function Dialog({ name, heading, close, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  // At once, not after the next frame: what is typed meanwhile is meant for the window.
  useLayoutEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    return () => {
      dialog.current?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  const cancel = (event: Event) => {
    event.preventDefault();
    close();
  };
  return (
    <dialog ref={dialog} class={`window is-${name}`} aria-labelledby={`${name}-heading`} onCancel={cancel}>
      <h2 id={`${name}-heading`}>{heading}</h2>
      {children}
    </dialog>
  );
}
