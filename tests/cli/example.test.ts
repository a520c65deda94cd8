import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bodyOfPage } from '../../src/verify/page.ts';
import { json, place, tearline, textOf, today } from './tearline.ts';

const DATA = join(import.meta.dirname, '../../../shared/data');
const SOURCE = join(DATA, '07MOSCOW4141.txt');
const MRN = '07MOSCOW4141';
const PRIVATE = ['p2', 'p4', 'p6', 'p7', 'p8', 'p9'];

/** The body of a copy, with the running text of each deletion marker. */
const bodyIn = (folder: string): string => bodyOfPage(textOf(folder, `${MRN}.txt`)) ?? '';
const markersIn = (body: string): string[] => body.match(/\[[^\]]*: [^\]]*\]/g) ?? [];

const WITHHELD = [
  'subject',
  'heading.1',
  'heading.2',
  'heading.3',
  'heading.4',
  ...['1', '2', '3', '4', '5', '6', '7', '8'],
];

describe.skipIf(!existsSync(SOURCE))('the example cable (skipped where ../shared/data is absent)', () => {
  it('is read as expected, value by value', () => {
    copyFileSync(SOURCE, join(place, `${MRN}.txt`));
    const { code, out } = tearline(['inspect', `${MRN}.txt`, '--format', 'json']);
    const { persons, messages, ...found } = JSON.parse(out);
    const expected = JSON.parse(readFileSync(join(DATA, `${MRN}.inspect.json`), 'utf8'));
    expect(code).toBe(0);
    expect({
      ...found,
      persons: persons.map(({ evidence, ...person }: { evidence: string }) => person),
      messages: messages.map(({ severity, code }: { severity: string; code: string }) => ({
        severity,
        code,
      })),
    }).toEqual(expected);
  });

  it('rehearsed for 2010 is denied in full: subject, four headings, eight paragraphs, one marker each', () => {
    const ran = tearline(['release', SOURCE, '--out', 'r2010', '--as-of', '2010-01-01']);
    expect([ran.code, json('r2010/restricted/run.json').counts['denied-in-full']]).toEqual([0, 1]);
    const body = bodyIn('r2010/rehearsal');
    const rows = textOf('r2010/rehearsal/index.jsonl')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rows.map(({ portion }) => portion).sort()).toEqual([...WITHHELD].sort());
    for (const { bases, state } of rows)
      expect([bases, state]).toEqual([['B1', '1.4(b)', '1.4(d)'], 'withheld']);
    expect(markersIn(body)).toHaveLength(13);
    for (const shown of [
      'FM AMEMBASSY MOSCOW',
      'TO RUEHC/SECSTATE WASHDC PRIORITY 3188',
      'P 240244Z AUG 07',
      'E.O. 12958: DECL: 08/20/2017',
      'TAGS: PREL MOPS PTER RS CH',
      'MOSCOW 3996',
      'Classified By: Deputy Political M/C Colin Cleary. Reasons 1.4 (b) and (d).',
      'MOSCOW 004141',
    ])
      expect(body).toContain(shown);
    for (const cut of ['PEACE MISSION', 'Janus', 'Litovkin', 'Golts', 'Anti-Terrorist'])
      expect(textOf('r2010/rehearsal', `${MRN}.txt`)).not.toContain(cut);
  });

  it('today, without an official, is proposed with one question for each private interlocutor', () => {
    const ran = tearline(['release', SOURCE, '--out', 'now']);
    expect(ran.code).toBe(1);
    expect(ran.err).toContain('1.4(b)');
    expect(existsSync(join(place, 'now/public'))).toBe(false);
    const body = bodyIn('now/proposed');
    for (const shown of ['The Janus Face of Russian Policy', 'President Ahmadinejad', 'Sergey Ivanov'])
      expect(body).toContain(shown);
    for (const asked of ['Litovkin', 'Rostovskiy', 'Grozin', 'Golts', 'Felgenhauer'])
      expect(body).not.toContain(asked);
    expect(json('now/restricted/run.json').inputs[0].openQuestions).toBe(PRIVATE.length);
    const { questions } = JSON.parse(tearline(['explain', SOURCE, '--format', 'json']).out);
    expect(questions.map(({ on }: { on: string }) => on)).toEqual(PRIVATE.map((id) => `person:${id}`));
    expect(bodyOfPage(textOf('now/proposed', `${MRN}.txt`))).not.toMatch(/\[[^\]]*B1/);
  });

  it('patch gives the body of the copy from the source, and the source from the body', () => {
    const patch = spawnSync('patch', ['--version']).status === 0;
    expect(patch, 'the program `patch` is needed: apt-get install patch').toBe(true);
    for (const [run, folder] of [
      ['r2010', 'rehearsal'],
      ['now', 'proposed'],
    ] as const) {
      const file = join(place, run, 'restricted', `${MRN}.patch`);
      const source = textOf(run, 'restricted', `${MRN}.source.txt`);
      const body = bodyIn(`${run}/${folder}`);
      writeFileSync(join(place, 'work.txt'), source);
      expect(spawnSync('patch', [join(place, 'work.txt'), file]).status).toBe(0);
      expect(textOf('work.txt')).toBe(body);
      expect(spawnSync('patch', ['-R', join(place, 'work.txt'), file]).status).toBe(0);
      expect(textOf('work.txt')).toBe(source);
    }
  });

  it('is released by an official, once every question is answered and every need attested', () => {
    const by = ['--reason', 'public commentator', '--by', 'Harriet Vale'];
    for (const person of PRIVATE) {
      const on = ['--on', `person:${person}`, '--effect', 'release', '--answers', 'all'];
      expect(tearline(['decide', 'now', MRN, ...on, ...by]).code).toBe(0);
    }
    writeFileSync(
      join(place, 'attest.yaml'),
      ['extension-check', 'foia-review', 'confirmation']
        .map((need) => `- { cables: all, need: ${need}, by: Harriet Vale, on: ${today()} }\n`)
        .join(''),
    );
    const official = ['--official', 'Harriet Vale, Declassification Officer', '--attest', 'attest.yaml'];
    const decided = ['--decisions', 'now/restricted/decisions.jsonl'];
    const ran = tearline(['release', SOURCE, '--out', 'out', ...official, ...decided]);
    expect([ran.code, ran.err.includes('REFUSED')]).toEqual([0, false]);
    const page = textOf('out/public', `${MRN}.txt`);
    for (const said of [
      'UNCLASSIFIED',
      'RELEASED IN FULL',
      '~~C O N F I D E N T I A L~~',
      'Declassified 2017-08-20',
      'Authority: instruction of the classifier',
      'Harriet Vale, Declassification Officer',
      'Victor Litovkin, Assistant Editor',
    ])
      expect(page).toContain(said);
    expect(tearline(['verify', 'out']).code).toBe(0);
    expect(tearline(['audit', 'verify', 'out']).code).toBe(0);
  });
});
