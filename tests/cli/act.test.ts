import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROGRAMS, PrivateServer } from '../review/record/private-server.ts';
import { FIXTURES, fixture, place, RULES, textOf, today } from './tearline.ts';
import { tearline } from './warm.ts';

const ASKED = '07OSLO414';
const MAIL = '08OSLO79';
/** A page of HTML, whose text stands elsewhere in its file. */
const PAGE = '08OSLO414';
const PAGE_FILE = 'families/cablegate-html/01-two-blocks-with-entities.html';
const REFERRED = '07OSLO412';
const PLAIN = '00HARARE2271';
const ANN = ['--by', 'Ann Poe'];
const BEN = ['--by', 'Ben Roe, Chief of Review'];
const WHY = ['--reason', 'A reason that says where the source lives.'];
const WITHHELD = [
  '--on',
  'subject',
  '--effect',
  'withhold',
  '--basis',
  'B6',
  '--reason',
  'Kept.',
  '--by',
  'Ada',
];
const SECRETS = /where the source lives|summer\.school@|202-555-0143|SUMMER SCHOOL/;

const act = (mrn: string, ...more: readonly string[]) => tearline(['act', 'run', mrn, ...more]);
const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '');
const logged = (run: string, ...more: readonly string[]) =>
  lines(tearline(['audit', 'show', run, '--review', '--format', 'jsonl', ...more]).out).map(
    (line) => JSON.parse(line).entry,
  );
const sizeOf = (): number => logged('run').filter(({ kind }) => kind !== 'access').length;

beforeAll(() => {
  const cable = readFileSync(fixture('01-declassified-by-its-own-date'), 'utf8');
  writeFileSync(
    join(place, 'station.txt'),
    cable.replace('2. (C) The delegation said that', '2. (C) CIA station reports that'),
  );
  // All that is signed comes back for a second reading.
  cpSync(RULES, join(place, 'rules'), { recursive: true });
  const foia = join(place, 'rules/audiences/foia.yaml');
  writeFileSync(foia, readFileSync(foia, 'utf8').replace('share: 0.05', 'share: 1'));
  const files = [
    ...['10-protected-source', '11-telephone-and-mail'].map(fixture),
    join(FIXTURES, 'families/acp-page/03-section-restart-in-a-sentence.txt'),
    join(FIXTURES, PAGE_FILE),
    'station.txt',
  ];
  tearline(['release', ...files, '--out', 'run', '--formats', 'txt', '--rules', 'rules']);
  cpSync(join(place, 'run'), join(place, 'alone'), { recursive: true });
  cpSync(join(place, 'run'), join(place, 'shared'), { recursive: true });
}, 180_000);

const RULED = ['--rules', 'rules'];

