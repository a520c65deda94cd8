import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../src/batch/result.ts';
import { adoptionOf } from '../../src/decide/adoption.ts';
import type { Attestation } from '../../src/model/action.ts';
import type { CivilDate } from '../../src/model/civil-date.ts';
import type { Claim } from '../../src/model/claim.ts';
import { sourceDigest } from '../../src/model/digest.ts';
import type { Withholding } from '../../src/model/withholding.ts';
import { readCsv } from '../../src/notation/csv.ts';
import { indexFiles } from '../../src/variant/index-of-withholdings.ts';
import { readPage } from '../../src/verify/html/check.ts';
import { outcome, RULEBOOK, SETTING } from '../golden/cases.ts';

const CLASSIFIED = '02-still-classified';
const rowsOf = ({ rows }: Outcome): readonly Withholding[] => rows;
const csvOf = (rows: readonly Withholding[]): string =>
  indexFiles(rows).find(({ name }) => name === 'index.csv')?.content ?? '';

describe('a row', () => {
  const rows = rowsOf(outcome(CLASSIFIED));
  const [row] = rows;

  test('names its document, what is withheld by kind, what harm it would do, and what is said of the rest', () => {
    expect(row).toMatchObject({
      mrn: expect.stringMatching(/^\d\d[A-Z]+\d+$/),
      dated: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      from: expect.stringContaining('EMBASSY'),
      bases: expect.arrayContaining(['B1']),
      matter: expect.arrayContaining([
        'Text that is classified under the Executive order on national security information.',
      ]),
      state: 'withheld',
      adopted: null,
    });
    expect(row?.harm.length).toBe(row?.bases.length);
    expect(row?.segregability).toMatch(/withheld as a whole|was segregated/);
  });

  test('of an open question claims nothing yet', () => {
    const open = rowsOf(outcome('10-protected-source')).find(({ state }) => state === 'open question');
    expect(open).toMatchObject({ matter: [], harm: [], adopted: null, segregability: 'Not yet decided.' });
  });

  test('tells a subject only where it was released', () => {
    const withheld = outcome(CLASSIFIED);
    const out = withheld.done?.cuts.some(({ portion }) => portion === 'subject');
    expect(out).toBe(true);
    for (const { subject } of withheld.rows) expect(subject).toMatch(/^withheld/);
    expect(rowsOf(outcome('10-protected-source'))[0]?.subject).toBe('MOOD BEFORE THE PARTY CONGRESS');
  });
});

describe('a draft becomes a person’s own', () => {
  const { done } = outcome('10-protected-source');
  if (done === undefined) throw new Error('the case was not reviewed');
  const action = {
    ...{ id: 'a1', mrn: done.mrn, source: sourceDigest(done.bound), answers: [] },
    on: { kind: 'person' as const, id: done.persons.find(({ role }) => role === 'protected')?.id ?? '' },
    effect: 'withhold' as const,
    bases: [{ code: 'B6', provision: '5 U.S.C. 552(b)(6)', reason: 'privacy' }],
    ...{ reason: 'Whoever spoke would be known at once.', by: 'Nora Field', at: '2026-11-01T00:00:00Z' },
  };

  test('by the decision that withholds it, whose reason is the harm that the index states', () => {
    const answered = { ...action, answers: done.claims.map(({ id }) => id) };
    const { rows } = outcome('10-protected-source', { ...SETTING, actions: [answered] });
    const mine = rows.filter(({ adopted }) => adopted === 'Nora Field');
    expect(mine.length).toBeGreaterThan(0);
    for (const { harm } of mine) expect(harm).toEqual(['Whoever spoke would be known at once.']);
  });

  test('and a reason that quotes what is withheld ends the cable as failed', () => {
    const quoting = { ...action, reason: 'Magnus Tveit would be known at once.' };
    const { state, faults } = outcome('10-protected-source', { ...SETTING, actions: [quoting] });
    expect(state).toBe('failed');
    expect(faults.join()).toContain('index.jsonl holds a withheld name');
  });

  test('by an attestation for its cable, and for no other', () => {
    const attested = (cables: Attestation['cables'], need = 'withholdings'): Attestation[] => [
      { cables, need, by: 'Harriet Vale', on: '2026-11-01' as CivilDate },
    ];
    const drafted: Claim[] = [];
    expect(adoptionOf(drafted, '07OSLO414', attested('all'))).toEqual({ by: 'Harriet Vale' });
    expect(adoptionOf(drafted, '07OSLO414', attested(['07OSLO414']))).toEqual({ by: 'Harriet Vale' });
    expect(adoptionOf(drafted, '07OSLO414', attested(['07OSLO415']))).toBeUndefined();
    expect(adoptionOf(drafted, '07OSLO414', attested('all', 'foia-review'))).toBeUndefined();
  });
});

