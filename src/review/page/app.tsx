import { useEffect, useLayoutEffect } from 'preact/hooks';
import { forget } from './cable/ahead.ts';
import { Cable } from './cable/cable.tsx';
import { Case } from './case/case.tsx';
import { Cover } from './case/cover.tsx';
import { Due } from './case/due.tsx';
import { Withholdings } from './case/withholdings.tsx';
import { Diff } from './diff/diff.tsx';
import { Help } from './frame/help.tsx';
import { Lock, lock } from './frame/lock.tsx';
import { Sheet, ToFirst, Waiting } from './frame/sheet.tsx';
import { useKeys } from './keys.ts';
import { Log } from './log/log.tsx';
import { Queue } from './queue/queue.tsx';
import { go, goInstead, type Route, route } from './route.tsx';
import { desk, refreshCase, tell } from './state.ts';
import { useStore } from './store.ts';

/** The whole page: the view that the address names, and what may lie over it. */
export function App() {
  const here = useStore(route);
  const { theme, case: known } = useStore(desk);
  const noQueue = known?.cannot.queue;
  const { isLocked } = useStore(lock);
  useEffect(() => void refreshCase(), []);
  useLayoutEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  useLayoutEffect(() => {
    document.title = 'mrn' in here && !isLocked ? here.mrn : 'Tearline';
  }, [here, isLocked]);
  // Who may not open the queue begins at the case.
  useLayoutEffect(() => {
    if (here.view === 'queue' && noQueue !== undefined) goInstead('/case');
  }, [here, noQueue]);
  useKeys({
    'g q': () => (noQueue === undefined ? go('/') : tell(noQueue)),
    'g c': () => go('/case'),
    'g l': () => go('/log'),
    '?': () => desk.merge({ isHelpOpen: true }),
  });
  return (
    <>
      <View here={here} />
      <Help />
      <Lock />
    </>
  );
}

function View({ here }: { readonly here: Route }) {
  const { case: known, isLost, isSignedOut, isDrafting } = useStore(desk);
  useLayoutEffect(() => {
    if (isSignedOut) forget();
  });
  // Without a session nothing of the case is shown or kept; only what somebody is writing is not taken from them.
  if (isSignedOut && !isDrafting) return <First isLost={false} isSignedOut />;
  // What has an answer of its own asks for it at once, beside the question who looks.
  const asksItself = here.view === 'queue' || here.view === 'cable' || here.view === 'diff';
  if (known === null && (isLost || !asksItself)) return <First isLost={isLost} isSignedOut={isSignedOut} />;
  switch (here.view) {
    case 'queue':
      return <Queue />;
    case 'cable':
      return <Cable mrn={here.mrn} />;
    case 'diff':
      return <Diff mrn={here.mrn} key={here.mrn} />;
    case 'case':
      return <Case />;
    case 'withholdings':
      return <Withholdings />;
    case 'cover':
      return <Cover />;
    case 'due':
      return <Due />;
    case 'log':
      return <Log />;
    case 'nowhere':
      return <Nowhere banner={known?.banner ?? ''} />;
  }
}

/** Before the case has come: nobody knows yet who looks, nor what may be shown. */
function First({ isLost, isSignedOut }: { readonly isLost: boolean; readonly isSignedOut: boolean }) {
  if (isSignedOut)
    return (
      <main class="bare">
        <h1>Sign in</h1>
        <p>Your session has ended, or never began. Open the link that the review printed when it began.</p>
      </main>
    );
  if (!isLost) return <Waiting name="first">Opening the review…</Waiting>;
  return (
    <main class="bare">
      <h1>Not connected</h1>
      <p>The review does not answer. Look whether it still runs in its terminal.</p>
      <button type="button" onClick={() => void refreshCase()}>
        Try again
      </button>
    </main>
  );
}

const Nowhere = ({ banner }: { readonly banner: string }) => (
  <Sheet banner={banner} name="nowhere">
    <h1>No such page</h1>
    <p>
      Nothing stands at this address. <ToFirst />.
    </p>
  </Sheet>
);
