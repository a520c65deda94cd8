import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { claimsFromSilence } from '../../src/decide/from-silence.ts';
import { Case } from '../../src/model/case.ts';
import { readYaml } from '../../src/notation/yaml.ts';
import { foldedView } from '../../src/text/view.ts';
import { namesUnspoken } from '../../src/verify/silence.ts';
import { fixture, json, place, textOf, today, WITHHELD } from './tearline.ts';
import { tearline } from './warm.ts';

const REQUEST =
  'request: { number: F-2026-00123, kind: foia, requester: Quentin Marsh-Tarrow, received: 2026-10-01 }';
const NUMBERED = 'stamps: { documentNumbers: { prefix: C, first: 6000001 } }';
const OFFICIAL = ['--official', 'Harriet Vale, Declassification Officer'];
const BY = ['--reason', 'a reason', '--by', 'Nora Field'];
/** 07OSLO412, declassified by its own date, and 09OSLO901, which is classified. */
const [DATED, CLASSIFIED] = ['01-declassified-by-its-own-date', '02-still-classified'].map(fixture) as [
  string,
  string,
];

const README = join(import.meta.dirname, '../../README.md');
const LEVELS = fixture('05-portions-of-three-levels');
/** 07OSLO412 with a second paragraph of another source, and with a third that no date opens. */
const text = readFileSync(DATED, 'utf8');
const withStation = text.replace('2. (C) The delegation said that', '2. (C) CIA station reports that');
const withExcluded = text.replace('3. (U) The next', '3. (C//RD) The next');

const wrote = (name: string, ...lines: string[]): string => {
  writeFileSync(join(place, name), `${lines.join('\n')}\n`);
  return name;
};
const attested = (needs = ['extension-check', 'foia-review', 'withholdings']): string =>
  wrote(
    `attest-${needs.length}.yaml`,
    ...needs.map((need) => `- { cables: all, need: ${need}, by: Harriet Vale, on: ${today()} }`),
  );
/** A release under a case of these lines. */
const release = (run: string, lines: string[], inputs: string[], ...more: string[]) =>
  tearline([
    ...['release', ...inputs, '--out', run, '--case', wrote(`${run}.yaml`, REQUEST, ...lines), ...more],
  ]);
/** Every file that is not restricted, by its path in the run. */
const outside = (run: string): Map<string, string> =>
  new Map(
    ['public', 'proposed', 'rehearsal']
      .filter((folder) => existsSync(join(place, run, folder)))
      .flatMap((folder) => readdirSync(join(place, run, folder)).map((name) => `${folder}/${name}`))
      .map((path) => [path, readFileSync(join(place, run, path), 'latin1')]),
  );