describe('tearline act', () => {
  it('shows a cable with all that an act can name, and records nothing by that', () => {
    const { code, out } = act(MAIL, ...ANN, ...RULED);
    expect([code, lines(out)[0]]).toEqual([0, expect.stringMatching(/^08OSLO79: ready, released-in-part/)]);
    expect(out).toMatch(/389-414 +1 +\[number: B6\] +[0-9a-f]{12}/);
    expect(out).toContain('To act on it only as it is now: --seen untouched');
    expect(act(ASKED, ...ANN, ...RULED).out).toMatch(/^person:p\d +\d/m);
    expect(sizeOf()).toBe(1);
  });

  it('counts places in the file, as it is there, and not in what was read of it', () => {
    const from = readFileSync(join(FIXTURES, PAGE_FILE), 'utf8').indexOf('SECSTATE');
    const on = `${from}-${from + 'SECSTATE'.length}`;
    for (const [place, basis] of [
      ['text:SECSTATE', 'B4'],
      [on, 'B5'],
    ] as const) {
      const of = ['--on', place, '--effect', 'withhold', '--basis', basis, ...WHY, ...ANN];
      expect(act(PAGE, 'decision', ...of, ...RULED).code).toBe(0);
      // A row may take several lines.
      const row = act(PAGE, ...ANN, ...RULED)
        .out.split(/\n(?=\S)/)
        .find((each) => each.startsWith(`${on} `));
      expect([place, row]).toEqual([place, expect.stringContaining(basis)]);
    }
  });

  it('decides by a place, a person, a passage of the file, or words wherever they stand; and undoes', () => {
    const decide = (mrn: string, on: string, ...more: readonly string[]) =>
      act(mrn, 'decision', '--on', on, ...more, ...WHY, ...ANN, ...RULED);
    const withheld = decide(MAIL, 'subject', '--effect', 'withhold', '--basis', 'B5');
    expect([withheld.code, withheld.out]).toEqual([
      0,
      expect.stringMatching(
        /^08OSLO79: decided d-[0-9a-f]{10}, entry \d+ [0-9a-f]{10}\. It is now ready\.$/m,
      ),
    ]);
    expect(decide(MAIL, '389-414', '--effect', 'withhold', '--basis', 'B5').code).toBe(0);
    const everywhere = ['--effect', 'withhold', '--basis', 'B5', '--everywhere'];
    const size = sizeOf();
    const listed = decide(MAIL, 'text:OSLO', ...everywhere).out;
    expect(listed).toMatch(/^In \d cables, \d+ passages.* Nothing is recorded yet\.$/m);
    expect(listed).toMatch(/^08OSLO79 +\S+ +ready +\d/m);
    expect(sizeOf()).toBe(size);
    const list = /--list ([0-9a-f]{10})$/m.exec(listed)?.[1] ?? listed;
    expect(decide(MAIL, 'text:OSLO', ...everywhere, '--list', list).out).toMatch(/and in \d more, entry/);
    const shown = act(MAIL, ...ANN, ...RULED).out;
    expect(shown).toMatch(/389-414 +1 +\[number: B5, B6\]/);
    const id = /d-[0-9a-f]{10}/.exec(withheld.out)?.[0] ?? '';
    const undone = act(MAIL, 'undo', '--decision', id, ...WHY, ...BEN, ...RULED);
    expect(undone.out).toMatch(/^08OSLO79: undone, entry/);
    expect(logged('run', '--kind', 'undo')).toMatchObject([{ action: id, by: 'Ben Roe, Chief of Review' }]);
    expect(shown + undone.out).not.toMatch(SECRETS);
  });

  it('refers a passage, enters the answer, notes and attests', () => {
    const referred = act(ASKED, 'refer', '--on', '2', '--agency', 'CIA', ...WHY, ...ANN, ...RULED).out;
    const id = /referred (r-[0-9a-f]{10}), entry/.exec(referred)?.[1] ?? referred;
    expect(act(ASKED, ...ANN, ...RULED).out).toMatch(new RegExp(`^${id} +CIA +Ann Poe +none yet`, 'm'));
    const of = ['--referral', id, '--reference', 'letter 44', '--day', today()];
    expect(act(ASKED, 'answer', ...of, ...ANN, ...RULED).out).toContain(`${ASKED}: answer entered, entry`);
    expect(act(ASKED, 'note', '--text', 'See the file.', '--on', '2', ...ANN, ...RULED).code).toBe(0);
    expect(act(ASKED, 'attest', '--need', 'foia-review', ...BEN, ...RULED).out).toContain('attested, entry');
    expect(logged('run', '--cable', ASKED).map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['referral', 'answer', 'note', 'attestation']),
    );
  });

  it.each<[string, readonly string[], string]>([
    ['what is missing, all of it', ['decision', ...ANN], 'needs --on, --effect, --reason'],
    [
      'a decision that nobody made',
      ['undo', '--decision', 'd-1', ...WHY, ...ANN],
      'No decision with this number stands',
    ],
    [
      'a release that names no claim, with those there are',
      ['decision', '--on', 'person:p2', '--effect', 'release', ...WHY, ...ANN],
      'role protected',
    ],
    [
      'an agency that is none',
      ['refer', '--on', '2', '--agency', 'XYZ', ...WHY, ...ANN],
      'referred to one of these',
    ],
    [
      'a reading that nobody does',
      ['finish', '--shown', '0123456789', ...ANN],
      'not one that you read a second time',
    ],
    ['a day that is none', ['attest', '--need', 'foia-review', '--day', 'soon', ...ANN], '--day takes a day'],
    [
      'a person that no file has',
      ['note', '--text', 'x', '--roles', 'roles.yaml', '--by', 'Eve'],
      'has nobody named Eve',
    ],
    [
      'what a role may not do, in the words of the desk',
      ['attest', '--need', 'foia-review', '--roles', 'roles.yaml', ...ANN],
      'takes the role of approver',
    ],
  ])('refuses %s, and records nothing', (_, words, said) => {
    writeFileSync(join(place, 'roles.yaml'), 'persons:\n  - { name: Ann Poe, roles: [reviewer] }\n');
    const before = sizeOf();
    const { code, err } = act(ASKED, ...words, ...RULED);
    expect([code, err]).toEqual([2, expect.stringContaining(said)]);
    expect(sizeOf()).toBe(before);
  });

  it('acts on what was seen, or tells what others did since', () => {
    const seen = /--seen (\S+)/.exec(act(ASKED, ...ANN, ...RULED).out)?.[1] ?? '';
    const note = (text: string) => act(ASKED, 'note', '--text', text, '--seen', seen, ...BEN, ...RULED);
    expect(note('One.').code).toBe(0);
    const { code, err } = note('Two.');
    expect([code, err]).toEqual([2, expect.stringContaining('did something on this cable since')]);
    expect(lines(err).slice(1)).toEqual([expect.stringMatching(/Ben Roe, Chief of Review notes$/)]);
  });

  it('ends a second reading, once its copy was looked at', () => {
    const attested = ['extension-check', 'foia-review', 'confirmation'].flatMap((need) => ['--attest', need]);
    for (const by of [BEN, ['--by', 'Cy Dow, Chief']]) {
      const { out } = tearline(['sign', 'run', PLAIN, ...attested, ...by, ...RULED]);
      const words = new RegExp(`${PLAIN}:[0-9a-f]{10}`).exec(out)?.[0] ?? '';
      tearline(['sign', 'run', words, ...by, ...RULED]);
    }
    const shown = act(PLAIN, ...ANN, ...RULED).out;
    expect(shown).toContain(`You read ${PLAIN} a second time`);
    const digest = /finish --shown ([0-9a-f]{10})/.exec(shown)?.[1] ?? '';
    const odd = act(PLAIN, 'finish', '--shown', '0123456789', ...ANN, ...RULED);
    expect([odd.code, odd.err]).toEqual([2, expect.stringContaining('it changed since')]);
    expect(act(PLAIN, 'finish', '--shown', digest, ...ANN, ...RULED).out).toContain('second reading ended');
    expect(logged('run', '--kind', 'comparison')).toMatchObject([{ by: 'Ann Poe', result: 'same' }]);
  });
});

