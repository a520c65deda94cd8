import { expect, test } from 'vitest';
import { keyedDigest } from '../../../src/model/digest.ts';
import { recordingOf } from '../../../src/review/acts/recording.ts';
import { ANN, actionOn, at, CABLES, KEY } from './acting.ts';

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