describe('a case', () => {
  it('that stands in the README is one', () => {
    const [, shown = ''] = /```yaml\n(request:[\s\S]*?)```/.exec(readFileSync(README, 'utf8')) ?? [];
    expect(readYaml('README.md', shown, Case)).toMatchObject({ value: { interim: true } });
  });

  it.each([
    ['an unknown key', 'cabels: all', 2, "Unknown key 'cabels'. Did you mean 'cables'?"],
    [
      'a document number of another form',
      'stamps: { documentNumbers: { prefix: CC, first: 1 } }',
      2,
      'a capital letter',
    ],
    [
      'one number for two cables',
      'stamps: { documentNumbers: { 07OSLO412: C06000001, 09OSLO901: C06000001 } }',
      2,
      'another cable has the same number',
    ],
    ['a day that is not', 'stamps: { date: 2026-02-30 }', 2, 'a day that exists'],
    ['a pattern that is none', 'cables: ["07*OSLO"]', 2, 'how it begins'],
  ])('with %s stops the run, with file, line and column', (what, line, at, reason) => {
    const { code, err } = release(`bad-${what.replaceAll(' ', '-')}`, [line], [DATED]);
    expect([code, new RegExp(`\\.yaml:${at}:\\d+: `).test(err), err.includes(reason)], err).toEqual([
      2,
      true,
      true,
    ]);
  });

  it('is kept in run.json and named in the log, and who asked stands nowhere outside of restricted/', () => {
    expect(release('kept', ['interim: true', NUMBERED], [DATED]).code).toBe(0);
    expect(json('kept/restricted/run.json').case.given).toMatchObject({
      request: { number: 'F-2026-00123', requester: 'Quentin Marsh-Tarrow' },
      interim: true,
    });
    const [first = ''] = textOf('kept/restricted/audit.jsonl').split('\n');
    expect(JSON.parse(first).entry.case).toMatchObject({
      number: 'F-2026-00123',
      kind: 'foia',
      interim: true,
    });
    for (const text of [...outside('kept').values(), textOf('kept/restricted/audit.jsonl')])
      expect(text).not.toContain('Marsh');
    expect(tearline(['verify', 'kept']).out).toContain('OK');
  });

  it('that was edited after the run is found by verify', () => {
    release('edited', [NUMBERED], [DATED]);
    const file = join(place, 'edited/restricted/run.json');
    const whole = readFileSync(file, 'utf8');
    for (const [from, to] of [
      ['"interim": false', '"interim": true'],
      ['"number": "F-2026-00123"', '"number": "F-2026-00124"'],
      ['"first": 6000001', '"first": 6000002'],
    ] as const) {
      expect(whole).toContain(from);
      writeFileSync(file, whole.replace(from, to));
      const { code, out } = tearline(['verify', 'edited']);
      expect([code, out.includes('the case')], out).toEqual([3, true]);
    }
  });

  it('and the command line may say the same, and where they differ neither wins', () => {
    const lines = ['audience: archive', 'official: "Harriet Vale, Declassification Officer"'];
    expect(release('same', lines, [DATED], '--audience', 'archive', ...OFFICIAL).code).not.toBe(2);
    expect(json('same/restricted/run.json')).toMatchObject({
      audience: 'archive',
      official: 'Harriet Vale, Declassification Officer',
    });
    for (const [option, value] of [
      ['--audience', 'foia'],
      ['--official', 'Nora Field, Reviewer'],
    ] as const) {
      const { code, err } = release(`other${option}`, lines, [DATED], option, value);
      expect([code, err.includes(`${option} says "${value}"`)], err).toEqual([2, true]);
    }
  });

  it('goes to the audience of its kind, where nobody says another', () => {
    const made = wrote(
      'opening.yaml',
      'request: { number: A-2026-0007, kind: archive, received: 2026-10-01 }',
    );
    tearline(['release', DATED, '--out', 'opening', '--case', made]);
    expect(json('opening/restricted/run.json').audience).toBe('archive');
  });

  it('leaves out an input that is not one of its cables, and says so', () => {
    const { code, err } = release('some', [NUMBERED, 'cables: [07OSLO*, 07OSLO413]'], [DATED, CLASSIFIED]);
    expect([code, err.includes('09OSLO901 is not one of the cables of this case')], err).toEqual([1, true]);
    expect(err).toContain('not among the inputs: 07OSLO413');
    expect([...outside('some').keys()].filter((path) => path.includes('09OSLO901'))).toEqual([]);
    expect(
      json('some/restricted/run.json').inputs.map(({ document }: { document?: string }) => document),
    ).toEqual(['C06000001', undefined]);
    const decided = tearline([
      ...['decide', 'some', '09OSLO901', '--on', '1', '--effect', 'withhold', '--basis', 'B5', ...BY],
    ]);
    expect([decided.code, decided.err.includes('not one of the cables of this case')]).toEqual([2, true]);
  });

  it('numbers its documents by message number, whatever the order of the inputs and the number of workers', () => {
    release('one', [NUMBERED], [DATED, CLASSIFIED]);
    release('two', [NUMBERED], [CLASSIFIED, DATED], '--jobs', '2');
    const numbers = (run: string) =>
      Object.fromEntries(
        json(run, 'restricted/run.json').inputs.map(({ mrn, document }: Record<string, string>) => [
          mrn,
          document,
        ]),
      );
    expect(numbers('one')).toEqual({ '07OSLO412': 'C06000001', '09OSLO901': 'C06000002' });
    expect(numbers('two')).toEqual(numbers('one'));
    const copies = (run: string) => [...outside(run)].filter(([path]) => path.includes('OSLO'));
    expect(copies('two')).toEqual(copies('one'));
  });
});

