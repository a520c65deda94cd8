import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../src/model/digest.ts';
import { Entry } from '../../src/model/entry.ts';
import { fixture, json, place, textOf, today } from './tearline.ts';
import { tearline } from './warm.ts';

const OFFICIAL = ['--official', 'Harriet Vale, Declassification Officer'];
const BY = ['--reason', 'a reason', '--by', 'Nora Field'];
const DATED = '01-declassified-by-its-own-date';
const EXDIS = '08-exdis';

const wrote = (name: string, text: string): string => {
  writeFileSync(join(place, name), text);
  return name;
};
const attested = (name: string, on = today(), need = 'extension-check'): string =>
  wrote(
    name,
    [need, 'foia-review']
      .map((each) => `- { cables: all, need: ${each}, by: Harriet Vale, on: ${on} }\n`)
      .join(''),
  );
const official = (name: string, run: string, ...more: string[]) =>
  tearline([
    'release',
    fixture(name),
    '--out',
    run,
    ...OFFICIAL,
    '--attest',
    attested('attest.yaml'),
    ...more,
  ]);
const entriesOf = (run: string): Entry['entry'][] =>
  textOf(run, 'restricted/audit.jsonl')
    .trim()
    .split('\n')
    .map((line) => Entry.parse(JSON.parse(line)).entry);

describe('public/', () => {
  it('gets a copy that names who released it and when', () => {
    expect(official(DATED, 'named').code).toBe(0);
    const copy = textOf('named/public/07OSLO412.txt');
    expect(copy).toContain(`by Harriet Vale, Declassification Officer, ${today()}`);
    expect(copy).toContain('Declassified 2017-03-12');
  });

  it('is closed to what was attested before there was anything to attest', () => {
    const early = attested('early.yaml', '2017-03-11');
    const told = tearline(['release', fixture(DATED), '--out', 'early', ...OFFICIAL, '--attest', early]);
    expect(existsSync(join(place, 'early/public'))).toBe(false);
    expect([
      told.code,
      told.out.includes('Not public, not attested: extension-check, foia-review: 07OSLO412'),
    ]).toEqual([1, true]);
    const onTheDay = attested('day.yaml', '2017-03-12');
    tearline(['release', fixture(DATED), '--out', 'day', ...OFFICIAL, '--attest', onTheDay]);
    expect(existsSync(join(place, 'day/public'))).toBe(true);
  });

  it.each([
    ['a need that there is not', attested('odd-need.yaml', today(), 'extension-chek')],
    ['a day that is not', attested('odd-day.yaml', '2026-13-24')],
    ['a day that has not come', attested('odd-future.yaml', '2999-01-01')],
  ])('is not opened by an attestation of %s: exit 2, with line and column', (_, file) => {
    const { code, err } = tearline([
      'release',
      fixture(DATED),
      '--out',
      `x-${file}`,
      ...OFFICIAL,
      '--attest',
      file,
    ]);
    expect([code, new RegExp(`${file}:1:\\d+`).test(err)], err).toEqual([2, true]);
    expect(existsSync(join(place, `x-${file}`))).toBe(false);
  });

  it('is left by a copy on which a person decides anew: no official has seen what comes of it', () => {
    official(DATED, 'anew');
    const { code, out } = tearline([
      ...['decide', 'anew', '07OSLO412', '--on', '1', '--effect', 'withhold', '--basis', 'B5', ...BY],
    ]);
    expect([code, out.includes('taken out of public/')], out).toEqual([0, true]);
    expect(readdirSync(join(place, 'anew/public')).filter((name) => name.startsWith('07OSLO'))).toEqual([]);
    expect(textOf('anew/proposed/07OSLO412.txt')).toContain('PROPOSED, NOT RELEASED');
    expect(textOf('anew/proposed/07OSLO412.txt')).not.toContain('Harriet Vale, Declassification Officer');
    expect(tearline(['verify', 'anew']).out).toContain('OK');
  });
});

