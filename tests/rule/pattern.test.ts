import { describe, expect, test } from 'vitest';
import type { ReferenceKind } from '../../src/model/cable.ts';
import { sliceOf } from '../../src/model/span.ts';
import { compilePatternMatch } from '../../src/rule/kinds/pattern.ts';
import { foldedView } from '../../src/text/view.ts';
import { cableOf, field } from '../person/cables.ts';

const TEXT = 'REF: OSLO 555-0143\nClassified By: DCM Harriet Vale, 555-0199.\n\n1. (U) Dial 555-0123.';
const REFERENCE = { from: 5, to: 18 };
const CLASSIFIED_BY = { from: 19, to: 61 };
const cable = cableOf(TEXT, {
  layout: [{ from: 0, to: 18 }, CLASSIFIED_BY],
  fields: {
    classifiedBy: field(
      TEXT,
      { printed: 'Harriet Vale', names: [], position: null, reasons: [] },
      CLASSIFIED_BY,
    ),
  },
});

const cites = (kind: ReferenceKind) => ({
  ...cable,
  fields: {
    ...cable.fields,
    references: [field(TEXT, { printed: 'OSLO 555', kind, mrn: null }, REFERENCE)],
  },
});

const found = (where: 'text' | 'body', kind: ReferenceKind = 'cable') =>
  compilePatternMatch({ kind: 'pattern', pattern: '555-\\d{4}', ignoreCase: false, in: where })({
    cable: cites(kind),
    view: foldedView(TEXT),
    persons: [],
    notices: [],
    portions: [],
  }).map((span) => sliceOf(TEXT, span));

describe('a pattern', () => {
  test('looks everywhere', () => expect(found('text')).toEqual(['555-0143', '555-0199', '555-0123']));
  test('in the body also looks at the line Classified By, and not at references', () =>
    expect(found('body')).toEqual(['555-0199', '555-0123']));
  test('in the body also looks at references that are no number of a cable: they are words of the author', () =>
    expect(found('body', 'email')).toEqual(['555-0143', '555-0199', '555-0123']));
});
