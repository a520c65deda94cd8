import { useState } from 'preact/hooks';
import type { CaseView, Released } from '../../../model/shown-case.ts';
import { type Answer, sendRelease } from '../api.ts';
import { forget } from '../cable/ahead.ts';
import { Dialog } from '../frame/dialog.tsx';
import { desk, heed, refreshCase } from '../state.ts';
import { counted } from '../words.ts';
import { Choice, type Chosen } from './choice.tsx';

interface ReleaseProps {
  readonly known: CaseView;
  readonly done: (released: Released) => void;
}

/** The way out of the review. Only an approver sees it, and it says first what it will do. */
export function Release({ known, done }: ReleaseProps) {
  const [isAsking, setAsking] = useState(false);
  if (!known.you.roles.includes('approver')) return <p class="hint">An approver releases what is signed.</p>;
  const { signed } = known.counts;
  return (
    <div class="release">
      <button type="button" class="main" onClick={() => setAsking(true)} disabled={signed === 0}>
        Release what is signed
      </button>
      <p class="hint">
        {signed === 0 ? 'Nothing is signed by enough persons yet.' : `${counted(signed, 'cable')} signed.`}
      </p>
      {isAsking && <Confirm signed={signed} done={done} close={() => setAsking(false)} />}
    </div>
  );
}

interface ConfirmProps {
  readonly signed: number;
  readonly done: (released: Released) => void;
  readonly close: () => void;
}

function Confirm({ signed, done, close }: ConfirmProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const [isReleasing, setReleasing] = useState(false);
  const [chosen, setChosen] = useState<Chosen>(null);
  const count = chosen?.size ?? signed;
  const release = async () => {
    if (isReleasing) return;
    if (count === 0) return setProblem('Choose the cables that go out.');
    setReleasing(true);
    setProblem(null);
    const answer = heed(await sendRelease(chosen === null ? {} : { cables: [...chosen] }));
    setReleasing(false);
    if (answer.kind !== 'done') return setProblem(whyNot(answer));
    forget();
    done(answer.value);
    close();
    void refreshCase();
  };
  return (
    <Dialog name="release" heading="Release what is signed" close={close} save={() => void release()}>
      <p>
        The copies of <b>{counted(count, 'signed cable')}</b> are made and checked again. Those that nothing
        bars go into the folder <b class="code">public/</b>, from where they may leave. Those that something
        still bars stay, and you are told why. It goes on record with your name.
      </p>
      <Choice signed={signed} chosen={chosen} choose={setChosen} />
      <div role="alert" class="problem">
        {problem !== null && (
          <p>
            <b>Not released.</b> {problem}
          </p>
        )}
      </div>
      <div class="buttons">
        <button type="button" class="main" aria-disabled={isReleasing} onClick={() => void release()}>
          {isReleasing ? 'Releasing…' : `Release ${counted(count, 'cable')}`} <kbd>Ctrl+Enter</kbd>
        </button>
        <button type="button" onClick={close}>
          Cancel <kbd>Esc</kbd>
        </button>
      </div>
    </Dialog>
  );
}

function whyNot(answer: Exclude<Answer<Released>, { kind: 'done' }>): string {
  if (answer.kind === 'refused') return answer.refused.reason;
  if (answer.kind === 'signed-out')
    return `Your session has ended. ${desk.get().case?.you.name ?? 'You'} must sign in again.`;
  return 'There is no connection to the review. Whether it released anything, the case says once it is back.';
}
