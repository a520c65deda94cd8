import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signerOf } from '../../src/audit/sign.ts';
import { closeRun } from '../../src/batch/close.ts';
import { Ending } from '../../src/batch/ending.ts';
import { Journal } from '../../src/batch/journal.ts';
import type { Input } from '../../src/batch/records.ts';
import { copiesIn } from '../../src/batch/render.ts';
import type { Result } from '../../src/batch/result.ts';
import { runBatch } from '../../src/batch/run.ts';
import { loadFonts } from '../../src/disk/fonts.ts';
import { RunFolder } from '../../src/disk/run-folder.ts';
import { BEGUN } from '../../src/disk/run-place.ts';
import { inventedCable } from '../bench/corpus/cable.ts';
import { OPTIONS, RULEBOOK, SETTING } from '../golden/cases.ts';

const at = mkdtempSync(join(tmpdir(), 'tearline-resume-'));
afterAll(() => rmSync(at, { recursive: true, force: true }));

const SIGNER = signerOf('4'.repeat(64));
const US = { holder: { pid: process.pid, boot: 'this start', host: 'here' }, isAlive: () => true };
const CABLES = 60;
const INPUTS: readonly Input[] = Array.from({ length: CABLES }, (_, n) => {
  const { name, text } = inventedCable(n);
  return { file: name, read: () => Buffer.from(n === 7 ? '' : text) };
});
const MADE = { formats: ['txt' as const], marked: true, encoding: undefined };

/** Goes along with a run up to so many of its cables, and closes it only if that is all. */
async function run(
  folder: RunFolder,
  journal: Journal | undefined,
  upTo: number,
  inputs = INPUTS,
): Promise<Result[]> {
  const options = { ...OPTIONS, marked: true, render: copiesIn(MADE.formats, loadFonts()) };
  const going = runBatch(inputs, SETTING, RULEBOOK, options, folder, journal);
  const results: Result[] = [];
  const ending = new Ending(folder, SETTING);
  for (let step = going.next(); ; step = going.next()) {
    if (step.done) {
      await closeRun(folder, ending, SETTING, RULEBOOK, MADE, step.value, SIGNER, () => []);
      folder.end();
      return results;
    }
    results.push(step.value);
    ending.take(step.value);
    if (results.length === upTo) return results;
  }
}

async function begun(name: string, upTo: number): Promise<string> {
  const path = join(at, name);
  const folder = RunFolder.create(path, { replace: true }, US);
  folder.writeRestricted(BEGUN, '{}');
  folder.openLog({ signer: SIGNER });
  await run(folder, undefined, upTo);
  return path;
}

/** The results of the run that goes on, of which those that were not made anew have no files in hand. */
async function resumed(path: string, inputs = INPUTS, setting = SETTING): Promise<Result[]> {
  const folder = RunFolder.unclosed(path);
  if (folder === undefined) throw new Error('There is nothing to resume.');
  folder.lock(US);
  folder.openLog({ signer: SIGNER }, 'its beginning');
  return run(folder, new Journal(setting.key, folder), Number.POSITIVE_INFINITY, inputs);
}

const keptIn = (results: readonly Result[]): number =>
  results.filter(
    ({ files, restricted, state }) => state !== 'failed' && files.length + restricted.length === 0,
  ).length;

const filesOf = (path: string): Map<string, string> =>
  new Map(
    readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((file) => [file.slice(path.length), readFileSync(file, 'latin1')]),
  );

let whole: Map<string, string>;
beforeAll(async () => {
  whole = filesOf(await begun('whole', Number.POSITIVE_INFINITY));
}, 180_000);

describe('a run that was cut off', () => {
  test.each([1, 7, 8, 30, 59])('behind cable %i is finished to the same bytes', async (upTo) => {
    const path = await begun(`cut-${upTo}`, upTo);
    const results = await resumed(path);
    expect(filesOf(path)).toEqual(whole);
    expect(results.map(({ mrn, state }) => [mrn, state])).toEqual(
      resultsOf(whole).map(({ mrn, state }) => [mrn, state]),
    );
  });

  test('does nothing again that its log has sealed', async () => {
    const path = await begun('kept', 59);
    const kept = keptIn(await resumed(path));
    expect(kept).toBeGreaterThan(20);
    expect(kept).toBeLessThan(59);
  });

  test('twice goes on where it was cut off the second time', async () => {
    const path = await begun('twice', 30);
    const folder = RunFolder.unclosed(path);
    if (folder === undefined) throw new Error('There is nothing to resume.');
    folder.lock(US);
    folder.openLog({ signer: SIGNER }, 'its beginning');
    await run(folder, new Journal(SETTING.key, folder), 59);
    expect(keptIn(await resumed(path))).toBeGreaterThan(35);
    expect(filesOf(path)).toEqual(whole);
  });

  test('does again what has no whole file, and all after it', async () => {
    const path = await begun('torn', 59);
    truncateSync(join(path, 'restricted', `${resultsOf(whole)[3]?.mrn}.patch`), 100);
    expect(keptIn(await resumed(path))).toBeLessThan(5);
    expect(filesOf(path)).toEqual(whole);
  });

  test('does again what has no whole copy', async () => {
    const path = await begun('torn-copy', 59);
    const done = resultsOf(whole).find(({ folder }, i) => i > 2 && folder !== null);
    truncateSync(join(path, done?.folder ?? '', `${done?.mrn}.txt`), 100);
    expect(keptIn(await resumed(path))).toBeLessThan(8);
    expect(filesOf(path)).toEqual(whole);
  });

  test('keeps nothing of a file that has another name now, though its text is the same', async () => {
    const path = await begun('renamed', 59);
    const inputs = INPUTS.map((input, n) => (n === 4 ? { ...input, file: 'other.txt' } : input));
    expect(keptIn(await resumed(path, inputs))).toBeLessThan(5);
  });

  test('does not believe a note that is torn or was changed', async () => {
    const path = await begun('notes', 59);
    const notes = join(path, 'restricted/progress.jsonl');
    const lines = readFileSync(notes, 'utf8').split('\n');
    const note = lines[10] ?? '';
    lines[10] = note.replace(/"state":"[a-z-]+"/, '"state":"denied-in-full"');
    expect(lines[10]).not.toBe(note);
    writeFileSync(notes, lines.join('\n'));
    appendFileSync(notes, 'torn');
    expect(keptIn(await resumed(path))).toBe(10 - 1);
    expect(filesOf(path)).toEqual(whole);
  });

  test('is not finished with another text of a cable that its log has sealed', async () => {
    const path = await begun('other', 59);
    const changed = INPUTS.map((input, n) =>
      n === 3
        ? { ...input, read: () => Buffer.from(inventedCable(3).text.replace(/\bthe\b/i, 'an')) }
        : input,
    );
    await expect(resumed(path, changed)).rejects.toThrow(/decided something else/);
  });

  test('is not finished without inputs that its log has sealed', async () => {
    const path = await begun('fewer', 59);
    await expect(resumed(path, INPUTS.slice(0, 10))).rejects.toThrow(
      /inputs are missing|decided something else/,
    );
  });

  test('is no run that can be opened before it is finished', async () => {
    const path = await begun('open', 30);
    expect(() => RunFolder.open(path)).toThrow(/not the folder of a run/);
  });
});

const resultsOf = (files: ReadonlyMap<string, string>): Pick<Result, 'mrn' | 'state' | 'folder'>[] =>
  JSON.parse(files.get('/restricted/run.json') ?? '').inputs;