describe('a caption', () => {
  const decaptioned = (name: string, at: string): string =>
    wrote(
      name,
      `- { kind: decaptioned, caption: EXDIS, cables: { mrn: 04OSLO655 }, by: Ruth Ashdown, authority: memo 7, at: ${at} }\n`,
    );

  it('is not lifted by a reviewer', () => {
    official(EXDIS, 'exdis');
    const { code, err } = tearline([
      ...['decide', 'exdis', '04OSLO655', '--on', '1', '--effect', 'release', '--answers', 'all', ...BY],
    ]);
    expect([code, err.includes('decaptioned')], err).toEqual([2, true]);
    expect(textOf('exdis/restricted/decisions.jsonl')).toBe('');
  });

  it('is lifted by evidence from its day on, and the log has the evidence', () => {
    official(EXDIS, 'lifted', '--evidence', decaptioned('lifted.yaml', '2026-11-01'));
    expect(textOf('lifted/public/04OSLO655.txt')).toContain('DECAPTIONED');
    expect(entriesOf('lifted')).toContainEqual(
      expect.objectContaining({ kind: 'evidence', row: expect.objectContaining({ by: 'Ruth Ashdown' }) }),
    );
    official(EXDIS, 'not-yet', '--evidence', decaptioned('not-yet.yaml', '2999-01-01'));
    expect(existsSync(join(place, 'not-yet/public'))).toBe(false);
  });
});

describe('a decision that cannot be', () => {
  it.each([
    ['(b)(1) on what is declassified', ['--effect', 'withhold', '--basis', 'B1'], 'cannot be cited'],
    ['no reason', ['--effect', 'withhold', '--basis', 'B6', '--reason', ' '], '--reason'],
    ['what is open already', ['--effect', 'release', '--answers', 'all'], 'No claim stands there'],
  ])('%s: exit 2, nothing recorded', (_, args, said) => {
    const run = `cannot-${said.slice(0, 4).trim()}`;
    official(DATED, run);
    const before = textOf(run, 'restricted/audit.jsonl');
    const by = args.includes('--reason') ? ['--by', 'Nora Field'] : BY;
    const { code, err } = tearline(['decide', run, '07OSLO412', '--on', '1', ...args, ...by]);
    expect([code, err.includes(said)], err).toEqual([2, true]);
    expect(textOf(run, 'restricted/decisions.jsonl')).toBe('');
    expect(textOf(run, 'restricted/audit.jsonl')).toBe(before);
  });

  it('on what has an owner, until the owner has answered', () => {
    tearline(['release', fixture('18-restricted-data'), '--out', 'owned']);
    const on2 = [
      'decide',
      'owned',
      '07OSLO503',
      '--on',
      '2',
      '--effect',
      'release',
      '--answers',
      'all',
      ...BY,
    ];
    const refused = tearline(on2);
    expect([refused.code, refused.err.includes('Only DOE opens it')], refused.err).toEqual([2, true]);
    expect(tearline([...on2, '--owner-answer', 'DOE, letter 7, 2026-11-02']).code).toBe(0);
    expect(textOf('owned/restricted/decisions.jsonl')).toContain('letter 7');
  });

  it('on a run that was tampered with: exit 3, nothing appended', () => {
    official(DATED, 'unsound');
    const log = join(place, 'unsound/restricted/audit.jsonl');
    const lines = readFileSync(log, 'utf8').split('\n');
    writeFileSync(log, lines.slice(0, -2).join('\n').concat('\n'));
    const cut = readFileSync(log, 'utf8');
    const { code } = tearline([
      ...['decide', 'unsound', '07OSLO412', '--on', '1', '--effect', 'withhold', '--basis', 'B5', ...BY],
    ]);
    expect([code, readFileSync(log, 'utf8') === cut]).toEqual([3, true]);
  });
});

