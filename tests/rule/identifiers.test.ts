import { describe, expect, test } from 'vitest';
import { INSTALLED_RULES, loadExemptions, packFiles } from '../../src/disk/rulebook.ts';
import { type Span, SpanIndex, sliceOf } from '../../src/model/span.ts';
import { compilePack } from '../../src/rule/compile.ts';
import { foldedView } from '../../src/text/view.ts';
import { cableOf, portion } from '../person/cables.ts';
import { IDENTIFIERS, NO_IDENTIFIERS } from './identifier-cases.ts';

const exemptions = loadExemptions(INSTALLED_RULES);
const rules = packFiles(INSTALLED_RULES, 'privacy').flatMap(
  ({ pack, digest }) => compilePack(pack, digest, exemptions).rules,
);

interface Found extends Span {
  readonly kind: string;
  readonly rule: string;
}

function identifiersIn(text: string): Found[] {
  const portions = [portion('1', 'paragraph', [{ from: 0, to: text.length }])];
  const cable = { ...cableOf(text), portions };
  const subject = { cable, view: foldedView(text), persons: [], notices: [], portions };
  return rules.flatMap(({ rule: { id, identifier }, match }) =>
    identifier === undefined ? [] : match(subject).map((span) => ({ ...span, kind: identifier, rule: id })),
  );
}

interface Marked extends Span {
  readonly kind: string;
}

function unmarked(example: string): { text: string; marks: Marked[] } {
  const marks: Marked[] = [];
  let text = '';
  for (const [i, part] of example.split(/\[\[|\]\]/).entries()) {
    const bar = i % 2 === 1 ? part.indexOf('|') : -1;
    const words = part.slice(bar + 1);
    if (i % 2 === 1)
      marks.push({ kind: part.slice(0, bar), from: text.length, to: text.length + words.length });
    text += words;
  }
  return { text, marks };
}

/** Marked words of which a letter or figure is not found, or not as what they are. */
function missed({ text, marks }: { text: string; marks: readonly Marked[] }): string[] {
  const found = identifiersIn(text);
  return marks
    .filter(({ kind, ...span }) => {
      const gaps = new SpanIndex(found.filter((each) => each.kind === kind)).gapsIn(span);
      return gaps.some((gap) => /[\p{L}\p{N}]/u.test(sliceOf(text, gap)));
    })
    .map((span) => `${span.kind}: ${sliceOf(text, span)}`);
}

/** What is found beside the marked words, further than a bracket or a word of the label. */
function beside({ text, marks }: { text: string; marks: readonly Marked[] }): string[] {
  const index = new SpanIndex(marks);
  return identifiersIn(text)
    .filter((span) => index.gapsIn(span).some((gap) => /[\p{L}\p{N}]{2}/u.test(sliceOf(text, gap))))
    .map((span) => `${span.rule}: ${sliceOf(text, span)}`);
}

const SHAPES: readonly (readonly [string, (text: string) => string])[] = [
  ['as written', (text) => text],
  ['in capitals', (text) => text.toUpperCase()],
  ['with a line end at every space', (text) => text.replaceAll(' ', '\n')],
];
const examples = IDENTIFIERS.map(unmarked);

describe.each(SHAPES)('identifiers of persons, %s,', (_, shape) => {
  test.each(examples.map((example) => [example.text, example] as const))(
    'are found in: %s',
    (_text, example) => expect(missed({ ...example, text: shape(example.text) })).toEqual([]),
  );

  test.each(NO_IDENTIFIERS)('are not found in: %s', (text) =>
    expect(identifiersIn(shape(text)).map((span) => `${span.rule}: ${sliceOf(shape(text), span)}`)).toEqual(
      [],
    ),
  );
});

// In capitals a place or an address ends where a mark ends it, so that a word or two of what follows may go with it.
test.each(examples.map((example) => [example.text, example] as const))(
  'nothing else is found in: %s',
  (_, example) => expect(beside(example)).toEqual([]),
);
