import type { CaseView, QualityShown } from '../../../model/shown-case.ts';
import { cablePath, Link } from '../route.tsx';
import { counted, grouped, moment } from '../words.ts';

/** What second readings of signed cables found. Nothing where no share of them comes back. */
export function Quality({ known: { quality } }: { readonly known: CaseView }) {
  if (quality.share === 0) return null;
  const { share, signed, chosen, read, yours } = quality;
  return (
    <section class="counts is-quality">
      <h2>Second readings</h2>
      <p>
        {percent(share)} of the signed cables come back to somebody who did nothing on them and does not see
        what was decided. Of <b>{counted(signed, 'signed cable')}</b>, <b>{grouped(chosen)}</b>{' '}
        {chosen === 1 ? 'comes' : 'come'} back, and <b>{grouped(read)}</b> {read === 1 ? 'was' : 'were'} read.
      </p>
      {quality.interval !== null && <Agreement quality={quality} interval={quality.interval} />}
      {quality.differ.length > 0 && <Differ differ={quality.differ} />}
      {yours.length > 0 && <Yours yours={yours} />}
    </section>
  );
}

const percent = (share: number): string =>
  `${(100 * share).toFixed(share > 0 && share < 0.1 ? 1 : 0)} %`.replace('.0 ', ' ');

interface AgreementProps {
  readonly quality: QualityShown;
  readonly interval: readonly [low: number, high: number];
}

/** The share that agrees, with a bar of how sure that is; the bar says nothing that the words do not. */
function Agreement({ quality: { read, agree, alike, passages }, interval: [low, high] }: AgreementProps) {
  return (
    <>
      <p>
        <b class="agreement">{percent(agree / read)}</b> would release the same text ({grouped(agree)} of{' '}
        {grouped(read)}); with 95 % confidence the share lies from {percent(low)} to {percent(high)}.{' '}
        {grouped(alike)} of them {alike === 1 ? 'rests' : 'rest'} on the same grounds too.
      </p>
      <svg class="interval" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
        <rect class="is-whole" x="0" y="3" width="100" height="2" />
        <rect class="is-reach" x={100 * low} y="1" width={100 * (high - low)} height="6" />
        <rect class="is-found" x={Math.min(99, (100 * agree) / read)} y="0" width="1" height="8" />
      </svg>
      <p class="hint">
        Passages: {grouped(passages.same)} deleted alike, {grouped(passages.grounds)} on other grounds,{' '}
        {grouped(passages.text)} by one of two only.
      </p>
    </>
  );
}

const RESULT = { same: 'the same copy', grounds: 'other grounds', text: 'another text' } as const;

const Differ = ({ differ }: { readonly differ: QualityShown['differ'] }) => (
  <>
    <h3>Read otherwise</h3>
    <ul class="list">
      {differ.map(({ mrn, by, at, result }) => (
        <li key={mrn}>
          <Link to={cablePath(mrn)} class="mrn">
            {mrn}
          </Link>{' '}
          <span>
            {RESULT[result]}, {by}, {moment(at)}
          </span>
        </li>
      ))}
    </ul>
  </>
);

/** So many are named; the queue lists all of them. */
const NAMED = 12;

const Yours = ({ yours }: { readonly yours: QualityShown['yours'] }) => (
  <>
    <h3>For you to read</h3>
    <p class="code">
      {yours.slice(0, NAMED).map((mrn) => (
        <Link key={mrn} to={cablePath(mrn)} class="mrn">
          {mrn}
        </Link>
      ))}
      {yours.length > NAMED && (
        <span class="hint">and {grouped(yours.length - NAMED)} more, in the queue</span>
      )}
    </p>
  </>
);
