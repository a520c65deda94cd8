import { describe, expect, test } from 'vitest';
import { sliceOf } from '../../src/model/span.ts';
import { compilePack } from '../../src/rule/compile.ts';
import { Match } from '../../src/rule/kinds.ts';
import { matchedOn } from '../../src/rule/matched-on.ts';
import { foldedView } from '../../src/text/view.ts';
import { bodyOf } from '../person/cables.ts';

const phrase = (any: string, reach = 'words') => ({ kind: 'phrase', any: [any], reach });

/** The words a match is said to rest on, for the first thing it claims. */
function words(match: object, text: string): string[] {
  const cable = bodyOf(text);
  const subject = { cable, view: foldedView(text), persons: [], notices: [], portions: cable.portions };
  const rule = {
    id: 'test/one',
    title: 't',
    effect: 'hold' as const,
    match: Match.parse(match),
    bases: [],
    otherwise: [],
  };
  const pack = { pack: 'test', version: '1', rules: [{ ...rule, reason: 'r', authority: 'a', source: 's' }] };
  const [compiled] = compilePack(pack as unknown as Parameters<typeof compilePack>[0], 'd', []).rules;
  const [claimed] = compiled?.match(subject) ?? [];
  if (compiled === undefined || claimed === undefined) throw new Error('The rule claims nothing');
  return matchedOn(compiled, subject, claimed).map((span) => sliceOf(text, span));
}

describe('what a rule rests on', () => {
  const TEXT = 'The harbor holds one account. Vale knows of the harbor.\n---\nThe harbor is far away.';
  test.each([
    ['a phrase that reaches for its portion', phrase('account', 'portion'), ['account']],
    [
      'two things near each other',
      { kind: 'near', first: phrase('harbor'), second: phrase('account'), within: 3, takes: 'second' },
      ['harbor', 'account', 'harbor'],
    ],
    [
      'all of its parts',
      { kind: 'all', of: [phrase('harbor'), phrase('Vale')] },
      ['harbor', 'Vale', 'harbor'],
    ],
    [
      'what it finds, not what it spares',
      { kind: 'except', find: phrase('Vale'), but: phrase('far away') },
      ['Vale'],
    ],
    ['a pattern', { kind: 'pattern', pattern: 'one ([a-z]+)' }, ['account']],
  ])('%s', (_, match, expected) => expect(words(match, TEXT)).toEqual(expected));
});
