import { appendFileSync, cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { faultsInLog } from '../../src/batch/check-run.ts';
import { RunFolder } from '../../src/disk/run-folder.ts';
import type { RunRecord } from '../../src/model/run-record.ts';
import { fixture, json, place, textOf, WITHHELD } from './tearline.ts';
import { tearline } from './warm.ts';

const [OPEN, HELD] = ['08OSLO77', '07OSLO414'];

beforeAll(() => {
  mkdirSync(join(place, 'in'));
  cpSync(fixture('03-unclassified'), join(place, 'in/a.txt'));
  writeFileSync(join(place, 'in/b.txt'), 'No cable at all.\n');
  cpSync(fixture('10-protected-source'), join(place, 'in/c.txt'));
  tearline(['release', 'in', '--out', 'whole', '--formats', 'txt,html,json,pdf']);
  const { inputs: made } = json('whole/restricted/run.json') as RunRecord;
  expect(made.map(({ mrn, state }) => [mrn?.slice(0, 7), state])).toEqual([
    [OPEN.slice(0, 7), 'released-in-full'],
    ['record-', 'failed'],
    [HELD.slice(0, 7), 'held'],
  ]);
  expect(tearline(['verify', 'whole'])).toMatchObject({ code: 0 });
}, 120_000);

/** A copy of the run, for a test to tamper with. */
function copied(): (name: string) => string {
  const run = join(place, 'tampered');
  rmSync(run, { recursive: true, force: true });
  cpSync(join(place, 'whole'), run, { recursive: true });
  return (name) => join(run, name);
}

/** Writes the record anew, as somebody would who edits it by hand. */
function recordAs(change: (record: RunRecord) => Partial<RunRecord>): void {
  const record = json('whole/restricted/run.json') as RunRecord;
  const inputs = change(record).inputs ?? record.inputs;
  const counts = { ...record.counts };
  for (const state of Object.keys(counts) as (keyof typeof counts)[])
    counts[state] = inputs.filter((input) => input.state === state).length;
  writeFileSync(
    copied()('restricted/run.json'),
    JSON.stringify({ ...record, ...change(record), inputs, counts }),
  );
}

const faults = (...more: readonly string[]) => {
  const { code, out } = tearline(['verify', 'tampered', ...more]);
  return [code, out];
};

describe('verify finds in a record, with its counts made to fit,', () => {
  it('a cable that is said to have failed', () => {
    recordAs(({ inputs }) => ({
      inputs: inputs.map((input) => (input.mrn === OPEN ? { ...input, state: 'failed' } : input)),
    }));
    expect(faults()).toEqual([3, expect.stringContaining(`the log says where ${OPEN} ended`)]);
  });

  it('a cable that is gone', () => {
    recordAs(({ inputs }) => ({ inputs: inputs.filter(({ mrn }) => mrn !== OPEN) }));
    expect(faults()).toEqual([3, expect.stringContaining(`the log says where ${OPEN} ended`)]);
  });

  it('a cable that stands twice', () => {
    recordAs(({ inputs }) => ({ inputs: [...inputs, ...inputs.filter(({ mrn }) => mrn === OPEN)] }));
    expect(faults()).toEqual([3, expect.stringContaining(`two inputs that are ${OPEN}`)]);
  });

  it('an input that failed and is gone, was added, or stands in another place', () => {
    const isFailed = ({ state }: RunRecord['inputs'][number]): boolean => state === 'failed';
    for (const change of [
      ({ inputs }: RunRecord) => inputs.filter((input) => !isFailed(input)),
      ({ inputs }: RunRecord) => [...inputs, ...inputs.filter(isFailed)],
      ({ inputs }: RunRecord) => [...inputs.filter((input) => !isFailed(input)), ...inputs.filter(isFailed)],
    ]) {
      recordAs((record) => ({ inputs: change(record) }));
      expect(faults()).toEqual([3, expect.stringContaining('differ on which inputs failed')]);
    }
  });
});

describe('the log of a finished run', () => {
  it('is read piece by piece, never as one text, which could be longer than a text can be', () => {
    const folder = RunFolder.open(join(place, 'whole'));
    const read = folder.readRestricted.bind(folder);
    folder.readRestricted = (name) => {
      expect(name).not.toBe('audit.jsonl');
      return read(name);
    };
    const record = json('whole/restricted/run.json') as RunRecord;
    expect(faultsInLog(folder, { record, actions: [], key: undefined })).toEqual([]);
  });

  it('without its last checkpoint was tampered with, for run.json acknowledges what that sealed', () => {
    const at = copied();
    const notes = textOf('whole/restricted/checkpoints').split('\n\n\u2014');
    expect(notes).toHaveLength(2);
    tearline(['decide', 'tampered', OPEN, ...WITHHELD]);
    writeFileSync(at('restricted/checkpoints'), textOf('whole/restricted/checkpoints'));
    const { code, out } = tearline(['audit', 'verify', 'tampered']);
    expect([code, out]).toEqual([3, expect.stringMatching(/^TAMPERED at entry \d+ \(unsealed\)/)]);
    expect(faults()).toEqual([3, expect.stringContaining('the last checkpoint')]);
  });

  it.each([
    ['half a line', '{"entry":{"as'],
    ['a line and a half', 'the last line'],
  ])('with %s behind its end is told, and mended by the next decision', (_, torn) => {
    const at = copied();
    const log = at('restricted/audit.jsonl');
    const lines = textOf('whole/restricted/audit.jsonl');
    if (torn === 'the last line') {
      // What a decision that was cut off would have written.
      tearline(['decide', 'tampered', OPEN, ...WITHHELD]);
      const more = textOf('tampered/restricted/audit.jsonl').slice(lines.length);
      copied();
      appendFileSync(log, more.slice(0, more.indexOf('\n') + 20));
    } else appendFileSync(log, torn);
    expect(tearline(['audit', 'verify', 'tampered'])).toMatchObject({
      code: 1,
      out: expect.stringContaining('TORN TAIL'),
    });
    expect(faults()).toEqual([3, expect.stringContaining('never acknowledged')]);
    const { code, err } = tearline(['decide', 'tampered', OPEN, ...WITHHELD]);
    expect([code, err]).toEqual([0, expect.anything()]);
    expect(textOf('tampered/restricted/audit.jsonl.torn').length).toBeGreaterThan(0);
    expect(tearline(['audit', 'verify', 'tampered']).code).toBe(0);
    expect(faults()).toEqual([0, expect.stringContaining('OK')]);
  });
});

/** Writes a file of the copied run anew. */
function edited(name: string, change: (text: string) => string): void {
  const before = textOf('whole', name);
  expect(change(before)).not.toBe(before);
  writeFileSync(copied()(name), change(before));
}

describe('audit verify --replay', () => {
  const replayed = (...more: readonly string[]) => {
    const { code, out } = tearline(['audit', 'verify', 'tampered', '--replay', ...more]);
    return [code, out];
  };

  it('says what was held against the log, and what was not', () => {
    copied();
    const [code, out] = replayed();
    expect([code, out]).toEqual([0, expect.stringContaining('OK: 2 diffs replayed')]);
    expect(out).toContain('Compared with the log: 8 copies');
    expect(out).toContain('With the key of the run');
    tearline(['release', 'in/a.txt', '--out', 'other', '--key', 'other-key']);
    expect(replayed('--key', 'other-key')).toEqual([
      0,
      expect.stringContaining('Not checked: whether sources'),
    ]);
  });

  it.each(['html', 'json', 'txt'])('finds an edited and a deleted copy as %s', (format) => {
    const name = `proposed/${OPEN}.${format}`;
    edited(name, (text) =>
      text.replace('SUBJECT', 'SUBJECt').replace('Subject', 'Subjekt').replace('stamps', 'stamp'),
    );
    expect(replayed()).toEqual([3, expect.stringContaining(`${name} is not the copy that was logged`)]);
    rmSync(copied()(name));
    expect(replayed()).toEqual([3, expect.stringContaining(`${name} was logged, but is not there`)]);
  });

  it('finds a PDF that was changed in one byte, or deleted', () => {
    const name = `proposed/${OPEN}.pdf`;
    const at = copied()(name);
    appendFileSync(at, '\n');
    expect(replayed()).toEqual([3, expect.stringContaining(`${name} is not the copy that was logged`)]);
    rmSync(at);
    expect(replayed()).toEqual([3, expect.stringContaining(`${name} was logged, but is not there`)]);
  });

  it('walks the log: a cable that run.json has lost is told', () => {
    recordAs(({ inputs }) => ({ inputs: inputs.filter(({ mrn }) => mrn !== OPEN) }));
    expect(replayed()).toEqual([3, expect.stringContaining(`${OPEN}: the log speaks of it, and run.json`)]);
  });

  it('finds with the key a source and its diff that were changed alike, where something was withheld', () => {
    const at = copied();
    writeFileSync(at(`restricted/${HELD}.source.txt`), textOf('in/c.txt').replace('Magnus', 'Martin'));
    const patch = textOf('whole/restricted', `${HELD}.patch`);
    expect(patch).toContain('-1. (C) Magnus');
    writeFileSync(at(`restricted/${HELD}.patch`), patch.replace('-1. (C) Magnus', '-1. (C) Martin'));
    expect(replayed('--key', 'other-key')[0]).toBe(0);
    const [code, out] = replayed();
    expect([code, out]).toEqual([3, expect.stringContaining(`${HELD}: its source is not the one`)]);
    expect(out).toContain(`${HELD}: its patch is not the one`);
    const env = { TEARLINE_KEY: join(place, 'nowhere') };
    const { out: opened } = tearline(['verify', 'tampered'], { env });
    expect(opened).toContain(`${HELD}: a deletion that was logged has no opening`);
  });
});

describe('verify finds in restricted/', () => {
  it('a salt that was edited, an opening that is gone, and all of them', () => {
    const name = `restricted/${HELD}.openings.jsonl`;
    edited(name, (text) => text.replace(/"salt":"./, '"salt":"x'));
    expect(faults()).toEqual([
      3,
      expect.stringContaining(`${HELD}: a line of its openings opens no deletion`),
    ]);
    edited(name, (text) => text.replace(/"salt":"(.)/, (_, digit) => `"salt":"${digit === '0' ? '1' : '0'}`));
    expect(faults()).toEqual([
      3,
      expect.stringContaining(`${HELD}: a line of its openings opens no deletion`),
    ]);
    edited(name, (text) => text.replace(/^.*\n/, ''));
    expect(faults()).toEqual([
      3,
      expect.stringContaining(`${HELD}: a deletion that was logged has no opening`),
    ]);
    rmSync(copied()(name));
    expect(faults()).toEqual([
      3,
      expect.stringContaining(`${HELD}: a deletion that was logged has no opening`),
    ]);
  });

  it("a reviewer's copy that was rewritten, or is gone", () => {
    const name = `restricted/${HELD}.marked.txt`;
    edited(name, (text) => `${text}.`);
    expect(faults()).toEqual([
      3,
      expect.stringContaining(`${HELD}: its reviewer's copy is not what was logged`),
    ]);
    rmSync(copied()(name));
    expect(faults()).toEqual([3, expect.stringContaining(`${name} is not there`)]);
  });

  it('a diff under another level', () => {
    edited(`restricted/${HELD}.patch`, (text) => text.replaceAll(/^CONFIDENTIAL$/gm, 'UNCLASSIFIED'));
    expect(faults()).toEqual([3, expect.stringContaining(`${HELD}: its patch or decisions.json`)]);
  });

  it('a file that no command puts there, one of a cable that is none, a folder and a link', () => {
    const at = copied();
    for (const name of ['stray.txt', '99OSLO1.source.txt', `${OPEN}.secret.txt`])
      writeFileSync(at(`restricted/${name}`), 'x');
    mkdirSync(at('restricted/more'));
    writeFileSync(at('restricted/more/audit.jsonl'), 'x');
    symlinkSync(at('in'), at('restricted/away'));
    const [, out] = faults();
    for (const name of ['stray.txt', '99OSLO1.source.txt', `${OPEN}.secret.txt`, 'more/audit.jsonl', 'away@'])
      expect(out).toContain(`restricted/${name} does not belong there`);
  });

  it('nothing wrong in what commands that were killed leave', () => {
    const at = copied();
    for (const name of [
      'audit.jsonl.torn',
      'running',
      'running.17',
      'review.lock',
      'index.csv.aside',
      'run.json.part',
    ])
      writeFileSync(at(`restricted/${name}`), 'x');
    expect(faults()).toEqual([0, expect.stringContaining('OK')]);
  });
});

describe('audit diff --with', () => {
  it('tells a cable that was released and of which nothing was made in the other run as that', () => {
    mkdirSync(join(place, 'twice'), { recursive: true });
    for (const name of ['a.txt', 'b.txt']) cpSync(fixture('03-unclassified'), join(place, 'twice', name));
    tearline(['release', 'twice', '--out', 'failing']);
    const told = tearline(['audit', 'diff', 'whole', '--with', 'failing', '--cable', OPEN]);
    expect(told.out).toContain(
      `${OPEN} released-in-full, in proposed/ in whole; nothing was made of it in failing`,
    );
    expect(told.out).toContain('1 not made in failing');
    expect(told.out).not.toContain(`${OPEN} only in`);
    const turned = tearline([
      'audit',
      'diff',
      'failing',
      '--with',
      'whole',
      '--cable',
      OPEN,
      '--format',
      'json',
    ]);
    expect(JSON.parse(turned.out)).toEqual({ mrn: OPEN, failed: 'failing' });
  });
});

describe('what says how restricted/ is to be handled', () => {
  it.each([
    ['bears less than a cable of the run', 'UNCLASSIFIED\n', 'does not bear what the cables'],
    ['is no banner', 'FOR THE CUPBOARD\n', 'does not bear what the cables'],
    ['is empty', '', 'does not bear what the cables'],
    ['bears more', 'SECRET\n', undefined],
  ])('%s', (_, marking, told) => {
    const at = copied();
    writeFileSync(at('restricted/MARKING.txt'), marking);
    const { code, out } = tearline(['verify', 'tampered']);
    expect([code, out]).toEqual(
      told === undefined ? [0, expect.any(String)] : [3, expect.stringContaining(told)],
    );
  });

  it('is not there', () => {
    rmSync(copied()('restricted/MARKING.txt'));
    const { code, out } = tearline(['verify', 'tampered']);
    expect([code, out]).toEqual([3, expect.stringContaining('MARKING.txt, which says how')]);
  });
});
