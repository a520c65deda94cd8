import type { CableView, DoneShown } from '../../../model/shown.ts';
import type { Span } from '../../../model/span.ts';
import type { Keys } from '../keys.ts';
import { desk } from '../state.ts';
import {
  type Draft,
  finishDraft,
  noteDraft,
  rebaseDraft,
  referDraft,
  releaseDraft,
  selectionDraft,
  signDraft,
  textOf,
  undoDraft,
  withholdDraft,
} from './drafts.ts';
import { portionAt, reachOf, widened } from './widen.ts';

/** How somebody looks at a cable, and what they can do with that. */
export interface Looking {
  readonly cable: CableView;
  /** The deletion or question of the cursor, by its number from 0. */
  readonly at: number;
  readonly selected: Span | null;
  readonly move: (to: number) => void;
  readonly open: (draft: Draft) => void;
  readonly pick: (span: Span) => void;
  readonly toggle: (what: 'isBeside' | 'isFolded') => void;
  readonly changes: () => void;
  readonly neighbour: (step: 1 | -1) => Promise<void>;
  /** Tells why nothing happens. */
  readonly say: (problem: string) => void;
}

/** What every key does at a cable. The buttons of the page do the same by calling these. */
export function cableKeys(look: Looking): Keys {
  const step = (by: number) => () => look.move(look.at + by);
  const atDeletion = (draft: () => Draft) => () =>
    look.cable.deletions[look.at] === undefined
      ? look.say('Nothing is withheld or asked here.')
      : look.open(draft());
  const { cable, at, selected } = look;
  return {
    ...{ n: step(1), j: step(1), p: step(-1), k: step(-1) },
    N: () => void look.neighbour(1),
    P: () => void look.neighbour(-1),
    o: () => pickPortion(look, 1),
    O: () => pickPortion(look, -1),
    v: () => look.toggle('isBeside'),
    f: () => look.toggle('isFolded'),
    c: look.changes,
    a: atDeletion(() => withholdDraft(cable, at, wordOfAccepting(cable, at))),
    r: () => (isCaptioned(cable, at) ? look.say(CAPTION) : atDeletion(() => releaseDraft(cable, at))()),
    b: atDeletion(() => rebaseDraft(cable, at)),
    d: () => look.open(selectionDraft(cable, selected, at)),
    w: () => widen(look),
    e: () => look.open(referDraft(cable, at, selected)),
    m: () => look.open(noteDraft(cable, at, selected)),
    u: () => undo(look),
    s: () => sign(look),
  };
}

const CAPTION =
  'A caption opens on evidence of who lifted it and when: the run is made again with that. No answer opens it here.';

const isCaptioned = ({ deletions }: CableView, at: number): boolean =>
  deletions[at]?.bases.some(({ code }) => code === 'CAPTION') === true;

/** A withholding that is proposed is adopted; a question is answered by withholding. */
export const wordOfAccepting = ({ deletions }: CableView, at: number): string =>
  deletions[at]?.effect === 'hold' ? 'Withhold' : 'Adopt';

function widen({ cable, at, selected, pick, say }: Looking): void {
  const from = selected ?? cable.deletions[at]?.spans[0];
  if (from === undefined) say('Select something, or go to a deletion, to widen it.');
  else pick(widened(textOf(cable), from, cable.portions));
}

/** Who reads a cable a second time ends that where another would sign. */
function sign({ cable, open, say }: Looking): void {
  if (cable.isSecondReading) open(finishDraft(cable));
  else if (cable.cannotSign === null) open(signDraft(cable));
  else say(cable.cannotSign);
}

/** The portion behind or before what is selected; at first the one of the cursor. */
function pickPortion({ cable, at, selected, pick, say }: Looking, step: 1 | -1): void {
  const portions = cable.portions.filter(({ spans }) => spans.length > 0);
  const here = selected ?? cable.deletions[at]?.spans[0];
  const index =
    here === undefined ? -1 : portions.findIndex(({ id }) => id === portionAt(portions, here)?.id);
  const isWhole = selected !== null && index >= 0;
  const next = portions[Math.max(0, Math.min(isWhole ? index + step : index, portions.length - 1))];
  if (next === undefined) say('This cable has no portions.');
  else pick(reachOf(next));
}

function undo({ cable, open, say }: Looking): void {
  const done = ownLast(cable, desk.get().case?.you.name ?? '');
  if (done === undefined)
    say('You have no decision here to undo. Those of others are undone from the history.');
  else open(undoDraft(done, cable));
}

/** The last decision of this person on the cable that nobody undid. */
export const ownLast = ({ history }: CableView, name: string): DoneShown | undefined =>
  [...history]
    .sort((a, b) => (a.seq ?? -1) - (b.seq ?? -1))
    .findLast(({ by, canBeUndone }) => by === name && canBeUndone);

/** Where the cursor goes when something is saved: a decision leads to what comes next in the text, all else stays. */
export function nextAfter(before: CableView, at: number, now: CableView, { kind }: Draft): number {
  const last = Math.max(0, now.deletions.length - 1);
  const start = before.deletions[at]?.spans[0]?.from;
  if (start === undefined || (kind !== 'withhold' && kind !== 'release')) return Math.min(at, last);
  const next = now.deletions.findIndex(({ spans }) => (spans[0]?.from ?? 0) > start);
  if (next >= 0) return next;
  const open = now.deletions.findIndex(({ effect }) => effect === 'hold');
  return open >= 0 ? open : last;
}

/** Where the cursor stands when the cable came anew by others' hands: on the same passage, or on what comes next in the text. */
export function stillAt(before: CableView, at: number, now: CableView): number {
  const start = before.deletions[at]?.spans[0]?.from ?? 0;
  const same = now.deletions.findIndex(({ spans }) => (spans[0]?.from ?? 0) >= start);
  return same >= 0 ? same : Math.max(0, now.deletions.length - 1);
}
