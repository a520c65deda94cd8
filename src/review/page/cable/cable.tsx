import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Acted, CableView } from '../../../model/shown.ts';
import type { CaseView } from '../../../model/shown-case.ts';
import type { Span } from '../../../model/span.ts';
import { Sheet, Unopened, Waiting } from '../frame/sheet.tsx';
import { type Keys, useKeys } from '../keys.ts';
import { neighbour } from '../queue/rows.ts';
import { cablePath, diffPath, go } from '../route.tsx';
import { desk, tell } from '../state.ts';
import { storeOf, useStore } from '../store.ts';
import { ActWindow } from './act-window.tsx';
import { useCable } from './arrival.ts';
import { cableKeys, type Looking, nextAfter, stillAt } from './commands.ts';
import { actKindOf, type Draft } from './drafts.ts';
import { CableHead } from './head.tsx';
import { markCursor, markPerson } from './marks.ts';
import { Panel, type Tab } from './panel.tsx';
import { PrintedDeletions } from './printed.tsx';
import { select, selectedIn } from './selection.ts';
import { Text } from './text.tsx';

/** How a person likes to look at cables, from one to the next. */
const liking = storeOf({ isBeside: false, isFolded: true, tab: 'persons' as Tab });

/** One cable: its text, what is proposed, and what can be done about it. */
export function Cable({ mrn }: { readonly mrn: string }) {
  const { cable, refusal, put, outdated } = useCable(mrn);
  const { case: known } = useStore(desk);
  if (refusal !== null) return <Refused mrn={mrn} why={refusal} />;
  if (cable === null || known === null) return <Awaited mrn={mrn} />;
  // Until the next cable has come the last one stays, but nothing can be done to it.
  return <Opened key={cable.mrn} {...{ cable, wanted: mrn, case: known, put, outdated }} />;
}

/** From a cable that has not come, or cannot be shown, one goes on to its neighbours all the same. */
function Awaited({ mrn }: { readonly mrn: string }) {
  useKeys(stepsFrom(mrn));
  return <Waiting name="cable">Opening {mrn}…</Waiting>;
}

function Refused({ mrn, why }: { readonly mrn: string; readonly why: string }) {
  useKeys(stepsFrom(mrn));
  return <Unopened name="unopened" what={mrn} why={why} />;
}

const stepsFrom = (mrn: string): Keys => {
  const { neighbour: toNeighbour } = elsewhere(mrn);
  return { N: () => void toNeighbour(1), P: () => void toNeighbour(-1) };
};

interface OpenedProps {
  readonly cable: CableView;
  /** The number in the address: another where that cable has not come yet. */
  readonly wanted: string;
  readonly case: CaseView;
  readonly put: (cable: CableView) => void;
  readonly outdated: () => void;
}

function Opened(props: OpenedProps) {
  const { cable, wanted, case: known, outdated } = props;
  const isBusy = cable.mrn !== wanted;
  const { isBeside, isFolded, tab } = useStore(liking);
  const text = useRef<HTMLDivElement>(null);
  const { looking, person, setPerson, draft, setDraft, saved } = useLooking(props, text);
  const keys = cableKeys(looking);
  useKeys(isBusy ? stepsFrom(wanted) : keys);
  return (
    <Sheet banner={cable.banner} name="cable" isBusy={isBusy}>
      <CableHead cable={cable} keys={keys} isBeside={isBeside} isFolded={isFolded} />
      <div class="reading" ref={text} tabIndex={0} role="region" aria-label="Text of the cable">
        <Text cable={cable} isBeside={isBeside} isFolded={isFolded} />
      </div>
      <Panel
        {...{
          cable,
          at: looking.at,
          selected: looking.selected,
          move: looking.move,
          person,
          tab,
          keys,
          known,
        }}
        pickPerson={setPerson}
        pickTab={(next) => liking.merge({ tab: next })}
        open={looking.open}
      />
      <PrintedDeletions cable={cable} />
      {draft !== null && (
        <ActWindow
          key={`${draft.heading} ${draft.about}`}
          {...{ draft, cable, case: known, saved }}
          outdated={outdated}
          close={() => setDraft(null)}
        />
      )}
    </Sheet>
  );
}

