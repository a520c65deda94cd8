import { commitmentTo } from '../audit/commitment.ts';
import type { Action } from '../model/action.ts';
import { type Case, caseDigest } from '../model/case.ts';
import type { Claim } from '../model/claim.ts';
import {
  keyIdOf,
  markedDigest,
  restrictedDigest,
  restrictedDigests,
  sha256,
  sourceDigest,
} from '../model/digest.ts';
import type { EntryBody } from '../model/entry.ts';
import { type Span, sliceOf } from '../model/span.ts';
import type { Withholding } from '../model/withholding.ts';
import type { Review, Rulebook, Setting } from '../pipeline.ts';

/** A file of one cable, outside `restricted/`. */
export interface CopyFile {
  readonly name: string;
  /** A text, or the bytes of a form that is none. */
  readonly content: string | Uint8Array;
}

/** The first line of a run's log: under what circumstances everything after it was decided. */
export function runEntry(setting: Setting, { audience, packs, tables }: Rulebook): EntryBody {
  return {
    kind: 'run',
    audience: audience.audience,
    asOf: setting.asOf,
    rehearsal: setting.asOf !== setting.today,
    official: setting.official,
    ...(setting.case === undefined ? {} : { case: caseInLog(setting.case, setting.key) }),
    ...(setting.supersedes === undefined ? {} : { supersedes: setting.supersedes }),
    key: keyIdOf(setting.key),
    packs: packs.map(({ pack, version, digest }) => ({ pack, version, digest })),
    tables: [...tables],
  };
}

const caseInLog = (given: Case, key: string) => ({
  ...{ number: given.request.number, kind: given.request.kind, interim: given.interim },
  digest: caseDigest(key, given),
});

/** An official's word, as the log keeps it. */
export const attestationEntries = ({ attestations }: Setting): EntryBody[] =>
  attestations.map(({ need, by, on, cables }) => ({ kind: 'attestation', need, by, on, cables }));

/** What was known of records beside their text, row by row. */
export const evidenceEntries = ({ evidence }: Setting): EntryBody[] =>
  evidence.map((row) => ({ kind: 'evidence', row }));

/** One cable as it was made: what was decided, its files and its rows of the index. */
export interface MadeCable {
  readonly done: Review;
  readonly files: readonly CopyFile[];
  readonly rows: readonly Withholding[];
  /** What was settled and what the check goes by, as `restricted/` keeps it. */
  readonly settled: string;
  /** The reviewer's copy as a text and as a page, where it is asked for. */
  readonly marked?: { readonly text: string; readonly html: string } | undefined;
}

/** Everything the log says of one cable: people's decisions, each deletion, and what came of it. */
export const cableEntries = (made: MadeCable): EntryBody[] => [
  ...decisionEntries(made.done),
  ...deletionEntries(made),
  outcomeEntry(made),
];

type DecisionEntry = Extract<EntryBody, { kind: 'decision' }>;

function decisionEntries(done: Review): DecisionEntry[] {
  const { applied, refused } = done.answers;
  const entry = (action: Action, wasApplied: boolean): DecisionEntry => ({
    ...{ kind: 'decision', mrn: done.mrn, action: action.id, effect: action.effect },
    ...{ by: action.by, at: action.at, answers: [...action.answers] },
    bases: action.bases.map(({ code }) => code),
    content: restrictedDigest(done.bound, 'action', JSON.stringify(action)),
    applied: wasApplied,
  });
  return [
    ...applied.map((action) => entry(action, true)),
    ...refused.map(({ action }) => entry(action, false)),
  ];
}

function deletionEntries({ done, rows }: MadeCable): EntryBody[] {
  const { mrn, cuts, claims } = done;
  if (cuts.length === 0) return [];
  const openings = openingsOf(done);
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  return cuts.map(({ portion, extent, effect, bases, claims: ids }, i) => ({
    kind: 'deletion',
    mrn,
    place: { portion, at: rows[i]?.at ?? null },
    extent,
    effect,
    bases: [...bases],
    authority: [...(rows[i]?.authority ?? [])],
    asked: ids.flatMap((id) => askedBy(byId.get(id))),
    commitment: (openings[i] as Opening).commitment,
  }));
}

/** What opens the commitment of a deletion: kept where its text is, until that may be read. */
export interface Opening {
  readonly commitment: string;
  readonly salt: string;
  readonly spans: readonly Span[];
}

/** Of a cable that was reviewed: its log and its file ask for the same. */
const known = new WeakMap<Review, readonly Opening[]>();

/** The openings of all deletions of a cable, in their order. */
export function openingsOf(done: Review): readonly Opening[] {
  const openings = known.get(done) ?? madeFor(done);
  known.set(done, openings);
  return openings;
}

/** A salt comes of the cable and the place, under the key: the same on every run, and of no use for another deletion. */
function madeFor({ bound, cuts }: Review): Opening[] {
  const saltFor = restrictedDigests(bound, 'salt');
  return cuts.map(({ spans }) => {
    const salt = saltFor(JSON.stringify(spans.map(({ from, to }) => [from, to])));
    return { commitment: commitmentTo(salt, deletedText(bound.text, spans)), salt, spans };
  });
}

/** The text of a deletion, which may be in pieces. */
export const deletedText = (text: string, spans: readonly Span[]): string =>
  spans.map((span) => sliceOf(text, span)).join('\n');

/** Who asked, in words: a rule with its pack's digest, a row of the audience's table, a role, an echo, a person. */
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
    case 'echo':
      return [{ claim: id, by: `echo of role ${by.role}` }];
    case 'rule':
      return [{ claim: id, by: `rule ${by.rule}`, digest: by.digest }];
    case 'person':
      return [{ claim: id, by: `decision ${by.action} of ${by.name}` }];
  }
}

function outcomeEntry({ done, files, settled, marked }: MadeCable): EntryBody {
  const { bound } = done;
  return {
    kind: 'cable',
    mrn: done.mrn,
    state: done.state,
    folder: done.state === 'failed' ? null : done.folder,
    status: done.assessment.status.state,
    source: sourceDigest(bound),
    decisions: restrictedDigest(bound, 'decisions', settled),
    patch: restrictedDigest(bound, 'patch', done.patch),
    ...(marked === undefined ? {} : { marked: markedDigest(bound, marked.text, marked.html) }),
    files: files.map(({ name, content }) => ({ name, sha256: sha256(content) })),
  };
}
