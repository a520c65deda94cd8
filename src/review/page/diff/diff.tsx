import { useEffect, useState } from 'preact/hooks';
import type { CableView, DiffQuery, DiffView } from '../../../model/shown.ts';
import { askCable, askDiff } from '../api.ts';
import { Sheet, Unopened, Waiting } from '../frame/sheet.tsx';
import { useKeys } from '../keys.ts';
import { neighbour } from '../queue/rows.ts';
import { cablePath, diffPath, go, Link } from '../route.tsx';
import { desk, heed } from '../state.ts';
import { storeOf, useStore } from '../store.ts';
import { counted, moment } from '../words.ts';
import { Blocks } from './blocks.tsx';

/** How a person likes to look at what changed. */
const liking = storeOf({ isBeside: false, isWhole: false });

/** What changes in what the release says, between two moments, and who changed it on what grounds. */
export function Diff({ mrn }: { readonly mrn: string }) {
  const [cable, setCable] = useState<CableView | null>(null);
  const [diff, setDiff] = useState<DiffView | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [range, setRange] = useState<DiffQuery>({ from: 0 });
  const { isLost } = useStore(desk);
  useKeys({
    ...{ Escape: () => go(cablePath(mrn)), c: () => go(cablePath(mrn)) },
    v: () => liking.merge({ isBeside: !liking.get().isBeside }),
    f: () => liking.merge({ isWhole: !liking.get().isWhole }),
    N: () => void step(mrn, 1),
    P: () => void step(mrn, -1),
  });
  useEffect(() => {
    void askCable(mrn).then((answer) => {
      if (heed(answer).kind === 'done' && answer.kind === 'done') setCable(answer.value);
    });
  }, [mrn, isLost]);
  useEffect(() => {
    let isWanted = true;
    void askDiff(mrn, range).then((answer) => {
      if (!isWanted) return;
      heed(answer);
      setRefusal(answer.kind === 'refused' ? answer.refused.reason : null);
      if (answer.kind === 'done') setDiff(answer.value);
    });
    return () => {
      isWanted = false;
    };
  }, [mrn, range, isLost]);
  if (diff === null && refusal !== null) return <Unopened name="unopened" what={mrn} why={refusal} />;
  if (diff === null) return <Waiting name="diff">Opening the changes of {mrn}…</Waiting>;
  return (
    <Sheet banner={diff.banner} name="diff">
      <Head mrn={mrn} diff={diff} />
      <div class="moments">
        <Moment
          label="From"
          at={range.from}
          cable={cable}
          put={(from) => setRange({ ...range, from: from ?? 0 })}
        />
        <Moment
          label="To"
          at={range.reading === undefined ? (range.to ?? null) : readingAt(range.reading)}
          cable={cable}
          put={(to) => setRange({ from: range.from, ...untilOf(to) })}
        />
      </div>
      {refusal !== null && (
        <p class="notice is-bad" role="alert">
          {refusal}
        </p>
      )}
      <Changes diff={diff} />
    </Sheet>
  );
}

/** A second reading as a choice among moments: below all of them. */
const readingAt = (seq: number): number => -1 - seq;

const untilOf = (to: number | null): Omit<DiffQuery, 'from'> =>
  to === null ? {} : to < 0 ? { reading: -1 - to } : { to };

async function step(mrn: string, by: 1 | -1): Promise<void> {
  const next = await neighbour(mrn, by);
  if (next !== undefined) go(diffPath(next));
}

function Head({ mrn, diff }: { readonly mrn: string; readonly diff: DiffView }) {
  const { isBeside, isWhole } = useStore(liking);
  return (
    <div class="cable-head">
      <div class="cable-title">
        <h1>
          Changes in <span class="code">{mrn}</span>
        </h1>
        <p class="cable-facts">{counted(diff.changes.length, 'change')} in what the release says</p>
      </div>
      <div class="cable-tools" role="group" aria-label="Ways to look">
        <Link to={cablePath(mrn)} class="button">
          Back to the cable <kbd>Esc</kbd>
        </Link>
        <button type="button" aria-pressed={isBeside} onClick={() => liking.merge({ isBeside: !isBeside })}>
          Side by side <kbd>v</kbd>
        </button>
        <button type="button" aria-pressed={isWhole} onClick={() => liking.merge({ isWhole: !isWhole })}>
          Whole copy <kbd>f</kbd>
        </button>
        <button type="button" onClick={() => print()}>
          Print
        </button>
      </div>
    </div>
  );
}

interface MomentProps {
  readonly label: 'From' | 'To';
  readonly at: number | null;
  readonly cable: CableView | null;
  readonly put: (at: number | null) => void;
}

/** A moment of the cable: as the run left it, behind something that was done, or now. */
function Moment({ label, at, cable, put }: MomentProps) {
  const done = (cable?.history ?? []).flatMap(({ seq, ...rest }) => (seq === null ? [] : [{ seq, ...rest }]));
  return (
    <label class="field">
      {label}
      <select
        translate={false}
        value={at === null ? 'now' : String(at)}
        onChange={({ currentTarget: { value } }) => put(value === 'now' ? null : Number(value))}
      >
        <option value="0">As the run left it</option>
        {done.map(({ seq, by, what, at: when, id }) => (
          <option key={id} value={String(seq + 1)}>
            Entry {seq}: {by} {what}, {moment(when)}
          </option>
        ))}
        {label === 'To' &&
          done
            .filter(({ kind }) => kind === 'finish')
            .map(({ seq, by, id }) => (
              <option key={`reading ${id}`} value={String(readingAt(seq))}>
                What {by} would release, by the second reading
              </option>
            ))}
        {label === 'To' && <option value="now">Now</option>}
      </select>
    </label>
  );
}

function Changes({ diff }: { readonly diff: DiffView }) {
  const { isBeside, isWhole } = useStore(liking);
  if (diff.changes.length === 0 && !isWhole)
    return <p class="nothing">Nothing changes in what the release says between these two moments.</p>;
  return <Blocks diff={diff} isBeside={isBeside} isWhole={isWhole} />;
}
