import { useLayoutEffect, useRef } from 'preact/hooks';
import { desk } from './state.ts';

/** What keys do, by the key as the browser names it; `g q` is one after the other. */
export type Keys = Readonly<Record<string, () => void>>;

const layers: { readonly current: Keys }[] = [];
/** How long the first of two keys waits for the second, in milliseconds. */
const PAUSE = 1500;
let first: { readonly key: string; readonly at: number } | null = null;

/** While a view stands, its keys do what it says, from its first frame on. Those of the inner view come first. */
export function useKeys(keys: Keys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useLayoutEffect(() => {
    layers.unshift(latest);
    return () => void layers.splice(layers.indexOf(latest), 1);
  }, []);
}

/** Listens for keys from now on. */
export function followKeys(): void {
  addEventListener('keydown', (event) => {
    if (!isCommand(event)) return;
    const pressed =
      first !== null && event.timeStamp - first.at < PAUSE ? `${first.key} ${event.key}` : event.key;
    first = null;
    const does = layers.find((layer) => layer.current[pressed] !== undefined)?.current[pressed];
    if (does === undefined && !begins(pressed)) return;
    event.preventDefault();
    if (does === undefined) first = { key: pressed, at: event.timeStamp };
    else does();
  });
}

const begins = (pressed: string): boolean =>
  layers.some((layer) => Object.keys(layer.current).some((keys) => keys.startsWith(`${pressed} `)));

function isCommand(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing)
    return false;
  if (document.querySelector('dialog[open]') !== null) return false;
  const target = event.target instanceof HTMLElement ? event.target : document.body;
  if (target.matches('input, textarea, select, [contenteditable]')) return false;
  if (event.key === 'Enter' && target.matches('a, button, summary')) return false;
  return desk.get().hasKeys || event.key.length > 1;
}
