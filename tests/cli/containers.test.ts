import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { fixture, json, place, textOf } from './tearline.ts';
import { tearline } from './warm.ts';

const calm = readFileSync(fixture('03-unclassified'), 'utf8');
const guarded = readFileSync(fixture('10-protected-source'), 'utf8');
const put = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(place, name), content);
  return name;
};
const jsonLines = (out: string) =>
  out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
const numberOf = (text: string): string =>
  jsonLines(tearline(['inspect', '-', '--format', 'json'], { input: text }).out)[0].mrn;

const cell = (text: string): string => `"${text.replaceAll(/["\\]/g, (c) => `\\${c}`)}"`;
const row = (n: number, mrn: string, level: string, text: string): string => {
  const at = text.indexOf('BT\n') + 3;
  return [n, '3/4/2006 15:30', mrn, 'Embassy', level, '', text.slice(0, at), text.slice(at)]
    .map(String)
    .map(cell)
    .join(',');
};

/** What came of each cable of a run, and whether the run verifies. */
function released(name: string, run: string, ...more: string[]) {
  const { err } = tearline(['release', name, '--out', run, ...more]);
  const { inputs } = json(run, 'restricted/run.json');
  return { err, inputs, verified: tearline(['verify', run]).code };
}

describe('every cable of a file is released, kept and verified by itself', () => {
  const [a, b] = [numberOf(calm), numberOf(guarded)];
  const expected = [
    [a, '1'],
    [b, '2'],
  ];

  it('two in one text, one in a decision', () => {
    const name = put('both.txt', `${calm}\nNNNN\n\n${guarded}`);
    const { inputs, verified } = released(name, 'both');
    expect(inputs.map(({ mrn, part }: never) => [mrn, part])).toEqual(expected);
    expect(verified).toBe(0);
    expect(textOf('both', 'restricted', `${b}.source.txt`)).toContain(guarded.slice(0, 40));
    const decided = tearline([
      'decide',
      'both',
      b,
      '--on',
      'subject',
      '--effect',
      'withhold',
      '--basis',
      'B6',
      '--reason',
      'r',
      '--by',
      'Harriet Vale',
    ]);
    expect([decided.code, decided.err]).toEqual([0, '']);
    expect(tearline(['verify', 'both']).code).toBe(0);
    expect(tearline(['explain', 'both.txt']).err).toContain(`--cable: ${a}, ${b}`);
    expect(tearline(['explain', 'both.txt', '--cable', b]).out).toContain(b);
  });

  it('a decision on a cable that its file no longer holds is refused, with what to do', () => {
    const name = put('gone.txt', `${calm}\nNNNN\n\n${guarded}`);
    released(name, 'gone');
    put('gone.txt', calm);
    const asked = ['decide', 'gone', b, '--on', 'subject', '--effect', 'withhold', '--basis', 'B6'];
    const { code, err } = tearline([...asked, '--reason', 'r', '--by', 'Harriet Vale']);
    expect([code, err.includes(`The source of ${b} is no longer in gone.txt`)]).toEqual([2, true]);
  });

  it('sections in two files, in whatever order', () => {
    const head = (n: number): string =>
      `DE RUEHNY #0097/0${n} 0211200\nZNR UUUUU ZZH\nR 211200Z JAN 08\nFM AMEMBASSY OSLO\nTO RUEHC/SECSTATE WASHDC\nBT\n` +
      `UNCLAS SECTION 0${n} OF 02 OSLO 000097\n\nE.O. 12958: N/A\nTAGS: ECON, NO\nSUBJECT: HARBOR\n\n`;
    put('s2.txt', `${head(2)}2. It rains.\nVALE\n`);
    put('s1.txt', `${head(1)}1. The harbor is calm.\n`);
    tearline(['release', 's2.txt', 's1.txt', '--out', 'sections']);
    const { inputs } = json('sections', 'restricted/run.json');
    expect(inputs).toMatchObject([
      { mrn: '08OSLO97', sources: ['s1.txt', 's2.txt'], state: 'released-in-full' },
    ]);
    expect(tearline(['verify', 'sections']).code).toBe(0);
    const copy = textOf('sections', 'proposed', '08OSLO97.txt');
    expect(copy.indexOf('1. The harbor')).toBeLessThan(copy.indexOf('2. It rains.'));
    const asked = ['decide', 'sections', '08OSLO97', '--on', '2', '--effect', 'withhold', '--basis', 'B6'];
    expect(tearline([...asked, '--reason', 'r', '--by', 'Harriet Vale']).code).toBe(0);
    expect(tearline(['verify', 'sections']).code).toBe(0);
  });

  it('rows of a table, each with its catalogue', () => {
    const name = put('t.csv', `${row(1, a, 'UNCLASSIFIED', calm)}\n${row(2, b, 'SECRET', guarded)}\n`);
    const found = jsonLines(tearline(['inspect', name, '--format', 'json']).out);
    expect(found.map(({ family, mrn, part }) => [family, mrn, part])).toEqual(
      expected.map(([mrn, part]) => ['cablegate-csv', mrn, part]),
    );
    const text = json('both', 'restricted/run.json').inputs.length;
    expect(text).toBe(2);
    expect(released(name, 'table').verified).toBe(0);
  });

  it('objects, one a line, and a line that is none', () => {
    const at = guarded.indexOf('BT\n') + 3;
    const parted = {
      body: guarded.slice(at),
      classification: 'CONFIDENTIAL',
      header: guarded.slice(0, at - 1),
      mrn: b,
    };
    const name = put('c.ndjson', `${JSON.stringify({ body: calm })}\n{"body":\n${JSON.stringify(parted)}\n`);
    const { inputs, verified, err } = released(name, 'lines');
    expect(inputs.map(({ mrn, part, state }: never) => [mrn, part, state])).toEqual([
      [a, '1', 'released-in-full'],
      [null, null, 'failed'],
      [b, '3', 'held'],
    ]);
    expect(err).toContain('Line 2 of c.ndjson');
    expect(verified).toBe(0);
    for (const [mrn, text] of [
      [a, calm],
      [b, guarded],
    ] as const)
      expect(textOf('lines', 'restricted', `${mrn}.source.txt`)).toBe(text);
    const found = jsonLines(tearline(['inspect', name, '--format', 'json']).out);
    expect(found.map(({ mrn, part, family }) => [mrn, part, family])).toEqual([
      [a, '1', 'acp'],
      [b, '3', 'acp'],
    ]);
    const decide = ['decide', 'lines', b, '--on', 'subject', '--effect', 'withhold', '--basis', 'B6'];
    expect(tearline([...decide, '--reason', 'r', '--by', 'Harriet Vale']).out).toContain('Recorded decision');
    expect(tearline(['audit', 'verify', 'lines', '--replay']).code).toBe(0);
  });

  it('members of an archive', () => {
    const name = put('c.zip', zipSync({ 'a.txt': Buffer.from(calm), 'b/b.txt': Buffer.from(guarded) }));
    const { inputs, verified } = released(name, 'zip');
    expect(inputs.map(({ file, mrn }: never) => [file, mrn])).toEqual([
      ['c.zip#a.txt', a],
      ['c.zip#b/b.txt', b],
    ]);
    expect(verified).toBe(0);
    expect(json('zip', 'restricted/run.json').counts).toBeTypeOf('object');
  });

  it('a page', () => {
    const escaped = guarded.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '&#x000A;');
    const name = put('p.html', `<html><code><pre>${escaped}</pre></code></html>`);
    const { inputs, verified } = released(name, 'page');
    expect(inputs.map(({ mrn, part }: never) => [mrn, part])).toEqual([[b, null]]);
    expect(verified).toBe(0);
    expect(textOf('page', 'restricted', `${b}.source.txt`)).toBe(guarded);
  });
});