describe('index.csv', () => {
  const row = rowsOf(outcome(CLASSIFIED))[0] as Withholding;

  test.each(['=HYPERLINK("x")', '+1', '-1+2', '@SUM(A1)', '\t=1', '  =1', '\r=1'])(
    'has no cell that a spreadsheet computes: %j',
    (subject) => {
      const cells = csvOf([{ ...row, subject }]).split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/);
      const cell = cells.find((each) => each.includes(subject.trim().replaceAll('"', '""')));
      expect(cell?.replace(/^"/, '')).toMatch(/^'/);
    },
  );

  // Where a semicolon parts cells, a quote that does not begin a cell is a letter, and a line ends at every line feed.
  test.each([
    'A;=1+1',
    'A; +1',
    'A;\t@SUM(1)',
    'A\n=1+1',
    'A\r-1+2',
    'A\t=1',
    'A|=1',
    '\uff1d1+1',
    'A;=1;=2',
    'A;"=1"',
  ])('has no cell that a spreadsheet computes which parts cells otherwise: %j', (subject) => {
    const [, ...rows] = csvOf([{ ...row, subject }]).split('\r\n');
    for (const cell of rows.join('\r\n').split(/[;\t\n\r|]/)) expect(cell).not.toMatch(/^\s*[=+\-@\uff1d]/);
  });

  test('begins so that a spreadsheet reads its letters, and reads back cell by cell', () => {
    const csv = csvOf([{ ...row, subject: 'ÅRSMØTE, "SAID" THE HOST' }]);
    expect(csv.startsWith('\ufeffmessage,banner,date,from,subject,')).toBe(true);
    const heads = csv.slice(1).split('\r\n')[0]?.split(',') ?? [];
    const read = readCsv('index.csv', csv, heads);
    expect('value' in read && read.value[0]?.cells).toMatchObject({
      subject: 'ÅRSMØTE, "SAID" THE HOST',
      'adopted by': 'nobody: a draft',
    });
  });
});

test('every exemption that can be cited has a draft of its matter and harm; an owner’s equity has none, for it is asked', () => {
  const asked = /^(?:EQUITY |CAPTION$)/;
  const without = RULEBOOK.exemptions.filter(
    ({ code }) => !asked.test(code) && !RULEBOOK.justifications.has(code),
  );
  expect(without.map(({ code }) => code)).toEqual([]);
});

describe('index.html', () => {
  const [row] = rowsOf(outcome(CLASSIFIED)) as [Withholding];
  const pageOf = (rows: readonly Withholding[], stamps: readonly string[] = []): string =>
    indexFiles(rows, stamps).find(({ name }) => name === 'index.html')?.content ?? '';

  test('says once what is the same for several deletions, and where each of them stands', () => {
    const rows = ['1', '1', '2.a', '2.a'].map((portion, i) => ({
      ...{ ...row, portion, extent: i === 3 ? '1 line' : 'name', harm: ['A harm.'], matter: ['A matter.'] },
    }));
    const page = pageOf(rows);
    expect(page.match(/A matter\. A harm\./g)).toHaveLength(1);
    expect(page.replaceAll('\u00a0', ' ')).toContain('par. 1: 2 × name; par. 2.a: name, 1 line');
    expect(page).toContain('>4 deletions<');
  });

  test('parts what somebody adopted from what is a draft, and counts the drafts', () => {
    const page = pageOf([row, { ...row, adopted: 'Nora Field' }]);
    expect(page.match(/<strong class="draft">nobody: a draft<\/strong>/g)).toHaveLength(1);
    expect(page).toContain('<td>Nora Field</td>');
    expect(page).toContain(
      'Withheld as a draft that nobody has adopted</th><td class="number">1</td><td class="number">1</td>',
    );
  });

  test('bears the stamps of its folder', () => {
    expect(pageOf([row], ['PROPOSED, NOT RELEASED'])).toContain(
      '<p class="stamp">PROPOSED, NOT RELEASED</p>',
    );
    expect(pageOf([row])).not.toContain('class="stamp"');
  });
});

describe('the index of very many documents', () => {
  const [row] = rowsOf(outcome(CLASSIFIED)) as [Withholding];
  const many = Array.from({ length: 1001 }, (_, i) => ({
    ...{ ...row, mrn: `07OSLO${i + 1}` },
    ...(i === 700 ? { banner: 'SECRET//NOFORN' } : {}),
  }));
  const files = new Map(indexFiles(many).map(({ name, content }) => [name, content]));
  const page = (name: string): string => files.get(name)?.replaceAll('\u00a0', ' ') ?? '';

  test('is parted in pages of 500, each with its own banner, and a page of totals that leads to them', () => {
    const names = ['index-001.html', 'index-002.html', 'index-003.html', 'index.html'];
    expect([...files.keys()].filter((name) => name.endsWith('.html'))).toEqual(names);
    expect(names.map((name) => page(name).split('<section>').length - 1)).toEqual([500, 500, 1, 0]);
    expect(names.map((name) => /class="banner">([^<]*)</.exec(page(name))?.[1])).toEqual([
      ...[row.banner, 'SECRET//NOFORN', row.banner, 'SECRET//NOFORN'],
    ]);
    expect(page('index.html')).toContain('<a href="index-002.html">07OSLO501 to 07OSLO1000</a>');
    expect(page('index.html')).toContain('<td class="number">1001</td>');
  });

  test('has each document on one page only, and reads as a page of ours', () => {
    const heads = [...files].flatMap(([name, text]) =>
      name.endsWith('.html') ? Array.from(text.matchAll(/>(07OSLO\d+)<\/h2>/g), ([, mrn]) => mrn) : [],
    );
    expect(heads).toEqual(many.map(({ mrn }) => mrn));
    for (const [name, content] of files)
      if (name.endsWith('.html')) expect('page' in readPage(content), name).toBe(true);
  });

  test('of 500 documents is one page still', () => {
    const names = indexFiles(many.slice(0, 500)).map(({ name }) => name);
    expect(names).toEqual(['index.jsonl', 'index.csv', 'index.html']);
  });
});