describe('the stamps of a case', () => {
  const CASE = [NUMBERED, 'official: "Harriet Vale, Declassification Officer"'];
  const ready = (run: string, lines: string[], inputs: string[]) =>
    release(run, [...CASE, ...lines], inputs, '--attest', attested());

  it('stand on every copy: case, document, day, disposition with its codes, who released', () => {
    ready('stamped', [], [DATED, LEVELS]);
    const day = today();
    const stamps = json('stamped/public/09OSLO612.json').stamps;
    expect(stamps).toEqual([
      'UNCLASSIFIED U.S. Department of State',
      `Case No. F-2026-00123 Doc No. C06000002 Date: ${day.slice(5, 7)}/${day.slice(8)}/${day.slice(0, 4)}`,
      'RELEASED IN PART',
      'B1, 1.4(b), 1.4(d)',
      'REVIEW AUTHORITY: Harriet Vale, Declassification Officer',
    ]);
    expect(json('stamped/public/07OSLO412.json').stamps).toContain('RELEASED IN FULL');
    expect(tearline(['verify', 'stamped']).out).toContain('OK');
  });

  it('are furniture to our own reader, and it finds the cable between them', () => {
    const stamps: string[] = json('stamped/public/09OSLO612.json').stamps;
    const page = `${stamps.join('\n')}\n\n${readFileSync(LEVELS, 'utf8')}\n${stamps.join('\n')}\n`;
    const read = JSON.parse(tearline(['inspect', wrote('page.txt', page), '--format', 'json']).out);
    expect(read.mrn).toBe('09OSLO612');
    const printed = read.furniture
      .filter(({ kind }: { kind: string }) => kind === 'release-stamp')
      .map(({ from, to }: { from: number; to: number }) =>
        `${page}\n`.slice(from, to).replaceAll(/\s+/g, ' '),
      );
    const once = [
      'UNCLASSIFIED U.S. Department of State | Case No. F-2026-00123 | Doc No. C06000002 |',
      `${/Date: \S+/.exec(page)?.[0]} | RELEASED IN PART B1, 1.4(b), 1.4(d) |`,
      'REVIEW AUTHORITY: Harriet Vale, Declassification Officer',
    ].join(' ');
    expect(printed.join(' | ')).toBe(`${once} | ${once}`);
  });

  it('of a proposed copy name nobody and say what is proposed', () => {
    release('unready', [NUMBERED], [LEVELS]);
    const stamps: string[] = json('unready/proposed/09OSLO612.json').stamps;
    expect(stamps.slice(0, 2)).toEqual(['PROPOSED, NOT RELEASED', 'UNCLASSIFIED U.S. Department of State']);
    expect(stamps).toContain('PROPOSED DISPOSITION: RELEASED IN PART');
    expect(stamps.join()).not.toContain('AUTHORITY');
  });

  it('want a number for each cable: one that the case forgot is not released', () => {
    const { out } = release(
      'forgot',
      [
        'stamps: { documentNumbers: { 07OSLO412: C06000009 } }',
        'official: "Harriet Vale, Declassification Officer"',
      ],
      [DATED, LEVELS],
      ...['--attest', attested()],
    );
    expect(out).toContain('Not public, it has no document number in the case: 09OSLO612');
    expect(json('forgot/public/07OSLO412.json').stamps.join()).toContain('Doc No. C06000009');
  });

  it('come again where a person decides, with the same number', () => {
    release('again', [NUMBERED], [DATED, LEVELS]);
    tearline(['decide', 'again', '09OSLO612', '--on', '4', '--effect', 'withhold', '--basis', 'B5', ...BY]);
    expect(json('again/proposed/09OSLO612.json').stamps.join()).toContain('Doc No. C06000002');
    expect(tearline(['verify', 'again']).out).toContain('OK');
  });

  it('say DECLASSIFIED IN PART where a part stays classified', () => {
    const made = wrote('excluded.txt', withExcluded);
    release('in-part', [NUMBERED], [made]);
    expect(json('in-part/proposed/07OSLO412.json').stamps).toContain('DECLASSIFIED IN PART');
    expect(json('stamped/public/07OSLO412.json').stamps).not.toContain('DECLASSIFIED IN PART');
  });
});

