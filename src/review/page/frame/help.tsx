import type { CaseView } from '../../../model/shown-case.ts';
import { desk } from '../state.ts';
import { useStore } from '../store.ts';
import { Dialog } from './dialog.tsx';

/** `leads` is what a key leads to: it does nothing for who may do none of that. */
type KeyRow = readonly [keys: string, does: string, ...leads: (keyof CaseView['cannot'])[]];
type KeyList = readonly [heading: string, rows: readonly KeyRow[]];

/** The keys that do something for this person. */
const keysFor = (cannot: CaseView['cannot']): readonly KeyList[] =>
  KEYS.map(
    ([heading, rows]): KeyList => [heading, rows.filter(([, , ...leads]) => mayOne(cannot, leads))],
  ).filter(([, rows]) => rows.length > 0);

const mayOne = (cannot: CaseView['cannot'], leads: readonly (keyof CaseView['cannot'])[]): boolean =>
  leads.length === 0 || leads.some((each) => cannot[each] === undefined);

const KEYS: readonly KeyList[] = [
  [
    'Everywhere',
    [
      ['g q', 'to the queue', 'queue'],
      ['g c', 'to the case'],
      ['g l', 'to the log'],
      ['?', 'these keys'],
      ['Esc', 'closes what lies on top'],
      ['Ctrl+Enter', 'saves what a window asks'],
    ],
  ],
  [
    'Queue',
    [
      ['j k ↓ ↑', 'next, previous cable', 'queue'],
      ['Enter', 'opens it', 'queue'],
      ['/', 'search', 'queue'],
    ],
  ],
  [
    'Cable: move',
    [
      ['n p or j k', 'next, previous deletion or question'],
      ['N P', 'next, previous cable of the queue', 'queue'],
      ['o O', 'selects the next, previous portion; Shift and arrows change the selection'],
      ['v', 'copy in place or beside the source'],
      ['f', 'page headers folded or not'],
      ['c', 'what changed in the copy'],
    ],
  ],
  [
    'Cable: decide',
    [
      ['a', 'accept: withhold as proposed', 'decision'],
      ['r', 'restore: release', 'decision'],
      ['d', 'withhold what is selected, or words that are typed', 'decision'],
      ['w', 'widen to the words, sentences, portion', 'decision', 'refer'],
      ['b', 'change the basis', 'decision'],
      ['e', 'refer to an agency', 'refer'],
      ['m', 'note', 'note'],
      ['u', 'undo your last decision here', 'undo'],
      ['s', 'sign, or end a second reading', 'sign', 'finish'],
    ],
  ],
];

/** All keys, and the switch that turns those of one letter off. */
export function Help() {
  const { isHelpOpen, hasKeys, case: known } = useStore(desk);
  if (!isHelpOpen) return null;
  return (
    <Dialog name="help" heading="Keys" close={() => desk.merge({ isHelpOpen: false })}>
      <div class="key-lists">
        {keysFor(known?.cannot ?? {}).map(([heading, rows]) => (
          <section key={heading}>
            <h3>{heading}</h3>
            <dl>
              {rows.map(([keys, does]) => (
                <div key={keys}>
                  <dt>
                    {keys.split(' ').map((key) => (key === 'or' ? ' or ' : <kbd key={key}>{key}</kbd>))}
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <label class="check">
        <input type="checkbox" checked={hasKeys} onChange={() => desk.merge({ hasKeys: !hasKeys })} />
        Keys of one letter act. Switch this off where speech or another aid types letters by itself.
      </label>
      <div class="buttons">
        <button type="button" class="main" onClick={() => desk.merge({ isHelpOpen: false })}>
          Close
        </button>
      </div>
    </Dialog>
  );
}
