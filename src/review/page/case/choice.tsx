import { useEffect, useState } from 'preact/hooks';
import type { QueueRow } from '../../../model/shown-case.ts';
import { askQueue } from '../api.ts';
import { heed } from '../state.ts';
import { counted, grouped } from '../words.ts';

/** Numbers of the cables that are to go out; null for all that are signed. */
export type Chosen = ReadonlySet<string> | null;

interface ChoiceProps {
  readonly signed: number;
  readonly chosen: Chosen;
  readonly choose: (chosen: Chosen) => void;
}

/** Which of the signed cables go out: all of them, unless somebody chooses. */
export const Choice = ({ signed, chosen, choose }: ChoiceProps) => (
  <fieldset class="choices">
    <legend>Which go out</legend>
    <label class="check">
      <input type="radio" name="which" checked={chosen === null} onChange={() => choose(null)} />
      <span>All that are signed</span>
    </label>
    <label class="check">
      <input type="radio" name="which" checked={chosen !== null} onChange={() => choose(new Set())} />
      <span>Only some of them</span>
    </label>
    {chosen !== null && <Some signed={signed} chosen={chosen} choose={choose} />}
  </fieldset>
);

/** As many as a window lists; more are found by words. */
const MOST = 200;
const TYPING = 150;

function Some({ signed, chosen, choose }: ChoiceProps & { readonly chosen: ReadonlySet<string> }) {
  const [sought, setSought] = useState('');
  const [rows, setRows] = useState<readonly QueueRow[]>([]);
  const [total, setTotal] = useState(0);
  useEffect(() => {
    let isCurrent = true;
    const look = async () => {
      const query = { standing: ['signed' as const], sort: 'number' as const, text: sought, limit: MOST };
      const answer = heed(await askQueue(query));
      if (!isCurrent || answer.kind !== 'done') return;
      setRows(answer.value.rows);
      setTotal(answer.value.total);
    };
    // Words that are being typed are not asked about letter by letter.
    const soon = setTimeout(() => void look(), sought === '' ? 0 : TYPING);
    return () => {
      isCurrent = false;
      clearTimeout(soon);
    };
  }, [sought]);
  const put = (mrns: readonly string[], isIn: boolean) => {
    const next = new Set(chosen);
    for (const mrn of mrns) isIn ? next.add(mrn) : next.delete(mrn);
    choose(next);
  };
  return (
    <>
      <input
        type="text"
        class="sought"
        aria-label="Narrow the list of signed cables"
        placeholder="Number, subject, post or words"
        maxLength={200}
        value={sought}
        spellcheck={false}
        autocomplete="off"
        onInput={({ currentTarget: { value } }) => setSought(value)}
      />
      <div class="choice-list">
        {rows.map(({ mrn, dated, subject }) => (
          <label key={mrn} class="check">
            <input
              type="checkbox"
              checked={chosen.has(mrn)}
              onChange={({ currentTarget: { checked } }) => put([mrn], checked)}
            />
            <span translate={false}>
              <b class="code">{mrn}</b> {dated} {subject}
            </span>
          </label>
        ))}
      </div>
      <p class="hint" role="status">
        {counted(rows.length, 'cable')} listed
        {total > rows.length && ` of ${grouped(total)}: narrow the list to see the others`}.{' '}
        {grouped(chosen.size)} of {grouped(signed)} chosen; the others stay signed.{' '}
        <button
          type="button"
          class="quiet"
          onClick={() =>
            put(
              rows.map(({ mrn }) => mrn),
              true,
            )
          }
        >
          Choose all that are listed
        </button>
      </p>
    </>
  );
}
