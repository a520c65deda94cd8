import type { Action } from '../../model/action.ts';
import type { PassagesCompared, Place, ReadingResult } from '../../model/review.ts';
import { eachOnce } from '../../model/roles.ts';
import type { Content } from './contents.ts';

/** What was done, by its kind: what a person gave with it. */
export interface DoneContents {
  readonly decision: Content<'decision'>;
  readonly undo: Content<'undo'>;
  readonly note: Content<'note'>;
  readonly refer: Content<'referral'>;
  readonly answer: Content<'answer'>;
  readonly sign: Content<'signature'>;
  readonly attest: { readonly need: string; readonly on: string };
  readonly release: { readonly cables: readonly string[] };
  readonly finish: Content<'comparison'>;
}

/** Something that was done on a cable. */
export type Done = {
  [K in keyof DoneContents]: {
    /** Place of its entry in the log of the review; null for a decision that the run had before. */
    readonly seq: number | null;
    readonly kind: K;
    /** Of a decision its own, of a referral that of the referral; else that of the act, or its kind and place. */
    readonly id: string;
    readonly by: string;
    /** An instant; of an attestation the day. */
    readonly at: string;
    readonly content: DoneContents[K];
    /** A decision that was undone since. */
    readonly undone: boolean;
  };
}[keyof DoneContents];

/** What somebody noted, of a place or of the whole cable. */
export interface Note {
  readonly by: string;
  readonly at: string;
  readonly text: string;
  readonly on: Place | null;
}

/** A passage that was referred to another agency. */
export interface Referred {
  readonly id: string;
  readonly agency: string;
  readonly reason: string;
  readonly on: Place;
  readonly by: string;
  readonly at: string;
  /** What the agency answered, once it has. */
  readonly answer: { readonly reference: string; readonly on: string; readonly by: string } | null;
}

/** A signature that was given; whether it still counts is another question: see `standsBehind`. */
export interface Signed {
  readonly by: string;
  readonly at: string;
  /** Digest of what the signer was shown. */
  readonly shown: string;
  readonly seq: number;
}

/** What somebody attested, and the day it was done. */
export interface Attested {
  readonly need: string;
  readonly by: string;
  readonly on: string;
}

/** A second reading that was ended, and how its copy stands to the one that was signed then. */
export interface Compared {
  readonly by: string;
  readonly at: string;
  readonly seq: number;
  /** Digest of the copy that was signed. */
  readonly shown: string;
  readonly result: ReadingResult;
  readonly passages: PassagesCompared;
}

/** All that the log of the review says of one cable. */
export interface CableRecord {
  /** Digest of the last entry that speaks of it; empty where none does. */
  readonly version: string;
  /** The decisions that stand, in the order they were made. */
  readonly actions: readonly Action[];
  readonly done: readonly Done[];
  readonly notes: readonly Note[];
  readonly referrals: readonly Referred[];
  readonly signatures: readonly Signed[];
  readonly attestations: readonly Attested[];
  /** Second readings that were ended. */
  readonly comparisons: readonly Compared[];
  /** The release it went out with, until something else is decided on it. */
  readonly released: { readonly by: string; readonly at: string; readonly seq: number } | null;
  /** Who made a decision that stands, or undid one: they stand behind the copy and cannot sign it. */
  readonly deciders: readonly string[];
}

const UNTOUCHED: CableRecord = {
  version: '',
  actions: [],
  done: [],
  notes: [],
  referrals: [],
  signatures: [],
  attestations: [],
  comparisons: [],
  released: null,
  deciders: [],
};

/** A cable as somebody finds it who reads it a second time: nobody decided anything. */
export const UNREAD_TWICE: CableRecord = { ...UNTOUCHED, version: 'second-reading' };

/** A cable of which the log says nothing yet, with the decisions that the run had. */
export const recordWith = (before: readonly Action[]): CableRecord =>
  before.reduce(
    (record, action) =>
      withDone(record, {
        ...{ seq: null, kind: 'decision', id: action.id, by: action.by, at: action.at },
        content: { act: action.id, action },
        undone: false,
      }),
    UNTOUCHED,
  );

/** The record with one more thing done. What is decided takes a release back; nothing else does. */
export function withDone(record: CableRecord, done: Done): CableRecord {
  const all = [...marked(record.done, done), done];
  if (done.kind !== 'decision' && done.kind !== 'undo') return { ...record, done: all };
  return { ...record, done: all, actions: standing(all), deciders: decidersOf(all), released: null };
}

const marked = (before: readonly Done[], { kind, content }: Done): readonly Done[] =>
  kind !== 'undo'
    ? before
    : before.map((each) =>
        each.kind === 'decision' && each.id === content.action ? { ...each, undone: true } : each,
      );

/** Whether somebody decided on a cable at the review, or undid a decision there, behind so many entries of its log. */
export const isDecidedHere = ({ done }: Pick<CableRecord, 'done'>, size = 0): boolean =>
  done.some(({ kind, seq }) => seq !== null && seq >= size && (kind === 'decision' || kind === 'undo'));

/** The decisions among what was done that nobody undid. */
export const standing = (done: readonly Done[]): Action[] =>
  done.flatMap((each) => (each.kind === 'decision' && !each.undone ? [each.content.action] : []));

/** The decisions that stood once the log had so many entries. */
export const standingAt = (done: readonly Done[], size: number): Action[] =>
  standingAfter(done.filter(({ seq }) => seq === null || seq < size));

/** The decisions that stood once this was done and nothing else, whatever was undone since. */
export function standingAfter(then: readonly Done[]): Action[] {
  const undone = new Set(then.flatMap((each) => (each.kind === 'undo' ? [each.content.action] : [])));
  return standing(then.map((each) => ({ ...each, undone: undone.has(each.id) })));
}

/** Who made a decision that stands, but for those with these ids, or undid one. */
export const decidersOf = (done: readonly Done[], but: readonly string[] = []): string[] =>
  eachOnce(
    done
      .filter(
        ({ kind, undone, id }) => kind === 'undo' || (kind === 'decision' && !undone && !but.includes(id)),
      )
      .map(({ by }) => by),
  );
