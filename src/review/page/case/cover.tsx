import { useEffect, useState } from 'preact/hooks';
import type { CoverShown, CoverView } from '../../../model/shown-withholdings.ts';
import { askCover } from '../api.ts';
import { Sheet, Waiting } from '../frame/sheet.tsx';
import { desk, heed } from '../state.ts';
import { storeOf, useStore } from '../store.ts';
import { counted, grouped } from '../words.ts';
import { PartHead } from './parts.tsx';

const OF: Readonly<Record<CoverShown['of'], string>> = {
  next: 'With the next release',
  whole: 'With the whole case as proposed',
};

/** Which of the two sheets somebody looks at. */
const liking = storeOf<{ readonly of: CoverShown['of'] }>({ of: 'next' });

/** The cover sheet of the case as it would go out, from what the review has come to. */
export function Cover() {
  const { isLost } = useStore(desk);
  const { of } = useStore(liking);
  const [view, setView] = useState<CoverView | null>(null);
  useEffect(() => {
    void askCover().then((answer) => {
      if (heed(answer).kind === 'done' && answer.kind === 'done') setView(answer.value);
    });
  }, [isLost]);
  if (view === null) return <Waiting name="cover">Opening the cover sheet…</Waiting>;
  const sheet = view.sheets.find((each) => each.of === of);
  return (
    <Sheet banner={view.banner} name="cover">
      <PartHead heading="Cover sheet" facts={sheet === undefined ? NONE : goesWith(sheet)}>
        {view.sheets.map((each) => (
          <button
            key={each.of}
            type="button"
            aria-pressed={each.of === of}
            onClick={() => liking.set({ of: each.of })}
          >
            {OF[each.of]}
          </button>
        ))}
        {sheet !== undefined && (
          <button type="button" onClick={() => print()}>
            Print
          </button>
        )}
      </PartHead>
      {sheet !== undefined && <Page sheet={sheet} />}
    </Sheet>
  );
}

const NONE = 'This run answers no case, so no cover sheet goes out with it.';

const goesWith = ({ of, cables }: CoverShown): string =>
  of === 'next'
    ? `As it would be were what is signed released now: ${counted(cables, 'cable')} would be out.`
    : `As it would be were every cable without an open question released: ${counted(cables, 'cable')}.`;

const Page = ({ sheet }: { readonly sheet: CoverShown }) => (
  <article class="cover" aria-label="Cover sheet">
    <h2>{sheet.title}</h2>
    {sheet.stamps.map((stamp) => (
      <p key={stamp} class="stamp">
        {stamp}
      </p>
    ))}
    <p>U.S. Department of State</p>
    <dl class="facts">
      {sheet.head.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
    {sheet.numbers.length > 0 && <Numbers numbers={sheet.numbers} />}
    {sheet.reasons.length > 0 && <Reasons reasons={sheet.reasons} />}
    <Statements said={sheet.statements} />
    <h3>What you can do</h3>
    <Statements said={sheet.rights} />
  </article>
);

const Numbers = ({ numbers }: Pick<CoverShown, 'numbers'>) => (
  <table>
    <caption>Documents, pages and deletions</caption>
    <thead class="unseen-label">
      <tr>
        <th scope="col">Counted</th>
        <th scope="col">Number</th>
      </tr>
    </thead>
    <tbody>
      {numbers.map(({ name, depth, count }, index) => (
        <tr key={index}>
          <th scope="row" class={`depth-${depth}`}>
            {name}
          </th>
          <td class="number">{grouped(count)}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

const Reasons = ({ reasons }: Pick<CoverShown, 'reasons'>) => (
  <table>
    <caption>Grounds on which something is withheld</caption>
    <thead>
      <tr>
        <th scope="col">Code</th>
        <th scope="col">Meaning</th>
        <th scope="col" class="number">
          Deletions
        </th>
      </tr>
    </thead>
    <tbody>
      {reasons.map(({ code, meaning, deletions }) => (
        <tr key={code}>
          <th scope="row" class="code">
            {code}
          </th>
          <td>{meaning}</td>
          <td class="number">{grouped(deletions)}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

const Statements = ({ said }: { readonly said: CoverShown['rights'] }) => (
  <>
    {said.map(({ text, source }) => (
      <p key={text}>
        {text} <span class="provision">({source})</span>
      </p>
    ))}
  </>
);
