import type { Lexicon } from '../marking/lexicon.ts';
import type { Furniture } from '../model/cable.ts';
import { byPosition, type Span } from '../model/span.ts';
import {
  bodyDrafts,
  type Draft,
  draftOf,
  plainDraft,
  subjectDraft,
  withDistinctIds,
} from './body/portions.ts';
import type { Body } from './body/read-body.ts';
import { reaching, without } from './body/tiling.ts';
import type { Header } from './header.ts';
import { isBlank, trimmed } from './lines.ts';

/** Every portion of a cable in the order of its text, its marking not settled yet. */
export function draftsOf(
  text: string,
  headers: readonly Header[],
  body: Body,
  furniture: readonly Furniture[],
  lexicon: Lexicon,
): Draft[] {
  const by = headers[0]?.fields.classifiedBy;
  const titles = headers.flatMap((header) => header.titles);
  const single = [
    ...headers.flatMap(({ subjects }) => subjects.map((subject) => subjectDraft(text, subject, lexicon))),
    ...titles.map((span, i) => draftOf(text, `ref.${letters(i)}`, 'reference', span, lexicon)),
    ...(by === undefined ? [] : [plainDraft('classified-by', 'classified-by', by.span)]),
  ]
    .map((draft) => clearOf(text, draft, furniture))
    .sort(byFirstSpan);
  const drafts = [...single, ...bodyDrafts(text, body.passages, single.length, lexicon)];
  // One that stands behind a label is certain.
  const signature =
    headers[0]?.fields.signature ?? (body.signature?.certain ? body.signature.field : undefined);
  const signed = signature && plainDraft('signature', 'signature', signature.span);
  return withDistinctIds(signed ? [...drafts, signed] : drafts);
}

/** A page header may cut a subject, as it cuts a sentence. */
function clearOf(text: string, draft: Draft, furniture: readonly Furniture[]): Draft {
  const holes = draft.spans.flatMap((span) => reaching(furniture, span));
  const left = without(draft.spans, holes).map(({ from, to }) => trimmed(text, from, to));
  return { ...draft, spans: left.filter((part) => !isBlank(part)).map(({ from, to }) => ({ from, to })) };
}

/** `a` to `z`, then `aa`: the letters of reference titles. */
function letters(index: number): string {
  const last = String.fromCharCode(97 + (index % 26));
  return index < 26 ? last : letters(Math.floor(index / 26) - 1) + last;
}

/** In the order in which they begin. */
export const byFirstSpan = (a: Pick<Draft, 'spans'>, b: Pick<Draft, 'spans'>): number =>
  byPosition(a.spans[0] ?? NOWHERE, b.spans[0] ?? NOWHERE);

const NOWHERE: Span = { from: 0, to: 0 };