describe('encodings', () => {
  const accented = Buffer.from(calm.replace(/(1\. )/, '$1Caf\xe9. '), 'latin1');

  it('holds what is read as Windows-1252 until a person says so', () => {
    const name = put('w.txt', accented);
    const doubted = released(name, 'w');
    expect(doubted.inputs[0].state).toBe('held');
    expect(doubted.err).toContain('--encoding windows-1252');
    expect(doubted.verified).toBe(0);
    const said = released(name, 'w2', '--encoding', 'windows-1252');
    expect(said.inputs[0].state).toBe('released-in-full');
    expect(said.verified).toBe(0);
  });

  it('reads UTF-16 as what it is', () => {
    const name = put('u.txt', Buffer.from(`\ufeff${calm}`, 'utf16le'));
    expect(released(name, 'u').inputs[0].state).toBe('released-in-full');
  });
});

it('a table is read row by row, so that its length is no matter', () => {
  const rows = Array.from({ length: 3000 }, (_, n) =>
    row(
      n + 1,
      `06NORDHAVEN${n + 1}`,
      'UNCLASSIFIED',
      calm.replace(/\d{6}(?=\n\nSIPDIS)/, String(n + 1).padStart(6, '0')),
    ),
  );
  const name = put('long.csv', rows.join('\n'));
  const found = tearline(['inspect', name, '--coverage', '--format', 'json']);
  expect(JSON.parse(found.out).families[0]).toMatchObject({ family: 'cablegate-csv', cables: 3000 });
});