describe('an interim response', () => {
  const INTERIM = ['interim: true', 'official: "Harriet Vale, Declassification Officer"'];
  const asked = wrote('station.txt', withStation);
  const interim = (run: string, ...lines: string[]) =>
    release(
      run,
      [...INTERIM, NUMBERED, ...lines],
      [asked, fixture('04-sensitive-but-unclassified')],
      '--attest',
      attested(),
    );

  it('goes out with open questions, and says of each what it waits for', () => {
    expect(interim('interim').err).toContain('The case does not say when it asked CIA.');
    const copy = textOf('interim/public/07OSLO412.txt');
    expect(copy).toContain('INTERIM RESPONSE');
    expect(copy).toContain('[1 paragraph (2 lines): referred to CIA, response pending, B3 50 U.S.C. 3507]');
    expect(textOf('interim/public/08OSLO143.txt')).toContain(': under review]');
    expect(json('interim/restricted/run.json').inputs[0]).toMatchObject({ state: 'held', folder: 'public' });
    expect(tearline(['verify', 'interim']).out).toContain('OK');
  });

  it('does not name an agency whose link is itself classified', () => {
    interim('unnamed', 'referrals: [{ agency: CIA, sentOn: 2026-10-20, undisclosed: true }]');
    expect(textOf('unnamed/public/07OSLO412.txt')).toContain('referred to another agency, response pending');
    for (const [path, bytes] of outside('unnamed'))
      expect([path, /EQUITY|REFERRAL/.test(bytes)]).toEqual([path, false]);
    expect(tearline(['verify', 'unnamed']).out).toContain('OK');
  });

  it('is read again as what it is: what it waited for is not there', () => {
    for (const format of ['txt', 'html', 'pdf', 'json']) {
      const read = tearline([
        'inspect',
        join(place, `unnamed/public/07OSLO412.${format}`),
        '--format',
        'json',
      ]);
      const { excisions, messages } = JSON.parse(read.out);
      expect(messages.map(({ code }: { code: string }) => code)).toContain('earlier-copy');
      expect([format, excisions.length]).toEqual([format, 1]);
    }
  });

  it('is none where the case does not say so: what is open stays proposed', () => {
    const run = 'final';
    release(run, [NUMBERED, INTERIM[1] as string], [asked], '--attest', attested());
    expect(textOf('final/proposed/07OSLO412.txt')).toContain('under review, B3 50 U.S.C. 3507, EQUITY CIA]');
  });
});

describe('a final answer', () => {
  const answer = (run: string, needs?: string[]) =>
    release(run, [], [LEVELS], ...OFFICIAL, '--attest', attested(needs));

  it('has no withholding that nobody adopted: until then its copy stays proposed, and it is said why', () => {
    const told = answer('drafted', ['extension-check', 'foia-review']);
    expect(told.out).toMatch(/Not public, \d withholdings? (?:is a|are) drafts? that nobody adopted/);
    expect([...outside('drafted').keys()].some((path) => path.startsWith('public/09'))).toBe(false);
  });

  it('goes out once a person attests for them, whom the index then names', () => {
    answer('adopted');
    const index = outside('adopted').get('public/index.jsonl') ?? '';
    expect(index).toContain('"adopted":"Harriet Vale"');
    expect(index).not.toContain('"adopted":null,"state":"withheld"');
    expect(tearline(['verify', 'adopted']).code).toBe(0);
  });
});

