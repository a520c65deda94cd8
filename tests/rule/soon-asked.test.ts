import { expect, test } from 'vitest';
import { compileAll } from '../../src/rule/kinds/all.ts';
import { compileNear } from '../../src/rule/kinds/near.ts';
import type { Match } from '../../src/rule/kinds.ts';
import type { Matcher, Subject } from '../../src/rule/subject.ts';

const phrase: Match = { kind: 'phrase', any: ['harbor'], reach: 'words' };
const pattern: Match = { kind: 'pattern', pattern: '[0-9]+', ignoreCase: false, in: 'text' };
const subject = {} as Subject;

/** Kinds that find nothing, and tell that they were asked. */
const asked = (compile: (of: (part: Match) => Matcher) => Matcher): Match['kind'][] => {
  const kinds: Match['kind'][] = [];
  compile(({ kind }) => () => {
    kinds.push(kind);
    return [];
  })(subject);
  return kinds;
};

test('near and all ask first what one pass answers, and where that finds nothing, nothing else', () => {
  const near = { kind: 'near', within: 3, takes: 'both' } as const;
  expect(asked((of) => compileNear({ ...near, first: pattern, second: phrase }, of))).toEqual(['phrase']);
  expect(asked((of) => compileNear({ ...near, first: phrase, second: pattern }, of))).toEqual(['phrase']);
  expect(asked((of) => compileAll({ kind: 'all', within: 'portion', of: [pattern, phrase] }, of))).toEqual([
    'phrase',
  ]);
  const nested: Match = { kind: 'all', within: 'portion', of: [pattern, phrase] };
  expect(asked((of) => compileNear({ ...near, first: pattern, second: nested }, of))).toEqual(['all']);
});
