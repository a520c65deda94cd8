import type { ActKind } from '../../../model/review.ts';
import type { BasisShown, ClaimShown, DeletionShown } from '../../../model/shown.ts';
import type { CaseView } from '../../../model/shown-case.ts';
import type { Keys } from '../keys.ts';
import { ASKS, counted, portionWords } from '../words.ts';
import { barredBy } from './barred.ts';
import { wordOfAccepting } from './commands.ts';
import { whereWords } from './drafts.ts';
import type { PanelProps } from './panel.tsx';
import { Said } from './said.tsx';
import { portionAt } from './widen.ts';

/** The deletion or question that the cursor stands on: what it asks, who asks it, what can be done. */
export function AtCursor({ cable, known: { cannot }, at, selected, keys, move }: PanelProps) {
  const deletion = cable.deletions[at];
  const portion = selected === null ? undefined : portionAt(cable.portions, selected);
  return (
    <section class="at-cursor" aria-label="What the cursor stands on">
      {deletion === undefined ? (
        <p class="nothing">Nothing is withheld in this cable, and nothing is asked.</p>
      ) : (
        <One deletion={deletion} at={at} of={cable.deletions.length} move={move} />
      )}
      <Actions
        keys={keys}
        accept={wordOfAccepting(cable, at)}
        isAt={deletion !== undefined}
        isSecondReading={cable.isSecondReading}
        cannot={cannot}
      />
      <p class={`selected ${selected === null ? 'is-none' : ''}`}>
        {selected === null
          ? 'No selection.'
          : `${counted(selected.to - selected.from, 'character')} selected${portion === undefined ? '' : ` in ${portionWords(portion.id)}`}.`}{' '}
        <button type="button" {...barredBy(cannot, 'decision')} onClick={keys.d}>
          Withhold more <kbd>d</kbd>
        </button>{' '}
        <button type="button" onClick={keys.w}>
          Widen <kbd>w</kbd>
        </button>
      </p>
    </section>
  );
}

interface OneProps {
  readonly deletion: DeletionShown;
  readonly at: number;
  readonly of: number;
  readonly move: (at: number) => void;
}

function One({ deletion, at, of, move }: OneProps) {
  const isHold = deletion.effect === 'hold';
  return (
    <>
      <div class="one-head">
        <h2>
          <span class={`tag is-${deletion.effect}`} aria-hidden="true">
            {isHold ? '?' : '×'}
          </span>{' '}
          {isHold ? 'Question' : 'Withheld'},{' '}
          <span class="number">
            {at + 1} of {counted(of, 'deletion')}
          </span>
        </h2>
        <span class="steps">
          <button type="button" onClick={() => move(at - 1)} aria-label="Previous deletion or question">
            <kbd>p</kbd>
          </button>
          <button type="button" onClick={() => move(at + 1)} aria-label="Next deletion or question">
            <kbd>n</kbd>
          </button>
        </span>
      </div>
      <p class="where">
        {whereWords(deletion)}; the copy shows{' '}
        <b class="code">
          <Said text={deletion.marker} />
        </b>
      </p>
      {deletion.question !== null && <p class="question">{deletion.question}</p>}
      <Grounds bases={deletion.bases} />
      <Claims claims={deletion.claims} question={deletion.question} />
    </>
  );
}

const STANDS: Readonly<Record<string, string>> = {
  claimed: 'claimed by the cable',
  adopted: 'adopted',
  drafted: 'proposed',
};

function Grounds({ bases }: { readonly bases: readonly BasisShown[] }) {
  if (bases.length === 0) return <p class="hint">No basis is proposed.</p>;
  return (
    <ul class="grounds" aria-label="Bases">
      {bases.map(({ code, provision, reason, standing, owner, until }) => (
        <li key={code}>
          <b class="code">{code}</b>{' '}
          <span class={`basis-standing is-${standing ?? 'drafted'}`}>{STANDS[standing ?? 'drafted']}</span>
          <span class="provision">{provision}</span>
          <span>{reason}</span>
          {until !== null && <span>Until {until}.</span>}
          {owner !== null && <strong class="owner">Only {owner} can open it.</strong>}
        </li>
      ))}
    </ul>
  );
}

interface ClaimsProps {
  readonly claims: readonly ClaimShown[];
  /** What stands above already, and is not said again. */
  readonly question: string | null;
}

function Claims({ claims, question }: ClaimsProps) {
  if (claims.length === 0) return null;
  return (
    <ul class="claims" aria-label="Who asks for it">
      {claims.map(({ id, effect, by, reason, bases, overcome }) => (
        <li key={id} class={overcome === null ? '' : 'is-overcome'}>
          <b>{by}</b> {ASKS[effect]}
          {bases.length > 0 && (
            <>
              {' ('}
              <span class="code">{bases.join(', ')}</span>)
            </>
          )}
          {reason === question ? '.' : `: ${reason}`}
          {overcome !== null && <i> Overcome: {overcome}</i>}
        </li>
      ))}
    </ul>
  );
}

interface ActionsProps {
  readonly keys: Keys;
  readonly accept: string;
  readonly isAt: boolean;
  readonly isSecondReading: boolean;
  readonly cannot: CaseView['cannot'];
}

type Action = readonly [key: string, word: string, kind: ActKind];

/** What no role of this person may do is there to be seen, and says why when it is pressed all the same. */
function Actions({ keys, accept, isAt, isSecondReading, cannot }: ActionsProps) {
  const atDeletion: readonly Action[] = [
    ['a', accept, 'decision'],
    ['r', 'Release', 'decision'],
    ['b', 'Basis', 'decision'],
  ];
  const buttons: readonly Action[] = [
    ...(isAt ? atDeletion : []),
    ['e', 'Refer', 'refer'],
    ['m', 'Note', 'note'],
    ['u', 'Undo', 'undo'],
    isSecondReading ? ['s', 'End reading', 'finish'] : ['s', 'Sign', 'sign'],
  ];
  return (
    <div class="actions" role="group" aria-label="What can be done">
      {buttons.map(([key, word, kind]) => {
        const barred = barredBy(cannot, kind);
        return (
          <button
            {...barred}
            key={key}
            type="button"
            class={`${key === 'a' ? 'main' : ''} ${barred.class}`}
            onClick={keys[key]}
          >
            {word} <kbd>{key}</kbd>
          </button>
        );
      })}
    </div>
  );
}
