import { useMemo } from 'preact/hooks';
import type { CableView, DeletionShown } from '../../../model/shown.ts';
import { ASKS, portionWords } from '../words.ts';
import { Said } from './said.tsx';

/** On paper the text has only codes in place: what each deletion rests on, and who asks for it, stands behind it. */
export const PrintedDeletions = ({ cable: { deletions } }: { readonly cable: CableView }) =>
  useMemo(
    () =>
      deletions.length === 0 ? null : (
        <section class="print-only printed-deletions">
          <h2>Deletions</h2>
          <table class="log is-listing">
            <thead>
              <tr>
                <th scope="col">No.</th>
                <th scope="col">Place</th>
                <th scope="col">Extent</th>
                <th scope="col">Shown as</th>
                <th scope="col">Grounds</th>
                <th scope="col">Asked for by</th>
              </tr>
            </thead>
            <tbody>
              {deletions.map((deletion, index) => (
                <Line key={index} deletion={deletion} number={index + 1} />
              ))}
            </tbody>
          </table>
        </section>
      ),
    [deletions],
  );

const Line = ({
  deletion: { effect, portion, extent, marker, bases, claims, question },
  number,
}: {
  readonly deletion: DeletionShown;
  readonly number: number;
}) => (
  <tr>
    <th scope="row">{number}</th>
    <td>{portionWords(portion)}</td>
    <td>{extent}</td>
    <td class="code">
      <Said text={marker} />
    </td>
    <td>
      {effect === 'hold' && <b>Open question. {question}</b>}
      {bases.map(({ code, provision, standing }) => (
        <p key={code}>
          <span class="code">{code}</span>, {provision}
          {standing === null ? '' : ` (${standing})`}
        </p>
      ))}
    </td>
    <td>
      {claims
        .filter(({ overcome }) => overcome === null)
        .map(({ id, by, effect: asks, reason }) => (
          <p key={id}>
            {by} {ASKS[asks]}: {reason}
          </p>
        ))}
    </td>
  </tr>
);
