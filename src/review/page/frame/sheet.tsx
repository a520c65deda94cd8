import type { ComponentChildren } from 'preact';
import { Link, route } from '../route.tsx';
import { desk } from '../state.ts';
import { useStore } from '../store.ts';
import { Banner } from './banner.tsx';
import { Head } from './head.tsx';
import { Notices } from './notices.tsx';
import { StatusLine } from './status-line.tsx';

interface SheetProps {
  /** The highest level of what stands on the sheet. Without one nothing is shown. */
  readonly banner: string;
  readonly children: ComponentChildren;
  readonly name: string;
  readonly isBusy?: boolean;
}

/** One view between its banners. */
export function Sheet({ banner, children, name, isBusy = false }: SheetProps) {
  const { view } = useStore(route);
  if (typeof banner !== 'string' || banner.trim() === '')
    return <p class="bare">No banner, so nothing is shown.</p>;
  return (
    <div class={`sheet is-${name}`} translate={false}>
      <Banner text={banner} edge="top" />
      <Head view={view} />
      <Notices />
      {/* The case is long and holds nothing that takes the focus: it is scrolled by having it itself. */}
      <main id="main" tabIndex={name === 'case' ? 0 : -1} aria-busy={isBusy}>
        {children}
      </main>
      <StatusLine />
      <Banner text={banner} edge="bottom" />
    </div>
  );
}

/** To where one begins: the queue, or the case for who may not open that. */
export function ToFirst() {
  const { case: known } = useStore(desk);
  return known?.cannot.queue === undefined ? (
    <Link to="/">Go to the queue</Link>
  ) : (
    <Link to="/case">Go to the case</Link>
  );
}

/** What stands there where a view cannot be shown: what it would have been, and why it is not there. */
export function Unopened({
  name,
  what,
  why,
}: {
  readonly name: string;
  readonly what: string;
  readonly why: string;
}) {
  const { case: known } = useStore(desk);
  return (
    <Sheet banner={known?.banner ?? ''} name={name}>
      <div class="unopened">
        <h1>
          <span class="code">{what}</span> cannot be shown
        </h1>
        <p>{why}</p>
        <p>
          <ToFirst />
        </p>
      </div>
    </Sheet>
  );
}

/** What stands there until a view has come. It says nothing of any cable. */
export function Waiting({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  const { case: known } = useStore(desk);
  if (known === null) return <div class="bare">{children}</div>;
  return (
    <Sheet banner={known.banner} name={name} isBusy>
      <div class="waiting">{children}</div>
    </Sheet>
  );
}
