import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { cableText } from '../cable/invented.ts';
import { rulesWith } from '../marking/changed-rules.ts';
import { json, place } from './tearline.ts';
import { tearline } from './warm.ts';

const LABELS = [
  'E.O. 12958: DECL: 03/04/2016',
  'TAGS: PREL',
  'SUBJECT: (U) FERRIES',
  '',
  'Classified By: Ambassador Ruth Ashdown. Reasons 1.4 (b) and (d).',
];
const BODY = ['1. (C//FJ) The boats left.', '', '2. (C) Cod came.'];

it('every command goes by the rows of the rules it is given', () => {
  const rules = rulesWith({
    captions: ["{ caption: FJORDIS, bars: true, source: 'a circular' }"],
    dissemination: [
      "{ token: FJ, category: dissem, title: FJORD CONTROLLED, banner: FJORDCON, portion: FJ, foreign: deny, us: allow, citation: 'a circular', source: 'a circular' }",
    ],
  });
  for (const [name, captions] of Object.entries({ captioned: ['FJORDIS'], controlled: [] }))
    writeFileSync(join(place, `${name}.txt`), cableText({ captions, labels: LABELS, body: BODY }));

  const needed = (name: string): string[] =>
    JSON.parse(
      tearline(['check', `${name}.txt`, '--rules', rules, '--format', 'json']).out,
    ).status.stillNeeded.map((need: string) => need.split(':')[0]);
  expect(needed('captioned')).toEqual(expect.arrayContaining(['decaptioning', 'control']));
  expect(needed('controlled')).toContain('control');
  expect(needed('controlled')).not.toContain('decaptioning');

  const asked = tearline(['marking', '(C//FJ)', '--rules', rules, '--format', 'json']);
  expect(JSON.parse(asked.out).marking).toMatchObject({ dissem: ['FJ'], unknown: [] });

  for (const name of ['captioned', 'controlled']) {
    const released = tearline([
      'release',
      `${name}.txt`,
      '--out',
      name,
      '--rules',
      rules,
      '--formats',
      'json',
    ]);
    expect(released.code).toBe(1);
    expect(json(name, 'restricted', 'run.json').inputs[0].state).toBe('held');
  }
});
