import type { Action } from '../model/action.ts';
import { caseDigest, isUnspoken } from '../model/case.ts';
import { type Bound, keyIdOf, markedDigest, restrictedDigest, sourceDigest } from '../model/digest.ts';
import { inputsDigest } from '../model/inputs-digest.ts';
import { type InputRecord, isUnmade, REPEATED_NUMBER, type RunRecord } from '../model/run-record.ts';
import type { Logged } from './logged.ts';

const same = (a: unknown, b: unknown): boolean => spelled(a) === spelled(b);

/** One spelling of a value: members in the order of their names. */
function spelled(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(spelled).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? '';
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, each]) => `${name}:${spelled(each)}`).join()}}`;
}

/**
 * Checks `run.json` and `decisions.jsonl` against the log: who released, on what day, by which rules, evidence and
 * attestations, where each cable ended. Both can be edited by hand, and the log cannot. Faults in words.
 */
export function recordFaults(record: RunRecord, logged: Logged, actions: readonly Action[]): string[] {
  return [
    ...runFaults(record, logged),
    ...inputFaults(record, logged),
    ...countFaults(record),
    ...decisionFaults(logged, actions),
  ];
}

/**
 * One input for each cable that the log speaks of, which ended where its last entry says, and one for each failure, at its
 * place. An input of which nothing may be said has no place: the log counts those that it speaks of.
 */
function inputFaults(record: RunRecord, { cables, failures }: Logged): string[] {
  const met = new Set<string>();
  const unmade: Unmade[] = [];
  let place = 0;
  const faults = record.inputs.flatMap((input) => {
    if (!isUnmade(input) && mayNotBeTold(record, input)) return silenceFaults(input, cables);
    place += 1;
    if (!isUnmade(input)) return cableFaults(input, cables, met);
    unmade.push({ at: place - 1, state: input.state });
    return [];
  });
  const lost = [...cables.keys()].filter((mrn) => !met.has(mrn));
  return [
    ...faults,
    ...lost.map((mrn) => `the log says where ${mrn} ended, and run.json has no input that ended there`),
    ...(areLogged(unmade, failures) ? [] : ['run.json and the log differ on which inputs failed']),
  ];
}

/** An input of which nothing was made, by its place among those that the log speaks of. */
interface Unmade extends Pick<InputRecord, 'state'> {
  readonly at: number;
}

const areLogged = (unmade: readonly Unmade[], logged: Logged['failures']): boolean =>
  unmade.length === logged.length &&
  unmade.every(({ at, state }, i) => at === logged[i]?.input && mayEndSo(state, logged[i].code));

/** Earlier versions failed what shares its number as well. */
const mayEndSo = (state: InputRecord['state'], code: string): boolean =>
  state === 'failed' || code === REPEATED_NUMBER;

/** Nothing stands anywhere of a cable that may neither be confirmed nor denied, but its row in `run.json`. */
const silenceFaults = ({ mrn, folder }: InputRecord, cables: Logged['cables']): string[] =>
  folder === null && !cables.has(mrn ?? '') ? [] : [`${mrn}: the log speaks of it`];

function cableFaults(
  { mrn, state, folder }: InputRecord,
  cables: Logged['cables'],
  met: Set<string>,
): string[] {
  const logged = cables.get(mrn ?? '');
  if (met.has(mrn ?? '')) return [`run.json has two inputs that are ${mrn}`];
  met.add(mrn ?? '');
  const agrees = logged?.state === state && logged.folder === folder;
  return agrees ? [] : [`run.json and the log differ on where ${mrn} ended`];
}

const mayNotBeTold = ({ case: answered }: RunRecord, { mrn }: InputRecord): boolean =>
  answered !== undefined && mrn !== null && isUnspoken(answered.given, mrn);

const caseIn = ({ case: answered }: RunRecord) =>
  answered && {
    ...{ number: answered.given.request.number, kind: answered.given.request.kind },
    ...{ interim: answered.given.interim, digest: answered.digest },
  };

function runFaults(record: RunRecord, logged: Logged): string[] {
  const { run } = logged;
  if (run === undefined) return ['the log does not say what run it is of'];
  const told: [string, unknown, unknown][] = [
    ['the official', logged.release?.by ?? run.official, record.official],
    ['what was undone', [...logged.undone].sort(), [...(record.undone ?? [])].sort()],
    ['the audience', run.audience, record.audience],
    ['the case', run.case, caseIn(record)],
    ['what it supersedes', run.supersedes, record.supersedes],
    ['the day', run.asOf, record.asOf],
    ['whether it is a rehearsal', run.rehearsal, record.asOf !== record.today],
    ['the rule packs', run.packs, record.packs],
    ['the tables', run.tables, record.tables],
    ['the attestations', logged.attestations.map(withoutKind), record.attestations.map(withoutNote)],
    ['the evidence', logged.evidence.map(({ row }) => row), record.evidence],
  ];
  return told.filter(([, a, b]) => !same(a, b)).map(([what]) => `run.json and the log differ on ${what}`);
}

const withoutKind = ({ kind: _, ...rest }: Logged['attestations'][number]): unknown => rest;
const withoutNote = ({ note: _, ...rest }: RunRecord['attestations'][number]): unknown => rest;

function countFaults({ inputs, counts }: RunRecord): string[] {
  const right = Object.entries(counts).every(
    ([state, n]) => inputs.filter((input) => input.state === state).length === n,
  );
  return right ? [] : ['the counts in run.json are not those of its inputs'];
}

/** Every decision that the log says was applied must still be on record, saying the same. */
function decisionFaults({ decisions, cables }: Logged, actions: readonly Action[]): string[] {
  const kept = new Map(actions.map((action) => [action.id, action]));
  const ids = new Set(decisions.map(({ action }) => action));
  return [
    ...decisions.flatMap(({ action, effect, by, at, answers, bases }) => {
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
  /** The reviewer's copy, which earlier versions did not log. */
  readonly marked: { readonly text: string; readonly html: string };
}

export const isKeyOf = ({ run }: Logged, key: string): boolean => run?.key === keyIdOf(key);

/** With the key: the case on record is the one that was logged, to the last word, and so are the ends of all inputs. */
export const keyedRecordFaults = (record: RunRecord, { inputs }: Logged, key: string): string[] => [
  ...caseFaults(record, key),
  ...inputsFaults(record, inputs, key),
];

export const caseFaults = ({ case: answered }: RunRecord, key: string): string[] =>
  answered === undefined || caseDigest(key, answered.given) === answered.digest
    ? []
    : ['the case in run.json is not the one that was logged'];

/** The inputs of which the log may not speak are known by this alone. Earlier versions logged no digest of them: then there is no fault. */
export const inputsFaults = (
  { inputs }: Pick<RunRecord, 'inputs'>,
  logged: string | undefined,
  key: string,
): string[] =>
  logged === undefined || inputsDigest(key, inputs) === logged
    ? []
    : ['the inputs in run.json did not all end as was logged: one was taken out, added or changed'];

/** Recomputes the keyed digests of one cable, which nobody can forge who does not have the key. */
export function keyedFaults(logged: Logged['cables'], { bound, decisions, patch, marked }: Keyed): string[] {
  const { mrn } = bound;
  const entry = logged.get(mrn);
  if (entry === undefined) return [`${mrn}: the log does not speak of it`];
  const told: [string, string, string][] = [
    ['its source', entry.source, sourceDigest(bound)],
    ['its decisions.json', entry.decisions, restrictedDigest(bound, 'decisions', decisions)],
    ['its patch', entry.patch, restrictedDigest(bound, 'patch', patch)],
  ];
  if (entry.marked !== undefined)
    told.push(["its reviewer's copy", entry.marked, markedDigest(bound, marked.text, marked.html)]);
  return told.filter(([, a, b]) => a !== b).map(([what]) => `${mrn}: ${what} is not what was logged`);
}

/** The same of people's decisions on one cable, those of them that are on record. */
export function keyedDecisionFaults(
  bound: Bound,
  logged: readonly Logged['decisions'][number][],
  kept: ReadonlyMap<string, Action>,
): string[] {
  return logged.flatMap(({ action, content }) => {
    const found = kept.get(action);
    return found === undefined || content === restrictedDigest(bound, 'action', JSON.stringify(found))
      ? []
      : [`${bound.mrn}: decision ${action} is not what was logged`];
  });
}
