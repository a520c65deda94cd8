import type { Claim } from '../model/claim.ts';
import { sha256 } from '../model/digest.ts';
import type { EntryBody } from '../model/entry.ts';
import { type Review, type Rulebook, restrictedDigest, type Setting, sourceOf } from '../pipeline.ts';
import { withholdingsOf } from '../variant/index-of-withholdings.ts';

/** A file of one cable, outside `restricted/`. */
export interface CopyFile {
  readonly name: string;
  readonly text: string;
}

/** The first line of a run's log: under what circumstances everything after it was decided. */
export function runEntry(setting: Setting, { audience, packs }: Rulebook): EntryBody {
  return {
    kind: 'run',
    audience: audience.audience,
    asOf: setting.asOf,
    rehearsal: setting.asOf !== setting.today,
    official: setting.official,
    packs: packs.map(({ pack, version, digest }) => ({ pack, version, digest })),
  };
}

/** An official's word, as the log keeps it. */
export const attestationEntries = ({ attestations }: Setting): EntryBody[] =>
  attestations.map(({ need, by, on, cables }) => ({ kind: 'attestation', need, by, on, cables }));

/** Everything the log says of one cable: people's decisions, each deletion, and what came of it. */
export function cableEntries(done: Review, setting: Setting, files: readonly CopyFile[]): EntryBody[] {
  const decisions: EntryBody[] = [
    ...done.answers.applied.map((action) => ({ action, applied: true })),
    ...done.answers.refused.map(({ action }) => ({ action, applied: false })),
  ].map(({ action: { id, effect, by, at, answers, bases }, applied }) => ({
    kind: 'decision',
    mrn: done.mrn,
    action: id,
    effect,
    by,
    at,
    answers,
    bases: bases.map(({ code }) => code),
    applied,
  }));
  return [...decisions, ...deletionEntries(done), outcomeEntry(done, setting, files)];
}

function deletionEntries({ mrn, cuts, variant, claims }: Review): EntryBody[] {
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  const places = withholdingsOf(variant);
  return cuts.map(({ portion, extent, effect, bases, claims: ids }, i) => ({
    kind: 'deletion',
    mrn,
    place: { portion, at: places[i]?.at ?? 0 },
    extent,
    effect,
    bases: [...bases],
    asked: ids.flatMap((id) => askedBy(byId.get(id))),
  }));
}

/** Who asked, in words: a rule with its pack's digest, a row of the audience's table, a role, a person. */
export function askedBy(claim: Claim | undefined): { claim: string; by: string; digest?: string }[] {
  if (claim === undefined) return [];
  const { id, by } = claim;
  switch (by.kind) {
    case 'layout':
      return [{ claim: id, by: `layout ${by.part}` }];
    case 'marking':
      return [{ claim: id, by: `table row ${by.row}` }];
    case 'role':
      return [{ claim: id, by: `role ${by.role}` }];
    case 'rule':
      return [{ claim: id, by: `rule ${by.rule}`, digest: by.digest }];
    case 'person':
      return [{ claim: id, by: `decision ${by.action} of ${by.name}` }];
  }
}

function outcomeEntry(done: Review, setting: Setting, files: readonly CopyFile[]): EntryBody {
  return {
    kind: 'cable',
    mrn: done.mrn,
    state: done.state,
    folder: done.state === 'failed' ? null : done.folder,
    status: done.assessment.status.state,
    source: sourceOf(done, setting),
    decisions: restrictedDigest(done, setting.key, 'decisions', JSON.stringify(done.decisions)),
    patch: restrictedDigest(done, setting.key, 'patch', done.patch),
    files: files.map(({ name, text }) => ({ name, sha256: sha256(text) })),
  };
}
