import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { recordsIn } from '../../src/batch/records.ts';
import { type Outcome, outcomeOf } from '../../src/batch/run.ts';
import { openRecord } from '../../src/container/open.ts';
import { bodyText } from '../../src/variant/render/text/body.ts';
import { FIXTURES, OPTIONS, RULEBOOK, SETTING } from '../golden/cases.ts';

const LEXICON = RULEBOOK.vocabulary.lexicon;
const READ = /\.(?:txt|md|html|csv)$/;
const files = readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' })
  .filter((name) => READ.test(name))
  .sort();
const outcomesIn = (file: string, bytes: Uint8Array): Outcome[] =>
  [...recordsIn([{ file, read: () => bytes }], LEXICON)].map((found) =>
    outcomeOf(found, SETTING, RULEBOOK, OPTIONS),
  );
const made = files.flatMap((name) =>
  outcomesIn(name, readFileSync(join(FIXTURES, name)))
    .filter(({ done }) => done !== undefined)
    .map((first): [string, Outcome] => [`${name}, ${first.mrn}`, first]),
);

describe.each(['txt', 'json'])('a copy in %s that is read again', (format) => {
  test.each(made)('of %s is known as one, and nothing in it is new', (_, first) => {
    const file = first.files.find(({ name }) => name.endsWith(`.${format}`));
    const [again] = outcomesIn(file?.name ?? '', Buffer.from(file?.content ?? ''));
    const [before, after] = [first.done, again?.done];
    expect(again?.messages.map(({ code }) => code)).toContain('earlier-copy');
    expect([again?.mrn, after?.variant.banner]).toEqual([first.mrn, before?.variant.banner]);
    expect(again?.rows).toEqual([]);
    expect(after && bodyText(after.variant)).toBe(before && bodyText(before.variant));
  });
});

test('there are a hundred of them', () => expect(made.length).toBeGreaterThan(100));

describe('a text that only looks like a copy is read as it stands', () => {
  const page = (over: { head?: string; foot?: string } = {}): string => {
    const rule = '='.repeat(69);
    const { head = 'UNCLASSIFIED\n07OSLO412\nPROPOSED, NOT RELEASED\n', foot = 'UNCLASSIFIED\n' } = over;
    return `${head}\n${rule}\n1. ~~(C)~~ The ferry is late.\n${rule}\n${foot}`;
  };

  test('a whole one is known', () => {
    expect(openRecord('c.txt', page())).toMatchObject({
      text: '1. (C) The ferry is late.',
      copy: { mrn: '07OSLO412', banner: 'UNCLASSIFIED', struck: [{ from: 3, to: 6 }] },
    });
  });

  test.each([
    ['another banner below', page({ foot: 'SECRET\n' })],
    ['no stamp of ours', page({ head: 'UNCLASSIFIED\n07OSLO412\nDRAFT\n' })],
    ['no banner', page({ head: '07OSLO412\nPROPOSED, NOT RELEASED\n', foot: '07OSLO412\n' })],
    ['words behind the banner', page({ foot: 'UNCLASSIFIED\n\nP.S. The ferry sank.\n' })],
  ])('%s', (_, text) => {
    expect(openRecord('c.txt', text)).toMatchObject({ text, opened: false });
    expect(openRecord('c.txt', text).copy).toBeUndefined();
  });

  test('a mark that nobody struck stays in force', () => {
    const text = page().replace('~~(C)~~', '(S)');
    const [outcome] = outcomesIn('c.txt', Buffer.from(text));
    expect(outcome?.rows.map(({ portion }) => portion)).toContain('1');
  });
});
