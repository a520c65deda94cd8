import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { signerOf } from '../../src/audit/sign.ts';
import { DiskFailure } from '../../src/disk/failure.ts';
import { RunFolder } from '../../src/disk/run-folder.ts';

const place = mkdtempSync(join(tmpdir(), 'tearline-run-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));
const BY = { holder: { pid: process.pid, boot: 'this start', host: 'here' }, isAlive: () => true };
const folder = RunFolder.create(join(place, 'run'), { replace: false }, BY);

test.each(['../07OSLO412.txt', '/07OSLO412.txt', '..', '.hidden', '', '07OSLO412\n.txt', 'a/b.txt'])(
  'nothing that may leave is written under the name %j',
  (name) => expect(() => folder.writeCopy('proposed', name, 'x')).toThrow(DiskFailure),
);

test.each(['../x.txt', 'referrals/../../x.txt', 'referrals//x.txt'])(
  'nor anything restricted under %j',
  (name) => expect(() => folder.writeRestricted(name, 'x')).toThrow(DiskFailure),
);

test('a name of ours is written', () => {
  folder.writeCopy('proposed', '07OSLO412.txt', 'x');
  expect(existsSync(join(place, 'run/proposed/07OSLO412.txt'))).toBe(true);
});

describe('a link in the folder of a run', () => {
  const diary = join(place, 'diary.txt');
  const linked = (name: string): void => {
    writeFileSync(diary, 'Dear diary');
    symlinkSync(diary, join(place, 'run', name));
  };

  test('is not followed by the notes of what is done', () => {
    linked('restricted/progress.jsonl');
    expect(() => folder.note('{}')).toThrow(/progress.jsonl is a symbolic link/);
    expect(readFileSync(diary, 'utf8')).toBe('Dear diary');
  });

  test('is no file that an interrupted run has left', () => {
    linked('proposed/diary.txt');
    expect(folder.bytesAt('proposed/diary.txt')).toBeUndefined();
    expect(folder.bytesAt('proposed/07OSLO412.txt')).toEqual(Buffer.from('x'));
  });
});

describe('a run that did not close', () => {
  const begun = (name: string): string => {
    const path = join(place, name);
    const run = RunFolder.create(path, { replace: false }, BY);
    run.openLog({ signer: signerOf('5'.repeat(64)) });
    run.appendLog(['{}']);
    run.closeLog();
    run.writeCopy('public', '07OSLO412.txt', 'x');
    return path;
  };

  test('is told from one that did, and is replaced when that is asked for', () => {
    const path = begun('begun');
    expect(() => RunFolder.create(path, { replace: false }, BY)).toThrow(
      /did not come to its end.*--replace/,
    );
    RunFolder.create(path, { replace: true }, BY);
    expect(readdirSync(path)).toEqual(['restricted']);
    expect(readdirSync(join(path, 'restricted'))).toEqual(['running']);
  });

  test('keeps all it has while somebody else writes to it', () => {
    const path = join(place, 'held');
    const run = RunFolder.create(path, { replace: false }, BY);
    run.openLog({ signer: signerOf('5'.repeat(64)) });
    run.writeCopy('proposed', '07OSLO412.txt', 'x');
    const other = { ...BY, holder: { ...BY.holder, pid: process.pid + 1 } };
    const before = readdirSync(path, { recursive: true });
    expect(() => RunFolder.create(path, { replace: true }, other)).toThrow(/writes to this run now/);
    expect(readdirSync(path, { recursive: true })).toEqual(before);
    run.unlock();
    expect(() => RunFolder.create(path, { replace: true }, other)).not.toThrow();
  });

  test('is replaced where nothing was written yet', () => {
    RunFolder.create(join(place, 'bare'), { replace: false }, BY);
    expect(() => RunFolder.create(join(place, 'bare'), { replace: true }, BY)).not.toThrow();
  });

  test('stays where copies were signed, or decisions kept', () => {
    const signed = begun('signed');
    writeFileSync(join(signed, 'public/manifest.json'), '{}');
    expect(() => RunFolder.create(signed, { replace: true }, BY)).toThrow(/holds copies that were released/);
    const decided = begun('decided');
    writeFileSync(join(decided, 'restricted/decisions.jsonl'), '{}\n');
    expect(() => RunFolder.create(decided, { replace: true }, BY)).toThrow(/holds recorded decisions/);
  });

  test.each([
    ['database', /a review, which a database keeps/],
    ['run', 'replaced'],
  ])('stays where the review is kept by a database, and not for the note alone: %s', (keeper, comes) => {
    const path = begun(`reviewed by a ${keeper}`);
    const sessions = [{ command: 'review opened', review: { size: 0, digest: '0'.repeat(64) }, keeper }];
    writeFileSync(join(path, 'restricted/sessions.json'), JSON.stringify(sessions, null, 2));
    const replaced = () => RunFolder.create(path, { replace: true }, BY);
    if (comes === 'replaced') expect(replaced).not.toThrow();
    else expect(replaced).toThrow(comes);
  });

  test.each([
    ['has a stranger beside', 'notes.txt'],
    ['has restricted files of no run', 'restricted/diary.txt'],
  ])('is no run where a folder %s', (_, stranger) => {
    const path = join(place, stranger.replace('/', '-'));
    mkdirSync(join(path, 'restricted'), { recursive: true });
    writeFileSync(join(path, stranger), 'x');
    expect(() => RunFolder.create(path, { replace: true }, BY)).toThrow(/not the folder of a run/);
    expect(existsSync(join(path, stranger))).toBe(true);
  });

  test('that did close is never replaced once it has copies that are released', () => {
    const path = begun('closed');
    writeFileSync(join(path, 'restricted/run.json'), '{}');
    expect(() => RunFolder.create(path, { replace: true }, BY)).toThrow(/holds copies that were released/);
  });
});
