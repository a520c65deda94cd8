import type { ComponentChildren } from 'preact';
import { storeOf } from './store.ts';

/** What the address names. */
export type Route =
  | { readonly view: 'queue' }
  | { readonly view: 'cable'; readonly mrn: string }
  | { readonly view: 'diff'; readonly mrn: string }
  | { readonly view: 'case' }
  | { readonly view: 'withholdings' }
  | { readonly view: 'cover' }
  | { readonly view: 'due' }
  | { readonly view: 'log' }
  | { readonly view: 'nowhere' };

/** What an address of the shell names. */
export function routeOf(path: string): Route {
  const cable = /^\/cables\/([^/]+)(\/diff)?\/?$/.exec(path);
  if (cable !== null)
    return { view: cable[2] === undefined ? 'cable' : 'diff', mrn: decoded(cable[1] ?? '') };
  if (path === '/') return { view: 'queue' };
  return { view: PLAIN.get(path) ?? 'nowhere' };
}

/** Addresses that name nothing but a view. */
const PLAIN = new Map([
  ['/case', 'case'],
  ['/case/withholdings', 'withholdings'],
  ['/case/cover', 'cover'],
  ['/case/due', 'due'],
  ['/log', 'log'],
] as const satisfies readonly (readonly [string, Route['view']])[]) as ReadonlyMap<
  string,
  'case' | 'withholdings' | 'cover' | 'due' | 'log'
>;

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export const cablePath = (mrn: string): string => `/cables/${encodeURIComponent(mrn)}`;
export const diffPath = (mrn: string): string => `${cablePath(mrn)}/diff`;

export const route = storeOf<Route>({ view: 'nowhere' });

/** Goes to another view without loading a page. */
export function go(path: string): void {
  if (path !== location.pathname) history.pushState(null, '', path);
  route.set(routeOf(path));
}

/** The same in place of where one is, to which nobody goes back. */
export function goInstead(path: string): void {
  history.replaceState(null, '', path);
  route.set(routeOf(path));
}

/** Follows the address from now on. */
export function followAddress(): void {
  const look = () => route.set(routeOf(location.pathname));
  addEventListener('popstate', look);
  look();
}

interface LinkProps {
  readonly to: string;
  readonly children: ComponentChildren;
  readonly class?: string;
  readonly current?: boolean;
  readonly label?: string;
  readonly tabIndex?: number;
  /** Done before it goes there. */
  readonly first?: () => void;
}

/** A link to a view; with a modifier key it is the browser's, as any link. */
export function Link({ to, children, class: name, current = false, label, tabIndex, first }: LinkProps) {
  const follow = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    first?.();
    go(to);
  };
  const said = label === undefined ? {} : { 'aria-label': label };
  const order = tabIndex === undefined ? {} : { tabIndex };
  return (
    <a
      href={to}
      class={name}
      onClick={follow}
      {...(current ? { 'aria-current': 'page' } : {})}
      {...said}
      {...order}
    >
      {children}
    </a>
  );
}
