import type { Action } from '../model/action.ts';
import { caseDigest, isUnspoken } from '../model/case.ts';
import { type Bound, keyIdOf, restrictedDigest, sourceDigest } from '../model/digest.ts';
import type { Entry, EntryBody } from '../model/entry.ts';
import type { RunRecord } from '../model/run-record.ts';

type Body<K extends EntryBody['kind']> = Extract<EntryBody, { kind: K }>;
const bodies = <K extends EntryBody['kind']>(entries: readonly Entry[], kind: K): Body<K>[] =>
  entries.map(({ entry }) => entry).filter((entry): entry is Body<K> => entry.kind === kind);

const same = (a: unknown, b: unknown): boolean => spelled(a) === spelled(b);

/** One spelling of a value: members in the order of their names. */
function spelled(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(spelled).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? '';
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, each]) => `${name}:${spelled(each)}`).join()}}`;
}

/** The last the log says of each cable, by message number. */
function lastOf(entries: readonly Entry[]): Map<string, Body<'cable'>> {
  return new Map(bodies(entries, 'cable').map((entry) => [entry.mrn, entry]));
}

/**
 * Checks `run.json` and `decisions.jsonl` against the log: who released, on what day, by which rules, evidence and
 * attestations, where each cable ended. Both can be edited by hand, and the log cannot. Faults in words.
 */
export function recordFaults(
  record: RunRecord,
  entries: readonly Entry[],
  actions: readonly Action[],
): string[] {
  const last = lastOf(entries);
  return [
    ...runFaults(record, entries),
    ...record.inputs.flatMap(({ mrn, state, folder }) => {
      const logged = mrn === null ? undefined : last.get(mrn);
      if (state === 'failed') return [];
      if (mrn !== null && mayNotBeTold(record, mrn))
        return logged === undefined && folder === null ? [] : [`${mrn}: the log speaks of it`];
      const agrees = logged?.state === state && logged.folder === folder;
      return agrees ? [] : [`run.json and the log differ on where ${mrn} ended`];
    }),
    ...countFaults(record),
    ...decisionFaults(entries, actions),
  ];
}

/** Of what may neither be confirmed nor denied there is a row in `run.json`, and nothing else anywhere. */
const mayNotBeTold = ({ case: answered }: RunRecord, mrn: string): boolean =>
  answered !== undefined && isUnspoken(answered.given, mrn);

const caseIn = ({ case: answered }: RunRecord) =>
  answered && {
    ...{ number: answered.given.request.number, kind: answered.given.request.kind },
    ...{ interim: answered.given.interim, digest: answered.digest },
  };

function runFaults(record: RunRecord, entries: readonly Entry[]): string[] {
  const [run] = bodies(entries, 'run');
  if (run === undefined) return ['the log does not say what run it is of'];
  const told: [string, unknown, unknown][] = [
    ['the official', bodies(entries, 'release').at(-1)?.by ?? run.official, record.official],
    ['what was undone', undoneIn(entries), [...(record.undone ?? [])].sort()],
    ['the audience', run.audience, record.audience],
    ['the case', run.case, caseIn(record)],
    ['what it supersedes', run.supersedes, record.supersedes],
    ['the day', run.asOf, record.asOf],
    ['whether it is a rehearsal', run.rehearsal, record.asOf !== record.today],
    ['the rule packs', run.packs, record.packs],
    ['the tables', run.tables, record.tables],
    [
      'the attestations',
      bodies(entries, 'attestation').map(withoutKind),
      record.attestations.map(withoutNote),
    ],
    ['the evidence', bodies(entries, 'evidence').map(({ row }) => row), record.evidence],
  ];
  return told.filter(([, a, b]) => !same(a, b)).map(([what]) => `run.json and the log differ on ${what}`);
}

/** Decisions on record that an entry undoes. */
function undoneIn(entries: readonly Entry[]): string[] {
  const undone = bodies(entries, 'undo').map(({ action }) => action);
  return [...new Set(undone)].sort();
}

const withoutKind = ({ kind: _, ...rest }: Body<'attestation'>): unknown => rest;
const withoutNote = ({ note: _, ...rest }: RunRecord['attestations'][number]): unknown => rest;

function countFaults({ inputs, counts }: RunRecord): string[] {
  const right = Object.entries(counts).every(
    ([state, n]) => inputs.filter((input) => input.state === state).length === n,
  );
  return right ? [] : ['the counts in run.json are not those of its inputs'];
}

/** Every decision that the log says was applied must still be on record, saying the same. */
function decisionFaults(entries: readonly Entry[], actions: readonly Action[]): string[] {
  const kept = new Map(actions.map((action) => [action.id, action]));
  const logged = bodies(entries, 'decision');
  const ids = new Set(logged.map(({ action }) => action));
  const cables = new Set(lastOf(entries).keys());
  return [
    ...logged.flatMap(({ action, effect, by, at, answers, bases }) => {
      const found = kept.get(action);
      if (found === undefined) return [`decision ${action} was logged, but decisions.jsonl has lost it`];
      const says = { effect, by, at, answers, bases };
      const saysNow = {
        ...{ effect: found.effect, by: found.by, at: found.at, answers: found.answers },
        bases: found.bases.map(({ code }) => code),
      };
      return same(says, saysNow) ? [] : [`decision ${action} is not the one that was logged`];
    }),
    ...actions
      .filter(({ id, mrn }) => cables.has(mrn) && !ids.has(id))
      .map(({ id }) => `decision ${id} was never logged`),
  ];
}

/** What of one cable the log has keyed digests of. */
export interface Keyed {
  readonly bound: Bound;
  readonly decisions: string;
  readonly patch: string;
  readonly actions: readonly Action[];
}

export const isKeyOf = (entries: readonly Entry[], key: string): boolean =>
  bodies(entries, 'run')[0]?.key === keyIdOf(key);

/** With the key: the case on record is the one that was logged, to the last word. */
export const caseFaults = ({ case: answered }: RunRecord, key: string): string[] =>
  answered === undefined || caseDigest(key, answered.given) === answered.digest
    ? []
    : ['the case in run.json is not the one that was logged'];

/** Recomputes the keyed digests of one cable, which nobody can forge who does not have the key. */
export function keyedFaults(
  entries: readonly Entry[],
  { bound, decisions, patch, actions }: Keyed,
): string[] {
  const { mrn } = bound;
  const logged = lastOf(entries).get(mrn);
  if (logged === undefined) return [`${mrn}: the log does not speak of it`];
  const kept = new Map(actions.map((action) => [action.id, action]));
  const told: [string, string, string][] = [
    ['its source', logged.source, sourceDigest(bound)],
    ['its decisions.json', logged.decisions, restrictedDigest(bound, 'decisions', decisions)],
    ['its patch', logged.patch, restrictedDigest(bound, 'patch', patch)],
    ...bodies(entries, 'decision')
      .filter((entry) => entry.mrn === mrn && kept.has(entry.action))
      .map((entry): [string, string, string] => [
        `decision ${entry.action}`,
        entry.content,
        restrictedDigest(bound, 'action', JSON.stringify(kept.get(entry.action))),
      ]),
  ];
  return told.filter(([, a, b]) => a !== b).map(([what]) => `${mrn}: ${what} is not what was logged`);
}
