import { useEffect, useState } from 'preact/hooks';

/** Something that changes and that parts of the page look at. Nothing of it outlives the tab. */
export interface Store<T> {
  readonly get: () => T;
  readonly set: (next: T) => void;
  /** Changes some of its fields. */
  readonly merge: (some: Partial<T>) => void;
  /** Calls back after every change; what comes back ends that. */
  readonly watch: (told: () => void) => () => void;
}

/** A store with its first value. */
export function storeOf<T extends object>(first: T): Store<T> {
  let value = first;
  const watchers = new Set<() => void>();
  const set = (next: T): void => {
    value = next;
    for (const told of [...watchers]) told();
  };
  return {
    get: () => value,
    set,
    merge: (some) => set({ ...value, ...some }),
    watch: (told) => {
      watchers.add(told);
      return () => void watchers.delete(told);
    },
  };
}

/** The value of a store, and another look at it when it changes. */
export function useStore<T>(store: Store<T>): T {
  const [value, setValue] = useState(() => store.get());
  useEffect(() => {
    const look = () => setValue(() => store.get());
    // It may have changed between the first look and this.
    look();
    return store.watch(look);
  }, [store]);
  return value;
}
