import type { Cable, Field, Fields, Portion, PortionKind } from '../../src/model/cable.ts';
import { plainMarking } from '../../src/model/marking.ts';
import { type Span, sliceOf } from '../../src/model/span.ts';
import { findPersons, type PersonsFound } from '../../src/person/find-persons.ts';
import { foldedView } from '../../src/text/view.ts';
import { LISTS } from './lists.ts';

const MARKING = plainMarking('C');

export const field = <T>(text: string, value: T, span: Span): Field<T> => ({
  value,
  printed: sliceOf(text, span),
  span,
});

export const portion = (id: string, kind: PortionKind, spans: readonly Span[]): Portion => ({
  id,
  kind,
  spans,
  marking: MARKING,
});

/** A cable made by hand; what is not given it does not have. */
export function cableOf(
  text: string,
  given: Omit<Partial<Cable>, 'fields'> & { fields?: Partial<Fields> } = {},
): Cable {
  const { fields, ...rest } = given;
  return {
    mrn: null,
    detection: { family: 'acp', sure: 'guess', marks: [] },
    text,
    dated: null,
    layout: [],
    portions: [],
    furniture: [],
    excisions: [],
    quoted: [],
    summary: [],
    comment: [],
    overall: MARKING,
    levelMarks: [],
    messages: [],
    ...rest,
    fields: {
      to: [],
      info: [],
      excluded: [],
      captions: [],
      declassification: [],
      tags: [],
      references: [],
      ...fields,
    },
  };
}

/** Paragraphs of a body: parted by a line of three dashes, each one portion. */
export function bodyOf(text: string): Cable {
  const portions: Portion[] = [];
  for (const match of text.matchAll(/(?:(?!\n---\n)[\s\S])+/g)) {
    const from = match.index + (match[0].startsWith('---\n') ? 4 : 0);
    portions.push(
      portion(`${portions.length + 1}`, 'paragraph', [{ from, to: match.index + match[0].length }]),
    );
  }
  return cableOf(text, { portions });
}

export const findIn = (cable: Cable): PersonsFound =>
  findPersons(
    cable,
    foldedView(
      cable.text,
      cable.furniture.map(({ span }) => span),
    ),
    LISTS,
  );

/** What was found as `role: mention | mention`, in order: what a test compares at a glance. */
export const told = (cable: Cable): string[] =>
  findIn(cable).persons.map(
    ({ role, mentions }) => `${role}: ${mentions.map((span) => sliceOf(cable.text, span)).join(' | ')}`,
  );
