import { describe, expect, it } from 'vitest';
import { faultsIn, wordsOfPage } from '../../src/batch/copies.ts';
import { openRecord } from '../../src/container/open.ts';
import { loadFonts } from '../../src/disk/fonts.ts';
import type { Action } from '../../src/model/action.ts';
import type { Before, KeptThen } from '../../src/model/before.ts';
import { sourceDigest } from '../../src/model/digest.ts';
import { FORMATS, type Format } from '../../src/model/run-record.ts';
import type { Variant } from '../../src/model/variant.ts';
import { type Review, review } from '../../src/pipeline.ts';
import { indexFiles, withholdingsOf } from '../../src/variant/index-of-withholdings.ts';
import { renderersWith } from '../../src/variant/render/formats.ts';
import { markedHtml } from '../../src/variant/render/html/marked.ts';
import { bodyText } from '../../src/variant/render/text/body.ts';
import { markedPage } from '../../src/variant/render/text/marked.ts';
import { readPdf } from '../../src/verify/pdf/check.ts';
import { cableText } from '../cable/invented.ts';
import { RULEBOOK, SETTING } from '../golden/cases.ts';

const LIMIT = { ceiling: 'U' as const, controls: [], readers: [], countries: [], coalitions: {} };
const RENDERERS = renderersWith(loadFonts());
const DAY = '2025-03-01';

const RECORD = openRecord(
  'c.txt',
  cableText({
    body: [
      '1. The council met twice on the price of the ferry.',
      '',
      '2. The fare goes up before the summer. Nobody outside',
      'has been told of the sum.',
      '',
      '3. The yard forgot the winter berth.',
      '',
      '4. The embassy waits for the spring.',
      '',
      'ASHDOWN',
    ],
  }),
);
const { text } = RECORD;
const spanOf = (words: string) => {
  const from = text.indexOf(words);
  if (from < 0) throw new Error(`No such words: ${words}`);
  return { from, to: from + words.length };
};
const PARAGRAPH_2 = 'The fare goes up before the summer. Nobody outside\nhas been told of the sum.';
const kept = (words: string, portion: string, bases: readonly string[]): KeptThen => ({
  ...{ spans: [spanOf(words)], portion, effect: 'withhold' as const },
  ...{ bases: [...bases], said: [...bases] },
});
const BEFORE: Before = {
  ...{ run: { size: 3, digest: '0'.repeat(64) }, day: DAY, folder: 'public', audience: 'foia' },
  deletions: [
    kept(PARAGRAPH_2, '2', ['B1', '1.4(c)']),
    kept('The yard forgot the winter berth.', '3', ['B4']),
  ],
};

const bare = review(RECORD, SETTING, RULEBOOK);
const withhold = (n: number, portion: string, code: string): Action => ({
  ...{ id: `d-000000000${n}`, mrn: bare.mrn, source: sourceDigest(bare.bound), effect: 'withhold' },
  on: { kind: 'portion', id: portion },
  bases: [{ code, provision: '5 U.S.C. 552(b)', reason: 'Kept.', standing: 'adopted' }],
  ...{ answers: [], reason: 'Kept.', by: 'Ada', at: '2026-11-01T00:00:00Z' },
});
const ACTIONS = [withhold(1, '3', 'B5'), withhold(2, '4', 'B4')];

/** Paragraph 2 is released now, 3 kept on other grounds, 4 kept although it was shown. */
const lookedAt = (before: Before = BEFORE, actions = ACTIONS): Review =>
  review(RECORD, { ...SETTING, actions, earlier: { before } }, RULEBOOK);
const done = lookedAt();
const GROUNDS = { justifications: RULEBOOK.justifications, adoptionOf: () => undefined };
const ROWS = withholdingsOf(done, GROUNDS, true);

const faults = (name: string, content: string | Uint8Array, of = done): string[] =>
  faultsIn(of, [{ name, content }], wordsOfPage(of, ROWS, RULEBOOK.justifications), LIMIT);
const copy = (format: Format, of: Variant = done.variant) => RENDERERS[format].copy(of);
const said = 'withheld in the release of 2025-03-01 and are released now: paragraph 2 (B1, 1.4(c)).';

