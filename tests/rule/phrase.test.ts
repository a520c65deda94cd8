import { describe, expect, test } from 'vitest';
import { sliceOf } from '../../src/model/span.ts';
import { compilePhrase } from '../../src/rule/kinds/phrase.ts';
import { foldedView } from '../../src/text/view.ts';
import { bodyOf, cableOf } from '../person/cables.ts';

const TEXT = 'He spoke off the\nrecord. She left.\n---\nThe record is open.\n---\nAll off the record.';

const found = (reach: 'words' | 'portion', cable = bodyOf(TEXT)) =>
  compilePhrase({ kind: 'phrase', any: ['off the record'], reach })({
    cable,
    view: foldedView(TEXT),
    persons: [],
    notices: [],
    portions: cable.portions,
  }).map((span) => sliceOf(TEXT, span));

describe('a phrase', () => {
  test('is found itself', () => expect(found('words')).toEqual(['off the\nrecord', 'off the record']));
  test('with reach takes the portions it stands in, and no other', () =>
    expect(found('portion')).toEqual(['He spoke off the\nrecord. She left.', 'All off the record.']));
  test('outside portions is still found', () =>
    expect(found('portion', cableOf(TEXT))).toEqual(['off the\nrecord', 'off the record']));
});
