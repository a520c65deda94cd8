import type { CableView } from '../../../model/shown.ts';
import type { CaseView } from '../../../model/shown-case.ts';
import type { Span } from '../../../model/span.ts';
import type { Keys } from '../keys.ts';
import { AtCursor } from './at-cursor.tsx';
import type { Draft } from './drafts.ts';
import { History, Persons, Referrals, Signatures, StatusTab } from './tabs.tsx';

export type Tab = 'persons' | 'status' | 'referrals' | 'history' | 'signatures';

export interface PanelProps {
  readonly cable: CableView;
  readonly known: CaseView;
  readonly at: number;
  readonly selected: Span | null;
  readonly person: string | null;
  readonly tab: Tab;
  readonly keys: Keys;
  readonly move: (at: number) => void;
  readonly pickPerson: (id: string | null) => void;
  readonly pickTab: (tab: Tab) => void;
  readonly open: (draft: Draft) => void;
}

const TABS: readonly (readonly [tab: Tab, word: string, count: (cable: CableView) => number | null])[] = [
  ['persons', 'Persons', ({ persons }) => persons.length],
  ['status', 'Status', ({ needs }) => needs.filter(({ attested }) => attested === null).length],
  ['referrals', 'Referrals', ({ referrals }) => referrals.length],
  ['history', 'History', ({ history }) => history.length],
  ['signatures', 'Signed', ({ signatures }) => signatures.filter(({ stands }) => stands).length],
];
const SHOWN = {
  persons: Persons,
  status: StatusTab,
  referrals: Referrals,
  history: History,
  signatures: Signatures,
};

/** Beside the text: what stands at the cursor, and under it what is known of the whole cable. */
export function Panel(props: PanelProps) {
  const { tab, pickTab, cable } = props;
  const Shown = SHOWN[tab];
  const step = ({ key, currentTarget }: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[key];
    if (by === undefined) return;
    const index = (TABS.findIndex(([name]) => name === tab) + by + TABS.length) % TABS.length;
    pickTab(TABS[index]?.[0] ?? tab);
    (currentTarget as HTMLElement).querySelectorAll<HTMLElement>('[role=tab]')[index]?.focus();
  };
  return (
    <aside class="panel" aria-label="At the cursor">
      <AtCursor {...props} />
      <div class="tabs" role="tablist" aria-label="Of this cable" onKeyDown={step}>
        {TABS.map(([name, word, count]) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`tab-${name}`}
            aria-selected={name === tab}
            aria-controls="tab-panel"
            tabIndex={name === tab ? 0 : -1}
            onClick={() => pickTab(name)}
          >
            {word} <span class="count">{count(cable)}</span>
          </button>
        ))}
      </div>
      <div class="tab-panel" role="tabpanel" id="tab-panel" aria-labelledby={`tab-${tab}`} tabIndex={0}>
        <h2 class="print-only">{TABS.find(([name]) => name === tab)?.[1]}</h2>
        <Shown {...props} />
      </div>
    </aside>
  );
}
