import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { CableView } from '../../../model/shown.ts';
import { type Answer, askCable } from '../api.ts';
import { desk, heed, tell } from '../state.ts';
import { useStore } from '../store.ts';
import { askAhead, keepLeft, keptOf, onItsWay } from './ahead.ts';

/** What there is of the cable that the address names. */
export interface Arrival {
  /** The cable; until it has come, the one that was shown before; null where there was none. */
  readonly cable: CableView | null;
  /** Why it cannot be shown. */
  readonly refusal: string | null;
  /** Shows a cable as an act left it. */
  readonly put: (cable: CableView) => void;
  /** Asks for it anew and shows it whatever is being written: an act was refused because of what others did. */
  readonly outdated: () => void;
}

/** What is looked at, beside what is shown: none of it makes the page anew. */
interface Looked {
  wanted: string;
  shown: CableView | null;
  /** Came while something was being written on the one that is shown, which stays until that is done. */
  newer: CableView | null;
  /** Counts what voids the answers that are on their way. */
  turn: number;
  isForced: boolean;
}

/**
 * The cable of the address. One that was kept is shown at once and asked for again, so that what others did appears. There is one
 * question at a time: whoever goes through the queue faster than it is answered skips what they do not stop at.
 */
export function useCable(mrn: string): Arrival {
  const [cable, setCable] = useState<CableView | null>(() => keptOf(mrn) ?? null);
  const [refusal, setRefusal] = useState<{ readonly of: string; readonly why: string } | null>(null);
  const [checked, setChecked] = useState<string | null>(null);
  const { isLost, isDrafting } = useStore(desk);
  const looked = useRef<Looked>({ wanted: mrn, shown: cable, newer: null, turn: 0, isForced: false }).current;
  looked.wanted = mrn;
  const show = (view: CableView) => {
    Object.assign(looked, { shown: view, newer: null, isForced: false, turn: looked.turn + 1 });
    setCable(view);
  };
  const take = (asked: string, answer: Answer<CableView>) => {
    setRefusal(answer.kind === 'refused' ? { of: asked, why: answer.refused.reason } : null);
    if (answer.kind !== 'done') return;
    setChecked(asked);
    const what = whatToDoWith(answer.value, looked);
    if (what === 'wait') looked.newer = answer.value;
    if (what === 'show' || what === 'tell') show(answer.value);
    if (what === 'tell') tell(CHANGED);
  };
  const load = useOneQuestion(looked, take, show);
  useLayoutEffect(() => {
    const kept = keptOf(mrn);
    if (looked.shown !== null && looked.shown.mrn !== mrn) keepLeft(looked.shown);
    if (kept !== undefined) show(kept);
  }, [mrn]);
  useLayoutEffect(() => () => void (looked.shown !== null && keepLeft(looked.shown)), []);
  // What was asked for while there was no connection is asked for again, and what others did meanwhile appears.
  useEffect(() => void load(), [mrn, isLost]);
  useEffect(() => {
    if (isDrafting || looked.newer?.mrn !== mrn) return;
    show(looked.newer);
    tell(CHANGED);
  }, [isDrafting]);
  useEffect(
    () => (cable?.mrn === mrn && checked === mrn ? whenIdle(() => void askAhead(mrn)) : undefined),
    [cable, checked, mrn],
  );
  const put = (view: CableView) => (view.mrn === looked.wanted ? show(view) : keepLeft(view));
  const outdated = () => {
    Object.assign(looked, { isForced: true, turn: looked.turn + 1 });
    void load();
  };
  return { cable, refusal: refusal?.of === mrn ? refusal.why : null, put, outdated };
}

const CHANGED = 'Something was done on this cable meanwhile: it is shown as it is now.';

/** Nobody's text changes under what they write: the act would name a version that they never saw. */
function whatToDoWith(view: CableView, { shown, isForced }: Looked): 'show' | 'tell' | 'wait' | 'nothing' {
  if (shown?.mrn !== view.mrn || isForced) return 'show';
  if (JSON.stringify(shown) === JSON.stringify(view)) return 'nothing';
  return desk.get().isDrafting ? 'wait' : 'tell';
}

/** Asks for the wanted cable, and once more behind an answer where that was asked for meanwhile or the answer was fetched ahead. */
function useOneQuestion(
  looked: Looked,
  take: (asked: string, answer: Answer<CableView>) => void,
  show: (kept: CableView) => void,
): () => Promise<void> {
  const line = useRef({ isUnderway: false, isWanted: false }).current;
  const ask = async () => {
    const { wanted } = looked;
    // It may have been fetched while another was waited for.
    const kept = looked.shown?.mrn === wanted ? undefined : keptOf(wanted);
    if (kept !== undefined) show(kept);
    const { turn } = looked;
    const early = onItsWay(wanted);
    const answer = heed(await (early ?? askCable(wanted)));
    if (early !== undefined) line.isWanted = true;
    if (wanted === looked.wanted && turn === looked.turn) take(wanted, answer);
  };
  return async () => {
    line.isWanted = true;
    if (line.isUnderway) return;
    line.isUnderway = true;
    while (line.isWanted) {
      line.isWanted = false;
      await ask();
    }
    line.isUnderway = false;
  };
}

/** Milliseconds after which a browser that never has nothing to do is asked all the same. */
const LONGEST = 1000;

/** Once the browser has nothing to do. What comes back takes it off. */
function whenIdle(work: () => void): () => void {
  if (typeof requestIdleCallback === 'function') {
    const waiting = requestIdleCallback(work, { timeout: LONGEST });
    return () => cancelIdleCallback(waiting);
  }
  const waiting = setTimeout(work, 200);
  return () => clearTimeout(waiting);
}
