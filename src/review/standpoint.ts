import { filedOf } from '../batch/filing.ts';
import { adoptionOf } from '../decide/adoption.ts';
import type { Attestation } from '../model/action.ts';
import type { SourceRecord } from '../model/cable.ts';
import { keyedDigest } from '../model/digest.ts';
import type { Filed } from '../model/review.ts';
import type { Folder, RunRecord } from '../model/run-record.ts';
import { type Review, type Rulebook, review, type Setting } from '../pipeline.ts';
import type { CableRecord } from './acts/record.ts';
import { standsBehind } from './acts/signing.ts';
import { standingOf } from './acts/standing.ts';
import type { Standpoint } from './views/cable.ts';
import { changedSince } from './views/since.ts';

/** What of a review holds for all of its cables. */
export interface Circumstances {
  readonly setting: Omit<Setting, 'actions'>;
  readonly rulebook: Rulebook;
}

/** The circumstances of a run's review: those the run was made under. No official has seen what comes of it yet. */
export const circumstancesOf = (
  { asOf, today, attestations, evidence, case: answered }: RunRecord,
  rulebook: Rulebook,
  key: string,
): Circumstances => ({
  setting: { ...{ asOf, today, attestations, evidence, key }, official: null, case: answered?.given },
  rulebook,
});

/** A cable of a review, found again, with what its log says of it and where the run's copy lies. */
export interface Studied {
  readonly source: SourceRecord;
  readonly record: CableRecord;
  readonly mrn: string;
  readonly folder: Folder | null;
}

/** A cable under decisions, whoever made them. No official has seen it, so none is named. */
export const reviewed = (
  { source, record, mrn }: Omit<Studied, 'folder'>,
  { setting, rulebook }: Circumstances,
): Review =>
  review(
    source,
    { ...setting, actions: record.actions, attestations: attestationsOn(mrn, record, setting) },
    rulebook,
  );

/** What was attested of a cable: in the run, then in the review. */
export const attestationsOn = (
  mrn: string,
  { attestations }: Pick<CableRecord, 'attestations'>,
  setting: Pick<Setting, 'attestations'>,
): Attestation[] => [
  ...setting.attestations,
  ...attestations.map(({ need, by, on }) => ({ need, by, on: on as Attestation['on'], cables: [mrn] })),
];

/** Where a cable stands by what its log says. */
export function standpointOf(studied: Studied, on: Circumstances, done = reviewed(studied, on)): Standpoint {
  const { record, mrn, folder } = studied;
  const { setting, rulebook } = on;
  const shown = shownDigest(done, setting.key);
  const needed = rulebook.audience.signatures.persons;
  const filed = filedOf(done);
  const lapsed = done.answers.refused.map(({ action }) => action.id);
  const outcome = { ...outcomeOf(filed), state: done.state, folder, lapsed };
  return {
    ...{ done, filed, record, shown, folder },
    standing: standingOf(outcome, record, shown, needed),
    standsBehind: { needed, persons: standsBehind(record, shown, lapsed) },
    attestations: attestationsOn(mrn, record, setting),
  };
}

/** A contradiction is one until somebody decided all of what it leaves open. */
export const outcomeOf = ({ isConflict, questions }: Filed) => ({
  questions,
  isConflict: isConflict && questions > 0,
});

/**
 * What a signature is bound to: the copy to the letter, and every deletion with its place, its grounds, and the words that the index
 * prints of whoever made it their own. In a second look, what was left out of the earlier copy and is shown now, too.
 */
export function shownDigest({ mrn, variant, cuts, claims, back }: Review, key: string): string {
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  const deletions = cuts.map(({ spans, effect, bases, extent, claims: ids }) => {
    const adopted = adoptionOf(
      ids.flatMap((id) => byId.get(id) ?? []),
      mrn,
      [],
    );
    return { spans, effect, bases, extent, adopted };
  });
  const { banner, pieces } = variant;
  const since =
    back === undefined ? {} : { since: { run: back.before.run, changed: changedSince({ back }) } };
  return keyedDigest(key, 'tearline-shown/1', mrn, JSON.stringify({ banner, pieces, deletions, ...since }));
}
