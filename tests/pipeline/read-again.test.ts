import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { recordsIn } from '../../src/batch/records.ts';
import { copiesIn } from '../../src/batch/render.ts';
import { type BatchOptions, type Outcome, outcomeOf } from '../../src/batch/run.ts';
import { type Means, openRecord } from '../../src/container/open.ts';
import { readPdf } from '../../src/container/pdf/read.ts';
import { loadFonts } from '../../src/disk/fonts.ts';
import { bodyText } from '../../src/variant/render/text/body.ts';
import { FIXTURES, OPTIONS, RULEBOOK, SETTING } from '../golden/cases.ts';

const LEXICON = RULEBOOK.vocabulary.lexicon;
const READ = /\.(?:txt|md|html|csv)$/;
const files = readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' })
  .filter((name) => READ.test(name))
  .sort();
const ALL_FORMATS: BatchOptions = {
  ...OPTIONS,
  render: copiesIn(['txt', 'html', 'pdf', 'json'], loadFonts()),
};
const outcomesIn = (file: string, bytes: Uint8Array, options: BatchOptions, means: Means = {}): Outcome[] =>
  [...recordsIn([{ file, read: () => bytes }], LEXICON, means)].map((found) =>
    outcomeOf(found, SETTING, RULEBOOK, options),
  );
const made = files.flatMap((name) =>
  outcomesIn(name, readFileSync(join(FIXTURES, name)), ALL_FORMATS)
    .filter(({ done }) => done !== undefined)
    .map((first): [string, Outcome] => [`${name}, ${first.mrn}`, first]),
);
const bytesOf = ({ files: written }: Outcome, format: string): [name: string, bytes: Buffer] => {
  const file = written.find(({ name }) => name.endsWith(`.${format}`));
  return [file?.name ?? '', Buffer.from(file?.content ?? '')];
};
/** On paper no white space is known but that it is there: tabs are columns, and a page has room for so many empty lines. */
const onPaper = (text: string): string =>
  text
    .replace(/\r\n|[\r\f\v\u2028\u2029]/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ \n/g, '\n')
    .replace(/\n{2,}/g, '\n\n')
    .trim();

function isRead(
  again: Outcome | undefined,
  first: Outcome,
  form: (text: string) => string = (text) => text,
): void {
  const [before, after] = [first.done, again?.done];
  expect(again?.messages.map(({ code }) => code)).toContain('earlier-copy');
  expect([again?.mrn, after?.variant.banner]).toEqual([first.mrn, before?.variant.banner]);
  expect(again?.rows).toEqual([]);
  expect(form(after ? bodyText(after.variant) : '')).toBe(form(before ? bodyText(before.variant) : ''));
}

describe.each(['txt', 'json', 'html'])('a copy in %s that is read again', (format) => {
  test.each(made)('of %s is known as one, and nothing in it is new', (_, first) => {
    const [again] = outcomesIn(...bytesOf(first, format), OPTIONS);
    isRead(again, first);
  });
});

/** Reading PDFs takes time: every third copy, unless all are asked for. */
const EVERY = process.env.READ_ALL_PDFS === undefined ? 3 : 1;

describe('a copy in pdf that is read again', () => {
  test.each(made.filter((_, at) => at % EVERY === 0))(
    'of %s is known as one, and nothing in it is new',
    async (_, first) => {
      const [name, bytes] = bytesOf(first, 'pdf');
      const reading = await readPdf(bytes);
      const [again] = outcomesIn(name, bytes, OPTIONS, { readPdf: () => reading });
      isRead(again, first, onPaper);
    },
  );
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
    const [outcome] = outcomesIn('c.txt', Buffer.from(text), OPTIONS);
    expect(outcome?.rows.map(({ portion }) => portion)).toContain('1');
  });
});