describe('verify finds', () => {
  const spoiled = (run: string, spoil: () => void): { code: number | null; out: string } => {
    official(DATED, run);
    expect(tearline(['verify', run]).code).toBe(0);
    spoil();
    return tearline(['verify', run]);
  };
  const edit = (path: string, change: (text: string) => string): void => {
    const file = join(place, path);
    const before = readFileSync(file, 'utf8');
    writeFileSync(file, change(before));
    expect(readFileSync(file, 'utf8')).not.toBe(before);
  };
  const remanifest = (folder: string, name: string): void =>
    edit(join(folder, 'manifest.json'), (text) => {
      const manifest = JSON.parse(text);
      const digest = sha256(readFileSync(join(place, folder, name)));
      return JSON.stringify({
        ...manifest,
        files: manifest.files.map((each: { name: string }) =>
          each.name === name ? { name, sha256: digest } : each,
        ),
      });
    });

  it('words in the index, though the manifest was made to fit', () => {
    const { code, out } = spoiled('index', () => {
      edit('index/public/index.csv', (text) => `${text}07OSLO412,1,,the mayor of Narvik,B6,,,withheld\n`);
      remanifest('index/public', 'index.csv');
    });
    expect([code, out.includes('index.csv is not the file that was logged')], out).toEqual([3, true]);
  });

  it('another official, other attestations, other counts in run.json', () => {
    for (const [run, from, to] of [
      ['rec-1', 'Harriet Vale, Declassification Officer', 'Somebody Else, Officer'],
      ['rec-2', '"need": "foia-review"', '"need": "confirmation"'],
      ['rec-3', '"released-in-full": 1', '"released-in-full": 2'],
    ] as const) {
      const { code, out } = spoiled(run, () =>
        edit(`${run}/restricted/run.json`, (text) => text.replace(from, to)),
      );
      expect([code, out.includes('run.json')], out).toEqual([3, true]);
    }
  });

  it('a decision that was taken off the record', () => {
    const { code, out } = spoiled('lost', () => {
      tearline(['decide', 'lost', '07OSLO412', '--on', '1', '--effect', 'withhold', '--basis', 'B5', ...BY]);
      edit('lost/restricted/decisions.jsonl', () => '');
    });
    expect([code, out.includes('decisions.jsonl has lost it')], out).toEqual([3, true]);
  });

  it('a folder or a file where no run puts any, and a log that is gone', () => {
    const strange = spoiled('strange', () => writeFileSync(join(place, 'strange/notes.txt'), 'x'));
    expect([strange.code, strange.out.includes('notes.txt does not belong there')]).toEqual([3, true]);
    const gone = spoiled('gone', () => writeFileSync(join(place, 'gone/restricted/audit.jsonl'), ''));
    expect(gone.code).toBe(3);
  });

  it('a claim taken out of what was settled, which only the key of the run can tell', () => {
    const { code, out } = spoiled('claims', () =>
      edit('claims/restricted/07OSLO412.decisions.json', (text) =>
        text.replace('"claims":[', '"claims":["x",'),
      ),
    );
    expect([code, out.includes('decisions.json is not what was logged')], out).toEqual([3, true]);
    const without = tearline(['verify', 'claims'], { env: { TEARLINE_KEY: join(place, 'no-such-key') } });
    expect([without.code, without.err.includes('keyed digests are not checked')]).toEqual([0, true]);
  });
});

describe('the record of a run', () => {
  it('logs each decision once, however often the copy is made again', () => {
    official('10-protected-source', 'once');
    for (const [on, effect, more] of [
      ['2', 'withhold', ['--basis', 'B5']],
      ['subject', 'withhold', ['--basis', 'B6']],
    ] as const)
      expect(
        tearline(['decide', 'once', '07OSLO414', '--on', on, '--effect', effect, ...more, ...BY]).code,
      ).toBe(0);
    const logged = entriesOf('once').flatMap((entry) => (entry.kind === 'decision' ? [entry.action] : []));
    expect([logged.length, new Set(logged).size]).toEqual([2, 2]);
    expect(json('once/restricted/sessions.json').map((each: { command: string }) => each.command)).toEqual([
      'release',
      'decide',
      'decide',
    ]);
  });

  it('lets the diff of a cable denied in full be read', () => {
    official('02-still-classified', 'denied');
    const { code, out } = tearline(['audit', 'diff', 'denied', '09OSLO901']);
    expect([code, out.includes('{+[')], out).toEqual([0, true]);
    expect(json('denied/restricted/run.json').inputs[0].folder).toBe('public');
    expect(textOf('denied/public/index.jsonl')).toContain('"at":null');
  });
});
