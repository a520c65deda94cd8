import { describe, expect, test } from 'vitest';
import type { CableView, ClaimShown, DeletionShown, KeptShown } from '../../../src/model/shown.ts';
import type { Span } from '../../../src/model/span.ts';
import { noteDraft, releaseDraft } from '../../../src/review/page/cable/drafts.ts';
import { answeredOf } from '../../../src/review/page/cable/kept.ts';

const TEXT = 'UNCLAS OSLO 000097\nSUBJECT: HARBOR\n1. Cargo rose.\n';
const deletion = (on: Span, ...spans: Span[]): DeletionShown => ({
  ...{ effect: 'hold', spans, portion: null, marker: '[1 line: under review]', extent: '1 line', bases: [] },
  ...{ claims: [], on: { kind: 'span', ...on }, question: 'A person must look.', templates: [] },
});
const cableOf = (...deletions: DeletionShown[]): CableView =>
  ({ deletions, portions: [], persons: [], pieces: [{ text: TEXT }] }) as unknown as CableView;
const WHOLE = { from: 0, to: TEXT.length };
const HEAD = { from: 0, to: 19 };
const BODY = { from: 19, to: TEXT.length };

test('a question that is about more than the deletion is answered there alone, unless somebody chooses all of it', () => {
  const cable = cableOf(deletion(WHOLE, HEAD), deletion(WHOLE, BODY));
  const [first, second] = releaseDraft(cable, 0).scopes;
  expect(first).toEqual({ label: 'This passage only', on: { kind: 'span', ...HEAD } });
  expect(second?.on).toEqual({ kind: 'span', ...WHOLE });
  expect(second?.label).toBe(`All that this is asked about: 2 deletions, ${TEXT.length} characters`);
});

test('no two choices of what an act is about bear the same words', () => {
  const cable = cableOf(
    deletion(WHOLE, HEAD),
    deletion(BODY, { from: 19, to: 24 }, { from: 30, to: BODY.to }),
  );
  for (const at of [0, 1])
    for (const { scopes } of [releaseDraft(cable, at), noteDraft(cable, at, null)])
      expect(new Set(scopes.map(({ label }) => label)).size).toBe(scopes.length);
});

test('a deletion that is all its question is about, in one part or several, is decided on whole', () => {
  const [one] = releaseDraft(cableOf(deletion(HEAD, HEAD)), 0).scopes;
  expect(one).toEqual({ label: 'This passage only', on: { kind: 'span', ...HEAD } });
  const parts = [HEAD, { from: 30, to: 40 }] as const;
  const [all, part] = releaseDraft(cableOf(deletion({ from: 0, to: 40 }, ...parts)), 0).scopes;
  expect([all?.label, part?.label]).toEqual(['All parts of it', 'Its first part only']);
});

describe('questions of one sort', () => {
  const claim = (by: string, id: string): ClaimShown => ({
    ...{ id, effect: 'hold', by, reason: 'It bears SBU.', bases: [], keeps: true, overcome: null },
  });
  const asked = (from: number, to: number, ...claims: ClaimShown[]): DeletionShown => ({
    ...deletion({ from, to }, { from, to }),
    ...{ claims, question: 'SBU is no ground.', on: { kind: 'portion', id: `${from}` } },
  });
  const [one, two] = [asked(0, 5, claim('row controlled', 'a')), asked(10, 15, claim('row controlled', 'b'))];
  const name = { ...asked(16, 19, claim('role private', 'c')), question: 'Whose name is it?' };
  const three = asked(20, 25, claim('row controlled', 'd'));
  const sortIn = (...deletions: DeletionShown[]) =>
    releaseDraft(cableOf(...deletions), 0).scopes.find(({ isOfSort }) => isOfSort === true);

  test('are answered at once by who has read them all', () => {
    expect(sortIn(one, two, name, three)).toMatchObject({
      label: 'All 3 places in this cable with this question',
      on: { kind: 'span', from: 0, to: 25 },
    });
    expect(sortIn(one, name)).toBeUndefined();
  });

  test('are not where text that nobody spoke for lies between them, or where somebody owns it', () => {
    expect(sortIn(one, asked(6, 9), two)).toBeUndefined();
    const owned = { ...one, bases: [{ code: 'RD', owner: 'DOE' }] as unknown as DeletionShown['bases'] };
    expect(sortIn(owned, { ...two, bases: owned.bases })).toBeUndefined();
  });

  test('are all that such an answer lifts by itself: another question between them waits for its own', () => {
    const draft = releaseDraft(cableOf(one, two, name, three), 0);
    const kept = (by: string, ...ids: string[]): KeptShown => ({
      ...{ effect: 'hold', by, reason: '', bases: [], owners: [], places: ids.length, ids },
    });
    const there = [kept('row controlled', 'a', 'b', 'd'), kept('role private', 'c')];
    const answers = (scope: number) =>
      answeredOf(draft, { scope, bases: [], turned: [] } as never, there).map(({ by }) => by);
    expect(answers(draft.scopes.findIndex(({ isOfSort }) => isOfSort === true))).toEqual(['row controlled']);
  });
});
