import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FIXTURES, fixture, json, place, textOf } from './tearline.ts';
import { tearline } from './warm.ts';

const PROGRAM = join(import.meta.dirname, '../../dist/cli/main.js');
const OWN_DATE = '01-declassified-by-its-own-date';
const EXDIS = '08-exdis';
const SBU = '04-sensitive-but-unclassified';
const NO_LEVEL = '13-no-classification-line';
const SOURCE = '10-protected-source';
const cable = (name: string): string => readFileSync(fixture(name), 'utf8');
const lines = (text: string): string[] => text.trimEnd().split('\n');

describe('standard input', () => {
  const input = cable(OWN_DATE);
  it('is read by every command that reads cables, and has a name', () => {
    const checked = tearline(['check', '-', '--format', 'json'], { input });
    expect([checked.code, JSON.parse(checked.out)]).toMatchObject([
      0,
      { mrn: '07OSLO412', file: '(standard input)' },
    ]);
    const inspected = tearline(['inspect', '-', '--format', 'json'], { input });
    expect(JSON.parse(inspected.out)).toMatchObject({ mrn: '07OSLO412' });
    expect(tearline(['explain', '-'], { input })).toMatchObject({ code: 0 });
  });

  it('is kept by a run, which can then be verified', () => {
    const ran = tearline(['release', '-', fixture(SBU), '--out', 'from-stdin'], { input });
    expect(json('from-stdin/restricted/run.json').counts).toMatchObject({ 'released-in-full': 1, held: 1 });
    expect(ran.out).toContain('(standard input)');
    expect(textOf('from-stdin/restricted/07OSLO412.source.txt')).toBe(input);
    expect(tearline(['verify', 'from-stdin']).code).toBe(0);
  });
});

describe('what the machine refuses is exit 4, with where and why', () => {
  it.skipIf(!existsSync('/proc/self'))('a folder that cannot be made, for a run and for the key', () => {
    const out = tearline(['release', fixture(OWN_DATE), '--out', '/proc/tearline']);
    expect([out.code, out.err]).toEqual([4, expect.stringContaining('/proc/tearline')]);
    const key = tearline(['release', fixture(OWN_DATE), '--out', 'no-key'], {
      env: { TEARLINE_KEY: '/proc/tearline/key' },
    });
    expect([key.code, key.err]).toEqual([4, expect.stringContaining('/proc/tearline')]);
    expect(key.err).not.toContain('Please report');
  });

  it('but rules that are not there are a slip of the person', () => {
    const { code, err } = tearline(['rules', 'test', '--rules', 'nofolder']);
    expect([code, err]).toEqual([2, expect.stringContaining('There is no folder nofolder')]);
  });
});

describe('when', () => {
  const asked = { lines: ['E.O. 12958: DECL: 08/20/2017'], dated: '2007-08-24', level: 'C' };
  it('takes every level there is, and spells it as the others do', () => {
    const { code, out } = tearline([
      'when',
      asked.lines[0] ?? '',
      '--dated',
      asked.dated,
      '--level',
      'R',
      '--format',
      'json',
    ]);
    expect([code, JSON.parse(out).classification]).toEqual([0, 'RESTRICTED']);
    const checked = tearline(['check', fixture(OWN_DATE), '--format', 'json']);
    expect(JSON.parse(checked.out).classification).toBe('CONFIDENTIAL');
  });

  it('on a conflict is exit 1', () =>
    expect(tearline(['when', 'E.O. 12958: N/A', '--dated', '2007-08-24', '--level', 'C']).code).toBe(1));

  it('answers the good lines in their order, and tells of a bad one in its place', () => {
    const secret = JSON.stringify({ ...asked, level: 'S' });
    const undated = JSON.stringify({ ...asked, dated: null });
    const input = [JSON.stringify(asked), 'not json', '', secret, undated].join('\n');
    const { code, out, err } = tearline(['when', '--stdin'], { input });
    expect(code).toBe(2);
    expect(lines(out).map((line) => JSON.parse(line))).toMatchObject([
      { classification: 'CONFIDENTIAL' },
      { line: 2, error: 'The line is not JSON.' },
      { classification: 'SECRET' },
      { dated: null, status: { state: 'review', declassifyOn: null } },
    ]);
    expect(err).toContain('(standard input):2:1: The line is not JSON.');
  });

  it('answers a line before the next one comes', async () => {
    const { spawn } = await import('node:child_process');
    const child = spawn(process.execPath, [PROGRAM, 'when', '--stdin']);
    child.stdin.write(`${JSON.stringify(asked)}\n`);
    const first = await new Promise<string>((resolve) =>
      child.stdout.once('data', (data) => resolve(String(data))),
    );
    child.stdin.end();
    expect(JSON.parse(first)).toMatchObject({ dated: asked.dated });
  });
});

