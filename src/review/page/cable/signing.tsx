import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import type { CableView, DiffView } from '../../../model/shown.ts';
import { askDiff } from '../api.ts';
import { Blocks } from '../diff/blocks.tsx';
import { heed } from '../state.ts';
import { counted, grouped, moment, SINCE, short } from '../words.ts';
import type { FieldsProps } from './act-window.tsx';

/** What a signer stands behind before the name goes under it: what was deleted on what grounds, and what persons changed, word by word. */
export function Signing({ cable, put }: FieldsProps) {
  const { needed, persons } = cable.standsBehind;
  return (
    <>
      <dl class="facts">
        <dt>Deletions in the copy</dt>
        <dd>{deletionsInWords(cable)}</dd>
        <dt>Open questions</dt>
        <dd>{cable.questions}</dd>
        <dt>Stand behind it</dt>
        <dd>
          {persons.length === 0 ? 'nobody yet' : persons.join(', ')}; {counted(needed, 'person', 'persons')}{' '}
          must
        </dd>
        {cable.since !== null && (
          <>
            <dt>Since the copy of {cable.since.day}</dt>
            <dd>{sinceInWords(cable.since)}</dd>
          </>
        )}
        <dt>Copy as shown</dt>
        <dd class="code">{short(cable.shown)}</dd>
        {cable.barred.length > 0 && (
          <>
            <dt>Still bars its release</dt>
            <dd>{cable.barred.join('; ')}</dd>
          </>
        )}
      </dl>
      <ChangesSigned cable={cable} seen={() => put({ isSeen: true })} unseen={() => put({ isSeen: false })} />
    </>
  );
}

/** What is counted of an earlier copy, by what became of it. */
function sinceInWords({ passages }: NonNullable<CableView['since']>): string {
  const told = (Object.keys(SINCE) as (keyof typeof SINCE)[]).flatMap((kind) => {
    const count = passages.filter((each) => each.kind === kind).length;
    return count === 0 ? [] : [`${SINCE[kind].toLowerCase()}: ${grouped(count)}`];
  });
  return told.join('; ') || 'nothing is withheld otherwise';
}

/** `5: B6 in 3, 1.4(d) in 2`: one deletion may rest on several grounds. */
function deletionsInWords({ deletions }: CableView): string {
  const withheld = deletions.filter(({ effect }) => effect === 'withhold');
  const counts = new Map<string, number>();
  for (const { bases } of withheld)
    for (const { code } of bases) counts.set(code, (counts.get(code) ?? 0) + 1);
  const told = [...counts].map(([code, count]) => `${code} in ${grouped(count)}`).join(', ');
  return told === '' ? grouped(withheld.length) : `${grouped(withheld.length)}: ${told}`;
}

interface ChangesProps {
  readonly cable: CableView;
  readonly seen: () => void;
  readonly unseen: () => void;
}

/**
 * The changes since the signer last signed it, or else since the machine's proposal: what others signed meanwhile this person has not seen.
 * Nobody signs before they stand there.
 */
function ChangesSigned({ cable, seen, unseen }: ChangesProps) {
  const last = cable.lastSigned;
  const [diff, setDiff] = useState<DiffView | null>(null);
  const [why, setWhy] = useState<string | null>(null);
  useLayoutEffect(unseen, []);
  useEffect(() => {
    void askDiff(cable.mrn, { from: last === null ? -1 : last.seq + 1 }).then((answer) => {
      heed(answer);
      if (answer.kind === 'done') {
        setDiff(answer.value);
        seen();
      } else setWhy(answer.kind === 'refused' ? answer.refused.reason : LOST);
    });
  }, []);
  const since = last === null ? "the machine's proposal" : `you signed it, ${moment(last.at)}`;
  return (
    <section class="signing" aria-label="What changes in the release">
      <h3>
        What changes in the release since {since}
        {diff !== null && `: ${counted(diff.changes.length, 'change')}`}
      </h3>
      {diff === null ? (
        <p class="hint" role="status">
          {why ?? 'The changes are on their way…'}
        </p>
      ) : diff.changes.length === 0 ? (
        <p class="nothing">Nothing: the copy says what it said.</p>
      ) : (
        <div class="signing-diff" tabIndex={0} role="region" aria-label="Changes, word by word">
          <Blocks diff={diff} isBeside={false} isWhole={false} />
        </div>
      )}
    </section>
  );
}

const LOST =
  'The changes did not come: there is no connection to the review. Close this, and sign once it is back.';