describe('an audience', () => {
  it('of FRUS prints that something is not declassified, and no codes', () => {
    const made = wrote('volume.yaml', 'request: { number: V-2026-0007, kind: frus, received: 2026-10-01 }');
    tearline(['release', LEVELS, '--out', 'volume', '--case', made]);
    const copy = textOf('volume/proposed/09OSLO612.txt');
    expect(copy).toContain('2. (C) [1 paragraph (less than 1 line) not declassified]');
    expect(copy).toContain('3. (S//NF) [1 paragraph (1-1/2 lines) not declassified]');
    expect(copy).not.toMatch(/B1|1\.4\([bd]\)/);
    const [row = ''] = textOf('volume/proposed/index.jsonl').split('\n');
    const { at } = JSON.parse(row);
    const body = copy.split(`\n${'='.repeat(69)}\n`)[1] as string;
    expect(body.slice(at)).toMatch(/^\[1 paragraph/);
    expect(tearline(['verify', 'volume']).out).toContain('OK');
  });

  it('of a mandatory review gets letters of the order, and not the exemption of the FOIA', () => {
    const made = wrote('mdr.yaml', 'request: { number: M-2026-00007, kind: mdr, received: 2026-10-01 }');
    tearline(['release', LEVELS, '--out', 'mdr', '--case', made]);
    expect(textOf('mdr/proposed/09OSLO612.txt')).toContain(
      '3. (S//NF) [1 paragraph (1-1/2 lines): 1.4(b), 1.4(d)]',
    );
    expect(tearline(['verify', 'mdr']).out).toContain('OK');
  });
});

describe('what may neither be confirmed nor denied', () => {
  const SILENT = ['neitherConfirmNorDeny: [09OSLO901, 07OSLO388]', NUMBERED];
  /** A folder as it may leave, but for what binds it to the log. */
  const leaving = (run: string): Map<string, string> => {
    const files = outside(run);
    const { checkpoint, signature: _, ...rest } = JSON.parse(files.get('proposed/manifest.json') ?? '');
    return files.set(
      'proposed/manifest.json',
      JSON.stringify({ ...rest, entries: checkpoint.split('\n')[1] }),
    );
  };

  it('leaves nothing outside of restricted/, whether it is among the inputs or not', () => {
    const codes = [
      release('with', SILENT, [DATED, CLASSIFIED, LEVELS]).code,
      release('without', SILENT, [DATED, LEVELS]).code,
    ];
    expect(codes).toEqual([1, 1]);
    expect(leaving('with')).toEqual(leaving('without'));
    for (const [path, bytes] of outside('with'))
      expect([path, /09OSLO901|OSLO (?:000)?901/.test(bytes)]).toEqual([path, false]);
    expect(textOf('with/restricted/audit.jsonl')).not.toContain('09OSLO901');
    expect(json('with/restricted/run.json').inputs[1]).toMatchObject({
      ...{ mrn: '09OSLO901', state: 'denied-in-full', folder: null },
    });
    // No gap: the next in the row has the next number.
    expect(
      json('with/restricted/run.json').inputs.map(({ document }: { document?: string }) => document),
    ).toEqual([...['C06000001', undefined, 'C06000002']]);
    expect(tearline(['verify', 'with']).out).toContain('OK');
  });

  it('is held where another cable names it, and a person cannot release that name', () => {
    expect(textOf('with/proposed/07OSLO412.txt')).toContain('REF: [less than 1 line: under review]');
    const from = text.indexOf('OSLO 388');
    const { code, err } = tearline([
      ...[
        'decide',
        'with',
        '07OSLO412',
        '--on',
        `${from}-${from + 8}`,
        '--effect',
        'release',
        '--answers',
        'all',
        ...BY,
      ],
    ]);
    expect([code, err.includes('may neither be confirmed nor denied')], err).toEqual([3, true]);
  });

  it('cannot be decided on, and what speaks of it is found by verify', () => {
    const { code, err } = tearline([
      ...['decide', 'with', '09OSLO901', '--on', '1', '--effect', 'withhold', '--basis', 'B5', ...BY],
    ]);
    expect([code, err.includes('may neither be confirmed nor denied')], err).toEqual([2, true]);
    writeFileSync(join(place, 'with/proposed/09OSLO901.txt'), 'WITHDRAWAL SHEET');
    expect(tearline(['verify', 'with']).out).toContain('09OSLO901.txt names a cable');
  });

  it('stands in run.json alone, and is missed there by whoever has the key', () => {
    const whole = textOf('without/restricted/run.json');
    const record = JSON.parse(whole);
    const silent = { ...record.inputs[0], mrn: '09OSLO901', state: 'denied-in-full', folder: null };
    const inputs = [...record.inputs, silent];
    const counts = { ...record.counts, 'denied-in-full': record.counts['denied-in-full'] + 1 };
    writeFileSync(join(place, 'without/restricted/run.json'), JSON.stringify({ ...record, inputs, counts }));
    const told = 'the inputs in run.json did not all end as was logged';
    const decide = ['decide', 'without', '07OSLO412', ...WITHHELD];
    const ran = [['verify', 'without'], ['audit', 'verify', 'without'], decide].map((args) => tearline(args));
    expect(ran.map(({ code, out, err }) => [code, `${out}${err}`.includes(told)])).toEqual(
      Array(3).fill([3, true]),
    );
    writeFileSync(join(place, 'without/restricted/run.json'), whole);
    expect(tearline(['audit', 'verify', 'without']).code).toBe(0);
  });

  it('may be the case as a whole: then no cable is made at all', () => {
    expect(release('whole', ['neitherConfirmNorDeny: all', NUMBERED], [DATED, CLASSIFIED]).code).toBe(0);
    expect([...outside('whole').keys()].filter((path) => path.includes('OSLO'))).toEqual([]);
  });
});

describe('a number that may not be spoken of', () => {
  const given = Case.parse({
    request: { number: 'F-2026-00123', kind: 'foia', received: '2026-10-01' },
    neitherConfirmNorDeny: ['07OSLO388'],
  });
  const heldIn = (words: string): string[] =>
    claimsFromSilence(foldedView(words, []), given).map(({ span }) => words.slice(span.from, span.to));

  it.each([
    'OSLO 388',
    '07OSLO388',
    'OSLO 00388',
    'OSLO #388',
    'OSLO (388)',
    'OSLO TELNO 388',
    'EMBOSLO 388',
    "OSLO'S 388",
    'OSLO 387 AND 388',
    '(A) OSLO 387 (B) 388',
    'ОSLO 388',
    'ＯＳＬＯ 388',
    '07OS-\nLO388',
  ])('is held in %j, and found in a file', (words) => {
    expect(heldIn(`See ${words} of May.`)).toHaveLength(1);
    expect(
      namesUnspoken(given, [['c.txt', `See ${words.normalize('NFKC').replace('О', 'O')} of May.`]]),
    ).toEqual(['c.txt']);
  });

  it.each(['OSLO 3881', 'OSLO 1388', 'STOCKHOLM 388', 'paragraph 388'])('is not seen in %j', (words) => {
    expect(heldIn(`See ${words} of May.`)).toEqual([]);
    expect(namesUnspoken(given, [['c.txt', `See ${words} of May.`]])).toEqual([]);
  });

  it.each(['07oslo388', '07OSLO0388', '2007OSLO388'])(
    'spelled as %s is refused: nothing would be kept back',
    (mrn) => {
      const { code, err } = release('spelled', [`neitherConfirmNorDeny: [${mrn}]`], [DATED]);
      expect([code, err.includes('a message number as copies bear it')]).toEqual([2, true]);
    },
  );
});

describe('the cover sheet', () => {
  const ANSWERED = [NUMBERED, 'official: "Harriet Vale, Declassification Officer"'];
  const made = (run: string, lines: string[], inputs: string[]) =>
    release(run, [...ANSWERED, ...lines], inputs, '--attest', attested());
  const rowsOf = (run: string, folder: string) =>
    textOf(run, folder, 'index.jsonl')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line));

  it('counts what the run and its index have, and says what can be done against it', () => {
    made('summed', [], [DATED, CLASSIFIED, LEVELS, fixture('04-sensitive-but-unclassified')]);
    const cover = json('summed/public/cover.json');
    const { counts } = json('summed/restricted/run.json');
    expect(cover.numbers).toMatchObject({
      ...{ searched: 4, processed: 4, releasedInFull: counts['released-in-full'] },
      ...{
        releasedInPart: counts['released-in-part'],
        deniedInFull: counts['denied-in-full'],
        held: counts.held,
      },
      withheld: {
        deletions: rowsOf('summed', 'public').filter(({ mrn }) => mrn === '09OSLO612').length,
        lines: 2,
        shorter: 1,
      },
    });
    expect(cover).toMatchObject({ response: 'interim', official: 'Harriet Vale, Declassification Officer' });
    const page = textOf('summed/public/cover.txt').replaceAll(/\s+/g, ' ');
    expect(textOf('summed/public/cover.html')).toContain('>Documents searched</th><td class="number">4</td>');
    for (const words of [
      'within 90 days',
      'OGIS',
      'of documents denied in full: 1',
      'B1: 6. Properly classified',
      'F-2026-00123',
    ])
      expect([words, page.includes(words)]).toEqual([words, true]);
    expect(page).not.toContain('Marsh');
    // What is only proposed is under review to whom the release goes.
    expect(json('summed/proposed/cover.json')).toMatchObject({ stamps: ['PROPOSED, NOT RELEASED'] });
    expect(json('summed/public/manifest.json').files.map(({ name }: { name: string }) => name)).toContain(
      'cover.json',
    );
    expect(tearline(['verify', 'summed']).out).toContain('OK');
  });

  it('is final where all is released or denied', () => {
    made('closed', [], [DATED, CLASSIFIED]);
    expect(json('closed/public/cover.json').response).toBe('final');
  });

  it('that counts otherwise than the run is found by verify', () => {
    const file = join(place, 'closed/public/cover.json');
    const whole = readFileSync(file, 'utf8');
    writeFileSync(file, whole.replace('"deniedInFull": 1', '"deniedInFull": 0'));
    const { out } = tearline(['verify', 'closed']);
    expect(out).toContain('another number for deniedInFull');
    writeFileSync(file, whole);
  });

  it.each([
    ['title', '"title": "Response', '"title": "An answer'],
    ['statement', 'an estimate, in lines', 'an estimate, in rows'],
    ['right', 'within 90 days', 'within 30 days'],
    ['day of the answer', '"date": "', '"date": "1'],
    ['meaning of a ground', '"meaning": "', '"meaning": "Not '],
    ['number of pages', '"reviewed": ', '"reviewed": 1'],
    ['order of its parts', '"title"', '"title" '],
  ])('with another %s is found by verify', (_, from, to) => {
    const file = join(place, 'closed/public/cover.json');
    const whole = readFileSync(file, 'utf8');
    expect(whole).toContain(from);
    writeFileSync(file, whole.replace(from, to));
    const { code, out } = tearline(['verify', 'closed']);
    expect([code, /neither the case nor the tables say|has another number|form/.test(out)], out).toEqual([
      3,
      true,
    ]);
    writeFileSync(file, whole);
  });

  it.each([
    ['txt', 'Case No.: ', 'Case No.:  '],
    ['txt', 'Documents searched', 'Documents searched 7'],
    ['txt', '=\n', '=\n\n'],
    ['html', '</caption>', '.</caption>'],
    ['html', '<tbody>', '<tbody><tr></tr>'],
  ])('as %s with a sign more is found by verify', (format, from, to) => {
    const file = join(place, `closed/public/cover.${format}`);
    const whole = readFileSync(file, 'utf8');
    expect(whole).toContain(from);
    writeFileSync(file, whole.replace(from, to));
    expect(tearline(['verify', 'closed']).out).toContain('or says one otherwise');
    writeFileSync(file, whole);
  });

  it('that holds what was withheld is found by verify', () => {
    const file = join(place, 'closed/public/cover.txt');
    const whole = readFileSync(file, 'utf8');
    const marked = readdirSync(join(place, 'closed/restricted')).filter((name) =>
      name.endsWith('.marked.txt'),
    );
    const [withheld = ''] = marked.flatMap((name) =>
      Array.from(
        textOf(`closed/restricted/${name}`).matchAll(/\[\[[^:]*: ([^\]]{30,90})/g),
        ([, words = '']) => words,
      ),
    );
    expect(withheld).not.toBe('');
    writeFileSync(file, `${whole}${withheld}\n`);
    expect(tearline(['verify', 'closed']).out).toMatch(/public: cover\.txt holds a withheld/);
    writeFileSync(file, whole);
  });

  it('for people says in every form the words of the one for programs, and no other', () => {
    for (const format of ['txt', 'html', 'pdf']) {
      const file = join(place, `closed/public/cover.${format}`);
      const whole = readFileSync(file);
      const other = readFileSync(join(place, `summed/public/cover.${format}`));
      expect(whole.equals(other)).toBe(false);
      writeFileSync(file, other);
      const { code, out } = tearline(['verify', 'closed']);
      expect([code, out.includes('a word that its form for programs does not have')], out).toEqual([3, true]);
      writeFileSync(file, whole);
    }
  });

  it('leaves public/ when a person decides anew: no official has seen what comes of it', () => {
    tearline(['decide', 'closed', '07OSLO412', '--on', '3', '--effect', 'withhold', '--basis', 'B5', ...BY]);
    expect(readdirSync(join(place, 'closed/public')).filter((name) => name.startsWith('cover'))).toEqual([]);
    expect(json('closed/proposed/cover.json').numbers).toMatchObject({
      releasedInFull: 0,
      releasedInPart: 1,
    });
    expect(tearline(['verify', 'closed']).out).toContain('OK');
  });

  it('of a case that may neither be confirmed nor denied has one paragraph and no number', () => {
    made('silent', ['neitherConfirmNorDeny: all'], [DATED, CLASSIFIED]);
    made('silent-alone', ['neitherConfirmNorDeny: all'], [LEVELS]);
    expect([...outside('silent').keys()].sort()).toEqual(
      [
        ...['cover.html', 'cover.json', 'cover.pdf', 'cover.txt'],
        ...['index.csv', 'index.html', 'index.jsonl', 'manifest.json'],
      ].map((name) => `public/${name}`),
    );
    const page = textOf('silent/public/cover.txt');
    expect(page).toContain('neither confirm nor deny');
    expect(page).not.toMatch(/Documents|Pages/);
    expect(page).toBe(textOf('silent-alone/public/cover.txt'));
    expect(tearline(['verify', 'silent']).out).toContain('OK');
  });

  it('of a mandatory review names the Panel', () => {
    expect(textOf('mdr/proposed/cover.txt').replaceAll(/\s+/g, ' ')).toMatch(
      /within 60 days .*\(ISCAP\) within 60 days/,
    );
  });
});