describe('tearline decide, on a run that has a review', () => {
  const decide = (mrn: string, ...more: readonly string[]) =>
    tearline(['decide', 'run', mrn, ...more, ...RULED]);
  const record = (): string => textOf('run/restricted/run.json');

  it('records there, on what stands there, and leaves copies to the next release', () => {
    const before = record();
    const { code, out } = decide(
      ASKED,
      '--on',
      'subject',
      '--effect',
      'withhold',
      '--basis',
      'B5',
      ...WHY,
      ...ANN,
    );
    expect([code, out]).toEqual([
      0,
      expect.stringMatching(/^Recorded decision d-[0-9a-f]{10} of Ann Poe at the review/),
    ]);
    expect(out).toContain('Its copy is made at the next release.');
    expect([record(), textOf('run/restricted/decisions.jsonl')]).toEqual([before, '']);
    expect(logged('run', '--kind', 'decision').at(-1)).toMatchObject({ mrn: ASKED, by: 'Ann Poe' });
    // The claim of that decision is one that the run itself does not know.
    const claim = /^\S+ +subject .*?([0-9a-f]{12})/m.exec(act(ASKED, ...ANN, ...RULED).out)?.[1] ?? '';
    const lifted = decide(
      ASKED,
      '--on',
      'subject',
      '--effect',
      'release',
      '--answers',
      claim,
      ...WHY,
      ...BEN,
    );
    expect([lifted.code, lifted.err]).toEqual([0, '']);
    expect(tearline(['verify', 'run', ...RULED]).code).toBe(0);
  });

  it('records what an agency answered in its form, and refuses a form about another text', () => {
    const blank = textOf(`run/restricted/referrals/CIA/${REFERRED}.answer.yaml`);
    const filled = blank
      .replaceAll(/^ {4}answer:$/gm, '    answer: release')
      .replace('by:', 'by: Ruth Ashdown')
      .replace('position:', 'position: Information Review Officer')
      .replace('at:', 'at: 2026-11-24')
      .replace('reference:', 'reference: letter 44');
    writeFileSync(join(place, 'answer.yaml'), filled);
    expect(decide(ASKED, '--answer-form', 'answer.yaml').err).toContain(`answers about ${REFERRED}`);
    const { code, out } = decide(REFERRED, '--answer-form', 'answer.yaml');
    expect([code, out]).toEqual([
      0,
      expect.stringMatching(
        /^Recorded decision d-\S+ of Ruth Ashdown, Information Review Officer, CIA at the review/,
      ),
    ]);
    expect(logged('run', '--cable', REFERRED, '--kind', 'decision').at(-1)).toMatchObject({
      by: expect.stringContaining('Ruth'),
    });
  });

  it('is refused where the review was closed and its log is gone: it would be a second truth', () => {
    cpSync(join(place, 'run'), join(place, 'robbed'), { recursive: true });
    for (const name of ['review.jsonl', 'review.checkpoints', 'review.contents'])
      rmSync(join(place, 'robbed/restricted', name));
    const { code, err } = tearline(['decide', 'robbed', MAIL, ...WITHHELD, ...RULED]);
    expect([code, err]).toEqual([3, expect.stringContaining('when it was closed')]);
    expect(textOf('robbed/restricted/decisions.jsonl')).toBe('');
  });

  it('is as it was on a run without one', () => {
    const { out } = tearline(['decide', 'alone', MAIL, ...WITHHELD, ...RULED]);
    expect(out).toMatch(/^Recorded decision d-\S+ of Ada\.$/m);
    expect(existsSync(join(place, 'alone/restricted/review.jsonl'))).toBe(false);
  });
});

