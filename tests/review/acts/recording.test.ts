import { expect, test } from 'vitest';
import { rowOf } from '../../../src/audit/log-row.ts';
import { keyedDigest } from '../../../src/model/digest.ts';
import { recordingOf } from '../../../src/review/acts/recording.ts';
import { ANN, actionOn, at, CABLES, foldOf, KEY, keptOf, OPENING } from './acting.ts';

test('a decision made everywhere is one recording, with an entry and a content for each cable', () => {
  const actions = CABLES.map((mrn, n) => actionOn(mrn, ANN, n));
  const { bodies, contents } = recordingOf({ kind: 'decision', act: 'act-everywhere', actions }, KEY);
  expect(bodies.map((body) => 'mrn' in body && body.mrn)).toEqual([...CABLES]);
  expect(contents.map((text) => JSON.parse(text ?? ''))).toEqual(
    actions.map((action) => ({ act: 'act-everywhere', action })),
  );
});

test('an entry quotes nothing that a person typed, and is bound to it by the key and the cable', () => {
  const act = { act: 'act-00000001', mrn: '07OSLO412', by: ANN, at: at(1) };
  const { bodies, contents } = recordingOf({ kind: 'note', ...act, text: 'the harbour master' }, KEY);
  const [text = ''] = contents;
  expect(text).toContain('the harbour master');
  expect(JSON.stringify(bodies)).not.toContain('harbour');
  expect(bodies).toEqual([
    {
      ...{ kind: 'note', mrn: '07OSLO412', by: ANN, at: at(1) },
      content: keyedDigest(KEY, 'tearline-review/1', '07OSLO412', text),
    },
  ]);
});

test('attestations and releases say all they say in the log', () => {
  const release = recordingOf({ kind: 'release', cables: [...CABLES], by: ANN, at: at(1) }, KEY);
  expect(release).toEqual({
    bodies: [{ kind: 'release', cables: [...CABLES], by: ANN, at: at(1) }],
    contents: [undefined],
  });
});

test('the account that a command was given from stands in every entry of it, and changes nothing of what was done', () => {
  const actions = CABLES.map((mrn, n) => actionOn(mrn, ANN, n));
  const act = { kind: 'decision', act: 'act-everywhere', actions } as const;
  const given = recordingOf(act, KEY, 'ann');
  expect(given.bodies).toEqual(recordingOf(act, KEY).bodies.map((body) => ({ ...body, account: 'ann' })));
  const [kept, plain] = [keptOf([OPENING, given]), keptOf([OPENING, recordingOf(act, KEY)])];
  for (const mrn of CABLES) expect(foldOf(kept).of(mrn).actions).toEqual(foldOf(plain).of(mrn).actions);
  const row = rowOf((kept[1] as (typeof kept)[number]).entry);
  expect(row.what).toBe('decision to withhold, from account ann');
});

test('the log tells what a withholding stands in the place of, the first of many by name', () => {
  const whatOf = (answers: readonly string[]) => {
    const action = { ...actionOn(CABLES[0], ANN, 0), answers: [...answers] };
    const given = recordingOf({ kind: 'decision', act: 'act-00000001', actions: [action] }, KEY);
    return rowOf((keptOf([OPENING, given])[1] as ReturnType<typeof keptOf>[number]).entry).what;
  };
  expect(whatOf([])).toBe('decision to withhold');
  expect(whatOf(['c1', 'c2'])).toBe('decision to withhold in the place of c1, c2');
  expect(whatOf(['c1', 'c2', 'c3', 'c4'])).toBe('decision to withhold in the place of c1, c2, c3 and 1 more');
});
