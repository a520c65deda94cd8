import { desk } from '../state.ts';
import { useStore } from '../store.ts';
import { Dialog } from './dialog.tsx';

type KeyList = readonly [heading: string, rows: readonly (readonly [keys: string, does: string])[]];

/** What is left of a list for who may not open the queue. */
const withoutQueue = ([heading, rows]: KeyList): KeyList => [
  heading,
  heading === 'Queue' ? [] : rows.filter(([, does]) => !does.includes('queue')),
];

const KEYS: readonly KeyList[] = [
  [
    'Everywhere',
    [
      ['g q', 'to the queue'],
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
      ['j k ↓ ↑', 'next, previous cable'],
      ['Enter', 'opens it'],
      ['/', 'search'],
    ],
  ],
  [
    'Cable: move',
    [
      ['n p or j k', 'next, previous deletion or question'],
      ['N P', 'next, previous cable of the queue'],
      ['o O', 'selects the next, previous portion; Shift and arrows change the selection'],
      ['v', 'copy in place or beside the source'],
      ['f', 'page headers folded or not'],
      ['c', 'what changed in the copy'],
    ],
  ],
  [
    'Cable: decide',
    [
      ['a', 'accept: withhold as proposed'],
      ['r', 'restore: release'],
      ['d', 'withhold what is selected, or words that are typed'],
      ['w', 'widen to the words, sentences, portion'],
      ['b', 'change the basis'],
      ['e', 'refer to an agency'],
      ['m', 'note'],
      ['u', 'undo your last decision here'],
      ['s', 'sign, or end a second reading'],
    ],
  ],
];

/** All keys, and the switch that turns those of one letter off. */
export function Help() {
  const { isHelpOpen, hasKeys, case: known } = useStore(desk);
  const lists =
    known?.cannot.queue === undefined ? KEYS : KEYS.map(withoutQueue).filter(([, rows]) => rows.length > 0);
  if (!isHelpOpen) return null;
  return (
    <Dialog name="help" heading="Keys" close={() => desk.merge({ isHelpOpen: false })}>
      <div class="key-lists">
        {lists.map(([heading, rows]) => (
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
