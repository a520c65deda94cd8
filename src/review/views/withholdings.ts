import { askedBy } from '../../batch/entries.ts';
import type { EntryBody } from '../../model/entry.ts';
import type {
  WithholdingShown,
  WithholdingsQuery,
  WithholdingsView,
} from '../../model/shown-withholdings.ts';
import type { Review } from '../../pipeline.ts';
import { counted } from './queue.ts';

/** The deletions of a cable as it stands, in the order of its text. */
export function withholdingsIn({ mrn, cuts, claims, decisions }: Review): WithholdingShown[] {
  const provisions = new Map(
    decisions.flatMap(({ bases }) => bases.map(({ code, provision }) => [code, provision] as const)),
  );
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  return cuts.map(({ portion, extent, effect, bases, claims: ids }) => ({
    ...{ mrn, place: portion, extent, state: STATE[effect], bases },
    provisions: bases.flatMap((code) => provisions.get(code) ?? []),
    by: distinct(ids.flatMap((id) => askedBy(byId.get(id)).map(({ by }) => by))),
  }));
}

/** The same of a deletion as the log of a run tells of it. */
export const withholdingLogged = (entry: Extract<EntryBody, { kind: 'deletion' }>): WithholdingShown => ({
  ...{ mrn: entry.mrn, place: entry.place.portion, extent: entry.extent, state: STATE[entry.effect] },
  ...{ bases: entry.bases, provisions: entry.authority, by: distinct(entry.asked.map(({ by }) => by)) },
});

const STATE = { withhold: 'withheld', hold: 'open question' } as const;

/** A page of the index as it was asked for. */
export function withholdingsView(
  all: readonly WithholdingShown[],
  { basis, state, offset = 0, limit = 200 }: WithholdingsQuery,
  banner: string,
): WithholdingsView {
  const fitting = all.filter(
    (each) =>
      (basis === undefined || each.bases.includes(basis)) && (state === undefined || each.state === state),
  );
  const open = all.filter((each) => each.state === 'open question').length;
  return {
    ...{ banner, total: fitting.length, cables: new Set(fitting.map(({ mrn }) => mrn)).size },
    ...{ offset, rows: fitting.slice(offset, offset + limit) },
    states: { withheld: all.length - open, 'open question': open },
    bases: counted(all.flatMap(({ bases }) => bases)),
  };
}

const distinct = (words: readonly string[]): string[] => [...new Set(words)];
