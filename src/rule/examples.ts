import type { Cable } from '../model/cable.ts';
import { CivilDate } from '../model/civil-date.ts';
import type { Exemption } from '../model/exemption.ts';
import { plainMarking } from '../model/marking.ts';
import { noticesWithoutLists } from '../person/protect-notice.ts';
import { foldedView, type View } from '../text/view.ts';
import { type CompiledRule, compilePack, type PackWithLists } from './compile.ts';
import type { Matcher, Subject } from './subject.ts';

/** One example of one rule, and whether the rule does on it what the example says. */
export interface ExampleResult {
  readonly rule: string;
  readonly kind: 'match' | 'miss';
  readonly example: number;
  readonly ok: boolean;
  readonly problem?: string;
}

/** Who is named in the text of an example, and where it asks to protect a source. */
export type Reader = (cable: Cable, view: View) => Pick<Subject, 'persons' | 'notices'>;

/** Finds notices; it knows no names, so that a rule on persons needs another. */
export const withoutNames: Reader = (cable, view) => ({
  persons: [],
  notices: noticesWithoutLists(cable, view),
});

/** Runs every example of a pack. `reshape` rewrites each text first, say with other line wraps. */
export function testPack(
  pack: PackWithLists,
  exemptions: readonly Exemption[],
  reshape = (text: string): string => text,
  reader = withoutNames,
): ExampleResult[] {
  return testRules(compilePack(pack, '', exemptions).rules, reshape, reader);
}

/** The same of rules that are compiled. */
export function testRules(
  rules: readonly CompiledRule[],
  reshape = (text: string): string => text,
  reader = withoutNames,
): ExampleResult[] {
  return rules.flatMap(({ rule, match }) => {
    const results = (kind: 'match' | 'miss', texts: readonly string[]): ExampleResult[] =>
      texts.map((text, example) => {
        const problem = problemOf(reshape(text), kind, match, reader);
        return {
          rule: rule.id,
          kind,
          example,
          ok: problem === undefined,
          ...(problem === undefined ? {} : { problem }),
        };
      });
    return [...results('match', rule.examples.match), ...results('miss', rule.examples.miss)];
  });
}

function problemOf(
  example: string,
  kind: 'match' | 'miss',
  match: Matcher,
  reader: Reader,
): string | undefined {
  const { text, expected } = unmarked(example);
  const spans = match(subjectOf(text, reader)).map(({ from, to }) => `${from}-${to}`);
  if (kind === 'miss') return spans.length === 0 ? undefined : `found ${spans.join(', ')}, expected nothing`;
  return spans.join() === expected.join()
    ? undefined
    : `found ${spans.join(', ') || 'nothing'}, expected ${expected.join(', ')}`;
}

/** The text without its `[[ ]]`, and where they stood. */
export function unmarked(example: string): { text: string; expected: string[] } {
  const expected: string[] = [];
  let text = '';
  for (const [i, part] of example.split(/\[\[|\]\]/).entries()) {
    if (i % 2 === 1) expected.push(`${text.length}-${text.length + part.length}`);
    text += part;
  }
  return { text, expected };
}

/** Examples stand in a cable of this day, for rules that judge a date by it. */
const DAY_OF_EXAMPLES = CivilDate.parse('2010-01-01');

/** The example as the one unmarked paragraph of a cable without a header. */
export function subjectOf(text: string, reader = withoutNames): Subject {
  const portion = {
    id: '1',
    kind: 'paragraph' as const,
    spans: [{ from: 0, to: text.length }],
    marking: plainMarking('U'),
  };
  const cable: Cable = {
    mrn: null,
    detection: { family: 'acp', sure: 'guess', marks: [] },
    text,
    dated: DAY_OF_EXAMPLES,
    fields: { to: [], info: [], excluded: [], captions: [], declassification: [], tags: [], references: [] },
    layout: [],
    portions: [portion],
    furniture: [],
    excisions: [],
    quoted: [],
    summary: [],
    comment: [],
    overall: plainMarking('U'),
    levelMarks: [],
    messages: [],
  };
  const view = foldedView(text);
  return { cable, view, ...reader(cable, view), portions: [portion] };
}