describe('a referral', () => {
  const SENT = 'referrals: [{ agency: CIA, sentOn: 2026-10-20, dueBy: 2026-12-20 }]';
  const source = wrote('referred.txt', withStation);
  const FORM = 'asked/restricted/referrals/CIA/07OSLO412.answer.yaml';
  const PASSAGE = 'CIA station reports that the quota for cod is the only open';
  /** The form with what a person at the agency fills in. */
  const filled = (name: string, answer: string): string =>
    wrote(
      name,
      textOf(FORM)
        .replaceAll(/^ {4}answer:$/gm, `    ${answer}`)
        .replace('by:', 'by: Ruth Ashdown')
        .replace('position:', 'position: Information Review Officer')
        .replace('at:', 'at: 2026-11-24')
        .replace('reference:', 'reference: letter 44'),
    );
  const answered = (run: string, file: string) =>
    tearline(['release', source, '--out', run, '--answers', file]);

  it('shows the agency its own passages, when it was sent and by when it is due, with a form', () => {
    release('asked', [NUMBERED, SENT], [source]);
    const page = textOf('asked/restricted/referrals/CIA/07OSLO412.txt');
    for (const words of ['REFERRAL TO CIA', 'F-2026-00123', '2026-10-20', '2026-12-20', `>>>${PASSAGE}`])
      expect([words, page.includes(words)]).toEqual([words, true]);
    expect(page.trim().split('\n').at(-1)?.trim()).toBe('CONFIDENTIAL');
    expect(page).not.toContain('Marsh');
    expect(textOf(FORM)).toMatch(/agency: CIA\ncable: 07OSLO412\n/);
    expect(tearline(['verify', 'asked']).out).toContain('OK');
  });

  it('shows no agency what others withhold', () => {
    const secret = wrote(
      'two.txt',
      withStation.replaceAll('03/12/2017', '03/12/2031').replace('3. (U)', '3. (C)'),
    );
    tearline(['release', secret, '--out', 'others']);
    const page = textOf('others/restricted/referrals/CIA/07OSLO412.txt');
    expect(page).toContain('>>>CIA station');
    expect(page).toContain('[not shown: 1 paragraph');
    expect(page).not.toContain('The next round');
  });

  it('that is not answered yet is refused, with line and column', () => {
    const { code, err } = answered('blank', FORM);
    expect([code, /answer\.yaml:\d+:\d+: /.test(err)], err).toEqual([2, true]);
  });

  it('is opened by its agency, as decisions bound to the text', () => {
    answered('opened', filled('opened.yaml', 'answer: release'));
    expect(textOf('opened/proposed/07OSLO412.txt')).toContain(PASSAGE);
    expect(textOf('opened/restricted/decisions.jsonl')).toContain('"owner":"CIA","reference":"letter 44"');
    expect(tearline(['verify', 'opened']).out).toContain('OK');
    expect(existsSync(join(place, 'opened/restricted/referrals'))).toBe(false);
  });

  it('may be withheld by its agency, on grounds of its own, and is not asked again', () => {
    answered('kept-back', filled('kept-back.yaml', 'answer: withhold\n    bases: [B3 50 U.S.C. 3507]'));
    const [row = ''] = textOf('kept-back/proposed/index.jsonl').split('\n');
    expect(JSON.parse(row)).toMatchObject({ state: 'withheld', bases: ['B3 50 U.S.C. 3507'] });
    expect(existsSync(join(place, 'kept-back/restricted/referrals'))).toBe(false);
  });

  it('may be opened in part: what the agency names stays out', () => {
    const part =
      'answer: release-in-part\n    withhold: [{ text: station reports, bases: [B3 50 U.S.C. 3507] }]';
    const file = filled('part.yaml', part);
    const { code, out } = tearline(['decide', 'asked', '07OSLO412', '--answer-form', file]);
    expect([code, out.includes('of Ruth Ashdown, Information Review Officer, CIA')], out).toEqual([0, true]);
    const copy = textOf('asked/proposed/07OSLO412.txt');
    expect(copy).toMatch(/CIA \[less than 1 line: [^\]]*B3 50 U\.S\.C\. 3507[^\]]*\] that the quota/);
    expect(tearline(['verify', 'asked']).out).toContain('OK');
    answered('part', file);
    expect(textOf('part/proposed/07OSLO412.txt')).toContain(copy.split('='.repeat(69))[1] as string);
    const odd = filled('odd.yaml', part.replace('station reports', 'cod is fish'));
    expect(answered('odd', odd).err).toContain('words to withhold must stand in it, once');
  });

  it('whose form was edited, or whose cable was, is refused', () => {
    const file = filled('edited-form.yaml', 'answer: release');
    const whole = textOf(file);
    for (const [from, to] of [
      [/span: (\d+)-\d+/, 'span: $1-9999'],
      ['agency: CIA', 'agency: NSA'],
    ] as const) {
      const { code, err } = answered('edited-form', wrote('edited-form.yaml', whole.replace(from, to)));
      expect([code, err.includes('not those that were sent')], err).toEqual([2, true]);
    }
    const other = wrote('other.txt', withStation.replace('calm mood', 'tense mood'));
    const { err } = tearline([
      'release',
      other,
      '--out',
      'stale',
      '--answers',
      filled('stale.yaml', 'answer: release'),
    ]);
    expect(err).toContain('stale-decision');
    expect(textOf('stale/proposed/07OSLO412.txt')).not.toContain('CIA station');
  });
});
