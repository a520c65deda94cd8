import { useEffect, useState } from 'preact/hooks';
import type { CaseView, QueueQuery, Released } from '../../../model/shown-case.ts';
import { Said } from '../cable/said.tsx';
import { Sheet } from '../frame/sheet.tsx';
import { StandingSign } from '../frame/sign.tsx';
import { cablePath, Link } from '../route.tsx';
import { desk, refreshCase } from '../state.ts';
import { useStore } from '../store.ts';
import { counted, grouped, STANDINGS, STATE, STATES, short } from '../words.ts';
import { Counts, Sought } from './counts.tsx';
import { Parts } from './parts.tsx';
import { Quality } from './quality.tsx';
import { Release } from './release.tsx';

/** The case as a whole: where it stands, what is missing, and the release. */
export function Case() {
  const { case: known } = useStore(desk);
  const [released, setReleased] = useState<Released | null>(null);
  useEffect(() => void refreshCase(), []);
  if (known === null) return null;
  return (
    <Sheet banner={known.banner} name="case">
      <div class="case-head">
        <div>
          <h1>{known.title}</h1>
          <p>
            Audience: {known.audience}. Status as of {known.asOf}, today {known.today}.{' '}
            {counted(known.cables, 'cable')}; {counted(known.signatures, 'person', 'persons')} must stand
            behind each.
          </p>
          {known.supersedes !== undefined && (
            <p>
              A second look at the run whose log ended with entry {grouped(known.supersedes.seq)},{' '}
              <span class="code">{short(known.supersedes.digest)}</span>.
            </p>
          )}
          <p class="hint">
            Log of the review: {counted(known.log.size, 'entry', 'entries')}, root{' '}
            <span class="code">{known.log.root}</span>
          </p>
        </div>
        <Release known={known} done={setReleased} />
      </div>
      {released !== null && <Result released={released} />}
      <Parts />
      <div class="case-tables">
        <Missing known={known} />
        <Quality known={known} />
        <Counts
          heading="Standing"
          unit="Cables"
          rows={STANDINGS.map((standing) => [
            <StandingSign key={standing} of={standing} />,
            known.counts[standing],
            { standing: [standing] },
          ])}
        />
        <Counts
          heading="Disposition"
          unit="Cables"
          rows={STATES.map((state) => [STATE[state], known.states[state], { state: [state] }])}
        />
        <Counts
          heading="Bases"
          unit="Cables"
          rows={known.bases.map(([basis, count]) => [basis, count, { basis }])}
          isCode
        />
        <Counts
          heading="Referrals"
          unit="Cables"
          rows={known.referrals.map(([agency, count]) => [agency, count, { agency }])}
        />
        <Counts
          heading="Posts"
          unit="Cables"
          rows={known.posts.map(([post, count]) => [<Said key={post} text={post} />, count, { post }])}
        />
        <Counts
          heading="Years"
          unit="Cables"
          rows={known.years.map(([year, count]) => [year, count, within(year)])}
        />
      </div>
    </Sheet>
  );
}

/** The days of a year; those without a date are in none. */
const within = (year: string): QueueQuery | undefined =>
  /^\d{4}$/.test(year) ? { from: `${year}-01-01`, to: `${year}-12-31` } : undefined;

const Missing = ({ known: { missing } }: { readonly known: CaseView }) => (
  <section class="counts is-missing">
    <h2>What is missing before release</h2>
    {missing.length === 0 ? (
      <p class="done">Nothing.</p>
    ) : (
      <ul class="list">
        {missing.map(([why, count]) => (
          <li key={why}>
            <b class="number">{grouped(count)}</b>{' '}
            <span>
              <Sought narrowed={{ missing: why }}>{why}</Sought>
            </span>
          </li>
        ))}
      </ul>
    )}
  </section>
);

/** What the last release did, cable by cable. */
const Result = ({ released: { cables, stay, left = 0 } }: { readonly released: Released }) => (
  <section class="result" role="status">
    <h2>
      {counted(cables.length, 'cable')} released, {grouped(stay.length)} signed and kept
      {left > 0 && `, ${grouped(left)} left for another release`}
    </h2>
    <p class="code">
      {cables.map((mrn) => (
        <Link key={mrn} to={cablePath(mrn)} class="mrn">
          {mrn}
        </Link>
      ))}
    </p>
    <ul class="list">
      {stay.map(({ mrn, why }) => (
        <li key={mrn}>
          <Link to={cablePath(mrn)} class="mrn">
            {mrn}
          </Link>{' '}
          <span>{why.join('; ')}</span>
        </li>
      ))}
    </ul>
  </section>
);