describe('check', () => {
  it('says why: errors and warnings with their place, and what keeps a cable from release', () => {
    const { err, out } = tearline([
      'check',
      fixture(EXDIS),
      fixture(SBU),
      fixture('12-unknown-mark'),
      '--format',
      'csv',
    ]);
    expect(err).toMatch(/12-unknown-mark\/cable\.txt:\d+:\d+: error unknown-mark/);
    expect(out).toMatch(/^04OSLO655,.*decaptioning\r?$/m);
    expect(out).toMatch(/^08OSLO143,.*control\r?$/m);
  });

  it('no longer needs a decaptioning that is on record', () => {
    const row =
      '{ kind: decaptioned, caption: EXDIS, cables: [04OSLO655], by: Harriet Vale, authority: memo, at: 2026-01-05 }';
    writeFileSync(join(place, 'decaptioned.yaml'), `- ${row}\n`);
    const { out } = tearline(['check', fixture(EXDIS), '--evidence', 'decaptioned.yaml', '--format', 'json']);
    expect(JSON.parse(out).status.stillNeeded.join()).not.toContain('decaptioning');
  });

  it('takes evidence as a table: one row confirms those of a series whose date had come', () => {
    const row = 'declassification-confirmed,98OSLO,Harriet Vale,series review 12,2026-01-05';
    writeFileSync(join(place, 'series.csv'), `kind,series,by,authority,at\n${row}\n`);
    const asked = ['check', fixture('07-outer-date-passed'), '--evidence', 'series.csv', '--format', 'json'];
    const states = ['2026-01-04', '2026-01-05'].map((day) =>
      JSON.parse(tearline([...asked, '--as-of', day]).out),
    );
    expect(states.map(({ status }) => status.state)).toEqual(['presumed-declassified', 'declassified']);
    expect(states[1].status.reasons[0].text).toContain(
      'Harriet Vale confirmed it on 2026-01-05 (series review 12)',
    );
    writeFileSync(join(place, 'series.csv'), 'kind,serie\n');
    expect(tearline(asked)).toMatchObject({ code: 2, err: expect.stringContaining('series.csv:1:1: ') });
  });

  it('as csv has a column for file, day and level, and nothing where there is nothing', () => {
    const { out } = tearline(['check', fixture(NO_LEVEL), '--as-of', '2026-01-01', '--format', 'csv']);
    expect(lines(out.replaceAll('\r', ''))).toEqual([
      'cable,file,asOf,dated,classification,instruction,state,level,declassifyOn,outerDate,stillNeeded',
      `,${fixture(NO_LEVEL)},2026-01-01,2008-02-09,,none,conflict,C,,2033-12-31,conflict-settled`,
    ]);
  });

  it('until a day counts what is listed and all; a day before as-of is refused', () => {
    const asOf = ['check', fixture(OWN_DATE), fixture('07-outer-date-passed'), '--as-of', '2012-01-01'];
    const { err, out } = tearline([...asOf, '--until', '2017-12-31']);
    expect(err).toContain('Due by 2017-12-31: 1 input: 1 classified.');
    expect(err).toContain('Of 2 inputs: 2 classified.');
    expect([out.includes('07OSLO412'), out.includes('98OSLO233')]).toEqual([true, false]);
    expect(tearline([...asOf, '--until', '2011-12-31'])).toMatchObject({ code: 2 });
  });

  it('until a day is a work list by day, counted in a summary that no other format has', () => {
    const paths = ['07-outer-date-passed', OWN_DATE].map(fixture);
    const asked = ['check', ...paths, '--as-of', '2012-01-01', '--until', '2030-12-31'];
    const { out } = tearline(asked);
    expect(out.indexOf('07OSLO412')).toBeLessThan(out.indexOf('98OSLO233'));
    expect(out).toMatch(/^2017-03-12 +07OSLO412[\s\S]*^By state\n {2}classified 2 █+$/m);
    expect(out).toMatch(/^Falling due in\n {2}2017 1 █+\n {2}2023 1 █+$/m);
    const csv = lines(tearline([...asked, '--format', 'csv']).out.replaceAll('\r', ''));
    expect(csv.slice(1).map((line) => line.split(',')[0])).toEqual(['07OSLO412', '98OSLO233']);
  });

  it('as a calendar says when, by what and why, the same at any time, and nothing of the text', () => {
    const asked = ['check', fixture(OWN_DATE), '--as-of', '2012-01-01', '--format', 'ics'];
    const { out } = tearline(asked);
    expect(out.match(/BEGIN:VEVENT/g)).toHaveLength(1);
    expect(out).toContain('DTSTART;VALUE=DATE:20170312\r\n');
    expect(out).toContain('SUMMARY:07OSLO412: declassification due by its own instruction\r\n');
    expect(out.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(tearline(asked).out).toBe(out);
    expect(tearline(['check', fixture(OWN_DATE), '--as-of', '2026-01-01', '--format', 'ics']).out).toBe('');
  });

  it('names the files of a folder that it does not read, and a text that is no cable', () => {
    mkdirSync(join(place, 'mixed-folder'));
    writeFileSync(join(place, 'mixed-folder/README.md'), '# Notes\n\n1. How this folder came about.\n');
    writeFileSync(join(place, 'mixed-folder/cable.txt'), cable(OWN_DATE));
    for (const name of ['a.docx', 'b.cbl']) writeFileSync(join(place, 'mixed-folder', name), '');
    const { code, err } = tearline(['check', 'mixed-folder']);
    expect(code).toBe(1);
    expect(err).toContain('2 files not read: mixed-folder/a.docx, mixed-folder/b.cbl');
    expect(err).toContain('mixed-folder/README.md: error not-a-cable');
    expect(err).toContain('2 inputs: 1 declassified, 1 failed.');
    const released = tearline(['release', 'mixed-folder', '--out', 'mixed-run']);
    expect(released.err).toContain('2 files not read');
    expect(tearline(['inspect', 'mixed-folder']).err).toContain('2 files not read');
    expect(json('mixed-run/restricted/run.json').counts).toMatchObject({ failed: 1, 'released-in-full': 1 });
    const again = tearline(['check', 'mixed-run']);
    expect([again.code, again.err]).toEqual([2, expect.stringContaining('is the folder of a run')]);
  });
});

describe('release', () => {
  it('says once what many cables say, errors first, each with its place, and counts what is held', () => {
    const { err, out } = tearline(['release', FIXTURES, '--out', 'all-fixtures']);
    const messages = lines(err).filter((line) => / (error|warning|info) |^(warning|info) /.test(line));
    expect(messages.filter((line) => line.includes('unmarked'))).toEqual([
      expect.stringMatching(/^warning unmarked: in \d\d cables, first \S+01-\S+: /),
    ]);
    const ranks = messages.map((line) => (/ error /.test(line) ? 0 : 1));
    expect(ranks).toEqual([...ranks].sort());
    expect(err).toMatch(/12-unknown-mark\/cable\.txt:19:4: error unknown-mark/);
    expect(lines(out)[0]).toMatch(/Withheld +Held +Questions/);
    expect(out).toMatch(/^07OSLO414 +held +proposed +0 +[1-9]/m);
    const [shown = ''] = out.split('\n\n');
    expect(Math.max(...lines(shown).map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  it('lists its choices in its help, and --rules', () => {
    const { out } = tearline(['release', '--help'], {});
    for (const said of ['foia', 'txt', 'json', 'redacted', 'marked', '--rules', 'an empty one'])
      expect(out).toContain(said);
  });

  it('says what it does when a cable takes long', () => {
    writeFileSync(join(place, 'long.txt'), `${'a line of no cable\n'.repeat(130_000)}`);
    for (const args of [
      ['check', 'long.txt'],
      ['release', 'long.txt', '--out', 'long-run'],
    ])
      expect(tearline(args).err).toContain('long.txt has 2 MiB: reading it takes a while.');
  });
});

describe('explain', () => {
  it('says where, who and in which role, in the order of the text', () => {
    const { passages } = JSON.parse(tearline(['explain', fixture(SOURCE), '--format', 'json']).out);
    for (const { decisions } of passages) {
      const places = decisions.map(({ from }: { from: number }) => from);
      expect(places).toEqual([...places].sort((a, b) => a - b));
    }
    const { out } = tearline(['explain', fixture(SOURCE)]);
    expect(out).toMatch(/^ {2}21:8 {2}hold B6$/m);
    expect(out).toContain('role protected: Magnus Tveit, protected (p2)');
  });

  it('of one paragraph tells only of it', () => {
    const { out } = tearline(['explain', fixture(SOURCE), '--paragraph', '2']);
    expect(out).toContain('person:p2');
    expect(out).not.toContain('427-445');
    expect(out).not.toContain('unmarked:');
  });

  it('takes one cable, and says what a folder stands for', () => {
    const { code, err } = tearline(['explain', FIXTURES]);
    expect([code, err]).toEqual([2, expect.stringContaining('explain takes one cable')]);
  });

  it('calls a cable without a number as its run does, and makes no key to look', () => {
    tearline(['release', fixture(NO_LEVEL), '--out', 'unnumbered']);
    const { mrn } = json('unnumbered/restricted/run.json').inputs[0];
    expect(tearline(['explain', fixture(NO_LEVEL)]).out).toContain(`${mrn}: held`);
    const other = join(place, 'never-made');
    const { out } = tearline(['explain', fixture(NO_LEVEL)], { env: { TEARLINE_KEY: other } });
    expect([out.startsWith('record-'), out.includes(mrn), existsSync(other)]).toEqual([true, false, false]);
  });
});

it('inspect shows addressees for information, references, Classified By and what identifies somebody', () => {
  const { out } = tearline(['inspect', fixture('11-telephone-and-mail')]);
  for (const said of [
    'info          NORDIC POLITICAL COLLECTIVE',
    'references',
    'classified by',
    '202-555-0143',
  ])
    expect(out).toContain(said);
});

const script = spawnSync('script', ['--version']).status === 0;
it.skipIf(!script)('tables fit a terminal of 80 columns', () => {
  // Message numbers are never cut, and the longest posts would need a wider one.
  const line = `stty cols 80; ${process.execPath} ${PROGRAM} check ${FIXTURES}/[0-9]* 2>/dev/null`;
  const { stdout } = spawnSync('script', ['-qc', line, '/dev/null'], { cwd: place, encoding: 'utf8' });
  const shown = lines(stdout.replaceAll('\r', ''));
  expect(shown.length).toBeGreaterThan(20);
  expect(Math.max(...shown.map((each) => each.length))).toBeLessThanOrEqual(80);
});
