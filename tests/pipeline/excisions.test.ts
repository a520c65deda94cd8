import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { copiesIn } from '../../src/batch/render.ts';
import { openRecord } from '../../src/container/open.ts';
import { loadFonts } from '../../src/disk/fonts.ts';
import { overlap } from '../../src/model/span.ts';
import { read } from '../../src/pipeline.ts';
import { FIXTURES, OPTIONS, RULEBOOK, SETTING } from '../golden/cases.ts';
import { outcomeOf } from '../outcome.ts';

const cableWith = (words: string): string =>
  [
    'C O N F I D E N T I A L NORDHAVEN 000123',
    'SUBJECT: HARBOUR TALKS',
    '',
    `1. (C) He met ${words} at the pier.`,
    '',
    '2. (SBU) The pier is wet.',
  ].join('\n');

const FORMS = [
  '[less than 1 line of source text not declassified]',
  '[1 paragraph (7 lines of source text) not declassified]',
  '[2 lines of source text not declassified]',
  '[name not declassified]',
  '[dollar amount not declassified]',
  'XXXXXXXXXXXX',
  'xxxxxxxxxxxx',
];

describe('what somebody deleted before', () => {
  it.each(FORMS)('is told and is nobody and no finding: %s', (words) => {
    const { cable, persons, matches } = read(openRecord('invented.txt', cableWith(words)), SETTING, RULEBOOK);
    expect(cable.excisions).toHaveLength(1);
    const found = [...persons.flatMap(({ mentions }) => mentions), ...matches.map(({ span }) => span)];
    expect(found.filter((span) => cable.excisions.some((excision) => overlap(excision.span, span)))).toEqual(
      [],
    );
  });

  it.each(FORMS)('has words that our own markers may use, without a false alarm: %s', (words) => {
    const bytes = new TextEncoder().encode(cableWith(words));
    const { messages } = outcomeOf({ file: 'invented.txt', read: () => bytes }, SETTING, RULEBOOK, OPTIONS);
    expect(messages.map(({ code }) => code)).not.toContain('leak');
  });
});

it('words that stand as in the head of the index raise no alarm', () => {
  const bytes = new TextEncoder().encode(cableWith('us over the nation position paper'));
  const { messages } = outcomeOf({ file: 'invented.txt', read: () => bytes }, SETTING, RULEBOOK, OPTIONS);
  expect(messages.map(({ code }) => code)).not.toContain('leak');
});

it('a passage that goes on as the title of a PDF does, beside what made it, raises no alarm', () => {
  const file = join(FIXTURES, '04-sensitive-but-unclassified/cable.txt');
  const text = readFileSync(file, 'utf8')
    .replace('SUBJECT: ', 'SUBJECT: (U) ')
    .replace('each quarter.', 'each quarter, as to landing fees. Tea was served.');
  const options = { ...OPTIONS, render: copiesIn(['pdf'], loadFonts()) };
  const input = { file: 'invented.txt', read: () => Buffer.from(text) };
  const { messages, files } = outcomeOf(input, SETTING, RULEBOOK, options);
  expect(messages.map(({ code }) => code)).not.toContain('leak');
  expect(files.map(({ name }) => name)).toEqual(['08OSLO143.pdf']);
});

it('a number that is by chance the place of a paragraph in the copy raises no alarm', () => {
  const long = (number: string): string =>
    readFileSync(join(FIXTURES, '04-sensitive-but-unclassified/cable.txt'), 'utf8')
      .replace('each quarter.', `in ${number} parts.`)
      .replace(
        'VALE',
        `3. (U) ${'The fees are paid at the gate.\n'.repeat(400)}\n4. (U) The gate is shut.\nVALE`,
      );
  const options = { ...OPTIONS, render: copiesIn(['json'], loadFonts()) };
  const outcome = (number: string) =>
    outcomeOf({ file: 'invented.txt', read: () => Buffer.from(long(number)) }, SETTING, RULEBOOK, options);
  const places = outcome('00000').done?.variant.portions.map(({ at }) => String(at)) ?? [];
  const number = places.at(-1) ?? '';
  expect(number).toMatch(/^\d{5}$/);
  const { done, messages } = outcome(number);
  expect(done?.variant.portions.map(({ at }) => String(at))).toEqual(places);
  expect(messages.map(({ code }) => code)).not.toContain('leak');
});
