import type { Action } from '../../model/action.ts';
import type { CivilDate } from '../../model/civil-date.ts';
import { keyedDigest } from '../../model/digest.ts';
import type { EntryBody } from '../../model/entry.ts';
import type { Place } from '../../model/review.ts';
import type { Recording } from '../store.ts';
import type { Content, ContentKind } from './contents.ts';

/** Who did something to which cable, when, by which act of the page. */
interface OnCable {
  readonly act: string;
  readonly mrn: string;
  readonly by: string;
  readonly at: string;
}

/**
 * An act that was found to be permitted, with all that it names found: what is recorded. A decision has an action for every
 * cable it is about, each with an id of its own cable.
 */
export type ResolvedAct =
  | { readonly kind: 'decision'; readonly act: string; readonly actions: readonly Action[] }
  | ({ readonly kind: 'undo'; readonly action: string; readonly reason: string } & OnCable)
  | ({ readonly kind: 'note'; readonly text: string; readonly on?: Place | undefined } & OnCable)
  | ({
      readonly kind: 'refer';
      readonly referral: string;
      readonly agency: string;
      readonly on: Place;
      readonly reason: string;
    } & OnCable)
  | ({
      readonly kind: 'answer';
      readonly referral: string;
      readonly reference: string;
      readonly on: CivilDate;
    } & OnCable)
  | ({ readonly kind: 'sign'; readonly shown: string } & OnCable)
  | ({ readonly kind: 'reading'; readonly does: Content<'reading'> } & OnCable)
  | ({ readonly kind: 'finish' } & Omit<Content<'comparison'>, 'act' | 'by' | 'at'> & OnCable)
  | {
      readonly kind: 'attest';
      readonly mrn: string;
      readonly need: string;
      readonly by: string;
      readonly on: string;
    }
  | {
      readonly kind: 'release';
      readonly cables: readonly string[];
      readonly by: string;
      readonly at: string;
    };

/** What binds a content to its cable: nobody makes it without the key. */
export const contentDigest = (key: string, mrn: string, text: string): string =>
  keyedDigest(key, 'tearline-review/1', mrn, text);

/** The first entry of a review: what is reviewed, for whom, and how many persons must stand behind a copy. */
export const openingOf = (header: Omit<Extract<EntryBody, { kind: 'review' }>, 'kind'>): Recording => ({
  bodies: [{ kind: 'review', ...header }],
  contents: [undefined],
});

/** The entry that somebody was given the text of a cable. */
export const accessOf = (access: Omit<Extract<EntryBody, { kind: 'access' }>, 'kind'>): Recording => ({
  bodies: [{ kind: 'access', ...access }],
  contents: [undefined],
});

/**
 * The entries of an act, each with its content: one for an act on one cable, one a cable for a decision made everywhere. `account` is the one of
 * the system from which it was given, if a command gave it.
 */
export function recordingOf(act: ResolvedAct, key: string, account?: string): Recording {
  const all =
    act.kind === 'decision'
      ? act.actions.map((action) => decisionOf(act.act, action, key))
      : [bodyOf(act, key)];
  const from = account === undefined ? {} : { account };
  return {
    bodies: all.map(([body]) => ({ ...body, ...from })),
    contents: all.map(([, text]) => text),
  };
}

/** An entry with the text that its digest was made of. */
type Bound = readonly [body: EntryBody, text: string | undefined];

function decisionOf(act: string, action: Action, key: string): Bound {
  const text = textOf<'decision'>({ act, action });
  const body: EntryBody = {
    ...{ kind: 'decision', mrn: action.mrn, action: action.id, effect: action.effect },
    ...{ by: action.by, at: action.at, answers: [...action.answers] },
    bases: action.bases.map(({ code }) => code),
    content: contentDigest(key, action.mrn, text),
    applied: true,
  };
  return [body, text];
}

function bodyOf(act: Exclude<ResolvedAct, { kind: 'decision' }>, key: string): Bound {
  if (act.kind === 'attest')
    return [{ kind: 'attestation', need: act.need, by: act.by, on: act.on, cables: [act.mrn] }, undefined];
  if (act.kind === 'release')
    return [{ kind: 'release', by: act.by, at: act.at, cables: [...act.cables] }, undefined];
  const text = contentOf(act);
  const { mrn, by, at } = act;
  const said = { mrn, by, at, content: contentDigest(key, mrn, text) };
  switch (act.kind) {
    case 'undo':
      return [{ kind: 'undo', ...said, action: act.action }, text];
    case 'note':
      return [{ kind: 'note', ...said }, text];
    case 'refer':
      return [{ kind: 'referral', ...said, referral: act.referral, agency: act.agency }, text];
    case 'answer':
      return [{ kind: 'answer', ...said, referral: act.referral }, text];
    case 'sign':
      return [{ kind: 'signature', ...said, shown: act.shown }, text];
    case 'reading':
      return [{ kind: 'reading', ...said }, text];
    case 'finish':
      return [{ kind: 'comparison', ...said, shown: act.shown, result: act.result }, text];
  }
}

function contentOf(act: Extract<ResolvedAct, OnCable>): string {
  const of = { act: act.act, by: act.by, at: act.at };
  switch (act.kind) {
    case 'undo':
      return textOf<'undo'>({ ...of, action: act.action, reason: act.reason });
    case 'note':
      return textOf<'note'>({ ...of, text: act.text, ...(act.on === undefined ? {} : { on: act.on }) });
    case 'refer': {
      const { referral, agency, on: place, reason } = act;
      return textOf<'referral'>({ ...of, referral, agency, place, reason });
    }
    case 'answer':
      return textOf<'answer'>({ ...of, referral: act.referral, reference: act.reference, day: act.on });
    case 'sign':
      return textOf<'signature'>({ ...of, shown: act.shown });
    case 'reading':
      return textOf<'reading'>(act.does);
    case 'finish': {
      const { shown, result, own, passages } = act;
      return textOf<'comparison'>({ ...of, shown, result, own, passages });
    }
  }
}

const textOf = <K extends ContentKind>(content: Content<K>): string => JSON.stringify(content);