const without =
  PROGRAMS === undefined ? ' (not tried: there is no PostgreSQL under /usr/lib/postgresql)' : '';

describe.skipIf(PROGRAMS === undefined)(`where a database keeps the log of the review${without}`, () => {
  let server: PrivateServer;
  beforeAll(async () => {
    server = await PrivateServer.begun();
  }, 60_000);
  afterAll(() => server?.end());

  it('acts and decisions are recorded in it, and nothing in the run', () => {
    const at = ['--postgres', server.address(), ...RULED];
    expect(tearline(['act', 'shared', MAIL, 'note', '--text', 'Seen.', ...ANN, ...at]).code).toBe(0);
    expect(tearline(['decide', 'shared', MAIL, ...WITHHELD, ...at]).out).toContain('at the review, entry');
    expect(textOf('shared/restricted/decisions.jsonl')).toBe('');
    const shown = tearline([
      'audit',
      'show',
      'shared',
      '--postgres',
      server.address(),
      '--format',
      'jsonl',
    ]).out;
    const kinds = lines(shown).map((line) => JSON.parse(line).entry.kind);
    expect(kinds.filter((kind) => kind !== 'access')).toEqual(['review', 'note', 'decision']);
  });

  it('who does not name it is told to, and nothing is decided beside it', () => {
    for (const command of [
      ['decide', 'shared', MAIL, ...WITHHELD],
      ['act', 'shared', MAIL, 'note', '--text', 'Seen.', ...ANN],
    ])
      expect(tearline([...command, ...RULED])).toMatchObject({
        code: 2,
        err: expect.stringContaining('is kept in a database. Name that with --postgres.'),
      });
    expect(textOf('shared/restricted/decisions.jsonl')).toBe('');
  });

  it('a review that a run keeps is not begun anew in it', () => {
    const at = ['--postgres', server.address(), ...RULED];
    const { code, err } = tearline(['act', 'run', MAIL, 'note', '--text', 'Seen.', ...ANN, ...at]);
    expect([code, err]).toEqual([2, expect.stringContaining('Leave --postgres out.')]);
  });
});
