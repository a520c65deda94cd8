import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openRecord } from '../../src/container/open.ts';
import { type Review, type Rulebook, review } from '../../src/pipeline.ts';
import { type CompiledPack, compilePack } from '../../src/rule/compile.ts';
import { Pack } from '../../src/rule/pack.ts';
import { newPasses } from '../../src/rule/passes.ts';
import type { Matcher } from '../../src/rule/subject.ts';
import { cableText } from '../cable/invented.ts';
import { CASES, FIXTURES, RULEBOOK, SETTING } from '../golden/cases.ts';

const rule = (name: string, match: object) => ({
  ...{ id: `p/${name}`, title: name, match, effect: 'hold', bases: [{ code: 'B6' }] },
  ...{ authority: 'a', reason: 'r', source: 's', status: 'test' },
  examples: { match: ['[[harbor]]'], miss: ['port'] },
});
const pack = (...rules: object[]): CompiledPack =>
  compilePack(
    Pack.parse({ pack: 'p', version: '1', title: 't', rules }),
    'd'.repeat(64),
    RULEBOOK.exemptions,
    newPasses(),
  );
const run = (text: string, ...packs: CompiledPack[]): Review => {
  const rulebook: Rulebook = { ...RULEBOOK, packs };
  return review(openRecord('c', text), SETTING, rulebook);
};
const failures = ({ messages }: Review): string[] =>
  messages.filter(({ code }) => code === 'rule-failed').map(({ reason }) => reason);

const SENTENCE =
  'The minister said that the harbor would open in the spring and the ferries would sail again. ';
const paragraphs = (length: number): string[] => {
  const count = Math.ceil(length / (8 * SENTENCE.length));
  return Array.from({ length: count }, (_, i) => `${i + 1}. (U) ${SENTENCE.repeat(8).trim()}\n`);
};
const long = cableText({ body: paragraphs(1_000_000) });

const WORD = rule('word', { kind: 'phrase', any: ['harbor'] });
const FERRY = rule('ferry', { kind: 'pattern', pattern: 'ferr(?:y|ies)' });
const LETTERS = rule('letters', { kind: 'pattern', pattern: '[a-z]' });
const EVERY_WORD = rule('every-word', {
  kind: 'phrase',
  any: [...new Set(SENTENCE.toLowerCase().match(/[a-z]+/g) ?? [])],
});

describe('the counted work of a rule on a cable', () => {
  it.each([LETTERS, EVERY_WORD])('stops one that matches everything, and names it: $id', (greedy) => {
    const done = run(long, pack(greedy));
    expect(failures(done)).toEqual([`Rule ${greedy.id} failed: BudgetExceeded.`]);
    expect(done.state).toBe('failed');
  });

  it('is each rule’s own, in any order of rules and however they share a pass', () => {
    const rules = [WORD, LETTERS, FERRY, EVERY_WORD];
    const text = cableText({ body: paragraphs(200_000) });
    const told = (order: readonly object[]) => {
      const done = run(text, pack(...order));
      const found = done.matches.map(({ rule: by, span }) => `${by} ${span.from}-${span.to}`);
      return [failures(done).sort(), found.sort()];
    };
    const expected = told(rules);
    expect(expected[0]).toEqual([
      'Rule p/every-word failed: BudgetExceeded.',
      'Rule p/letters failed: BudgetExceeded.',
    ]);
    expect(expected[1]?.length).toBe((text.match(/harbor|ferries/g) ?? []).length);
    for (const order of [[...rules].reverse(), [EVERY_WORD, WORD, LETTERS, FERRY]])
      expect(told(order)).toEqual(expected);
  });

  it('counts what a rule gives, whatever its kind charges of itself', () => {
    const [word, ...rest] = pack(WORD, FERRY).rules;
    if (word === undefined) throw new Error('The pack has no rule.');
    const everything: Matcher = ({ cable }) =>
      Array.from({ length: cable.text.length }, (_, from) => ({ from, to: from + 1 }));
    const done = run(long, { ...pack(WORD), rules: [{ ...word, match: everything }, ...rest] });
    expect(failures(done)).toEqual(['Rule p/word failed: BudgetExceeded.']);
  });

  it('is one for a rule, not one for each search of it', () => {
    const [word] = pack(WORD).rules;
    if (word === undefined) throw new Error('The pack has no rule.');
    const searches =
      (times: number): Matcher =>
      (subject) =>
        Array.from({ length: times }, () => word.match(subject))
          .slice(-1)
          .flat();
    const tried = (times: number) =>
      failures(run(long, { ...pack(WORD), rules: [{ ...word, match: searches(times) }] }));
    expect(tried(2)).toEqual([]);
    expect(tried(100)).toEqual(['Rule p/word failed: BudgetExceeded.']);
  });

  it('is far from used up by the shipped packs on a megabyte of ordinary text', () => {
    expect(failures(run(long, ...RULEBOOK.packs))).toEqual([]);
  });

  it('is not used up by the shipped packs on any fixture', () => {
    for (const name of CASES) {
      const text = readFileSync(join(FIXTURES, name, 'cable.txt'), 'utf8');
      expect([name, failures(run(text, ...RULEBOOK.packs))]).toEqual([name, []]);
    }
  });
});
