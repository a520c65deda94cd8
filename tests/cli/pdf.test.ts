import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { drawnPdf, typedPdf } from '../container/pdf/printing.ts';
import { fixture, json, place, textOf } from './tearline.ts';
import { tearline } from './warm.ts';

const CASES = ['03-unclassified', '05-portions-of-three-levels', '10-protected-source'];
const texts = CASES.map((name) => readFileSync(fixture(name), 'utf8'));

const put = (name: string, bytes: Uint8Array): string => {
  mkdirSync(join(place, name, '..'), { recursive: true });
  writeFileSync(join(place, name), bytes);
  return name;
};

/** Digests of all files of a run but that of who ran it when. */
const bytesOf = (run: string): string[] =>
  readdirSync(join(place, run), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'sessions.json')
    .map((entry) => {
      const bytes = readFileSync(join(entry.parentPath, entry.name));
      return `${entry.name} ${createHash('sha256').update(bytes).digest('hex')}`;
    })
    .sort();

let pdfs: Buffer[];
beforeAll(async () => {
  pdfs = await Promise.all(texts.map((text) => typedPdf(text, 25)));
  for (const [at, bytes] of pdfs.entries()) put(`cables/${at}.pdf`, bytes);
});

describe('PDFs on the command line', () => {
  it('are read by name, in a folder, in an archive and from standard input', () => {
    put('cables.zip', zipSync({ 'a/1.pdf': pdfs[1] as Buffer }));
    const numbers = (ran: { out: string }): string[] =>
      ran.out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).mrn);
    const inspected = (path: string, input?: Buffer) =>
      numbers(tearline(['inspect', path, '--format', 'json'], { input: input as never }));
    const all = inspected('cables');
    expect(all).toHaveLength(3);
    for (const path of ['cables/1.pdf', 'cables.zip']) expect(inspected(path)).toEqual([all[1]]);
    expect(inspected('-', pdfs[1])).toEqual([all[1]]);
    expect(numbers(tearline(['check', 'cables', '--format', 'json']))).toEqual(all);
  });

  it('are released, kept as text, decided on and verified; any number of workers gives the same bytes', () => {
    const release = (run: string, jobs: string) =>
      tearline(['release', 'cables', '--out', run, '--jobs', jobs]);
    expect(release('one', '1').code).toBe(1);
    release('two', '2');
    expect(bytesOf('two')).toEqual(bytesOf('one'));
    const [{ mrn }] = json('one', 'restricted/run.json').inputs;
    expect(textOf('one', 'restricted', `${mrn}.source.txt`)).toContain(texts[0]?.split('\n')[0]);
    const said = [
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
    ];
    expect(tearline(['decide', 'one', mrn, ...said])).toMatchObject({ code: 0, err: '' });
    expect(tearline(['verify', 'one']).code).toBe(0);
  });

  it('that cannot be read end as failed, with what to do, and the others are read', async () => {
    put('mixed/1.pdf', pdfs[0] as Buffer);
    put('mixed/2.pdf', await drawnPdf((page) => page.rect(60, 60, 99, 99).fill('grey')));
    put('mixed/3.pdf', (pdfs[1] as Buffer).subarray(0, 900));
    const { code, err } = tearline(['release', 'mixed', '--out', 'mixed-run']);
    expect(code).toBe(1);
    expect(err).toContain('mixed/2.pdf has 1 page and no text layer on any page');
    expect(err).toContain('mixed/3.pdf is a PDF that is damaged or cut off');
    const { inputs } = json('mixed-run', 'restricted/run.json');
    expect(inputs.map(({ state }: { state: string }) => state === 'failed')).toEqual([false, true, true]);
  });
});