/** Where the cursor stands, what is selected, who is looked for and what is being written; and what keys do with them. */
function useLooking(
  { cable, wanted, case: { cannot }, put }: OpenedProps,
  text: { readonly current: HTMLElement | null },
) {
  const { isBeside, isFolded } = useStore(liking);
  const [cursor, setCursor] = useState({ at: firstQuestion(cable), of: cable });
  const at = cursor.of === cable ? cursor.at : stillAt(cursor.of, cursor.at, cable);
  const [selected, setSelected] = useState<Span | null>(null);
  const [person, setPerson] = useState<string | null>(null);
  const [draft, setDraft] = useState<Draft | null>(null);
  // Who may not do it is told before they write anything.
  const open = (begun: Draft) => {
    if (cable.mrn !== wanted) return;
    const why = cannot[actKindOf(begun.kind)];
    if (why === undefined) setDraft(begun);
    else tell(why);
  };
  const moved = useRef(false);
  const move = (to: number) => {
    moved.current = true;
    setCursor({ at: Math.max(0, Math.min(to, cable.deletions.length - 1)), of: cable });
  };
  useSelection(text, setSelected);
  useClicks(text, move, setPerson);
  useLayoutEffect(() => {
    markCursor(text.current, at, moved.current);
    moved.current = false;
  }, [at, cable, isBeside, isFolded]);
  useLayoutEffect(() => markPerson(text.current, person), [person, cable, isBeside, isFolded]);
  const saved = (acted: Acted, done: Draft) => {
    setDraft(null);
    // What was selected is decided; and the text under it is made anew.
    getSelection()?.removeAllRanges();
    setSelected(null);
    put(acted.cable);
    moved.current = true;
    setCursor({ at: nextAfter(cable, at, acted.cable, done), of: acted.cable });
  };
  const pick = (span: Span) => {
    setSelected(span);
    if (text.current !== null) select(text.current, span);
  };
  const looking: Looking = { ...elsewhere(wanted), cable, at, selected, move, pick, open };
  return { looking, person, setPerson, draft, setDraft, saved };
}

/** What keys do that does not concern the place in the text. */
const elsewhere = (mrn: string): Pick<Looking, 'say' | 'toggle' | 'changes' | 'neighbour'> => ({
  say: tell,
  toggle: (what) => liking.merge({ [what]: !liking.get()[what] }),
  changes: () => go(diffPath(mrn)),
  neighbour: async (step) => {
    const next = await neighbour(mrn, step);
    if (next !== undefined) return go(cablePath(next));
    const { cannot } = desk.get().case ?? {};
    if (cannot?.queue !== undefined) return tell(cannot.queue);
    tell(step === 1 ? 'This is the last cable of the queue.' : 'This is the first cable of the queue.');
  },
});

/** Where one begins: at the first question, or at the first deletion where none is open. */
const firstQuestion = ({ deletions }: CableView): number =>
  Math.max(
    0,
    deletions.findIndex(({ effect }) => effect === 'hold'),
  );

/** Follows what is selected in the text. A window that takes the focus changes nothing. */
function useSelection(
  text: { readonly current: HTMLElement | null },
  put: (span: Span | null) => void,
): void {
  useEffect(() => {
    const look = () => {
      if (text.current !== null && document.querySelector('dialog[open]') === null)
        put(selectedIn(text.current));
    };
    document.addEventListener('selectionchange', look);
    return () => document.removeEventListener('selectionchange', look);
  }, []);
}

/** A click on a deletion moves the cursor to it; on a name, shows all its mentions. */
function useClicks(
  text: { readonly current: HTMLElement | null },
  move: (at: number) => void,
  pickPerson: (id: string) => void,
): void {
  const latest = useRef(move);
  latest.current = move;
  useEffect(() => {
    const click = ({ target }: MouseEvent) => {
      if (!(target instanceof Element)) return;
      const deletion = target.closest<HTMLElement>('[data-deletion]')?.dataset.deletion;
      const person = target.closest<HTMLElement>('[data-person]')?.dataset.person;
      if (deletion !== undefined) latest.current(Number(deletion));
      if (person !== undefined) pickPerson(person);
    };
    const box = text.current;
    box?.addEventListener('click', click);
    return () => box?.removeEventListener('click', click);
  }, []);
}
