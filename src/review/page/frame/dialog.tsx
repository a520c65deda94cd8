import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

interface DialogProps {
  readonly name: string;
  readonly heading: string;
  readonly close: () => void;
  /** What Ctrl+Enter does, anywhere in the window. */
  readonly save?: () => void;
  readonly children: ComponentChildren;
}

/** A window over the page that keeps the focus; Esc closes it, and the focus goes back to where it was. */
export function Dialog({ name, heading, close, save, children }: DialogProps) {
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
  const type = (event: KeyboardEvent) => {
    if (save === undefined || event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    save();
  };
  return (
    <dialog
      ref={dialog}
      class={`window is-${name}`}
      aria-labelledby={`${name}-heading`}
      onCancel={cancel}
      onKeyDown={type}
    >
      <h2 id={`${name}-heading`}>{heading}</h2>
      {children}
    </dialog>
  );
}