/** The copy with another word on what was restored. */
const telling = (restored: NonNullable<Variant['since']>['restored'], day = DAY): Variant => ({
  ...done.variant,
  since: { day, restored },
});

describe('what was withheld before, in a copy for the public', () => {
  it('is told with its place in the released text, its portion and its grounds, and nothing else is', () => {
    const [only, ...others] = done.variant.since?.restored ?? [];
    expect(others).toEqual([]);
    expect(only).toMatchObject({ portion: '2', bases: ['B1', '1.4(c)'] });
    expect(bodyText(done.variant).slice(only?.from, only?.to)).toBe(PARAGRAPH_2);
    expect(JSON.parse(copy('json') as string).since).toEqual(done.variant.since);
  });

  it('changes no character of the body, and no piece of it', () => {
    const { since: _, ...alike } = done.variant;
    const unmarked = review(RECORD, { ...SETTING, actions: ACTIONS }, RULEBOOK);
    expect(alike).toEqual(unmarked.variant);
    expect(done.patch).toBe(unmarked.patch);
  });

  it('is underlined on pages, and in plain text told above the body', () => {
    expect(copy('html')).toContain(`<span class="restored">${PARAGRAPH_2}</span>`);
    expect(copy('html')).toContain(`Words underlined were ${said}`);
    const pdf = readPdf(copy('pdf') as Uint8Array);
    if ('verdict' in pdf) throw new Error('The PDF cannot be read.');
    expect(pdf.pdf.underlined.replaceAll(/\s+/g, '')).toBe(PARAGRAPH_2.replaceAll(/\s+/g, ''));
    expect(String(copy('txt')).replaceAll('\n', ' ')).toContain(`Words that were ${said}`);
    expect(String(copy('txt'))).toContain(`\n2. ${PARAGRAPH_2}\n`);
  });

  it.each(FORMATS)('stands the check of its %s', (format) => {
    expect(faults(`c.${format}`, copy(format))).toEqual([]);
  });

  it.each(FORMATS)('cannot be left out, moved, or said of another day in %s', (format) => {
    const [only] = done.variant.since?.restored ?? [];
    if (only === undefined) throw new Error('Nothing was restored.');
    const { since: _, ...silent } = done.variant;
    const others = [
      silent,
      telling([{ ...only, to: only.to - 4 }]),
      telling([{ ...only, bases: ['B6'] }]),
      telling([only], '2025-03-02'),
    ];
    // Plain text has no places.
    const changed = format === 'txt' ? others.toSpliced(1, 1) : others;
    for (const other of changed) expect(faults(`c.${format}`, copy(format, other))).not.toEqual([]);
  });

  it('cannot be settled otherwise than it was either', () => {
    const [only] = done.variant.since?.restored ?? [];
    if (only === undefined) throw new Error('Nothing was restored.');
    const { since: _, ...silent } = done.variant;
    for (const variant of [
      silent,
      telling([{ ...only, from: only.from + 4 }]),
      telling([only], '2025-03-02'),
    ]) {
      const of = { ...done, variant };
      expect(faults('c.json', copy('json', variant), of)).toEqual([
        'c.json: What was withheld before is told otherwise than it was.',
      ]);
    }
  });

  it.each([
    ['to readers of another audience', { audience: 'mdr' }],
    ['where the earlier copy never went out', { folder: 'proposed' as const }],
  ])('is not told %s', (_, other) => {
    const of = lookedAt({ ...BEFORE, ...other });
    expect(of.variant.since).toBeUndefined();
    expect(faults('c.html', copy('html', of.variant), of)).toEqual([]);
    expect(faults('c.html', copy('html'), of)).not.toEqual([]);
  });

  it('goes on behind a name that is still withheld in it', () => {
    const within = { ...withhold(3, '2', 'B6'), on: { kind: 'span' as const, ...spanOf('Nobody') } };
    const of = lookedAt(BEFORE, [within]);
    const shown = of.variant.since?.restored.map(({ from, to }) => bodyText(of.variant).slice(from, to));
    expect(shown).toEqual([
      'The fare goes up before the summer.',
      'outside\nhas been told of the sum.',
      'The yard forgot the winter berth.',
    ]);
    expect(of.back?.since).toMatchObject({ released: 3, still: 0, otherwise: 1, newly: 0 });
    for (const format of FORMATS) expect(faults(`c.${format}`, copy(format, of.variant), of)).toEqual([]);
  });
});

