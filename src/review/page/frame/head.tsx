import type { CaseView } from '../../../model/shown-case.ts';
import { Link, type Route } from '../route.tsx';
import { desk, type Theme } from '../state.ts';
import { useStore } from '../store.ts';
import { ROLE } from '../words.ts';
import { lockNow } from './lock.tsx';
import { signOut } from './sign-out.ts';

const NEXT: Readonly<Record<Theme, Theme>> = { auto: 'light', light: 'dark', dark: 'auto' };
const THEME: Readonly<Record<Theme, string>> = { auto: 'as the system', light: 'light', dark: 'dark' };

/** The case, and what of it has a view of its own. */
const OF_CASE: ReadonlySet<Route['view']> = new Set(['case', 'withholdings', 'cover', 'due'] as const);

/** The line with the ways to go, who one is, and what concerns the page itself. */
export function Head({ view }: { readonly view: Route['view'] }) {
  const { case: known, theme } = useStore(desk);
  return (
    <header class="head">
      <a class="skip" href="#main">
        Skip to what is shown
      </a>
      <strong class="brand">Tearline</strong>
      <nav aria-label="Views">
        {known?.cannot.queue === undefined && (
          <Link to="/" current={view === 'queue'}>
            Queue
          </Link>
        )}
        <Link to="/case" current={OF_CASE.has(view)}>
          Case
        </Link>
        <Link to="/log" current={view === 'log'}>
          Log
        </Link>
      </nav>
      {known !== null && <Who known={known} />}
      <div class="page-tools">
        <button type="button" class="quiet" onClick={() => desk.merge({ theme: NEXT[theme] })}>
          <span>
            Colours<span class="of-theme">: {THEME[theme]}</span>
          </span>
        </button>
        <button type="button" class="quiet" onClick={lockNow}>
          Lock
        </button>
        <button type="button" class="quiet" onClick={() => void signOut()}>
          Sign out
        </button>
        <button type="button" class="quiet" onClick={() => desk.merge({ isHelpOpen: true })}>
          Keys <kbd>?</kbd>
        </button>
      </div>
    </header>
  );
}

const Who = ({ known: { title, you } }: { readonly known: CaseView }) => (
  <p class="who">
    <span class="case-title">{title}</span>
    <span>
      <b>{you.name}</b>, {you.roles.map((role) => ROLE[role]).join(', ')}
    </span>
  </p>
);