describe('what was withheld before, in the copy of a reviewer', () => {
  it('is set off with what kept it then, and what was shown and is kept now is told loudly', () => {
    const page = markedPage(done.marked);
    expect(page).toContain(`[+ withheld on 2025-03-01: B1, 1.4(c): ${PARAGRAPH_2} +]`);
    expect(page).toContain('[[B5: The yard forgot the winter berth.]]');
    expect(page).toContain(
      '[[NEWLY WITHHELD, RELEASED ON 2025-03-01; B4: The embassy waits for the spring.]]',
    );
    expect(page).toContain('PASSAGES RELEASED ON 2025-03-01 THAT ARE KEPT NOW: 1.');
    expect(page).toContain('1 released now, 0 kept as before, 1\nkept on other grounds, 1 newly kept.');
  });

  it('is set off on its page too', () => {
    const page = markedHtml(done.marked);
    expect(page).toContain(
      `<span class="deletion restored"><span class="basis">released now, withheld on 2025-03-01: B1, 1.4(c) </span>[+ ${PARAGRAPH_2} +]</span>`,
    );
    expect(page).toContain(
      '<span class="deletion withheld newly"><span class="basis">NEWLY WITHHELD, RELEASED',
    );
    expect(page).toContain('<p class="note newly">PASSAGES RELEASED ON 2025-03-01 THAT ARE KEPT NOW: 1.');
  });

  it('is called no release where nobody saw the copy', () => {
    const page = markedPage(lookedAt({ ...BEFORE, folder: 'proposed' }).marked);
    expect(page).toContain('[[NEWLY WITHHELD, SHOWN IN THE COPY OF 2025-03-01; B4: The embassy');
    expect(page).toContain('Since the copy of 2025-03-01, which was not released:');
    expect(page).not.toContain('PASSAGES RELEASED');
  });

  it('is as it ever was where nothing is superseded', () => {
    const page = markedPage(review(RECORD, { ...SETTING, actions: ACTIONS }, RULEBOOK).marked);
    expect(page).not.toContain('2025-03-01');
    expect(page).toContain('[[B4: The embassy waits for the spring.]]');
  });
});

describe('the counts beside an earlier release', () => {
  const counts = { released: 1, still: 0, otherwise: 1, newly: 1 };
  const since = { mrn: done.mrn, day: DAY, ...counts };
  const files = new Map(indexFiles(ROWS, [], [since]).map(({ name, content }) => [name, content]));

  it('are what became of its passages, in the index for programs, spreadsheets and people', () => {
    expect(done.back?.since).toEqual(since);
    expect(files.get('changes.jsonl')).toBe(`${JSON.stringify(since)}\n`);
    expect(files.get('changes.csv')).toContain(`\n${done.mrn},2025-03-01,1,0,1,1`);
    expect(files.get('index.html')).toContain('Passages, beside those of the earlier release');
    for (const [name, content] of files) expect(faults(name, content), name).toEqual([]);
  });

  it('are checked one by one', () => {
    for (const kind of Object.keys(counts) as (keyof typeof counts)[]) {
      const other = `${JSON.stringify({ ...since, [kind]: 7 })}\n`;
      expect(faults('changes.jsonl', other), kind).not.toEqual([]);
    }
    expect(faults('changes.jsonl', '')).not.toEqual([]);
  });

  it('count a passage once, however many lines and pieces it has, and a passage on the same grounds as kept', () => {
    const [first, second] = BEFORE.deletions as [KeptThen, KeptThen];
    const { from, to } = first.spans[0] as { from: number; to: number };
    const middle = text.indexOf('Nobody');
    const parted = {
      ...first,
      spans: [
        { from, to: middle },
        { from: middle, to },
      ],
    };
    const of = lookedAt({ ...BEFORE, deletions: [parted, { ...second, bases: ['B5'], said: ['B5'] }] });
    expect(of.back?.since).toMatchObject({ released: 1, still: 1, otherwise: 0, newly: 1 });
    expect(of.variant.since?.restored).toHaveLength(1);
    for (const format of FORMATS) expect(faults(`c.${format}`, copy(format, of.variant), of)).toEqual([]);
  });
});
